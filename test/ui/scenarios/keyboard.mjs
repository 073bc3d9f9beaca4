import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ReleaseLog } from '../releaseLog.mjs';
import { makeWorkspace } from '../workspace.mjs';

/** A whole release with no mouse at all. */
export async function run({ temporary, open, test, shot }) {
  const folder = await makeWorkspace(temporary, 'keyboard');
  const workbench = await open(folder, { keyboardOnly: true });
  const { dialog, notifications, quickInput } = workbench;
  const release = workbench.view('Release');
  const log = new ReleaseLog(join(folder, 'releases'), /^2\.1\.0\.md$/);
  const runNext = 'ControlOrMeta+Alt+Enter';
  /** Whether the row says this by now. */
  const says = (label, words) => async () => words.test(await release.says(label));

  await test('a checklist is opened and a release started by the palette', async () => {
    await workbench.openFile('RELEASE.md');
    await workbench.runCommand('Release Checklist: Start a Release…');
    await quickInput.answer('version', '2.1.0');
    await dialog.message.filter({ hasText: 'Start the release 2.1.0?' }).waitFor();
    await dialog.press('Enter');
    await release.waitForRow('Support knows about it', /not ticked.*next step/);
  });

  await test('arrow keys go to a row; Space ticks it and unticks it', async () => {
    for (const words of [/, ticked, by Ada Tester/, /, not ticked/, /, ticked/])
      await release.pressOn('Support knows about it', 'Space', says('Support knows about it', words));
  });

  await test('R runs the row that has the focus', async () => {
    await release.pressOn('The version is right', 'r', says('The version is right', /, (running|verified)/));
    await release.waitForRow('The version is right', /verified by its check/);
  });

  await test('the key of Run Next Step runs the next one, which fails', async () => {
    await workbench.pressUntil(runNext, says('The queue is empty', /, (running|failed)/));
    await release.waitForRow('The queue is empty', /, failed, 3/);
    await notifications.toast('The queue is empty').waitFor();
    await shot('failed');
  });

  await test('Run Next Step on a failed step asks what to do about it', async () => {
    await workbench.pressUntil(runNext, quickInput.title.filter({ hasText: 'The queue is empty' }));
    await quickInput.row('Retry').waitFor();
    await shot('what-now');
    await quickInput.dismiss();
  });

  await test('O on its row overrides it with a reason', async () => {
    await workbench.runCommand('Release Checklist: Focus on Release View');
    await release.pressOn('The queue is empty', 'o', quickInput.title.filter({ hasText: 'Override' }));
    await quickInput.answer('Override “The queue is empty”', 'Three reminders, they can wait');
    await release.waitForRow('The queue is empty', /overridden: Three reminders/);
  });

  await test('the rest is run, signed and finished', async () => {
    await workbench.pressUntil(runNext, says('A test message arrives', /, (running|verified)/));
    await release.waitForRow('A test message arrives', /verified by its check/);
    await workbench.pressUntil(runNext, quickInput.row('Sign Off…'));
    await quickInput.pick('Sign Off…');
    await quickInput.answer('Sign: Release engineer', 'Ada Tester');
    await release.waitForRow('Release engineer', /signed by Ada Tester/);
    const question = dialog.message.filter({ hasText: 'Finish 2.1.0 as completed with deviations?' });
    await workbench.pressUntil(runNext, question);
    await dialog.press('Enter');
    await notifications.toast('2.1.0 is completed with deviations').waitFor();
  });

  await test('the log is opened by the palette', async () => {
    await workbench.runCommand('Release Checklist: Open Release Log');
    await workbench.preview().getByRole('heading', { name: ': 2.1.0' }).waitFor();
    await shot('log');
  });

  await test('the log on the disk says so', async () => {
    assert.equal(log.events.at(-1).outcome, 'completed-with-deviations');
    assert.deepEqual(log.eventsOf('step-attested').length, 2);
    assert.deepEqual(
      log.eventsOf('step-overridden').map((event) => event.reason),
      ['Three reminders, they can wait'],
    );
    assert.match(
      log.markdown,
      /4 of 5 done \((?:\d verified, )?(?:\d verified by exit code alone, )?1 attested, 1 signed\), 1 overridden$/m,
    );
    assert.match(log.item('The version is right'), /relay 2\.1\.0/);
  });

  await test('no button of the mouse was pressed', async () => {
    assert.equal(await workbench.page.evaluate(() => globalThis.mousePresses), 0);
  });
}
