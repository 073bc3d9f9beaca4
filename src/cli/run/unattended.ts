import { toVisible } from '../../util/toVisible';
import type { HeadlessShells } from '../../node/headless/headlessShells';
import type { OpenRun } from '../../node/openRun';
import { stateOf } from '../../run/demands';
import { countedSteps, finishOf, isSettled } from '../../run/progress';
import type { RunSession } from '../../run/runSession';
import { showEvent } from './showStep';
import type { Style } from './style';
import { tellStop } from './tellStop';
import { whyPersonNeeded } from './whyPersonNeeded';

interface Unattended {
  readonly write: (text: string) => void;
  readonly style: Style;
  /** Aborted, with the signal's name as its reason, when the run is ended from outside. */
  readonly signal: AbortSignal;
}

/**
 * Runs, in order, the steps that no person is needed for: to be run, or to be judged. All others stay as they are. Nothing
 * is run after a step that failed, or whose result is unknown. A run with nothing left open is finished; of any other, its
 * record says why it has not gone on.
 */
export async function goUnattended(
  { session, shells }: OpenRun<HeadlessShells>,
  { write, style, signal }: Unattended,
): Promise<void> {
  const output = shells.onDidProduceOutput(write);
  const notices = shells.onDidNotice((text) => write(`${text}\n`));
  const events = session.onDidChange((event) => {
    const text = showEvent(event, style);
    if (text !== undefined) write(`${text}\n`);
  });
  try {
    const isThrough = await runSteps(session, write, signal);
    if (isThrough && finishOf(session.checklist, session.state).kind === 'ready') await session.finish();
    const note = tellStop(session, signal.aborted ? String(signal.reason) : undefined);
    if (note) await session.addNote(note.text, note.step);
  } finally {
    output.dispose();
    notices.dispose();
    events.dispose();
  }
}

/** Whether it came to the last step. */
async function runSteps(session: RunSession, write: (text: string) => void, signal: AbortSignal): Promise<boolean> {
  for (const step of countedSteps(session.checklist, session.state)) {
    const { kind } = stateOf(step, session.state);
    if (kind === 'failed' || kind === 'errored' || signal.aborted) return false;
    if (isSettled(stateOf(step, session.state))) continue;
    const needed = whyPersonNeeded(session, step);
    write(`${toVisible(step.title)}${needed === undefined ? '' : `: left open, ${needed}`}\n`);
    if (needed !== undefined) continue;
    const outcome = await session.runStep(step.id);
    if (outcome === 'failed' || outcome === 'errored') return false;
  }
  return true;
}
