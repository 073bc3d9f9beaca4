import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { waitFor } from '../../host/wait.mjs';
import { ReleaseLog } from '../releaseLog.mjs';
import { shortly, until } from '../until.mjs';
import { makeWorkspace, themes } from '../workspace.mjs';

const loadTest = 'The load test went well';
const measured = 'p50 40 ms\np95 120 ms\n';

/** What becomes of a record: a file is attached, git is told how journals merge, the log is looked at, a merge is mended. */
export async function run(context) {
  const folder = await makeWorkspace(context.temporary, 'record');
  useSettings(folder, {});
  writeFileSync(join(folder, 'load-test.txt'), measured);
  const workbench = await context.open(folder);
  const log = new ReleaseLog(join(folder, 'releases'), /-1\.1\.0\.md$/);
  const parts = { ...context, folder, log, workbench, release: workbench.view('Release') };
  for (const part of [attachFile, finish, preview, mendMerge]) await part(parts);
}

/** VS Code's own dialog, which keys drive; a desktop's would be none of the window's. */
function useSettings(folder, settings) {
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  const all = { 'files.simpleDialog.enable': true, ...settings };
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(all));
}

async function attachFile({ log, workbench, release, test, shot }) {
  const { dialog, quickInput } = workbench;
  await test('a file is attached to the step by its path and digest, with the keyboard', async () => {
    await workbench.openSideBar();
    await workbench.openFile('RELEASE.md');
    await workbench.clickEditorAction('Start a Release', quickInput.title.filter({ hasText: 'version' }));
    await quickInput.answer('version', '1.1.0');
    await dialog.message.filter({ hasText: 'Start the release 1.1.0?' }).waitFor();
    await dialog.click('Start');
    await release.waitForRow(loadTest, /next step/);
    await release.clickMore('Attach File…', quickInput.title.filter({ hasText: `Attach a file to “${loadTest}”` }));
    await quickInput.row('load-test.txt').waitFor();
    await shot('1-choose-file');
    await quickInput.pick('load-test.txt');
    const [attached] = await waitFor(
      'the event',
      () => log.eventsOf('file-attached').length > 0 && log.eventsOf('file-attached'),
    );
    assert.equal(attached.path, 'load-test.txt');
    assert.equal(attached.sha256, digest);
  });
}

async function finish({ folder, workbench, release, test, shot }) {
  const { dialog, notifications } = workbench;
  const attributes = join(folder, '.gitattributes');
  await test('the end offers to tell git how journals merge', async () => {
    await release.tick(loadTest);
    await release.tick('Tell the team');
    await workbench.runCommand('Release Checklist: Finish Release');
    await dialog.message.filter({ hasText: 'Finish 1.1.0 as successful?' }).waitFor();
    await dialog.click('Finish');
    await notifications.waitFor('Add to .gitattributes');
    await shot('2-offer');
    await notifications.click('Add to .gitattributes', 'Add', () => existsSync(attributes));
    assert.match(readFileSync(attributes, 'utf8'), /^releases\/\*\.jsonl merge=union$/m);
  });
}

async function preview({ folder, log, workbench, test, shot }) {
  const { page } = workbench;
  await test('the built-in preview of the log shows the table of attached files, dark and light', async () => {
    await workbench.openFile(basename(log.path));
    await workbench.runCommand('Markdown: Open Preview');
    const document = workbench.preview();
    const row = document.getByRole('row').filter({ hasText: 'load-test.txt' });
    await row.getByText(digest).waitFor();
    for (const [theme, look] of [
      ['dark', 'vs-dark'],
      ['light', 'vs'],
    ]) {
      useSettings(folder, { 'workbench.colorTheme': themes[theme] });
      await page.locator(`.monaco-workbench.${look}`).waitFor();
      await document.locator(`body.vscode-${theme}`).waitFor();
      // VS Code draws a preview anew in a second frame, and may scroll it, when settings change.
      await until(
        'the table to be in sight',
        () => isInSight(row),
        () => row.evaluate((element) => element.scrollIntoView({ block: 'center' }), undefined, shortly),
      );
      await shot(`3-${theme}-preview`);
    }
  });
}

/** git leaves both sides in both files where it was not told how to merge them. */
async function mendMerge({ log, workbench, test, shot }) {
  const { notifications, page } = workbench;
  await test('the marks of a merge are seen when the log is opened, and taken out on request', async () => {
    const { markdown, path } = log;
    const journal = path.replace(/\.md$/, '.jsonl');
    const events = readFileSync(journal, 'utf8');
    await workbench.runCommand('View: Close All Editors');
    for (const file of [path, journal]) writeFileSync(file, withConflict(readFileSync(file, 'utf8')));
    await workbench.openFile(basename(path));
    await notifications.waitFor('A merge of this release’s record was not finished');
    await workbench.view('Release Log').waitForRow('A merge was not finished', /Render Log Again/);
    await shot('4-conflict');
    const isMended = () => log.markdown === markdown && readFileSync(journal, 'utf8') === events;
    await notifications.click('A merge of this release’s record', 'Render Log Again', isMended);
    await page.locator('.view-line', { hasText: '<<<<<<<' }).waitFor({ state: 'detached' });
    await shot('5-mended');
  });
}

/** Above the messages at the lower right. */
function isInSight(row) {
  const ask = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight * 0.7;
  };
  return row.evaluate(ask, undefined, shortly).catch(() => false);
}

const digest = createHash('sha256').update(measured).digest('hex');

function withConflict(text) {
  const lines = text.trimEnd().split('\n');
  return [...lines.slice(0, -1), '<<<<<<< HEAD', lines.at(-1), '=======', '>>>>>>> theirs', ''].join('\n');
}
