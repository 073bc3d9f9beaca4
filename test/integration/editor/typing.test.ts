import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { ReadingDone } from '../../../src/vscode/editor/checklistReader';
import { report } from '../harness';
import { poll } from '../poll';

/** What counts as a pause, in milliseconds, for the extension and for VS Code itself. */
const pause = 250;
/** How much shorter one may seem: timers are early, and others hear of a key before we do. */
const slack = 50;
const keys = 8;

suite('typing in a checklist of 10,000 items', () => {
  const folder = mkdtempSync(join(tmpdir(), 'release-checklist-typing-'));
  const readings: ReadingDone[] = [];
  const changes: number[] = [];
  const watched: vscode.Disposable[] = [];
  const onRead = (done: unknown): void => void readings.push(done as ReadingDone);
  let document: vscode.TextDocument;
  let checked = 0;

  suiteSetup(async () => {
    const file = join(folder, 'LONG.md');
    writeFileSync(file, longChecklist());
    subscribe('release-checklist.read', onRead);
    const opened = performance.now();
    document = await vscode.workspace.openTextDocument(file);
    watched.push(
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document === document && change.contentChanges.length > 0) changes.push(performance.now());
      }),
    );
    watched.push(
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === document.uri.toString())) checked++;
      }),
    );
    await vscode.window.showTextDocument(document);
    await poll('the first problem', () => vscode.languages.getDiagnostics(document.uri).length > 0);
    tell(`opened: its problem shown after ${(performance.now() - opened).toFixed(0)} ms, ${took()}`);
  });

  suiteTeardown(() => {
    unsubscribe('release-checklist.read', onRead);
    for (const one of watched) one.dispose();
    rmSync(folder, { recursive: true });
  });

  test('it is read at most once per pause, and read in the end', async () => {
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 2).range.end;
    editor.selection = new vscode.Selection(end, end);
    readings.length = 0;
    const { version: asOpened } = document;
    const late = monitorEventLoopDelay({ resolution: 5 });
    late.enable();
    const before = performance.eventLoopUtilization();
    const typed = Array.from({ length: keys }, () => vscode.commands.executeCommand('type', { text: 'x' }));
    await Promise.all(typed);
    const { active } = performance.eventLoopUtilization(before);
    const checkedBefore = checked;
    await poll('the last version to be read', () => readings.at(-1)?.version === document.version);
    await poll('its problems to be found', () => checked > checkedBefore);
    late.disable();
    const versions = readings.flatMap(({ version }) => (version > asOpened ? [version] : []));
    // The window asks at its own pauses, of which an extension host that was busy hears late.
    const shortest = pause - slack - late.max / 1e6;
    const pauses = changes.filter((at, i) => (changes[i + 1] ?? Infinity) - at >= shortest).length;
    assert.equal(changes.length, keys);
    assert.deepEqual(versions, [...new Set(versions)], 'a version was read twice');
    assert.ok(
      versions.length <= pauses,
      `read ${versions.length} times in ${pauses} pauses of ${shortest.toFixed(0)} ms`,
    );
    tell(
      `${keys} keys: busy ${(active / keys).toFixed(1)} ms a key, at most ${(late.max / 1e6).toFixed(0)} ms, ${took()}`,
    );
  });

  function took(): string {
    return `read in ${readings.map((reading) => `${reading.took.toFixed(0)} ms`).join(', ')}`;
  }
});

/** With one problem, to be waited for. */
function longChecklist(): string {
  const sections = Array.from({ length: 500 }, (_, section) => [
    `## Phase ${section}`,
    '',
    ...Array.from({ length: 20 }, (_item, i) => itemOf(section * 20 + i)).flat(),
    '',
  ]);
  return ['# Release', '', '```expct', '```', '', ...sections.flat(), 'The end', ''].join('\n');
}

function itemOf(i: number): readonly string[] {
  const item = `- [ ] Verify the health of service ${i}`;
  if (i % 5 !== 0) return [item];
  return [
    item,
    '',
    '  ```bash',
    `  curl -s https://host-${i}.internal/health`,
    '  # Expected: HTTP 200 OK',
    '  ```',
    '',
  ];
}

function tell(title: string): void {
  report({ type: 'progress', title });
}
