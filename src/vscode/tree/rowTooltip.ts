import type { Command, Step } from '../../checklist/checklist';
import { listTriggers } from '../../checklist/rollbackTriggers';
import { formatBytes } from '../../log/formatTime';
import { differsFrom } from '../../run/differing';
import { failureMessage } from '../../run/reduce';
import type { RunState } from '../../run/runState';
import { listDangers } from './describeDangers';
import { describeRow, shownState } from './describeRow';
import type { CommandRow, ReleaseRow, SectionRow, StepRow } from './releaseRows';
import { commandsOf, commandState, type RowContext } from './rowContext';
import { stateIcon } from './rowIcon';

/** A part of a tooltip: Markdown of the author, plain text, or shell text. */
export type TooltipPart =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string };

/** Everything about a row that is too long for it. */
export function tooltipOf(row: ReleaseRow, context: RowContext): readonly TooltipPart[] {
  switch (row.kind) {
    case 'section':
      return [...texts(row.section.title, describeRow(row, context)), ...triggersIn(row, context)];
    case 'step':
      return stepTooltip(row, context);
    case 'command':
      return commandTooltip(row, context);
  }
}

/** When to roll back, as long as it was not; as the author's list. */
function triggersIn({ section }: SectionRow, { state }: RowContext): readonly TooltipPart[] {
  if (section.phase !== 'rollback' || !state || state.rollback) return [];
  const triggers = listTriggers({ sections: [section] }, state.started.checklist.text);
  return triggers.map(({ text, lead }) => ({
    kind: 'text',
    text: `• ${lead === undefined ? text : `${lead}: ${text}`}`,
  }));
}

/** How much shell text a tooltip shows, in UTF-16 code units. */
const longestCode = 1200;

function stepTooltip(row: StepRow, context: RowContext): readonly TooltipPart[] {
  const commands = commandsOf(row.step, context);
  const resolved = commands.map(({ command }) => commandState(command, context)?.commandLine || command.text);
  const failures = commands.flatMap(({ command }) => failureOf(commandState(command, context)));
  return [
    { kind: 'markdown', text: withoutImages(row.step.markdown || row.label) },
    ...texts(
      stateSentence(row, context),
      ...listDangers(commands.map(({ command }) => command)),
      ...commands.flatMap(({ command }) => changeSentence(command, context)),
      ...failures,
      ...demandsOn(row.step, context.state),
      ...notesOn(row.step, context.state),
    ),
    ...(resolved.length > 0 ? [{ kind: 'code', text: shorten(resolved.join('\n')) } as const] : []),
  ];
}

function commandTooltip(row: CommandRow, context: RowContext): readonly TooltipPart[] {
  const state = commandState(row.command, context);
  return [
    ...texts(
      describeRow(row, context),
      ...listDangers([row.command]),
      ...changeSentence(row.command, context),
      ...failureOf(state),
    ),
    { kind: 'code', text: shorten(state?.commandLine || row.command.text) },
  ];
}

function stateSentence(row: StepRow, context: RowContext): string {
  const state = shownState(row, context);
  const description = describeRow(row, context);
  if (state.kind === 'pending') return description;
  const { words } = stateIcon(state);
  return description.startsWith(words) ? description : `${words}: ${description}`;
}

function changeSentence({ id }: Command, { state }: RowContext): readonly string[] {
  const release = state && differsFrom(state, id);
  return release === undefined ? [] : [`Not as in the last run, ${release}: changed, or new.`];
}

function failureOf(state: ReturnType<typeof commandState>): readonly string[] {
  const isOpen = state?.kind === 'finished' && (state.last.outcome === 'failed' || state.last.outcome === 'errored');
  return isOpen ? [failureMessage(state.last)] : [];
}

function notesOn(step: Step, state: RunState | undefined): readonly string[] {
  return (state?.notes ?? []).filter((note) => note.step === step.id).map(({ by, text }) => `${by.name}: ${text}`);
}

function demandsOn({ id, evidence, approvals = 0 }: Step, state: RunState | undefined): readonly string[] {
  const given = state?.approvals.get(id) ?? [];
  const filled = state?.evidence.get(id);
  const attached = (state?.attachments ?? []).filter(({ step }) => step === id);
  return [
    evidence?.pattern === undefined ? '' : `Its evidence must match ${evidence.pattern}`,
    filled ? `Evidence: ${filled.value} (${filled.by.name})` : '',
    approvals > 0 ? `${given.length} of ${approvals} approvals${listOf(given.map(({ by }) => by.name))}` : '',
    ...attached.map(({ path, bytes, by }) => `Attached: ${path}, ${formatBytes(bytes)} (${by.name})`),
  ];
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? '' : `: ${names.join(', ')}`;
}

/** An image would be fetched from wherever the checklist's author says. */
function withoutImages(markdown: string): string {
  return markdown.replaceAll('![', '!\\[');
}

function texts(...lines: readonly string[]): readonly TooltipPart[] {
  return [...new Set(lines)].filter(Boolean).map((text) => ({ kind: 'text', text }));
}

function shorten(text: string): string {
  return text.length > longestCode ? `${text.slice(0, longestCode)}\n…` : text;
}
