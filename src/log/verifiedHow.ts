import type { Step } from '../checklist/checklist';
import { applicableCommands } from '../run/outcome';
import type { RunState } from '../run/runState';

/** Whether nothing was checked of the step's commands but how they ended: no expectation has looked at what they did. */
export function isByExitCodeAlone(step: Step, { started, commands }: RunState): boolean {
  const last = applicableCommands(step, started.inputs).flatMap(({ command: { id } }) => {
    const known = commands.get(id);
    return known?.kind === 'finished' ? [known.last] : [];
  });
  return last.every(({ verdicts }) => verdicts.every(({ expectation }) => expectation.matcher.kind === 'exit'));
}
