import { byKind, deviationsOf, deviationWords, type Deviation, type DeviationKind } from './deviations';
import type { LogContext } from './logContext';
import type { PlacedStep } from './logOutline';
import { codeSpan, cutLine, escapeText } from './markdownText';

/** A deviation as the log tells it. */
export interface ToldDeviation {
  readonly kind: DeviationKind;
  /** The step and its section. */
  readonly where: string;
  /** What became of it; empty when the kind says it all. */
  readonly said: string;
}

export function tellDeviations(placed: PlacedStep, context: LogContext): readonly ToldDeviation[] {
  return deviationsOf(placed, context).map((each) => ({
    kind: each.kind,
    where: whereOf(context, each),
    said: saidOf(each).join(' '),
  }));
}

/** Everything that did not go as the checklist says, the worst first, before everything that did. */
export function renderDeviations(told: readonly ToldDeviation[], isFinished: boolean): readonly string[] {
  const deviations = byKind(told);
  const kinds = [...new Set(deviations.map(({ kind }) => kind))];
  const lines = kinds.flatMap((kind) =>
    renderKind(
      kind,
      deviations.filter((each) => each.kind === kind),
    ),
  );
  const none = isFinished ? 'None.' : 'None so far.';
  return ['## Deviations', '', ...(lines.length === 0 ? [none] : lines)];
}

function renderKind(kind: DeviationKind, deviations: readonly ToldDeviation[]): readonly string[] {
  const label = `- **${deviationWords[kind]}:**`;
  // What nothing is said of, and is marked among the steps, must not bury the rest.
  if (deviations.length > mostNamed && deviations.every(({ said }) => said === '')) {
    const named = deviations.slice(0, mostNamed).map(({ where }) => where.replace(/\.$/, ''));
    return [`${label} ${deviations.length} steps: ${named.join('; ')}; and ${deviations.length - mostNamed} more.`];
  }
  return deviations.map(({ where, said }) => [label, where, said].filter(Boolean).join(' '));
}

const mostNamed = 3;

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
