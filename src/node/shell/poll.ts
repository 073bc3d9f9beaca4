import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again until there is an answer; `undefined` when the signal was aborted before there was one. */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  everyMs: number,
  signal: AbortSignal,
): Promise<T | undefined> {
  while (!signal.aborted) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(everyMs, signal);
  }
  return undefined;
}

/** Resolves after the time, or at once when the signal is aborted. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
