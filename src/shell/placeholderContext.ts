import type { Node } from 'web-tree-sitter';
import type { HereDocument } from './hereDocument';
import { endsInVariable } from './maskText';
import type { FoundPlaceholder } from './placeholder';
import { baseName, lookThrough } from './prefixCommand';
import { findRemoteCalls, shells } from './remoteCall';
import { toCall, type ProgramCall, type ReadTree } from './programCall';
import type { PlaceholderContext } from './shellScript';

/** A unit of the text with its tree; `offset` is where it starts. */
export interface PlaceholderScope {
  readonly text: string;
  readonly offset: number;
  readonly tree: ReadTree;
  readonly calls: readonly ProgramCall[];
  readonly hereDocuments: readonly HereDocument[];
}

/** What the shell makes of the text where a placeholder stands. In doubt `opaque`. */
export function contextOf(placeholder: FoundPlaceholder, scope: PlaceholderScope): PlaceholderContext {
  if (/[\\$~]/.test(scope.text[placeholder.start - 1] ?? '')) return 'opaque';
  const hereDocument = scope.hereDocuments.find(
    ({ bodyStart, end }) => placeholder.start >= bodyStart && placeholder.start < end,
  );
  if (hereDocument) return contextInHereDocument(placeholder, scope, hereDocument);
  const { root } = scope.tree;
  const leaf = root.descendantForIndex(placeholder.start - scope.offset, placeholder.end - scope.offset);
  return leaf && quotable.has(leaf.type) ? contextOfNode(leaf, scope) : 'opaque';
}

const quotable = new Set(['word', 'concatenation', 'string', 'string_content', 'raw_string', 'ansi_c_string']);

/** Texts that the shell reads by rules of their own. */
const special = new Set([
  'arithmetic_expansion',
  'expansion',
  'subscript',
  'binary_expression',
  'unary_expression',
  'extglob_pattern',
  'regex',
]);

function contextOfNode(leaf: Node, scope: PlaceholderScope): PlaceholderContext {
  let context: PlaceholderContext | undefined;
  let isAssigned = false;
  for (let node: Node | null = leaf; node; node = node.parent) {
    if ((special.has(node.type) && !comparesTexts(node)) || node.type === 'ERROR') return 'opaque';
    if (node.type === 'command_substitution' && node.firstChild?.type === '`') return 'opaque';
    if (node.type === 'command') {
      const call = toCall(scope.tree, node);
      // What stands before the program is the shell's own: `PGPASSWORD=<password> ssh host`.
      if (call && !isAssigned && readsItsWordsAgain(call)) return 'opaque';
      context ??= 'word';
      isAssigned = false;
    }
    if (node.type === 'variable_assignment') isAssigned = true;
    context ??= quoteContexts[node.type];
  }
  return context ?? 'word';
}

/** Whether an expression in `[ … ]` or `[[ … ]]` takes its operands for texts: not as numbers, variables or patterns. */
function comparesTexts(node: Node): boolean {
  if (node.type !== 'binary_expression' && node.type !== 'unary_expression') return false;
  const operator = node.children.find((child) => child.type === 'test_operator' || !child.isNamed)?.text ?? '';
  const test = ancestorOf(node, 'test_command');
  return textOperators.has(operator) && test?.text.startsWith('[') === true;
}

const textOperators = new Set('== = != < > && || ! -z -n -e -f -d -s -r -w -x -L -h -nt -ot -ef'.split(' '));

function ancestorOf(node: Node, type: string): Node | undefined {
  for (let parent = node.parent; parent; parent = parent.parent) if (parent.type === type) return parent;
  return undefined;
}

const quoteContexts: Readonly<Record<string, PlaceholderContext>> = {
  string: 'double-quoted',
  raw_string: 'single-quoted',
  ansi_c_string: 'ansi-quoted',
  command_substitution: 'word',
};

function contextInHereDocument(
  placeholder: FoundPlaceholder,
  scope: PlaceholderScope,
  { bodyStart, expands }: HereDocument,
): PlaceholderContext {
  if (scope.calls.some((call) => readsItsWordsAgain(call) || readsItsInput(call))) return 'opaque';
  if (!expands) return 'literal-here-document';
  if (endsInVariable(scope.text, placeholder.start)) return 'opaque';
  const before = scope.text
    .slice(bodyStart, placeholder.start)
    .replace(/\\[^]/g, '')
    .replace(/\$\([^()`]*\)|\$\{[^{}`]*\}|`[^`]*`/g, '');
  return /\$[({]|`/.test(before) ? 'opaque' : 'expanding-here-document';
}

const rereaders = new Set(['eval', 'ssh', 'mosh', 'su', 'watch', 'trap', 'alias', 'parallel', 'script', 'expect']);

/** Whether the words of a call are read as shell text once more: `ssh host …`, `bash -c '…'`. */
function readsItsWordsAgain(call: ProgramCall): boolean {
  const own = lookThrough(call);
  if (rereaders.has(baseName(own.program))) return true;
  return [own.program, ...own.args].some(
    (word, index, words) =>
      shells.has(baseName(word)) && words.slice(index + 1).some((next) => /^-[a-z]*c$/.test(next)),
  );
}

/** Whether a call reads its standard input as shell text: `bash <<EOF`. */
function readsItsInput(call: ProgramCall): boolean {
  const own = lookThrough(call);
  const remote = findRemoteCalls(own);
  return shells.has(baseName(own.program)) || remote.some((inner) => readsItsInput({ ...inner, input: own.input }));
}
