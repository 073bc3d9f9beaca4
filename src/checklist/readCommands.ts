import type { Expectation } from '../expectation/expectation';
import { withImpliedExpectations } from '../expectation/withImpliedExpectations';
import type { ShellCommand, ShellScript } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import type { Command } from './checklist';
import { readCommentExpectations } from './commentExpectations';
import { readExpectFence } from './declaredExpectations';
import type { CodeNode } from './markdownTree';
import type { PromptedText } from './prompt';
import { createScriptPositions, type ScriptPositions } from './scriptPositions';
import type { SourceText } from './sourceText';

/** A command block, split by the shell's grammar. */
export interface SplitBlock {
  readonly code: CodeNode;
  readonly prompted: PromptedText;
  readonly script: ShellScript;
  readonly expectFence: CodeNode | undefined;
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
  const fence = block.expectFence && readExpectFence(block.expectFence, block.source);
  const samples = readSamples(block);
  const last = block.script.commands.length - 1;
  const commands = block.script.commands.map((command, i) => {
    const sample = samples.get(i);
    const own = [
      ...(comments.expectations.get(i) ?? []),
      ...(sample ? [sample] : []),
      ...((i === last ? fence?.expectations : undefined) ?? []),
    ];
    return toDraft(command, own, positions);
  });
  return { commands, problems: [...comments.problems, ...(fence?.problems ?? [])] };
}

function toDraft(command: ShellCommand, own: readonly Expectation[], positions: ScriptPositions): Omit<Command, 'id'> {
  const { text, kind, programs, dangers } = command;
  const range = {
    start: positions.at(command.startLine, command.start),
    end: positions.at(command.endLine, command.end),
  };
  const placeholders = [...new Set(command.placeholders.map((placeholder) => placeholder.text))];
  const expectations = kind === 'typed' ? own : withImpliedExpectations(own, range.start.line);
  return { text, kind, range, programs, dangers, placeholders, expectations };
}

/**
 * What a session shows below each command: a sample, seldom what this run prints to the letter, so a person compares.
 * By the index of the command.
 */
function readSamples({ script, prompted, code }: SplitBlock): ReadonlyMap<number, Expectation> {
  const samples = new Map<number, Expectation>();
  let command = -1;
  for (const { line, text } of prompted.outputLines) {
    while ((script.commands[command + 1]?.startLine ?? Infinity) < line) command++;
    const above = samples.get(command)?.text;
    const sample = above === undefined ? text : `${above}\n${text}`;
    const first = samples.get(command)?.line ?? code.textLine + line;
    const matcher = { kind: 'review', sentence: sample } as const;
    samples.set(command, { matcher, source: 'inferred', text: sample, line: first });
  }
  return samples;
}
