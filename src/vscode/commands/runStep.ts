import * as vscode from 'vscode';
import type { Step } from '../../checklist/checklist';
import { describeUndecided } from '../../log/describeUndecided';
import { stateOf } from '../../run/demands';
import { canRun, finishOf, hasCommands, nextStep, rollbackSteps } from '../../run/progress';
import type { RunSession } from '../../run/runSession';
import type { StepState } from '../../run/runState';
import type { StepRun } from '../../run/stepRunner';
import { requireTrust, targetCommand, targetStep, type CommandContext, type CommandHandler } from './register';
import { showError, showInformation, type ShowMessage } from '../messages';

/** Runs the commands of a step, from where it stopped. */
export const runStep: CommandHandler = (context, argument) =>
  run(context, targetStep(context, argument), (id) => context.controller.release.session.runStep(id));

/** Runs all commands of a step again. */
export const runStepFromStart: CommandHandler = (context, argument) =>
  run(context, targetStep(context, argument), (id) => context.controller.release.session.runStepFromStart(id));

/** Runs the one command that a row stands for. */
export const runCommand: CommandHandler = (context, argument) => {
  const commandId = targetCommand(argument);
  if (commandId === undefined) return runStep(context, argument);
  return run(context, targetStep(context, argument), (id) =>
    context.controller.release.session.runCommand(id, commandId),
  );
};

/** Runs the next step that has not been run; where a person must act or decide first, asks for that. */
export const runNext: CommandHandler = async (context) => {
  requireTrust();
  const { session } = context.controller.release;
  const step = nextStep(session.checklist, session.state);
  if (!step) {
    const isReady = finishOf(session.checklist, session.state).kind === 'ready';
    if (isReady) await vscode.commands.executeCommand('releaseChecklist.finish');
    return;
  }
  await vscode.commands.executeCommand('releaseChecklist.revealStep', step.id);
  const { kind } = stateOf(step, session.state);
  if (kind === 'pending' && hasCommands(step)) return runStep(context, step.id);
  await askDecision(step, kind, canRollBack(session));
};

export const stop: CommandHandler = ({ controller }) => {
  const told = controller.release.session.stop()
    ? 'Ctrl-C was pressed. What survives it is stopped in its terminal, or by pressing it again.'
    : 'No command is running.';
  vscode.window.setStatusBarMessage(told, 8000);
};

function canRollBack({ checklist, state }: RunSession): boolean {
  return !state.rollback && rollbackSteps(checklist).length > 0;
}

type SessionRun = (id: Step['id']) => Promise<StepRun>;

async function run(context: CommandContext, step: Step, start: SessionRun): Promise<void> {
  requireTrust();
  const outcome = await start(step.id);
  switch (outcome) {
    case 'declined':
      vscode.window.setStatusBarMessage(`Nothing was run: “${step.title}” was not confirmed.`, 8000);
      return;
    case 'failed':
    case 'errored':
    case 'review':
      tellUndecided(context, step, outcome);
      return;
    case 'passed':
    case 'pending':
      return;
  }
}

interface Action {
  readonly title: string;
  readonly command: string;
}

const runIt: Action = { title: 'Run Its Commands', command: 'runStep' };
const retry: Action = { title: 'Retry', command: 'runStep' };
const override: Action = { title: 'Override…', command: 'override' };
const skip: Action = { title: 'Skip…', command: 'skip' };
const difference: Action = { title: 'Show Difference', command: 'showDifference' };
const confirm: Action = { title: 'It Is as It Should Be', command: 'attest' };
const reject: Action = { title: 'Mark as Failed…', command: 'reject' };
const terminal: Action = { title: 'Show Terminal', command: 'showTerminal' };
const done: Action = { title: 'Done', command: 'toggleStep' };
const sign: Action = { title: 'Sign Off…', command: 'sign' };
const approve: Action = { title: 'Approve', command: 'approve' };
const evidence: Action = { title: 'Give Evidence…', command: 'fillEvidence' };
const rollBack: Action = { title: 'Start the Rollback…', command: 'startRollback' };
const abort: Action = { title: 'Abort the Release…', command: 'abort' };
const notApplicable: Action = { title: 'Not Applicable…', command: 'markNotApplicable' };

/** Tells the result where a person must decide. It does not wait: the tree goes on being usable. */
function tellUndecided(context: CommandContext, step: Step, outcome: 'failed' | 'errored' | 'review'): void {
  const { session } = context.controller.release;
  const text = `${step.title}: ${describeUndecided(session.state, step)}`;
  const told = session.state.steps.get(step.id);
  const shown =
    outcome === 'review'
      ? ask(showInformation, text, [confirm, reject, terminal])
      : ask(showError, text, outcome === 'failed' ? [difference, retry, override, skip] : [retry, override, skip]);
  void shown.then((action) => {
    if (!action) return;
    // Messages stay behind the bell for long: an answer to an old one must not meet a result that it does not speak of.
    const isOfNow = context.controller.hasRelease && context.controller.release.session === session;
    if (isOfNow && session.state.steps.get(step.id) === told)
      void vscode.commands.executeCommand(`releaseChecklist.${action.command}`, step.id);
    else void showInformation(`Nothing was done: “${step.title}” has come further since that message. See its row.`);
  });
}

async function ask(show: ShowMessage, message: string, actions: readonly Action[]): Promise<Action | undefined> {
  const choice = await show(message, ...actions.map(({ title }) => title));
  return actions.find(({ title }) => title === choice);
}

/** The next step waits for the person: what they can do, in one list. */
async function askDecision(step: Step, kind: StepState['kind'], mayRollBack: boolean): Promise<void> {
  const picked = await vscode.window.showQuickPick(
    actionsFor(step, kind, mayRollBack).map(({ title, command }) => ({ label: title, command })),
    { title: step.title, placeHolder: placeholders[kind] ?? 'A step to do by hand: what became of it?' },
  );
  if (picked) await vscode.commands.executeCommand(`releaseChecklist.${picked.command}`, step.id);
}

const placeholders: Readonly<Record<string, string>> = {
  failed: 'It failed. Nothing moves on before you have decided.',
  errored: 'Its result is not known. Nothing moves on before you have decided.',
  review: 'Its output must be compared by a person.',
  incomplete: 'It has its result. What is missing is its evidence, or somebody’s approval.',
};

function actionsFor(step: Step, kind: StepState['kind'], mayRollBack: boolean): readonly Action[] {
  const ends = mayRollBack ? [rollBack, abort] : [abort];
  if (kind === 'failed') return [...(canRun(step) ? [retry, difference] : []), override, skip, ...ends];
  if (kind === 'errored') return [retry, override, skip, ...ends];
  if (kind === 'review') return [confirm, reject, retry, terminal, skip];
  if (kind === 'incomplete')
    return [...(step.approvals ? [approve] : []), ...(step.evidence ? [evidence] : []), skip, ...ends];
  if (step.signOff) return [sign, skip, notApplicable];
  return [...(canRun(step) ? [runIt] : []), done, reject, skip, notApplicable];
}
