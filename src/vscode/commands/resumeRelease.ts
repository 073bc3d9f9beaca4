import * as vscode from 'vscode';
import { UserFacingError } from '../../util/userFacingError';
import { resumeRelease as openJournal } from '../openRelease';
import { askInputs } from '../prompts';
import { requireTrust, type CommandContext } from './register';

/** Goes on with the release of a row, or with the one that was open when the window was last used. */
export async function resumeRelease(context: CommandContext, argument: unknown): Promise<void> {
  requireTrust();
  const { controller } = context;
  const journalPath = journalOf(argument) ?? controller.rememberedJournal;
  if (journalPath === undefined) throw new UserFacingError('Choose the release to resume in the Releases view.');
  if (controller.hasRelease) {
    if (controller.release.journal.path === journalPath) return;
    await controller.close();
  }
  const release = await openJournal(await context.services(), journalPath, (checklist, names) =>
    askInputs(
      'Secret values are not kept',
      checklist.frontMatter.inputs.filter(({ name }) => names.includes(name)),
    ),
  );
  if (!release) return;
  await controller.show(release);
  await vscode.commands.executeCommand('releaseChecklist.focusCurrentStep');
}

function journalOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const isRow = typeof argument === 'object' && argument !== null && 'journal' in argument;
  return isRow && argument.journal instanceof vscode.Uri ? argument.journal.fsPath : undefined;
}
