import { deepEqual, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerHandlers, type CommandContext } from '../../src/vscode/commands/register';

suite('the commands of rows', () => {
  test('a row that was just being replaced is not taken for the next step', async () => {
    const [handled, warned]: [unknown[], string[]] = [[], []];
    const output = { warn: (line: string) => warned.push(line), redact: (text: string) => text };
    const handlers = { ofATest: (_: CommandContext, argument: unknown) => void handled.push(argument) };
    const registered = registerHandlers({ output } as unknown as CommandContext, handlers);
    const call = (...given: unknown[]): Thenable<unknown> =>
      vscode.commands.executeCommand('releaseChecklist.ofATest', ...given);
    try {
      await call();
      await call('a step');
      await call(undefined, undefined);
      deepEqual(handled, [undefined, 'a step']);
      match(warned.join(), /nothing was done\. Press the button again/);
    } finally {
      registered.dispose();
    }
  });
});
