import type { Matcher } from './expectation';
import { atLeast, orHigher } from './valueWords';

/**
 * `3.11 or higher`, `v18+`, `Node.js >= 18`: a version that is at least this one. A whole number without a `v` is one
 * only where the command asks for a version. `10.0.x` is any that begins so.
 */
export function inferVersion(text: string, isAsked: boolean): Matcher | undefined {
  const choice = isAsked ? inferChoice(text) : undefined;
  if (choice) return choice;
  const [, sign = '', v = '', value = '', plus = ''] = isVersion.exec(text) ?? [];
  if (value === '' || (sign === '' && plus === '')) return undefined;
  if (!isAsked && v === '' && !/\.\d/.test(value)) return undefined;
  if (!isAsked && /^\s*\+$/.test(plus) && v === '') return undefined;
  if (/^(?:\.[xX])+$/.test(plus)) {
    return { kind: 'regex', pattern: `${versionStart}${anyOf(value)}`, ignoreCase: false, negated: false };
  }
  return { kind: 'version', comparison: '>=', value };
}

/** What patterns of versions begin with. */
export const versionStart = '(?:^|[^\\d.])v?';

function anyOf(version: string): string {
  return `${version.replaceAll('.', '\\.')}\\.\\d`;
}

/** `1.1.1 or 3.x`: each of them is as good. A letter behind the third part is a patch: `1.1.1k`. */
function inferChoice(text: string): Matcher | undefined {
  const parts = text.split(isOther);
  if (parts.length < 2 || parts.length > 5 || !parts.every((part) => isSomeVersion.test(part))) return undefined;
  const choices = parts.map((part) => {
    const value = part.replace(/^v|(?:\.x)+$/gi, '');
    if (/\.x$/i.test(part)) return anyOf(value);
    const isWhole = value.split('.').length > 2;
    return `${value.replaceAll('.', '\\.')}(?:${isWhole ? '[a-z]?' : '\\.\\d|'}(?:[^\\w.]|$))`;
  });
  return { kind: 'regex', pattern: `${versionStart}(?:${choices.join('|')})`, ignoreCase: false, negated: false };
}

const isOther = /\s*,?\s+(?:or|oder|o|ou|или|atau|hoặc)\s+|\s*[/|]\s*/iu;
const isSomeVersion = /^v?\d+(?:\.\d+){0,3}(?:\.x)*$/i;

const isVersion = new RegExp(
  `^(?:version\\s+)?(${atLeast})?\\s*(?:version\\s+)?(v?)(\\d+(?:\\.\\d+){0,3})(\\s*\\+|(?:\\.[xX])+|(?:\\.[xX])*(?:${orHigher}))?$`,
  'i',
);

/** The same, when nothing else is said, and the command is that program: `Python 3.11+` of `python3 --version`. */
export function inferProgramVersion(text: string, command: string): Matcher | undefined {
  const named = isProgramVersion.test(text) ? inferNamedVersion(text) : undefined;
  return named && command.toLowerCase().includes(named.name.toLowerCase()) ? named.matcher : undefined;
}

/** `Python 3.13+ installed`, `**Node.js 18+** and npm`: the program and its version, when the command asks for one. */
export function inferNamedVersion(text: string): { readonly name: string; readonly matcher: Matcher } | undefined {
  if (offersOther.test(text)) return undefined;
  const [, name = '', version = ''] = namedVersion.exec(text) ?? [];
  const matcher = version === '' ? undefined : inferVersion(version.trim(), true);
  const bare = name.replace(/\.js$/i, '');
  return matcher && { name: bare, matcher: matcher.kind === 'regex' ? { ...matcher, of: bare } : matcher };
}

/** One of several is not all that is as good: `Node 18.x or 20.x`. */
const offersOther = /(?<!\p{L})(?:or|oder|o|ou|или|atau|hoặc)\s+(?:\p{L}[\w.+#-]*\s+)?v?\d|\d(?:\.x)?\s*[/|]\s*v?\d/iu;

/**
 * What a sentence says beside the version that `inferNamedVersion` reads in it: `nothing`, `more` that a person must look
 * at (`Gradle 8.x and JVM 17`), or `another` that may stand in its place (`Node 18.x or 20.x`).
 */
export function besideVersion(text: string): 'nothing' | 'more' | 'another' {
  const found = namedVersion.exec(text);
  if (found === null) return 'nothing';
  const before = text.slice(0, found.index);
  const behind = text.slice(found.index + found[0].length).replace(/[*_`]+/g, '');
  if (joinsAnother.test(before) || joinsAnother.test(behind) || /^\s*\//.test(behind)) return 'another';
  const isLead = !/\d|[,;&+]|(?<!\p{L})(?:and|plus|with|und|y|et|e)(?!\p{L})/iu.test(before);
  return isLead && saysNoMore.test(behind) ? 'nothing' : 'more';
}

const joinsAnother = /(?<!\p{L})(?:or|oder|o|ou|или|atau|either)(?!\p{L})/iu;

/** That it is there, and why. */
const saysNoMore =
  /^(?:\s*(?:\([^()\d]*\)|(?:is|are|was|be)(?: (?:now|already))?|installed|available|present|in use|in (?:the |your )?PATH|LTS|required|expected|needed|recommended|version|on this machine|locally|globally|[.!:✓✔✅☑️]))*\s*$/iu;

const versionOf = `(?:version\\s+)?((?:${atLeast})?\\s*v?\\d+(?:\\.\\d+){0,3}(?:\\s*\\+|(?:\\.[xX])*(?:${orHigher})|(?:\\.[xX])+)?)`;
const namedVersion = new RegExp(
  `\\b(?!(?:or|and|with|plus|than|version|to|from|oder|und|et|y|ou)\\s)(\\p{L}[\\w.+#-]*)\\s+${versionOf}(?=$|[\\s,;)*_])`,
  'iu',
);
const isProgramVersion = new RegExp(`^\\p{L}[\\w.+#-]*\\s+${versionOf}(?: installed)?$`, 'iu');

/** `acme-cli 1.0.5`, `v1.0.5`: the version that the author saw, which may be a newer one by now. */
export function inferVersionLine(text: string): readonly Matcher[] | undefined {
  if (!/^(?:[A-Za-z][\w.+-]*(?: [A-Za-z][\w.+-]*)? )?v?\d+(?:\.\d+){1,3}$/.test(text)) return undefined;
  return [{ kind: 'contains', text, literal: true, isLoose: true }];
}
