import { parseNumber } from './quantity';

/** What a line counts of tests. What it does not count is absent. */
export interface Counts {
  readonly passed?: number;
  readonly failed?: number;
  readonly skipped?: number;
  readonly total?: number;
}

/** The counts of one line. */
export interface CountedLine {
  readonly counts: Counts;
  /** One count, and nothing else is said: `# pass 80`, `80 passing (2s)`. */
  readonly isAlone: boolean;
  /** Other words of the line speak of what is wanted, or take it back: `not 85 passed`, `needs 85 passed`. */
  readonly isTakenBack: boolean;
}

/**
 * The counts of tests in a line, as test runners write them: `5 failed, 80 passed, 85 total`, `Tests run: 85, Failures: 0`,
 * `80 of 85 tests passed`, `85 examples, 0 failures`. Of suites, files and steps only what failed is counted.
 */
export function readCounts(line: string): CountedLine | undefined {
  if (line.length > longestSummary || !/\d/.test(line) || !mention.test(line)) return undefined;
  let found: Counts = {};
  let parts = 0;
  let rest = line;
  for (const { pattern, read } of /\d\s*$/.test(line) ? wordsFirst : numbersFirst) {
    rest = rest.replace(pattern, (...match: unknown[]) => {
      const groups = match.at(-1) as Readonly<Record<string, string | undefined>>;
      const counts = read(groups);
      if (counts === undefined) return match[0] as string;
      parts++;
      found = addCounts(found, counts);
      return ' ';
    });
  }
  if (parts === 0) return undefined;
  const counts = isOfOthers(line) ? onlyFailures(found) : found;
  const isAlone = parts === 1 && !/[\p{L}\p{N}]/u.test(rest.replace(/\([^()]*\)/g, ''));
  return { counts, isAlone, isTakenBack: takesBack.test(rest) };
}

/** Failures and errors add up, as do skipped and pending tests; of what passed, and of all, the first number counts. */
export function addCounts(left: Counts, right: Counts): Counts {
  const sum = { ...right, ...left };
  for (const name of ['failed', 'skipped'] as const) {
    if (left[name] !== undefined && right[name] !== undefined) sum[name] = left[name] + right[name];
  }
  return sum;
}

const takesBack =
  /\b(?:not?|never|fail\w*|would|should|expect\w*|wait\w*|if|until|prev\w*|yesterday|earlier|last|was|goals?|wanted|needs?|required?|targets?|at least|minimum)\b/i;

/** A line that is longer is no summary. */
const longestSummary = 500;

/** No count is without one of these. */
const mention =
  /pass|fail|succe|skip|pending|total|tests?\b|err|example|spec|scenario|ignored|todo|broken|run|cancel|executed|interrupt|crash|aborted/i;

/** Jest's and vitest's lines for other things than tests, and cucumber's for steps. */
function isOfOthers(line: string): boolean {
  if (/^\W*(?:test suites?|test files?|suites?|files?|snapshots?|assertions|containers?|features?)\b(?!=)/i.test(line))
    return true;
  const others = /\d\s+(?:test )?(?:suites?|files|steps|features|snapshots|containers|assertions)\b/i;
  return others.test(line) && !/\b(?:tests?(?! suites?)|examples?|specs?|scenarios?|runs|cases)\b/i.test(line);
}

function onlyFailures({ failed }: Counts): Counts {
  return failed === undefined ? {} : { failed };
}

type CountName = keyof Counts;

const words: Readonly<Record<CountName, string>> = {
  passed: 'pass(?:ed|ing|es)?|succeeded|successful(?:ly)?|success(?:es)?',
  failed:
    'fail(?:ed|ing|ures?|s)?|err(?:or)?(?:s|ed)?|broken|crashed|cancell?ed|interrupted|did not run|not run|aborted',
  skipped:
    'skip(?:ped|s)?|pending|todos?|ignored|disabled|xfail(?:ed)?|xpass(?:ed)?|incomplete|inconclusive|risky|omitted|excluded|expected failures?',
  total: 'total|tests? (?:run|completed?|found|executed|in total)|total tests',
};

const nouns = 'tests?|specs?|examples?|scenarios?|test cases?|cases?|checks?|runs|suites?|files?|steps?|features?';
const number = '(?<![\\w.,/%-])(?<count>\\d{1,9}(?:,\\d{3})*)';
const lastNumber = '(?<count>\\d{1,9}(?:,\\d{3})*)(?![\\w%/:-]|\\.\\d)';
const anyWord = `(?<word>${Object.values(words).join('|')})`;
const noun = `(?:(?:[\\w-]{1,20}\\s)?(?:${nouns})\\s{1,4}(?:(?:have|has|were|was|are|is)\\s)?)?`;

/** One form of a count, with what its groups say. */
interface Form {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => Counts | undefined;
}

/** `80 of 85 tests passed`, `5/85 failed`. */
const shareFirst: Form = {
  pattern: form(`${number}\\s?(?:of|out of|/)\\s?(?<of>\\d{1,9})\\s{1,4}${noun}${anyWord}(?![\\w-])`),
  read: share,
};

/** `Passed: 80/85`, `failed 5 of 85`. */
const shareLast: Form = {
  pattern: form(`(?<![\\w-])${anyWord}[\\s:=]{1,8}(?<count>\\d{1,9})\\s?(?:of|out of|/)\\s?(?<of>\\d{1,9})(?![\\w.%])`),
  read: share,
};

/** `80 passed`, `5 tests failed`. */
const numberWord: Form = { pattern: form(`${number}\\s{1,8}${noun}${anyWord}(?![\\w-])`), read: single };

/** `Passed: 80`, `# pass 80`, `[  FAILED  ] 5 tests`; but not `error 5`. */
const wordNumber: Form = {
  pattern: form(`(?<![\\w-])${anyWord}(?<sign>\\s{0,9}[:=\\])]\\s{0,40}|\\s{1,40})${lastNumber}`),
  read: (groups) => (/^err/i.test(groups['word'] ?? '') && groups['sign']?.trim() === '' ? undefined : single(groups)),
};

/** `Tests: 85`, `tests=85`. */
const testsNumber: Form = {
  pattern: form(`(?<![\\w-])tests?(?:\\s{0,9}[:=]\\s{0,40}|\\s{1,40})${lastNumber}`),
  read: total,
};

/** `85 tests`, `85 examples`, `out of 85`. */
const numberTests: Form = {
  pattern: form(
    `(?:out\\sof\\s{1,4}(?<all>\\d{1,9})|${number}\\s{1,8}(?:[\\w-]{1,20}\\s)?(?:tests?|specs?|examples?|scenarios?|test cases|runs))(?![\\w-])`,
  ),
  read: total,
};

/** Karma's `Executed 80 of 85`. */
const executed: Form = {
  pattern: form('\\bexecuted\\s(?<count>\\d{1,9})\\sof\\s(?<of>\\d{1,9})(?=\\s)'),
  read: ({ count, of }) => ({ passed: Number(count), total: Number(of) }),
};

/** Vitest's `Tests  80 passed (85)`. */
const inParentheses: Form = {
  pattern: form('(?<=^\\s{0,20}Tests\\s.{0,200})\\((?<count>\\d{1,9})\\)\\s*$'),
  read: total,
};

/** The last row of Cypress's table: `✔  All specs passed!   00:12   85   80   -   5   -`. */
const cypressRow: Form = {
  pattern: form(
    '^\\s{0,9}[✔✖√]\\s.{0,99}\\d\\d:\\d\\d\\s+(?<all>\\d+)\\s+(?<passed>\\d+|-)\\s+(?<failed>\\d+|-)\\s+(?<pending>\\d+|-)\\s+(?<skipped>\\d+|-)\\s*$',
  ),
  read: ({ all, passed, failed, pending, skipped }) => ({
    total: Number(all),
    passed: numberOr0(passed),
    failed: numberOr0(failed) + numberOr0(skipped),
    skipped: numberOr0(pending),
  }),
};

const shares = [cypressRow, inParentheses, shareFirst, shareLast, executed];
const numbersFirst: readonly Form[] = [...shares, numberWord, wordNumber, testsNumber, numberTests];
const wordsFirst: readonly Form[] = [...shares, wordNumber, testsNumber, numberWord, numberTests];

function form(pattern: string): RegExp {
  return new RegExp(pattern, 'gi');
}

function single({ word = '', count = '' }: Readonly<Record<string, string | undefined>>): Counts | undefined {
  const value = parseNumber(count);
  const name = nameOf(word);
  return value === undefined || name === undefined ? undefined : { [name]: value };
}

function share(groups: Readonly<Record<string, string | undefined>>): Counts | undefined {
  const part = single(groups);
  return part && { ...part, total: Number(groups['of']) };
}

function total({ count, all }: Readonly<Record<string, string | undefined>>): Counts | undefined {
  const value = parseNumber(count ?? all ?? '');
  return value === undefined ? undefined : { total: value };
}

function numberOr0(text = ''): number {
  return text === '-' ? 0 : Number(text);
}

function nameOf(word: string): CountName | undefined {
  return names.find(([, pattern]) => pattern.test(word))?.[0];
}

const names = (Object.entries(words) as [CountName, string][]).map(
  ([name, pattern]) => [name, new RegExp(`^(?:${pattern})$`, 'i')] as const,
);
