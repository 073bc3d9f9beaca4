/**
 * Whether words hold something to a limit: `smaller than 60 MB`, `mind. 30 % frei`, `between 2 and 4`. An order to wait
 * so long does not.
 */
export function tellsLimit(words: string): boolean {
  return words.length <= longest && /\d/.test(words) && limit.test(words) && !waits.test(words);
}

/** Nobody writes a longer limit; bounds the time that looking for one can take. */
const longest = 600;

const than =
  '(?:smaller|less|lower|fewer|greater|larger|bigger|more|higher|faster|newer|older|shorter|weniger|mehr|kleiner|größer|schneller|älter|neuer)\\s+(?:than|als)';
const bound =
  'under|below|over|above|at least|at most|no more than|min(?:imum)?\\.?|max(?:imum)?\\.?|unter|über|mindestens|mind\\.|höchstens|maximal|menos de|más de|al menos|como (?:máximo|mínimo)|moins de|plus de|au moins|au plus|meno di|più di|almeno|al massimo|mais de|pelo menos|no (?:máximo|mínimo)';
const range = '(?:between|zwischen|entre|tra)\\s+\\S*\\d\\S*(?:\\s?\\p{L}+)?\\s+(?:and|und|y|et|e)\\s+\\S*\\d';
const more =
  '\\d\\S*(?:\\s?\\p{L}{1,12})?\\s+(?:or|oder|o|ou)\\s+(?:more|fewer|less|higher|newer|later|mehr|weniger|más|menos|plus|moins)';

const limit = new RegExp(
  `(?:(?<![-=])[<>]=?|[≤≥])\\s*\\d|(?<!\\p{L})(?:(?:${than}|${bound})\\s+[$€]?\\d|${range}|${more}(?!\\p{L}))`,
  'iu',
);

const waits =
  /^\W*(?:(?:then|and|please)\s+)?(?:wait|allow|keep|leave|monitor|watch|observe|let|repeat|warte\p{L}*|beobachte\p{L}*|esper\p{L}+|attend\p{L}+|aguard\p{L}+|attendere)(?!\p{L})/iu;
