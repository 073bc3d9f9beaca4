import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allSteps } from '../../../src/checklist/steps';
import type { OpenRelease } from '../../../src/vscode/openRelease';
import { allRows, toReleaseRows } from '../../../src/vscode/tree/releaseRows';
import { toLogRowContext } from '../../../src/vscode/tree/rowContext';
import { tooltipOf } from '../../../src/vscode/tree/rowTooltip';
import { startTestRelease, testServices } from '../testRelease';

/** Commands during which the disk fills that the transcript of their terminal is written to. */
const text = `# Full

- [ ] Flood

  \`\`\`bash
  seq 200000; echo over
  \`\`\`
`;
const sentence = /The disk with the files of its terminal is full/;

suite('terminal: the disk of its transcript fills', () => {
  let disk: string;
  let isMounted = false;
  let release: OpenRelease;
  suiteSetup(async function () {
    disk = mkdtempSync(join(tmpdir(), 'full-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      rmSync(disk, { recursive: true, force: true });
      this.skip(); // This user may not mount.
    }
    isMounted = true;
    release = await startTestRelease(await testServices({ DISK: disk }, disk), 'FULL.md', text);
  });
  suiteTeardown(() => {
    if (!isMounted) return;
    release.dispose();
    release.shells.dispose();
    execFileSync('umount', ['--lazy', disk], { stdio: 'ignore' });
    rmSync(disk, { recursive: true, force: true });
  });

  test('the result is unknown, and tree and log say why', async () => {
    const title = 'Flood';
    assert.equal(await run(title), 'errored');
    assert.match(tooltip(title), sentence);
    await release.releaseLog.flush();
    assert.match(readFileSync(release.logUri.fsPath, 'utf8'), sentence);
  });

  const step = (title: string): ReturnType<typeof allSteps>[number] => {
    const found = allSteps(release.session.checklist).find((each) => each.title === title);
    assert.ok(found);
    return found;
  };
  const run = (title: string): Promise<string | undefined> => release.session.runStep(step(title).id);
  const tooltip = (title: string): string => {
    const { checklist, state } = release.session;
    const row = [...allRows(toReleaseRows(checklist))].find((each) => each.kind === 'step' && each.label === title);
    assert.ok(row);
    const parts = tooltipOf(row, toLogRowContext({ counted: new Set(), state }));
    return parts.map((part) => part.text).join('\n');
  };
});
