import * as vscode from 'vscode';
import { checkEnding, prepareWorkspace, whyNot } from '../../endings/checkEnding';
import { shellNames, type EndingDriver, type ShellName } from '../../endings/ending';
import { endings } from '../../endings/endings';
import { createTestRunner, workspaceFolder, type TestRunner } from '../terminal/testRunner';

for (const shell of shellNames) {
  const asked = endings.filter((ending) => whyNot(ending, 'integrated', shell) === undefined);
  suite(`integrated ${shell}, ${asked.length} endings`, () => {
    let tested = createTestRunner({ shell });
    suiteSetup(() => prepareWorkspace(workspaceFolder()));
    teardown(function () {
      if (this.currentTest?.state !== 'failed') return;
      tested.end();
      tested = createTestRunner({ shell });
    });
    suiteTeardown(() => tested.end());
    for (const ending of asked) test(ending.name, () => checkEnding(integratedDriver(shell, tested), ending));
  });
}

function integratedDriver(shell: ShellName, { runner }: TestRunner): EndingDriver {
  return {
    ...{ place: 'integrated', shell, runner, lineEnd: '\r\n' },
    pressKeys: (keys) => runner.shell?.terminal.sendText(keys, false),
    closeTerminal: () => void vscode.commands.executeCommand('workbench.action.terminal.killAll'),
    onOutput: (listener) => runner.onDidProduceOutput(listener),
  };
}
