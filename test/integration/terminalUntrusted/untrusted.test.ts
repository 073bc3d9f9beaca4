import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createTestRunner } from '../terminal/testRunner';

suite('terminal: an untrusted workspace', () => {
  test('nothing runs', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const tested = createTestRunner();
    const execution = await tested.run('echo never');
    assert.deepEqual(execution, {
      kind: 'not-started',
      reason: 'The workspace is not trusted: nothing runs in it.',
    });
    assert.equal(vscode.window.terminals.length, 0);
    tested.end();
  });
});
