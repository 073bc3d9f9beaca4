import type { Expectation } from '../expectation/expectation';
import { inferShownOutput } from '../expectation/inferShownOutput';
import { withImpliedExpectations } from '../expectation/withImpliedExpectations';
import type { ShellCommand, ShellScript } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import type { SourceRange } from '../util/sourceRange';
import type { Command } from './checklist';
import { readCommentExpectations } from './commentExpectations';
import { readOnlyIfs } from './commentOnlyIf';
import { toReview } from './declaredExpectations';
import type { Declaration } from './declarations';
import { findFaultProblem } from './faultProblem';
import type { CodeNode } from './markdownTree';
import type { PromptedText } from './prompt';
import { readDeclarations } from './readDeclarations';
import { readProseExpectations } from './proseExpectations';
import { createScriptPositions, type ScriptPositions } from './scriptPositions';
import type { SourceText } from './sourceText';
import type { Surrounding } from './surroundings';

/** A command block, split by the shell's grammar. */
export interface SplitBlock {
  readonly code: CodeNode;
  readonly prompted: PromptedText;
  readonly script: ShellScript;
  /** What stands below the block and declares expectations of its last command. */
  readonly declarations: readonly Declaration[];
  /** What its info string declares, which is no place for it. */
  readonly unread: string | undefined;
  /** What the author wrote around the block. */
  readonly surroundings: readonly Surrounding[];
  readonly source: SourceText;
}

export interface CommandDrafts {
  readonly commands: readonly Omit<Command, 'id'>[];
  readonly problems: readonly Problem[];
}

/** The commands of a block with their places in the checklist and all that is expected of them. */
export function readCommands(block: SplitBlock): CommandDrafts {
  const positions = createScriptPositions(block.code, block.prompted, block.source);
  const comments = readCommentExpectations(block.script, positions);
  const declared = readDeclarations(block.declarations, block.source);
  const unread = block.unread === undefined ? [] : [toReview(block.unread, block.code.line)];
  const samples = isTurned(block) ? asReviews(readSamples(block)) : readSamples(block);
  const prose = readProseExpectations(block.script, block.surroundings);
  const last = block.script.commands.length - 1;
  const blockOnlyIf = block.surroundings.find(({ kind }) => kind === 'only-if')?.text;
  const onlyIfs = readOnlyIfs(block.script);
  const commands = block.script.commands.map((command, i) => {
    const own = [
      ...(comments.expectations.get(i) ?? []),
      ...(samples.get(i) ?? []),
      ...(prose.get(i) ?? []),
      ...(i === last ? [...declared.expectations, ...unread] : []),
    ];
    const onlyIf = onlyIfs[i] ?? blockOnlyIf;
    return toDraft(command, own, onlyIf, positions);
  });
  const faults = findFaultProblem(block.script, block.prompted.script, block.code, positions);
  return { commands, problems: [...comments.problems, ...declared.problems, ...faults] };
}

/** The same, written so many lines further down. */
export function moveExpectations(expectations: readonly Expectation[], by: number): readonly Expectation[] {
  return expectations.map((expectation) => ({ ...expectation, line: expectation.line + by }));
}

export function moveCommands({ commands, problems }: CommandDrafts, by: number): CommandDrafts {
  return {
    commands: commands.map((command) => ({
      ...command,
      range: moveRange(command.range, by),
      expectations: moveExpectations(command.expectations, by),
    })),
    problems: problems.map((problem) => ({ ...problem, range: moveRange(problem.range, by) })),
  };
}

export function moveRange({ start, end }: SourceRange, by: number): SourceRange {
  return { start: { ...start, line: start.line + by }, end: { ...end, line: end.line + by } };
}

function toDraft(
  command: ShellCommand,
  own: readonly Expectation[],
  onlyIf: string | undefined,
  positions: ScriptPositions,
): Omit<Command, 'id'> {
  const { text, kind, destination, programs, dangers } = command;
  const range = {
    start: positions.at(command.startLine, command.start),
    end: positions.at(command.endLine, command.end),
  };
  const placeholders = [...new Set(command.placeholders.map((placeholder) => placeholder.text))];
  // How a session, an editor or a follower ends says nothing: a person ends it.
  const expectations = kind === 'command' ? withImpliedExpectations(own, range.start.line) : own;
  return { text, kind, destination, range, programs, dangers, placeholders, expectations, onlyIf };
}

/** Whether the words above say that what the session shows must not come. */
function isTurned({ surroundings }: SplitBlock): boolean {
  return surroundings.some(({ kind }) => kind === 'turned');
}

function asReviews(samples: ReadonlyMap<number, readonly Expectation[]>): ReadonlyMap<number, readonly Expectation[]> {
  const toReview = (expectation: Expectation): Expectation => ({
    ...expectation,
    matcher: { kind: 'review', sentence: expectation.text },
  });
  return new Map([...samples].map(([index, expectations]) => [index, expectations.map(toReview)]));
}

/** What a session shows below each command, by the index of the command. */
function readSamples({ script, prompted, code }: SplitBlock): ReadonlyMap<number, readonly Expectation[]> {
  const samples = new Map<number, { readonly text: string; readonly line: number; readonly endLine: number }>();
  let command = -1;
  for (const { line, text } of prompted.outputLines) {
    while ((script.commands[command + 1]?.startLine ?? Infinity) < line) command++;
    const above = samples.get(command);
    const gap = '\n'.repeat(line - (above?.endLine ?? line));
    samples.set(command, { text: `${above?.text ?? ''}${gap}${text}`, line: above?.line ?? line, endLine: line });
  }
  return new Map(
    [...samples].map(([index, { text, line }]) => [
      index,
      inferShownOutput(text, script.commands[index]?.text ?? '').flatMap((shown) =>
        shown.matchers.map((matcher): Expectation => ({
          matcher,
          source: 'inferred',
          text: shown.text,
          line: code.textLine + line + shown.line,
        })),
      ),
    ]),
  );
}
