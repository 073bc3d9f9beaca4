import type { JsonValue } from './expectation';

/** The JSON that stands in an output. */
export type JsonInOutput =
  | { readonly kind: 'values'; readonly values: readonly JsonInText[] }
  | { readonly kind: 'none' }
  /** Something begins like JSON and has no end: what stands behind it may be a part of it. */
  | { readonly kind: 'unclear' };

export interface JsonInText {
  readonly value: JsonValue;
  /** 0-based line on which it starts. */
  readonly line: number;
}

/**
 * The whole output as JSON, else every object that stands in it and every array that has its lines for itself, such as
 * the body behind the headers of `curl -i`. Values inside a value are not looked at. Linear in the text.
 */
export function findJson(output: string): JsonInOutput {
  if (output.trim() === '') return { kind: 'none' };
  const whole = parseJson(output);
  if (whole !== undefined) return { kind: 'values', values: [{ value: whole.value, line: 0 }] };
  const values: JsonInText[] = [];
  const opening = /\{|^[ \t]*\[(?=\s*[[\]{"\d\-tfn])/gm;
  let line = 0;
  let lineBreak = output.indexOf('\n');
  for (let match = opening.exec(output); match !== null; match = opening.exec(output)) {
    const start = opening.lastIndex - 1;
    const end = findClosing(output, start);
    if (end === undefined) return { kind: 'unclear' };
    opening.lastIndex = end;
    const parsed = parseJson(output.slice(start, end));
    for (; lineBreak >= 0 && lineBreak < start; lineBreak = output.indexOf('\n', lineBreak + 1)) line++;
    if (parsed !== undefined && (output[start] === '{' || endsItsLine(output, end))) {
      values.push({ value: parsed.value, line });
    }
  }
  return values.length === 0 ? { kind: 'none' } : { kind: 'values', values };
}

/** The offset behind the bracket that closes the one at `start`; brackets within strings do not count. */
function findClosing(text: string, start: number): number | undefined {
  const token = /"(?:[^"\\\n]|\\[^\n])*"?|[[\]{}]/g;
  token.lastIndex = start;
  let depth = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '{' || match[0] === '[') depth++;
    else if (match[0] === '}' || match[0] === ']') depth--;
    if (depth === 0) return token.lastIndex;
  }
  return undefined;
}

function endsItsLine(text: string, offset: number): boolean {
  const rest = /[^\n]*/y;
  rest.lastIndex = offset;
  return (rest.exec(text)?.[0] ?? '').trim() === '';
}

function parseJson(text: string): { readonly value: JsonValue } | undefined {
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return undefined;
  }
}
