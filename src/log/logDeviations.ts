import { deviationWords, listDeviations, type Deviation, type DeviationKind } from './deviations';
import type { LogContext } from './logContext';
import { codeSpan, cutLine, escapeText } from './markdownText';

/** Everything that did not go as the checklist says, the worst first, before everything that did. */
export function renderDeviations(context: LogContext): readonly string[] {
  const deviations = listDeviations(context);
  const kinds = [...new Set(deviations.map(({ kind }) => kind))];
  const lines = kinds.flatMap((kind) =>
    renderKind(
      kind,
      deviations.filter((each) => each.kind === kind),
      context,
    ),
  );
  const none = context.state.finished ? 'None.' : 'None so far.';
  return ['## Deviations', '', ...(lines.length === 0 ? [none] : lines)];
}

function renderKind(kind: DeviationKind, deviations: readonly Deviation[], context: LogContext): readonly string[] {
  const label = `- **${deviationWords[kind]}:**`;
  // What nothing is said of, and is marked among the steps, must not bury the rest.
  if (deviations.length > mostNamed && deviations.every(isSilent)) {
    const named = deviations.slice(0, mostNamed).map((each) => whereOf(context, each).replace(/\.$/, ''));
    return [`${label} ${deviations.length} steps: ${named.join('; ')}; and ${deviations.length - mostNamed} more.`];
  }
  return deviations.map((each) => [label, whereOf(context, each), ...saidOf(each)].join(' '));
}

const mostNamed = 3;

function isSilent({ said, commandTexts }: Deviation): boolean {
  return said.length + commandTexts.length === 0;
}

function saidOf({ said, commandTexts }: Deviation): readonly string[] {
  return [...said.map(({ markdown }) => markdown), ...(commandTexts.length > 0 ? [textsOf(commandTexts)] : [])];
}

function textsOf(commandTexts: readonly string[]): string {
  const named = commandTexts.slice(0, mostNamed).map((text) => codeSpan(cutLine(text.split('\n', 1)[0] ?? '', 120)));
  const more = commandTexts.length > mostNamed ? ` and ${commandTexts.length - mostNamed} more` : '';
  return `${named.join(', ')}${more}`;
}

function whereOf({ titleOf }: LogContext, { placed: { step, section } }: Deviation): string {
  const title = titleOf(step);
  return section.title === '' || section.title === step.title
    ? `${title}.`
    : `${title} (${escapeText(section.title)}).`;
}
