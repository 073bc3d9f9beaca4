import type { Step } from '../../checklist/checklist';
import { describeAttached, readAttachment } from '../../node/attachment';
import { evidenceProblem, lacksEvidence } from '../../run/demands';
import type { RunSession } from '../../run/runSession';
import { toVisible } from '../../util/toVisible';
import type { Terminal } from './terminal';

/** Asks for the evidence that a step wants; false when the person gave up. */
export async function askEvidence(session: RunSession, step: Step, terminal: Terminal): Promise<boolean> {
  const { evidence } = step;
  if (!evidence) return true;
  const form = evidence.pattern === undefined ? '' : `, matching ${toVisible(evidence.pattern)}`;
  const value = await terminal.ask({
    prompt: `Evidence${form} (- for none)`,
    value: session.state.evidence.get(step.id)?.value ?? '',
    problem: (given) => (given === '-' ? undefined : evidenceProblem(evidence, given)),
  });
  if (value === undefined || value === '-') return false;
  await session.fillEvidence(step.id, value);
  return true;
}

/** Has the evidence given before the step is said to be done, when it asks for some and has none. */
export async function askMissingEvidence(session: RunSession, step: Step, terminal: Terminal): Promise<boolean> {
  return !lacksEvidence(step, session.state) || (await askEvidence(session, step, terminal));
}

/** Puts a file of the current folder on record, by path and digest. */
export async function attach(session: RunSession, step: Step, terminal: Terminal): Promise<void> {
  const path = await terminal.ask({ prompt: 'Path of the file, from the current folder (empty: none)' });
  if (path === undefined) return;
  const file = await readAttachment(process.cwd(), path);
  await session.attach(file, step.id);
  terminal.line(terminal.style.dim(`  ${toVisible(describeAttached(file))}`));
}
