import { pause } from './poll';
import { readStat } from './processStat';

interface Shell {
  readonly pid: number | undefined;
}

const lookEvery = 1_000;

/** A stopped shell ends nothing, however long one waits. Each stop is told once, when it has lasted a moment. */
export async function tellStops(shell: Shell, tell: (notice: string) => void, over: AbortSignal): Promise<void> {
  let seen = 0;
  for (;;) {
    await pause(lookEvery, over);
    if (over.aborted) return;
    const notice = await describeStop(shell);
    seen = notice === undefined ? 0 : seen + 1;
    if (seen === 2 && notice !== undefined) tell(notice);
  }
}

/** That the shell itself was stopped (`kill -STOP $$`), and what to do; `undefined` when not, or where the system does not tell. */
export async function describeStop({ pid }: Shell): Promise<string | undefined> {
  if (pid === undefined || (await readStat(String(pid)))?.state !== 'T') return undefined;
  return `The shell is stopped (as by “kill -STOP”), and nothing goes on in it by itself. Continue it from another terminal with “kill -CONT ${pid}”, or close its terminal.`;
}
