import type { Checklist, Section, Step } from '../../checklist/checklist';
import type { Verdict } from '../../expectation/expectation';
import { captureNoteOf } from '../../log/captureNote';
import { describeCommand } from '../../log/describeExpected';
import { toVisible } from '../../util/toVisible';
import { applicableCommands, isStepCommand, type BlockCommand } from '../../run/outcome';
import { countedSteps } from '../../run/progress';
import { failureMessage } from '../../run/reduce';
import type { CommandFinished, RunEvent } from '../../run/runEvent';
import type { RunSession } from '../../run/runSession';
import type { RunState } from '../../run/runState';
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
  ].join('\n');
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
