import type { Matcher } from './expectation';
import { quotePattern } from './pattern';
import { maskQuoted } from './valuePhrase';

/**
 * Things with the state that a listing shows in their row: `api-1 Running`, `web-* pods Ready, db-0 is up`, `data-claim - Status:
 * Bound`; and a name with a full count: `accounts 3/3`. A row that says so confirms; every other is for a person.
 */
export function inferNamedStates(text: string): readonly Matcher[] | undefined {
  if (text.length > longest || denies.test(maskQuoted(text))) return undefined;
  const patterns = text.split(/\s*[,;]\s+(?:and\s+)?|\s+(?:and|und|y|et|e|и|dan|và)\s+/u).map(rowPattern);
  if (!patterns.every((pattern) => pattern !== undefined)) return undefined;
  return patterns.map((pattern) => ({ kind: 'regex', pattern, ignoreCase: true, negated: false, isLoose: true }));
}

const longest = 200;

const denies =
  /(?<!\p{L})(?:not?|never|none|nothing|without|or|if|when|unless|until|except|but|no longer|some|most|any|nicht|kein\p{L}*|oder|wenn|sin|sem|sans|ne|pas|не|нет|если|или|ou)(?!\p{L})/iu;

function rowPattern(part: string): string | undefined {
  const [, name = '', state = '', to] = namedState.exec(part) ?? [];
  if (name !== '')
    return `(?:^|[\\s/"'])${namePattern(name)}[\\s"']+(?:.*[\\s:"'(])?${state}${to === undefined ? '' : `\\s+(?:.*\\s)?${quotePattern(to)}`}(?:[\\s"',;)]|$)`;
  const [, before, count, counted, behind] = fullCount.exec(part) ?? [];
  const thing = before ?? behind;
  const ratio = count ?? counted;
  if (thing === undefined || ratio === undefined) return undefined;
  const words = quotePattern(thing);
  return `(?:^|[^\\w])${words}\\W{1,4}${ratio}(?:[^\\w/.]|$)|(?:^|[^\\w/.])${ratio}\\W{1,3}${words}(?:[^\\w]|$)`;
}

/** The name alone, or with the number or the hash of one of its copies behind. */
function namePattern(name: string): string {
  const words = name.split('*').map(quotePattern).join('[\\w.-]*');
  return `${words}(?:[-_]?\\d+|-[a-z\\d]{6,10}-[a-z\\d]{5})?`;
}

const states =
  'Running|Ready|Bound|Up|Available|Active|Healthy|Completed|Succeeded|Synced|Deployed|Online|Enabled|Connected|Listening';
const kinds =
  '(?:\\s+(?:pods?|containers?|services?|deployments?|nodes?|jobs?|volumes?|claims?|units?|process(?:es)?|tasks?))?';
const link =
  '(?:\\s*(?:[-–—:→]|\\()\\s*|\\s+(?:is|are|should be|must be|shows?|ist|sind|está|están|es|est|sont|è|sono|работает)\\s+|\\s+)*(?:(?:with |in )?(?:the )?(?:STATUS|state|phase)\\s*(?:of|is|=|:)?\\s*)?';
/** With a sign or a digit within, as only names have. */
const name = '`?((?=[\\w.*-]*[-_.\\d*])[a-z\\d][\\w.-]*[\\w*])`?';
const namedState = new RegExp(
  `^(?:the\\s+)?${name}${kinds}${link}[\`"]?(${states})[\`"]?\\)?(?:\\s+(?:state|status)|\\s+to\\s+\`?([a-z][\\w.-]*[-_.\\d][\\w.-]*)\`?)?$`,
  'iu',
);
const fullCount =
  /^(?:(\p{L}[\w-]*(?: \p{L}[\w-]*)?)\s*[:=]?\s*(\d{1,4}\/\d{1,4})|(\d{1,4}\/\d{1,4}) (\p{L}[\w-]*(?: \p{L}[\w-]*)?))$/u;
