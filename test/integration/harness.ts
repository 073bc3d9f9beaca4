import { appendFileSync } from 'node:fs';

/** What the runner (test/host/integration.mjs) asks of the tests in this window, in RELEASE_CHECKLIST_TESTS. */
export interface TestRequest {
  /** Test files, relative to test/integration, with no ending. */
  readonly files: readonly string[];
  /** Only tests whose full title contains it. */
  readonly grep?: string;
  readonly resultsFile: string;
}

/** What happened; one line of the results file each. */
export type TestEvent =
  /** How many tests there are to run in this window. */
  | { readonly type: 'planned'; readonly count: number }
  | { readonly type: 'started'; readonly title: string }
  | { readonly type: 'passed'; readonly title: string; readonly ms: number }
  | {
      readonly type: 'failed';
      readonly title: string;
      readonly ms: number;
      readonly error: string;
      /** It is what was to be done before or after tests. */
      readonly isHook: boolean;
      /** It was given up while it still ran. */
      readonly timedOut: boolean;
    }
  | { readonly type: 'skipped'; readonly title: string }
  /** Something to tell meanwhile: that a long test goes on, or what it has measured. */
  | { readonly type: 'progress'; readonly title: string }
  | { readonly type: 'killed' }
  | { readonly type: 'end' };

export function testRequest(): TestRequest {
  const text = process.env['RELEASE_CHECKLIST_TESTS'];
  if (text === undefined) throw new Error('These tests are started by test/host/integration.mjs.');
  return JSON.parse(text) as TestRequest;
}

export function report(event: TestEvent): void {
  appendFileSync(testRequest().resultsFile, `${JSON.stringify(event)}\n`);
}

/**
 * Ends this extension host as a crash does: nothing is disposed, nothing is flushed. The window's run is over with it; what
 * the crash left behind is for the tests of the next window (`inTurn` in a launch.mjs). Call it in a `suiteTeardown`, so
 * that the results before it are counted.
 */
export function killExtensionHost(): never {
  report({ type: 'killed' });
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}
