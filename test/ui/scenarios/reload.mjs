import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../../host/wait.mjs';
import { ReleaseLog } from '../releaseLog.mjs';
import { makeWorkspace } from '../workspace.mjs';

/** The window is loaded again while a command runs. */
export async function run({ editor, temporary, open, test, shot }) {
  const folder = await makeWorkspace(temporary, 'reload');
  const workbench = await open(folder);
  const { dialog, notifications, quickInput } = workbench;
  const release = workbench.view('Release');
  const log = new ReleaseLog(join(folder, 'releases'), /^log\.md$/);
  const long = 'A step that takes long';
  const unseen = 'A step that ends while nobody looks';
  let before;

  await test('a release is started from the row of the checklist', async () => {
    await workbench.openSideBar();
    const question = quickInput.title.filter({ hasText: 'Start Release with an interruption' });
    await workbench.view('Checklists').clickAction('Release with an interruption', 'Start a Release…', question);
    await quickInput.answer('Start Release with an interruption', 'v3');
    await dialog.click('Start');
    await release.waitForRow('The first step', /next step/);
  });

  await test('one step is run, one ticked, one goes on', async () => {
    await release.run('The first step', /verified by its check/);
    await release.tick('Something done by hand');
    await release.waitForRow('Something done by hand', /, ticked/);
    await release.run(long, /, running/);
    await waitFor('the command to have begun', () => existsSync(join(folder, 'made', 'begun')));
    await shot('running');
    before = log.events;
  });

  await test('after a reload the release is offered, and not taken up by itself', async () => {
    await workbench.reload();
    await notifications.waitFor('A release was interrupted');
    await release.welcomeButton('Resume Release').waitFor();
    await shot('offered');
    assert.deepEqual(log.events, before);
  });

  await test('resumed, nothing is lost, and the result of the command is unknown', async () => {
    await release.clickWelcome('Resume Release', release.row(long));
    await release.waitForRow(long, /, result unknown/);
    await release.waitForRow('The first step', /verified by its check/);
    await release.waitForRow('Something done by hand', /, ticked, by Ada Tester/);
    await release.waitForRow('The last step', /not run yet/);
    assert.deepEqual(log.events.slice(0, before.length), before);
    const added = log.events.slice(before.length).map((event) => event.type);
    assert.deepEqual(added.sort(), ['command-finished', 'run-resumed']);
    await shot('resumed');
  });

  await test('the step is run again, in the same shell', async () => {
    writeFileSync(join(folder, 'made', 'go'), '');
    await waitFor('the shell to have told its end', () => exitCodes(editor).includes('0'));
    await release.run(long, /verified by its check/);
  });

  await test('how a command ended while the window was loaded again is told, and is no pass', async () => {
    await release.run(unseen, /, running/);
    await waitFor('the command to have begun', () => existsSync(join(folder, 'made', 'waits')));
    await workbench.reload();
    writeFileSync(join(folder, 'made', 'end'), '');
    await waitFor('the command to have ended', () => existsSync(join(folder, 'made', 'ended')));
    await waitFor('the shell to have told so', () => exitCodes(editor).includes('3'));
    await release.clickWelcome('Resume Release', release.row(unseen));
    await release.waitForRow(unseen, /, result unknown/);
    const [finished] = log.events.filter(({ type }) => type === 'command-finished').slice(-1);
    assert.equal(finished.result.kind, 'unknown');
    assert.match(finished.result.reason, /It ended with exit code 3\. What it printed was not seen to the end\.$/);
  });

  await test('the release goes on to its end in the shell as it was', async () => {
    await release.run(unseen, /verified by its check/);
    await release.run('The last step', /verified by its check/);
    await release.clickMore('Finish Release', dialog.button('Finish'));
    await dialog.click('Finish');
    await notifications.waitFor('v3 is successful');
  });

  await test('the log tells of the interruption', async () => {
    assert.match(log.markdown, /\*\*Resumed:\*\*/);
    assert.match(log.markdown, /\*\*Failed before:\*\* .*A step that takes long.*How it ended is not known/);
    assert.match(log.markdown, /5 of 5 done \((?:\d verified, )?(?:\d verified by exit code alone, )?1 attested\)$/m);
  });

  await test('a finished release is not offered again', async () => {
    await workbench.reload();
    await workbench.view('Releases').waitForRow('v3', /successful/);
    await release.welcomeButton('Start a Release').waitFor();
    assert.equal(await release.welcomeButton('Resume Release').count(), 0);
    assert.equal(await notifications.toast('A release was interrupted').count(), 0);
  });
}

/** The exit codes that the shells have told: the extension keeps them in files, for the window that comes after a reload. */
function exitCodes({ temporary }) {
  const folder = join(temporary, 'data', 'server', 'data', 'User');
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.code'))
    .map((path) => /^exit (\d+)/.exec(readFileSync(join(folder, path), 'utf8'))?.[1]);
}
