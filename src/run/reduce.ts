import type { StepId } from '../checklist/checklist';
import { assertNever } from '../util/assertNever';
import { PersistentMap } from '../util/persistentMap';
import type { CommandFinished, CommandStarted, Person, RunEvent } from './runEvent';
import type { Approval, Attempt, CommandState, RunState, StepState } from './runState';
import { mayBeSamePerson } from './samePerson';

/**
 * The state after one more event, written by somebody who knew all before it. Pure; events before `run-started`, and a second
 * one, change nothing.
 */
export function reduce(state: RunState | undefined, event: RunEvent): RunState | undefined {
  if (event.type === 'run-started') return state ?? initialState(event);
  if (!state) return undefined;
  return withPerson(apply(state, event), event.by);
}

type LaterEvent = Exclude<RunEvent, { type: 'run-started' }>;

function initialState(event: Extract<RunEvent, { type: 'run-started' }>): RunState {
  const { at, by } = event;
  return {
    started: event,
    startedAt: at,
    startedBy: by,
    steps: new PersistentMap(),
    commands: new PersistentMap(),
    typed: new PersistentMap(),
    notes: [],
    evidence: new PersistentMap(),
    approvals: new PersistentMap(),
    attachments: [],
    placeholders: {},
    captures: {},
    resumed: [],
    people: [by],
    logFormat: event.logFormat ?? 0,
    concurrentSteps: new Map(),
    concurrentEnds: [],
  };
}

function apply(state: RunState, event: LaterEvent): RunState {
  const { at, by } = event;
  switch (event.type) {
    case 'command-started':
      return commandStarted(state, event, at);
    case 'command-finished':
      return commandFinished(state, event, at, by);
    case 'command-typed': {
      const { command, commandLine, session } = event;
      const typed = [...(state.typed.get(command) ?? []), { at, by, commandLine, session }];
      return { ...state, typed: state.typed.with(command, typed) };
    }
    case 'step-attested': {
      const note = event.note === undefined ? {} : { note: event.note };
      const attested = withStep(state, event.step, { kind: 'passed', how: 'attested', finishedAt: at, by, ...note });
      return withApproval(attested, event.step, { at, by });
    }
    case 'step-reopened':
      return withoutResult(state, event.step, { kind: 'pending' });
    case 'step-signed': {
      const { role, name } = event;
      const signed = withStep(state, event.step, { kind: 'signed', finishedAt: at, by, role, name });
      return withApproval(signed, event.step, { at, by });
    }
    case 'step-skipped':
      return withoutResult(state, event.step, { kind: 'skipped', finishedAt: at, by, reason: event.reason });
    case 'step-not-applicable':
      return withoutResult(state, event.step, { kind: 'notApplicable', finishedAt: at, by, reason: event.reason });
    case 'step-rejected': {
      const message = `${by.name}: ${event.reason}`;
      const rejected = { kind: 'failed', finishedAt: at, by, message, rejection: event.reason } as const;
      return withoutResult(state, event.step, rejected);
    }
    case 'step-overridden': {
      const over = unsettledMessage(state.steps.get(event.step));
      const accepted = { kind: 'overridden', finishedAt: at, by, reason: event.reason, over } as const;
      return withApproval(withStep(state, event.step, accepted), event.step, { at, by });
    }
    case 'step-approved':
      return hasResult(state.steps.get(event.step)) ? withApproval(state, event.step, { at, by }) : state;
    case 'evidence-filled':
      return { ...state, evidence: state.evidence.with(event.step, { at, by, value: event.value }) };
    case 'file-attached': {
      const { path, bytes, sha256 } = event;
      const step = event.step === undefined ? {} : { step: event.step };
      return { ...state, attachments: [...state.attachments, { at, by, ...step, path, bytes, sha256 }] };
    }
    case 'placeholder-filled':
      return { ...state, placeholders: { ...state.placeholders, [event.text]: event.value } };
    case 'note-added': {
      const step = event.step === undefined ? {} : { step: event.step };
      return { ...state, notes: [...state.notes, { at, by, ...step, text: event.text }] };
    }
    case 'rollback-started':
      return state.rollback ? state : { ...state, rollback: { at, by, reason: event.reason } };
    case 'run-resumed':
      return { ...state, resumed: [...state.resumed, { at, by }], logFormat: event.logFormat ?? state.logFormat };
    case 'run-finished': {
      const reason = event.reason === undefined ? {} : { reason: event.reason };
      const code = event.code === undefined ? {} : { code: event.code };
      return { ...state, finished: { at, by, outcome: event.outcome, ...reason, ...code } };
    }
    default:
      return assertNever(event);
  }
}

function commandStarted(state: RunState, event: CommandStarted, at: string): RunState {
  const { step, command, attempt, commandLine } = event;
  const earlier = attemptsOf(state.commands.get(command));
  const commands = state.commands.with(command, { kind: 'running', startedAt: at, commandLine, attempt, earlier });
  return withoutResult({ ...state, commands }, step, { kind: 'running', startedAt: at, command });
}

function commandFinished(state: RunState, event: CommandFinished & RunEvent, at: string, by: Person): RunState {
  const before = state.commands.get(event.command);
  const commandLine = before?.commandLine ?? '';
  const commands = state.commands.with(event.command, {
    kind: 'finished',
    startedAt: before?.startedAt ?? at,
    finishedAt: at,
    commandLine,
    by,
    last: { ...event, commandLine },
    earlier: before?.kind === 'running' ? before.earlier : attemptsOf(before),
  });
  const captures = event.captures ? { ...state.captures, ...event.captures } : state.captures;
  return withStep({ ...state, commands, captures }, event.step, stepAfter(event, at, by));
}

/** A step's state follows from its last command's event, which says what the whole step amounts to. */
function stepAfter(event: CommandFinished, at: string, by: Person): StepState {
  switch (event.stepOutcome) {
    case 'pending':
      return { kind: 'pending' };
    case 'passed':
      return { kind: 'passed', how: 'verified', finishedAt: at, by };
    case 'review':
      return { kind: 'review', finishedAt: at, by };
    case 'failed':
      return { kind: 'failed', finishedAt: at, by, message: failureMessage(event) };
    case 'errored':
      return { kind: 'errored', finishedAt: at, by, reason: failureMessage(event) };
    default:
      return assertNever(event.stepOutcome);
  }
}

/** Why a command's result is not a pass, in one sentence. */
export function failureMessage(event: CommandFinished): string {
  if (event.result.kind !== 'exited') return event.result.reason;
  const mismatch = event.verdicts.find((verdict) => verdict.kind === 'mismatched');
  return mismatch?.message ?? `Another command of this step did not pass.`;
}

function unsettledMessage(step: StepState | undefined): string {
  if (step?.kind === 'failed') return step.message;
  if (step?.kind === 'errored') return step.reason;
  return '';
}

function attemptsOf(command: CommandState | undefined): readonly Attempt[] {
  if (!command) return [];
  return command.kind === 'running' ? command.earlier : [...command.earlier, command.last];
}

function hasResult(step: StepState | undefined): boolean {
  return step?.kind === 'passed' || step?.kind === 'signed' || step?.kind === 'overridden';
}

/** One person counts once. */
function withApproval(state: RunState, step: StepId, approval: Approval): RunState {
  const given = state.approvals.get(step) ?? [];
  if (given.some(({ by }) => mayBeSamePerson(by, approval.by))) return state;
  return { ...state, approvals: state.approvals.with(step, [...given, approval]) };
}

/** Who stood behind a result has not seen the next one. */
function withoutResult(state: RunState, step: StepId, stepState: StepState): RunState {
  const next = withStep(state, step, stepState);
  return state.approvals.get(step)?.length ? { ...next, approvals: state.approvals.with(step, []) } : next;
}

function withStep(state: RunState, step: StepId, stepState: StepState): RunState {
  const steps = state.steps.with(step, stepState);
  if (!state.concurrentSteps.has(step)) return { ...state, steps };
  const concurrentSteps = new Map(state.concurrentSteps);
  concurrentSteps.delete(step);
  return { ...state, steps, concurrentSteps };
}

function withPerson(state: RunState, person: Person): RunState {
  const known = state.people.some(({ name, email }) => name === person.name && email === person.email);
  return known ? state : { ...state, people: [...state.people, person] };
}
