import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allSteps } from '../../src/checklist/steps';
import type { StepId } from '../../src/checklist/checklist';
import type { RunSession } from '../../src/run/runSession';
import { startTestRelease, testServices, workspaceFolder } from './testRelease';

const text = `---
inputs:
  environment:
    required: false
---
# Options

- [ ] Retried
  \`\`\`bash retry=5 every=200ms
  echo x >> tries; test "$(wc -l < tries)" -ge 3
  \`\`\`
- [ ] Retried in vain
  \`\`\`bash retry=2
  echo x >> vain; false
  \`\`\`
- [ ] Too long
  \`\`\`bash timeout=500ms
  sh -c 'echo started; exec sleep 600'
  \`\`\`
- [ ] In time
  \`\`\`bash timeout=1m
  echo quick
  \`\`\`
- [ ] Confirmed
  \`\`\`bash confirm
  touch confirmed
  \`\`\`
- [ ] Elsewhere
  \`\`\`bash when=environment:production
  touch elsewhere
  \`\`\`
- [ ] Mistyped
  \`\`\`bash when=enviroment:production
  touch mistyped
  \`\`\`
`;

suite('the options of blocks, in a real terminal', () => {
  test('retry, every, timeout, confirm, when', async function () {
    this.timeout(120_000);
    const services = await testServices();
    let mayRun = false;
    const prompter = { ...services.prompter, confirm: () => Promise.resolve(mayRun) };
    const release = await startTestRelease({ ...services, prompter }, 'OPTIONS.md', text);
    const { session } = release;
    const folder = workspaceFolder().uri.fsPath;
    const isThere = (name: string): boolean => existsSync(join(folder, name));

    strictEqual(await session.runStep(idOf(session, 'Retried')), 'passed');
    const starts = release.journal.events
      .filter(({ type }) => type === 'command-started')
      .map(({ at }) => Date.parse(at));
    strictEqual(starts.length, 3);
    ok(
      starts.every((at, i) => i === 0 || at - (starts[i - 1] ?? at) >= 200),
      starts.join(', '),
    );
    deepStrictEqual(attemptsOf(session, 'Retried'), 3);

    strictEqual(await session.runStep(idOf(session, 'Retried in vain')), 'failed');
    strictEqual(readFileSync(join(folder, 'vain'), 'utf8'), 'x\nx\nx\n');

    strictEqual(await session.runStep(idOf(session, 'Too long')), 'errored');
    const late = session.state.steps.get(idOf(session, 'Too long'));
    ok(late?.kind === 'errored');
    match(late.reason, /longer than its time-out of 0\.5 s/);
    strictEqual(await session.runStep(idOf(session, 'In time')), 'passed');

    for (const [title, file] of [
      ['Confirmed', 'confirmed'],
      ['Mistyped', 'mistyped'],
    ] as const) {
      mayRun = false;
      strictEqual(await session.runStep(idOf(session, title)), 'declined');
      strictEqual(isThere(file), false);
      mayRun = true;
      strictEqual(await session.runStep(idOf(session, title)), 'passed');
      strictEqual(isThere(file), true);
    }

    strictEqual(session.state.steps.get(idOf(session, 'Elsewhere'))?.kind, 'notApplicable');
    strictEqual(isThere('elsewhere'), false);

    await session.abort('the test is over');
    release.shells.dispose();
    release.dispose();
    await release.journal.close();
  });
});

function idOf({ checklist }: RunSession, title: string): StepId {
  const step = allSteps(checklist).find((each) => each.title === title);
  ok(step, title);
  return step.id;
}

function attemptsOf({ checklist, state }: RunSession, title: string): number {
  const command = allSteps(checklist).find((each) => each.title === title)?.blocks[0]?.commands[0];
  const known = command && state.commands.get(command.id);
  return known?.kind === 'finished' ? known.earlier.length + 1 : 0;
}
