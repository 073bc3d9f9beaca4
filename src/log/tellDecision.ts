import type { RunState, StepState } from '../run/runState';
import { decisionWord } from './describeDecision';
import { formatTimeOfRun } from './formatTime';
import { plainNameOf } from './logContext';
import { phrase, quoted, words, type Phrase } from './phrase';

/** Who has made what of a step, when, and in which words: `Ada Tester, 08:44:22: attested, “There are none”`. */
export function tellDecision(step: StepState, { startedAt }: Pick<RunState, 'startedAt'>): Phrase {
  const word = words(decisionWord(step));
  const at = timeOf(step);
  if (at === undefined) return word;
  const when = words(formatTimeOfRun(at, startedAt));
  const by = authorOf(step);
  const who = by ? phrase`${words(plainNameOf(by))}, ${when}` : when;
  const saying = sayingOf(step);
  return saying ? phrase`${who}: ${word}, ${saying}` : phrase`${who}: ${word}`;
}

/** The earliest first; what has no time comes last. */
export function inOrderOfTime(steps: readonly StepState[]): readonly StepState[] {
  const timed = steps.map((step) => ({ step, at: timeOf(step) ?? '\uffff' }));
  return timed.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))).map(({ step }) => step);
}

function timeOf(step: StepState): string | undefined {
  if (step.kind === 'pending') return undefined;
  return step.kind === 'running' ? step.startedAt : step.finishedAt;
}

function authorOf(step: StepState): RunState['startedBy'] | undefined {
  if (step.kind === 'incomplete') return step.done.by;
  return 'by' in step ? step.by : undefined;
}

/** What a person has said is quoted; what a check has found is not. */
function sayingOf(step: StepState): Phrase | undefined {
  switch (step.kind) {
    case 'failed':
      return step.rejection === undefined ? orNothing(step.message, words) : orNothing(step.rejection, quoted);
    case 'errored':
      return orNothing(step.reason, words);
    case 'passed':
      return orNothing(step.note ?? '', quoted);
    case 'signed':
      return step.name === step.by.name ? undefined : words(`as ${step.name}`);
    case 'skipped':
    case 'notApplicable':
    case 'overridden':
      return orNothing(step.reason, quoted);
    case 'pending':
    case 'running':
    case 'review':
    case 'incomplete':
      return undefined;
  }
}

function orNothing(text: string, tell: (text: string) => Phrase): Phrase | undefined {
  return text.trim() === '' ? undefined : tell(text.trim());
}
