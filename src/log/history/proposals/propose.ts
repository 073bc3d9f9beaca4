import type { Checklist } from '../../../checklist/checklist';
import { allCommands, allSteps } from '../../../checklist/steps';
import type { PastRun } from '../history';
import type { Proposal, ProposalSource } from './proposal';
import { proposeCondition } from './proposeCondition';
import { proposeExpectation } from './proposeExpectation';
import { proposeTimeout } from './proposeTimeout';

/** A checklist as it is now, and its releases, the oldest first. */
export interface LearnedFrom {
  readonly text: string;
  readonly runs: readonly PastRun[];
  readonly parse: (text: string) => Checklist;
}

/** What the releases of a checklist suggest to change in it, in the order of its text. */
export function propose({ text, runs, parse }: LearnedFrom): readonly Proposal[] {
  const checklist = parse(text);
  const withTexts = runs.map((run) => {
    const commands = allSteps(run.checklist).flatMap(allCommands);
    return { ...run, texts: new Map(commands.map((command) => [command.id, command.text])) };
  });
  const source: ProposalSource = { checklist, text, runs: withTexts, parse };
  return allSteps(checklist).flatMap((step) => [
    ...proposeExpectation(step, source),
    ...proposeTimeout(step, source),
    ...proposeCondition(step, source),
  ]);
}
