import { describe, expect, test } from 'vitest';
import { ChecklistParser } from '../../../src/checklist/parseChecklist';
import { nextStep, stepState } from '../../../src/run/progress';
import { shellParser } from '../shell/parser';
import { createHarness, exited, type Harness } from './harness';

const ordered = `# Release

## Deploy

- [ ] Build
  \`\`\`bash
  make build
  \`\`\`
- [ ] Test
  \`\`\`bash
  make test
  \`\`\`
- [ ] Announce

## Rollback

- [ ] Go back
`;

function next({ session }: Harness): string | undefined {
  return nextStep(session.checklist, session.state)?.title;
}

describe('a failed step', () => {
  test('comes next, wherever it stands, until it is decided', async () => {
    const harness = await createHarness(ordered, { answers: { 'make test': [exited(1)] } });
    const { session, id } = harness;
    expect(next(harness)).toBe('Build');
    await session.runStep(id('Test'));
    expect(next(harness)).toBe('Test');
    await session.attest(id('Announce'));
    expect(next(harness)).toBe('Test');
    await session.override(id('Test'), 'known');
    expect(next(harness)).toBe('Build');
  });

  test('so does one whose result is unknown; a skip with a reason lets go on', async () => {
    const harness = await createHarness(ordered, {
      answers: { 'make test': [{ kind: 'unknown', reason: 'closed', durationMs: 1 }] },
    });
    await harness.session.runStep(harness.id('Test'));
    expect(next(harness)).toBe('Test');
    await harness.session.skip(harness.id('Test'), 'not today');
    expect(next(harness)).toBe('Build');
  });

  test('the rollback leaves it behind', async () => {
    const harness = await createHarness(ordered, { answers: { 'make build': [exited(1)] } });
    await harness.session.runStep(harness.id('Build'));
    await harness.session.startRollback('the build is broken');
    expect(next(harness)).toBe('Go back');
  });

  test('there is no rollback without a section for it', async () => {
    const { session } = await createHarness('- [ ] Build\n');
    await expect(session.startRollback('broken')).rejects.toThrow(/no rollback section/);
    expect(session.state.rollback).toBeUndefined();
  });
});

describe('requires', () => {
  const gated = `- [ ] Back up <!-- step: id=backup -->
- [ ] Tests
  \`\`\`bash id=tests
  make test
  \`\`\`
- [ ] Deploy
  \`\`\`bash requires=backup,tests
  deploy
  \`\`\`
- [ ] Announce <!-- step: requires=tests -->
- [ ] After <!-- step: requires=backup -->
  - [ ] Inside
`;

  test('a step is neither run nor ticked before what it requires, and says which and why', async () => {
    const { session, sent, id } = await createHarness(gated, { answers: { 'make test': [exited(1)] } });
    const both = '“Deploy” cannot be run or ticked yet: “Back up” is not done; “Tests” is not done.';
    await expect(session.runStep(id('Deploy'))).rejects.toThrow(both);
    await expect(session.attest(id('Deploy'), 'done elsewhere')).rejects.toThrow(both);
    await expect(session.attest(id('Announce'))).rejects.toThrow('“Tests” is not done');
    await session.runStep(id('Tests'));
    await expect(session.attest(id('Announce'))).rejects.toThrow('“Tests” failed');
    await expect(session.runStepFromStart(id('Deploy'))).rejects.toThrow('“Tests” failed');
    expect(sent.map(({ text }) => text)).toEqual(['make test']);
  });

  test('what passed, was overridden or does not apply opens it', async () => {
    const { session, sent, id } = await createHarness(gated, { answers: { 'make test': [exited(1)] } });
    await session.markNotApplicable(id('Back up'), 'nothing to keep');
    await session.runStep(id('Tests'));
    await session.override(id('Tests'), 'known');
    expect(await session.runStep(id('Deploy'))).toBe('passed');
    await session.attest(id('Announce'));
    expect(stepState(session.state, id('Announce')).kind).toBe('passed');
    expect(sent.map(({ text }) => text)).toContain('deploy');
  });

  test('what was skipped does not', async () => {
    const { session, id } = await createHarness(gated);
    await session.skip(id('Tests'), 'no time');
    await expect(session.attest(id('Announce'))).rejects.toThrow('“Tests” was skipped');
    await session.skip(id('Announce'), 'no tests, no news');
  });

  test('the steps inside an item wait for what it requires', async () => {
    const { session, id } = await createHarness(gated);
    await expect(session.attest(id('Inside'))).rejects.toThrow('“Back up” is not done');
    await session.attest(id('Back up'));
    await session.attest(id('Inside'));
  });

  test('an id that no step has keeps it closed', async () => {
    const { session, id } = await createHarness('- [ ] Deploy <!-- step: requires=nowhere -->\n');
    await expect(session.attest(id('Deploy'))).rejects.toThrow('“nowhere” is the id of no step of this checklist');
  });
});

describe('a rollback', () => {
  const text =
    '# R\n\n## Deploy\n\n- [ ] Deploy\n\n## Rollback\n\n- [ ] Go back\n  ```bash\n  go back\n  ```\n- [ ] Tell everybody\n';

  test.each<[string, (harness: Harness) => Promise<void>, readonly [outcome: string, reason: string]]>([
    [
      'all passed',
      async ({ session, id }) => {
        await session.runStep(id('Go back'));
        await session.attest(id('Tell everybody'));
      },
      ['rolled-back', ''],
    ],
    [
      'passed, but for what does not apply',
      async ({ session, id }) => {
        await session.runStep(id('Go back'));
        await session.markNotApplicable(id('Tell everybody'), 'nobody noticed');
      },
      ['rolled-back', ''],
    ],
    [
      'all skipped',
      async ({ session, id }) => {
        await session.skip(id('Go back'), 'no time');
        await session.skip(id('Tell everybody'), 'no time');
      },
      ['aborted', '“Go back” was skipped, “Tell everybody” was skipped'],
    ],
    [
      'nothing applies',
      async ({ session, id }) => {
        await session.markNotApplicable(id('Go back'), 'not deployed');
        await session.markNotApplicable(id('Tell everybody'), 'not deployed');
      },
      ['aborted', 'no step of it was done'],
    ],
    [
      'its check failed, and a person has accepted that',
      async ({ session, id }) => {
        await session.reject(id('Go back'), 'still the new one');
        await session.override(id('Go back'), 'it will do');
        await session.attest(id('Tell everybody'));
      },
      ['aborted', '“Go back” was overridden'],
    ],
  ])('%s', async (_name, settle, [outcome, reason]) => {
    const harness = await createHarness(text);
    await harness.session.startRollback('broken');
    await settle(harness);
    await harness.session.finish();
    expect(harness.session.state.finished?.outcome).toBe(outcome);
    expect(harness.session.state.finished?.reason ?? '').toContain(reason);
  });
});

describe('options that cannot be read', () => {
  const inputs = '---\ninputs:\n  environment:\n    choices: [staging, production]\n---\n';
  const block = (info: string): string => `${inputs}- [ ] Drop it\n  \`\`\`bash ${info}\n  drop\n  \`\`\`\n`;
  const comment = (words: string): string =>
    `${inputs}- [ ] Drop it <!-- ${words} -->\n  \`\`\`bash\n  drop\n  \`\`\`\n`;

  test.each([
    ['no value', block('when=production'), 'when=production', 'invalid-info-value'],
    ['no form', block('when=environment=production'), 'when=environment=production', 'invalid-info-value'],
    ['spaces', block('when = environment:production'), 'when', 'invalid-info-value'],
    ['no input', block('when=enviroment:production'), 'when=enviroment:production', 'undeclared-input'],
    ['no choice', block('when=environment:prod'), 'when=environment:prod', 'impossible-condition'],
    [
      'a choice in other letters',
      block('when=environment:Production'),
      'when=environment:Production',
      'impossible-condition',
    ],
    ['the key misspelled', block('wehn=environment:production'), 'wehn=environment:production', 'unknown-info-key'],
    [
      'another tool’s key',
      block('only-if=environment:production'),
      'only-if=environment:production',
      'unknown-info-key',
    ],
    ['an item’s comment', comment('step: when=production'), 'when=production', 'invalid-info-value'],
    [
      'a misspelled comment',
      comment('stpe: when=environment:production'),
      'stpe: when=environment:production',
      'unknown-directive',
    ],
    ['confirm', block('confrim'), 'confrim', 'unknown-info-key'],
    ['a required step', block('reqires=backup'), 'reqires=backup', 'unknown-info-key'],
  ])(
    '%s: it is a problem, and the command runs only after a question that shows it',
    async (_name, text, word, code) => {
      for (const confirm of [false, true]) {
        const { session, sent, asked, id } = await createHarness(text, { confirm, inputs: { environment: 'staging' } });
        expect(session.checklist.problems.map((problem) => problem.code)).toContain(code);
        expect(stepState(session.state, id('Drop it')).kind).toBe('pending');
        await session.runStep(id('Drop it'));
        expect(asked[0]?.unread).toContain(word);
        expect(sent.map((line) => line.text)).toEqual(confirm ? ['drop'] : []);
      }
    },
  );

  test('a condition that can be read is never asked about', async () => {
    const { session, sent, asked, id } = await createHarness(block('when=environment:staging'), {
      inputs: { environment: 'staging' },
    });
    await session.runStep(id('Drop it'));
    expect(asked).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  test('while it is edited: an input that is declared makes its conditions readable', () => {
    const parser = new ChecklistParser(shellParser);
    const undeclared = '- [ ] Drop it\n  ```bash when=environment:staging\n  drop\n  ```\n';
    const isUndecidable = (text: string): boolean | undefined =>
      parser.parse(text).sections[0]?.steps[0]?.blocks[0]?.options.when?.isUndecidable;
    expect(isUndecidable(undeclared)).toBe(true);
    expect(isUndecidable(`${inputs}${undeclared}`)).toBeUndefined();
    expect(isUndecidable(undeclared)).toBe(true);
  });
});
