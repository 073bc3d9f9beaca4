import type { FoundPlaceholder } from '../shell/placeholder';
import type { CodeBlock, Command, FrontMatter } from './checklist';
import { variableName } from './variableName';

/**
 * Variables that nothing sets: not the checklist, not the front matter, not every shell. Those that commands use, in a
 * block or a code span, and those in words that a person writes out anew: the subject ``[ANNOUNCE] acme $VERSION``.
 */
export function findUnsetVariables(
  text: string,
  blocks: readonly CodeBlock[],
  inline: readonly Command[],
  frontMatter: FrontMatter,
): readonly FoundPlaceholder[] {
  const set = findSetVariables(text, frontMatter);
  const inBlocks = new Map(blocks.flatMap((block) => linesOf(block).map((line) => [line, block.runnable] as const)));
  const inSpans = new Set(inline.flatMap((command) => Array.from(command.text.matchAll(uses), nameOf)));
  const found: FoundPlaceholder[] = [];
  let start = 0;
  for (const [at, line] of text.split('\n').entries()) {
    const isRun = inBlocks.get(at);
    for (const use of isRun === false ? [] : line.matchAll(uses)) {
      const name = nameOf(use);
      if (set.has(name) || isSetEverywhere(name) || isLiteral(line, use.index, isRun)) continue;
      if (isRun === undefined && !inSpans.has(name) && !isPartOfWords(line, use)) continue;
      found.push({ text: use[0], start: start + use.index, end: start + use.index + use[0].length });
    }
    start += line.length + 1;
  }
  return found;
}

/** Names that the text sets anywhere, or the front matter for all of it. */
export function findSetVariables(text: string, { inputs, env }: FrontMatter): Set<string> {
  return new Set([
    ...Array.from(text.matchAll(settings), (match) => match.slice(1).find(Boolean) ?? ''),
    ...inputs.map(({ name }) => variableName(name)),
    ...Object.keys(env),
  ]);
}

/** Whether a shell, a desktop or a build server sets it. */
export function isSetEverywhere(name: string): boolean {
  return everywhere.test(name);
}

const settings =
  /\b([A-Za-z_]\w*)=|\b(?:read|for|local|declare|unset|capture)\s+(?:-\w+\s+)*([A-Za-z_]\w*)|^\s*set\s+(?:-\w+\s+)*([A-Za-z_]\w*)\s/gm;
const uses = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;
const everywhere =
  /^(?:HOME|PATH|USER|LOGNAME|PWD|OLDPWD|SHELL|TERM|TMPDIR|TEMP|TMP|LANG|LC_\w+|EDITOR|VISUAL|PAGER|HOSTNAME|HOST|UID|EUID|PPID|RANDOM|SECONDS|LINENO|IFS|OSTYPE|MACHTYPE|DISPLAY|XDG_\w+|SSH_\w+|CI|GITHUB_\w+|CI_\w+|BASH\w*|ZSH\w*|FUNCNAME|PIPESTATUS|REPLY|COLUMNS|LINES|GOPATH|GOROOT|JAVA_HOME|VIRTUAL_ENV|_|env|LASTEXITCODE|PSScriptRoot|PSVersionTable|true|false|null|args|Error|Host|PROFILE|status)$/;

function nameOf([, braced, plain]: RegExpMatchArray): string {
  return braced ?? plain ?? '';
}

/** Whether a use in a sentence is one part of what is written, as in `v$MAJOR.$MINOR`, and no talk of the variable. */
function isPartOfWords(line: string, use: RegExpExecArray): boolean {
  const before = line.slice(0, use.index);
  if (!/^[A-Z][A-Z\d_]+$/.test(nameOf(use)) && !/\bv$/.test(before)) return false;
  const after = line.slice(use.index + use[0].length);
  const isInSpan = before.split('`').length % 2 === 0 && after.includes('`');
  return isInSpan
    ? !(/[`=]$/.test(before) && after.startsWith('`'))
    : /[\w/:.-]$/.test(before) || /^[-/:.]\w/.test(after);
}

function linesOf({ line, endLine }: CodeBlock): readonly number[] {
  return Array.from({ length: endLine - line + 1 }, (_, i) => line + i);
}

/** Escaped, or in single quotes: another program's variable. In a sentence the quotes of its code span count alone. */
function isLiteral(line: string, index: number, isRun: boolean | undefined): boolean {
  const isInSpan = line.slice(0, index).split('`').length % 2 === 0;
  if (isRun === undefined && !isInSpan) return false;
  const before = line.slice(isRun === undefined ? line.lastIndexOf('`', index) + 1 : 0, index);
  if (before.endsWith('\\')) return true;
  return (before.split("'").length - 1) % 2 === 1 && line.slice(index).includes("'") && !/"[^"]*$/.test(before);
}
