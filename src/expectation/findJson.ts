import type { JsonValue } from './expectation';

/** The JSON that stands in an output. */
export type JsonInOutput =
  | { readonly kind: 'values'; readonly values: readonly JsonInText[] }
  | { readonly kind: 'none' }
  /** Something begins like JSON and has no end, or says a member twice: what it means cannot be told. */
  | { readonly kind: 'unclear'; readonly reason: string };

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
  if (whole !== undefined && repeatsMember(output, whole.value)) return twice;
  if (whole !== undefined) return { kind: 'values', values: [{ value: whole.value, line: 0 }] };
  const values: JsonInText[] = [];
  const opening = /\{|^[ \t]*\[(?=\s*[[\]{"\d\-tfn])/gm;
  let line = 0;
  let lineBreak = output.indexOf('\n');
  for (let match = opening.exec(output); match !== null; match = opening.exec(output)) {
    const start = opening.lastIndex - 1;
    const end = findClosing(output, start);
    if (end === undefined) return endless;
    opening.lastIndex = end;
    const text = output.slice(start, end);
    const parsed = parseJson(text);
    if (parsed !== undefined && repeatsMember(text, parsed.value)) return twice;
    for (; lineBreak >= 0 && lineBreak < start; lineBreak = output.indexOf('\n', lineBreak + 1)) line++;
    if (parsed !== undefined && (output[start] === '{' || endsItsLine(output, end))) {
      values.push({ value: parsed.value, line });
    }
  }
  return values.length === 0 ? { kind: 'none' } : { kind: 'values', values };
}

const endless: JsonInOutput = { kind: 'unclear', reason: 'It cannot be told where the JSON in the output ends' };
const twice: JsonInOutput = { kind: 'unclear', reason: 'The JSON in the output says a member twice' };

/** Of members with the same name the parser keeps the last one alone. */
function repeatsMember(text: string, root: JsonValue): boolean {
  const written = text.match(/"(?:[^"\\]|\\.)*"(?:\s*:)?/g)?.filter((token) => token.endsWith(':')).length ?? 0;
  let kept = 0;
  const open: JsonValue[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const members = Object.values(value) as readonly JsonValue[];
    if (!Array.isArray(value)) kept += members.length;
    for (const member of members) open.push(member);
  }
  return written > kept;
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
