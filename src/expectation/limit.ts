import type { Comparison } from './expectation';
import { parseNumberOf } from './quantity';

/** A number and the side of it on which others are as good: `at least 3`, `< 200`, `5 oder weniger`, `不超过 5`. */
export interface Limit {
  readonly comparison: Comparison;
  readonly value: number;
  /** What stands behind the number: its unit, and what is counted. */
  readonly rest: string;
}

/** Reads a limit that a text begins with. `undefined` where it begins with none. */
export function readLimit(text: string): Limit | undefined {
  const [, sign = '', digits = '', rest = ''] = signBefore.exec(text) ?? [];
  if (sign !== '') return toLimit(signs.get(sign), digits, rest);
  const words = wordsBefore.find(({ pattern }) => pattern.test(text));
  if (words) {
    const [, number = '', behind = ''] = words.pattern.exec(text) ?? [];
    return toLimit(words.comparison, number, behind);
  }
  for (const { comparison, pattern } of wordsBehind) {
    const [, number = '', percent = '', noun = '', last = ''] = pattern.exec(text) ?? [];
    if (number !== '')
      return toLimit(comparison, number, [percent, noun, last].filter((part) => part !== '').join(' '));
  }
  return undefined;
}

/** Both ends of `between 2 and 4 GB`; one limit where a text begins with one. Empty where it begins with none. */
export function readLimits(text: string): readonly Limit[] {
  const [, from = '', to = '', rest = ''] = range.exec(text) ?? [];
  if (from === '') {
    const limit = readLimit(text);
    return limit ? [limit] : [];
  }
  const limits = [toLimit('>=', from, rest), toLimit('<=', to, rest)];
  return limits.every((limit) => limit !== undefined) ? limits : [];
}

function toLimit(comparison: Comparison | undefined, digits: string, rest: string): Limit | undefined {
  const value = parseNumberOf(digits.replace(/[.,]$/, ''), rest.trim());
  return value === undefined || comparison === undefined ? undefined : { comparison, value, rest: rest.trim() };
}

const number = '(\\d[\\d.,]*)';
const signs: ReadonlyMap<string, Comparison> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['=<', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['=>', '>='],
  ['≥', '>='],
]);
const signBefore = new RegExp(`^(<=|>=|=<|<|>|≤|≥)\\s*${number}\\s*(.*)$`, 'u');

/** Words that let no other number be as good. */
export const exactWords =
  'exactly|precisely|genau|exakt|exactamente|exatamente|exactement|précisément|esattamente|ровно|precies|exact|tepat|đúng';

/** Words that stand before the number, in the languages of real checklists. */
const wordsBefore = toPatterns(
  [
    ['=', exactWords, '恰好|正好|ちょうど|정확히'],
    [
      '<',
      '(?:less|lower|smaller|fewer|shorter|faster) than|under|below|(?:weniger|kleiner|kürzer) als|unter|menos (?:de|que)|menor(?:es)? (?:que|de|a)|por debajo de|inferior(?:es)? a|abaixo de|moins de|inférieure?s? à|en dessous de|sous|meno di|inferiore a|sotto|меньше|менее|ниже|kurang dari|di bawah|dưới|ít hơn|minder dan|onder',
      '小于|少于|低于|不到|不足',
    ],
    [
      '<=',
      'at most|no(?:t)? more than|not exceed(?:ing)?|up to|max(?:imum)?(?: of)?\\.?|höchstens|maximal|nicht mehr als|bis zu|como máximo|a lo sumo|no más de|máximo|no máximo|não mais (?:de|que)|até|au (?:plus|maximum)|pas plus de|al massimo|non più di|не более|не больше|максимум|paling banyak|maksimal|tối đa|không quá|hoogstens',
      '不超过|最多|至多|不多于|不大于|不高于',
    ],
    [
      '>=',
      'at least|no(?:t)? (?:less|fewer) than|min(?:imum)?(?: of)?\\.?|mindestens|mind\\.|wenigstens|al menos|por lo menos|como mínimo|mínimo|pelo menos|no mínimo|au (?:moins|minimum)|almeno|не менее|не меньше|как минимум|минимум|setidaknya|minimal|ít nhất|tối thiểu|minstens',
      '至少|最少|不少于|不小于|不低于|最低',
    ],
    [
      '>',
      '(?:more|greater|higher|larger|bigger|longer) than|over|above|exceed(?:s|ing)?|(?:mehr|größer|höher) als|über|más de|mayor(?:es)? (?:que|de|a)|superior(?:es)? a|por encima de|mais de|maior(?:es)? (?:que|de)|acima de|plus de|supérieure?s? à|au-dessus de|più di|superiore a|sopra|больше|более|выше|lebih dari|di atas|trên|nhiều hơn|meer dan|boven',
      '大于|多于|高于|超过',
    ],
  ],
  (words, inScript) => `^(?:(?:${words})\\s+|(?:${inScript})\\s*)${number}\\s*(.*)$`,
);

/** Words that stand behind it, with the unit or the thing between. */
const wordsBehind = toPatterns(
  [
    [
      '>=',
      '(?:or|and) (?:more|higher|greater|better|above|up)|oder mehr|o más|ou mais|ou plus|o più|или больше|или более|atau lebih|trở lên|of meer',
      '以上|이상|或以上|及以上',
    ],
    [
      '<=',
      'or (?:fewer|less|lower|below|under|faster)|oder weniger|o menos|ou menos|ou moins|o meno|или меньше|или менее|atau kurang|trở xuống|of minder',
      '以下|以内|이하|이내|之内|或以下',
    ],
    ['<', '미만', '未満|未滿'],
  ],
  (words, inScript) =>
    `^${number}\\s*(%?)\\s*([\\p{L}µ/]{0,12}?)\\s*(?:(?<=[\\s\\d%\\p{L}])(?:${words})(?!\\p{L})|(?:${inScript}))\\s*(.*)$`,
).concat([{ comparison: '>=', pattern: new RegExp(`^${number}\\s*(%?)()\\+\\s*(.*)$`, 'u') }]);

interface LimitWords {
  readonly comparison: Comparison;
  readonly pattern: RegExp;
}

function toPatterns(
  lexicon: readonly (readonly [Comparison, string, string])[],
  toPattern: (words: string, inScript: string) => string,
): LimitWords[] {
  return lexicon.map(([comparison, words, inScript]) => ({
    comparison,
    pattern: new RegExp(toPattern(words, inScript), 'iu'),
  }));
}

const range = new RegExp(
  `^(?:between|zwischen|entre|tra|между|antara|giữa|tussen)\\s+${number}\\s*%?\\s*(?:and|und|y|e|et|и|dan|và|en)\\s+${number}\\s*(.*)$`,
  'iu',
);
