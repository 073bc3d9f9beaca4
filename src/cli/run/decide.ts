import type { Step } from '../../checklist/checklist';
import { listTriggers } from '../../checklist/rollbackTriggers';
import { describeUndecided } from '../../log/describeUndecided';
import { toVisible } from '../../util/toVisible';
import { describeMissing, stateOf } from '../../run/demands';
import { decisionsFor, type Decision } from '../../run/decisions';
import { hasCommands, rollbackSteps } from '../../run/progress';
import type { RunSession } from '../../run/runSession';
import type { StepState } from '../../run/runState';
import { askEvidence, askMissingEvidence, attach } from './giveEvidence';
import { askReason, quoteAnswer } from './questions';
import type { Terminal } from './terminal';

/** What the person can do besides deciding on the step. */
type Way = 'rollback' | 'abort' | 'note' | 'attach' | 'leave';

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly does: Decision | Way;
}

/** How the commands of a step are run, with the keyboard lent to them. */
export type RunStep = (step: Step) => Promise<void>;

/** Asks once what to do about the step, and does it. Nothing is decided by an answer that is none of the choices. */
export async function decide(session: RunSession, step: Step, terminal: Terminal, runStep: RunStep): Promise<void> {
  const current = stateOf(step, session.state);
  const { kind } = current;
  if (current.kind === 'incomplete') terminal.line(terminal.style.attention(`  ${describeMissing(current.missing)}`));
  if (kind === 'failed' || kind === 'errored' || kind === 'review')
    terminal.line(terminal.style.attention(`  ${toVisible(describeUndecided(session.state, step))}`));
  const choices = choicesFor(session, step, current);
  const byDefault = choices[0]?.does === 'run' && hasCommands(step) ? choices[0] : undefined;
  const keys = choices.map(({ key, label }) => `  ${terminal.style.bold(key)} ${label}`).join(' ');
  terminal.line(keys);
  const answer = await terminal.ask({
    prompt: byDefault ? `[${byDefault.key}]` : 'What now',
    problem: (given) => (chosen(choices, given, byDefault) ? undefined : whyNoKey(given, keys)),
  });
  const choice = answer === undefined ? undefined : chosen(choices, answer, byDefault);
  if (choice) await perform(choice.does, { session, step, terminal, runStep });
}

function chosen(choices: readonly Choice[], answer: string, byDefault: Choice | undefined): Choice | undefined {
  return answer === '' ? byDefault : choices.find(({ key }) => key === answer.toLowerCase());
}

function whyNoKey(given: string, keys: string): string {
  return `${quoteAnswer(given)} none of the keys. Type the letter before what you want to do, then Enter:\n${keys}`;
}

function choicesFor(session: RunSession, step: Step, current: StepState): readonly Choice[] {
  const { checklist, state } = session;
  const isOurs = session.approvalOf(step.id) !== undefined;
  const canRollBack = state.rollback === undefined && rollbackSteps(checklist).length > 0;
  return [
    ...decisionsFor(step, current)
      .filter((decision) => decision !== 'approve' || !isOurs)
      .map((decision) => toChoice(decision, current.kind)),
    ...(canRollBack ? [{ key: 'b', label: 'start the rollback…', does: 'rollback' } as const] : []),
    { key: 'a', label: 'abort…', does: 'abort' },
    { key: 't', label: 'take a note…', does: 'note' },
    { key: 'p', label: 'put a file on record…', does: 'attach' },
    { key: 'q', label: 'leave', does: 'leave' },
  ];
}

function toChoice(decision: Decision, kind: StepState['kind']): Choice {
  switch (decision) {
    case 'run':
      return { key: 'r', label: 'run', does: decision };
    case 'retry':
      return { key: 'r', label: 'retry', does: decision };
    case 'attest':
      return kind === 'review'
        ? { key: 'y', label: 'it is as it should be', does: decision }
        : { key: 'd', label: 'done', does: decision };
    case 'reject':
      return { key: 'f', label: 'failed…', does: decision };
    case 'override':
      return { key: 'o', label: 'override…', does: decision };
    case 'skip':
      return { key: 's', label: 'skip…', does: decision };
    case 'notApplicable':
      return { key: 'n', label: 'not applicable…', does: decision };
    case 'sign':
      return { key: 'y', label: 'sign…', does: decision };
    case 'evidence':
      return { key: 'e', label: 'give its evidence…', does: decision };
    case 'approve':
      return { key: 'y', label: 'approve', does: decision };
  }
}

interface Decided {
  readonly session: RunSession;
  readonly step: Step;
  readonly terminal: Terminal;
  readonly runStep: RunStep;
}

async function perform(does: Decision | Way, { session, step, terminal, runStep }: Decided): Promise<void> {
  const withReason = async (prompt: string, act: (reason: string) => Promise<void>): Promise<void> => {
    const reason = await askReason(terminal, prompt);
    if (reason !== undefined) await act(reason);
  };
  switch (does) {
    case 'run':
    case 'retry':
      return runStep(step);
    case 'evidence':
      await askEvidence(session, step, terminal);
      return;
    case 'approve':
      return session.approve(step.id);
    case 'attach':
      return attach(session, step, terminal);
    case 'attest':
      if (!(await askMissingEvidence(session, step, terminal))) return;
      return isEvident(session, step)
        ? session.attest(step.id)
        : withReason('Its commands have not shown it. How was it done?', (note) => session.attest(step.id, note));
    case 'reject':
      return withReason('What is not as it should be?', (reason) => session.reject(step.id, reason));
    case 'override':
      return withReason('Why is this accepted?', (reason) => session.override(step.id, reason));
    case 'skip':
      return withReason('Why is it skipped in this release?', (reason) => session.skip(step.id, reason));
    case 'notApplicable':
      return withReason('Why does it not apply?', (reason) => session.markNotApplicable(step.id, reason));
    case 'sign':
      if (!(await askMissingEvidence(session, step, terminal))) return;
      return sign(session, step, terminal);
    case 'rollback':
      showTriggers(session, terminal);
      return withReason('Why is this release rolled back?', (reason) => session.startRollback(reason));
    case 'abort':
      return withReason('Why is this release not finished?', (reason) => session.abort(reason));
    case 'note':
      return withReason('Note', async (text) => {
        await session.addNote(text, step.id);
        terminal.line('  Noted.');
      });
    case 'leave': {
      terminal.leave();
      return;
    }
  }
}

/** The reasons to roll back that the checklist gives. */
function showTriggers({ checklist, state }: RunSession, terminal: Terminal): void {
  for (const { text, lead } of listTriggers(checklist, state.started.checklist.text))
    terminal.line(`  - ${toVisible(lead === undefined ? text : `${lead}: ${text}`)}`);
}

function isEvident({ state }: RunSession, step: Step): boolean {
  return stateOf(step, state).kind === 'review' || !hasCommands(step);
}

async function sign(session: RunSession, step: Step, terminal: Terminal): Promise<void> {
  const role = toVisible(step.signOff?.role ?? step.title);
  const name = await terminal.ask({
    prompt: `${role}: your name, as it shall stand in the release log (- for nobody)`,
    value: session.state.people.at(-1)?.name ?? '',
    problem: (given) => (given === '' ? 'Give the name of the person who signs.' : undefined),
  });
  if (name !== undefined && name !== '-') await session.sign(step.id, name);
}
