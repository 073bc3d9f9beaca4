import { redactedMark } from '../util/redacted';
import { tokenForms } from './tokenForms';

/** Takes secrets out of a text. Doing it twice is doing it once. */
export type Redact = (text: string) => string;

/**
 * Replaces the values of secret inputs, in every form in which programs print them, and tokens that are known by their
 * form, by `‹redacted: kind›`. What looks like a token and stands so in the `published` text (the checklist, which is
 * committed as it is) is none. The time grows with the text's length, whatever the text.
 */
export function createRedactor(secretValues: readonly string[], published = ''): Redact {
  const values = secretPattern(secretValues);
  return (text) => {
    const withoutValues = text.replace(values, (_, mark?: string) => mark ?? redactedMark('secret input'));
    return tokenForms.reduce(
      // Without a group, what comes second is a place and no text.
      (rest, { kind, pattern }) =>
        rest.replace(pattern, (whole: string, before: unknown) =>
          published.includes(whole) ? whole : (typeof before === 'string' ? before : '') + redactedMark(kind),
        ),
      withoutValues,
    );
  };
}

/** A shorter value stands in too many texts that have nothing to do with it, and is no secret. */
const shortestSecret = 4;

/** Marks that stand in the text already are matched first, and kept. */
function secretPattern(values: readonly string[]): RegExp {
  const forms = values.flatMap(linesOf).flatMap(formsOf);
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return new RegExp(['(‹redacted: [a-zA-Z -]{1,40}›)', ...longestFirst.map(escapePattern)].join('|'), 'g');
}

/** A value of several lines, and each of its lines: programs indent them, or print one alone. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).filter((line) => line.trim().length >= 8);
  return [value, value.trim(), ...(lines.length > 1 ? lines : [])].filter((text) => text.length >= shortestSecret);
}

function formsOf(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const uri = encodeURIComponent(value.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'));
  const base64 = toBase64(value);
  return [
    value,
    json,
    uri,
    uri.replaceAll('%20', '+'),
    uri.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
    value.replaceAll("'", `'\\''`),
  ];
}

/** Without padding, so that it is found with and without. */
function toBase64(value: string): string {
  const bytes = new TextEncoder().encode(value);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replace(/=+$/, '');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
