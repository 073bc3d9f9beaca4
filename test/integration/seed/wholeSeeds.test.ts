import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
import { seeds, type Seed } from '../../seeds/seedAnswers';
import { installStandIns } from '../../seeds/standIns';
import { stepThrough, type Walk } from '../../seeds/stepThrough';
import { report } from '../harness';
import { extensionFolder, startTestRelease, testServices, workspaceFolder } from '../testRelease';

const folder = resolve(extensionFolder, '../shared/seeds');
const files = existsSync(folder) ? readdirSync(folder) : [];
const withPlain = process.env['RELEASE_CHECKLIST_SEED_WALKS'] === 'all';

suite('a real checklist from its first step to its last, in the editor', () => {
  for (const seed of seeds) {
    test(`${seed.name}: every planted failure is found, and no other`, async function () {
      if (files.length === 0) this.skip();
      this.timeout(600_000);
      const { found, planted, ran, compared } = await walkInEditor(seed, true);
      const figures = `${ran} commands ran, ${planted.length} failures planted, ${found.length} found`;
      report({ type: 'progress', title: `${seed.name}: ${figures}, ${compared} steps compared by a person` });
      deepStrictEqual(found, planted);
      ok(planted.length > 5);
    });

    if (!withPlain) continue;
    test(`${seed.name}: all is well, and nothing is found`, async function () {
      if (files.length === 0) this.skip();
      this.timeout(600_000);
      const { found, planted, finish } = await walkInEditor(seed, false);
      deepStrictEqual({ found, planted, finish }, { found: [], planted: [], finish: 'ready' });
    });
  }
});

async function walkInEditor(seed: Seed, plant: boolean): Promise<Walk> {
  const file = files.find((name) => name.startsWith(`${seed.name}_`));
  ok(file, `the seed ${seed.name}`);
  const text = readFileSync(join(folder, file), 'utf8');
  const { shellParser } = await testServices();
  const standIn = join(extensionFolder, 'test/seeds/standIn.sh');
  const standIns = installStandIns(parseChecklist(text, shellParser), standIn, workspaceFolder().uri.fsPath);
  const services = await testServices(standIns.env);
  const prompter = { ...services.prompter, askPlaceholder: () => Promise.resolve(standIns.placeholderValue) };
  const release = await startTestRelease({ ...services, prompter }, `WHOLE-${seed.name}.md`, text);
  try {
    const walk = await stepThrough(release.session, standIns, seed, plant);
    strictEqual(release.session.state.finished?.outcome, walk.outcome);
    await release.releaseLog.flush();
    const journal = readFileSync(release.journal.path, 'utf8');
    strictEqual(readFileSync(release.logUri.fsPath, 'utf8'), rebuildReleaseLog(journal, shellParser));
    return walk;
  } finally {
    release.shells.dispose();
    release.dispose();
    await release.journal.close();
    standIns.dispose();
  }
}
