import Mocha from 'mocha';
import { report, testRequest } from './harness';

/** Called by VS Code in the extension host. Its rejection is VS Code's exit code 1. */
export async function run(): Promise<void> {
  const { files, grep } = testRequest();
  const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, reporter: FileReporter });
  if (grep !== undefined) mocha.fgrep(grep);
  for (const file of files) {
    // What `mocha.addFile` does around each file, whose module is in this bundle: defines `suite` and `test`.
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, file, mocha);
    await import(`./${file}.test.ts`);
  }
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  report({ type: 'end' });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Writes each result to the file that the runner follows. */
class FileReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    const { EVENT_RUN_BEGIN, EVENT_TEST_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING } =
      Mocha.Runner.constants;
    runner.on(EVENT_RUN_BEGIN, () => {
      report({ type: 'planned', count: runner.total });
    });
    runner.on(EVENT_TEST_BEGIN, (test) => {
      report({ type: 'started', title: test.fullTitle() });
    });
    runner.on(EVENT_TEST_PASS, (test) => {
      report({ type: 'passed', title: test.fullTitle(), ms: test.duration ?? 0 });
    });
    runner.on(EVENT_TEST_FAIL, (test, error: Error & { readonly code?: string }) => {
      report({
        ...{ type: 'failed', title: test.fullTitle(), ms: test.duration ?? 0, error: error.stack ?? String(error) },
        isHook: (test as Mocha.Runnable) instanceof Mocha.Hook,
        timedOut: error.code === 'ERR_MOCHA_TIMEOUT',
      });
    });
    runner.on(EVENT_TEST_PENDING, (test) => {
      report({ type: 'skipped', title: test.fullTitle() });
    });
  }
}
