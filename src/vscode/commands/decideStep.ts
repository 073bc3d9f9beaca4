import { basename } from 'node:path';
import type { Step } from '../../checklist/checklist';
import { stateOf } from '../../run/demands';
import { hasCommands } from '../../run/progress';
import type { RunSession } from '../../run/runSession';
import { UserFacingError } from '../../util/userFacingError';
import { askReason, askText } from '../prompts';
import { approve, askMissingEvidence } from './giveEvidence';
import { namedStep, targetStep, type CommandContext, type CommandHandler } from './register';

/** A person says that the step is done, or that its output is as the checklist says. */
export const attest = onStep(async (session, step) => {
  if (!(await askMissingEvidence(session, step))) return;
  const isEvident = stateOf(step, session.state).kind === 'review' || !hasCommands(step);
  if (isEvident) return session.attest(step.id);
  const note = await askReasonFor(
    session,
    step,
    `Mark “${step.title}” as done by hand`,
    'Its commands have not shown it. How was it done?',
  );
  if (note !== undefined) await session.attest(step.id, note);
});

export const reject = onStep(async (session, step) => {
  const reason = await askReasonFor(session, step, `Mark “${step.title}” as failed`, 'What is not as it should be?');
  if (reason !== undefined) await session.reject(step.id, reason);
});

export const reopen = onStep((session, step) => session.reopen(step.id));

export const skip = onStep(async (session, step) => {
  const reason = await askReasonFor(session, step, `Skip “${step.title}”`, 'Why is it skipped in this release?');
  if (reason !== undefined) await session.skip(step.id, reason);
});

export const markNotApplicable = onStep(async (session, step) => {
  const reason = await askReasonFor(
    session,
    step,
    `“${step.title}” does not apply`,
    'Why does it not apply to this release?',
  );
  if (reason !== undefined) await session.markNotApplicable(step.id, reason);
});

export const override = onStep(async (session, step) => {
  const state = stateOf(step, session.state);
  const what = state.kind === 'failed' ? state.message : state.kind === 'errored' ? state.reason : '';
  const reason = await askReasonFor(session, step, `Override “${step.title}”`, `${what} Why is this accepted?`.trim());
  if (reason !== undefined) await session.override(step.id, reason);
});

export const sign = onStep(async (session, step) => {
  if (!(await askMissingEvidence(session, step))) return;
  const role = step.signOff?.role ?? step.title;
  const name = await askText({
    title: `Sign: ${role}`,
    prompt: 'Your name, as it shall stand in the release log.',
    value: session.state.people.at(-1)?.name ?? '',
    problem: (value) => (value.trim() === '' ? 'Give the name of the person who signs.' : undefined),
  });
  if (name !== undefined) await session.sign(step.id, name);
});

/** A note on the row's step, or on the release. */
export const addNote: CommandHandler = async (context, argument) => {
  const { session } = context.controller.release;
  const step = namedStep(context, argument);
  const text = await askText({
    title: step ? `Note on “${step.title}”` : 'Note on this release',
    prompt: `It stands in ${basename(context.controller.release.logUri.fsPath)}.`,
    problem: (value) => (value.trim() === '' ? 'Write something, or press Escape.' : undefined),
  });
  if (text !== undefined) await session.addNote(text, step?.id);
};

/** Ticks a manual step, and unticks it again: what Space does on a row. */
export const toggleStep: CommandHandler = async (context, argument) => {
  const step = targetStep(context, argument);
  const { kind } = stateOf(step, context.controller.release.session.state);
  if (kind === 'incomplete') return approve(context, step.id);
  if (kind === 'passed' || kind === 'signed') return reopen(context, step.id);
  return step.signOff ? sign(context, step.id) : attest(context, step.id);
};

/** A reason; it is not taken for a result that the step came to while the person was writing. */
async function askReasonFor(
  session: RunSession,
  step: Step,
  title: string,
  prompt: string,
): Promise<string | undefined> {
  const before = session.state.steps.get(step.id);
  const reason = await askReason(title, prompt);
  if (reason === undefined || session.state.steps.get(step.id) === before) return reason;
  throw new UserFacingError(
    `Nothing was recorded: “${step.title}” has come further while you wrote. See its row, and decide again. You wrote: ${reason}`,
  );
}

function onStep(decide: (session: RunSession, step: Step) => Promise<void>): CommandHandler {
  return (context: CommandContext, argument: unknown) =>
    decide(context.controller.release.session, targetStep(context, argument));
}
