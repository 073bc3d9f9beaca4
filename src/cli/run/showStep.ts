import type { Checklist, Section, Step } from '../../checklist/checklist';
import { isStepForFailure } from '../../checklist/forFailure';
import { allCommands, stepSection } from '../../checklist/steps';
import type { Verdict } from '../../expectation/expectation';
import { captureNoteOf } from '../../log/captureNote';
import { describeCommand } from '../../log/describeExpected';
import { toVisible } from '../../util/toVisible';
import { applicableCommands, isStepCommand, type BlockCommand } from '../../run/outcome';
import { countedSteps } from '../../run/progress';
import { failureMessage } from '../../run/reduce';
import type { CommandFinished, RunEvent } from '../../run/runEvent';
import type { RunSession } from '../../run/runSession';
import { stateOf } from '../../run/demands';
import type { RunState, StepState } from '../../run/runState';
import { formatElapsed } from '../../util/formatElapsed';
import { showText } from './showText';
import type { Style } from './style';

/** Which step is next, of how many, what it runs, and what will be checked. */
export function showStep({ checklist, state }: RunSession, step: Step, style: Style): string {
  const steps = countedSteps(checklist, state);
  const place = `[${steps.indexOf(step) + 1} of ${steps.length}]`;
  const above = pathTo(checklist, step);
  const commands = applicableCommands(step, state.started.inputs).filter(isStepCommand);
  return [
    '',
    ...(above.length > 0 ? [style.dim(above.map(toVisible).join(' › '))] : []),
    `${place} ${style.bold(toVisible(step.title))}`,
    ...commands.flatMap((each) => showCommand(each, state, style)),
    ...(isUndone(stateOf(step, state)) ? showForFailure(checklist, step, style) : []),
  ].join('\n');
}

function isUndone({ kind }: StepState): boolean {
  return kind === 'failed' || kind === 'errored';
}

/** What the checklist says for the case of a failure: under the step, and in the steps for it that follow. */
function showForFailure(checklist: Checklist, step: Step, style: Style): readonly string[] {
  const steps = stepSection(checklist, step.id)?.steps ?? [];
  const following = steps.slice(steps.findIndex(({ range }) => range.end.line >= step.line) + 1);
  const end = following.findIndex((each) => !isStepForFailure(each));
  const forFailure = end < 0 ? following : following.slice(0, end);
  const own = allCommands(step).flatMap(({ onlyIf, ...command }) =>
    onlyIf === undefined ? [] : [{ ...command, onlyIf }],
  );
  const others = forFailure.flatMap((each) =>
    allCommands(each).map((command) => ({ ...command, onlyIf: command.onlyIf ?? each.title })),
  );
  const texts = [...own, ...others].map(({ text, onlyIf, range }) =>
    style.dim(showText(text, `  line ${range.start.line + 1}, “${toVisible(onlyIf)}”: `)),
  );
  return texts.length === 0
    ? []
    : [style.attention('  The checklist says for such a case, to be run by you:'), ...texts];
}

/** What a person must see of an event as it happens: which command runs now, and what came of it. */
export function showEvent(event: RunEvent, style: Style): string | undefined {
  switch (event.type) {
    case 'command-started':
      return style.dim(showText(event.commandLine, `▶ ${event.attempt > 1 ? `attempt ${event.attempt}: ` : ''}`));
    case 'command-finished':
      return showResult(event, style);
    case 'command-typed':
      return style.dim(showText(event.commandLine, '▶ typed: '));
    default:
      return undefined;
  }
}

function showCommand({ command }: BlockCommand, { placeholders }: RunState, style: Style): readonly string[] {
  if (command.kind === 'typed') return [showText(command.text, '  to be typed there: ')];
  const open = command.placeholders.filter((text) => !(text in placeholders));
  const checks = describeCommand({ command } as BlockCommand);
  return [
    showText(command.text, '  $ '),
    ...(open.length > 0 ? [style.attention(`      asks for: ${toVisible(open.join(', '))}`)] : []),
    ...command.dangers.map(({ reason }) => style.attention(`      careful: it ${reason}`)),
    style.dim(`      ${command.kind === 'command' ? `checked: ${toVisible(checks)}` : checks}`),
  ];
}

function showResult(finished: CommandFinished, style: Style): string {
  const { result, outcome, verdicts } = finished;
  const note = captureNoteOf([result]);
  const elapsed = result.kind === 'not-started' ? '' : ` · ${formatElapsed(result.durationMs)}`;
  const took = note === undefined ? elapsed : `${elapsed} · ${note}`;
  const lines = verdicts.map((verdict) => `      ${showVerdict(verdict, style)}`);
  switch (outcome) {
    case 'passed':
      return [style.good(`  ✔ passed${took}`), ...lines].join('\n');
    case 'failed':
      return [style.bad(`  ✘ FAILED${took}`), ...lines].join('\n');
    case 'review':
      return [style.attention(`  ? to be compared by you${took}`), ...lines].join('\n');
    case 'errored':
      return style.bad(`  ! RESULT UNKNOWN${took}: ${toVisible(failureMessage(finished))}`);
  }
}

function showVerdict({ kind, expectation, found, message }: Verdict, style: Style): string {
  const words = toVisible(expectation.text === '' ? 'exit 0' : expectation.text);
  switch (kind) {
    case 'matched':
      return `${style.good('✔')} ${words}${found === undefined || found === '' ? '' : `: found ${toVisible(found)}`}`;
    case 'mismatched':
      return `${style.bad('✘')} ${words}: ${toVisible(message)}`;
    case 'review':
      return `${style.attention('?')} ${words}: ${toVisible(message)}`;
  }
}

/** The titles of what stands around a step, from the outside in. */
function pathTo({ sections }: Checklist, step: Step): readonly string[] {
  return firstPath(sections, (section) => sectionPath(section, step)) ?? [];
}

function sectionPath(section: Section, step: Step): readonly string[] | undefined {
  const inner =
    firstPath(section.steps, (each) => stepPath(each, step)) ??
    firstPath(section.sections, (each) => sectionPath(each, step));
  return inner && (section.level === 1 ? inner : [section.title, ...inner]);
}

function stepPath(candidate: Step, step: Step): readonly string[] | undefined {
  if (candidate === step) return [];
  const inner = firstPath(candidate.children, (child) => stepPath(child, step));
  return inner && [candidate.title, ...inner];
}

function firstPath<T>(
  items: readonly T[],
  find: (item: T) => readonly string[] | undefined,
): readonly string[] | undefined {
  for (const item of items) {
    const path = find(item);
    if (path) return path;
  }
  return undefined;
}
