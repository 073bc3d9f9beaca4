import type { Checklist, Step, StepId } from '../../checklist/checklist';
import { allSteps } from '../../checklist/steps';
import { lacksEvidence, stateOf } from '../../run/demands';
import { countedSteps } from '../../run/progress';
import type { Person } from '../../run/runEvent';
import type { RunState } from '../../run/runState';
import { mayBeSamePerson } from '../../run/samePerson';
import { outcomeWords } from '../logHeader';
import type { Finding } from './finding';

/** Whether everything that was asked of people was given, and by different people where that was asked. */
export function verifyPeople({ checklist, state }: { checklist: Checklist; state: RunState }): readonly Finding[] {
  return [...checkDemands(checklist, state), ...checkSigners(checklist, state)];
}

/** An aborted release may leave them open; one that claims to be complete may not. */
function checkDemands(checklist: Checklist, state: RunState): readonly Finding[] {
  const { finished } = state;
  if (!finished || finished.outcome === 'aborted') return [];
  return countedSteps(checklist, state).flatMap((step) => {
    const current = stateOf(step, state);
    if (current.kind !== 'incomplete') return [];
    const says = `The release says that it is ${outcomeWords[finished.outcome]}, and “${step.title}”`;
    const { approvals } = current.missing;
    return [
      ...(lacksEvidence(step, state)
        ? [error('evidence-missing', `${says} has not the evidence that it asks for.`)]
        : []),
      ...(approvals
        ? [error('approvals-missing', `${says} ${describeApprovals(step.id, approvals.needed, state)}.`)]
        : []),
    ];
  });
}

function describeApprovals(id: StepId, needed: number, state: RunState): string {
  const names = (state.approvals.get(id) ?? []).map(({ by }) => identityOf(by));
  const by = names.length === 0 ? 'by nobody' : `only by ${names.join(', ')}`;
  return `asks for the approval of ${needed} different people; it was approved ${by}`;
}

/** One person may sign for several roles; a reviewer wants to know. */
function checkSigners(checklist: Checklist, state: RunState): readonly Finding[] {
  const signed = allSteps(checklist).flatMap((step) => signatureOf(step, state));
  const groups = signed.filter(({ by }, index) => signed.findIndex((each) => mayBeSamePerson(each.by, by)) === index);
  return groups.flatMap(({ by }): readonly Finding[] => {
    const roles = signed.filter((each) => mayBeSamePerson(each.by, by)).map(({ role }) => `“${role}”`);
    if (roles.length < 2) return [];
    const message = `${roles.join(' and ')} were signed with one git identity: ${identityOf(by)}.`;
    return [{ code: 'same-signer', severity: 'note', file: 'journal', message }];
  });
}

function signatureOf({ id }: Step, state: RunState): readonly { readonly role: string; readonly by: Person }[] {
  const known = state.steps.get(id);
  return known?.kind === 'signed' ? [{ role: known.role, by: known.by }] : [];
}

function identityOf({ name, email }: Person): string {
  return email === '' ? name || 'somebody without a name' : `${name} <${email}>`;
}

function error(code: Finding['code'], message: string): Finding {
  return { code, severity: 'error', file: 'journal', message };
}
