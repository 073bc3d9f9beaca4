/** Whether a machine has made this up, by all appearance: long enough, of several kinds of letters, and no words. */
export function looksRandom(text: string): boolean {
  if (text.length < 12 || text.length > 4096 || /\s/.test(text)) return false;
  if (uuid.test(text) || /^[./~]|:\/\/|^[\d.:,_-]+$|^\d{4}-\d\d-\d\d/.test(text)) return false;
  return (
    countKinds(text) >= 2 && /\d/.test(text) && /[A-Za-z]/.test(text) && entropy(text) >= 3 && !isMadeOfWords(text)
  );
}

/** Whether this is no word of a language, no number, no path and no name: of a text that is known to hold a secret. */
export function looksMadeUp(text: string): boolean {
  if (text.length < 8 || /^[./~-]|:\/\/|\/.*\.|^[\d.:,_-]+$/.test(text)) return false;
  return (/\d/.test(text) && /[A-Za-z]/.test(text)) || /[a-z][A-Z]/.test(text);
}

/** Whether nobody could find this out by trying, so that a short digest of it gives nothing away. */
export function isUnguessable(text: string): boolean {
  const isLong = /^[0-9a-f]+$/i.test(text) ? text.length >= 32 : text.length >= 24;
  return isLong && looksRandom(text) && entropy(text) * text.length >= 96;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function countKinds(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length;
}

/** `release-2026-candidate`: between digits and signs, words of four lower-case letters or more make up most of it. */
function isMadeOfWords(text: string): boolean {
  const words = text.match(/[A-Z]?[a-z]{3,}|[A-Z]{4,}/g) ?? [];
  const letters = words.filter((word) => /[aeiouy]/i.test(word)).reduce((sum, { length }) => sum + length, 0);
  return letters / text.length > 0.6;
}

/** Bits per character, as the text's own letters are spread. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
