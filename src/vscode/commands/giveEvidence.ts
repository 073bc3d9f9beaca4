import * as vscode from 'vscode';
import type { Step } from '../../checklist/checklist';
import { describeAttached, readAttachment } from '../../node/attachment';
import { evidenceProblem, lacksEvidence, stateOf } from '../../run/demands';
import type { RunSession } from '../../run/runSession';
import { UserFacingError } from '../../util/userFacingError';
import { askText } from '../prompts';
import { namedStep, targetStep, type CommandHandler } from './register';

/** Asks for the evidence that a step wants; false when the person gave up. */
export async function askEvidence(session: RunSession, step: Step): Promise<boolean> {
  const { evidence } = step;
  if (!evidence) return true;
  const value = await askText({
    title: `Evidence for “${step.title}”`,
    prompt:
      evidence.pattern === undefined
        ? 'The address of a pull request, a ticket …'
        : `It must match ${evidence.pattern}`,
    value: session.state.evidence.get(step.id)?.value ?? '',
    problem: (given) => evidenceProblem(evidence, given.trim()),
  });
  if (value === undefined) return false;
  await session.fillEvidence(step.id, value);
  return true;
}

/** Has the evidence given before the step is said to be done, when it asks for some and has none. */
export async function askMissingEvidence(session: RunSession, step: Step): Promise<boolean> {
  return !lacksEvidence(step, session.state) || (await askEvidence(session, step));
}

export const fillEvidence: CommandHandler = async (context, argument) => {
  await askEvidence(context.controller.release.session, targetStep(context, argument));
};

export const approve: CommandHandler = async (context, argument) => {
  const { session } = context.controller.release;
  const step = targetStep(context, argument);
  const lacked = lacksEvidence(step, session.state);
  if (!(await askMissingEvidence(session, step))) return;
  // The evidence may have been all that was missing.
  if (!lacked || stateOf(step, session.state).kind === 'incomplete') await session.approve(step.id);
};

/** Puts a file of the workspace on record, by path and digest: of a step on its row, else of the release. */
export const attachFile: CommandHandler = async (context, argument) => {
  const { session, checklistUri } = context.controller.release;
  const folder = vscode.workspace.getWorkspaceFolder(checklistUri)?.uri;
  if (!folder)
    throw new UserFacingError('The folder of this release is not open: a file outside it cannot be attached.');
  const step = namedStep(context, argument);
  const chosen = await vscode.window.showOpenDialog({
    title: step ? `Attach a file to “${step.title}”` : 'Attach a file to this release',
    openLabel: 'Attach',
    defaultUri: folder,
    canSelectMany: true,
  });
  for (const { fsPath } of chosen ?? []) {
    const file = await readAttachment(folder.fsPath, fsPath);
    await session.attach(file, step?.id);
    void vscode.window.setStatusBarMessage(describeAttached(file), 5000);
  }
};
