import { languageKind } from './languages';
import { parseInfoString } from './infoString';
import type { CodeNode, ListItemNode, MarkdownNode } from './markdownTree';
import { labelOf } from './resultLabel';

/** What the words around a fence say it is, whatever its language says. */
export interface FenceContext {
  /** Fences that show what the commands before them print. */
  readonly shown: ReadonlySet<CodeNode>;
  /** Fences with no language of which the words around them say that they are run: commands of a program that nobody knows. */
  readonly run: ReadonlySet<CodeNode>;
}

export function readFenceContext(nodes: readonly MarkdownNode[]): FenceContext {
  const context = { shown: new Set<CodeNode>(), run: new Set<CodeNode>() };
  readSequence(nodes, undefined, context);
  return context;
}

interface Found {
  readonly shown: Set<CodeNode>;
  readonly run: Set<CodeNode>;
}

/** `sibling` is the item behind the one that holds the nodes. */
function readSequence(nodes: readonly MarkdownNode[], sibling: ListItemNode | undefined, found: Found): void {
  nodes.forEach((node, i) => {
    if (node.kind === 'list') {
      node.items.forEach(({ children }, at) => {
        const isOneParagraph = children.length === 1 && children[0]?.kind === 'paragraph';
        if (!isOneParagraph) readSequence(children, node.items[at + 1], found);
      });
    }
    if (node.kind !== 'code' || !node.fenced) return;
    const above = nodes[i - 1];
    if (isShown(node, nodes, i)) found.shown.add(node);
    else if (isRun(node, nodes[i + 1], i === nodes.length - 1 ? sibling : undefined) && !isLabelled(above))
      found.run.add(node);
    else if (isAskedFor(node, above)) found.run.add(node);
  });
}

function isLabelled(above: MarkdownNode | undefined): boolean {
  return above?.kind === 'paragraph' && labelOf(above) !== undefined;
}

/** Right under `It should return:` behind another block, or behind words with code. */
function isShown(code: CodeNode, nodes: readonly MarkdownNode[], at: number): boolean {
  const label = nodes[at - 1];
  if (label?.kind !== 'paragraph' || (nodes[at - 2]?.kind !== 'code' && nodes[at - 3]?.kind !== 'code')) return false;
  // Whether it is a label is much to ask of every paragraph above a fence: its end tells more quickly.
  if (!namesOutput.test(label.text.plain.replace(/[\s*_]+$/, ''))) return false;
  if (languageKind(parseInfoString(code.info).language).kind === 'data') return false;
  const words = labelOf(label);
  return words !== undefined && !asksToRun.test(words) && !isSession(code.text);
}

const namesOutput =
  /(?:output|response|results?)\W*$|(?:see|prints?|returns?|outputs?|shows?|displays?|gives?|give you|gives you|get|something like|similar to|looks? like)(?: (?:this|the following|something like(?: this)?|something similar|(?:an? )?(?:output|response)s? like(?: this| the following)?|like this))?(?: (?:in|on) (?:the|your) (?:terminal|console|logs?|screen))?\W*$/i;
const asksToRun = /\b(?:run|execute|type|enter|command below)\b/i;

/** A prompt with a command, and what it prints below. */
function isSession(text: string): boolean {
  const lines = text.trim().split('\n');
  return /^\s*(?:\$|>|#|PS[^>]*>)\s/.test(lines[0] ?? '') && lines.length > 1;
}

/** One line in small letters, of which `**Expected Result:** …` is told right behind it. */
function isRun(code: CodeNode, next: MarkdownNode | undefined, sibling: ListItemNode | undefined): boolean {
  if (code.info.trim() !== '' || !isCall.test(code.text.trim())) return false;
  const behind = next?.kind === 'list' ? next.items[0]?.children[0] : (next ?? sibling?.children[0]);
  return behind?.kind === 'paragraph' && isExpected.test(behind.text.markdown);
}

/** `tool sub --flag "words"`; words alone are a sentence or an output. */
const isCall =
  /^(?:\$ )?[a-z][\w.-]*(?: [a-z][\w:-]*){1,2}(?: (?:--?[a-zA-Z][\w-]*|"[^"\n]*"|<[\w -]+>|\S*[./=]\S*))*$/;
const isExpected = /^[\s*_]*expected(?: \p{L}+)?[*_]*\s*[:：]/iu;

/** Under `… by executing:`, all of it calls: also a fence that is named plain text. */
function isAskedFor(code: CodeNode, above: MarkdownNode | undefined): boolean {
  if (above?.kind !== 'paragraph' || !/^(?:text|txt|plaintext|plain)?$/i.test(code.info.trim())) return false;
  const lines = code.text.trim().split('\n', 5);
  if (lines.length > 4 || !lines.every((line) => isCall.test(line.trim()))) return false;
  const words = above.text.plain.split(/[.!?]\s+/).at(-1) ?? '';
  return asksHere.test(words) && !elsewhere.test(words);
}

const asksHere =
  /(?:^|[\s,])(?:run|runs|running|execute|executing|type|typing|enter|entering)(?: (?:this|the|following|command|commands|these))*\s*[:：]$/i;
/** What is typed into another program is no command of the shell. */
const elsewhere =
  /\b(?:psql|mysql|sql|mongo\w*|redis\w*|repl|python|node|irb|console|prompt|editor|vim|browser|chat|slack|discord|query|shell|session|search|cmd)\b/i;
