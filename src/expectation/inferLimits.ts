import type { Matcher } from './expectation';
import { exactWords, readLimits, type Limit } from './limit';
import { quotePattern } from './pattern';
import { isUnit, parseNumberOf } from './quantity';

/**
 * A name and the limits of its number: `Error rate < 1%`, `Performance: ≥ 90`, `Speicher: höchstens 256 MB`. It is looked for
 * as reports write it, the name before a sign, and the number with the same kind of unit; without a unit it only confirms.
 */
export function inferNamedLimits(text: string): readonly Matcher[] | undefined {
  if (text.length > longest || !/\d/.test(text)) return undefined;
  const [, told = text, remark] = /^(.*\S)\s+\(([^()]*)\)$/.exec(text) ?? [];
  for (const { index } of told.matchAll(/(?<=[\s:=：])(?=[^\s:=：])|(?=[<>≤≥])/gu)) {
    const limits = readLimits(told.slice(index));
    const name = nameOf(told.slice(0, index));
    if (limits.length === 0 || name === undefined) continue;
    const matchers = limits.map((limit) => ofName(name, limit));
    if (!matchers.every((matcher) => matcher !== undefined)) return undefined;
    return remark === undefined ? matchers : [...matchers, { kind: 'review', sentence: text }];
  }
  return undefined;
}

const longest = 160;

function nameOf(words: string): string | undefined {
  const name = words
    .trim()
    .replace(/\s*[:=：]$/u, '')
    .replace(isLink, '')
    .replace(/^(?:the|der|die|das|el|la|le|il|lo|o|a)\s+/i, '')
    .replace(/^`(.*)`$/, '$1');
  return isName.test(name) && !isNoName.test(name) ? name : undefined;
}

/** Between a name and its limit. */
const isLink =
  /\s+(?:is|are|should be|must be|stays?|remains?|of|ist|sind|soll(?:te)? sein|bleibt|es|está|é|fica|est|reste|è|resta|adalah|là)$/i;
const isName = /^\p{L}[\p{L}\d./_'’-]*(?: [\p{L}\d./_'’-]+){0,3}$/u;
/** Words that say something else than what the number is of. */
const isNoName =
  /(?<!\p{L})(?:no|not|never|none|all|each|every|any|some|both|if|when|unless|or|and|wait|scale|run|keep|set|use|version|exits?|exited|code|status|than|test|tests|coverage|step|section|between|takes?|completes?|in|within|for|until|after|before|kein\p{L}*|nicht|alle|sin|todos|todas|si|sans|tous|toutes|se|senza|tutti|tutte|не|все|если|wenn|y|und|et|e|и|o|oder|ou)(?!\p{L})/iu;

function ofName(name: string, { comparison, value, rest }: Limit): Matcher | undefined {
  if (rest !== '' && !isUnit(rest)) return undefined;
  const words = name
    .split(/[\s_-]+/)
    .map(quotePattern)
    .join('[\\s_-]+');
  const pattern = `(?:^|[^\\p{L}\\d_-])${words}\\s*(?:\\([^()]*\\)\\s*)?[:=|]\\s*(\\d+(?:[.,]\\d+)*(?:\\s?(?:%|[A-Za-zµ]+(?:/[a-z]+)?))?)`;
  const common = { kind: 'number', pattern, ignoreCase: true, comparison, value } as const;
  return rest === '' ? { ...common, isLoose: true } : { ...common, unit: rest };
}

/**
 * A number of things, as programs count them: `25 objects created`, `at least 3 workers`. The number stands before the
 * same words, or behind them and a sign.
 */
export function inferCounted(text: string): readonly Matcher[] | undefined {
  if (text.length > longest || !/\d/.test(text)) return undefined;
  const [, digits, words = ''] = countedThings.exec(text) ?? [];
  const value = digits === undefined ? undefined : parseNumberOf(digits, words);
  const limits: readonly Limit[] = value === undefined ? readLimits(text) : [{ comparison: '=', value, rest: words }];
  const matchers = limits.map(ofThings);
  return matchers.length > 0 && matchers.every((matcher) => matcher !== undefined) ? matchers : undefined;
}

const countedThings = new RegExp(
  `^(?:(?:${exactWords}|just|only)\\s+)?(\\d{1,6}|[1-9]\\d{0,2}(?:\\.\\d{3})+)\\s+(.+)$`,
  'iu',
);

function ofThings({ comparison, value, rest }: Limit): Matcher | undefined {
  if (!areThings.test(rest) || isNoThing.test(rest) || isUnit(rest)) return undefined;
  const words = quotePattern(rest);
  const [, noun = '', done = ''] = /^(.+) (\p{L}+ed)$/u.exec(rest) ?? [];
  const end = '(?:\\W*$|\\s*[,;.)|]|\\s+in\\s\\d)';
  const before = `(?:^\\W*(?:${counts}\\s+)?|[,;(|]\\s*|\\sand\\s+)`;
  const forms = [
    `${before}(\\d[\\d,]*) ${words}${end}`,
    `^\\W*(?:(?:total|number of) )?${words}\\W*[:=]\\W*(\\d[\\d,]*)\\W*$`,
  ];
  if (done !== '') forms.push(`^\\W*${quotePattern(done)} (\\d[\\d,]*) ${quotePattern(noun)}${end}`);
  return { kind: 'number', pattern: forms.join('|'), ignoreCase: true, comparison, value };
}

/** What programs write before a count. */
const counts = '(?:found|loaded|imported|created|inserted|got|have|has|total|listed|returned|there (?:are|is))';

const areThings = /^\p{L}[\p{L}_-]*(?: \p{L}[\p{L}_-]*){0,3}$/iu;

/** Words that tell how the number is meant, or what is counted by other means. */
const isNoThing =
  /(?<!\p{L})(?:or|and|more|less|fewer|about|least|most|is|are|was|with|without|per|of|in|for|to|seconds?|minutes?|hours?|days?|ms|bytes?|[KMG]i?B|times?|tests?|passed|failed|passing|errors?|failures?|warnings?|vulnerabilities|rows?|lines?|match(?:es)?|permissions?|results?|files?|each|every|not|no|o|ou|oder|y|und|e|et)(?!\p{L})/iu;
