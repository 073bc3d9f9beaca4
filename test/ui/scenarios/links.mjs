import assert from 'node:assert/strict';
import { waitFor } from '../../host/wait.mjs';
import { makeWorkspace } from '../workspace.mjs';

/** A checklist that hides links that run a command: each is clicked wherever its words are shown, and runs nothing. */
export async function run({ temporary, open, test }) {
  const folder = await makeWorkspace(temporary, 'links');
  const workbench = await open(folder);
  const { page, dialog, notifications, quickInput } = workbench;
  const release = workbench.view('Release');
  const hover = page.locator('.monaco-hover:visible');
  const opened = page.locator('.tab[aria-label^="Untitled"]');

  /** What a click asks for is done before what the keyboard asks for after it. */
  const clickInVain = async (words) => {
    await words.click();
    await workbench.runCommand('View: Focus Active Editor Group');
    assert.equal(await opened.count(), 0, 'the link was followed');
  };
  /** VS Code shows nothing for a row that is drawn anew under the mouse: the mouse is moved there again. */
  const hoverOver = (find, words) =>
    waitFor(`a hover that says “${words}”`, async () => {
      await page.mouse.move(1150, 17);
      await (await find()).hover();
      const shown = hover.getByText(words).last();
      return shown.waitFor({ timeout: 5_000 }).then(
        () => shown,
        () => undefined,
      );
    });

  await test('in the tooltip of a row, a hover in the text, and the preview', async () => {
    await workbench.openSideBar();
    await workbench.view('Checklists').clickRow('Release with links', release.row('Deploy it'));
    await clickInVain(await hoverOver(() => release.show('Read the notes first'), 'the notes'));
    const line = page.locator('.view-line', { hasText: 'expect: =' }).locator('span').last();
    await release.clickRow('Deploy it', line);
    await clickInVain(await hoverOver(() => line, 'the manual'));
    await workbench.runCommand('Markdown: Open Preview');
    await clickInVain(workbench.preview().getByText('the notes').last());
  });

  await test('under the question for an input', async () => {
    const question = quickInput.message.filter({ hasText: 'the places' });
    await workbench.view('Checklists').clickAction('Release with links', 'Start a Release…', question);
    await question.click();
    assert.equal(await quickInput.message.locator('a').count(), 0, 'there is a link');
    await quickInput.answer('Start Release with links: place', 'here');
    await quickInput.answer('Start Release with links', 'v1');
    await dialog.click('Start');
    await release.waitForRow('Read the notes first', /next step/);
    assert.equal(await opened.count(), 0, 'the link was followed');
  });

  await test('in the message of a step that failed, whose words are the output', async () => {
    await release.run('Deploy it', /, failed/);
    await notifications.waitFor('Deploy it');
    await clickInVain(notifications.toast('Deploy it').getByText('the answer'));
    await notifications.dismissAll();
  });

  await test('in the log', async () => {
    await workbench.runCommand('Release Checklist: Open Release Log');
    await clickInVain(workbench.preview().getByText('the notes').last());
  });

  await test('what the links ask for would have been seen', async () => {
    await workbench.runCommand('File: New Untitled Text File');
    await opened.waitFor();
  });
}
