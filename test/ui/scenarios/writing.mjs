import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../host/wait.mjs';
import { TextEditor } from '../textEditor.mjs';
import { until } from '../until.mjs';
import { makeWorkspace } from '../workspace.mjs';

/** A lead writes a checklist: what the editor says and offers as it is typed, and what the tree makes of it. */
export async function run(context) {
  const dark = await openChecklist(context, 'dark');
  const parts = [
    preview,
    colours,
    keyOfBlock,
    misspelledKey,
    inferred,
    grammar,
    variables,
    outline,
    tryOutput,
    accept,
    edited,
  ];
  for (const part of parts) await part(dark);
  const light = await openChecklist(context, 'light');
  for (const part of [preview, colours, keyOfBlock, misspelledKey, inferred, accept]) await part(light);
}

async function openChecklist({ temporary, open, test, shot }, theme) {
  const folder = await makeWorkspace(temporary, 'writing', theme);
  const workbench = await open(folder);
  const file = join(folder, 'RELEASE.md');
  await workbench.openSideBar();
  return {
    workbench,
    editor: new TextEditor(workbench, file),
    release: workbench.view('Release'),
    file,
    test: (title, work) => test(`${theme}: ${title}`, work),
    picture: (name, options) => shot(`${theme}-${name}`, options),
  };
}

async function preview({ workbench, editor, release, test, picture }) {
  await test('the tree shows an open checklist before it is run, and follows what is typed', async () => {
    await workbench.openFile('RELEASE.md');
    await release.waitForRow('The service answers', /, not run yet, .*HTTP 200/);
    await release.waitForRow('Somebody is on call', /, by hand$/);
    await release.waitForRow('The announcement reads well', /compare: “a text that a customer understands”/);
    await release.waitForRow('Remove what was built before', /, dangerous, 2 commands · exit 0 · careful: /);
    await release.waitForRow('Rollback', /, if needed$/);
    await editor.typeAfter('Somebody is on call', '\n- [ ] Support knows about it');
    await release.waitForRow('Support knows about it', /, by hand$/);
    await release.waitForRow('1. Check', /, 0 of 4$/);
    await picture('01-preview');
  });
}

async function colours({ editor, test }) {
  await test('a placeholder, and the words of the grammar, have colours of their own', async () => {
    await editor.goTo('<host>');
    await waitFor('the placeholder to be coloured', () => areColouredApart(editor, /^<host>$/, /http:..$/));
    await waitFor('the grammar to be coloured', () => areColouredApart(editor, /^number$/, /Support/));
  });
}

async function keyOfBlock({ workbench, editor, release, test, picture }) {
  await test('keys are offered behind the language of a block', async () => {
    await editor.typeAt('curl', ['ArrowUp', 'End', 'Space'], () => editor.offers('timeout', 'retry', 'every'));
    await picture('02-keys');
    await editor.complete('ret', 'retry', '```bash retry=5');
    await workbench.press('Escape', 'End');
  });
}

async function misspelledKey({ workbench, editor, test, picture }) {
  const { page } = workbench;
  await test('a misspelled key is underlined and named as it is typed, and mended by a key', async () => {
    await page.keyboard.type(' confrim');
    await editor.squiggles.first().waitFor();
    const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'confrim' }).first();
    await workbench.pressUntil('ControlOrMeta+Shift+M', problem);
    await picture('03-problem');
    await editor.openActions('Change to “confirm”');
    await picture('04-quick-fix');
    await editor.takeAction('Change to “confirm”', '```bash retry=5 confirm');
    await problem.waitFor({ state: 'detached' });
    await workbench.pressUntil('ControlOrMeta+J', async () => !(await page.locator('.part.panel').isVisible()));
  });
}

async function inferred({ workbench, editor, test, picture }) {
  await test('a hover says what the author’s words were understood as; a key writes it beside them', async () => {
    await editor.goTo('Expected: HTTP');
    const hover = editor.hover.filter({ hasText: 'Understood as: HTTP 200' }).filter({ hasText: '# expect: http 200' });
    await until('the hover', hover, () => workbench.press('ControlOrMeta+K', 'ControlOrMeta+I'));
    await picture('05-hover');
    await workbench.press('Escape');
    await editor.openActions('State it explicitly: # expect: http 200');
    await picture('06-state-explicitly');
    await editor.takeAction('State it explicitly: # expect: http 200', '# expect: http 200');
    await editor.line('# Expected: HTTP 200 OK').waitFor();
  });
}

async function grammar({ workbench, editor, release, test, picture }) {
  await test('the grammar is offered on each line of an expect fence, and keys in the front matter', async () => {
    const offersMatchers = () => editor.offers('http', 'json', 'number');
    await editor.typeAt('tickets/ <=', ['End', 'Enter'], offersMatchers);
    await picture('07-grammar');
    await editor.complete('ex', 'exit', 'exit 0');
    await workbench.press('Escape');
    await editor.typeAt('exit 0', ['End', 'Enter'], offersMatchers);
    await editor.complete('not', 'not empty', 'not empty');
    await release.waitForRow('The queue is nearly empty', /, not run yet, /);
    const offersKeys = () => editor.offers('pattern', 'secret', 'required');
    await editor.typeAt('default: staging', ['End', 'Enter'], offersKeys);
    await picture('08-front-matter');
    await editor.complete('req', 'required', 'required: false');
    await workbench.press('Escape');
  });
}

async function variables({ workbench, editor, release, test, picture }) {
  await test('inputs are offered behind a $', async () => {
    const keys = ['End', 'Enter', 'e', 'c', 'h', 'o', 'Space', '$'];
    await editor.typeAt('echo "Tickets', keys, () => editor.offers('VERSION', 'ENVIRONMENT'));
    await picture('09-inputs');
    await editor.complete('VER', 'VERSION', 'echo $VERSION');
    await release.waitForRow('The announcement reads well', /, 2 commands/);
  });
}

async function outline({ workbench, editor, test, picture }) {
  await test('the outline has the steps, which fold', async () => {
    const { page } = workbench;
    await editor.goTo('The service answers');
    await workbench.pressUntil('ControlOrMeta+Shift+[', async () => !(await editor.line('curl').isVisible()));
    await workbench.runCommand('Explorer: Focus on Outline View');
    await page.locator('.outline-pane .monaco-list-row', { hasText: 'The service answers' }).first().waitFor();
    await picture('10-outline');
    await editor.focus();
    await workbench.pressUntil('ControlOrMeta+Shift+]', editor.line('curl'));
    await workbench.openSideBar();
  });
}

async function tryOutput({ workbench, editor, test, picture }) {
  const { page, quickInput } = workbench;
  await test('the checklist is tested against an output, with nothing run', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('HTTP/1.1 503 Service Unavailable\n'));
    await editor.goTo('curl');
    await workbench.runCommand('Release Checklist: Test Against an Output…');
    await quickInput.box.locator('.monaco-list-row.focused', { hasText: 'Clipboard' }).waitFor();
    await quickInput.accept();
    await editor.line('Mismatched: ').waitFor();
    await picture('11-test');
    await workbench.runCommand('View: Close Editor');
    await workbench.activeTab().filter({ hasText: 'RELEASE.md' }).waitFor();
  });
}

async function accept({ workbench, editor, release, file, test, picture }) {
  const { dialog, quickInput } = workbench;
  const step = 'The queue is nearly empty';
  await test('an output that failed is accepted into the checklist, or not', async () => {
    await editor.save('retry=5 confirm');
    await workbench.runCommand('Release Checklist: Start a Release…');
    await quickInput.answer('version', '3.0.0');
    await quickInput.pick('staging');
    await dialog.message.filter({ hasText: 'Start the release 3.0.0?' }).waitFor();
    await dialog.press('Enter');
    await release.run(step, /, failed, 3/);
    await release.clickMenu(step, 'Accept This Output…', dialog.box);
    await dialog.detail.filter({ hasText: '<= 3' }).waitFor();
    await picture('12-accept');
    await dialog.click('Cancel');
    await editor.line('tickets/ <= 2').waitFor();
    assert.match(readFileSync(file, 'utf8'), /tickets\/ <= 2$/m);
    await release.clickMenu(step, 'Accept This Output…', dialog.box);
    await dialog.click('Change the Checklist');
    await editor.line('tickets/ <= 3').waitFor();
    await picture('13-accepted');
    await editor.save('tickets/ <= 3');
    await editor.focus();
    await workbench.pressUntil('ControlOrMeta+Z', editor.line('tickets/ <= 2'));
    await editor.goTo('tickets/ <= 2');
    await editor.takeAction('Accept this output', 'tickets/ <= 3');
    await release.waitForRow(step, /, failed, 3/);
  });
}

async function edited({ workbench, editor, release, file, test, picture }) {
  await test('while a release runs, its rows lead to where their steps stand now, or to the text that it runs', async () => {
    await editor.typeAfter('## 1. Check', ' on the day\n\nEvery time.');
    await release.clickRow('The service answers', () => editor.isOnLineOf('The service answers'));
    await workbench.codeLens('Show Difference').first().waitFor();
    await editor.focus();
    await editor.goTo('Support knows about it');
    await workbench.press('ControlOrMeta+Shift+K');
    const isRemoved = () => !readFileSync(file, 'utf8').includes('Support knows about it');
    await workbench.pressUntil('ControlOrMeta+S', isRemoved);
    const told = workbench.page.locator('.statusbar-item', { hasText: 'It is not in the file any more' });
    await release.clickRow('Support knows about it', told);
    await waitFor('the cursor on its line', () => editor.isOnLineOf('Support knows about it'));
    await picture('14-pinned');
  });
}

async function areColouredApart(editor, one, other) {
  const [first, second] = [await editor.colourOf(one), await editor.colourOf(other)];
  return first !== undefined && second !== undefined && first !== second;
}
