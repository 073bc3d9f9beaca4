import type { LineShell, ShellParser, ShellScript } from '../shell/shellScript';
import { readSimpleScript } from '../shell/simpleScript';
import type { Problem } from '../util/problem';
import { lazy } from '../util/lazy';
import type { BlockOptions, CodeBlock } from './checklist';
import { moveCommands, readCommands, type CommandDrafts, type SplitBlock } from './readCommands';
import { areSameDeclarations, pairDeclarations } from './declarations';
import { readFenceContext, type FenceContext } from './fenceContext';
import { misspeltLanguage } from './expectDirective';
import { isExpectKey, parseInfoString, type OptionIssue } from './infoString';
import { lineShellOf } from './lineShell';
import { languageKind } from './languages';
import type { CodeNode, MarkdownNode, ParagraphNode } from './markdownTree';
import { NodeMemory, ReadingMemory } from './nodeMemory';
import { readPrinted } from './printedLines';
import { hasPrompt, readPrompted, withoutPrompts, type PromptedText } from './prompt';
import { isPlainlyNoShell, reasonNotRunnable, type SplitText } from './runnable';
import type { SourceText } from './sourceText';
import {
  areSameSurroundings,
  moveSurroundings,
  readSurroundings,
  type Surrounding,
  type Surroundings,
} from './surroundings';

/** A code block that is read, but for its commands: they are read when somebody asks for them. */
export interface BlockDraft {
  readonly block: Omit<CodeBlock, 'commands'>;
  readonly read: () => CommandDrafts;
}

export interface BlockDrafts {
  readonly blocks: ReadonlyMap<CodeNode, BlockDraft>;
  /** Those of the blocks themselves, not those of their commands. */
  readonly problems: readonly Problem[];
  /** What stands behind words with code spans, read when somebody asks. */
  readonly behindWords: (paragraph: ParagraphNode) => readonly Surrounding[];
}

/**
 * Reads every code block of a document: what it is and, later, its commands, and what each is expected to give. Keeps
 * what it has read of blocks that stand on in the next reading of the document.
 */
export class BlockReader {
  readonly #shell: ShellParser;
  readonly #variables = new ReadingMemory<CodeNode, readonly string[]>();
  readonly #drafts = new NodeMemory<CodeNode, KnownDraft>(moveDraft);
  readonly #openings = new ReadingMemory<CodeNode, BlockOpening>();
  /** What the words around made of an opening. */
  readonly #changed = new ReadingMemory<CodeNode, { readonly opening: BlockOpening; readonly changed: BlockOpening }>();
  #usedVariables: ReadonlySet<string> = new Set();
  #surroundings: () => Surroundings = () => ({ blocks: new Map(), words: new Map() });

  constructor(shell: ShellParser) {
    this.#shell = shell;
  }

  /** Reads what the last reading has put off and can be read no more once its nodes are moved. */
  settle(): void {
    this.#surroundings();
  }

  read(nodes: readonly MarkdownNode[], source: SourceText): BlockDrafts {
    for (const memory of [this.#variables, this.#openings, this.#changed, this.#drafts]) memory.turn();
    const codes: CodeNode[] = [];
    addCodes(nodes, codes);
    this.#readVariables(codes);
    const context = readFenceContext(nodes);
    const openings = codes.map((code) => this.#openIn(context, code));
    const isRunnable = new Set(codes.filter((_, i) => openings[i]?.reason === undefined));
    const languages = new Map(codes.map((code, i) => [code, openings[i]?.language ?? '']));
    const { byBlock, problems } = pairDeclarations(nodes, { languages, isRunnable }, source);
    const surroundings = lazy(() => readSurroundings(nodes, isRunnable));
    this.#surroundings = surroundings;
    const blocks = new Map<CodeNode, BlockDraft>();
    for (const [i, code] of codes.entries()) {
      const opening = openings[i];
      if (!opening) continue;
      for (const issue of opening.issues) problems.push(toProblem(issue, code, source));
      const around = {
        declarations: byBlock.get(code) ?? [],
        surroundings: () => surroundings().blocks.get(code) ?? [],
      };
      const draft = this.#drafts.get(
        code,
        () => draftBlock(code, opening, around, source),
        (known) => holdsFor(known, opening, around),
      );
      blocks.set(code, draft);
    }
    const behindWords = (paragraph: ParagraphNode): readonly Surrounding[] => surroundings().words.get(paragraph) ?? [];
    return { blocks, problems, behindWords };
  }

  /** A block may be one of settings, unless some block uses them: all are to be looked at when that changes. */
  #readVariables(codes: readonly CodeNode[]): void {
    const used = new Set<string>();
    for (const code of codes) {
      const names = this.#variables.get(code) ?? variablesIn(code);
      this.#variables.set(code, names);
      for (const name of names) used.add(name);
    }
    const before = this.#usedVariables;
    if (used.size !== before.size || [...used].some((name) => !before.has(name))) this.#openings.clear();
    this.#usedVariables = used;
  }

  /** What the words around a block say of it goes before what it looks like. */
  #openIn({ shown, run }: FenceContext, code: CodeNode): BlockOpening {
    const opening = this.#open(code);
    const isChanged = opening.reason === undefined ? shown.has(code) : run.has(code) && isReadable(opening);
    if (!isChanged) return opening;
    const known = this.#changed.get(code);
    const changed = known?.opening === opening ? known : { opening, changed: changeOpening(opening) };
    this.#changed.set(code, changed);
    return changed.changed;
  }

  #open(code: CodeNode): BlockOpening {
    const opening = this.#openings.get(code) ?? openBlock(code, this.#usedVariables, this.#shell);
    this.#openings.set(code, opening);
    return opening;
  }
}

/** What a block is. It holds wherever the block stands. */
interface BlockOpening {
  readonly language: string;
  readonly options: BlockOptions;
  readonly lineShell: LineShell | undefined;
  readonly issues: readonly OptionIssue[];
  readonly reason: string | undefined;
  readonly prompted: PromptedText;
  readonly script: () => ShellScript;
}

/** Shown and not run, or run although it does not look like commands. */
function changeOpening(opening: BlockOpening): BlockOpening {
  if (opening.reason !== undefined) return { ...opening, reason: undefined };
  return { ...opening, options: {}, lineShell: undefined, issues: [], reason: 'What the commands above are to print' };
}

function isReadable({ script }: BlockOpening): boolean {
  const { commands, errors } = script();
  return errors.length === 0 && commands.length === 1;
}

/** What the commands of a block are read of, beside the block. */
interface BlockContext extends Pick<SplitBlock, 'declarations'> {
  readonly surroundings: () => readonly Surrounding[];
}

/** A draft, and what it was made of. */
interface KnownDraft extends BlockDraft, BlockContext {
  readonly opening: BlockOpening;
}

function holdsFor(known: KnownDraft, opening: BlockOpening, { declarations, surroundings }: BlockContext): boolean {
  const holds = known.opening === opening && areSameDeclarations(known.declarations, declarations);
  return holds && areSameSurroundings(known.surroundings(), surroundings());
}

function draftBlock(code: CodeNode, opening: BlockOpening, around: BlockContext, source: SourceText): KnownDraft {
  const block = describeBlock(code, opening);
  const { declarations, surroundings } = around;
  if (!block.runnable) return { block, read: () => noCommands, opening, declarations, surroundings };
  // The nodes are moved by the next reading; the commands may be asked for after it.
  const asRead = {
    code: { ...code },
    declarations: declarations.map((declaration) => ({ ...declaration, node: { ...declaration.node } })),
    unread: opening.issues.find(({ word }) => isExpectKey(word))?.word,
  };
  const { prompted, script } = opening;
  const read = lazy(() =>
    readCommands({ ...asRead, prompted, script: script(), surroundings: surroundings(), source }),
  );
  return { block, read, opening, declarations, surroundings };
}

const noCommands: CommandDrafts = { commands: [], problems: [] };

function moveDraft(known: KnownDraft, by: number): KnownDraft {
  const { block, read, surroundings } = known;
  return {
    ...known,
    block: { ...block, line: block.line + by, endLine: block.endLine + by },
    read: block.runnable ? lazy(() => moveCommands(read(), by)) : read,
    surroundings: lazy(() => moveSurroundings(surroundings(), by)),
  };
}

function openBlock(code: CodeNode, usedVariables: ReadonlySet<string>, shell: ShellParser): BlockOpening {
  const { language, options, issues } = parseInfoString(code.info);
  const isPrompted = languageKind(language).kind !== 'data' && hasPrompt(code.text);
  const lineShell = lineShellOf(language, code.text);
  const prompted = isPrompted ? readPrompted(code.text) : readUnprompted(code.text, { language, lineShell }, shell);
  const readAs = lineShell ?? (isPrompted ? 'prompted' : undefined);
  const script = lazy(() => shell.parse(prompted.script, readAs));
  const reason =
    language === 'expect' || misspeltLanguage(code.info, language) !== undefined
      ? 'What the block above is expected to print'
      : reasonNotRunnable(
          { language, script: prompted.script, prompted: isPrompted, lineShell, usedVariables },
          () => splitSimply(prompted.script, lineShell) ?? script(),
        );
  // Only what can be run has options of ours; other blocks' attributes are none of our business.
  const isOurs = reason === undefined;
  return {
    language,
    options: isOurs ? options : {},
    lineShell: isOurs ? lineShell : undefined,
    issues: isOurs ? issues : [],
    reason,
    prompted,
    script,
  };
}

/** Without prompts, what commands print is told from what no command can be. */
function readUnprompted(
  text: string,
  { language, lineShell }: { readonly language: string; readonly lineShell: LineShell | undefined },
  shell: ShellParser,
): PromptedText {
  const { kind } = languageKind(language);
  if (lineShell !== undefined || !(kind === 'shell' || kind === 'session' || kind === 'unknown'))
    return withoutPrompts(text);
  if (kind !== 'shell' && isPlainlyNoShell(text)) return withoutPrompts(text);
  // What is told without the grammar takes no lines.
  return readPrinted(text, (script) =>
    readSimpleScript(script) ? [] : shell.parse(script).commands.map(({ kind }) => kind),
  );
}

/** Most blocks can be told without the grammar, which is asked when somebody asks for their commands. */
function splitSimply(script: string, lineShell: LineShell | undefined): SplitText | undefined {
  const commands = lineShell === undefined ? readSimpleScript(script) : undefined;
  return commands && { commands, errors: [] };
}

function describeBlock(code: CodeNode, opening: BlockOpening): BlockDraft['block'] {
  const { language, options, lineShell, reason } = opening;
  const { info, fenced, text, line, endLine } = code;
  const runnable = reason === undefined;
  return { info, language, fenced, text, line, endLine, options, shell: lineShell, runnable, reason };
}

function addCodes(nodes: readonly MarkdownNode[], codes: CodeNode[]): void {
  for (const node of nodes) {
    if (node.kind === 'code') codes.push(node);
    else if (node.kind === 'list') for (const { children } of node.items) addCodes(children, codes);
  }
}

function variablesIn({ text }: CodeNode): readonly string[] {
  return text.includes('$') ? Array.from(text.matchAll(/\$\{?([A-Za-z_]\w*)/g), ([, name]) => name ?? '') : [];
}

function toProblem({ code, message, word }: OptionIssue, { line }: CodeNode, source: SourceText): Problem {
  const column = Math.max(0, (source.lines[line] ?? '').lastIndexOf(word));
  const range = { start: source.position(line, column), end: source.position(line, column + word.length) };
  return { code, severity: code === 'invalid-info-value' ? 'error' : 'warning', message, range };
}
