import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import type { ShellParser } from '../../../src/shell/shellScript';
import { LogReviewer } from '../../../src/vscode/logs/logReviewer';
import { ChecklistFinder } from '../../../src/vscode/tree/checklistFinder';
import { ReleaseList } from '../../../src/vscode/tree/releaseList';
import { ReleaseTree } from '../../../src/vscode/tree/releaseTree';
import { makeRelease, writeRelease } from '../../releases/makeRelease';
import { report } from '../harness';
import { poll } from '../poll';
import { extensionFolder, workspaceFolder } from '../testRelease';

/** Times are reported, for runs by hand with more of both. */
const logCount = Number(process.env['RELEASE_CHECKLIST_LOGS']);
const stepCount = Number(process.env['RELEASE_CHECKLIST_LOG_STEPS']);

const by = { name: 'Ada Tester', email: 'ada@example.org' };
const text = '# Among many\n\n- [ ] Look at it\n- [ ] Test it\n';

suite('a workspace with many release logs, and a long one', () => {
  const folder = join(workspaceFolder().uri.fsPath, 'many');
  const logs = join(folder, 'releases');
  let shellParser: ShellParser;

  suiteSetup(async () => {
    shellParser = await loadShellParserFromDisk(join(extensionFolder, 'dist'));
    const checklist = { path: 'many/zz/RELEASE.md', text };
    const made = makeRelease({ checklist, release: 'v1', startedAt: '2026-11-20T08:00:00.000Z', by }, shellParser);
    for (let index = 0; index < logCount; index += 1) writeRelease(logs, String(index).padStart(5, '0'), made);
    mkdirSync(join(folder, 'zz'));
    writeFileSync(join(folder, 'zz', 'RELEASE.md'), text);
  });

  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  test('shows its checklists still, and all of its releases', async () => {
    const finder = new ChecklistFinder(() => Promise.resolve(shellParser));
    const start = performance.now();
    const { checklists, isCut } = await finder.find();
    const found = performance.now();
    const list = new ReleaseList(() => Promise.resolve([logs]));
    await list.read();
    const listed = performance.now();
    list.dispose();
    report({
      type: 'progress',
      title: `${logCount} logs: checklists found in ${Math.round(found - start)} ms, releases listed in ${Math.round(listed - found)} ms`,
    });
    assert.equal(isCut, false);
    assert.ok(checklists.some(({ path }) => path.endsWith('many/zz/RELEASE.md')));
    assert.ok(!checklists.some(({ path }) => path.includes('many/releases/')));
    assert.equal(list.all.length, logCount);
    assert.ok(list.all.every(({ summary }) => summary?.outcome === 'successful'));
  });

  test('a long log is read, and every step of it has its row', async () => {
    const item = (i: number): string => `${i % 10 === 0 ? `## Part ${i / 10}\n\n` : ''}- [ ] Look at service ${i}\n`;
    const long = `# Long\n\n${Array.from({ length: stepCount }, (_, i) => item(i)).join('')}`;
    const checklist = { path: 'many/LONG.md', text: long };
    const startedAt = '2026-11-20T08:00:00.000Z';
    writeRelease(folder, 'long', makeRelease({ checklist, release: 'v2', startedAt, by }, shellParser));
    const errors: unknown[] = [];
    const reviewer = new LogReviewer({
      shellParser: () => Promise.resolve(shellParser),
      openJournal: () => undefined,
      onError: (error) => errors.push(error),
    });
    const tree = new ReleaseTree();
    try {
      const start = performance.now();
      const took = { read: 0, verified: 0 };
      reviewer.onDidChange(() => {
        const since = Math.round(performance.now() - start);
        if (reviewer.review?.contents.kind === 'run') took.read ||= since;
        if (reviewer.review?.verification.kind === 'done') took.verified ||= since;
      });
      await vscode.window.showTextDocument(vscode.Uri.file(join(folder, 'long.md')));
      await poll('the log to be read', () => took.read > 0);
      const beforeRows = performance.now();
      const { review } = reviewer;
      assert.ok(review);
      tree.show({ kind: 'log', review });
      const sections = tree.getChildren().filter(({ kind }) => kind === 'section');
      const rows = sections.flatMap((row) => tree.getChildren(row));
      const items = rows.map((row) => tree.getTreeItem(row));
      const rowsTook = Math.round(performance.now() - beforeRows);
      await poll('the log to be verified', () => took.verified > 0);
      report({
        type: 'progress',
        title: `a log of ${stepCount} steps: read after ${took.read} ms, its rows made in ${rowsTook} ms, verified after ${took.verified} ms`,
      });
      assert.equal(items.length, stepCount);
      assert.ok(items.every(({ description }) => String(description).startsWith('by Ada Tester')));
      assert.ok(reviewer.review?.verification.kind === 'done');
      assert.deepEqual(
        reviewer.review.verification.findings.filter(({ severity }) => severity === 'error'),
        [],
      );
      assert.deepEqual(errors, []);
    } finally {
      tree.dispose();
      reviewer.dispose();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });
});
