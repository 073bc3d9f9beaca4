import { setImmediate } from 'node:timers/promises';
import type { Checklist } from '../../checklist/checklist';
import { allCommands, allSteps } from '../../checklist/steps';

/** For how many milliseconds the window may have to wait. */
const slice = 15;

/**
 * Reads what is still unread of a checklist's commands, a little at a time, so that the window is answered meanwhile.
 * Gives up, with `false`, when it is wanted no more.
 */
export async function readInSlices(checklist: Checklist, isWanted: () => boolean): Promise<boolean> {
  let start = performance.now();
  for (const step of allSteps(checklist)) {
    allCommands(step);
    if (performance.now() - start < slice) continue;
    await setImmediate();
    if (!isWanted()) return false;
    start = performance.now();
  }
  return true;
}
