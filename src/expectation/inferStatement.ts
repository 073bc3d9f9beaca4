import { asksServer, asksVersion, runsTests } from './commandTraits';
import type { Matcher } from './expectation';
import { anyJson, inferFact } from './inferFact';
import { inferHttp } from './inferHttp';
import { inferNumber } from './inferNumber';
import { inferSuccess } from './inferSuccess';
import { inferQuoted } from './inferText';
import { besideVersion, inferNamedVersion } from './inferVersion';
import { verify } from './verify';

/** A statement about a result, understood. */
export interface Statement {
  /** What it speaks of, in the author's words: `Health endpoint`. Empty when nothing is named. */
  readonly subject: string;
  readonly matchers: readonly Matcher[];
}

/**
 * Reads a statement that no word marks as an expectation: an item's or a heading's text, what is to be verified
 * (`Health check returns 200`, `` `meta.mode` = "fast" ``, `All tests pass`). `undefined` unless it can be checked in
 * this command's output for sure.
 */
export function inferStatement(words: string, command: string): Statement | undefined {
  return statementReader(words)?.(command);
}

/** The same for several commands: what the statement says of each. `undefined` when it says nothing of any command. */
export function statementReader(words: string): ((command: string) => Statement | undefined) | undefined {
  const text = words
    .replaceAll('**', '')
    .trim()
    .replace(/^(?:[✓✔✅☑]️?\s*)+/u, '')
    .replace(verify, '')
    .replace(/[.:;!]$/, '')
    .replace(/(?<=\b(?:shows?|says?|prints?|reports?|reads?|contains?|includes?|displays?)):\s+(?=["“`])/i, ' ')
    .replace(/(?<=(?:shows?|says?|reads?|reports?) ["“`][^"”`]*["”`])\s+(?:status|state|phase)$/i, '')
    .trim();
  if (text.length === 0 || text.length > 300 || isConditional.test(text)) return undefined;
  const isDenial = denies.test(text.replace(/["“`][^"”`]*["”`]|\([^()]*\)/g, ' '));
  const fitting = rules.filter(({ needs, isOfDenials }) => needs.test(text) && (!isDenial || isOfDenials === true));
  if (fitting.length === 0) return undefined;
  return (command) => {
    for (const { read } of fitting) {
      const statement = read(text, command);
      if (statement) return statement;
    }
    return undefined;
  };
}

const isConditional = /^(?:if|when|unless|si|wenn|falls|quando|cuando)\b|\b(?:unless|otherwise)\b/i;

/** `Admin does not return 200`: what is denied is another thing than what is said. */
const denies =
  /\b(?:not|never|cannot|neither|nor|nothing|nobody|none|without|instead of|rather than|no longer|stops?|fails? to)\b|n['’]t\b/i;

interface StatementRule {
  /** What no statement of the kind is without: most texts have none of it, and need not be looked at closely. */
  readonly needs: RegExp;
  /** Reads what is denied, too. */
  readonly isOfDenials?: true;
  readonly read: (text: string, command: string) => Statement | undefined;
}

const rules: readonly StatementRule[] = [
  { needs: /HTTP|status|[1-5]\d\d/i, read: inferStatus },
  { needs: /[45]\d\d/, isOfDenials: true, read: inferMissingStatus },
  { needs: /JSON/, read: inferAnyJson },
  { needs: /`/, read: inferMember },
  { needs: /`/, read: inferKeys },
  { needs: /["”`]$/, read: inferShown },
  { needs: /stat(?:us|e)$/, read: inferState },
  { needs: /\)$/, read: inferLimit },
  { needs: /coverage/i, read: inferCoverage },
  { needs: /test/i, read: inferTests },
  { needs: /\d/, read: inferVersions },
];

const says =
  '(?:now\\s+)?(?:(?:should|must)\\s+)?(?:returns?|responds?(?:\\s+with)?|answers?(?:\\s+with)?|gives?|shows?|says?|displays?|prints?|reports?|outputs?|reads?|contains?|includes?|status(?:\\s+code)?(?:\\s+is|:)?|is|be|→|->|=>)';

/** `Health check returns 200`, `Home page responds (200)`. */
function inferStatus(text: string, command: string): Statement | undefined {
  if (!asksServer(command)) return undefined;
  const told = text.replace(/\s*\(not (?:an? )?[45]\d\d\)$/i, '');
  const [, subject = '', status = ''] = saysStatus.exec(told) ?? pointsToStatus.exec(told) ?? [];
  const http = status === '' ? undefined : inferHttp(status.trim());
  return http && { subject, matchers: [http] };
}

const saysStatus = new RegExp(`^(.*?)\\s*\\b${says}\\s*\\(?((?:HTTP|status|\`?[1-5]\\d\\d)\\b[^()]*)\\)?$`, 'i');
const pointsToStatus = /^(.*?)\s*(?:→|->|=>)\s*(`?[1-5]\d\d\b.*)$/;

/** `(not 404)`, `No 500 errors`. */
function inferMissingStatus(text: string, command: string): Statement | undefined {
  if (!asksServer(command)) return undefined;
  const [, subject = '', status] = /^(.*?)\s*\(not (?:an? )?([45]\d\d)\)$/i.exec(text) ?? [];
  // `gives a body and 200 (not 404)`: that 404 is absent would be all that is looked at.
  if (/\d{3}/.test(subject)) return undefined;
  const missing = status ?? /^no ([45]\d\d)(?: (?:errors?|responses?|status))?$/i.exec(text)?.[1];
  return missing === undefined
    ? undefined
    : { subject, matchers: [{ kind: 'not-contains', text: missing, literal: true }] };
}

function inferAnyJson(text: string, command: string): Statement | undefined {
  if (!asksServer(command)) return undefined;
  const [, subject, array] = saysJson.exec(text) ?? [];
  const matcher: Matcher = array === undefined ? anyJson : { kind: 'json-subset', value: ['...'] };
  return subject === undefined ? undefined : { subject, matchers: [matcher] };
}

const saysJson = new RegExp(
  `^(.*?)\\s*\\b(?:${says}|are)\\s+(?:an? )?(?:valid )?JSON(?: with proper formatting| (?:response|body|object|document)| (array))?$`,
  'i',
);

/** `` `meta.mode` = "fast" ``. */
function inferMember(text: string, command: string): Statement | undefined {
  const [, subject = '', member = ''] =
    /^(.*?)\s*(`[\w.]+`\s*(?:==?|:|is|should be|equals|shows)\s*["“`][^"”`]+["”`])$/i.exec(text) ?? [];
  const matchers = member === '' || !printsJson(command) ? undefined : inferFact(member, command);
  return matchers?.every(({ kind }) => kind === 'json') ? { subject, matchers } : undefined;
}

/** `` `data` array with profiles ``, `` `score` and `rank` fields ``: the keys are there. */
function inferKeys(text: string, command: string): Statement | undefined {
  const [, list] =
    /^(?:(?:response|output|it|body)\s+(?:has|contains|includes)\s+)?((?:`\w+`(?:\s*,\s*(?:and\s+)?|\s+and\s+)?)+)\s+(?:arrays?|objects?|fields?|keys?|propert(?:y|ies)|strings?|values?)\b/i.exec(
      text,
    ) ?? [];
  if (list === undefined || !printsJson(command)) return undefined;
  const keys = Array.from(list.matchAll(/`(\w+)`/g), ([, key]) => key ?? '');
  return { subject: '', matchers: keys.map((key) => ({ kind: 'contains', text: `"${key}"`, literal: true })) };
}

/** `Health endpoint shows "healthy" or "degraded"`. */
export function inferShown(text: string): Statement | undefined {
  const [, subject = '', shown = ''] = saysQuoted.exec(text) ?? [];
  const matchers = shown === '' ? undefined : inferQuoted(shown);
  const isPrinted = matchers?.every(({ kind }) => kind !== 'review') === true;
  // `State "a", health "b"`: two things are said, and one of them would be all that is looked at.
  const isOfOne = !isOfSeveral(subject) && !/,\s*$/.test(subject) && !/["”`][^"”`]*,/.test(subject);
  return isPrinted && isOfOne ? { subject, matchers } : undefined;
}

const saysQuoted = new RegExp(`^(.*?)\\s*\\b(?:${says})\\s+((?:["“\`])[^]*["”\`])$`, 'i');

/** `/health returns Healthy status`: a word that is written as programs print it. */
function inferState(text: string): Statement | undefined {
  const [, subject = '', word = ''] =
    /^(.*?)\s*\b(?:returns?|shows?|reports?|is)\s+(?:an?\s+)?(\p{Lu}\p{L}+)\s+(?:status|state)$/u.exec(text) ?? [];
  return word === '' ? undefined : { subject, matchers: [{ kind: 'contains', text: word, literal: true }] };
}

/** `All critical tests pass in CI log`. */
function inferTests(text: string, command: string): Statement | undefined {
  const matchers = runsTests(command) ? inferSuccess(text, command) : undefined;
  return matchers && { subject: '', matchers };
}

function inferVersions(text: string, command: string): Statement | undefined {
  if (!asksVersion(command)) return undefined;
  const named = inferNamedVersion(text);
  const beside = besideVersion(text);
  if (named === undefined || beside === 'another') return undefined;
  const rest: readonly Matcher[] = beside === 'more' ? [{ kind: 'review', sentence: text }] : [];
  return { subject: named.name, matchers: [named.matcher, ...rest] };
}

/** `Smoke tests pass (< 30 seconds)`: how long the tests may take. */
function inferLimit(text: string, command: string): Statement | undefined {
  const [, subject = '', limit = ''] =
    /^(.*?)\s*\(`?((?:<|<=|≤|under|less than|at most)\s*\d[^()`]*)`?\)$/i.exec(text) ?? [];
  const matcher = limit === '' || !runsTests(command) ? undefined : inferNumber(limit);
  if (matcher?.kind !== 'number') return undefined;
  return { subject: /\btests?\b/i.test(subject) ? '' : subject, matchers: [matcher] };
}

/** `Test coverage > 80%`, `Coverage is at least 80 %`, `80%+ code coverage`. */
function inferCoverage(text: string, command: string): Statement | undefined {
  if (!/cov/i.test(command)) return undefined;
  const [, sign = '', value = ''] =
    /^(?:(?:test|code|line|unit test)\s+)?coverage\s*(?:is|of|must be|should be|stays|remains)?\s*(>=|>|≥|above|over|at least)\s*(\d+(?:\.\d+)?)\s?%$/i.exec(
      text,
    ) ?? [];
  const matcher = inferNumber(value === '' ? text : `${sign} ${value}% coverage`);
  return matcher?.kind === 'number' && matcher.unit === '%' ? { subject: '', matchers: [matcher] } : undefined;
}

function printsJson(command: string): boolean {
  return asksServer(command) || /\bjq\b|json/i.test(command);
}

/** What is said of several things at once no single check can hold; and what is denied, or depends on something, says another thing. */
function isOfSeveral(subject: string): boolean {
  return /\b(?:all|each|every|both|any|none|no|not|nothing|nobody|never|cannot|without|n?either|if|when|unless|until|except|services|containers|pods|tables)\b|n['’]t\b/i.test(
    subject,
  );
}
