import type { FrontMatter } from '../../checklist/checklist';
import { variableName } from '../../checklist/variableName';
import type { Problem } from '../../util/problem';
import { nearest } from '../../util/spelling';
import { indentFence } from './indentFence';
import { grammarDocs, frontMatterDocs, inputDocs, optionDocs, productionDocs } from './keyDocs';

/** An edit that settles a problem. */
export interface ProblemFix {
  readonly title: string;
  /** 0-based; most edits stay on one line. */
  readonly line: number;
  readonly endLine: number;
  /** Columns of these lines, in UTF-16 code units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Its lines end with `\n`. */
  readonly newText: string;
}

/** What can be done about a problem, where it is certain; `lines` are those of the whole checklist. */
export function problemFixes(
  { code, range }: Problem,
  lines: readonly string[],
  { inputs }: FrontMatter,
): readonly ProblemFix[] {
  const { line, column: start } = range.start;
  const text = lines[line] ?? '';
  const words = text.slice(start, range.end.line === line ? range.end.column : text.length);
  const onLine = (fixes: readonly LineFix[]): readonly ProblemFix[] =>
    fixes.map((fix) => ({ ...fix, line, endLine: line }));
  switch (code) {
    case 'unknown-info-key':
      return onLine(respell(words, start, optionKeys));
    case 'invalid-info-value':
      return onLine(putEqualsSign(words, start));
    case 'unknown-front-matter-key':
      return onLine(respell(words, start, frontMatterKeys));
    case 'unknown-directive':
      return onLine(respell(words, start, directives));
    case 'broken-task-item':
      return onLine(mendBox(words, start));
    case 'stray-fence':
      return indentFence(lines, line);
    case 'missing-space':
      return onLine([{ title: 'Put a space after the “!”', start: start + 1, end: start + 1, newText: ' ' }]);
    case 'invalid-json':
      return onLine(quote(words, start));
    case 'undeclared-input':
      return words.startsWith('$')
        ? [...onLine(respellVariable(words, start, inputs)), ...declareInput(words, lines, inputs)]
        : [];
    default:
      return [];
  }
}

type LineFix = Omit<ProblemFix, 'line' | 'endLine'>;

const optionKeys = optionDocs.map(({ key }) => key);
const directives = ['step', 'expect', ...grammarDocs.map(({ key }) => key.split(' ')[0] ?? key)];
const frontMatterKeys = [...frontMatterDocs, ...inputDocs, ...productionDocs].map(({ key }) => key);

/** `timeout:2m` as `timeout=2m`. */
function putEqualsSign(words: string, start: number): readonly LineFix[] {
  const colon = /^\w+(?=:)/.exec(words)?.[0].length;
  if (colon === undefined) return [];
  return [{ title: 'Put a “=” for the “:”', start: start + colon, end: start + colon + 1, newText: '=' }];
}

/** The key that a word begins with, spelled as one of ours. */
function respell(words: string, start: number, keys: readonly string[]): readonly LineFix[] {
  const [, before = '', key = ''] = /^([\s-]*)([\w-]+)/.exec(words) ?? [];
  const right = nearest(key, keys);
  if (right === undefined || right === key) return [];
  const column = start + before.length;
  return [{ title: `Change to “${right}”`, start: column, end: column + key.length, newText: right }];
}

/** `-[ ]`, `- []` and `- [ ]` as far as they were written, as the beginning of a task list item. */
function mendBox(words: string, start: number): readonly LineFix[] {
  const [, bullet = '-', mark = ''] = /^([-*+]|\d+[.)])\s*\[([ xX]?)\]$/.exec(words) ?? [];
  const newText = `${bullet} [${mark || ' '}]`;
  const end = start + words.length;
  // What follows the brackets may have its space.
  return [{ title: 'Make it a task list item', start, end, newText: newText === words ? `${newText} ` : newText }];
}

/** A bare word where JSON must stand. */
function quote(words: string, start: number): readonly LineFix[] {
  const text = words.trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._:/+-]*$/u.test(text)) return [];
  const column = start + words.indexOf(text);
  return [{ title: `Change to "${text}"`, start: column, end: column + text.length, newText: `"${text}"` }];
}

/** `$VERSOIN` where the input is `version`. */
function respellVariable(words: string, start: number, inputs: FrontMatter['inputs']): readonly LineFix[] {
  const name = words.replace(/[${}]/g, '');
  const variables = inputs.map((input) => variableName(input.name));
  const right = variables.find((variable) => variable === name.toUpperCase()) ?? nearest(name, variables);
  if (right === undefined) return [];
  const newText = words.replace(name, right);
  return [{ title: `Change to “${newText}”`, start, end: start + words.length, newText }];
}

/** A line for the input beside those that are declared, in the form that they have. */
function declareInput(words: string, lines: readonly string[], inputs: FrontMatter['inputs']): readonly ProblemFix[] {
  const name = words.replace(/[${}]/g, '');
  const first = inputs[0];
  if (first === undefined || name !== name.toUpperCase()) return [];
  const input = name.toLowerCase();
  const title = `Declare the input “${input}”`;
  const text = lines[first.line] ?? '';
  const list = /^\s*inputs:\s*\[/.exec(text)?.[0];
  if (list !== undefined)
    return [
      { title, line: first.line, endLine: first.line, start: list.length, end: list.length, newText: `${input}, ` },
    ];
  const [, indentation, sign = ''] = /^(\s*)(- )?\s*[\w-]+\s*(?::|$)/.exec(text) ?? [];
  if (indentation === undefined) return [];
  const isInMap = sign === '';
  if (isInMap && indentation === '') return [];
  const newText = `${indentation}${isInMap ? `${input}:` : `- ${input}`}\n`;
  return [{ title, line: first.line, endLine: first.line, start: 0, end: 0, newText }];
}
