import * as vscode from 'vscode';
import type { CommandId, Step, StepId } from '../../checklist/checklist';
import { findStep } from '../../checklist/steps';
import type { ListedRelease } from '../../node/releaseIndex';
import { nextStep } from '../../run/progress';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { UserFacingError } from '../../util/userFacingError';
import type { ChecklistReader } from '../editor/checklistReader';
import type { ReleaseServices } from '../openRelease';
import type { LogReviewer } from '../logs/logReviewer';
import type { ReleaseController } from '../releaseController';
import type { SafeOutput } from '../safeOutput';
import type { FoundChecklist } from '../tree/checklistFinder';
import type { ReleaseRow } from '../tree/releaseRows';
import { showError } from '../messages';

/** What every command works with. */
export interface CommandContext {
  readonly controller: ReleaseController;
  readonly reader: ChecklistReader;
  readonly reviewer: LogReviewer;
  /** Loads the shell grammar at first use. */
  readonly services: () => Promise<ReleaseServices>;
  readonly output: SafeOutput;
  /** The releases of the workspace that have a journal, as the Releases view last listed them. */
  readonly releases: () => Promise<readonly ListedRelease[]>;
  /** The checklists of the workspace. */
  readonly checklists: () => Promise<readonly FoundChecklist[]>;
}

/** A command's work. The argument is a row of a view, a step's id from the editor, a file, or nothing. */
export type CommandHandler = (context: CommandContext, argument: unknown) => Promise<void> | void;

/** Registers handlers by the last part of their command's name. Errors are shown once, here. */
export function registerHandlers(
  context: CommandContext,
  handlers: Readonly<Record<string, CommandHandler>>,
): Disposable {
  const store = new DisposableStore();
  for (const [name, handler] of Object.entries(handlers)) {
    const run = async (...given: readonly unknown[]): Promise<void> => {
      try {
        await handler(context, given.length > 0 && given[0] === undefined ? lostRow : given[0]);
      } catch (error) {
        tellError(context.output, name, error);
      }
    };
    store.add(vscode.commands.registerCommand(`releaseChecklist.${name}`, run));
  }
  return store;
}

/**
 * VS Code hands over nothing for a row that is being replaced while its button is pressed, and for the button of a view in
 * which no row has the focus. That is not the palette's call, which has no argument at all.
 */
const lostRow = Symbol('a row that cannot be named');

/** The step that a command is about: the row's, the one named, or the next one of the release. */
export function targetStep({ controller }: CommandContext, argument: unknown): Step {
  if (argument === lostRow)
    throw new UserFacingError('That row was just being drawn anew, and nothing was done. Press the button again.');
  const { checklist, state } = controller.release.session;
  const id = stepIdOf(argument);
  const step = id === undefined ? nextStep(checklist, state) : findStep(checklist, id);
  if (step) return step;
  throw new UserFacingError(
    id === undefined ? 'Every step of this release is settled.' : 'This step is not part of the release that is open.',
  );
}

/** The step of the row, or the one named; `undefined` for what is about the release, whatever else the argument is. */
export function namedStep(context: CommandContext, argument: unknown): Step | undefined {
  return stepIdOf(argument) === undefined ? undefined : targetStep(context, argument);
}

/** The command that a row stands for, when it stands for one. */
export function targetCommand(argument: unknown): CommandId | undefined {
  const row = rowOf(argument);
  return row?.kind === 'command' ? row.command.id : undefined;
}

export function stepIdOf(argument: unknown): StepId | undefined {
  if (typeof argument === 'string') return argument as StepId;
  const row = rowOf(argument);
  return row === undefined || row.kind === 'section' ? undefined : row.step.id;
}

/** Nothing runs in a workspace that the person has not trusted, whichever way the command was called. */
export function requireTrust(): void {
  if (!vscode.workspace.isTrusted)
    throw new UserFacingError('This workspace is not trusted: checklists can be read here, and nothing is run.');
}

/** What an error says to the person; `name` is of what was done, for the output channel. */
export function tellError(output: SafeOutput, name: string, error: unknown): void {
  if (error instanceof UserFacingError) {
    output.warn(`${name}: ${error.message}`);
    void showError(output.redact(error.message));
    return;
  }
  output.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  void showError(`Release Checklist: “${name}” stopped because of a bug. The log has the details.`, 'Show Log').then(
    (choice) => {
      if (choice) output.show();
    },
  );
}

/** Rows of the Release view come back as they were given to it. */
export function rowOf(argument: unknown): ReleaseRow | undefined {
  const isRow = typeof argument === 'object' && argument !== null && 'kind' in argument;
  return isRow && ['section', 'step', 'command'].includes(String(argument.kind)) ? (argument as ReleaseRow) : undefined;
}
