import type { CodeBlock, Command, CommandId, Step } from '../checklist/checklist';
import type { CommandKind } from '../shell/shellScript';
import type { Evaluation } from '../expectation/expectation';
import type { CommandOutcome, CommandResult } from './runEvent';
import type { CommandState } from './runState';

/** A command with the block that it stands in. */
export interface BlockCommand {
  readonly command: Command;
  readonly block: CodeBlock;
}

/** What the result of a command and its verdicts amount to. Only an exit that was seen can be a pass. */
export function commandOutcome(kind: CommandKind, result: CommandResult, { verdicts }: Evaluation): CommandOutcome {
  if (result.kind !== 'exited') return 'errored';
  // What a person does inside a session or an editor no check has seen.
  if (kind === 'session' || kind === 'editor') return 'review';
  if (verdicts.some((verdict) => verdict.kind === 'mismatched')) return 'failed';
  // It ended when somebody had seen enough of it.
  if (kind === 'follow') return 'review';
  if (verdicts.length === 0 || verdicts.some((verdict) => verdict.kind === 'review')) return 'review';
  return 'passed';
}

/**
 * What a step amounts to, from the last attempts of those of its commands that apply. A command in its words that is
 * only offered need not be run; once it was, its failure counts.
 */
export function stepOutcome(
  commands: readonly BlockCommand[],
  outcomeOf: (id: CommandId) => CommandOutcome | undefined,
): CommandOutcome | 'pending' {
  const outcomes = commands.filter(isRun).map(({ command }) => outcomeOf(command.id));
  if (outcomes.includes('errored')) return 'errored';
  if (outcomes.includes('failed')) return 'failed';
  const required = commands.filter(isStepCommand);
  const needed = required.filter(isRun).map(({ command }) => outcomeOf(command.id));
  if (needed.includes(undefined) || required.length === 0) return 'pending';
  if (outcomes.includes('review') || needed.length < required.length) return 'review';
  return 'passed';
}

/** The last recorded outcome of a command; `undefined` while it has none. */
export function lastOutcome(command: CommandState | undefined): CommandOutcome | undefined {
  return command?.kind === 'finished' ? command.last.outcome : undefined;
}

/** Commands of a step that apply with these inputs, in the order in which they run; those that are only offered too. */
export function applicableCommands(step: Step, inputs: Readonly<Record<string, string>>): readonly BlockCommand[] {
  return step.blocks
    .filter((block) => block.runnable && isApplicable(block, inputs))
    .flatMap((block) => block.commands.map((command) => ({ command, block })));
}

/** Whether running the step runs the command, and the step waits for it. */
export function isStepCommand({ block, command }: BlockCommand): boolean {
  return block.inline !== 'offered' && command.onlyIf === undefined;
}

function isRun({ command }: BlockCommand): boolean {
  return command.kind !== 'typed';
}

/**
 * Why no command of this step applies with these inputs, when its blocks have conditions and none holds; `undefined`
 * when something applies.
 */
export function notApplicableReason(step: Step, inputs: Readonly<Record<string, string>>): string | undefined {
  const runnable = step.blocks.filter((block) => block.runnable && block.inline !== 'offered');
  if (runnable.length === 0 || runnable.some((block) => isApplicable(block, inputs))) return undefined;
  const conditions = runnable.flatMap(({ options: { when } }) => (when ? [`${when.input} is ${when.value}`] : []));
  return `Only when ${[...new Set(conditions)].join(' or ')}.`;
}

function isApplicable({ options: { when } }: CodeBlock, inputs: Readonly<Record<string, string>>): boolean {
  return !when || when.isUndecidable === true || inputs[when.input] === when.value;
}
