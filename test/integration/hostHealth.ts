import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';

const megabyte = 1_000_000;

/** What this extension host holds, in megabytes. */
export interface Memory {
  /** All that the process has of the machine's memory. */
  readonly resident: number;
  /** Live objects. */
  readonly heap: number;
  /** Buffers outside the heap. */
  readonly external: number;
}

export function memory(): Memory {
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss / megabyte, heap: heapUsed / megabyte, external: external / megabyte };
}

/** Collects garbage until no more of it is found. */
export async function settledMemory(): Promise<Memory> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 4; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return memory();
}

/** The worst of what was seen while it was watched. */
export interface Worst {
  readonly resident: number;
  /**
   * Beside it, what V8 took to compile with. That of Node 24 takes up to 700 MB for a second or two, once, when it
   * optimises the shell grammar's lexer: whenever that falls.
   */
  readonly compiling: number;
  /** In milliseconds: how late a timer of this extension host was. */
  readonly delay: number;
  /** In milliseconds: a command that the window carries out, from here there and back. */
  readonly roundTrip: number;
  readonly samples: number;
  /** The slowest of 99 in 100, in milliseconds. */
  readonly usualRoundTrip: number;
}

/** Looks at this extension host and its window, several times a second, until it is asked for the worst. */
export function watchHost(everyMs = 100): { stop(): Worst } {
  let resident = 0;
  let compiling = 0;
  let delay = 0;
  const roundTrips: number[] = [];
  let isAsking = false;
  let due = performance.now() + everyMs;
  const ask = async (): Promise<void> => {
    isAsking = true;
    const start = performance.now();
    await vscode.commands.executeCommand('vscode.getEditorLayout');
    roundTrips.push(performance.now() - start);
    isAsking = false;
  };
  const timer = setInterval(() => {
    const now = performance.now();
    delay = Math.max(delay, now - due);
    due = now + everyMs;
    const compilers = getHeapStatistics().malloced_memory / megabyte;
    compiling = Math.max(compiling, compilers);
    resident = Math.max(resident, process.memoryUsage.rss() / megabyte - compilers);
    if (!isAsking) void ask();
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      const sorted = roundTrips.sort((a, b) => a - b);
      const usualRoundTrip = sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
      const [slowest = NaN] = sorted.slice(-1);
      const round = Math.round;
      return {
        resident: round(resident),
        compiling: round(compiling),
        delay: round(delay),
        roundTrip: round(slowest),
        usualRoundTrip: round(usualRoundTrip),
        samples: sorted.length,
      };
    },
  };
}
