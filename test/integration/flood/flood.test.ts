import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { allSteps } from '../../../src/checklist/steps';
import { readJournal } from '../../../src/log/journal';
import type { OpenRelease } from '../../../src/vscode/openRelease';
import { report } from '../harness';
import { settledMemory, watchHost, type Worst } from '../hostHealth';
import { poll } from '../poll';
import { startTestRelease, testServices } from '../testRelease';

/** One line: words (what looks like a key is not kept where an output is cut), a number, and a newline. */
const lineBytes = 100;
const words = 'compiled, linked and checked '.repeat(3);
const megabytes = Number(process.env['RELEASE_CHECKLIST_FLOOD_MB']);
const lines = (megabytes * 1_000_000) / lineBytes;
const generate = (count: number): string => `seq -f '${words}%0${lineBytes - 1 - words.length}.0f' ${count}`;
const generator = generate(lines);
const longest = 3 * 3_600_000;

/** What a flood did to the extension host and its window. */
interface Flood extends Worst {
  readonly seconds: number;
  /** Megabytes that the extension host had more at the most, VS Code's own messages and what is not collected yet included. */
  readonly growth: number;
  /** Megabytes of live objects and buffers that it has more when all garbage is collected. */
  readonly kept: number;
}

suite('a command that prints very much', () => {
  test(`${megabytes} MB: all of it is hashed, both ends are kept, memory is bounded, the editor goes on answering`, async function () {
    this.timeout(longest);
    const text = `- [ ] few\n  \`\`\`bash\n  seq 100000\n  \`\`\`\n- [ ] many\n  \`\`\`bash\n  ${generator}\n  \`\`\`\n`;
    const release = await startTestRelease(await testServices(), 'FLOOD.md', text);
    const [few, many] = allSteps(release.session.checklist);
    ok(few && many);
    // What every command needs is there before the flood is measured: the terminal, the code that reads it.
    strictEqual(await release.session.runStep(few.id), 'passed');
    const captured = await flood(async () => strictEqual(await release.session.runStep(many.id), 'passed'));
    report({ type: 'progress', title: `captured ${JSON.stringify(captured)}` });
    // The last: VS Code sends here what a terminal of its own shows, in messages of many megabytes, the largest at the end.
    const uncaptured = await flood(runUncaptured);
    report({ type: 'progress', title: `uncaptured ${JSON.stringify(uncaptured)}` });

    checkOutput(release);
    // VS Code's own objects come and go by some 20 MB.
    ok(captured.kept < Math.min(100, megabytes * 0.7), `${captured.kept} MB more are in use`);
    ok(captured.samples > 10, `the editor answered ${captured.samples} times`);
    await release.session.abort('the test is over');
    release.shells.dispose();
    release.dispose();
  });
});

async function flood(run: () => Promise<void>): Promise<Flood> {
  const before = await settledMemory();
  const heartbeat = setInterval(() => report({ type: 'progress', title: 'It goes on.' }), 120_000);
  const start = Date.now();
  const watch = watchHost();
  await run();
  const worst = watch.stop();
  clearInterval(heartbeat);
  const after = await settledMemory();
  const rounded = (megabytesMore: number): number => Number(megabytesMore.toFixed(1));
  return {
    ...worst,
    seconds: (Date.now() - start) / 1000,
    growth: rounded(worst.resident - before.resident),
    kept: rounded(after.heap + after.external - before.heap - before.external),
  };
}

/** The same command (of a long one a part), typed by a person into a terminal that is none of ours. */
async function runUncaptured(): Promise<void> {
  const done = join(mkdtempSync(join(tmpdir(), 'flood-')), 'done');
  const terminal = vscode.window.createTerminal({ name: 'uncaptured', shellPath: 'bash' });
  terminal.sendText(` ${generate(Math.min(lines, 600_000))}; touch '${done}'`, true);
  await poll('the command ends', () => existsSync(done), longest);
  terminal.dispose();
}

/** The terminal shows each newline as carriage return and newline; that is what is captured, counted and hashed. */
function checkOutput({ journal }: OpenRelease): void {
  const last = readJournal(readFileSync(journal.path, 'utf8')).events.at(-1);
  ok(last?.type === 'command-finished' && last.result.kind === 'exited');
  const { bytes, sha256, complete, head, tail, omittedBytes } = last.result.output;
  const script = `${generator} | sed 's/$/\\r/' | sha256sum`;
  const expected = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).slice(0, 64);
  deepStrictEqual({ bytes, sha256, complete }, { bytes: lines * (lineBytes + 1), sha256: expected, complete: true });
  const numbers = (part: string): readonly number[] =>
    part
      .trim()
      .split('\n')
      .map((line) => Number(/\d+$/.exec(line)));
  const [first, end] = [numbers(head), numbers(tail)];
  deepStrictEqual(
    first,
    Array.from(first, (_, index) => index + 1),
  );
  deepStrictEqual(
    end,
    Array.from(end, (_, index) => lines - end.length + index + 1),
  );
  ok(first.length > 100 && end.length > 100 && omittedBytes > bytes - 200_000);
}
