/** Words with one space for all white space between them, and none around. */
export function onOneLine(words: string): string {
  const trimmed = words.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}
