import { describeKeys, nearest } from '../util/spelling';
import type { BlockOptions } from './checklist';
import { isDemandKey } from './stepDemands';

/** The first word of an info string, and what our keys after it ask for. */
export interface InfoString {
  /** In lower case; empty when there is none. */
  readonly language: string;
  readonly options: BlockOptions;
  readonly issues: readonly OptionIssue[];
}

/** Something odd among options: not yet a problem, for it has no place. */
export interface OptionIssue {
  readonly code: 'unknown-info-key' | 'invalid-info-value';
  readonly message: string;
  /** The word that is odd, as written. */
  readonly word: string;
}

/**
 * Reads `bash timeout=2m confirm`. Our keys may stand in braces; attributes that other tools put there
 * (`title=`, `{1,3}`, `linenums`) are left alone.
 */
export function parseInfoString(info: string): InfoString {
  if (namesExpect.test(info.trim())) return { language: 'expect', options: {}, issues: [] };
  const [first = '', ...words] = info.match(wordPattern) ?? [];
  const language = first.replace(/[{,:].*$/, '').toLowerCase();
  return words.length === 0 ? { language, options: {}, issues: [] } : { language, ...parseOptions(words) };
}

/** `{expect}`, `{.expect}`, `text expect`: the language as other tools have it written. */
const namesExpect = /^(?:(?:text|txt|plain|plaintext|output|log|none)\s+)?\{?\s*\.?expect\s*\}?$/i;

/** Reads options as they stand in an info string or a `step:` comment, already split into words. */
export function parseOptions(words: readonly string[]): { options: BlockOptions; issues: readonly OptionIssue[] } {
  const entries = words.flatMap(inBraces).map(toEntry);
  const isOurs = entries.some(({ key }) => isOurKey(key));
  const options: Mutable<BlockOptions> = {};
  const issues: OptionIssue[] = [];
  for (const { word, key, value } of entries) {
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    const read = reader?.read(value);
    const meant = toEqualsSign(word);
    if (read) Object.assign(options, read);
    else if (isExpectKey(word)) issues.push(expectKey(word));
    else if (meant !== undefined) issues.push(invalidValue(word, meant));
    else if (reader) issues.push(invalidValue(word, reader.form));
    else if (!foreignKeys.has(key) && (isOurs || value !== undefined || isNearlyConfirm(key)))
      issues.push(unknownKey(word, key));
  }
  const unread = issues.map(({ word }) => word);
  return { options: unread.length > 0 ? { ...options, unread } : options, issues };
}

/** The words of `{timeout=2m .other}`; nothing of braces that say nothing to us, such as `{1,3}`. */
function inBraces(word: string): readonly string[] {
  if (!word.startsWith('{')) return [word];
  const inner = word.replace(/^\{|\}$/g, '').trim();
  if (isExpectKey(inner)) return [inner];
  return splitOptions(inner).filter((option) => isOurKey(toEntry(option).key));
}

/** `expect="0 failed"`, `expect: 0 failed`: what belongs below the block. */
export function isExpectKey(word: string): boolean {
  return /^\.?expect(?:s|ed)?\s*[:=]/i.test(word);
}

function expectKey(word: string): OptionIssue {
  const message = `"${word}" is no key of a command block: write what you expect into an "expect" block right below it.`;
  return { code: 'unknown-info-key', word, message };
}

/** `timeout:2m` as it should be written; `undefined` when it is no such word. */
function toEqualsSign(word: string): string | undefined {
  const [, key = '', value = ''] = /^(\w+):(.+)$/.exec(word) ?? [];
  return isOurKey(key.toLowerCase()) ? `${key.toLowerCase()}=${value}` : undefined;
}

function isOurKey(key: string): boolean {
  return Object.hasOwn(readers, key);
}

/** What the comment of an item asks for, and what a block inside it asks for itself: the block's own words win. */
export function mergeOptions(around: BlockOptions | undefined, own: BlockOptions): BlockOptions {
  if (!around) return own;
  const unread = [...(around.unread ?? []), ...(own.unread ?? [])];
  return { ...around, ...own, ...(unread.length > 0 && { unread }) };
}

/** Splits options into words; a value may be quoted. */
export function splitOptions(text: string): readonly string[] {
  return text.match(wordPattern) ?? [];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface OptionReader {
  /** `undefined` when the value has not the form. */
  readonly read: (value: string | undefined) => BlockOptions | undefined;
  /** The right form, for the message. */
  readonly form: string;
}

const wordPattern = /\{[^}]*\}?|[^\s"'={]+(?:=(?:"[^"]*"|'[^']*'|[^\s"']*))?|\S/g;

const readers: Readonly<Record<string, OptionReader>> = {
  id: {
    form: 'id=deploy-backend, of letters, digits, ".", "_" and "-"',
    read: (value) => (value !== undefined && isId(value) ? { id: value } : undefined),
  },
  timeout: { form: 'timeout=90s, timeout=2m or timeout=1h', read: (value) => withDuration(value, 'timeoutMs') },
  every: { form: 'every=10s', read: (value) => withDuration(value, 'everyMs') },
  retry: {
    form: 'retry=5, from 1 to 1000',
    read: (value) => (value && /^[1-9]\d{0,2}$|^1000$/.test(value) ? { retry: Number(value) } : undefined),
  },
  confirm: { form: 'confirm, without a value', read: (value) => (value === undefined ? { confirm: true } : undefined) },
  when: {
    form: 'when=environment:production',
    read: (value) => {
      const parts = /^([^:]+):(.+)$/.exec(value ?? '');
      return parts?.[1] && parts[2] ? { when: { input: parts[1], value: parts[2] } } : undefined;
    },
  },
  cwd: { form: 'cwd=backend', read: (value) => (value ? { cwd: value } : undefined) },
  requires: {
    form: 'requires=backup,tests, the ids of other steps',
    read: (value) => {
      const ids = value?.split(',') ?? [];
      return ids.length > 0 && ids.every(isId) ? { requires: ids } : undefined;
    },
  },
};

/** The one key of ours that stands without a value, so that a misspelling of it looks like any other tool's word. */
function isNearlyConfirm(key: string): boolean {
  return key.length > 4 && nearest(key, ['confirm']) !== undefined;
}

function isId(value: string): boolean {
  return /^[\p{L}\p{N}._-]+$/u.test(value);
}

/** Keys that site generators and other tools have; matched without regard to case. */
const foreignKeys: ReadonlySet<string> = new Set(
  `script session title file filename path name label caption lines linenos linenums linenostart lineno highlight hl_lines hl
  showlinenumbers startline copy nocopy nowrap wrap diff live playground runnable ignore editable theme class style
  attr tab group meta frame collapse tangle eval exec cache results output noeval noweb twoslash icon background
  interactive terminalrows excludefromrunall tag category promptenv ln source url lang language`
    .split(/\s+/)
    .filter(Boolean),
);

function toEntry(word: string): { word: string; key: string; value: string | undefined } {
  const equals = word.indexOf('=');
  if (equals < 0) return { word, key: word.toLowerCase(), value: undefined };
  const value = word.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2');
  return { word, key: word.slice(0, equals).toLowerCase(), value };
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function withDuration(value: string | undefined, key: 'timeoutMs' | 'everyMs'): BlockOptions | undefined {
  if (!value || !/^(?:\d{1,6}(?:ms|s|m|h))+$/.test(value)) return undefined;
  let milliseconds = 0;
  for (const [, count, unit] of value.matchAll(/(\d+)(ms|s|m|h)/g)) {
    milliseconds += Number(count) * (units[unit ?? ''] ?? 0);
  }
  return milliseconds > 0 ? { [key]: milliseconds } : undefined;
}

function invalidValue(word: string, form: string): OptionIssue {
  return { code: 'invalid-info-value', word, message: `"${word}" cannot be read: write ${form}.` };
}

function unknownKey(word: string, key: string): OptionIssue {
  if (isDemandKey(key)) {
    const message = `"${key}" is asked of a step, not of a command block: write <!-- step: ${word} --> into its item.`;
    return { code: 'unknown-info-key', word, message };
  }
  const message = `"${key}" is no key of a command block. ${describeKeys(key, Object.keys(readers))}`;
  return { code: 'unknown-info-key', word, message };
}
