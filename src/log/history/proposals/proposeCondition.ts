import type { CodeBlock, Step } from '../../../checklist/checklist';
import { countedSteps } from '../../../run/progress';
import type { PastRun } from '../history';
import { withOption } from './options';
import { fewestReleases, type Proposal, type ProposalSource } from './proposal';

/** A step that is left out again and again belongs under a condition, or out of the checklist. */
export function proposeCondition(step: Step, source: ProposalSource): readonly Proposal[] {
  const asked = source.runs.filter(({ checklist, state }) =>
    countedSteps(checklist, state).some(({ id }) => id === step.id),
  );
  const left = asked.filter((run) => isLeftOut(step, run));
  const done = asked.filter((run) => isDone(step, run));
  if (left.length < fewestReleases || left.length + done.length < asked.length) return [];
  const { id, title, line } = step;
  const place = { step: id, title, line };
  if (done.length === 0)
    return [
      {
        ...{ kind: 'unused', ...place },
        why: `It was left out in all ${left.length} releases.`,
        what: 'Take it out, or say when it applies.',
      },
    ];
  const condition = tellingInput(left, done);
  if (!condition) return [];
  const block = onlyBlock(step);
  const change = block && withOption(step, block, `when=${condition.input}:${condition.value}`, source);
  return [
    {
      ...{ kind: 'condition', ...place },
      why: `It was done whenever ${condition.input} was “${condition.value}” (${done.length} of ${asked.length} releases), and left out in all others.`,
      what: `Make it part of those releases only: when=${condition.input}:${condition.value}.`,
      ...(change ? { change } : {}),
    },
  ];
}

function isLeftOut({ id }: Step, { state }: PastRun): boolean {
  const kind = state.steps.get(id)?.kind;
  return kind === 'skipped' || kind === 'notApplicable';
}

function isDone({ id }: Step, { state }: PastRun): boolean {
  const kind = state.steps.get(id)?.kind;
  return kind === 'passed' || kind === 'signed' || kind === 'overridden';
}

/** The input that had one value in every release that did it, and another in every release that did not. */
function tellingInput(
  left: readonly PastRun[],
  done: readonly PastRun[],
): { readonly input: string; readonly value: string } | undefined {
  const valueOf = ({ state }: PastRun, input: string): string | undefined => state.started.inputs[input];
  const [first] = done;
  const telling = Object.entries(first?.state.started.inputs ?? {}).filter(
    ([input, value]) =>
      /^[\w.-]+$/.test(value) &&
      done.every((run) => valueOf(run, input) === value) &&
      left.every((run) => valueOf(run, input) !== undefined && valueOf(run, input) !== value),
  );
  // Where two inputs tell the same, nobody knows which one decides.
  const [only, ...others] = telling;
  return only && others.length === 0 ? { input: only[0], value: only[1] } : undefined;
}

/** A condition is said of one block: with several, a step would lose only a part. */
function onlyBlock({ blocks }: Step): CodeBlock | undefined {
  const [block, ...others] = blocks.filter(({ runnable, inline }) => runnable && !inline);
  return others.length === 0 && block?.options.when === undefined ? block : undefined;
}
