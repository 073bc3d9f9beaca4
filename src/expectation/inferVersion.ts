import type { Matcher } from './expectation';

/**
 * `3.11 or higher`, `v18+`, `Node.js >= 18`: a version that is at least this one. A whole number without a `v` is one
 * only where the command asks for a version. `10.0.x` is any that begins so.
 */
export function inferVersion(text: string, isAsked: boolean): Matcher | undefined {
  const [, sign = '', v = '', value = '', plus = ''] =
    /^(?:version\s+)?(>=|≥|at least\s)?\s*(?:version\s+)?(v?)(\d+(?:\.\d+){0,3})(\s*\+|(?:\.[xX])+|(?:\.[xX])*\s+(?:or|and|ou|o|oder|y) (?:higher|newer|later|above|greater|up|neuer|höher|supérieur|superiore?r?|mayor|posterior|maior))?$/i.exec(
      text,
    ) ?? [];
  if (value === '' || (sign === '' && plus === '')) return undefined;
  if (!isAsked && v === '' && !/\.\d/.test(value)) return undefined;
  if (!isAsked && /^\s*\+$/.test(plus) && v === '') return undefined;
  if (/^\.[xX]/.test(plus) && !/\s/.test(plus)) {
    const quoted = value.replaceAll('.', '\\.');
    return { kind: 'regex', pattern: `(?:^|[^\\d.])v?${quoted}\\.\\d`, ignoreCase: false, negated: false };
  }
  return { kind: 'version', comparison: '>=', value };
}

/** The same, when nothing else is said, and the command is that program: `Python 3.11+` of `python3 --version`. */
export function inferProgramVersion(text: string, command: string): Matcher | undefined {
  const named =
    /^\p{L}[\w.+#-]*\s+(?:version\s+)?(?:>=|≥|at least\s)?\s*v?\d[\d.x]*(?:\s*\+|(?:\.[xX])+|(?:\.[xX])* (?:or|and|ou|o|oder|y) \p{L}+)?(?: installed)?$/u.test(
      text,
    )
      ? inferNamedVersion(text)
      : undefined;
  return named && command.toLowerCase().includes(named.name.toLowerCase()) ? named.matcher : undefined;
}

/** `Python 3.13+ installed`, `**Node.js 18+** and npm`: the program and its version, when the command asks for one. */
export function inferNamedVersion(text: string): { readonly name: string; readonly matcher: Matcher } | undefined {
  const [, name = '', version = ''] =
    /\b(\p{L}[\w.+#-]*)\s+(?:version\s+)?((?:>=|≥|at least\s)?\s*v?\d+(?:\.\d+){0,3}(?:\s*\+|(?:\.[xX])* (?:or|ou|o|oder|y) (?:higher|newer|later|above|greater|neuer|höher|supérieur|superiore?r?|mayor|posterior|maior)|(?:\.[xX])+)?)(?=$|[\s,;)*_])/iu.exec(
      text,
    ) ?? [];
  const matcher = version === '' ? undefined : inferVersion(version.trim(), true);
  return matcher && { name: name.replace(/\.js$/i, ''), matcher };
}
