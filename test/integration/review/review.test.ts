import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { LogReviewer } from '../../../src/vscode/logs/logReviewer';
import { registerLogDiagnostics } from '../../../src/vscode/logs/registerLogDiagnostics';
import { registerPinnedDocuments, pinnedUri } from '../../../src/vscode/logs/pinnedDocuments';
import { makeRelease, writeRelease } from '../../releases/makeRelease';
import { poll } from '../poll';
import { extensionFolder, workspaceFolder } from '../testRelease';

const text = '# Review me\n\n- [ ] Look at it\n- [ ] Test it\n\n  ```bash\n  make test\n  ```\n';
const ada = { name: 'Ada Tester', email: 'ada@example.org' };

suite('a release log in the editor', () => {
  const errors: unknown[] = [];
  let openJournal: string | undefined;
  let reviewer: LogReviewer;
  let log: vscode.Uri;
  let journal: vscode.Uri;

  suiteSetup(async () => {
    const shellParser = await loadShellParserFromDisk(join(extensionFolder, 'dist'));
    const folder = join(workspaceFolder().uri.fsPath, 'releases');
    const made = makeRelease(
      {
        checklist: { path: 'REVIEW.md', text },
        release: 'v1.0.0',
        startedAt: '2026-11-20T08:00:00.000Z',
        by: ada,
        outcome: 'completed-with-deviations',
        turnOf: (_, index) => (index === 0 ? { kind: 'skipped', reason: 'seen yesterday' } : { kind: 'done' }),
      },
      shellParser,
    );
    writeRelease(folder, 'v1.0.0', made);
    log = vscode.Uri.file(join(folder, 'v1.0.0.md'));
    journal = vscode.Uri.file(join(folder, 'v1.0.0.jsonl'));
    reviewer = new LogReviewer({
      shellParser: () => Promise.resolve(shellParser),
      openJournal: () => openJournal,
      onError: (error) => errors.push(error),
    });
    registerLogDiagnostics(reviewer);
    registerPinnedDocuments();
  });

  suiteTeardown(() => reviewer.dispose());

  const isVerified = (): boolean => reviewer.review?.verification.kind === 'done';
  const codes = (uri: vscode.Uri): readonly unknown[] => vscode.languages.getDiagnostics(uri).map(({ code }) => code);

  test('is read and verified when it comes to the front, and is no checklist', async () => {
    await vscode.window.showTextDocument(log);
    await poll('the log to be verified', isVerified);
    const { contents, verification } = reviewer.review ?? {};
    assert.ok(contents?.kind === 'run' && verification?.kind === 'done');
    assert.deepEqual(
      contents.deviations.map(({ kind, said }) => [kind, said.map(({ plain }) => plain)]),
      [['skipped', ['Ada Tester, 08:00:01: “seen yesterday”']]],
    );
    assert.deepEqual(
      verification.findings.filter(({ severity }) => severity !== 'note'),
      [],
    );
    assert.deepEqual(codes(log), []);
  });

  test('is left when a checklist comes to the front, and read again from its journal', async () => {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(workspaceFolder().uri, 'RELEASE.md'));
    await poll('the log to be left', () => reviewer.review === undefined);
    await vscode.window.showTextDocument(journal);
    await poll('the log to be verified', isVerified);
  });

  test('has its errors at the lines that they speak of, as soon as the file is changed, and loses them with the fault', async () => {
    const honest = readFileSync(log.fsPath, 'utf8');
    const line = honest.split('\n').findIndex((each) => each.includes('Look at it') && each.startsWith('- [ ]'));
    assert.ok(line > 0);
    writeFileSync(log.fsPath, honest.replace('- [ ] Look at it', '- [x] Look at it'));
    await poll('the error', () => codes(log).includes('log-differs'));
    const [error] = vscode.languages.getDiagnostics(log);
    assert.equal(error?.range.start.line, line);
    assert.equal(error.severity, vscode.DiagnosticSeverity.Error);
    writeFileSync(log.fsPath, honest);
    await poll('no error', () => codes(log).length === 0);
  });

  test('the journal has its own', async () => {
    const honest = readFileSync(journal.fsPath, 'utf8');
    writeFileSync(journal.fsPath, honest.replace('seen yesterday', 'seen today'));
    await poll('the error', () => codes(journal).includes('altered-line'));
    assert.equal(vscode.languages.getDiagnostics(journal)[0]?.range.start.line, 1);
    writeFileSync(journal.fsPath, honest);
    await poll('no error', () => codes(journal).length === 0 && codes(log).length === 0);
  });

  test('the checklist that was pinned can be read, and not be changed', async () => {
    const uri = reviewer.review && pinnedUri(reviewer.review);
    assert.ok(uri);
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), text);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(uri.scheme), undefined);
  });

  test('a log that a run of this window writes to is that run, and is not verified meanwhile', async () => {
    openJournal = journal.fsPath;
    await reviewer.open(journal);
    assert.equal(reviewer.review, undefined);
    openJournal = undefined;
  });

  test('nothing went wrong on the way', () => {
    assert.deepEqual(errors, []);
  });
});
