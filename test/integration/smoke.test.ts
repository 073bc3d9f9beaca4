import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('smoke', () => {
  test('VS Code has the version that was asked for', () => {
    assert.equal(vscode.version, process.env['RELEASE_CHECKLIST_TEST_VERSION']);
  });

  test('the extension activates', async () => {
    const extension = vscode.extensions.getExtension('release-checklist.release-checklist');
    assert.ok(extension, 'VS Code does not know the extension');
    await extension.activate();
    assert.ok(extension.isActive);
  });

  test('the workspace is the fixture', async () => {
    const files = await vscode.workspace.findFiles('**/RELEASE.md');
    assert.equal(files.length, 1);
  });
});
