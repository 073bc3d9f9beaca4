import type { JsonValue, Matcher } from '../../expectation/expectation';
import { formatExpectation } from '../../expectation/formatExpectation';

/**
 * Lines of the grammar that together say what the matcher says. `undefined` when none do: a sentence that a person
 * compares, a text that every line must hold, a list of which only a part was written down.
 */
export function explicitForms(matcher: Matcher): readonly string[] | undefined {
  if (matcher.kind === 'json-subset') return memberForms(matcher.value, '$');
  const form = formatExpectation(matcher);
  return form === undefined ? undefined : [form];
}

/** One line for each value of a JSON sample; `"..."` stands for any value. */
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
