import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks until the answer is truthy, and gives it back. `what` completes the sentence "Waited 30 s for …".
 *
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} ask
 * @param {{ timeout?: number, every?: number }} [options] in milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function waitFor(what, ask, { timeout = 30_000, every = 50 } = {}) {
  const deadline = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${timeout / 1000} s for ${what}, in vain.`);
    await delay(every);
  }
}
