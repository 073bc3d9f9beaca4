import type { Node } from 'web-tree-sitter';

/** One call of a program, as far as it can be told without running it. */
export interface ProgramCall {
  /** As written, without quotes: `docker`, `./deploy.sh`, `$EDITOR`. */
  readonly program: string;
  /** The words after it, without quotes; expansions as written. */
  readonly args: readonly string[];
  /** What it reads: a pipe, a file, or text that stands in the command itself (here-document, here-string, `echo … |`). */
  readonly input: 'terminal' | 'pipe' | 'file' | 'text';
  /** The files that it is redirected to. */
  readonly outputFiles: readonly string[];
  /** Whether it stands where the unit itself runs it: not in the background, in a substitution or in a function. */
  readonly isForeground: boolean;
  /** Whether another host runs it, by ssh. */
  readonly isElsewhere?: boolean;
  /** Whether it has the rights of the machine's owner, by `sudo`. */
  readonly isRoot?: boolean;
}

/** A syntax tree and what it was made of. */
export interface ReadTree {
  readonly root: Node;
  /** The text of a node as its author wrote it. */
  readonly written: (node: Node) => string;
  /** Whether a redirection is the operator of a here-document, which the tree does not show. */
  readonly isHereDocument: (redirect: Node) => boolean;
}

/** The calls in a syntax tree, in order. */
export function findCalls(tree: ReadTree): ProgramCall[] {
  return tree.root
    .descendantsOfType(['command', 'declaration_command', 'unset_command', 'test_command'])
    .map((node) => toCall(tree, node))
    .filter((call) => call !== undefined);
}

/** The calls in a text that the grammar cannot read: cut at operators, then at white space. */
export function guessCalls(text: string): ProgramCall[] {
  const parts = text.split(/(\|\|?|&&?|;|\n|\$\(|`)/);
  return parts.flatMap((part, index) => {
    if (index % 2 === 1) return [];
    const words = withoutAssignments(part.match(/(?:"[^"]*"|'[^']*'|[^\s"']|["'])+/g) ?? []);
    const [program, ...args] = words;
    if (program === undefined) return [];
    const input = args.includes('<') ? 'file' : parts[index - 1] === '|' ? 'pipe' : 'terminal';
    return [{ program: toProgram(program), args: args.map(unquote), input, outputFiles: [], isForeground: true }];
  });
}

/** The program that a word names; `.\\tools\\update.ps1` is a path, whose backslashes escape nothing. */
function toProgram(word: string): string {
  return windowsScript.test(word) ? word.replaceAll('\\', '/') : unquote(word);
}

const windowsScript = /^(?:\.{1,2}|[A-Za-z]:)?\\?[\w.\\-]*\\[\w.-]+\.(?:ps1|bat|cmd|exe)$/i;

/** Those before the program set variables; behind it, as in `dd of=a`, they are words like any other. */
function withoutAssignments(words: readonly string[]): readonly string[] {
  const program = words.findIndex((word) => !/^\w+=/.test(word));
  return program < 0 ? [] : words.slice(program);
}

/** A word without its quotes and backslashes. */
export function unquote(word: string): string {
  return word.replace(/\$?'([^']*)'|\$?"((?:[^"\\]|\\[^])*)"|\\([^])/g, (_, single, double, escaped) =>
    String(single ?? double ?? escaped).replace(/^\n$/, ''),
  );
}

export function toCall(tree: ReadTree, node: Node): ProgramCall | undefined {
  const [name, ...args] = node.children.filter((child) => !notWords.has(child.type)).map((word) => tree.written(word));
  if (name === undefined) return undefined;
  const outers = outerNodes(node);
  const redirects = outers.flatMap((outer) =>
    mayRedirect.has(outer.type) ? outer.children.filter((child) => redirections.has(child.type)) : [],
  );
  return {
    program: toProgram(name),
    args: args.map(unquote),
    input: inputOf(tree, redirects, outers),
    outputFiles: redirects
      .filter(isOutput)
      .map((redirect) => unquote(tree.written(redirect.lastNamedChild ?? redirect))),
    isForeground: !outers.some((outer) => outer.nextSibling?.type === '&' || nestings.has(outer.type)),
  };
}

const notWords = new Set(['comment', 'variable_assignment', 'file_redirect', 'herestring_redirect']);
const redirections = new Set(['file_redirect', 'herestring_redirect']);
/** Nodes that the grammar gives redirections to. */
const mayRedirect = new Set([
  'command',
  'redirected_statement',
  'function_definition',
  'command_substitution',
  'heredoc_redirect',
  'ERROR',
]);
const nestings = new Set(['command_substitution', 'process_substitution', 'function_definition']);

/** The node itself and those around it, the innermost first. */
function outerNodes(node: Node): Node[] {
  const outers: Node[] = [];
  for (let outer: Node | null = node; outer; outer = outer.parent) outers.push(outer);
  return outers;
}

function inputOf(tree: ReadTree, redirects: readonly Node[], outers: readonly Node[]): ProgramCall['input'] {
  const redirect = redirects.find((node) => operatorOf(node) === '<' || node.type === 'herestring_redirect');
  if (redirect) return redirect.type === 'file_redirect' && !tree.isHereDocument(redirect) ? 'file' : 'text';
  for (const [index, outer] of outers.entries()) {
    const inner = outers[index - 1];
    const first = outer.firstNamedChild;
    if (outer.type !== 'pipeline' || !inner || !first || first.id === inner.id) continue;
    return /^(?:echo|printf)\b/.test(tree.written(first)) ? 'text' : 'pipe';
  }
  return 'terminal';
}

function operatorOf(redirect: Node): string {
  return redirect.children.find((child) => !child.isNamed)?.type ?? '';
}

function isOutput(redirect: Node): boolean {
  return redirect.type === 'file_redirect' && !operatorOf(redirect).startsWith('<');
}
