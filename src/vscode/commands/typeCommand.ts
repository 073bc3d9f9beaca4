import * as vscode from 'vscode';
import type { CommandId, Step } from '../../checklist/checklist';
import { allCommands, allSteps, findStep } from '../../checklist/steps';
import { nextTyped } from '../../run/typing';
import { UserFacingError } from '../../util/userFacingError';
import { requireTrust, targetCommand, targetStep, type CommandContext, type CommandHandler } from './register';

/** Types the row's command, or the next one of the step that runs, into the session that is open for it. */
export const typeCommand: CommandHandler = async (context, argument) => {
  requireTrust();
  const { session } = context.controller.release;
  const target = targetTyped(context, argument);
  const command = target.command ?? nextTyped(session.state, target.step);
  if (command === undefined)
    throw new UserFacingError('Nothing was typed: no session is open for this step, or all of it was typed.');
  if ((await session.typeCommand(target.step.id, command)) === 'declined')
    vscode.window.setStatusBarMessage('Nothing was typed: it was not confirmed.', 8000);
};

/** Puts the row's text on the clipboard, its placeholders replaced: to be pasted where it is meant for. */
export const copyText: CommandHandler = async (context, argument) => {
  const { step, command } = targetTyped(context, argument);
  if (command === undefined) throw new UserFacingError('Choose the row whose text is to be copied.');
  const text = await context.controller.release.session.resolveText(step.id, command);
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('Copied. Paste it where it is meant for.', 5000);
};

interface Target {
  readonly step: Step;
  readonly command?: CommandId;
}

/** A row, the id of a command from the editor, or nothing for the step that runs. */
function targetTyped(context: CommandContext, argument: unknown): Target {
  const { session } = context.controller.release;
  const step = allSteps(session.checklist).find((each) => allCommands(each).some(({ id }) => id === argument));
  if (step) return { step, command: argument as CommandId };
  const running = argument === undefined ? session.runningStep : undefined;
  const command = targetCommand(argument);
  return {
    step: (running && findStep(session.checklist, running)) ?? targetStep(context, argument),
    ...(command === undefined ? {} : { command }),
  };
}
