import type { Problem } from '../../util/problem';
import { frontMatterDocs, inputDocs, optionDocs, productionDocs } from './keyDocs';
import { nearest } from './spelling';

/** An edit that settles a problem. */
export interface ProblemFix {
  readonly title: string;
  /** Columns of the problem's line, in UTF-16 code units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What can be done about a problem on one line, where it is certain; `line` is the text of that line. */
export function problemFixes({ code, range }: Problem, line: string): readonly ProblemFix[] {
  const start = range.start.column;
  const end = range.end.line === range.start.line ? range.end.column : line.length;
  const words = line.slice(start, end);
  switch (code) {
    case 'unknown-info-key':
      return respell(words, start, optionKeys);
    case 'unknown-front-matter-key':
      return respell(words, start, frontMatterKeys);
    case 'missing-space':
      return [{ title: 'Put a space after the “!”', start: start + 1, end: start + 1, newText: ' ' }];
    case 'invalid-json':
      return quote(words, start);
    default:
      return [];
  }
}

const optionKeys = optionDocs.map(({ key }) => key);
const frontMatterKeys = [...frontMatterDocs, ...inputDocs, ...productionDocs].map(({ key }) => key);

/** The key that a word begins with, spelled as one of ours. */
function respell(words: string, start: number, keys: readonly string[]): readonly ProblemFix[] {
  const [, before = '', key = ''] = /^([\s-]*)([\w-]+)/.exec(words) ?? [];
  const right = nearest(key, keys);
  if (right === undefined || right === key) return [];
  const column = start + before.length;
  return [{ title: `Change to “${right}”`, start: column, end: column + key.length, newText: right }];
}

/** A bare word where JSON must stand. */
function quote(words: string, start: number): readonly ProblemFix[] {
  const text = words.trim();
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._:/+-]*$/u.test(text)) return [];
  const column = start + words.indexOf(text);
  return [{ title: `Change to "${text}"`, start: column, end: column + text.length, newText: `"${text}"` }];
}
