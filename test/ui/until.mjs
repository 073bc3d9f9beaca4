import { waitFor } from '../host/wait.mjs';

/**
 * Does something until it is answered: a window that is slow, or just drawing, loses clicks and keys. Whether it is answered is
 * asked before each turn, so that what was done late is not done twice. What goes wrong in a turn is told only when no turn helps.
 *
 * @param {string} what completes the sentence "Waited 90 s for …"
 * @param {Answer} answer
 * @param {() => Promise<unknown>} act
 * @param {{ patience?: number }} [options] how long an answer to one turn may take, in milliseconds
 */
export async function until(what, answer, act, { patience = 8_000 } = {}) {
  let cause;
  const keep = (error) => (cause = error);
  // What is replaced while it is looked at cannot be looked at: that is no answer either.
  const isAnswered = () => isGiven(answer).catch((error) => keep(error) && false);
  const turn = async () => {
    if (await isAnswered()) return true;
    cause = undefined;
    await act().catch(keep);
    return waitFor('an answer', isAnswered, { timeout: cause ? 1_000 : patience }).catch(() => false);
  };
  try {
    await waitFor(what, turn, { timeout: 90_000 });
  } catch (error) {
    throw cause ? new Error(`${error.message} The last turn: ${cause.message}`, { cause }) : error;
  }
}

/**
 * What is to be seen, or to be true, when something was heard.
 *
 * @typedef {import('playwright-core').Locator | (() => boolean | Promise<boolean>)} Answer
 * @param {Answer} answer
 */
export async function isGiven(answer) {
  return typeof answer === 'function' ? answer() : answer.first().isVisible();
}

/** For one try of several: an element that is replaced meanwhile is looked for again. */
export const shortly = { timeout: 5_000 };
