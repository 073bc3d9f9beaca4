import { describe, expect, test } from 'vitest';
import { findStep } from '../../../src/checklist/steps';
import { stepOutcome, type BlockCommand } from '../../../src/run/outcome';
import { finishOf, nextStep, runProgress, stepState } from '../../../src/run/progress';
import { fold } from '../../../src/run/fold';
import { UserFacingError } from '../../../src/util/userFacingError';
import { createHarness, exited, MemoryJournal } from './harness';

const twoCommands = `# Release

- [ ] Build
  \`\`\`bash
  make build
  make check
  # expect: 3 passed
  \`\`\`
- [ ] Look at it
`;

describe('running a step', () => {
  test('passes when every command exits with 0 and every expectation holds', async () => {
    const { session, id } = await createHarness(twoCommands, { answers: { 'make check': [exited(0, '3 passed\n')] } });
    expect(await session.runStep(id('Build'))).toBe('passed');
    expect(stepState(session.state, id('Build'))).toMatchObject({ kind: 'passed', how: 'verified' });
  });

  const notPasses = [
    ['the exit code is not 0', exited(2, '3 passed\n'), 'failed'],
    ['the expected line is not there', exited(0, '2 passed\n'), 'failed'],
    ['the end was not seen', { kind: 'unknown', reason: 'terminal closed', durationMs: 1 }, 'errored'],
    ['it was not started', { kind: 'not-started', reason: 'no bash' }, 'errored'],
  ] as const;
  test.each(notPasses)('does not pass when %s', async (_, execution, outcome) => {
    const { session, id } = await createHarness(twoCommands, { answers: { 'make check': [execution] } });
    expect(await session.runStep(id('Build'))).toBe(outcome);
    expect(stepState(session.state, id('Build')).kind).toBe(outcome);
  });

  test('a failure that was cut off is not taken for the absence of what must not be there', async () => {
    const text = '- [ ] Scan\n  ```bash\n  scan\n  ```\n  ```expect\n  ! ERROR\n  ```\n';
    const cut = exited(0, 'ok\n');
    if (cut.kind !== 'exited') throw new Error('unreachable');
    const answers = { scan: [{ ...cut, output: { ...cut.output, tail: 'ok\n', omittedBytes: 10 } }] };
    const { session, id } = await createHarness(text, { answers });
    expect(await session.runStep(id('Scan'))).toBe('review');
  });

  const endings = [
    ['the shell ended in the midst of it, with 0', 'deploy', { endedShell: true }, 'review'],
    ['the shell ended as it was told to', 'exit', { endedShell: true }, 'passed'],
    ['an earlier command may have printed too', 'deploy', { alongside: ['sh'] }, 'passed'],
    [
      'an earlier command may have printed what was expected',
      'deploy  # Expected: done',
      { alongside: ['sh'] },
      'review',
    ],
  ] as const;
  test.each(endings)('%s', async (_, text, more, outcome) => {
    const execution = exited(0, 'done\n');
    if (execution.kind !== 'exited') throw new Error('unreachable');
    const answers = { deploy: [{ ...execution, ...more }], exit: [{ ...execution, ...more }] };
    const { session, journal, id } = await createHarness(`- [ ] Go\n  \`\`\`bash\n  ${text}\n  \`\`\`\n`, { answers });
    expect(await session.runStep(id('Go'))).toBe(outcome);
    const finished = journal.events.find((event) => event.type === 'command-finished');
    expect(finished?.result).toEqual(execution);
  });

  test('stops at the first command that fails, and goes on there', async () => {
    const answers = { 'make build': [exited(1), exited(0)], 'make check': [exited(0, '3 passed\n')] };
    const { session, sent, id } = await createHarness(twoCommands, { answers });
    expect(await session.runStep(id('Build'))).toBe('failed');
    expect(sent.map(({ text }) => text)).toEqual(['make build']);
    expect(await session.runStep(id('Build'))).toBe('passed');
    expect(sent.map(({ text }) => text)).toEqual(['make build', 'make build', 'make check']);
  });

  test('a second attempt after a failure of the second command does not run the first again', async () => {
    const answers = { 'make check': [exited(1), exited(0, '3 passed\n')] };
    const { session, sent, id } = await createHarness(twoCommands, { answers });
    await session.runStep(id('Build'));
    expect(await session.runStep(id('Build'))).toBe('passed');
    expect(sent.map(({ text }) => text)).toEqual(['make build', 'make check', 'make check']);
    expect(await session.runStepFromStart(id('Build'))).toBe('passed');
    expect(sent).toHaveLength(5);
  });

  test('repeats a failing command as often as its block says, and keeps every attempt', async () => {
    const text = '- [ ] Wait\n  ```bash retry=3 every=1s\n  curl -f localhost\n  ```\n';
    const answers = { 'curl -f localhost': [exited(7), exited(7), exited(0)] };
    const { session, journal, id } = await createHarness(text, { answers });
    expect(await session.runStep(id('Wait'))).toBe('passed');
    const attempts = journal.events.flatMap((event) => (event.type === 'command-finished' ? [event.attempt] : []));
    expect(attempts).toEqual([1, 2, 3]);
  });

  test('a block whose condition does not hold is not applicable from the start, and never sent', async () => {
    const text =
      '---\ninputs: [environment]\n---\n- [ ] Tag\n  ```bash when=environment:production\n  git tag v1\n  ```\n- [ ] Done\n';
    const { session, sent, id } = await createHarness(text, { inputs: { environment: 'staging' } });
    expect(stepState(session.state, id('Tag'))).toMatchObject({
      kind: 'notApplicable',
      reason: expect.stringContaining('production') as string,
    });
    await expect(session.runStep(id('Tag'))).rejects.toThrow(UserFacingError);
    expect(sent).toEqual([]);
  });

  test('a cd into a folder says which folder it needs', async () => {
    const text = '- [ ] Test\n  ```bash\n  cd backend\n  make test\n  ```\n';
    const { session, sent, id } = await createHarness(text);
    await session.runStep(id('Test'));
    expect(sent.map(({ needsPath }) => needsPath)).toEqual(['backend', undefined]);
  });
});

describe('asking before running', () => {
  const dangerous = '- [ ] Clean\n  ```bash\n  rm -rf build\n  ```\n';

  test('a dangerous command is shown before it runs', async () => {
    const { session, asked, sent, id } = await createHarness(dangerous);
    expect(await session.runStep(id('Clean'))).toBe('passed');
    expect(asked).toMatchObject([{ commandLine: 'rm -rf build', production: false }]);
    expect(asked[0]?.dangers).not.toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test('nothing is run or recorded when the person does not confirm', async () => {
    const { session, journal, sent, id } = await createHarness(dangerous, { confirm: false });
    expect(await session.runStep(id('Clean'))).toBe('declined');
    expect(sent).toEqual([]);
    expect(journal.events.map(({ type }) => type)).toEqual(['run-started']);
    expect(stepState(session.state, id('Clean')).kind).toBe('pending');
  });

  test('in production every command is confirmed', async () => {
    const { session, asked, id } = await createHarness(twoCommands, { production: true, confirm: true });
    await session.runStep(id('Build'));
    expect(asked.map(({ commandLine }) => commandLine)).toEqual(['make build', 'make check']);
  });

  test('a placeholder is asked for once, quoted, and shown before the command runs', async () => {
    const text = '- [ ] Logs\n  ```bash\n  docker logs <service>\n  docker inspect <service>\n  ```\n';
    const { session, journal, sent, id } = await createHarness(text, { placeholders: { '<service>': 'web api' } });
    await session.runStep(id('Logs'));
    expect(sent.map((line) => line.text)).toEqual(["docker logs 'web api'", "docker inspect 'web api'"]);
    expect(journal.events.filter(({ type }) => type === 'placeholder-filled')).toHaveLength(1);
  });

  test('nobody is asked anything for a command whose shell cannot be used', async () => {
    const text = '- [ ] Remove it\n  ```bash\n  rm -rf <folder>\n  ```\n';
    const refusal = 'No such shell.';
    const { session, journal, asked, sent, id } = await createHarness(text, { refusal });
    expect(await session.runStep(id('Remove it'))).toBe('errored');
    expect([asked, sent]).toEqual([[], []]);
    expect(journal.events.map(({ type }) => type)).toEqual(['run-started', 'command-started', 'command-finished']);
    expect(journal.events.at(-1)).toMatchObject({
      result: { kind: 'not-started', reason: refusal },
      outcome: 'errored',
    });
    expect(session.reveal()).toBe(true);
  });

  test('a command with an open placeholder does not run', async () => {
    const { session, sent, id } = await createHarness('- [ ] Logs\n  ```bash\n  docker logs <service>\n  ```\n');
    expect(await session.runStep(id('Logs'))).toBe('declined');
    expect(sent).toEqual([]);
  });
});

describe('what a person decides', () => {
  const failing = { 'make build': [exited(1)] };

  test('a failed step is settled only by an override with a reason', async () => {
    const { session, id } = await createHarness(twoCommands, { answers: failing });
    await session.runStep(id('Build'));
    await expect(session.attest(id('Build'), 'looks good')).rejects.toThrow(UserFacingError);
    await expect(session.override(id('Build'), '  ')).rejects.toThrow(UserFacingError);
    await session.override(id('Build'), 'known, see CHANGELOG');
    expect(stepState(session.state, id('Build'))).toMatchObject({ kind: 'overridden', reason: 'known, see CHANGELOG' });
  });

  test('undoing a decision does not open a way around a failure', async () => {
    const { session, id } = await createHarness(twoCommands, { answers: failing });
    await session.runStep(id('Build'));
    await session.skip(id('Build'), 'later');
    await session.reopen(id('Build'));
    await expect(session.attest(id('Build'), 'looks good')).rejects.toThrow(UserFacingError);
  });

  test('only what failed or errored can be overridden', async () => {
    const { session, id } = await createHarness(twoCommands);
    await expect(session.override(id('Build'), 'why not')).rejects.toThrow(UserFacingError);
  });

  test('commands that have not run are attested only with a note', async () => {
    const { session, id } = await createHarness(twoCommands);
    await expect(session.attest(id('Build'))).rejects.toThrow(UserFacingError);
    await session.attest(id('Build'), 'run on the build host');
    expect(stepState(session.state, id('Build'))).toMatchObject({ kind: 'passed', how: 'attested' });
  });

  test('finishing names what is open; its outcome follows from the steps', async () => {
    const { session, id } = await createHarness(twoCommands, { answers: failing });
    await expect(session.finish()).rejects.toThrow(/Build.*Look at it/);
    await session.runStep(id('Build'));
    await session.override(id('Build'), 'known');
    await session.attest(id('Look at it'));
    await session.finish();
    expect(session.state.finished?.outcome).toBe('completed-with-deviations');
    await expect(session.addNote('late')).rejects.toThrow(UserFacingError);
  });

  test('a rollback makes its section the current one, and its outcome needs its steps', async () => {
    const text = '# R\n\n## Deploy\n\n- [ ] Deploy\n\n## Rollback\n\n- [ ] Go back\n';
    const { session, id } = await createHarness(text);
    expect(runProgress(session.checklist, session.state).total).toBe(1);
    await session.startRollback('errors');
    expect(nextStep(session.checklist, session.state)?.title).toBe('Go back');
    await session.attest(id('Go back'));
    expect(finishOf(session.checklist, session.state)).toEqual({ kind: 'ready', outcome: 'rolled-back' });
  });
});

describe('nothing that was recorded is lost', () => {
  test('a result that the journal could not take is kept, and written before the next event', async () => {
    const journal = new MemoryJournal();
    const { session, id, sent } = await createHarness(twoCommands, { journal, answers: { 'make build': [exited(1)] } });
    const append = journal.append.bind(journal);
    journal.append = (data) =>
      data.type === 'command-finished' ? Promise.reject(new UserFacingError('disk full')) : append(data);
    await expect(session.runStep(id('Build'))).rejects.toThrow(/disk full.*result is kept.*Do not run it again/);
    expect(session.hasUnrecordedResults).toBe(true);
    journal.append = append;
    await session.attest(id('Look at it'));
    expect(session.hasUnrecordedResults).toBe(false);
    expect(journal.events.map(({ type }) => type).slice(-2)).toEqual(['command-finished', 'step-attested']);
    expect(stepState(session.state, id('Build')).kind).toBe('failed');
    expect(sent).toHaveLength(1);
  });

  test('nothing is run when its start cannot be recorded', async () => {
    const journal = new MemoryJournal();
    const { session, sent, id } = await createHarness(twoCommands, { journal });
    journal.failure = new UserFacingError('disk full');
    await expect(session.runStep(id('Build'))).rejects.toThrow('disk full');
    expect(sent).toEqual([]);
    expect(session.runningStep).toBeUndefined();
  });

  test('a resumed run has the same state; a command that was running is errored and is not run again', async () => {
    const journal = new MemoryJournal();
    const first = await createHarness(twoCommands, { journal });
    await first.session.attest(first.id('Look at it'));
    const step = first.id('Build');
    const command = `${step}#1` as Parameters<typeof first.session.runCommand>[1];
    await journal.append({ type: 'command-started', step, command, attempt: 1, commandLine: 'make build' });
    const resumed = await createHarness(twoCommands, { journal, resume: true });
    expect(stepState(resumed.session.state, step).kind).toBe('errored');
    expect(stepState(resumed.session.state, first.id('Look at it')).kind).toBe('passed');
    expect(resumed.sent).toEqual([]);
    expect(fold(journal.events)).toEqual(resumed.session.state);
  });
});

describe('commands in the words of a step', () => {
  const text = '- [ ] Tests pass (`npm test`, `npm run lint`)\n- [ ] Start `a/up --now` or `a/up --later`\n';
  const tests = 'Tests pass (npm test, npm run lint)';

  test('the step passes when all of them were run and passed', async () => {
    const { session, id, sent } = await createHarness(text);
    expect(await session.runStep(id(tests))).toBe('passed');
    expect(sent.map((line) => line.text)).toEqual(['npm test', 'npm run lint']);
    expect(stepState(session.state, id(tests))).toMatchObject({ kind: 'passed', how: 'verified' });
  });

  test('one that passed alone does not pass the step; one that failed fails it', async () => {
    const { session, id } = await createHarness(text, { answers: { 'npm run lint': [exited(1)] } });
    const [first, second] = findStep(session.checklist, id(tests))?.blocks.flatMap(({ commands }) => commands) ?? [];
    if (!first || !second) throw new Error('unreachable');
    expect(await session.runCommand(id(tests), first.id)).toBe('pending');
    expect(await session.runCommand(id(tests), second.id)).toBe('failed');
  });

  test('a person may tick the step without a note and without running anything', async () => {
    const { session, id } = await createHarness(text);
    await session.attest(id(tests));
    expect(stepState(session.state, id(tests))).toMatchObject({ kind: 'passed', how: 'attested' });
  });

  test('of alternatives only the first is run with the step; the other can be run alone and its failure counts', async () => {
    const title = 'Start a/up --now or a/up --later';
    const { session, id, sent } = await createHarness(text, { answers: { 'a/up --later': [exited(3)] } });
    expect(await session.runStep(id(title))).toBe('passed');
    expect(sent.map((line) => line.text)).toEqual(['a/up --now']);
    const other = findStep(session.checklist, id(title))?.blocks[1]?.commands[0];
    if (!other) throw new Error('unreachable');
    expect(await session.runCommand(id(title), other.id)).toBe('failed');
  });

  test('a command that is only offered passes no step whose own commands do not apply', () => {
    const command = {
      command: { kind: 'command', id: 'x#1' },
      block: { inline: 'offered' },
    } as unknown as BlockCommand;
    expect(stepOutcome([command], () => 'passed')).toBe('pending');
    expect(stepOutcome([command], () => 'failed')).toBe('failed');
  });
});
