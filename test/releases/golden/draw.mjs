// Draws the logs of docs/logs as a git host shows them: node test/releases/golden/draw.mjs [--whole FOLDER] [NAME…]
// The pictures beside the logs show the first screens; --whole writes pictures of the whole pages elsewhere, to look at.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, root } from '../../bench/bundle.mjs';
import { openBrowser } from '../../host/browser.mjs';
import { ensurePrograms } from '../../host/system.mjs';
import { gitHostPage } from './gitHostPage.mjs';
import { shrink } from './shrink.mjs';

const size = { width: 960, height: 1320 };
const logs = join(root, 'docs/logs');
const { values, positionals } = parseArgs({ options: { whole: { type: 'string' } }, allowPositionals: true });
const all = readdirSync(logs).filter((file) => file.endsWith('.jsonl'));
const names = positionals.length > 0 ? positionals : all.map((file) => basename(file, '.jsonl'));

const profile = mkdtempSync(join(tmpdir(), 'golden-logs-'));
await ensurePrograms(['convert'], ['imagemagick'], 'to make the pictures small');
const out = await bundle('goldenLogs', ['test/releases/golden/parts.ts']);
const { taskListPlugin } = createRequire(import.meta.url)(join(out, 'parts.js'));
const { context, close } = await openBrowser({ profile, viewport: size });
try {
  const page = await context.newPage();
  for (const name of names) {
    await page.setContent(gitHostPage(readFileSync(join(logs, `${name}.md`), 'utf8'), taskListPlugin));
    const path = join(values.whole ?? logs, `${name}.png`);
    await page.screenshot({ path, fullPage: values.whole !== undefined });
    await shrink(path);
    console.log(path);
  }
} finally {
  await close();
  rmSync(profile, { recursive: true, force: true });
}
