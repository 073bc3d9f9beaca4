import type { LineShell, ShellParser, ShellScript } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import type { BlockOptions, CodeBlock, Command } from './checklist';
import { moveCommands, readCommands, type CommandDrafts, type SplitBlock } from './readCommands';
import { pairExpectFences } from './expectFence';
import { parseInfoString, type OptionIssue } from './infoString';
import { lineShellOf } from './lineShell';
import { languageKind } from './languages';
import type { CodeNode, MarkdownNode } from './markdownTree';
import { NodeMemory } from './nodeMemory';
import { hasPrompt, readPrompted, withoutPrompts, type PromptedText } from './prompt';
import { reasonNotRunnable } from './runnable';
import type { SourceText } from './sourceText';
import { readSurroundings, type Surrounding } from './surroundings';

/** A code block that is read, but for the ids that its step gives to its commands. */
export interface BlockDraft extends Omit<CodeBlock, 'commands'> {
  readonly commands: readonly Omit<Command, 'id'>[];
}

export interface BlockDrafts {
  readonly blocks: ReadonlyMap<CodeNode, BlockDraft>;
  readonly problems: readonly Problem[];
}

/**
 * Reads every code block of a document: what it is, its commands, and what each is expected to give. Keeps what it has
 * read of blocks that stand on in the next reading of the document.
 */
export class BlockReader {
  readonly #shell: ShellParser;
  readonly #variables = new WeakMap<CodeNode, readonly string[]>();
  readonly #drafts = new WeakMap<BlockOpening, BlockDraft>();
  readonly #commands = new NodeMemory<CodeNode, BlockCommands>(moveBlockCommands);
  #openings = new WeakMap<CodeNode, BlockOpening>();
  #usedVariables: ReadonlySet<string> = new Set();

  constructor(shell: ShellParser) {
    this.#shell = shell;
  }

  read(nodes: readonly MarkdownNode[], source: SourceText): BlockDrafts {
    const codes: CodeNode[] = [];
    addCodes(nodes, codes);
    this.#readVariables(codes);
    const openings = codes.map((code) => this.#open(code));
    const isRunnable = new Set(codes.filter((_, i) => openings[i]?.reason === undefined));
    const { fences, problems } = pairExpectFences(codes, isRunnable, source);
    const surroundings = readSurroundings(nodes, isRunnable);
    const blocks = new Map<CodeNode, BlockDraft>();
    for (const [i, code] of codes.entries()) {
      const opening = openings[i];
      if (!opening) continue;
      for (const issue of opening.issues) problems.push(toProblem(issue, code, source));
      const around = { expectFence: fences.get(code), surroundings: surroundings.get(code) ?? [] };
      const read = opening.reason === undefined ? this.#readCommands(opening, around, source) : noCommands;
      blocks.set(code, this.#draft(opening, read.commands));
      for (const problem of read.problems) problems.push(problem);
    }
    return { blocks, problems };
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
    if (used.size !== before.size || [...used].some((name) => !before.has(name))) this.#openings = new WeakMap();
    this.#usedVariables = used;
  }

  #open(code: CodeNode): BlockOpening {
    const known = this.#openings.get(code);
    if (known) return known;
    const opening = openBlock(code, this.#usedVariables, this.#shell);
    this.#openings.set(code, opening);
    return opening;
  }

  /** The same object while the block is the same, so that others can tell. */
  #draft(opening: BlockOpening, commands: BlockDraft['commands']): BlockDraft {
    const known = this.#drafts.get(opening);
    if (known?.commands === commands && known.line === opening.code.line) return known;
    const draft = toDraft(opening, commands);
    this.#drafts.set(opening, draft);
    return draft;
  }

  #readCommands(
    opening: BlockOpening,
    around: Pick<SplitBlock, 'expectFence' | 'surroundings'>,
    source: SourceText,
  ): CommandDrafts {
    return this.#commands.get(
      opening.code,
      () => ({ ...readCommands({ ...opening, ...around, source }), opening, ...around }),
      (known) =>
        known.opening === opening &&
        known.expectFence === around.expectFence &&
        areSame(known.surroundings, around.surroundings),
    );
  }
}

/** A block whose text was split, before its commands are made. It holds wherever the block stands. */
interface BlockOpening {
  readonly code: CodeNode;
  readonly language: string;
  readonly options: BlockOptions;
  readonly lineShell: LineShell | undefined;
  readonly issues: readonly OptionIssue[];
  readonly reason: string | undefined;
  readonly prompted: PromptedText;
  readonly script: ShellScript;
}

/** The commands of a block, and what they were read of. */
interface BlockCommands extends CommandDrafts, Pick<SplitBlock, 'expectFence' | 'surroundings'> {
  readonly opening: BlockOpening;
}

const noCommands: CommandDrafts = { commands: [], problems: [] };

function moveBlockCommands(known: BlockCommands, by: number): BlockCommands {
  const surroundings = known.surroundings.map((one) => ({ ...one, line: one.line + by }));
  return { ...known, ...moveCommands(known, by), surroundings };
}

const emptyScript: ShellScript = { commands: [], comments: [], errors: [] };

function openBlock(code: CodeNode, usedVariables: ReadonlySet<string>, shell: ShellParser): BlockOpening {
  const { language, options, issues } = parseInfoString(code.info);
  const isPrompted = languageKind(language).kind !== 'data' && hasPrompt(code.text);
  const prompted = isPrompted ? readPrompted(code.text) : withoutPrompts(code.text);
  const lineShell = lineShellOf(language, code.text);
  let script = emptyScript;
  const reason =
    language === 'expect'
      ? 'What the block above is expected to print'
      : reasonNotRunnable(
          { language, script: prompted.script, prompted: isPrompted, lineShell, usedVariables },
          (text) => {
            script = shell.parse(text, lineShell ?? (isPrompted ? 'prompted' : undefined));
            return script;
          },
        );
  // Only what can be run has options of ours; other blocks' attributes are none of our business.
  const isOurs = reason === undefined;
  return {
    code,
    language,
    options: isOurs ? options : {},
    lineShell: isOurs ? lineShell : undefined,
    issues: isOurs ? issues : [],
    reason,
    prompted,
    script,
  };
}

function toDraft(opening: BlockOpening, commands: BlockDraft['commands']): BlockDraft {
  const { language, options, lineShell, reason } = opening;
  const { info, fenced, text, line, endLine } = opening.code;
  const block = { info, language, fenced, text, line, endLine, options, ...(lineShell && { shell: lineShell }) };
  return reason === undefined
    ? { ...block, runnable: true, commands }
    : { ...block, runnable: false, reason, commands };
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

function areSame(known: readonly Surrounding[], now: readonly Surrounding[]): boolean {
  return (
    known.length === now.length &&
    known.every(({ kind, text, line, label }, i) => {
      const other = now[i];
      return other?.text === text && other.line === line && other.kind === kind && other.label === label;
    })
  );
}

function toProblem({ code, message, word }: OptionIssue, { line }: CodeNode, source: SourceText): Problem {
  const column = Math.max(0, (source.lines[line] ?? '').lastIndexOf(word));
  const range = { start: source.position(line, column), end: source.position(line, column + word.length) };
  return { code, severity: code === 'invalid-info-value' ? 'error' : 'warning', message, range };
}
