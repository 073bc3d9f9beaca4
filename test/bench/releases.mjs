import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadReleaseMaker } from '../releases/load.mjs';
import { root } from './bundle.mjs';
import { milliseconds, timeOf } from './measure.mjs';
import { manyReleases } from '../releases/manyReleases.mjs';

const count = 1000;

export const releasesBench = {
  name: `releases: a folder of ${count} logs`,
  async run() {
    const { parts, shellParser } = await loadReleaseMaker();
    const folder = mkdtempSync(join(tmpdir(), 'release-checklist-bench-'));
    try {
      const text = readFileSync(join(root, 'checklists', 'release.md'), 'utf8');
      manyReleases(parts, shellParser, { folder, count, text });
      return await measure(parts, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure({ ReleaseIndex }, folder) {
  const journals = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const bytes = journals.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const floor = await timeOf(() => journals.map((name) => readFileSync(join(folder, name))));
  const index = new ReleaseIndex();
  let list = [];
  const first = await timeOf(async () => (list = await index.list([folder])));
  const again = await timeOf(() => index.list([folder]));
  const uncounted = list.filter(({ summary }) => summary?.deviations === undefined);
  const counting = await timeOf(async () => {
    for (const release of uncounted) await index.complete(release);
  });
  return [
    {
      what: `listed, ${(bytes / 1e6).toFixed(0)} MB of journals; bare reading ${milliseconds(floor)}`,
      value: milliseconds(first),
    },
    { what: 'listed again, nothing changed', value: milliseconds(again) },
    { what: `deviations of ${uncounted.length} counted, behind the list`, value: milliseconds(counting) },
  ];
}
