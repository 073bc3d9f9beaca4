import { stateOf } from '../../run/demands';
import { decisionsFor } from '../../run/decisions';
import { isStepCommand, lastOutcome } from '../../run/outcome';
import { nextTyped, openSession } from '../../run/typing';
import type { CommandState, StepState } from '../../run/runState';
import { acceptedForm } from '../editor/acceptOutput';
import { isCountable, rowsAround, type CommandRow, type ReleaseRow, type StepRow } from './releaseRows';
import { commandsOf, commandState, isApplicable, isOpenPhase, isOpenRun, type RowContext } from './rowContext';

/**
 * What a person can do with a row: the name of the command behind `releaseChecklist.`. The `when` clauses of
 * package.json test these words; that no other command may run at the time, they test by context key.
 */
export type RowAction =
  | 'runStep'
  | 'runStepFromStart'
  | 'runCommand'
  | 'stop'
  | 'attest'
  | 'reject'
  | 'reopen'
  | 'sign'
  | 'approve'
  | 'fillEvidence'
  | 'skip'
  | 'markNotApplicable'
  | 'override'
  | 'addNote'
  | 'startRollback'
  | 'typeCommand'
  | 'copyText'
  | 'showDifference'
  | 'acceptOutput'
  | 'copyOutput';

export function actionsOf(row: ReleaseRow, context: RowContext): readonly RowAction[] {
  switch (row.kind) {
    case 'section':
      return isWaitingRollback(row, context) ? ['startRollback'] : [];
    case 'step':
      return [...stepActions(row, context), ...resultActions(stepResults(row, context))];
    case 'command':
      return [...commandActions(row, context), ...resultActions([commandState(row.command, context)])];
  }
}

function isWaitingRollback(row: Extract<ReleaseRow, { kind: 'section' }>, context: RowContext): boolean {
  if (!isOpenRun(context) || context.state?.rollback || row.section.phase !== 'rollback') return false;
  return !rowsAround(row).some((outer) => outer.kind === 'section' && outer.section.phase === 'rollback');
}

function stepActions(row: StepRow, context: RowContext): readonly RowAction[] {
  const { state } = context;
  if (!state || !isOpenRun(context)) return [];
  if (!isOpenPhase(row.phase, context) || !isCountable(row.step)) return ['addNote'];
  const current = stateOf(row.step, state);
  const decisions = row.phase === 'reference' && current.kind !== 'running' ? [] : decisionsOn(row, current, context);
  const evidence = row.step.evidence && row.phase !== 'reference' ? (['fillEvidence'] as const) : [];
  return [...runActions(row, current, context), ...decisions, ...evidence, 'addNote'];
}

function runActions({ step }: StepRow, { kind }: StepState, context: RowContext): readonly RowAction[] {
  const commands = commandsOf(step, context).filter((entry) => entry.command.kind !== 'typed' && isStepCommand(entry));
  if (kind === 'running' || commands.length === 0) return [];
  const isPartlyDone = commands.some(({ command }) => lastOutcome(commandState(command, context)) === 'passed');
  const goesOn = isPartlyDone && (kind === 'pending' || kind === 'failed' || kind === 'errored' || kind === 'review');
  return goesOn && commands.length > 1 ? ['runStep', 'runStepFromStart'] : ['runStep'];
}

function decisionsOn(row: StepRow, state: StepState, context: RowContext): readonly RowAction[] {
  switch (state.kind) {
    case 'running':
      return context.state && nextTyped(context.state, row.step) ? ['stop', 'typeCommand'] : ['stop'];
    case 'passed':
      return state.how === 'attested' ? ['reopen'] : [];
    case 'signed':
    case 'skipped':
    case 'notApplicable':
    case 'overridden':
      return ['reopen'];
    case 'failed':
      return [...openDecisions(row, state), ...(wasRejectedByPerson(row, context) ? (['reopen'] as const) : [])];
    case 'incomplete':
      return [...openDecisions(row, state), 'reopen'];
    case 'pending':
    case 'review':
    case 'errored':
      return openDecisions(row, state);
  }
}

/** What can be decided on a step that is open; what runs it, and asks for its evidence, stands beside that. */
function openDecisions({ step }: StepRow, state: StepState): readonly RowAction[] {
  return decisionsFor(step, state).flatMap((decision): readonly RowAction[] => {
    switch (decision) {
      case 'run':
      case 'retry':
      case 'evidence':
        return [];
      case 'notApplicable':
        return ['markNotApplicable'];
      case 'attest':
      case 'reject':
      case 'override':
      case 'skip':
      case 'sign':
      case 'approve':
        return [decision];
    }
  });
}

/** A failure that no command of the step has shown. Only a person can have said it, and can take it back. */
function wasRejectedByPerson({ step }: StepRow, context: RowContext): boolean {
  const outcomes = commandsOf(step, context).map(({ command }) => lastOutcome(commandState(command, context)));
  return !outcomes.includes('failed') && !outcomes.includes('errored');
}

function commandActions(row: CommandRow, context: RowContext): readonly RowAction[] {
  const { state } = context;
  if (!state || !isOpenRun(context) || !isOpenPhase(row.phase, context)) return [];
  if (commandState(row.command, context)?.kind === 'running') return ['stop'];
  if (row.command.destination)
    return openSession(state, row) === undefined ? ['copyText'] : ['typeCommand', 'copyText'];
  const isOpen = stateOf(row.step, state).kind !== 'running';
  return isOpen && isApplicable(row, context) ? ['runCommand'] : [];
}

function stepResults({ step }: StepRow, context: RowContext): readonly (CommandState | undefined)[] {
  return commandsOf(step, context).map(({ command }) => commandState(command, context));
}

function resultActions(states: readonly (CommandState | undefined)[]): readonly RowAction[] {
  const attempts = states.flatMap((command) => (command?.kind === 'finished' ? [command.last] : []));
  const differs = attempts.some(({ result, verdicts }) => {
    return result.kind === 'exited' && verdicts.some(({ kind }) => kind === 'mismatched');
  });
  const hasOutput = attempts.some(({ result }) => result.kind !== 'not-started' && (result.output?.head ?? '') !== '');
  const isAcceptable = attempts.some((last) => {
    return last.outcome === 'failed' && last.verdicts.some((verdict) => acceptedForm(verdict, last) !== undefined);
  });
  return [
    ...(differs ? (['showDifference'] as const) : []),
    ...(isAcceptable ? (['acceptOutput'] as const) : []),
    ...(hasOutput ? (['copyOutput'] as const) : []),
  ];
}
