import { mkdtempSync, rmSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { median, milliseconds, ratio, timeOf } from './measure.mjs';

const sizes = [
  { label: 'a tick', event: () => ({ type: 'step-attested', step: 'testing/look-at-the-page' }) },
  { label: 'a command with 2 kB of output', event: ({ commandFinished }) => commandFinished(2000) },
  { label: 'a command with 64 kB of output', event: ({ commandFinished }) => commandFinished(64_000) },
];
const rounds = 100;

export const journalBench = {
  name: 'journal: one append against a bare write and fdatasync of the same bytes',
  async run() {
    const out = await bundle('bench', ['test/bench/journal.ts']);
    const subject = createRequire(import.meta.url)(join(out, 'journal.js'));
    const folder = mkdtempSync(join(tmpdir(), 'release-checklist-bench-'));
    try {
      const lines = [];
      for (const { label, event } of sizes)
        lines.push(...(await compare(subject, join(folder, label), label, event(subject))));
      return lines;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The two take turns, so that both meet the same disk. */
async function compare({ createJournal }, path, label, event) {
  const journal = await createJournal(`${path}.jsonl`);
  const bare = await open(`${path}.bare`, 'a');
  const [ours, theirs] = [[], []];
  let written = 0;
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timeOf(() => journal.append(event)));
    const content = await readFile(`${path}.jsonl`);
    const bytes = content.subarray(written);
    written = content.length;
    theirs.push(
      await timeOf(async () => {
        await bare.write(bytes);
        await bare.datasync();
      }),
    );
  }
  await Promise.all([journal.close(), bare.close()]);
  const [append, write] = [median(ours), median(theirs)];
  return [{ what: `${label}: ${milliseconds(append)} against ${milliseconds(write)}`, value: ratio(append, write) }];
}
