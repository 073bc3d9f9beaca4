import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { onEnd } from '../../host/cleanup.mjs';
import { waitFor } from '../../host/wait.mjs';
import { ReleaseLog } from '../releaseLog.mjs';
import { makeSample } from '../workspace.mjs';

const reason = 'The entry is written, its heading follows with the tag';

/** The sample release with the mouse, from the welcome view to the log. */
export async function run({ temporary, open, test, shot, atEnd }) {
  const { folder, port } = await makeSample(temporary);
  stopServiceAtEnd(folder, port, atEnd);
  const workbench = await open(folder);
  const { dialog, notifications, quickInput } = workbench;
  const release = workbench.view('Release');
  const log = new ReleaseLog(join(folder, 'releases'), /-v1\.5\.0\.md$/);
  const passes = (label, found = /verified by its check/) => release.run(label, found);
  /** The same of a step whose command stops or replaces what runs, and is shown first. */
  const passesConfirmed = async (label, command) => {
    await release.clickAction(label, 'Run Step', dialog.detail.filter({ hasText: command }));
    await dialog.click('Run');
    await release.waitForRow(label, /verified by its check/);
  };

  await test('the Release view offers to start, and the Checklists view lists the checklist', async () => {
    await workbench.openSideBar();
    await release.welcomeButton('Start a Release').waitFor();
    await workbench.view('Checklists').show('Release of the quotes service');
    await shot('01-welcome');
  });

  await test('a wrong version is refused with the reason, a right one taken', async () => {
    await release.clickWelcome('Start a Release', quickInput.row('Release of the quotes service'));
    const question = quickInput.title.filter({ hasText: 'version' });
    await workbench.clickUntil(quickInput.row('Release of the quotes service'), question);
    await quickInput.fill('next');
    await quickInput.message.filter({ hasText: String.raw`version must match \d+\.\d+\.\d+` }).waitFor();
    await shot('02-wrong-version');
    await workbench.press('Enter');
    await quickInput.message.filter({ hasText: 'version must match' }).waitFor();
    await quickInput.answer('version', '1.5.0');
  });

  await test('what is started is shown and confirmed', async () => {
    await quickInput.title.filter({ hasText: 'environment' }).waitFor();
    await quickInput.row('production').waitFor();
    await shot('03-environment');
    const question = dialog.message.filter({ hasText: 'Start the release 1.5.0?' });
    await workbench.clickUntil(quickInput.row('staging'), question);
    await dialog.detail.filter({ hasText: 'environment: staging' }).waitFor();
    await shot('04-confirm-start');
    await dialog.click('Start');
    await release.waitForRow('Nobody else is releasing today', /not ticked/);
    assert.equal(log.eventsOf('run-started').length, 1);
  });

  await test('a click on a native check box attests a manual item', async () => {
    await release.tick('Nobody else is releasing today');
    await release.waitForRow('Nobody else is releasing today', /, ticked, by Ada Tester/);
    await release.tick('Somebody who can roll back is within reach for the next hour');
    await release.waitForRow('Somebody who can roll back is within reach for the next hour', /, ticked/);
    assert.equal(log.eventsOf('step-attested').length, 2);
  });

  await test('a click on a row goes to its line and runs nothing', async () => {
    const before = log.events.length;
    await release.clickRow('Check the tools', workbench.activeTab().filter({ hasText: 'RELEASE.md' }));
    await workbench.page.locator('.view-line', { hasText: 'Check the tools' }).first().waitFor();
    assert.equal(log.events.length, before);
  });

  await test('the text editor tells who ticked an item, and marks what comes next', async () => {
    await waitFor('the marks', async () => {
      const icons = (await workbench.gutterIcons()).join(' ');
      const text = await workbench.endOfLine('Nobody else is releasing today');
      return /attested attested( \w+)* next$/.test(icons) && text.includes('by Ada Tester');
    });
  });

  await test('the inline Run runs a step, and the row shows the value found', async () => {
    await passes('Check the tools', /verified by its check, .*≥ 18/);
    await passesConfirmed('Have the live version running', './scripts/service.sh restart');
    await passes('package.json has the version to release');
    await passes('Unit tests pass', /verified by its check, 14 .*≥ 14/);
    await passes('No debugging left in the sources');
  });

  await test('the text editor marks what has passed, and what comes next', async () => {
    await waitFor('the marks in the gutter', async () => {
      const icons = new Set(await workbench.gutterIcons());
      return icons.has('verified') && icons.has('next') && !icons.has('running');
    });
  });

  await test('the planted failure is told by its row and by a message', async () => {
    await passes('CHANGELOG.md tells what is new', /, failed, .*exit/);
    await notifications.waitFor('CHANGELOG.md tells what is new');
    await shot('05-failure');
  });

  await test('what a message offers is not done to a result that it does not speak of', async () => {
    const label = 'CHANGELOG.md tells what is new';
    await release.clickMenu(label, 'Skip…', quickInput.title.filter({ hasText: 'Skip' }));
    await quickInput.answer('Skip', 'It is told elsewhere');
    await release.waitForRow(label, /skipped: It is told elsewhere/);
    await notifications.click(label, 'Override…', notifications.toast('has come further since that message'));
    await shot('06-old-message');
    await release.clickMenu(label, 'Undo', async () => /not run yet/.test(await release.says(label)));
    await notifications.dismissAll();
    await passes(label, /, failed, .*attempt 2/);
  });

  await test('it is overridden, and only with a reason', async () => {
    const question = quickInput.title.filter({ hasText: 'Override “CHANGELOG.md tells what is new”' });
    await notifications.click('CHANGELOG.md tells what is new', 'Override…', question);
    await workbench.press('Enter');
    await quickInput.message.filter({ hasText: 'Give a reason' }).waitFor();
    await shot('06-override-reason');
    await quickInput.answer('Override', reason);
    await release.waitForRow('CHANGELOG.md tells what is new', new RegExp(`overridden: ${reason}`));
  });

  await test('the build passes; what is for production only does not apply', async () => {
    await passes('Build', /verified by its check, .*< 50/);
    await release.waitForRow(
      'Keep a copy of the live version (production only)',
      /not applicable: Only when environment/,
    );
  });

  await test('a command that wants confirmation is shown first, and not run when it is declined', async () => {
    const label = 'Replace the live version';
    const question = dialog.detail.filter({ hasText: './scripts/service.sh stop' });
    await release.clickAction(label, 'Run Step', question);
    await shot('07-confirm-command');
    await dialog.click('Cancel');
    await release.waitForRow(label, /not run yet/);
    await release.clickAction(label, 'Run Step', question);
    for (const command of ['service.sh stop', 'service.sh start "$VERSION"', 'service.sh status']) {
      await dialog.detail.filter({ hasText: command }).waitFor();
      await dialog.click('Run');
    }
    await release.waitForRow(label, /verified by its check/);
  });

  await test('the checks of the new version pass', async () => {
    await passes('The service is healthy', /verified by its check, .*200/);
    await passes('It is the new version, in the right place');
    await passes('Smoke test', /verified by its check, 1\d/);
    await passes('Unknown pages are refused', /verified by its check, .*404/);
    await passes('It answers fast', /verified by its check, .*< 20/);
    await shot('08-verified');
  });

  await test('what only a person can compare waits for a person', async () => {
    const label = "Today's quote is fit to be read";
    await passes(label, /to be compared by you/);
    const message = 'a sentence that we would be glad to see';
    await notifications.waitFor(message);
    await shot('09-review');
    const isDone = async () => /done, as a person said/.test(await release.says(label));
    await notifications.click(message, 'It Is as It Should Be', isDone);
  });

  await test('the rest is ticked and run', async () => {
    for (const label of ['The page shows a quote', 'The new version stands below it']) {
      await release.tick(label);
      await release.waitForRow(label, /, ticked/);
    }
    await passes('No errors in the log');
    await release.tick('Release announced, with a word of thanks to whoever found the last bug');
    await passesConfirmed('Clean up', './scripts/service.sh stop');
  });

  await test('a release with an open step is not finished, and says which', async () => {
    const answer = notifications.toast('Not finished yet').filter({ hasText: 'Release engineer' });
    await release.clickMore('Finish Release', answer);
    await notifications.dismissAll();
  });

  await test('both roles sign', async () => {
    for (const [role, name] of [
      ['Release engineer', 'Ada Tester'],
      ['Product owner', 'Grace Owner'],
    ]) {
      await release.clickAction(role, 'Sign Off…', quickInput.title.filter({ hasText: `Sign: ${role}` }));
      await quickInput.answer(`Sign: ${role}`, name);
      await release.waitForRow(role, new RegExp(`signed by ${name}`));
    }
    await shot('10-ready');
  });

  await test('it is finished with its outcome', async () => {
    await release.clickMore('Finish Release', dialog.button('Finish'));
    await dialog.message.filter({ hasText: 'Finish 1.5.0 as completed with deviations?' }).waitFor();
    await shot('11-confirm-finish');
    await dialog.click('Finish');
    await notifications.waitFor('1.5.0 is completed with deviations');
    await workbench.view('Releases').show('1.5.0');
    await shot('12-finished');
  });

  await test('the log is shown in the Markdown preview', async () => {
    const heading = workbench.preview().getByRole('heading', { name: 'Release of the quotes service: 1.5.0' });
    await notifications.click('1.5.0 is completed with deviations', 'Open Log', heading);
    await shot('13-log');
  });

  await test('the journal on the disk says so', async () => {
    const { events } = log;
    assert.equal(events[0].type, 'run-started');
    assert.deepEqual(events[0].inputs, { version: '1.5.0', environment: 'staging' });
    assert.match(events[0].checklist.commit, /^[0-9a-f]{40}$/);
    assert.deepEqual([events.at(-1).type, events.at(-1).outcome], ['run-finished', 'completed-with-deviations']);
    assert.deepEqual(
      log.eventsOf('step-overridden').map((event) => event.reason),
      [reason],
    );
    assert.deepEqual(
      log.eventsOf('step-signed').map((event) => event.name),
      ['Ada Tester', 'Grace Owner'],
    );
    assert.ok(events.every((event) => event.by.name === 'Ada Tester'));
    const failed = log.eventsOf('command-finished').filter((event) => event.outcome === 'failed');
    assert.deepEqual(
      failed.map(({ result }) => result.exitCode),
      [1, 1],
    );
  });

  await test('the log on the disk says so', async () => {
    const { markdown } = log;
    assert.match(markdown, /^# Release of the quotes service: 1\.5\.0$/m);
    assert.match(markdown, /^- \*\*Status:\*\* \*\*completed with deviations\*\*: 1 failed step accepted$/m);
    const [, checked, exited] =
      /^- \*\*Steps:\*\* 22 of 24 done \((\d+) verified, (\d+) verified by exit code alone, 6 attested, 2 signed\), 1 overridden, 1 not applicable$/m.exec(
        markdown,
      ) ?? [];
    assert.equal(Number(checked) + Number(exited), 14);
    assert.match(
      markdown,
      new RegExp(`^- \\*\\*Overridden:\\*\\* .*CHANGELOG.*: “${reason}”. It was not run again\\.$`, 'm'),
    );
    assert.match(
      log.item('CHANGELOG.md tells what is new'),
      new RegExp(`- \\[ \\] .*\\*\\*overridden\\*\\* by Ada Tester, .*: “${reason}”`),
    );
    assert.match(log.item('Unit tests pass'), /- \[x\] .*verified, run by Ada Tester/);
    assert.match(log.item('Unit tests pass'), /found `14`/);
    assert.match(log.item('Nobody else is releasing today'), /- \[x\] .*attested by Ada Tester/);
    assert.match(markdown, /Grace Owner/);
  });
}

/** A service that outlived a failed test would hold its port for hours. */
function stopServiceAtEnd(folder, port, atEnd) {
  const stop = () =>
    execFileSync('./scripts/service.sh', ['stop'], { cwd: folder, env: { ...process.env, PORT: port } });
  const forget = onEnd(stop);
  atEnd(async () => {
    forget();
    stop();
    await waitFor('the service to be gone', async () => !(await answers(port)));
  });
}

async function answers(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    return false;
  }
}
