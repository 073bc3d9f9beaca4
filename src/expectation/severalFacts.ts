import { maskQuoted } from './valuePhrase';

/**
 * The parts of a text that says several things of a result, with commas between: `` `200`, `image/x-icon` ``, `exit 0; no
 * output`. `undefined` where it says one thing, or where one of them may hold instead of another.
 */
export function splitFacts(text: string): readonly string[] | undefined {
  const bare = maskQuoted(text);
  if (text.length > longestList || hedges.test(bare)) return undefined;
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: gap } of bare.matchAll(separator)) {
    parts.push(text.slice(start, index));
    start = index + gap.length;
  }
  parts.push(text.slice(start));
  const facts = parts.map((part) => part.trim());
  return facts.length > 1 && facts.every((fact) => fact !== '') ? facts : undefined;
}

const longestList = 300;

/** `and` joins facts where the next one begins as one; else it may join two words of one fact. */
const separator = /\s*[,;]\s+(?:and\s+|with\s+)?|\s+(?:and|plus|\+)\s+(?=_|\d|no\s|HTTP|exit|status\s)/g;

/** One of several, in some cases only, before or after something, or nearly so. */
const hedges =
  /(?:^|[^\p{L}])(?:or|but|if|unless|when|either|neither|nor|except|before|after|until|once|than|then|like|similar|approximately|about|around|e\.g|i\.e|may|might|could|can|some|any|between|instead|rather|sometimes|optional\p{L}*|o|ou|oder|или|если|atau|jika|wenn|falls|cuando|quando|si|sinon|sonst)(?!\p{L})/iu;

/** Whether what is said holds in some cases only, or instead of something else. What is quoted says nothing of it. */
export function isHedged(text: string): boolean {
  return hedges.test(maskQuoted(text));
}
