import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReleaseMaker } from '../../releases/load.mjs';
import { waitFor } from '../../host/wait.mjs';
import { shortly } from '../until.mjs';
import { makeWorkspace } from '../workspace.mjs';

const ada = { name: 'Ada Tester', email: 'ada@example.org' };
const ben = { name: 'Ben Tester', email: 'ben@example.org' };

/** A reviewer reads finished releases: finds them, reads what deviated, sees that a record was changed, compares. */
export async function run(context) {
  const maker = await loadReleaseMaker();
  const dark = await openReview(context, maker, 'dark');
  for (const part of [findReleases, readLog, goToPlaces, compare, changeRecord, keepRelease]) await part(dark);
  const light = await openReview(context, maker, 'light');
  for (const part of [readLog, changeRecord]) await part(light);
}

/** Three releases of the checklist as it was before its last line was written. */
function writeReleases({ parts: { makeRelease, writeRelease }, shellParser }, folder) {
  const text = readFileSync(join(folder, 'RELEASE.md'), 'utf8').replace('- [ ] The caches are warm\n', '');
  const release = (name, startedAt, by, more) => {
    const checklist = { path: 'RELEASE.md', text };
    const made = makeRelease({ checklist, release: `web shop ${name}`, startedAt, by, ...more }, shellParser);
    writeRelease(join(folder, 'releases'), `${startedAt.slice(0, 10)}-${name}`, made);
    return join(folder, 'releases', `${startedAt.slice(0, 10)}-${name}`);
  };
  const done = { kind: 'done', output: '85 passed', durationMs: 1300 };
  release('v1.0.0', '2026-09-01T08:00:00.000Z', ada, { turnOf: () => done });
  release('v1.2.0', '2026-11-01T08:00:00.000Z', ben, {
    outcome: 'aborted',
    turnOf: (_, index) => (index === 0 ? done : { kind: 'open' }),
  });
  return release('v1.1.0', '2026-10-01T08:00:00.000Z', ada, {
    outcome: 'completed-with-deviations',
    turnOf: ({ title }) => {
      if (title === 'Container scan') return { kind: 'skipped', reason: 'No images in this release' };
      if (title === 'The status page says so') return { kind: 'overridden', reason: 'Said by telephone' };
      return title === 'Backend tests' ? { ...done, durationMs: 41_000 } : done;
    },
  });
}

async function openReview({ temporary, open, test, shot }, maker, theme) {
  const folder = await makeWorkspace(temporary, 'review', theme);
  const deviating = writeReleases(maker, folder);
  const workbench = await open(folder);
  await workbench.openSideBar();
  return {
    workbench,
    deviating,
    release: workbench.view('Release'),
    log: workbench.view('Release Log'),
    releases: workbench.view('Releases'),
    test: (title, work) => test(`${theme}: ${title}`, work),
    picture: (name) => shot(`${theme}-${name}`),
    line: (text) => workbench.page.locator('.view-line', { hasText: text }),
  };
}

async function findReleases({ workbench, releases, test, picture }) {
  const { page, quickInput } = workbench;
  await test('the releases are listed, searched, and narrowed by the keyboard', async () => {
    await releases.waitForRow('web shop v1.1.0', /completed with 2 deviations · 2026-10-01 · Ada Tester/);
    await workbench.runCommand('Release Checklist: Filter Releases…');
    await quickInput.title.filter({ hasText: 'Show releases that are…' }).waitFor();
    await picture('01-filter');
    await page.keyboard.type('with deviations');
    await quickInput.goTo('with deviations');
    await workbench.press('Space');
    await quickInput.accept();
    await releases.message.filter({ hasText: '2 of 3: with deviations' }).waitFor();
    await workbench.runCommand('Release Checklist: Search Releases…');
    await quickInput.fill('v1.2');
    await releases.message.filter({ hasText: '1 of 3: with deviations, “v1.2”' }).waitFor();
    await quickInput.accept();
    await picture('02-filtered');
    await waitFor('the one release', async () => (await releases.labels()).join() === 'web shop v1.2.0');
    await workbench.runCommand('Release Checklist: Show All Releases');
    await releases.show('web shop v1.0.0');
  });
}

async function readLog({ log, releases, test, picture }) {
  await test('a log that is opened shows its tree, what deviated first, and what its record is', async () => {
    const message = log.message.filter({ hasText: 'nothing here is run or changed' });
    await releases.clickRow('web shop v1.1.0', message);
    await log.waitForRow('Record', /, verified, whole/);
    await log.description.filter({ hasText: 'web shop v1.1.0 · completed with deviations' }).waitFor();
    await log.show('Record');
    const said = await waitFor('the deviations', async () => {
      const rows = await log.spoken();
      return /^Deviations, 2$/.test(rows[1] ?? '') && rows;
    });
    assert.match(
      said[2] ?? '',
      /^The status page says so, Overridden: .*Accepted by Ada Tester, [\d: -]+: “Said by telephone”\..*$/,
    );
    assert.match(said[3] ?? '', /^Container scan, Skipped: Ada Tester, [\d: -]+: “No images in this release”$/);
    await log.waitForRow('Backend tests', /, passed, verified by its check, 85.* · Ada Tester, 08:00:02 UTC/);
    await log.waitForRow('Rollback', /, not needed$/);
    await picture('03-log');
    assert.equal(await log.checkbox('Release notes read well').count(), 0);
    await waitFor('the one action of a row', async () => {
      await (await log.show('Backend tests')).hover(shortly).catch(() => undefined);
      const buttons = log.row('Backend tests').locator('.actions a');
      const offered = await buttons.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
      return offered.join() === 'Go to Line in the Checklist as Released';
    });
  });
}

async function goToPlaces({ workbench, log, test, picture, line }) {
  await test('a click goes to the place in the log, and an action to the line in the checklist', async () => {
    await log.clickRow('Database migration', line('Database migration'));
    await workbench.activeTab().filter({ hasText: '2026-10-01-v1.1.0.md' }).waitFor();
    await picture('04-place-in-log');
    const checklist = workbench.activeTab().filter({ hasText: 'RELEASE.md' });
    await log.clickAction('Database migration', 'Go to Line in the Checklist as Released', checklist);
    await log.waitForRow('Record', /whole/);
  });
}

async function compare({ workbench, log, test, picture, line }) {
  const { quickInput } = workbench;
  await test("it is compared with today's checklist, and with the release before", async () => {
    await workbench.runCommand('Release Checklist: Compare Log With…');
    await quickInput.row('Today’s checklist').waitFor();
    await picture('05-compare');
    await quickInput.pick('Today’s checklist', { filter: 'Today' });
    await workbench.activeTab().filter({ hasText: '↔ today' }).waitFor();
    await line('The caches are warm').first().waitFor();
    await picture('06-today');
    await workbench.runCommand('Release Checklist: Compare Log With…');
    await quickInput.pick('The release before', { filter: 'before' });
    await workbench.preview().getByText('Took much longer').waitFor();
    await picture('07-before');
    await log.waitForRow('Record', /whole/);
  });
}

async function changeRecord({ deviating, log, test, picture }) {
  await test('a record that is changed is told in the view and at its line', async () => {
    const honest = readFileSync(`${deviating}.md`, 'utf8');
    writeFileSync(`${deviating}.md`, honest.replace('No images in this release', 'All images were scanned'));
    await log.waitForRow('Record', /, error, not whole: 1 error/);
    await log.message.filter({ hasText: 'The record is NOT whole' }).waitFor();
    await picture('08-changed');
    writeFileSync(`${deviating}.md`, honest);
    await log.waitForRow('Record', /, verified, whole/);
  });
}

async function keepRelease({ workbench, release, log, releases, test, picture }) {
  const { dialog, quickInput } = workbench;
  await test('a release that is open stays, and is gone back to with one action', async () => {
    await workbench.runCommand('Release Checklist: Leave Release Log');
    await release.header.waitFor();
    await workbench.view('Checklists').clickRow('Web shop release', release.row('Backend tests'));
    await release.waitForRow('Backend tests', /not run yet/);
    await workbench.runCommand('Release Checklist: Start a Release…');
    await quickInput.answer('Start Web shop release', 'v2.0.0');
    await dialog.message.filter({ hasText: 'Start the release' }).waitFor();
    await dialog.click('Start');
    await release.waitForRow('Backend tests', /next step/);
    const message = log.message.filter({ hasText: 'is still open: the arrow above goes back to it' });
    await releases.clickRow('web shop v1.0.0', message);
    await workbench.statusBarItem().filter({ hasText: 'Backend tests' }).first().waitFor();
    await picture('09-open-behind');
    await log.clickTitleAction('Back to the Running Release', release.header);
    await release.waitForRow('Backend tests', /next step/);
    await release.run('Backend tests', /verified by its check/);
  });
}
