import { deepEqual, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { allSteps } from '../../src/checklist/steps';
import { registerHandlers, targetStep, type CommandContext } from '../../src/vscode/commands/register';
import { startTestRelease, testServices } from './testRelease';

suite('the commands of rows', () => {
  test('a row that was just being replaced is not taken for the next step', async () => {
    const warned: string[] = [];
    const output = { warn: (line: string) => warned.push(line), redact: (text: string) => text };
    const release = await startTestRelease(await testServices(), 'ROWS.md', '- [ ] one\n- [ ] two\n');
    const context = { output, controller: { release } } as unknown as CommandContext;
    const targets: string[] = [];
    const registered = registerHandlers(context, {
      ofAStep: (given, argument) => void targets.push(targetStep(given, argument).title),
      ofTheView: () => void targets.push('the view'),
    });
    const call = (name: string, ...given: unknown[]): Thenable<unknown> =>
      vscode.commands.executeCommand(`releaseChecklist.${name}`, ...given);
    try {
      await call('ofAStep');
      await call('ofAStep', allSteps(release.session.checklist)[1]?.id);
      await call('ofTheView', undefined, undefined);
      deepEqual([targets, warned], [['one', 'two', 'the view'], []]);
      await call('ofAStep', undefined, undefined);
      deepEqual(targets.length, 3);
      match(warned.join(), /nothing was done\. Press the button again/);
    } finally {
      registered.dispose();
      await release.session.abort('the test is over');
      release.shells.dispose();
      release.dispose();
    }
  });
});
