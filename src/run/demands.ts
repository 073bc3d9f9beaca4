import type { EvidenceSlot, Step } from '../checklist/checklist';
import { compilePattern } from '../expectation/pattern';
import type { DoneState, MissingDemands, RunState, StepState } from './runState';

/** The state of a step, as {@link StepState} of the events, and with what it asks of people beside its result. */
export function stateOf(step: Step, state: RunState | undefined): StepState {
  const known = state?.steps.get(step.id);
  if (!state || !known) return { kind: 'pending' };
  const missing = asksPeople(step) && isDone(known) ? missingDemands(step, state) : undefined;
  return missing && isDone(known) ? { kind: 'incomplete', finishedAt: known.finishedAt, done: known, missing } : known;
}

/** Whether the step asks for more than its result. */
export function asksPeople({ evidence, approvals }: Step): boolean {
  return evidence !== undefined || approvals !== undefined;
}

/** What the step asks of people and nobody has given yet; `undefined` when there is nothing. */
export function missingDemands(step: Step, state: RunState): MissingDemands | undefined {
  const needed = step.approvals ?? 0;
  const given = state.approvals.get(step.id)?.length ?? 0;
  const evidence = lacksEvidence(step, state);
  if (!evidence && given >= needed) return undefined;
  return { evidence, ...(given < needed ? { approvals: { given, needed } } : {}) };
}

/** When people had given all that a step asks of them beside its result; `undefined` where it asks for nothing or lacks some. */
export function completedAt(step: Step, state: RunState): string | undefined {
  if (missingDemands(step, state)) return undefined;
  const { id, evidence, approvals } = step;
  const evidenceAt = evidence && state.evidence.get(id)?.at;
  const approvedAt = approvals === undefined ? undefined : state.approvals.get(id)?.[approvals - 1]?.at;
  return [evidenceAt, approvedAt]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
}

export function lacksEvidence({ id, evidence }: Step, state: RunState): boolean {
  return evidence !== undefined && evidenceProblem(evidence, state.evidence.get(id)?.value ?? '') !== undefined;
}

/** Why a text is not the evidence that is asked for; `undefined` when it is. */
export function evidenceProblem({ pattern, ignoreCase = false }: EvidenceSlot, value: string): string | undefined {
  if (value.trim() === '') return 'Give the evidence: it stands in the release log.';
  if (/[\r\n]/.test(value)) return 'Give it on one line.';
  if (pattern === undefined) return undefined;
  const compiled = compilePattern(`^(?:${pattern})$`, ignoreCase);
  // It was compiled when the checklist was read; should it be too large with its ends, nothing matches it.
  const matches = 'pattern' in compiled && compiled.pattern.test(value);
  return matches ? undefined : `It must match ${pattern}, as a whole.`;
}

/** `needs evidence, 1 of 2 approvals`, for a row or a line. */
export function describeMissing({ evidence, approvals }: MissingDemands): string {
  const count = approvals && `${approvals.given} of ${approvals.needed} approvals`;
  return [evidence ? 'evidence missing' : '', count].filter(Boolean).join(', ');
}

function isDone(step: StepState): step is DoneState {
  return step.kind === 'passed' || step.kind === 'signed' || step.kind === 'overridden';
}
