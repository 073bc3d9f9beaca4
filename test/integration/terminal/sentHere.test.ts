import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { poll } from '../poll';
import { createTestRunner } from './testRunner';

/**
 * What VS Code takes for a command's output it gathers until there is a pause, and then sends to the extension host at once,
 * whether anybody reads it or not: after a flood, hundreds of megabytes, for which everything else waits.
 */
suite('terminal: what VS Code sends to the extension host', () => {
  for (const shell of ['bash', 'zsh', 'fish', 'dash']) {
    test(`is nothing of an output that script reads, in ${shell}`, async () => {
      assert.doesNotMatch(await sentOf({ shell, isTranscribedFirst: true }), /50000/);
    });
  }

  test('is all of it where there is no script', async () => {
    assert.match(await sentOf({ shell: 'bash', isTranscribedFirst: false }), /50000/);
  });
});

/** All that VS Code has sent of a terminal by the time at which it reports the end of a command in it. */
async function sentOf(options: { readonly shell: string; readonly isTranscribedFirst: boolean }): Promise<string> {
  const name = JSON.stringify(options);
  const tested = createTestRunner({ name, ...options });
  const reading: Promise<string>[] = [];
  const listener = vscode.window.onDidStartTerminalShellExecution(({ terminal, execution }) => {
    if (terminal.name === name) reading.push(readAll(execution));
  });
  try {
    const execution = await tested.run('seq 50000');
    assert.equal(execution.kind, 'exited', JSON.stringify(execution));
    await poll('VS Code tells of the command', () => reading.length > 0);
    return (await Promise.all(reading)).join('');
  } finally {
    listener.dispose();
    tested.end();
  }
}

async function readAll(execution: vscode.TerminalShellExecution): Promise<string> {
  let text = '';
  for await (const chunk of execution.read()) text += chunk;
  return text;
}
