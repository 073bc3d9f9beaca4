import type { Matcher } from './expectation';
import { atLeast, orHigher } from './valueWords';

/**
 * `3.11 or higher`, `v18+`, `Node.js >= 18`: a version that is at least this one. A whole number without a `v` is one
 * only where the command asks for a version. `10.0.x` is any that begins so.
 */
export function inferVersion(text: string, isAsked: boolean): Matcher | undefined {
  const [, sign = '', v = '', value = '', plus = ''] = isVersion.exec(text) ?? [];
  if (value === '' || (sign === '' && plus === '')) return undefined;
  if (!isAsked && v === '' && !/\.\d/.test(value)) return undefined;
  if (!isAsked && /^\s*\+$/.test(plus) && v === '') return undefined;
  if (/^(?:\.[xX])+$/.test(plus)) {
    const quoted = value.replaceAll('.', '\\.');
    return { kind: 'regex', pattern: `(?:^|[^\\d.])v?${quoted}\\.\\d`, ignoreCase: false, negated: false };
  }
  return { kind: 'version', comparison: '>=', value };
}

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
  const [, name = '', version = ''] = namedVersion.exec(text) ?? [];
  const matcher = version === '' ? undefined : inferVersion(version.trim(), true);
  return matcher && { name: name.replace(/\.js$/i, ''), matcher };
}

const versionOf = `(?:version\\s+)?((?:${atLeast})?\\s*v?\\d+(?:\\.\\d+){0,3}(?:\\s*\\+|(?:\\.[xX])*(?:${orHigher})|(?:\\.[xX])+)?)`;
const namedVersion = new RegExp(`\\b(\\p{L}[\\w.+#-]*)\\s+${versionOf}(?=$|[\\s,;)*_])`, 'iu');
const isProgramVersion = new RegExp(`^\\p{L}[\\w.+#-]*\\s+${versionOf}(?: installed)?$`, 'iu');

/** `acme-cli 1.0.5`, `v1.0.5`: the version that the author saw, which may be a newer one by now. */
export function inferVersionLine(text: string): readonly Matcher[] | undefined {
  if (!/^(?:[A-Za-z][\w.+-]*(?: [A-Za-z][\w.+-]*)? )?v?\d+(?:\.\d+){1,3}$/.test(text)) return undefined;
  return [{ kind: 'contains', text, literal: true, isLoose: true }];
}
