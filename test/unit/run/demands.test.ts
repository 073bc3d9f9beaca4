import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/run/runEvent';
import { stateOf } from '../../../src/run/demands';
import { finishOf, nextStep } from '../../../src/run/progress';
import { mayBeSamePerson } from '../../../src/run/samePerson';
import { findStep } from '../../../src/checklist/steps';
import { createHarness, exited, type Harness } from './harness';

const ada: Person = { name: 'Ada Tester', email: 'ada@example.com' };
const bob: Person = { name: 'Bob Tester', email: 'bob@example.com' };

const text = [
  '# Release',
  '',
  '- [ ] Reviewed <!-- step: evidence=PR-\\d+ approvals=2 -->',
  '- [ ] Announced',
  '- [ ] Built <!-- step: id=built approvals=2 -->',
  '',
  '  ```bash',
  '  make',
  '  ```',
  '- [ ] Shipped <!-- step: requires=built -->',
].join('\n');

function stateWords({ session, id }: Harness, title: string): unknown {
  const step = findStep(session.checklist, id(title));
  if (!step) throw new Error(`no step ${title}`);
  const state = stateOf(step, session.state);
  return state.kind === 'incomplete' ? state.missing : state.kind;
}

describe('evidence and approvals', () => {
  test('a step is done when its evidence is given and two different people stand behind it', async () => {
    const harness = await createHarness(text);
    const { session, journal, id } = harness;
    const reviewed = id('Reviewed');
    journal.by = ada;
    await session.attest(reviewed);
    expect(stateWords(harness, 'Reviewed')).toEqual({ evidence: true, approvals: { given: 1, needed: 2 } });
    await expect(session.fillEvidence(reviewed, 'see PR-12')).rejects.toThrow('It must match PR-\\d+, as a whole.');
    await expect(session.fillEvidence(reviewed, ' ')).rejects.toThrow('Give the evidence');
    await session.fillEvidence(reviewed, ' PR-12 ');
    expect(stateWords(harness, 'Reviewed')).toEqual({ evidence: false, approvals: { given: 1, needed: 2 } });
    await expect(session.approve(reviewed)).rejects.toThrow('somebody else approves');
    journal.by = bob;
    await session.approve(reviewed);
    expect(stateWords(harness, 'Reviewed')).toBe('passed');
    await expect(session.approve(reviewed)).rejects.toThrow('nobody’s approval');
    expect(session.state.evidence.get(reviewed)).toMatchObject({ value: 'PR-12', by: ada });
  });

  test('a check is nobody’s approval, and what requires the step waits for both', async () => {
    const harness = await createHarness(text, { answers: { make: [exited(0)] } });
    const { session, journal, id } = harness;
    journal.by = ada;
    await session.runStep(id('Built'));
    expect(stateWords(harness, 'Built')).toEqual({ evidence: false, approvals: { given: 0, needed: 2 } });
    await session.approve(id('Built'));
    await expect(session.attest(id('Shipped'))).rejects.toThrow('“Built” is not complete (1 of 2 approvals)');
    journal.by = bob;
    await session.approve(id('Built'));
    await session.attest(id('Shipped'));
    expect(stateWords(harness, 'Shipped')).toBe('passed');
  });

  test('what waits for somebody else holds nobody up, but the release cannot be finished', async () => {
    const { session, id } = await createHarness(text, { answers: { make: [exited(0)] } });
    await session.attest(id('Reviewed'));
    expect(nextStep(session.checklist, session.state)?.title).toBe('Reviewed');
    await session.fillEvidence(id('Reviewed'), 'PR-12');
    expect(nextStep(session.checklist, session.state)?.title).toBe('Announced');
    await session.attest(id('Announced'));
    await session.runStep(id('Built'));
    await session.approve(id('Built'));
    await session.skip(id('Shipped'), 'later');
    expect(nextStep(session.checklist, session.state)?.title).toBe('Reviewed');
    expect(finishOf(session.checklist, session.state)).toMatchObject({
      kind: 'open',
      steps: [{ title: 'Reviewed' }, { title: 'Built' }],
    });
    await expect(session.finish()).rejects.toThrow('Not finished yet: “Reviewed”, “Built”.');
  });

  test('an approval speaks of the result that was there: another run asks for it again', async () => {
    const harness = await createHarness(text, { answers: { make: [exited(0)] } });
    const { session, journal, id } = harness;
    for (const by of [ada, bob]) {
      journal.by = by;
      if (by === ada) await session.runStep(id('Built'));
      await session.approve(id('Built'));
    }
    expect(stateWords(harness, 'Built')).toBe('passed');
    await session.runStepFromStart(id('Built'));
    expect(stateWords(harness, 'Built')).toEqual({ evidence: false, approvals: { given: 0, needed: 2 } });
    await session.attest(id('Announced'));
    await session.reopen(id('Announced'));
    expect(session.state.approvals.get(id('Announced'))).toEqual([]);
  });

  test('a skipped step needs neither; an accepted one needs both', async () => {
    const harness = await createHarness(text, { answers: { make: [exited(2)] } });
    const { session, id } = harness;
    await session.skip(id('Reviewed'), 'no change');
    expect(stateWords(harness, 'Reviewed')).toBe('skipped');
    await session.runStep(id('Built'));
    await session.override(id('Built'), 'known');
    expect(stateWords(harness, 'Built')).toEqual({ evidence: false, approvals: { given: 1, needed: 2 } });
  });

  test('an item that asks for approval is a step beside the items in it', async () => {
    const harness = await createHarness('# R\n\n- [ ] All <!-- step: approvals=2 -->\n  - [ ] One\n');
    const { session, id } = harness;
    await session.attest(id('One'));
    await session.attest(id('All'));
    await expect(session.finish()).rejects.toThrow('“All”');
  });
});

test.each<[Person, Person, boolean]>([
  [ada, bob, false],
  [ada, { name: 'A. T.', email: 'ADA@example.com' }, true],
  [ada, { name: 'ada tester', email: 'ada@home.example' }, true],
  [ada, { name: 'Bob', email: '' }, false],
  [ada, { name: '', email: '' }, true],
  [{ name: '', email: '' }, { name: '', email: '' }, true],
  [{ name: 'Ada', email: '' }, { name: 'Bob', email: '' }, false],
])('%j and %j may be one person: %s', (one, other, same) => {
  expect(mayBeSamePerson(one, other)).toBe(same);
  expect(mayBeSamePerson(other, one)).toBe(same);
});
