import type { Checklist } from '../../checklist/checklist';
import type { SourcePosition } from '../../util/sourceRange';
import { blockOnLine } from './checklistPlaces';

/** What can be written at a place; `start` is the column where the words that are typed there begin. */
export type CompletionPlace =
  /** A line of the expectation grammar; `needsSpace` right behind the colon of `# expect:`. */
  | { readonly kind: 'expectation'; readonly start: number; readonly needsSpace: boolean }
  /** A comment of a command block, which could become an expectation. */
  | { readonly kind: 'comment'; readonly start: number }
  /** A key behind the language of a command block; the words that stand there already. */
  | { readonly kind: 'option'; readonly start: number; readonly taken: readonly string[]; readonly ofStep?: true }
  | { readonly kind: 'language'; readonly start: number }
  | { readonly kind: 'when-input'; readonly start: number }
  | { readonly kind: 'when-value'; readonly start: number; readonly input: string }
  /** The name of a variable behind a `$`, or between `${` and a `}` that may be there already. */
  | { readonly kind: 'variable'; readonly start: number; readonly close: string }
  | {
      readonly kind: 'front-matter';
      readonly start: number;
      readonly parents: readonly string[];
      /** The keys that stand beside it already. */
      readonly taken: readonly string[];
    };

/** `lines` are those of the text that the checklist was read from. */
export function completionPlace(
  checklist: Checklist,
  lines: readonly string[],
  { line, column }: SourcePosition,
): CompletionPlace | undefined {
  const text = lines[line] ?? '';
  const typed = text.slice(0, column);
  if (line < frontMatterEnd(lines)) return line === 0 ? undefined : frontMatterPlace(lines, line, typed);
  const block = blockOnLine(checklist, line);
  if (!block) return commentPlace(typed);
  if (block.fenced && line === block.line) return fencePlace(typed, block.language);
  if (block.language === 'expect') return line < block.endLine || !isFence(text) ? grammarPlace(typed) : undefined;
  return block.runnable ? shellPlace(typed, text.slice(column)) : undefined;
}

/**
 * Whether something should be offered, unasked, where a trigger character was typed; told from the line and those above,
 * without reading the checklist: most are typed where nothing of ours can stand.
 */
export function isTypedForUs(lineAt: (line: number) => string, { line, column }: SourcePosition): boolean {
  const typed = lineAt(line).slice(0, column);
  if (/^[\s>-]*$/.test(typed) && line > 0) return isUnderExpect(lineAt, line) || isInFrontMatter(lineAt, line);
  return isFence(typed) || /#\s*expect:\s*$|\$\{?$|<!--\s*step:[^>]*$|<!--\s*expect:\s*$/.test(typed);
}

/** Whether the nearest fence above begins expectations: one that ends something has no words behind it. */
function isUnderExpect(lineAt: (line: number) => string, line: number): boolean {
  let above = line - 1;
  while (above > 0 && !isFence(lineAt(above))) above--;
  return /[`~]\s*expect\s*$/.test(lineAt(above));
}

function isInFrontMatter(lineAt: (line: number) => string, line: number): boolean {
  if (!beginsFrontMatter(lineAt(0))) return false;
  let above = line - 1;
  while (above > 0 && !endsFrontMatter(lineAt(above))) above--;
  return above === 0;
}

function isFence(text: string): boolean {
  return /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:`{3,}|~{3,})/.test(text);
}

/** In a comment that is open: `<!-- step: … `, `<!-- expect: … `. */
function commentPlace(typed: string): CompletionPlace | undefined {
  const open = typed.slice(typed.lastIndexOf('<!--'));
  if (open.includes('-->')) return undefined;
  if (/^<!--\s*step:/.test(open)) return ofStep(optionPlace(typed));
  const [, space, word = ''] = /^<!--\s*expect:(\s*)(\S*)$/.exec(open) ?? [];
  if (space === undefined) return undefined;
  return { kind: 'expectation', start: typed.length - word.length, needsSpace: space === '' };
}

function grammarPlace(typed: string): CompletionPlace | undefined {
  const word = /^[\s>]*(\S*)$/.exec(typed)?.[1];
  return word === undefined ? undefined : { kind: 'expectation', start: typed.length - word.length, needsSpace: false };
}

function shellPlace(typed: string, rest: string): CompletionPlace | undefined {
  const expect = /(?:^|\s)#\s*expect:(\s*)(\S*)$/.exec(typed);
  if (expect) {
    const [, space = '', word = ''] = expect;
    return { kind: 'expectation', start: typed.length - word.length, needsSpace: space === '' };
  }
  const comment = /^[\s>]*#\s*([a-z]*)$/.exec(typed)?.[1];
  if (comment !== undefined) return { kind: 'comment', start: typed.length - comment.length };
  const [, brace = '', name] = /(?<!\\)\$(\{?)(\w*)$/.exec(typed) ?? [];
  if (name === undefined) return undefined;
  return { kind: 'variable', start: typed.length - name.length, close: brace && !rest.startsWith('}') ? '}' : '' };
}

function fencePlace(typed: string, language: string): CompletionPlace | undefined {
  const word = /^.*?(?:`{3,}|~{3,})\s*(\S*)$/.exec(typed)?.[1];
  if (word !== undefined) return { kind: 'language', start: typed.length - word.length };
  return language === 'expect' ? undefined : optionPlace(typed);
}

function optionPlace(typed: string): CompletionPlace | undefined {
  const word = /\s(\S*)$/.exec(typed)?.[1];
  if (word === undefined) return undefined;
  const [, when] = /^when=(.*)$/.exec(word) ?? [];
  if (when === undefined) {
    const taken = Array.from(typed.slice(0, -word.length || undefined).matchAll(/[\w-]+(?==|\s|$)/g), ([key]) => key);
    return word.includes('=') ? undefined : { kind: 'option', start: typed.length - word.length, taken };
  }
  const [, input, value] = /^([^:]*):(.*)$/.exec(when) ?? [];
  if (input !== undefined && value !== undefined)
    return { kind: 'when-value', start: typed.length - value.length, input };
  return { kind: 'when-input', start: typed.length - when.length };
}

/** In a `<!-- step: … -->`, which can ask people for more than a command block can. */
function ofStep(place: CompletionPlace | undefined): CompletionPlace | undefined {
  return place?.kind === 'option' ? { ...place, ofStep: true } : place;
}

/** The number of lines of the front matter; 0 or less where it does not begin, or does not end. */
function frontMatterEnd(lines: readonly string[]): number {
  if (!beginsFrontMatter(lines[0] ?? '')) return 0;
  return lines.findIndex((line, i) => i > 0 && endsFrontMatter(line));
}

function beginsFrontMatter(line: string): boolean {
  return /^\uFEFF?---[ \t]*$/.test(line);
}

function endsFrontMatter(line: string): boolean {
  return /^(?:---|\.\.\.)[ \t]*$/.test(line);
}

/** A key that begins its line, or its item; `parents` are the keys that it stands under, `-` for an item of a list. */
function frontMatterPlace(lines: readonly string[], line: number, typed: string): CompletionPlace | undefined {
  const [, before = '', word] = /^( *(?:- +)?)([\w-]*)$/.exec(typed) ?? [];
  if (word === undefined) return undefined;
  const parents: string[] = [];
  let indentation = before.length;
  let above = line;
  for (let outer = before; above > 0 && indentation > 0;) {
    const dash = outer.indexOf('-');
    if (dash >= 0 && outer.length === indentation) {
      parents.unshift('-');
      // The key above a list may be indented as much as its items.
      indentation = dash + 1;
    }
    const [, indent = '', key = ''] = /^( *(?:- +)?)([\w-]+):/.exec(lines[--above] ?? '') ?? [];
    outer = indent;
    if (key === '' || indent.length >= indentation || indent.includes('-')) continue;
    parents.unshift(key);
    indentation = indent.length;
  }
  return { kind: 'front-matter', start: before.length, parents, taken: keysBeside(lines, line, before) };
}

/** The keys of the same map, above and below the line that begins with `before`: nothing less indented stands between. */
function keysBeside(lines: readonly string[], line: number, before: string): readonly string[] {
  const keys: string[] = [];
  const indentation = before.length;
  for (const step of before.includes('-') ? [1] : [-1, 1]) {
    for (let at = line + step; at > 0; at += step) {
      const [, indent = '', key = ''] = /^([ -]*)(?:([\w-]+):)?/.exec(lines[at] ?? '') ?? [];
      const isEnd = lines[at] === undefined || endsFrontMatter(lines[at] ?? '');
      if (isEnd || (lines[at]?.trim() !== '' && indent.length < indentation)) break;
      if (indent.length !== indentation) continue;
      // A dash begins another item.
      if (step > 0 && indent.includes('-')) break;
      keys.push(key);
      if (indent.includes('-')) break;
    }
  }
  return keys;
}
