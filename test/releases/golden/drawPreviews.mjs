// Draws the logs of docs/logs as VS Code's Markdown preview shows them, with the packaged extension installed:
// node test/releases/golden/drawPreviews.mjs [--vsix FILE] [--theme THEME --to FOLDER] [NAME…]
// The pictures beside the logs are light, as those of the git host; those of another theme are written elsewhere, to look at.
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchVSCode } from '../../host/launch.mjs';
import { packageExtension } from '../../host/package.mjs';
import { root } from '../../host/paths.mjs';
import { ensurePrograms } from '../../host/system.mjs';
import { Workbench } from '../../ui/workbench.mjs';
import { themes } from '../../ui/workspace.mjs';
import { shrink } from './shrink.mjs';

const logs = join(root, 'docs/logs');
const { values, positionals } = parseArgs({
  options: {
    theme: { type: 'string', default: 'light' },
    to: { type: 'string', default: logs },
    vsix: { type: 'string' },
  },
  allowPositionals: true,
});
const all = readdirSync(logs).filter((file) => file.endsWith('.jsonl'));
const names = positionals.length > 0 ? positionals : all.map((file) => basename(file, '.jsonl'));

await ensurePrograms(['convert'], ['imagemagick'], 'to make the pictures small');
const vsix = values.vsix ? resolve(values.vsix) : await packageExtension();
const target = resolve(values.to);
if (!themes[values.theme]) throw new Error(`No theme ${values.theme}. There are: ${Object.keys(themes).join(', ')}.`);
if (values.theme !== 'light' && target === logs) throw new Error('Say with --to where pictures of this theme go.');
mkdirSync(target, { recursive: true });
const vscode = await launchVSCode({
  workspace: 'docs/logs',
  vsix,
  trust: 'disabled',
  viewport: { width: 900, height: 1320 },
  settings: {
    'workbench.colorTheme': themes[values.theme],
    'workbench.editorAssociations': { '*.md': 'vscode.markdown.preview.editor' },
    'workbench.sideBar.location': 'right',
    'workbench.activityBar.location': 'hidden',
    'workbench.reduceMotion': 'on',
  },
});
try {
  const workbench = new Workbench(vscode.page, logs);
  await workbench.ready();
  await workbench.runCommand('View: Close Primary Side Bar');
  for (const name of names) {
    await workbench.press('ControlOrMeta+P');
    await workbench.quickInput.pick(`${name}.md`, { filter: `${name}.md` });
    await vscode.page.locator('.tab.active', { hasText: `${name}.md` }).waitFor();
    await workbench.preview().getByRole('heading', { name: 'Journal' }).waitFor();
    const path = join(target, `${name}.preview.png`);
    await vscode.page.mouse.move(450, 10);
    await workbench.settle();
    await vscode.page.locator('iframe.webview').last().screenshot({ path });
    await shrink(path, 64);
    console.log(path);
    await workbench.runCommand('View: Close All Editors');
  }
} finally {
  await vscode.close();
}
