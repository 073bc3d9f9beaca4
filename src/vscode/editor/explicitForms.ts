import type { JsonValue, Matcher } from '../../expectation/expectation';
import { formatExpectation } from '../../expectation/formatExpectation';
import { looseSample } from '../../expectation/jsonSample';
import { quotePattern } from '../../expectation/pattern';
import { formatRegex } from '../../expectation/regexLiteral';

/**
 * Lines of the grammar that together say what the matcher says. `undefined` for a sentence that a person compares.
 */
export function explicitForms(matcher: Matcher): readonly string[] | undefined {
  if (matcher.kind === 'json-subset') {
    // Of an example only what says how something is.
    const value = matcher.isLoose ? looseSample(matcher.value) : matcher.value;
    return memberForms(value, '$') ?? formOf({ kind: 'json-subset', value });
  }
  if (matcher.kind === 'contains' && !matcher.each) return [formatRegex(wholeWords(matcher), false)];
  return formOf(matcher);
}

function formOf(matcher: Matcher): readonly string[] | undefined {
  const form = formatExpectation(matcher);
  return form === undefined ? undefined : [form];
}

/**
 * An author's text stands for whole words, anywhere in the output; a line of the grammar that is a text does not, and
 * stands behind the one before it.
 */
function wholeWords({ text, literal }: Extract<Matcher, { kind: 'contains' }>): string {
  const start = /^\d/.test(text) ? '(?:^|[^\\w.,:/-])' : /^[A-Za-z_]/.test(text) ? '\\b' : '';
  const end = /\d$/.test(text) ? '(?:$|[^\\w.,:/%-]|[.,:/](?:\\D|$))' : /[A-Za-z_]$/.test(text) ? '\\b' : '';
  const words = (literal ? [text] : text.split('[..]')).map(quotePattern).join('.*');
  return `${start}${words}${end}`;
}

/** One line for each value of a JSON sample; `"..."` stands for any value. `undefined` where a list is left open. */
function memberForms(value: JsonValue, path: string): readonly string[] | undefined {
  if (value === '...' || value === '…') return [`json ${path}`];
  if (typeof value !== 'object' || value === null || isPlainList(value)) return [equalForm(path, value)];
  if (Array.isArray(value)) return undefined;
  const members = Object.entries(value);
  if (members.length === 0) return [equalForm(path, value)];
  const forms = members.map(([key, member]) => memberForms(member, memberPath(path, key)));
  return forms.every((form) => form !== undefined) ? forms.flat() : undefined;
}

function equalForm(path: string, value: JsonValue): string {
  return `json ${path} = ${JSON.stringify(value)}`;
}

function memberPath(path: string, key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** A list that is compared whole: of plain values only, and none of them left open. */
function isPlainList(value: JsonValue): boolean {
  const isOpen = (item: JsonValue): boolean =>
    item === '...' || item === '…' || (typeof item === 'object' && item !== null);
  return Array.isArray(value) && !value.some(isOpen);
}
