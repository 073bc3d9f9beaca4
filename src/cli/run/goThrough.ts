import { realpath } from 'node:fs/promises';
import type { Step } from '../../checklist/checklist';
import { mergeAttributesToOffer } from '../../node/mergeAttributes';
import type { HeadlessShells } from '../../node/headless/headlessShells';
import type { OpenRun } from '../../node/openRun';
import { estimateTimeLeft, explainTimeLeft, type StepTimes } from '../../log/history/timeLeft';
import { readPastTimes } from '../../node/pastTimes';
import { finishOf, nextStep } from '../../run/progress';
import { DisposableStore } from '../../util/disposable';
import { toVisible } from '../../util/toVisible';
import { UserFacingError } from '../../util/userFacingError';
import { decide } from './decide';
import { lendKeyboard } from './lendKeyboard';
import { askYesNo } from './questions';
import { showEvent, showStep } from './showStep';
import type { Terminal } from './terminal';

/** Goes through the run step by step with a person, until it is finished or the person leaves. */
export async function goThrough(run: OpenRun<HeadlessShells>, terminal: Terminal): Promise<void> {
  const { session, shells } = run;
  const store = new DisposableStore();
  store.add(shells.onDidProduceOutput((text) => terminal.write(text)));
  const notice = (message: string): void => terminal.line(terminal.style.attention(message));
  store.add(shells.onDidLoseState(notice));
  store.add(shells.onDidNotice(notice));
  store.add(terminal.onDidResize((size) => void shells.resize(size)));
  store.add(
    session.onDidChange((event) => {
      const text = showEvent(event, terminal.style);
      if (text !== undefined) terminal.line(text);
    }),
  );
  const { path } = session.state.started.checklist;
  const pastTimes = await readPastTimes(process.cwd(), { journal: run.journal.path, path });
  try {
    while (!terminal.hasLeft && !session.state.finished) await goOn(run, terminal, pastTimes);
  } finally {
    store.dispose();
  }
}

async function goOn(run: OpenRun<HeadlessShells>, terminal: Terminal, pastTimes: readonly StepTimes[]): Promise<void> {
  const { session } = run;
  const step = nextStep(session.checklist, session.state);
  try {
    if (!step) {
      await finish(run, terminal);
      return;
    }
    terminal.line(showStep(session, step, terminal.style));
    const left = estimateTimeLeft(session.checklist, session.state, pastTimes);
    if (left) terminal.line(terminal.style.dim(`      ${explainTimeLeft(left)}`));
    await decide(session, step, terminal, (each) => runStep(run, each, terminal));
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    terminal.line(terminal.style.bad(error.message));
  }
}

async function runStep(run: OpenRun<HeadlessShells>, step: Step, terminal: Terminal): Promise<void> {
  const keyboard = lendKeyboard(run, step, terminal);
  try {
    const outcome = await run.session.runStep(step.id);
    if (outcome === 'declined') terminal.line('  Nothing was run: it was not confirmed.');
  } finally {
    await keyboard.end();
  }
}

async function finish({ session, logPath }: OpenRun<HeadlessShells>, terminal: Terminal): Promise<void> {
  const result = finishOf(session.checklist, session.state);
  if (result.kind === 'open') return session.finish();
  const outcome = result.outcome.replaceAll('-', ' ');
  terminal.line();
  if (result.reason !== undefined) terminal.line(terminal.style.attention(toVisible(result.reason)));
  const question = `Every step is settled. Finish ${session.state.started.release} as ${outcome}? The record is closed then.`;
  if (!(await askYesNo(terminal, question))) {
    terminal.leave();
    return;
  }
  await session.finish();
  const missing = await mergeAttributesToOffer(await realpath(process.cwd()), logPath);
  if (!missing) return;
  terminal.line('So that the journals of two people merge, git must be told. Add these lines to .gitattributes:');
  for (const line of missing.lines) terminal.line(`  ${line}`);
}
