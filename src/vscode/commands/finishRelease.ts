import * as vscode from 'vscode';
import type { Checklist } from '../../checklist/checklist';
import { listTriggers } from '../../checklist/rollbackTriggers';
import { finishOf, nextStep } from '../../run/progress';
import { askReason } from '../prompts';
import { showFinished } from './commitLog';
import type { CommandHandler } from './register';
import { confirmModally } from '../messages';

/** Ends the release with the outcome that its steps amount to, or says which steps stand against it. */
export const finish: CommandHandler = async (context) => {
  const { session } = context.controller.release;
  const { checklist, state } = session;
  const result = finishOf(checklist, state);
  if (result.kind === 'open') {
    const next = nextStep(checklist, state);
    if (next) await vscode.commands.executeCommand('releaseChecklist.revealStep', next.id);
    return session.finish();
  }
  const message = `Finish ${state.started.release} as ${result.outcome.replaceAll('-', ' ')}?`;
  const closed = 'The record is closed then: nothing can be added to it.';
  const detail = result.reason === undefined ? closed : `${result.reason} ${closed}`;
  if (!(await confirmModally({ title: message, detail, button: 'Finish' }))) return;
  await session.finish();
  await showFinished(context);
};

/** Ends the release although steps are open. */
export const abort: CommandHandler = async (context) => {
  const { session } = context.controller.release;
  const reason = await askReason(`Abort ${session.state.started.release}`, 'Why is this release not finished?');
  if (reason === undefined) return;
  await session.abort(reason);
  await showFinished(context);
};

export const closeRelease: CommandHandler = ({ controller }) => controller.close();

export const startRollback: CommandHandler = async ({ controller }) => {
  const { session } = controller.release;
  const reason = await askRollbackReason(session.checklist, session.state.started.checklist.text);
  if (reason !== undefined) await session.startRollback(reason);
};

/** One of the reasons that the checklist gives, or another. */
async function askRollbackReason(checklist: Checklist, text: string): Promise<string | undefined> {
  const ask = (): Promise<string | undefined> => askReason('Start the rollback', 'Why is this release rolled back?');
  const triggers = listTriggers(checklist, text);
  if (triggers.length === 0) return ask();
  const items = triggers.map((trigger) => ({ label: trigger.text, description: trigger.lead ?? '' }));
  const other = { label: 'Another reason…', description: '' };
  const chosen = await vscode.window.showQuickPick([...items, other], {
    title: 'Start the rollback',
    placeHolder: 'Why is this release rolled back? These are the reasons that the checklist gives.',
    ignoreFocusOut: true,
  });
  return chosen === other ? ask() : chosen?.label;
}
