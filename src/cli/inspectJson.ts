import type { Checklist, CodeBlock, Command, Section, Step, StepKind } from '../checklist/checklist';
import { listPlaceholders, type ListedPlaceholder } from '../checklist/listPlaceholders';
import { allSections } from '../checklist/steps';
import type { Expectation } from '../expectation/expectation';
import { matcherKind } from './matcherKind';

/** What `inspect --json` prints. Lines and columns are 1-based, as editors show them. */
export interface InspectJson {
  readonly version: 1;
  readonly title: string;
  readonly sections: readonly InspectSection[];
  /** Task list items as GFM has them. */
  readonly items: readonly InspectItem[];
  readonly blocks: readonly InspectBlock[];
  /** Everything that a person signs: task items, other lines, rows, and roles of the front matter. */
  readonly signOffs: readonly InspectSignOff[];
  /** Commands in code spans. */
  readonly inline: readonly InspectInline[];
  /** All in the document: those that commands wait for, and samples that somebody should look at. */
  readonly placeholders: readonly InspectPlaceholder[];
  readonly problems: readonly InspectProblem[];
}

export interface InspectSection {
  readonly line: number;
  readonly level: number;
  readonly title: string;
  readonly phase: Section['phase'];
}

export interface InspectItem {
  readonly line: number;
  readonly text: string;
  readonly checked: boolean;
  readonly depth: number;
  /** Lines of the heading and the task item around it. */
  readonly section: number | null;
  readonly parent: number | null;
  readonly kind: 'task' | 'sign-off';
}

export interface InspectSignOff {
  readonly line: number;
  readonly role: string;
  readonly kind: StepKind;
  /** Line of the heading around it; `null` for a role of the front matter. */
  readonly section: number | null;
}

export interface InspectBlock {
  readonly line: number;
  readonly endLine: number;
  readonly language: string;
  readonly runnable: boolean;
  readonly reason: string | null;
  /** Line of the task item, the list item or the heading that the block belongs to. */
  readonly step: number | null;
  /** Lines of the task item and the heading around it. */
  readonly item: number | null;
  readonly section: number | null;
  readonly commands: readonly InspectCommand[];
}

export interface InspectCommand {
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
  readonly kind: Command['kind'];
  /** The author's words where they say that it is run only in some case; running the step leaves it out. */
  readonly onlyIf?: string;
  readonly dangers: readonly string[];
  readonly placeholders: readonly string[];
  /** What the author wrote; the exit code 0 that nobody wrote is left out. */
  readonly expectations: readonly InspectExpectation[];
}

export interface InspectInline {
  readonly line: number;
  /** As written in the file. */
  readonly text: string;
  readonly step: number | null;
  readonly kind: Command['kind'];
  readonly dangers: readonly string[];
  readonly placeholders: readonly string[];
  readonly expectations: readonly InspectExpectation[];
}

export interface InspectExpectation {
  readonly line: number;
  readonly source: Expectation['source'];
  readonly text: string;
  readonly kind: string;
  readonly matcher: Expectation['matcher'];
}

export interface InspectPlaceholder {
  readonly line: number;
  readonly text: string;
  readonly kind: ListedPlaceholder['kind'];
}

export interface InspectProblem {
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** `text` is what the checklist was read from. */
export function toInspectJson(text: string, checklist: Checklist): InspectJson {
  const sections = allSections(checklist);
  const places = sections
    .map(toPlace)
    .flatMap((place) => [...place.section.steps.flatMap((step) => placesOf(step, place)), place]);
  const blocks = places.flatMap((place) =>
    (place.step?.blocks ?? place.section.blocks).filter(({ inline }) => !inline).map((block) => toBlock(block, place)),
  );
  const inline = places.flatMap((place) => (place.step?.blocks ?? []).flatMap((block) => toInline(block, place)));
  return {
    version: 1,
    title: checklist.title,
    sections: sections.filter(({ level }) => level > 0).map(toSection),
    items: places.flatMap(toItem).sort(byLine),
    signOffs: places.flatMap(toSignOff).sort(byLine),
    blocks: blocks.sort(byLine),
    inline: inline.sort(byLine),
    placeholders: listPlaceholders(text, checklist).map(({ range, text: open, kind }) => ({
      line: range.start.line + 1,
      text: open,
      kind,
    })),
    problems: checklist.problems.map(({ code, severity, message, range }) => ({
      code,
      severity,
      line: range.start.line + 1,
      column: range.start.column + 1,
      message,
    })),
  };
}

/** A step, or a section's own text, with what stands around it. */
interface Place {
  readonly section: Section;
  readonly step?: Step;
  /** The task item that it is or stands in. */
  readonly item?: Step;
  /** The task item around it. */
  readonly parent?: Step;
}

function toPlace(section: Section): Place {
  return { section };
}

function placesOf(step: Step, around: Place): readonly Place[] {
  const item = step.kind === 'task' ? step : around.item;
  const place = { section: around.section, step, ...(item && { item }), ...(around.item && { parent: around.item }) };
  return [place, ...step.children.flatMap((child) => placesOf(child, place))];
}

function toSection({ range, level, title, phase }: Section): InspectSection {
  return { line: range.start.line + 1, level, title, phase };
}

function toItem({ step, section, parent }: Place): readonly InspectItem[] {
  if (step?.kind !== 'task' || step.checkState === 'notApplicable') return [];
  const { line, title, checkState, depth, signOff } = step;
  return [
    {
      line: line + 1,
      text: title,
      checked: checkState === 'checked',
      depth,
      section: headingLine(section),
      parent: parent ? parent.line + 1 : null,
      kind: signOff ? 'sign-off' : 'task',
    },
  ];
}

function toSignOff({ step, section }: Place): readonly InspectSignOff[] {
  if (!step?.signOff) return [];
  const { line, kind, signOff } = step;
  return [{ line: line + 1, role: signOff.role, kind, section: kind === 'front-matter' ? null : headingLine(section) }];
}

function toBlock(block: CodeBlock, place: Place): InspectBlock {
  const { line, endLine, language, runnable, reason } = block;
  return {
    line: line + 1,
    endLine: endLine + 1,
    language,
    runnable,
    reason: reason ?? null,
    step: stepLine(place),
    item: place.item ? place.item.line + 1 : null,
    section: headingLine(place.section),
    commands: block.commands.map(toCommand),
  };
}

function toInline({ inline, line, text, commands }: CodeBlock, { step }: Place): readonly InspectInline[] {
  if (!inline || !step) return [];
  return commands.map(({ kind, dangers, placeholders, expectations }) => ({
    line: line + 1,
    text,
    step: step.line + 1,
    kind,
    dangers: dangers.map(({ rule }) => rule),
    placeholders,
    expectations: expectations.filter(({ source }) => source !== 'implied').map(toExpectation),
  }));
}

/** A paragraph or a table row is no line that names a step to readers: the heading above it is. */
function stepLine({ step, section }: Place): number | null {
  if (step && (step.kind === 'task' || step.kind === 'list-item')) return step.line + 1;
  return headingLine(section) ?? (step ? step.line + 1 : null);
}

function headingLine({ level, range }: Section): number | null {
  return level > 0 ? range.start.line + 1 : null;
}

function toCommand({ range, text, kind, onlyIf, dangers, placeholders, expectations }: Command): InspectCommand {
  return {
    line: range.start.line + 1,
    endLine: range.end.line + 1,
    text,
    kind,
    ...(onlyIf === undefined ? {} : { onlyIf }),
    dangers: dangers.map(({ rule }) => rule),
    placeholders,
    expectations: expectations.filter(({ source }) => source !== 'implied').map(toExpectation),
  };
}

function toExpectation({ line, source, text, matcher }: Expectation): InspectExpectation {
  return { line: line + 1, source, text, kind: matcherKind(matcher), matcher };
}

function byLine(a: { readonly line: number }, b: { readonly line: number }): number {
  return a.line - b.line;
}
