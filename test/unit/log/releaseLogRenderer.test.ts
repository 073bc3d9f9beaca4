import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommandId, StepId } from '../../../src/checklist/checklist';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { readJournal } from '../../../src/log/journal';
import { ReleaseLogRenderer, renderReleaseLog } from '../../../src/log/releaseLog';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { asksPeople } from '../../../src/run/demands';
import { fold } from '../../../src/run/fold';
import { reduce } from '../../../src/run/reduce';
import type { Person, RunEventData } from '../../../src/run/runEvent';
import type { RunState } from '../../../src/run/runState';
import { propertyRuns } from '../propertyRuns';
import { ann, ben, commandFinished, commandId, JournalWriter, runStarted, stepId } from './sampleEvents';

const shellParser = await loadShellParserFromDisk();

/** Every kind of section, step and field that a log speaks of. */
const text = `# Release

**Deployed by:** ____
**Steps completed:** ____

## 1. Before

- [ ] Look at the service
- [ ] Ask for its health
  \`\`\`sh
  curl -si http://web/health
  \`\`\`
  - [ ] Read the answer
    - [ ] Read it *aloud*
  - [ ] Tell the team
- [ ] Open the pull request <!-- step: evidence=https://.* approvals=2 -->

## 2. Deploy

\`\`\`sh
ssh web
uptime
\`\`\`

### 2.1 After

- [ ] Watch it

## Rollback

- [ ] Put the former version back
  \`\`\`sh
  ./deploy.sh previous
  \`\`\`

## Sign-off

- [ ] **Release manager:** ________ Date: ____

## Reference

- [ ] Call the hosting company

## Summary

\`\`\`text
Date: ____
Duration: ____
Approved by: ____
- [x] Watch it
- [x] Look at the service
\`\`\`
`;
const checklist = parseChecklist(text, shellParser);
const steps: readonly StepId[] = [...allSteps(checklist).map(({ id }) => id), stepId('not/there')];
const commands: readonly (readonly [StepId, CommandId])[] = [
  ...allSteps(checklist).flatMap((step) => allCommands(step).map(({ id }) => [step.id, id] as const)),
  [stepId('not/there'), commandId('not/there#1')],
  // No run writes this.
  ...commandsOfOthers(),
];
function commandsOfOthers(): readonly (readonly [StepId, CommandId])[] {
  const [first] = steps;
  const last = allSteps(checklist).flatMap(allCommands).at(-1);
  return first && last ? [[first, last.id]] : [];
}
const differing = commands.slice(0, 2).map(([, id]) => id);
const start = {
  ...{ ...runStarted, checklist: { path: 'RELEASE.md', text } },
  previous: { journal: 'releases/a.jsonl', release: 'v1', differing },
};

const asking = allSteps(checklist)
  .filter(asksPeople)
  .map(({ id }) => id);
/** What asks people for more than a result is decided in more ways than the others. */
const anyStep = fc.oneof(fc.constantFrom(...steps), fc.constantFrom(...asking));
const words = fc.constantFrom('because', 'a | b', '');
const ofStep = <T extends object>(type: T) => anyStep.map((step) => ({ ...type, step }));
const outcome = fc.constantFrom('passed' as const, 'failed' as const, 'review' as const, 'errored' as const);

const anyEvent: fc.Arbitrary<RunEventData> = fc.oneof(
  { weight: 6, arbitrary: ofStep({ type: 'step-attested' as const }) },
  { weight: 3, arbitrary: ofStep({ type: 'step-reopened' as const }) },
  ofStep({ type: 'step-signed' as const, role: 'Release manager', name: 'Ada Tester' }),
  fc.tuple(anyStep, words).map(([step, reason]) => ({ type: 'step-skipped' as const, step, reason })),
  ofStep({ type: 'step-not-applicable' as const, reason: 'not here' }),
  ofStep({ type: 'step-rejected' as const, reason: 'it is broken' }),
  ofStep({ type: 'step-overridden' as const, reason: 'it is well enough' }),
  fc.tuple(anyStep, fc.constantFrom('https://x/1', 'no address')).map(([step, value]) => ({
    ...{ type: 'evidence-filled' as const, step, value },
  })),
  { weight: 2, arbitrary: ofStep({ type: 'step-approved' as const }) },
  fc.option(anyStep, { nil: undefined }).map((step) => ({
    ...{ type: 'file-attached' as const, path: 'a.txt', bytes: 12, sha256: 'aa' },
    ...(step === undefined ? {} : { step }),
  })),
  ofStep({ type: 'note-added' as const, text: 'a note' }),
  fc.constant({ type: 'placeholder-filled' as const, text: '<host>', value: 'web-1' }),
  fc.constant({ type: 'run-resumed' as const }),
  {
    weight: 4,
    arbitrary: fc.constantFrom(...commands).map(([step, command]) => ({
      ...{ type: 'command-started' as const, step, command, attempt: 1, commandLine: 'true' },
    })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...commands), outcome, outcome)
      .map(([[step, command], one, all]) => commandFinished({ step, command, outcome: one, stepOutcome: all })),
  },
  fc.constantFrom(...commands).map(([step, command]) => ({
    ...{ type: 'command-typed' as const, step, command, commandLine: 'uptime', session: 'ssh web' },
  })),
);
const rareEvent: fc.Arbitrary<RunEventData> = fc.oneof(
  { weight: 40, arbitrary: anyEvent },
  fc.constant({ type: 'rollback-started' as const, reason: 'it is broken' }),
  fc.constant({ type: 'run-finished' as const, outcome: 'aborted' as const }),
);

/** One event more, by one of two, who know only their own since they parted; and what the log's writer does then. */
const anyTurn = fc.record({
  data: rareEvent,
  by: fc.constantFrom<Person>(ann, ben),
  isApart: fc.constantFrom(false, false, false, false, false, false, true),
  then: fc.constantFrom('render' as const, 'render' as const, 'pause' as const, 'read again' as const),
});

it('what is rendered again and again is, after each event, what is rendered from scratch', () => {
  fc.assert(
    fc.property(fc.array(anyTurn, { maxLength: 60, size: 'max' }), (turns) => {
      const writer = new JournalWriter();
      const renderer = new ReleaseLogRenderer();
      let { events } = readJournal((writer.add(start), writer.text));
      let state = fold(events);
      for (const { data, by, isApart, then } of turns) {
        const parents = isApart ? writer.events.at(-1)?.parents : undefined;
        const event = writer.add(data, by, parents?.length ? parents : undefined);
        if (isApart || then === 'read again') {
          ({ events } = readJournal(writer.text));
          state = fold(events);
        } else {
          events = [...events, event];
          state = reduce(state, event);
        }
        if (then !== 'pause') expectSame(renderer, state ?? expect.fail(), events);
      }
    }),
    { numRuns: propertyRuns(30) },
  );
});

function expectSame(
  renderer: ReleaseLogRenderer,
  state: RunState,
  events: Parameters<typeof renderReleaseLog>[2],
): void {
  const rendered = new TextDecoder().decode(renderer.render(checklist, state, events));
  // Compared as a whole first: to find the line of a difference takes long.
  const whole = renderReleaseLog(checklist, state, events);
  if (rendered !== whole) expect(rendered).toBe(whole);
}

it('takes up another run, and another reading of the checklist', () => {
  const renderer = new ReleaseLogRenderer();
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  for (const release of ['one', 'two'])
    for (const read of [checklist, parseChecklist(text, shellParser)]) {
      const writer = new JournalWriter();
      writer.add({ ...start, release });
      for (const step of steps) writer.add({ type: 'step-attested', step });
      const state = fold(writer.events) ?? expect.fail();
      expect(decode(renderer.render(read, state, writer.events))).toBe(renderReleaseLog(read, state, writer.events));
    }
});
