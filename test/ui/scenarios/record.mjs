import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runOrThrow } from '../../host/run.mjs';
import { waitFor } from '../../host/wait.mjs';
import { ReleaseLog } from '../releaseLog.mjs';
import { makeWorkspace } from '../workspace.mjs';

const loadTest = 'The load test went well';

/** What becomes of a record: files are attached, it is committed and tagged, changed afterwards, and merged badly. */
export async function run(context) {
  const folder = await makeWorkspace(context.temporary, 'record');
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode/settings.json'), '{ "releaseChecklist.tag": "v{version}" }');
  writeFileSync(join(folder, 'load-test.txt'), 'p95 120 ms\n');
  const workbench = await context.open(folder);
  const log = new ReleaseLog(join(folder, 'releases'), /-1\.1\.0\.md$/);
  const parts = { ...context, folder, log, workbench, release: workbench.view('Release') };
  for (const part of [attachFiles, finishAndCommit, openChanged, mendMerge]) await part(parts);
}

async function attachFiles({ folder, log, workbench, release, test, shot }) {
  const { dialog, notifications, page, quickInput } = workbench;
  const choose = async (title, path) => {
    await quickInput.title.filter({ hasText: title }).waitFor();
    // The dialog reads the folder and completes the path while one types, and answers an early Enter with a refusal.
    await waitFor('the file to be chosen', async () => {
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(path);
      if ((await quickInput.input.inputValue()) !== path) return false;
      await workbench.press('Enter');
      return quickInput.box.waitFor({ state: 'hidden', timeout: 3_000 }).then(
        () => true,
        () => false,
      );
    });
  };
  await test('a file is attached by its path and digest; one outside the folder is refused', async () => {
    await workbench.openSideBar();
    await workbench.openFile('RELEASE.md');
    await page.locator('.editor-actions a[aria-label^="Start a Release"]').click();
    await quickInput.answer('version', '1.1.0');
    await dialog.message.filter({ hasText: 'Start the release 1.1.0?' }).waitFor();
    await dialog.click('Start');
    await release.waitForRow(loadTest, /next step/);
    // The view is drawn anew after a start, and a menu that is open goes with it.
    await waitFor('the file dialog', async () => {
      await release.clickMore('Attach File…');
      const asked = quickInput.title.filter({ hasText: 'Attach a file to' }).waitFor({ timeout: 5_000 });
      return asked.then(
        () => true,
        () => false,
      );
    });
    await shot('1-choose-file');
    await choose(`Attach a file to “${loadTest}”`, join(folder, 'load-test.txt'));
    await page.locator('.statusbar', { hasText: 'Attached load-test.txt (11 bytes' }).waitFor();
    await shot('2-attached');
    assert.match(log.eventsOf('file-attached')[0].sha256, /^[0-9a-f]{64}$/);
    const outside = join(dirname(folder), 'outside.txt');
    writeFileSync(outside, 'not of this repository\n');
    await workbench.runCommand('Release Checklist: Attach File…');
    await choose('Attach a file to this release', outside);
    await notifications.toast('What is attached must be in the workspace folder.').waitFor();
    await shot('3-outside');
    assert.equal(log.eventsOf('file-attached').length, 1);
    await notifications.dismissAll();
  });
}

async function finishAndCommit({ folder, log, workbench, release, test, shot }) {
  const { dialog, notifications } = workbench;
  const hook = join(folder, '.git/hooks/pre-commit');
  const git = async (...args) => (await runOrThrow(`git ${args[0]}`, 'git', args, { cwd: folder })).output.trim();
  await test('the end offers to tell git how journals merge, and to commit and tag the record', async () => {
    await release.tick(loadTest);
    await release.tick('Tell the team');
    await workbench.runCommand('Release Checklist: Finish Release');
    await dialog.message.filter({ hasText: 'Finish 1.1.0 as successful?' }).waitFor();
    await dialog.click('Finish');
    await notifications.toast('Add to .gitattributes').waitFor();
    await notifications.toast('1.1.0 is successful.').waitFor();
    await shot('4-finished');
    await notifications.click('Add to .gitattributes', 'Add');
    await notifications.toast('Added to .gitattributes.').waitFor();
    assert.match(readFileSync(join(folder, '.gitattributes'), 'utf8'), /^releases\/\*\.jsonl merge=union$/m);
    await shot('5-attributes');
  });

  await test('what a hook says is shown; then log and journal are committed and tagged', async () => {
    writeFileSync(hook, '#!/bin/sh\necho "No commits on a Friday" >&2\nexit 1\n', { mode: 0o755 });
    await notifications.click('1.1.0 is successful.', 'Commit and Tag v1.1.0');
    await notifications.toast('The log is staged, not committed: No commits on a Friday').waitFor();
    await shot('6-refused');
    await notifications.dismissAll();
    rmSync(hook);
    await workbench.runCommand('Release Checklist: Commit and Tag Release Log');
    await notifications.toast('The log and its journal are committed, and tagged v1.1.0.').waitFor();
    await shot('7-committed');
    assert.equal(await git('rev-list', '-n', '1', 'v1.1.0'), await git('rev-parse', 'HEAD'));
    assert.equal((await git('show', '--name-only', '--format=', 'HEAD')).split('\n').length, 2);
    assert.match(log.markdown, /Attached .*load-test\.txt|load-test\.txt/);
    await notifications.dismissAll();
  });
}

async function openChanged({ folder, workbench, test, shot }) {
  await test('a log whose attached file was changed afterwards is not called whole', async () => {
    appendFileSync(join(folder, 'load-test.txt'), 'p95 90 ms\n');
    await workbench.runCommand('Release Checklist: Leave Finished Release');
    await workbench.view('Releases').clickRow('1.1.0');
    const log = workbench.view('Release Log');
    await log.waitForRow('Record', /not whole: 1 error/);
    await shot('8-attachment-changed');
  });
}

/** git leaves both sides in both files where it was not told how to merge them. */
async function mendMerge({ log, workbench, test, shot }) {
  const { notifications } = workbench;
  const conflict = (text) => {
    const lines = text.trimEnd().split('\n');
    return [...lines.slice(0, -1), '<<<<<<< HEAD', lines.at(-1), '=======', '>>>>>>> theirs', ''].join('\n');
  };
  await test('the marks of a merge are seen when the log is opened, and taken out on request', async () => {
    const { markdown, path } = log;
    const journal = path.replace(/\.md$/, '.jsonl');
    const events = readFileSync(journal, 'utf8');
    await workbench.runCommand('View: Close All Editors');
    for (const file of [path, journal]) writeFileSync(file, conflict(readFileSync(file, 'utf8')));
    await workbench.openFile(basename(path));
    await notifications.toast('A merge of this release’s record was not finished').waitFor();
    await shot('9-conflict');
    await notifications.click('A merge of this release’s record', 'Render Log Again');
    await notifications.toast('The log was rendered again from its journal.').waitFor();
    await waitFor('the files to be as before', () => log.markdown === markdown);
    assert.equal(readFileSync(journal, 'utf8'), events);
    await shot('10-mended');
  });
}
