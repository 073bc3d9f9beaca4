import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { allSteps } from '../../../src/checklist/steps';
import { readJournal } from '../../../src/log/journal';
import type { OpenRelease } from '../../../src/vscode/openRelease';
import { report } from '../harness';
import { memory, settledMemory, watchHost } from '../hostHealth';
import { startTestRelease, testServices } from '../testRelease';

/** One line: a number in 99 digits, and a newline. */
const lineBytes = 100;
const megabytes = Number(process.env['RELEASE_CHECKLIST_FLOOD_MB']);
const lines = (megabytes * 1_000_000) / lineBytes;
const generator = `seq -f %099.0f ${lines}`;

suite('a command that prints very much', () => {
  test(`${megabytes} MB: all of it is hashed, both ends are kept, memory is bounded, the editor answers`, async function () {
    this.timeout(3 * 3_600_000);
    const text = `- [ ] few\n  \`\`\`bash\n  seq 100000\n  \`\`\`\n- [ ] many\n  \`\`\`bash\n  ${generator}\n  \`\`\`\n`;
    const release = await startTestRelease(await testServices(), 'FLOOD.md', text);
    const [few, many] = allSteps(release.session.checklist);
    ok(few && many);
    // What every command needs is there before the flood is measured: the terminal, the code that reads it.
    strictEqual(await release.session.runStep(few.id), 'passed');
    const before = await settledMemory();
    const heartbeat = setInterval(() => report({ type: 'progress', title: describe(memory()) }), 60_000);
    const start = Date.now();
    const watch = watchHost();
    strictEqual(await release.session.runStep(many.id), 'passed');
    const worst = watch.stop();
    const seconds = (Date.now() - start) / 1000;
    clearInterval(heartbeat);
    const after = await settledMemory();
    const figures = { megabytes, seconds, megabytesPerSecond: megabytes / seconds, before, after, worst };
    report({ type: 'progress', title: JSON.stringify(rounded(figures)) });

    checkOutput(release);
    ok(worst.resident - before.resident < 100, `${worst.resident - before.resident} MB more at the most`);
    ok(worst.samples > seconds, `${worst.samples} round trips in ${seconds} s`);
    ok(worst.delay < 200, `the extension host was busy for ${worst.delay} ms`);
    ok(worst.roundTrip < 200, `a command took ${worst.roundTrip} ms`);
    await release.session.abort('the test is over');
    release.terminals.dispose();
    release.dispose();
  });
});

/** The terminal shows each newline as carriage return and newline; that is what is captured, counted and hashed. */
function checkOutput({ journal }: OpenRelease): void {
  const last = readJournal(readFileSync(journal.path, 'utf8')).events.at(-1);
  ok(last?.type === 'command-finished' && last.result.kind === 'exited');
  const { bytes, sha256, complete, head, tail, omittedBytes } = last.result.output;
  const script = `${generator} | sed 's/$/\\r/' | sha256sum`;
  const expected = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).slice(0, 64);
  deepStrictEqual({ bytes, sha256, complete }, { bytes: lines * (lineBytes + 1), sha256: expected, complete: true });
  const numbers = (part: string): readonly number[] => part.trim().split('\n').map(Number);
  const [first, end] = [numbers(head), numbers(tail)];
  deepStrictEqual(first, Array.from(first, (_, index) => index + 1));
  deepStrictEqual(end, Array.from(end, (_, index) => lines - end.length + index + 1));
  ok(first.length > 100 && end.length > 100 && omittedBytes > bytes - 200_000);
}

function describe({ resident, heap, external }: ReturnType<typeof memory>): string {
  return `resident ${resident.toFixed(0)} MB, heap ${heap.toFixed(0)} MB, buffers ${external.toFixed(0)} MB`;
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 10) / 10;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rounded(member)]));
}
