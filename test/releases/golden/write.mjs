// Plays the stories again and writes their journals and logs into docs/logs: node test/releases/golden/write.mjs
// Names of stories as arguments limit it to these. Not needed for a change of the renderer alone: the unit tests write
// the logs anew with `npx vitest run test/unit/log/goldenLogs.test.ts -u`.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundle, root } from '../../bench/bundle.mjs';

const out = await bundle('goldenLogs', ['test/releases/golden/parts.ts']);
const { stories, rebuildReleaseLog, loadShellParserFromDisk } = createRequire(import.meta.url)(join(out, 'parts.js'));
const shellParser = await loadShellParserFromDisk();

for (const name of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(stories)) {
  const story = stories[name];
  if (!story) throw new Error(`There is no story “${name}”. There are: ${Object.keys(stories).join(', ')}.`);
  const journal = await story(join(root, 'test/releases/golden'), shellParser);
  const file = join(root, 'docs/logs', name);
  writeFileSync(`${file}.jsonl`, journal);
  writeFileSync(`${file}.md`, rebuildReleaseLog(journal, shellParser));
  console.log(`docs/logs/${name}.md`);
}
