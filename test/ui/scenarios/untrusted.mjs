import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkspace } from '../workspace.mjs';

export const trust = 'enabled';

/** A folder that the person does not trust. */
export async function run({ temporary, open, test, shot }) {
  const folder = await makeWorkspace(temporary, 'untrusted');
  const workbench = await open(folder);
  const { dialog, quickInput } = workbench;
  const release = workbench.view('Release');
  const checklists = workbench.view('Checklists');
  const files = readdirSync(folder);

  await test('the window is in restricted mode', async () => {
    await workbench.page.locator('.part.banner', { hasText: 'Restricted Mode' }).waitFor();
  });

  await test('the views can be read', async () => {
    await workbench.openSideBar();
    await checklists.show('Release from a stranger');
    await release.welcome.filter({ hasText: 'This workspace is not trusted' }).waitFor();
    await shot('welcome');
    await checklists.clickRow('Release from a stranger', release.row('Make a mark'));
    await release.waitForRow('Make a mark', /not run yet/);
    await release.waitForRow('Read this', /by hand/);
  });

  await test('nothing offers to start, and the view says why', async () => {
    await release.message.filter({ hasText: 'not trusted' }).waitFor();
    await shot('preview');
    assert.ok(
      !(await isUsable(release.titleAction('Start a Release'))),
      'the title of the Release view offers to start',
    );
    await (await checklists.show('Release from a stranger')).hover();
    const inline = checklists.row('Release from a stranger').locator('.actions a[aria-label^="Start a Release"]');
    assert.ok(!(await isUsable(inline)), 'the row of the checklist offers to start');
    assert.ok(!(await workbench.offersCommand('Release Checklist: Start a Release…')), 'the palette offers to start');
  });

  await test('nothing has run and nothing was written', async () => {
    assert.ok(!existsSync(join(folder, 'marker')));
    assert.deepEqual(readdirSync(folder), files);
  });

  await test('with trust, it can be started, and runs', async () => {
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    const isTrusted = async () => !(await workbench.page.locator('.part.banner').isVisible());
    await workbench.clickUntil(workbench.page.getByRole('button', { name: 'Trust', exact: true }), isTrusted);
    await release.clickTitleAction('Start a Release', quickInput.title.filter({ hasText: 'Start Release' }));
    await quickInput.answer('Start Release from a stranger', 'v1');
    await dialog.click('Start');
    await release.waitForRow('Make a mark', /not run yet/);
    assert.ok(!existsSync(join(folder, 'marker')));
    await release.run('Make a mark', /verified by its check/);
    assert.ok(existsSync(join(folder, 'marker')));
  });
}

/** A button that is there and not greyed out. */
async function isUsable(button) {
  return (await button.count()) > 0 && !/\bdisabled\b/.test((await button.first().getAttribute('class')) ?? '');
}
