import { waitFor } from '../host/wait.mjs';

/**
 * Does something until it is answered: a window that is slow, or just drawing, loses clicks and keys. Whether it is answered is
 * asked before each turn, so that what was done late is not done twice. What goes wrong in a turn is told only when no turn helps.
 *
 * @param {string} what completes the sentence "Waited 60 s for …"
 * @param {() => boolean | Promise<boolean>} isAnswered
 * @param {() => Promise<unknown>} act
 * @param {{ patience?: number }} [options] how long an answer to one turn may take, in milliseconds
 */
export async function until(what, isAnswered, act, { patience = 5_000 } = {}) {
  let cause;
  const turn = async () => {
    if (await isAnswered()) return true;
    cause = await act().then(
      () => undefined,
      (error) => error,
    );
    return waitFor('an answer', isAnswered, { timeout: patience }).catch(() => false);
  };
  try {
    await waitFor(what, turn, { timeout: 60_000 });
  } catch (error) {
    throw cause ? new Error(`${error.message} The last turn: ${cause.message}`, { cause }) : error;
  }
}
