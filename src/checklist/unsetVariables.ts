import type { FoundPlaceholder } from '../shell/placeholder';
import type { CodeBlock, FrontMatter } from './checklist';
import { variableName } from './variableName';

/** Variables that commands use and that nothing sets: not the checklist, not the front matter, not every shell. */
export function findUnsetVariables(
  text: string,
  blocks: readonly CodeBlock[],
  frontMatter: FrontMatter,
): readonly FoundPlaceholder[] {
  const set = findSetVariables(text, frontMatter);
  const lines = new Set(blocks.filter(isShell).flatMap(linesOf));
  const found: FoundPlaceholder[] = [];
  let start = 0;
  for (const [at, line] of text.split('\n').entries()) {
    for (const { 0: use, 1: braced, 2: plain, index } of lines.has(at) ? line.matchAll(uses) : []) {
      const name = braced ?? plain ?? '';
      if (set.has(name) || isSetEverywhere(name) || isLiteral(line, index)) continue;
      found.push({ text: use, start: start + index, end: start + index + use.length });
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

function isShell({ runnable }: CodeBlock): boolean {
  return runnable;
}

function linesOf({ line, endLine }: CodeBlock): readonly number[] {
  return Array.from({ length: endLine - line + 1 }, (_, i) => line + i);
}

/** Escaped, or in single quotes: another program's variable. */
function isLiteral(line: string, index: number): boolean {
  const before = line.slice(0, index);
  if (before.endsWith('\\')) return true;
  return (before.split("'").length - 1) % 2 === 1 && line.slice(index).includes("'") && !/"[^"]*$/.test(before);
}
