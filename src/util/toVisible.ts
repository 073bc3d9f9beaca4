/** Control characters, and those that turn the direction of text or hide, as `\u{1b}`; halves of characters as U+FFFD. */
export function toVisible(line: string): string {
  return line
    .replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
    .replace(/(?!\t)[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, (character) => {
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    });
}
