import { afterAll, beforeEach, describe, test } from 'vitest';
import { checkEnding, prepareWorkspace, whyNot } from '../endings/checkEnding';
import { shellNames, type EndingDriver, type ShellName } from '../endings/ending';
import { endings } from '../endings/endings';
import { createTestRunner, type TestRunner } from './testRunner';

for (const shell of shellNames) {
  const asked = endings.filter((ending) => whyNot(ending, 'headless', shell) === undefined);
  describe(`headless ${shell}, ${asked.length} endings`, () => {
    let tested: TestRunner | undefined;
    let hasFailed = true;
    beforeEach(() => {
      if (hasFailed) tested = renew(tested, shell);
      hasFailed = true;
    });
    afterAll(() => tested?.end());
    for (const ending of asked) {
      test(ending.name, async () => {
        if (!tested) throw new Error('There is no runner.');
        await checkEnding(headlessDriver(shell, tested), ending);
        hasFailed = false;
      });
    }
  });
}

function renew(previous: TestRunner | undefined, shell: ShellName): TestRunner {
  previous?.end();
  const tested = createTestRunner({ shell });
  prepareWorkspace(tested.workspaceFolder);
  return tested;
}

function headlessDriver(shell: ShellName, { runner }: TestRunner): EndingDriver {
  return {
    ...{ place: 'headless', shell, runner, lineEnd: '\r\n' },
    pressKeys: (keys) => void runner.shell?.press(keys),
    closeTerminal: () => runner.kill(),
    onOutput: (listener) => runner.onDidProduceOutput(listener),
  };
}
