import { describe, expect, it } from 'vitest';
import { causalityOf, historyOf, isLinear } from '../../../src/run/causality';
import { fold } from '../../../src/run/fold';
import type { RunEvent, RunEventData } from '../../../src/run/runEvent';
import { readJournal } from '../../../src/log/journal';
import { sealEvent } from '../../../src/log/journalLine';
import { ann, ben, commandFinished, commandId, runStarted, stepId } from '../log/sampleEvents';

const one = stepId('release/one');

/** Events written by Ann and Ben apart from each other, merged, in the journal's order. */
class Branches {
  readonly #lines: string[] = [];
  #seconds = 0;

  add(data: RunEventData, by = ann, ...parents: readonly RunEvent[]): RunEvent {
    const at = new Date(Date.UTC(2026, 10, 21, 8, 0, this.#seconds++)).toISOString();
    const { event, line } = sealEvent(data, { parents: parents.map(({ id }) => id), at, by });
    this.#lines.push(line);
    return event;
  }

  get events(): readonly RunEvent[] {
    return readJournal(this.#lines.map((line) => `${line}\n`).join('')).events;
  }
}

const attested = { type: 'step-attested', step: one } as const;
const skipped = { type: 'step-skipped', step: one, reason: 'no time' } as const;
const rejected = { type: 'step-rejected', step: one, reason: 'it is broken' } as const;

describe('people who decide on one step apart from each other', () => {
  it.each<[string, RunEventData, RunEventData, readonly string[]]>([
    ['the one that claims least counts', attested, skipped, ['skipped', 'passed']],
    ['whoever came first', skipped, attested, ['skipped', 'passed']],
    ['a failure is not undone by somebody who did not know it', attested, rejected, ['failed', 'passed']],
    ['also when they agree', attested, attested, ['passed', 'passed']],
    ['a check does not hide what a person has seen', commandFinished({ step: one }), rejected, ['failed', 'passed']],
  ])('%s', (_, ours, theirs, kinds) => {
    const branches = new Branches();
    const start = branches.add(runStarted);
    branches.add(ours, ann, start);
    branches.add(theirs, ben, start);
    const state = fold(branches.events);
    expect(state?.concurrentSteps.get(one)?.map(({ kind }) => kind)).toEqual(kinds);
    expect(state?.steps.get(one)?.kind).toBe(kinds[0]);
  });

  it('is settled by whoever decides and knows both', () => {
    const branches = new Branches();
    const start = branches.add(runStarted);
    const ours = branches.add(attested, ann, start);
    const theirs = branches.add(rejected, ben, start);
    branches.add({ type: 'note-added', step: one, text: 'Both were here.' }, ben, theirs);
    expect(fold(branches.events)?.concurrentSteps.size).toBe(1);
    branches.add(attested, ann, ours, theirs);
    const state = fold(branches.events);
    expect(state?.steps.get(one)).toMatchObject({ kind: 'passed', by: ann });
    expect(state?.concurrentSteps.size).toBe(0);
    expect(state?.notes).toHaveLength(1);
  });

  it('is no matter where one of them knew of the other', () => {
    const branches = new Branches();
    const start = branches.add(runStarted);
    const ours = branches.add(rejected, ann, start);
    const theirs = branches.add({ type: 'note-added', text: 'On the other branch.' }, ben, start);
    branches.add(attested, ben, ours, theirs);
    expect(fold(branches.events)?.concurrentSteps.size).toBe(0);
  });

  it('keeps both attempts, each with what it ran', () => {
    const branches = new Branches();
    const start = branches.add(runStarted);
    const command = commandId('one#1');
    const started = { type: 'command-started', step: one, command, attempt: 1 } as const;
    const ours = branches.add({ ...started, commandLine: 'echo ours' }, ann, start);
    const theirs = branches.add({ ...started, commandLine: 'echo theirs' }, ben, start);
    branches.add(commandFinished({ step: one, command, outcome: 'failed', stepOutcome: 'failed' }), ann, ours);
    branches.add(commandFinished({ step: one, command }), ben, theirs);
    const state = fold(branches.events);
    expect(state?.commands.get(command)).toMatchObject({
      kind: 'finished',
      commandLine: 'echo theirs',
      last: { outcome: 'passed' },
      earlier: [{ outcome: 'failed' }],
    });
    expect(state?.steps.get(one)?.kind).toBe('failed');
  });
});

it('of two ends, the one that claims least counts', () => {
  const branches = new Branches();
  const start = branches.add(runStarted);
  branches.add({ type: 'run-finished', outcome: 'aborted', reason: 'gave up' }, ann, start);
  branches.add({ type: 'run-finished', outcome: 'successful' }, ben, start);
  const state = fold(branches.events);
  expect(state?.finished).toMatchObject({ outcome: 'aborted', by: ann });
  expect(state?.concurrentEnds.map(({ outcome }) => outcome)).toEqual(['aborted', 'successful']);
});

describe('who knew what', () => {
  const branches = new Branches();
  const start = branches.add(runStarted);
  const a1 = branches.add(attested, ann, start);
  const b1 = branches.add(skipped, ben, start);
  const a2 = branches.add(attested, ann, a1);
  const merged = branches.add(rejected, ann, a2, b1);
  const { events } = branches;
  const { knows } = causalityOf(events);

  it('follows the chain', () => {
    expect([knows(a2, a1), knows(a2, b1), knows(b1, a2), knows(merged, b1), knows(a1, merged)]).toEqual([
      ...[true, false, false, true, false],
    ]);
    expect(historyOf(events, a2)).toEqual([start, a1]);
    expect(historyOf(events, merged)).toHaveLength(4);
    expect([isLinear(events), isLinear([start, a1, a2])]).toEqual([false, true]);
  });

  it('counts an event that follows an unknown one as knowing all before it', () => {
    expect(causalityOf([start, a1, b1, merged]).knows(merged, a1)).toBe(true);
  });
});
