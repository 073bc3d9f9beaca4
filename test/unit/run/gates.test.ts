import { describe, expect, test } from 'vitest';
import { nextStep, stepState } from '../../../src/run/progress';
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
