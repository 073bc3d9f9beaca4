import { utf8ToBytes } from '@noble/hashes/utils.js';
import { UserFacingError } from '../util/userFacingError';

/** What a path pattern may name. */
export interface LogPathValues {
  /** `2026-11-21`. */
  readonly date: string;
  /** `v1.2.3`; empty when the release has none, and the title stands for it. */
  readonly version: string;
  readonly title: string;
  /** Inputs by their names; never secret ones. */
  readonly inputs: Readonly<Record<string, string>>;
}

export const defaultLogPattern = 'releases/{date}-{version}.md';

/**
 * The log's path, relative to the workspace folder, with `/`: `releases/2026-11-21-v1.2.3.md`. Values are put in as parts of
 * file names that every system allows; the pattern itself must stay inside the folder.
 */
export function resolveLogPath(pattern: string, values: LogPathValues): string {
  const filled = pattern
    .trim()
    .replace(/\{([^{}]*)\}/g, (_, name: string) => toFileNamePart(valueOf(name, pattern, values)));
  const path = /\.md$/i.test(filled) ? filled : `${filled}.md`;
  const reason = refusalOf(path);
  if (reason !== undefined) throw new UserFacingError(`The log cannot be written to "${path}": ${reason}.`);
  return path.split('/').map(toSafeSegment).join('/');
}

/** The path for the nth log of the same name: `…-v1.2.3-2.md`. */
export function numberedLogPath(path: string, n: number): string {
  return n < 2 ? path : path.replace(/(\.md)$/i, `-${n}$1`);
}

/** The journal stands beside its log, under the same name. */
export function journalPathOf(logPath: string): string {
  return logPath.replace(/\.md$/i, '.jsonl');
}

export function logPathOfJournal(journalPath: string): string {
  return journalPath.replace(/\.jsonl$/i, '.md');
}

function valueOf(name: string, pattern: string, { date, version, title, inputs }: LogPathValues): string {
  const known: Readonly<Record<string, string>> = { ...inputs, date, version: version || title, title };
  const value = Object.hasOwn(known, name) ? known[name] : undefined;
  if (value !== undefined) return value;
  const names = Object.keys(known).map((each) => `{${each}}`);
  throw new UserFacingError(`The log's path "${pattern}" names {${name}}, which is none of ${names.join(', ')}.`);
}

/** Letters and digits of any script, `.`, `_`, `+` and `-`; anything else is a `-`. */
function toFileNamePart(value: string): string {
  const part = value
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}._+-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  return shorten(part, 100) || 'release';
}

/** At most so many bytes in UTF-8: file names may have 255. */
function shorten(text: string, bytes: number): string {
  let cut = text;
  while (utf8ToBytes(cut).length > bytes) cut = cut.replace(/.$/su, '');
  return cut.replace(/[.-]+$/, '');
}

function refusalOf(path: string): string | undefined {
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path)) return 'it must be relative to the workspace folder';
  if (/[<>:"|?*\\{}]|\p{Cc}/u.test(path)) return 'it has characters that not every system allows in file names';
  const segments = path.split('/');
  if (segments.some((segment) => segment === '..')) return 'it must stay inside the workspace folder';
  if (segments.some((segment) => segment.trim() === '' || segment === '.')) return 'a part of it is empty';
  if (segments.some((segment) => segment.toLowerCase() === '.git')) return 'it must stay out of the .git folder';
  return undefined;
}

/** Windows drops dots and spaces at a name's end, and keeps some names to itself. */
function toSafeSegment(segment: string): string {
  const [, stem = '', extension = ''] = /^(.*?)(\.md)?$/is.exec(segment.trim()) ?? [];
  const name = shorten(stem.replace(/[. ]+$/, ''), 200) || 'release';
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) ? `_${name}${extension}` : name + extension;
}
