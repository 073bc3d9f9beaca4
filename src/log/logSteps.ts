import type { Command, Section, Step } from '../checklist/checklist';
import { completedAt, describeMissing, stateOf } from '../run/demands';
import { isStepForFailure } from '../checklist/forFailure';
import { applicableCommands, isStepCommand } from '../run/outcome';
import { countableSteps, isSettled } from '../run/progress';
import { failureMessage } from '../run/reduce';
import type { Person } from '../run/runEvent';
import type { DoneState, StepState } from '../run/runState';
import { assertNever } from '../util/assertNever';
import { countSteps } from './countSteps';
import { countOf } from './formatTime';
import { renderCommand } from './logCommand';
import { renderTyped } from './logTyped';
import { renderDemands } from './logDemands';
import { nameOf, type LogContext } from './logContext';
import { quoted } from './phrase';
import { isByExitCodeAlone } from './verifiedHow';
import { codeSpan, cutLine, escapeText, indent, joinBlocks, toBlock } from './markdownText';
import type { PlacedStep } from './logOutline';

/** A section without the sections inside it, of which the steps are rendered already. */
export function renderSection(
  section: Section,
  level: number,
  steps: readonly string[],
  { state }: LogContext,
): string {
  const isIdleRollback = section.phase === 'rollback' && !state.rollback;
  return joinBlocks([
    section.title === '' ? '' : `${'#'.repeat(Math.min(level, 6))} ${headingText(section.title)}`,
    isIdleRollback && section.steps.length > 0 ? 'If needed. The rollback was not started.' : '',
    toBlock(steps),
  ]);
}

/** Sections without steps are not, and reference sections only where something has happened in them. */
export function isShown(section: Section, context: LogContext): boolean {
  if (section.sections.some((child) => isShown(child, context))) return true;
  if (section.phase !== 'reference') return section.steps.length > 0;
  return section.steps.some((step) => hasHappened(step, context));
}

function hasHappened(step: Step, context: LogContext): boolean {
  return context.state.steps.has(step.id) || step.children.some((child) => hasHappened(child, context));
}

/** What the log says of a step in its place, without the steps inside it. */
export function renderStep({ step, depth }: PlacedStep, context: LogContext): string {
  const state = stateOf(step, context.state);
  const isOwn = context.counted.has(step.id) || state.kind !== 'pending' || step.children.length === 0;
  const ticked = isOwn ? isTicked(state) : areTicked(step.children, context);
  const words = isOwn
    ? [...ranBy(step, state, context), statusOf(step, state, context), ...othersOf(step, context)]
    : [insideOf(step, ticked, context)];
  const status = words.filter(Boolean).join('; ');
  const item = `- [${ticked ? 'x' : ' '}] ${context.titleOf(step)}${status === '' ? '' : ` — ${status}`}`;
  const below = [...renderDemands(step, context), ...renderEvidence(step, context)];
  return [...indent([item], depth * 2), ...indent(below, depth * 2 + 2)].join('\n');
}

/** What others have made of the step on other branches, beside what counts. */
function othersOf(step: Step, context: LogContext): readonly string[] {
  const [counting, ...others] = context.state.concurrentSteps.get(step.id) ?? [];
  const where = others.length === 1 ? 'on the other branch' : 'on another branch';
  return others.map((state) => {
    const said = statusOf(step, state, context) || 'opened again';
    return state.kind === counting?.kind ? `also ${said}, ${where}` : `${where}: ${said}`;
  });
}

/** Whoever attests a step need not have run its commands. */
function ranBy(step: Step, state: StepState, { state: run, timeOf }: LogContext): readonly string[] {
  const done = state.kind === 'incomplete' ? state.done : state;
  if (!isDecided(done)) return [];
  const last = new Map<string, string>();
  for (const { command } of applicableCommands(step, run.started.inputs)) {
    const known = run.commands.get(command.id);
    if (known?.kind !== 'finished') continue;
    const name = nameOf(known.last.by);
    const before = last.get(name);
    if (before === undefined || before < known.last.at) last.set(name, known.last.at);
  }
  return [...last].map(([name, at]) => `run by ${name}, ${timeOf(at)}`);
}

/** Whether a person's word stands for what its commands have shown. */
function isDecided(state: StepState): boolean {
  return (
    (state.kind === 'passed' && state.how === 'attested') || state.kind === 'overridden' || state.kind === 'skipped'
  );
}

function isTicked({ kind }: StepState): boolean {
  return kind === 'passed' || kind === 'signed';
}

function areTicked(steps: readonly Step[], context: LogContext): boolean {
  return steps.every((step) => {
    const state = stateOf(step, context.state);
    return state.kind === 'pending' && step.children.length > 0 ? areTicked(step.children, context) : isTicked(state);
  });
}

/** Why an item is not ticked though nothing is open in it: what came of the steps inside. */
function insideOf(step: Step, ticked: boolean, { state }: LogContext): string {
  const steps = step.children.flatMap(countableSteps);
  if (ticked || !steps.every((child) => isSettled(stateOf(child, state)))) return '';
  const counts = countSteps(steps, state);
  return [...counts.doneWords, ...counts.otherWords(state)].join(', ');
}

function statusOf(step: Step, state: StepState, context: LogContext): string {
  const { timeOf } = context;
  switch (state.kind) {
    case 'pending':
      if (isStepForFailure(step)) return 'only in that case';
      return isMissing(step, context) ? '**not done**' : '';
    case 'running':
      return `**running** since ${timeOf(state.startedAt)}`;
    case 'review':
      return `**to be compared by a person**, ${runBy(state, timeOf)}`;
    case 'passed': {
      if (state.how === 'verified') {
        const how = isByExitCodeAlone(step, context.state) ? 'verified by exit code alone' : 'verified';
        return `${how}, ${runBy(state, timeOf)}${completeSince(step, state, context)}`;
      }
      const note = state.note === undefined ? '' : `: ${quoted(state.note).markdown}`;
      const attested = `attested by ${nameOf(state.by)}, ${timeOf(state.finishedAt)}`;
      return `${attested}${completeSince(step, state, context)}${note}`;
    }
    case 'signed': {
      const name = state.name === state.by.name ? '' : ` as ${escapeText(state.name)}`;
      const signed = `signed${name} by ${nameOf(state.by)}, ${timeOf(state.finishedAt)}`;
      return `${signed}${completeSince(step, state, context)}`;
    }
    case 'failed':
      return state.rejection === undefined
        ? `**failed**, ${runBy(state, timeOf)}${because(state.message, step, context)}`
        : `**failed**, says ${nameOf(state.by)}, ${timeOf(state.finishedAt)}: ${quoted(state.rejection).markdown}`;
    case 'errored':
      return `**result unknown**, ${runBy(state, timeOf)}${because(state.reason, step, context)}`;
    case 'incomplete':
      return `${statusOf(step, state.done, context)}; **${describeMissing(state.missing)}**`;
    case 'skipped':
      return decided('skipped', state, timeOf);
    case 'notApplicable':
      return decided('not applicable', state, timeOf);
    case 'overridden':
      return decided('overridden', state, timeOf);
    default:
      return assertNever(state);
  }
}

/** Steps of a rollback that was not needed are not missing. */
function isMissing({ id }: Step, { state, counted }: LogContext): boolean {
  return state.finished !== undefined && (counted.has(id) || state.rollback !== undefined);
}

/** The step's own message, unless the result of one of its commands below says the same. */
function because(message: string, step: Step, { state }: LogContext): string {
  const isSaidBelow = applicableCommands(step, state.started.inputs).some(({ command }) => {
    const known = state.commands.get(command.id);
    return known?.kind === 'finished' && failureMessage(known.last) === message;
  });
  return isSaidBelow || message === '' ? '' : `: ${escapeText(message)}`;
}

function decided(
  word: string,
  { by, finishedAt, reason }: Extract<StepState, { kind: 'skipped' | 'notApplicable' | 'overridden' }>,
  timeOf: LogContext['timeOf'],
): string {
  return `**${word}** by ${nameOf(by)}, ${timeOf(finishedAt)}: ${quoted(reason).markdown}`;
}

function runBy(
  { by, finishedAt }: { readonly by: Person; readonly finishedAt: string },
  timeOf: LogContext['timeOf'],
): string {
  return `run by ${nameOf(by)}, ${timeOf(finishedAt)}`;
}

/** A step that asks people for more than its result is complete when the last of them has given it. */
function completeSince(step: Step, { finishedAt }: DoneState, { state, timeOf }: LogContext): string {
  const since = completedAt(step, state);
  return since === undefined || since <= finishedAt ? '' : ` (complete ${timeOf(since)})`;
}

function renderEvidence(step: Step, context: LogContext): readonly string[] {
  const commands = applicableCommands(step, context.state.started.inputs);
  const { state } = context;
  const wasRun = commands.some(({ command: { id } }) => state.commands.has(id) || state.typed.has(id));
  if (!wasRun) return renderUnrun(step, context);
  const parts = commands.flatMap(({ command, block }) => {
    const known = context.state.commands.get(command.id);
    if (known) return [[...renderCommand(known, context), ...endNote(command)]];
    if (command.destination) return [renderTyped(command, context)];
    return block.inline === 'offered' ? [] : [[notRun(command)]];
  });
  return [...parts.flatMap((lines) => ['', ...lines]), ''];
}

/** Of a step that people have decided on: what would have shown it, and was not run here. */
function renderUnrun(step: Step, { state }: LogContext): readonly string[] {
  if (!isSettled(stateOf(step, state))) return [];
  const commands = applicableCommands(step, state.started.inputs).filter(isStepCommand);
  const more = commands.length - mostUnrun;
  const rest = more > 0 ? [`- … ${countOf(more, 'more command')}`] : [];
  return [...commands.slice(0, mostUnrun).map(({ command }) => `- ${notRun(command)}`), ...rest];
}

const mostUnrun = 8;

/** Whether somebody has run it elsewhere is not known. */
function notRun({ text }: Command): string {
  return `Not run from here: ${codeSpan(text)}`;
}

/** Why the exit code of what a person ends says nothing. */
function endNote({ kind }: Command): readonly string[] {
  switch (kind) {
    case 'session':
    case 'editor':
      return ['', `The ${kind} was ended by a person, who says what came of it.`];
    case 'follow':
      return ['', 'It follows until a person stops it: how it ended says nothing.'];
    case 'command':
    case 'typed':
      return [];
  }
}

/** A `#` at the end of a heading would be taken for its closing. */
export function headingText(title: string): string {
  return escapeText(cutLine(title, 300)).replace(/#$/, '\\#');
}
