import { deepStrictEqual, strictEqual, ok } from 'node:assert';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Section, Step } from '../../../src/checklist/checklist';
import { renderReleaseLog } from '../../../src/log/releaseLog';
import { readJournal } from '../../../src/log/journal';
import { fold } from '../../../src/run/fold';
import { hasCommands, stepState } from '../../../src/run/progress';
import type { RunSession } from '../../../src/run/runSession';
import type { OpenRelease } from '../../../src/vscode/openRelease';
import { extensionFolder, startTestRelease, testServices, workspaceFolder } from '../testRelease';
import { abstractLog } from './abstractLog';

const seed = resolve(extensionFolder, '../shared/seeds/003_a3cd84a06865aba7.md');
const golden = join(extensionFolder, 'test/fixtures/seed/003.log.txt');

suite('a real checklist, unmodified', () => {
  test('its first six sections are stepped through, and the log says what happened', async function () {
    if (!existsSync(seed)) {
      console.log('skipped: the shared checklists are not beside the project');
      this.skip();
    }
    this.timeout(120_000);
    const text = readFileSync(seed, 'utf8');
    const release = await startOn(text);
    const { session } = release;
    const sections = firstSections(session);
    strictEqual(sections.length, 6);
    const failures = await stepThrough(session, sections.flatMap(allSteps));
    deepStrictEqual(failures, ['Container Scanning']);
    await session.abort('only the first six sections are tested');
    await release.releaseLog.flush();

    const log = readFileSync(release.logUri.fsPath, 'utf8');
    const journal = readFileSync(release.journal.path, 'utf8');
    const { events, problems } = readJournal(journal);
    deepStrictEqual(problems, []);
    const state = fold(events);
    ok(state);
    strictEqual(log, renderReleaseLog(session.checklist, state, events));
    strictEqual(state.started.checklist.text, text);
    for (const secret of secrets) ok(!log.includes(secret) && !journal.includes(secret), `${secret} was recorded`);

    const actual = abstractLog(log, session.checklist);
    // To accept a change, copy it over the golden file.
    const results = join(extensionFolder, 'test-results');
    mkdirSync(results, { recursive: true });
    writeFileSync(join(results, 'seed-003.log.txt'), actual);
    strictEqual(actual, readFileSync(golden, 'utf8'));
    release.shells.dispose();
    release.dispose();
  });
});

/** What the stand-in for Python prints where the checklist generates secrets. */
const secrets = [
  '5rT0kZ9vQmW3xYbN7cJd2LhF8sAe1GuP',
  'Zk4Xn8Rb2Vt6Yp0Ql3Ws7Ed1Fc5Gh9Jm-Ku_aTzBvC',
  'q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6j7K8l9Z0x_c',
];

async function startOn(text: string): Promise<OpenRelease> {
  const root = workspaceFolder().uri.fsPath;
  for (const name of ['backend', 'frontend']) mkdirSync(join(root, name), { recursive: true });
  const programs = join(extensionFolder, 'test/integration/seed/bin');
  const state = mkdtempSync(join(tmpdir(), 'stand-ins-'));
  const env = { PATH: `${programs}:${process.env['PATH'] ?? ''}`, STAND_IN_STATE: state };
  return startTestRelease(await testServices(env), 'DEPLOY.md', text);
}

/** The numbered sections 1 to 6: all under the first of the checklist's two main headings and a half. */
function firstSections({ checklist }: RunSession): readonly Section[] {
  const flat = (section: Section): readonly Section[] => [section, ...section.sections.flatMap(flat)];
  return checklist.sections.flatMap(flat).filter(({ title }) => /^[1-6]\. /.test(title));
}

function allSteps(section: Section): readonly Step[] {
  const flat = (step: Step): readonly Step[] => [...step.children.flatMap(flat), step];
  return section.steps.flatMap(flat);
}

/** As an engineer would: commands are run, what failed is retried once, the rest is ticked. Gives the titles that failed. */
async function stepThrough(session: RunSession, steps: readonly Step[]): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const step of steps) {
    if (!hasCommands(step)) {
      if (step.children.length === 0) await session.attest(step.id);
      continue;
    }
    let outcome = await session.runStep(step.id);
    if (outcome === 'failed') {
      failures.push(step.title);
      outcome = await session.runStep(step.id);
    }
    if (outcome === 'review') await session.attest(step.id);
    strictEqual(stepState(session.state, step.id).kind, 'passed', `${step.title}: ${outcome}`);
  }
  return failures;
}
