import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChecklist } from '../../../../src/checklist/parseChecklist';
import { allCommands, allSteps } from '../../../../src/checklist/steps';
import { loadShellParserFromDisk } from '../../../../src/node/shellGrammar';
import { countedSteps, nextStep, runProgress } from '../../../../src/run/progress';
import { reduce } from '../../../../src/run/reduce';
import type { CommandOutcome, RunEventData } from '../../../../src/run/runEvent';
import { Standings } from '../../../../src/run/standing';
import type { Shown } from '../../../../src/vscode/currentRelease';
import { StepMarker, toStepMarks, type StepMark } from '../../../../src/vscode/editor/stepMarks';
import { ada, finished, runOf, started, typed } from '../tree/fixtures';

const shellParser = await loadShellParserFromDisk();
const text = `# Release

## Prepare

- [ ] Build <!-- step: id=build -->
  \`\`\`sh
  make
  make check
  \`\`\`
- [ ] Review <!-- step: evidence approvals=2 -->
- [ ] Hosts
  - [ ] First
    \`\`\`sh
    ssh first
    uptime
    exit
    \`\`\`
  - [ ] Second

## Ship

- [ ] Deploy <!-- step: requires=build -->
  \`\`\`sh
  make deploy
  \`\`\`
- [ ] Release manager: ____

## Rollback

- [ ] Go back
  \`\`\`sh
  make back
  \`\`\`
`;
const checklist = parseChecklist(text, shellParser);
const steps = allSteps(checklist);

/** Steps and commands by their numbers, whatever the state: more than a session would allow. */
const anEvent: fc.Arbitrary<RunEventData> = fc
  .tuple(
    fc.nat(10),
    fc.nat(steps.length - 1),
    fc.nat(3),
    fc.constantFrom<CommandOutcome>('passed', 'failed', 'review', 'errored'),
  )
  .map(([kind, at, which, outcome]): RunEventData => {
    const step = steps[at]?.id ?? ('' as never);
    const commands = steps[at] ? allCommands(steps[at]) : [];
    const command = commands[which % Math.max(1, commands.length)]?.id;
    if (command !== undefined && kind < 3) return started(step, command);
    if (command !== undefined && kind < 5) return finished(step, command, { outcome });
    if (command !== undefined && kind < 6) return typed(step, command);
    switch (kind) {
      case 6:
        return { type: 'step-skipped', step, reason: 'r' };
      case 7:
        return { type: 'step-reopened', step };
      case 8:
        return { type: 'evidence-filled', step, value: 'v' };
      case 9:
        return which === 0 ? { type: 'rollback-started', reason: 'r' } : { type: 'step-approved', step };
      case 10:
        return { type: 'step-rejected', step, reason: 'r' };
      default:
        return { type: 'step-attested', step };
    }
  });

const saying = ({ presentation, actions, notice, ...mark }: StepMark): unknown => ({
  ...{ ...mark, presentation: presentation(), actions: actions(), notice: notice() },
});

/** The states after each event, the first without any. */
function statesAfter(events: readonly RunEventData[]): readonly (Shown & { kind: 'run' })[] {
  const run = runOf(checklist, []);
  const standings = new Standings(checklist);
  let { state } = run;
  return [run, ...events].map((event, index) => {
    if (index > 0) {
      const at = new Date(Date.UTC(2026, 10, 21, 9, 0, index)).toISOString();
      state = reduce(state, { ...(event as RunEventData), id: String(index), parents: [], at, by: ada }) ?? state;
    }
    return { ...run, state, standing: standings.of(state), ...(index % 3 === 1 ? { silentSince: index } : {}) };
  });
}

test('marks that are kept say what new ones would', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anEvent, fc.boolean()), { maxLength: 30 }), (entries) => {
      const marker = new StepMarker();
      for (const [index, shown] of statesAfter(entries.map(([event]) => event)).entries()) {
        const marks = marker.mark(shown, checklist);
        // What nobody has asked for is made later, of a later state.
        const isAsked = entries[index]?.[1] ?? true;
        if (isAsked) expect(marks.map(saying)).toEqual(toStepMarks(shown, checklist).map(saying));
      }
    }),
    { seed: 5, numRuns: 150 },
  );
});

test('a mark is kept when another step changes, and made anew when its own does', () => {
  const marker = new StepMarker();
  const [before, after] = statesAfter([{ type: 'step-attested', step: steps.at(-1)?.id ?? ('' as never) }]);
  if (!before || !after) throw new Error('no states');
  const marks = marker.mark(before, checklist);
  const kept = marker.mark(after, checklist).map((mark, i) => mark === marks[i]);
  expect(kept.filter((isKept) => !isKept).length).toBeLessThan(kept.length / 2);
  expect(kept.at(-1)).toBe(false);
});

test('a mark says no more that its step waits once it does not, and again when it does', () => {
  const [build, deploy] = ['build', 'Deploy'].map((name) =>
    steps.find(({ id, title }) => id === name || title === name),
  );
  if (!build || !deploy) throw new Error('no steps');
  const marker = new StepMarker();
  const runs = statesAfter([
    { type: 'step-attested', step: build.id },
    { type: 'step-reopened', step: build.id },
  ]);
  const notices = runs.map((run) =>
    marker
      .mark(run, checklist)
      .find(({ id }) => id === deploy.id)
      ?.notice(),
  );
  expect(notices).toEqual(['waits: “Build” is not done', '', 'waits: “Build” is not done']);
});

test('what is worked out once for all is what each would work out', () => {
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 30 }), (events) => {
      for (const { state, standing } of statesAfter(events)) {
        expect(standing.progress()).toEqual(runProgress(checklist, state));
        expect(standing.next()).toBe(nextStep(checklist, state));
        expect([...standing.counted()]).toEqual(countedSteps(checklist, state).map(({ id }) => id));
      }
    }),
    { seed: 6, numRuns: 150 },
  );
});
