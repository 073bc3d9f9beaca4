import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyCounts } from '../host/results.mjs';

/**
 * What a scenario is given.
 *
 * @typedef {object} ScenarioContext
 * @property {import('./editor.mjs').Editor} editor
 * @property {string} temporary a folder for workspaces
 * @property {(workspace: string, options?: import('./editor.mjs').WindowOptions) => Promise<import('./workbench.mjs').Workbench>} open
 *   opens a window, which is closed when the scenario ends
 * @property {(title: string, work: () => Promise<void>) => Promise<void>} test one named thing that must hold. When it
 *   does not, the scenario ends there
 * @property {(name: string, options?: { hover?: boolean }) => Promise<void>} shot takes a picture of the window that was opened last
 * @property {(undo: () => void | Promise<void>) => void} atEnd is done however the scenario ends
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {'disabled' | 'enabled'} [trust] `enabled`: VS Code asks whether a folder is trusted
 * @property {(context: ScenarioContext) => Promise<void>} run
 */

/** @param {Scenario} scenario @param {import('./editor.mjs').Editor} editor @param {string} results folder */
export async function runScenario(scenario, editor, results) {
  const counts = emptyCounts();
  const undoes = [];
  const state = { title: 'its beginning', workbench: undefined };
  const context = {
    editor,
    temporary: editor.temporary,
    open: async (workspace, options) => {
      const workbench = await editor.openWindow(workspace, options);
      undoes.push(() => workbench.close());
      return (state.workbench = workbench);
    },
    test: async (title, work) => {
      state.title = title;
      const start = Date.now();
      await work();
      counts.passed++;
      console.log(`  ✔ ${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    },
    shot: (name, options) => state.workbench.screenshot(join(results, `${scenario.name}-${name}.png`), options),
    atEnd: (undo) => undoes.push(undo),
  };
  try {
    await scenario.run(context);
  } catch (error) {
    counts.failed++;
    counts.failures.push(state.title);
    console.log(`  ✘ ${state.title}\n${describe(error).replace(/^/gm, '      ')}`);
    await keepEvidence(join(results, `${scenario.name}-failure`), state.workbench, editor);
  }
  for (const undo of undoes.reverse()) {
    try {
      await undo();
    } catch (error) {
      counts.failed++;
      counts.failures.push('its end');
      console.log(`  ✘ the end of ${scenario.name}\n${describe(error).replace(/^/gm, '      ')}`);
    }
  }
  return counts;
}

function describe(error) {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.includes('/test/ui/'));
  return [error.message, ...frames].join('\n');
}

/** A picture, the rows of all views as a screen reader says them, and the server's log. */
async function keepEvidence(path, workbench, editor) {
  writeFileSync(`${path}-server.log`, editor.serverLog());
  if (!workbench) return;
  await workbench.page.screenshot({ path: `${path}.png` }).catch(() => undefined);
  const views = [];
  for (const title of ['Release', 'Checklists', 'Releases']) {
    const rows = await workbench
      .view(title)
      .spoken()
      .catch((error) => [error.message]);
    views.push(`${title}\n${rows.map((row) => `  ${row}`).join('\n')}`);
  }
  const focus = await workbench.focusedElement().catch((error) => error.message);
  writeFileSync(`${path}-rows.txt`, `${views.join('\n')}\n\nFocus: ${focus}\n`);
  console.log(`      See ${path}.png, -rows.txt and -server.log`);
}
