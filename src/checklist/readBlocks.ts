import type { ShellParser, ShellScript } from '../shell/shellScript';
import { parseScriptLines } from '../shell/parseScriptLines';
import type { Problem } from '../util/problem';
import type { CodeBlock, Command } from './checklist';
import { readCommands, type SplitBlock } from './readCommands';
import { pairExpectFences } from './expectFence';
import { parseInfoString, type OptionIssue } from './infoString';
import { lineShellOf } from './lineShell';
import { languageKind } from './languages';
import type { CodeNode, MarkdownNode } from './markdownTree';
import { hasPrompt, readPrompted, withoutPrompts } from './prompt';
import { reasonNotRunnable } from './runnable';
import type { SourceText } from './sourceText';
import { readSurroundings } from './surroundings';

/** A code block that is read, but for the ids that its step gives to its commands. */
export interface BlockDraft extends Omit<CodeBlock, 'commands'> {
  readonly commands: readonly Omit<Command, 'id'>[];
}

export interface BlockDrafts {
  readonly blocks: ReadonlyMap<CodeNode, BlockDraft>;
  readonly problems: readonly Problem[];
}

/** Reads every code block of a document: what it is, its commands, and what each is expected to give. */
export function readBlocks(nodes: readonly MarkdownNode[], source: SourceText, shell: ShellParser): BlockDrafts {
  const codes = codesIn(nodes);
  const usedVariables = findUsedVariables(codes);
  const openings = codes.map((code) => openBlock(code, usedVariables, shell));
  const isRunnable = new Set(openings.filter(({ reason }) => reason === undefined).map(({ code }) => code));
  const { fences, problems } = pairExpectFences(codes, isRunnable, source);
  const surroundings = readSurroundings(nodes, isRunnable);
  const read = openings.map((opening) =>
    readBlock(
      opening,
      { expectFence: fences.get(opening.code), surroundings: surroundings.get(opening.code) ?? [] },
      source,
    ),
  );
  return {
    blocks: new Map(read.map(({ code, block }) => [code, block])),
    problems: problems.concat(read.flatMap((block) => block.problems)),
  };
}

/** A block whose text was split, before its commands are made. */
interface BlockOpening {
  readonly code: CodeNode;
  readonly block: Omit<BlockDraft, 'runnable' | 'reason' | 'commands'>;
  readonly issues: readonly OptionIssue[];
  readonly reason: string | undefined;
  readonly prompted: ReturnType<typeof readPrompted>;
  readonly script: ShellScript;
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
            script = lineShell ? parseScriptLines(text, lineShell) : shell.parse(text);
            return script;
          },
        );
  const { info, fenced, text, line, endLine } = code;
  // Only what can be run has options of ours; other blocks' attributes are none of our business.
  const isOurs = reason === undefined;
  const isForLineShell = isOurs && lineShell !== undefined;
  const block = {
    info,
    language,
    fenced,
    text,
    line,
    endLine,
    options: isOurs ? options : {},
    ...(isForLineShell && { shell: lineShell }),
  };
  return { code, block, issues: isOurs ? issues : [], reason, prompted, script };
}

function readBlock(
  opening: BlockOpening,
  around: Pick<SplitBlock, 'expectFence' | 'surroundings'>,
  source: SourceText,
): { code: CodeNode; block: BlockDraft; problems: readonly Problem[] } {
  const { code, reason } = opening;
  const issues = opening.issues.map((issue) => toProblem(issue, code, source));
  if (reason !== undefined) {
    return { code, block: { ...opening.block, runnable: false, reason, commands: [] }, problems: issues };
  }
  const { commands, problems } = readCommands({ ...opening, ...around, source });
  return { code, block: { ...opening.block, runnable: true, commands }, problems: issues.concat(problems) };
}

function codesIn(nodes: readonly MarkdownNode[]): readonly CodeNode[] {
  return nodes.flatMap((node): readonly CodeNode[] => {
    if (node.kind === 'code') return [node];
    return node.kind === 'list' ? node.items.flatMap(({ children }) => codesIn(children)) : [];
  });
}

function findUsedVariables(codes: readonly CodeNode[]): ReadonlySet<string> {
  const names = codes.flatMap(({ text }) =>
    Array.from(text.matchAll(/\$\{?([A-Za-z_]\w*)/g), ([, name]) => name ?? ''),
  );
  return new Set(names);
}

function toProblem({ code, message, word }: OptionIssue, { line }: CodeNode, source: SourceText): Problem {
  const column = Math.max(0, (source.lines[line] ?? '').lastIndexOf(word));
  const range = { start: source.position(line, column), end: source.position(line, column + word.length) };
  return { code, severity: code === 'invalid-info-value' ? 'error' : 'warning', message, range };
}
