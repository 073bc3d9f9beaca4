import type { FoundSecret } from './foundSecret';
import { looksRandom } from './randomness';
import { isSecretName, isSecretNameForRandomValue } from '../../util/secretNames';

/** Finds values whose names say that they are secret: `DB_PASSWORD=…`, `"token": "…"`, `password: …`, `--api-key …`. */
export function findLabelled(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const hint = new RegExp(hints, 'gi');
  for (let match = hint.exec(text); match; match = hint.exec(text)) {
    const label = labelAround(text, match.index);
    if (!label) continue;
    hint.lastIndex = label.end;
    const secret = secretAfter(text, label);
    if (!secret) continue;
    found.push(secret);
    hint.lastIndex = secret.end;
  }
  return found;
}

/** Every name of a secret has one of these in it. */
const hints = 'pass|pw|secret|token|cred|key|auth|salt|jwt|sig|pat|dsn|otp|pin|seed|cookie|session|bearer';
const longestName = 80;

/** A name, and what stands between it and its value. */
interface Label {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  readonly separator: string;
}

function labelAround(text: string, at: number): Label | undefined {
  let start = at;
  while (start > 0 && at - start < longestName && isOfName(text.charCodeAt(start - 1))) start--;
  const label = stickyMatch(labelForm, text, start);
  const [whole = '', name = '', quote = '', separator = ''] = label ?? [];
  return whole === '' ? undefined : { name, start, end: start + whole.length, isQuoted: quote !== '', separator };
}

const labelForm = String.raw`([\w.-]{1,160})((?:\\{0,3}["'])?\]?)([ \t]{1,8}(?:=>|:=|==?)[ \t]{1,8}|(?:=>|:=|==?)(?![=\s])|[ \t]{0,8}:[ \t]{0,8}|[ \t]{1,4}(?![-=:]))`;

function isOfName(code: number): boolean {
  return /[\w.-]/.test(String.fromCharCode(code));
}

function secretAfter(text: string, label: Label): FoundSecret | undefined {
  const { name, start: from, end: start, separator } = label;
  if (separator.trim() === '' && !/^--?[A-Za-z]/.test(name)) return undefined;
  if (!isSecretName(name) && !isSecretNameForRandomValue(name)) return undefined;
  const value = readValue(text, start);
  if (!value || isReference(value.bare)) return undefined;
  const isLast = /^[ \t]*[,;}\])]?[ \t\r]*(?:\n|$)/.test(text.slice(value.end, value.end + 20));
  const place = { name, separator, isQuotedName: label.isQuoted, isLineStart: startsLine(text, from), isLast };
  return isSecretValue({ ...place, ...value })
    ? { kind: 'secret', value: value.bare, from, start, end: value.end }
    : undefined;
}

interface Labelled extends Value {
  readonly name: string;
  readonly separator: string;
  readonly isQuotedName: boolean;
  readonly isLineStart: boolean;
  /** Whether nothing follows on the line. */
  readonly isLast: boolean;
}

interface Value {
  readonly end: number;
  /** Without its quotes. */
  readonly bare: string;
  readonly isQuoted: boolean;
}

function isSecretValue({ name, separator, bare, isQuoted, isQuotedName, isLineStart, isLast }: Labelled): boolean {
  if (bare === '' || stateWords.has(bare.toLowerCase().replace(/[.,;]$/, ''))) return false;
  if (!isSecretName(name)) return isSecretNameForRandomValue(name) && looksRandom(bare) && !isHash(bare);
  // `TOKENS=4096`: a count.
  if (/s$/i.test(name) && /^[\d.,_]+$/.test(bare)) return false;
  if (!separator.includes(':') || separator.includes('=') || isQuoted || isQuotedName) return true;
  // `secret:latest` is an image, `token: refreshed` a sentence.
  if (separator === ':') return looksRandom(bare);
  return looksRandom(bare) || (isLast && (isLineStart || isMixed(bare)));
}

const stateWords = new Set(
  (
    'true false null none nil undefined yes no on off ok valid invalid set unset missing required optional present absent ' +
    'empty enabled disabled created updated deleted rotated expired revoked accepted rejected correct incorrect wrong ' +
    'configured unchanged changed hidden redacted masked string str text number bool opaque changed, bearer basic'
  ).split(' '),
);

function isMixed(value: string): boolean {
  if (value.length < 6 || /^v?\d+(?:\.\d+)+/.test(value)) return false;
  return (/\d/.test(value) && /[A-Za-z]/.test(value)) || /[A-Z]{2}.*[a-z]|[a-z][A-Z].*[a-z][A-Z]/.test(value);
}

/** Digests that are made to be shown. */
function isHash(value: string): boolean {
  return /^sha\d+[-:]|(?<![0-9a-z])(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value);
}

/** What stands for a value: `$NAME`, `<password>`, `***`, `%NAME%`, `{{name}}`. */
function isReference(value: string): boolean {
  return /^(?:\$[A-Za-z_]\w*|\$[{(]|<[^<>]*>|[*•.…x_-]{3,}|%\w+%|\{\{|\{\w+\}|\[[\w -]+\]|your[_-]|‹redacted)/i.test(
    value,
  );
}

/** Text in quotes, with what a shell would read as one with it: `'it'\''s'`. */
const quoted = String.raw`(?:"(?:[^"\\\n]|\\[^\n]){0,8192}"?|'[^'\n]{0,8192}'?)(?:\\.|"(?:[^"\\\n]|\\[^\n]){0,8192}"|'[^'\n]{0,8192}'|(?<=')[^\s'",;:)}\]‹]){0,8192}`;
/** JSON in a text of JSON. */
const escaped = String.raw`\\{1,3}["'](?:(?!\\{0,3}["'])[^\n]){0,8192}`;
const plain = String.raw`(?:\\[^\n]|[^\s"'` + '`' + String.raw`‹])(?:[^\s"'‹]|'\\''|["'](?=[^\s,;:)}\]])){0,8192}`;

function readValue(text: string, start: number): Value | undefined {
  const read = (pattern: string): string | undefined => stickyMatch(pattern, text, start)?.[0];
  const inEscaped = read(escaped);
  if (inEscaped !== undefined)
    return { end: start + inEscaped.length, bare: inEscaped.replace(/^\\+["']/, ''), isQuoted: true };
  const inQuotes = read(quoted);
  if (inQuotes !== undefined)
    return { end: start + inQuotes.length, bare: inQuotes.replace(/^["']|["']$/g, ''), isQuoted: true };
  const unquoted = read(plain)?.replace(/[,;)\]}`]+$/, '');
  return unquoted === undefined ? undefined : { end: start + unquoted.length, bare: unquoted, isQuoted: false };
}

function stickyMatch(pattern: string, text: string, at: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern, 'y');
  sticky.lastIndex = at;
  return sticky.exec(text);
}

function startsLine(text: string, at: number): boolean {
  return /(?:^|\n)[ \t]*(?:[-*#>][ \t]+)?["']?$/.test(text.slice(Math.max(0, at - 60), at));
}
