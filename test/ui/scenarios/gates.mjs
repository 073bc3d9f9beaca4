import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../host/wait.mjs';
import { ReleaseLog } from '../releaseLog.mjs';
import { makeWorkspace } from '../workspace.mjs';

/** A dry run, a session with typed lines, a command that has changed since the last run, and a gate; dark and light. */
export async function run(context) {
  for (const theme of ['dark', 'light']) await passGates(context, theme);
}

async function passGates({ temporary, open, test, shot }, theme) {
  const folder = await makeWorkspace(temporary, 'gates', theme);
  const workbench = await open(folder);
  const { dialog, notifications, page, quickInput } = workbench;
  const release = workbench.view('Release');
  const picture = (name, options) => shot(`${theme}-${name}`, options);
  const session = 'Restart the service on its host';

  await test(`${theme}: the checklist is shown as it would be run`, async () => {
    await workbench.openSideBar();
    await workbench.openFile('RELEASE.md');
    await release.waitForRow('Smoke test', /not run yet/);
    await workbench.runCommand('Release Checklist: Show as It Would Be Run');
    await page.locator('.view-line', { hasText: 'Nothing was run.' }).first().waitFor();
    await page.locator('.view-line', { hasText: 'typed into the session when a person says so' }).first().waitFor();
    await picture('1-dry-run');
  });

  await test(`${theme}: what has changed since the last run is marked before it is run`, async () => {
    await workbench.openFile('RELEASE.md');
    await startFromTitle(workbench, '1.0.0', release);
    await release.clickMore('Abort Release…', quickInput.title.filter({ hasText: 'Abort 1.0.0' }));
    await quickInput.answer('Abort 1.0.0', 'Only to have a last run');
    await workbench.view('Releases').waitForRow('1.0.0', /aborted/);
    await notifications.dismissAll();
    const leave = release.titleAction('Leave Finished Release');
    await leave.waitFor({ state: 'attached' });
    await release.clickTitleAction('Leave Finished Release', async () => (await leave.count()) === 0);
    const file = join(folder, 'RELEASE.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('echo "13 passed"', 'echo "12 passed"'));
    await page.locator('.view-line', { hasText: '12 passed' }).first().waitFor();
    await startFromTitle(workbench, '1.1.0', release);
    await release.waitForRow('Smoke test', /changed since 1\.0\.0/);
    await release.waitForRow('Announce it', /waits: “Smoke test” is not done/);
    await release.clickRow('Smoke test', page.locator('.codelens-decoration', { hasText: 'changed since 1.0.0' }));
    await picture('2-changed');
  });

  await test(`${theme}: lines are typed into an open session, from the row, the editor and by a key`, async () => {
    await release.run('Make the host reachable', /verified by its check/);
    await release.run(session, /session open: end it in the terminal/);
    await release.unfold(session);
    await release.waitForRow('uptime', /to be typed/);
    // What a terminal shows is drawn, and cannot be read from the page.
    await waitFor('the session to be open', () => existsSync(join(folder, 'ready')));
    const isTyped = (line) => async () => /typed by Ada Tester/.test(await release.says(line));
    await release.clickAction('uptime', 'Type into the Terminal', isTyped('uptime'));
    await release.clickRow('docker compose restart web', workbench.codeLens('Type into the Terminal'));
    await picture('3-session');
    const question = dialog.message.filter({ hasText: 'Type this into the session of ssh web-1?' });
    await workbench.clickUntil(workbench.codeLens('Type into the Terminal'), question);
    await picture('4-confirm-typing');
    await dialog.click('Type');
    await release.waitForRow('docker compose restart web', /typed by Ada Tester/);
    await release.untilRow('exit', /typed by Ada Tester/, async () => {
      await (await release.show('exit')).locator('.label-name').click();
      await workbench.press('t');
    });
    await release.waitForRow(session, /to be compared by you, say how it went/);
    const isDone = async () => /done, as a person said/.test(await release.says(session));
    await release.clickAction(session, 'Mark as Done…', isDone);
    await notifications.dismissAll();
  });

  await test(`${theme}: nothing moves on after a failure before it is decided`, async () => {
    await release.run('Smoke test', /, failed/);
    await release.waitForRow('Announce it', /waits: “Smoke test” failed/);
    await notifications.dismissAll();
    await workbench.pressUntil('ControlOrMeta+Alt+Enter', quickInput.row('Start the Rollback…'));
    for (const action of ['Retry', 'Override…', 'Skip…', 'Abort the Release…']) await quickInput.row(action).waitFor();
    await picture('5-gate');
    await quickInput.pick('Start the Rollback…');
    await quickInput.answer('Start the rollback', 'The smoke test fails');
    await release.waitForRow('Put the former version back', /next step/);
    await picture('6-rollback');
  });

  await test(`${theme}: the log tells what was typed, what has changed and what failed`, async () => {
    await release.tick('Put the former version back');
    await workbench.runCommand('Release Checklist: Finish Release');
    await dialog.click('Finish');
    await workbench.view('Releases').waitForRow('1.1.0', /rolled back/);
    const text = new ReleaseLog(join(folder, 'releases'), /1\.1\.0\.md$/).markdown;
    for (const sentence of [
      'Typed by Ada Tester into the session of `ssh web-1`',
      '**Changed since the last run:** Smoke test',
      '**Last run:** 1.0.0',
    ])
      assert.ok(text.includes(sentence), `${sentence} is not in\n${text}`);
  });

  await workbench.close();
}

async function startFromTitle(workbench, name, release) {
  const question = workbench.quickInput.title.filter({ hasText: 'Start Release of the hosts' });
  await workbench.clickEditorAction('Start a Release', question);
  await workbench.quickInput.answer('Start Release of the hosts', name);
  await workbench.dialog.message.filter({ hasText: `Start the release ${name}?` }).waitFor();
  await workbench.dialog.click('Start');
  await release.waitForRow('Make the host reachable', /next step/);
}
