import type { Step } from '../../checklist/checklist';
import { deviationWords, type Deviation, type DeviationKind } from '../../log/deviations';
import { countOf } from '../../log/formatTime';
import { describeVerdict } from '../../log/verify/describeVerification';
import { isError, type Finding } from '../../log/verify/finding';
import { unfinishedMergeOf, type UnfinishedMerge } from '../../log/verify/unfinishedMerge';
import type { LogReview } from '../logs/logReview';
import { firstLine } from './releaseRows';
import { pendingIcons, stateIcons, type RowIcon } from './rowIcon';

/** A row above the checklist's own in a log that is read: the verdict on its record, what deviated, and the groups of these. */
export interface RecordRow {
  readonly kind: 'record';
  /** Unique among all rows, and the same again when the log is read again. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon?: RowIcon;
  /** All of it, as plain text. */
  readonly tooltip: string;
  readonly expansion: 'none' | 'collapsed' | 'expanded';
  readonly about: RecordTopic;
  readonly parent?: RecordRow;
  readonly children: readonly RecordRow[];
}

/** What a row leads to. */
export type RecordTopic =
  | { readonly kind: 'record' }
  | { readonly kind: 'deviations' }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'unfinished-merge' }
  | { readonly kind: 'deviation'; readonly deviation: Deviation };

/** The verdict first, then what deviated. */
export function toRecordRows(review: LogReview): readonly RecordRow[] {
  return review.contents.kind === 'run'
    ? [verdictRow(review), deviationsRow(review.contents.deviations)]
    : [verdictRow(review)];
}

/** The step that a row speaks of. */
export function stepOfRecord({ about }: RecordRow): Step | undefined {
  return about.kind === 'deviation' ? about.deviation.placed.step : undefined;
}

function verdictRow({ verification }: LogReview): RecordRow {
  const findings = verification.kind === 'done' ? verification.findings : [];
  const description = describeVerdict(verification);
  const isDamaged = findings.some(isError);
  const row = {
    // VS Code keeps what was expanded by the id: one that was found damaged is to open by itself.
    id: isDamaged ? 'record:verdict:damaged' : 'record:verdict',
    label: 'Record',
    description,
    icon: isDamaged ? severityIcons.error : verdictIcons[verification.kind],
    tooltip: verification.kind === 'withheld' ? verification.reason : `Record: ${description}`,
    expansion: findings.length === 0 ? 'none' : isDamaged ? 'expanded' : 'collapsed',
    about: { kind: 'record' },
  } as const;
  const merge = unfinishedMergeOf(findings);
  const others = findings.filter((finding) => merge?.findings.includes(finding) !== true);
  return withChildren(row, (parent) => [
    ...(merge === undefined ? [] : [mergeRow(merge, parent)]),
    ...worstFirst(others).map((finding, index) => findingRow(finding, index, parent)),
  ]);
}

const verdictIcons: Record<LogReview['verification']['kind'], RowIcon> = {
  running: { name: 'sync~spin', color: 'testing.iconQueued', words: 'being verified' },
  withheld: { name: 'question', color: 'testing.iconUnset', words: 'not verified' },
  done: { name: 'verified', color: 'testing.iconPassed', words: 'verified' },
};

const severityIcons: Record<Finding['severity'], RowIcon> = {
  error: { name: 'error', color: 'testing.iconFailed', words: 'error' },
  warning: { name: 'warning', color: 'list.warningForeground', words: 'warning' },
  note: { name: 'info', words: 'note' },
};

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const order = Object.keys(severityIcons);
  return [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

function mergeRow({ words, findings }: UnfinishedMerge, parent: RecordRow): RecordRow {
  const places = findings.map((finding) => `${finding.message} (${placeOf(finding)})`);
  return {
    kind: 'record',
    id: 'record:unfinished-merge',
    label: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    description: '“Render Log Again” mends it',
    icon: severityIcons.error,
    tooltip: ['Every event of both sides is kept when the log is rendered again.', ...places].join('\n'),
    expansion: 'none',
    about: { kind: 'unfinished-merge' },
    parent,
    children: [],
  };
}

function placeOf({ file, line }: Finding): string {
  return line === undefined ? file : `${file}, line ${line + 1}`;
}

function findingRow(finding: Finding, index: number, parent: RecordRow): RecordRow {
  const { code, severity, line, message } = finding;
  const place = line === undefined ? '' : placeOf(finding);
  return {
    kind: 'record',
    id: `record:finding:${index}:${code}`,
    label: message,
    description: place,
    icon: severityIcons[severity],
    tooltip: [message, place].filter(Boolean).join('\n'),
    expansion: 'none',
    about: { kind: 'finding', finding },
    parent,
    children: [],
  };
}

function deviationsRow(deviations: readonly Deviation[]): RecordRow {
  const count = deviations.length;
  const row = {
    id: 'record:deviations',
    label: 'Deviations',
    description: count === 0 ? 'none' : String(count),
    icon: count === 0 ? { ...stateIcons.attested, words: '' } : { ...stateIcons.overridden, words: '' },
    tooltip:
      count === 0 ? 'Everything went as the checklist says.' : `${countOf(count, 'deviation')} from the checklist`,
    expansion: count === 0 ? 'none' : 'expanded',
    about: { kind: 'deviations' },
  } as const;
  const kinds = [...new Set(deviations.map(({ kind }) => kind))];
  return withChildren(row, (parent) => kinds.flatMap((kind) => rowsOfKind(kind, deviations, parent)));
}

/** Many steps of which nothing is said have a row around them, so that they do not bury the rest. */
function rowsOfKind(kind: DeviationKind, all: readonly Deviation[], parent: RecordRow): readonly RecordRow[] {
  const deviations = all.filter((each) => each.kind === kind);
  const isSilent = deviations.every(({ said, commandTexts }) => said.length + commandTexts.length === 0);
  if (!isSilent || deviations.length <= mostNamed)
    return deviations.map((deviation) => deviationRow(deviation, deviationWords[kind], parent));
  const words = deviationWords[kind];
  const row = {
    id: `record:deviations:${kind}`,
    label: words,
    description: countOf(deviations.length, 'step'),
    icon: { ...deviationIcons[kind], words: '' },
    tooltip: `${words}: ${countOf(deviations.length, 'step')}`,
    expansion: 'collapsed',
    about: { kind: 'deviations' },
    parent,
  } as const;
  return [withChildren(row, (inner) => deviations.map((deviation) => deviationRow(deviation, '', inner)))];
}

const mostNamed = 3;

function deviationRow(deviation: Deviation, words: string, parent: RecordRow): RecordRow {
  const { kind, commandTexts } = deviation;
  const said = deviation.said.map(({ plain }) => plain);
  const { step, section } = deviation.placed;
  const label = step.signOff?.role ?? step.title;
  const description = [words, [...said, ...commandTexts.map(firstLine)].join(' ')].filter(Boolean).join(': ');
  const place = section.title === '' || section.title === step.title ? '' : section.title;
  return {
    kind: 'record',
    id: `record:deviation:${kind}:${step.id}`,
    label: label === '' ? 'Step without words' : label,
    description,
    // The words of the kind stand in the description, or on the row around.
    icon: { ...deviationIcons[kind], words: '' },
    tooltip: [label, place, deviationWords[kind], ...said, ...commandTexts].filter(Boolean).join('\n'),
    expansion: 'none',
    about: { kind: 'deviation', deviation },
    parent,
    children: [],
  };
}

const deviationIcons: Record<DeviationKind, RowIcon> = {
  failed: stateIcons.failed,
  errored: stateIcons.errored,
  overridden: stateIcons.overridden,
  concurrent: { name: 'git-merge', color: 'list.warningForeground', words: 'decided apart' },
  incomplete: stateIcons.incomplete,
  notCompared: stateIcons.review,
  notEnded: stateIcons.errored,
  unrun: stateIcons.attested,
  failedBefore: { name: 'debug-restart', color: 'testing.iconQueued', words: 'failed before' },
  skipped: stateIcons.skipped,
  notApplicable: stateIcons.notApplicable,
  differing: { name: 'diff', color: 'testing.iconQueued', words: 'changed' },
  notDone: pendingIcons.notDone,
};

function withChildren(
  row: Omit<RecordRow, 'kind' | 'children'>,
  childrenOf: (parent: RecordRow) => readonly RecordRow[],
): RecordRow {
  const children: RecordRow[] = [];
  const parent: RecordRow = { kind: 'record', ...row, children };
  children.push(...childrenOf(parent));
  return parent;
}
