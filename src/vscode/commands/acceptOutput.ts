import * as vscode from 'vscode';
import type { CommandId, Step } from '../../checklist/checklist';
import { lastOutcome } from '../../run/outcome';
import { UserFacingError } from '../../util/userFacingError';
import { addAcceptance } from '../editor/acceptanceEdit';
import { acceptancesOf } from '../editor/acceptOutput';
import { allCommandPlaces } from '../editor/checklistPlaces';
import { targetCommand, targetStep, type CommandContext, type CommandHandler } from './register';
import { showInformation } from '../messages';

/**
 * Proposes to expect from now on what the failed command has printed: an edit of the checklist's file, shown in the
 * refactor preview, which is made only when the person applies it. The release that runs keeps its own text.
 */
export const acceptOutput: CommandHandler = async (context, argument) => {
  const edit = await proposeEdit(context, failedCommands(targetStep(context, argument), context, argument));
  if (!edit)
    throw new UserFacingError(
      'The checklist no longer has an expectation that this output could be put into: it was changed since the release started.',
    );
  if (await vscode.workspace.applyEdit(edit)) return;
  // The preview shows the change with its box not ticked, and its button applies only what is ticked.
  void showInformation(
    'Nothing was changed in the checklist. To accept the output, tick the change in the preview before you apply it.',
  );
};

function failedCommands(step: Step, { controller }: CommandContext, argument: unknown): readonly CommandId[] {
  const chosen = targetCommand(argument);
  const { commands } = controller.release.session.state;
  return step.blocks
    .flatMap((block) => block.commands.map(({ id }) => id))
    .filter((id) => (chosen === undefined || id === chosen) && lastOutcome(commands.get(id)) === 'failed');
}

/** The checklist as it stands now may have been edited, but not saved, since the release has pinned it. */
async function proposeEdit(
  { controller, reader }: CommandContext,
  ids: readonly CommandId[],
): Promise<vscode.WorkspaceEdit | undefined> {
  const { shown } = controller;
  if (shown.kind !== 'run') return undefined;
  const document = await vscode.workspace.openTextDocument(shown.uri);
  const checklist = await reader.read(document);
  if (!checklist) return undefined;
  const edit = new vscode.WorkspaceEdit();
  let found = false;
  for (const { command } of allCommandPlaces(checklist).filter((place) => ids.includes(place.command.id))) {
    const state = shown.state.commands.get(command.id);
    if (state?.kind !== 'finished') continue;
    for (const acceptance of acceptancesOf(command, state.last))
      found = addAcceptance(edit, document, acceptance) || found;
  }
  return found ? edit : undefined;
}
