import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { allSteps } from '../../src/checklist/steps';
import { readJournal } from '../../src/log/journal';
import { rebuildReleaseLog } from '../../src/log/rebuildReleaseLog';
import type { CommandFinished } from '../../src/run/runEvent';
import { startTestRelease, testServices } from './testRelease';

/** A step's text; what the step comes to; exit code and output of the last command that ran. */
interface Case {
  readonly name: string;
  readonly text: string;
  readonly outcome: 'passed' | 'failed' | 'errored' | 'review';
  readonly exitCode?: number;
  readonly output: string;
}

const manyLines = Array.from({ length: 300_000 }, (_, index) => `${index + 1}\r\n`).join('');

const cases: readonly Case[] = [
  { name: 'echo', text: 'echo hello', outcome: 'passed', exitCode: 0, output: 'hello' },
  { name: 'the first of two fails', text: 'false\necho never', outcome: 'failed', exitCode: 1, output: '' },
  { name: 'loop', text: 'for i in 1 2\ndo\n  echo $i\ndone', outcome: 'passed', exitCode: 0, output: '1\n2' },
  { name: 'braces', text: '{\n  echo a\n  echo b\n}', outcome: 'passed', exitCode: 0, output: 'a\nb' },
  { name: 'continued line', text: 'echo a \\\n  b', outcome: 'passed', exitCode: 0, output: 'a b' },
  { name: 'subshell', text: '(echo x; exit 5)', outcome: 'failed', exitCode: 5, output: 'x' },
  { name: 'here-document', text: 'cat <<EOF\na $((1 + 1))\nEOF', outcome: 'passed', exitCode: 0, output: 'a 2' },
  { name: 'text over lines', text: 'echo "a\nb"', outcome: 'passed', exitCode: 0, output: 'a\nb' },
  { name: 'return', text: 'return 7', outcome: 'failed', exitCode: 7, output: '' },
  { name: 'background', text: '(sleep 0.1 &); echo started', outcome: 'passed', exitCode: 0, output: 'started' },
  {
    name: 'expected',
    text: 'echo "85 passed"\n# Expected: 82+ tests passing',
    outcome: 'passed',
    exitCode: 0,
    output: '85 passed',
  },
  {
    name: 'not expected',
    text: 'echo "81 passed"\n# Expected: 82+ tests passing',
    outcome: 'failed',
    exitCode: 0,
    output: '81 passed',
  },
  { name: 'for a person', text: 'echo ok\n# Expected: a good feeling', outcome: 'review', exitCode: 0, output: 'ok' },
  { name: 'the shell ends', text: 'exit 3', outcome: 'failed', exitCode: 3, output: '' },
  { name: 'after the shell has ended', text: 'echo again', outcome: 'passed', exitCode: 0, output: 'again' },
];

suite('a release in a real terminal: the journal after each step', () => {
  test('says what happened, and the log is what it renders to', async function () {
    this.timeout(180_000);
    const services = await testServices();
    const release = await startTestRelease(services, 'JOURNALED.md', checklistOf(cases));
    const { session } = release;
    const steps = new Map(allSteps(session.checklist).map((step) => [step.title, step.id]));
    for (const { name, outcome, exitCode, output } of cases) {
      const id = steps.get(name);
      ok(id, name);
      strictEqual(await session.runStep(id), outcome, name);
      const { events, problems } = readJournal(readFileSync(release.journal.path, 'utf8'));
      deepStrictEqual(problems, []);
      const last = events.at(-1);
      ok(last?.type === 'command-finished', name);
      deepStrictEqual(resultOf(last), { step: id, stepOutcome: outcome, exitCode, output }, name);
      strictEqual(session.state.steps.get(id)?.kind, outcome);
      await release.releaseLog.flush();
      strictEqual(
        readFileSync(release.logUri.fsPath, 'utf8'),
        rebuildReleaseLog(readFileSync(release.journal.path, 'utf8'), services.shellParser),
      );
    }
    await session.abort('the test is over');
    release.shells.dispose();
    release.dispose();
  });

  test('300 000 lines: size and digest of the whole, head and tail kept', async function () {
    this.timeout(120_000);
    const text = '- [ ] many\n  ```bash\n  seq 1 300000\n  ```\n';
    const release = await startTestRelease(await testServices(), 'MANY.md', text);
    const [step] = allSteps(release.session.checklist);
    ok(step);
    strictEqual(await release.session.runStep(step.id), 'passed');
    const { events } = readJournal(readFileSync(release.journal.path, 'utf8'));
    const last = events.at(-1);
    ok(last?.type === 'command-finished' && last.result.kind === 'exited');
    const { bytes, sha256, head, tail, omittedBytes, complete } = last.result.output;
    deepStrictEqual(
      { bytes, sha256, complete },
      { bytes: manyLines.length, sha256: createHash('sha256').update(manyLines).digest('hex'), complete: true },
    );
    ok(head.startsWith('1\n2\n3\n') && /300000\n?$/.test(tail) && omittedBytes > 0);
    await release.session.abort('the test is over');
    release.shells.dispose();
    release.dispose();
  });
});

function checklistOf(all: readonly Case[]): string {
  const items = all.map(({ name, text }) => `- [ ] ${name}\n\n  \`\`\`bash\n${indented(text)}\n  \`\`\`\n`);
  return `# Cases\n\n${items.join('\n')}`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

function resultOf({ step, stepOutcome, result }: CommandFinished): unknown {
  if (result.kind !== 'exited') return { step, stepOutcome, result };
  return { step, stepOutcome, exitCode: result.exitCode, output: result.output.head.trimEnd() };
}
