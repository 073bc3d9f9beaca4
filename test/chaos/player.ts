import type { Step } from '../../src/checklist/checklist';
import { hasCommands, nextStep, stepState } from '../../src/run/progress';
import type { RunSession } from '../../src/run/runSession';
import { UserFacingError } from '../../src/util/userFacingError';

/** Who stands beside the one who plays. */
export interface Surroundings {
  readonly random: () => number;
  /** What the person was told, and cannot go on because of; resolves when it was mended. */
  readonly refused: (message: string) => Promise<void>;
}

/** Takes a release to its end, whatever happens to it, as a person would: retries, overrides what is unknown, ticks. */
export async function play(session: RunSession, { random, refused }: Surroundings): Promise<void> {
  while (!session.state.finished) {
    try {
      const step = nextStep(session.checklist, session.state);
      await (step ? settle(session, step, random) : session.finish());
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      await refused(error.message);
    }
  }
}

async function settle(session: RunSession, step: Step, random: () => number): Promise<void> {
  const { kind } = stepState(session.state, step.id);
  // Its result waits in memory for a journal that can be written again.
  if (kind === 'running') return session.addNote('The journal can be written again.');
  if (kind === 'review') return session.attest(step.id);
  if (kind === 'errored' && random() < 0.5) return session.override(step.id, 'It was looked at by hand.');
  if (hasCommands(step)) await session.runStep(step.id);
  else await session.attest(step.id);
}
