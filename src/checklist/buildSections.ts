import type { ShellParser } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import { lazy } from '../util/lazy';
import type {
  BlockOptions,
  CodeBlock,
  Command,
  CommandId,
  FrontMatter,
  Section,
  SectionId,
  Step,
  StepId,
} from './checklist';
import { decideCondition } from './condition';
import { addDeclaredSignOffs } from './declaredSignOffs';
import { withoutComments } from './htmlComments';
import { toInlineDraft } from './inlineBlocks';
import type { CodeNode, InlineText } from './markdownTree';
import { mergeOptions } from './infoString';
import type { BlockDraft } from './readBlocks';
import { asInRollback } from './rollbackCommands';
import type { SectionNode } from './sectionTree';
import type { SourceText } from './sourceText';
import type { PlacedCommand } from './stepCommands';
import type { StepComment } from './stepComment';
import type { Slugs } from './slug';
import { nameSections, StepNames } from './stepIds';
import type { SectionSteps, StepNode } from './stepTree';

/** Everything that was read, before it has names. */
export interface ReadChecklist {
  readonly sections: readonly SectionNode[];
  readonly steps: ReadonlyMap<SectionNode, SectionSteps>;
  readonly blocks: ReadonlyMap<CodeNode, BlockDraft>;
  readonly comments: ReadonlyMap<StepNode, StepComment>;
  readonly frontMatter: FrontMatter;
  readonly source: SourceText;
  readonly shell: ShellParser;
  readonly kept: KeptSteps;
}

/** What is kept from one reading of a document to the next. */
export interface KeptSteps {
  /** Steps with no steps inside, by the words that they were built of. */
  readonly steps: WeakMap<InlineText, KeptStep>;
  readonly slugs: Slugs;
}

/** A step, and what it was built of. */
interface KeptStep {
  readonly step: Step;
  readonly endLine: number;
  readonly drafts: readonly (BlockDraft | undefined)[];
  readonly commands: readonly PlacedCommand[];
}

export interface BuiltSections {
  readonly sections: readonly Section[];
  readonly problems: readonly Problem[];
}

/** Gives every section, step and command its id and its range. Text before the first heading counts if it holds something. */
export function buildSections(read: ReadChecklist): BuiltSections {
  const names = new StepNames(read.kept.slugs);
  for (const { steps } of read.steps.values()) giveIds(steps, read, names);
  const sectionIds = nameSections(read.sections, read.kept.slugs);
  const build = (section: SectionNode): Section => buildSection(section, sectionIds, read, names, build);
  const sections = read.sections
    .map(build)
    .filter(({ level, steps, blocks }) => level > 0 || steps.length > 0 || blocks.length > 0);
  return {
    sections: addDeclaredSignOffs(sections, read.frontMatter, names, read.source),
    problems: names.problems,
  };
}

function giveIds(steps: readonly StepNode[], read: ReadChecklist, names: StepNames): void {
  for (const step of steps) {
    const id = read.comments.get(step)?.options.id ?? idOfBlocks(step, read);
    if (id !== undefined) names.give(step, id, read.source.linesRange(step.line, step.line));
    giveIds(step.children, read, names);
  }
}

function idOfBlocks({ codes }: StepNode, { blocks }: ReadChecklist): string | undefined {
  for (const code of codes) {
    const id = blocks.get(code)?.block.options.id;
    if (id !== undefined) return id;
  }
  return undefined;
}

function buildSection(
  section: SectionNode,
  ids: ReadonlyMap<SectionNode, SectionId>,
  read: ReadChecklist,
  names: StepNames,
  build: (section: SectionNode) => Section,
): Section {
  const { heading, phase, line, endLine } = section;
  const id = ids.get(section) ?? ('' as SectionId);
  const { steps, blocks } = read.steps.get(section) ?? { steps: [], blocks: [] };
  return {
    id,
    title: heading?.text.plain ?? '',
    level: heading?.level ?? 0,
    phase,
    range: read.source.linesRange(line, endLine),
    steps: steps
      .map((step) => buildStep(step, { path: id, requires: [] }, read, names))
      .map((step) => (phase === 'rollback' ? asInRollback(step) : step)),
    sections: section.sections.map(build),
    blocks: blocks.flatMap((code) => buildBlocks(draftsOf([code], read), undefined, {}, read)),
  };
}

/** Where a step is built: what its id begins with, and what the items around it require. */
interface StepPlace {
  readonly path: string;
  readonly requires: readonly string[];
}

function buildStep(node: StepNode, place: StepPlace, read: ReadChecklist, names: StepNames): Step {
  const title = titleOf(node, read);
  const id = names.name(node, place.path, title);
  const isAlone = node.children.length === 0 && place.requires.length === 0 && !read.comments.has(node);
  const { path, requires } = place;
  if (!isAlone) return buildNewStep(node, { path, requires, id, title }, read, names);
  const drafts = node.codes.map((code) => read.blocks.get(code));
  const known = read.kept.steps.get(node.text);
  if (known?.step.id === id && isBuiltOf(known, node, drafts)) return known.step;
  const step = buildNewStep(node, { path, requires, id, title }, read, names);
  const { endLine, commands } = node;
  read.kept.steps.set(node.text, { step, endLine, drafts, commands });
  return step;
}

function isBuiltOf({ step, endLine, drafts, commands }: KeptStep, node: StepNode, now: KeptStep['drafts']): boolean {
  return (
    step.kind === node.kind &&
    step.line === node.line &&
    step.depth === node.depth &&
    step.signOff?.role === node.signOff?.role &&
    endLine === node.endLine &&
    hasSame(drafts, now) &&
    hasSame(commands, node.commands)
  );
}

function hasSame(known: readonly unknown[], now: readonly unknown[]): boolean {
  return known.length === now.length && known.every((one, i) => one === now[i]);
}

interface NamedPlace extends StepPlace {
  readonly id: StepId;
  readonly title: string;
}

function buildNewStep(node: StepNode, place: NamedPlace, read: ReadChecklist, names: StepNames): Step {
  const { id, title } = place;
  const options = read.comments.get(node)?.options ?? {};
  const drafts = draftsOf(node.codes, read);
  const blocks = buildBlocks([...drafts, ...draftInline(node, drafts, read)], id, options, read);
  const requires = withRequired(place.requires, [options, ...blocks.map((block) => block.options)]);
  const inner = { path: id, requires };
  return {
    id,
    kind: node.kind,
    title,
    markdown: withoutComments(node.text.markdown) || title,
    ...(node.checkState && { checkState: node.checkState }),
    ...(node.signOff && { signOff: node.signOff }),
    ...(requires.length > 0 && { requires }),
    ...read.comments.get(node)?.demands,
    line: node.line,
    range: read.source.linesRange(node.line, node.endLine),
    depth: node.depth,
    blocks,
    children: node.children.map((child) => buildStep(child, inner, read, names)),
  };
}

function withRequired(around: readonly string[], options: readonly BlockOptions[]): readonly string[] {
  if (options.every(({ requires }) => requires === undefined)) return around;
  const own = options.flatMap(({ requires }) => requires ?? []);
  return [...new Set([...around, ...own])];
}

/** The commands in the step's words. */
function draftInline(
  { commands }: StepNode,
  blocks: readonly BlockDraft[],
  read: ReadChecklist,
): readonly BlockDraft[] {
  const hasBlocks = blocks.some(({ block }) => block.runnable);
  return commands.map((placed) => {
    const use = hasBlocks || placed.isAlternative ? 'offered' : 'step';
    return toInlineDraft(placed, use, read);
  });
}

function draftsOf(codes: readonly CodeNode[], { blocks }: ReadChecklist): readonly BlockDraft[] {
  return codes.map((code) => blocks.get(code)).filter((draft) => draft !== undefined);
}

/** Commands are counted through all the blocks of their step. */
function buildBlocks(
  drafts: readonly BlockDraft[],
  step: StepId | undefined,
  stepOptions: BlockOptions,
  { frontMatter }: ReadChecklist,
): readonly CodeBlock[] {
  return drafts.map(({ block, read }, i) => {
    if (!block.runnable) return { ...block, commands: [] };
    const commands = lazy(() => {
      const before = drafts.slice(0, i).reduce((sum, draft) => sum + draft.read().commands.length, 0);
      return read().commands.map((command, at) => withId(command, step, before + at + 1));
    });
    return {
      ...block,
      options: decideCondition(mergeOptions(stepOptions, block.options), frontMatter),
      get commands() {
        return commands();
      },
    };
  });
}

function withId(command: Omit<Command, 'id'>, step: StepId | undefined, number: number): Command {
  return { ...command, id: `${step ?? ''}#${number}` as CommandId };
}

/** The author's words; where there are none, the first line of what stands in the step. A lead-in keeps its last sentence. */
function titleOf({ kind, text, codes, commands }: StepNode, { blocks }: ReadChecklist): string {
  const words = kind === 'paragraph' ? lastSentence(text.plain) : text.plain;
  if (words !== '') return words;
  const first = codes.map((code) => blocks.get(code)).find((draft) => draft !== undefined);
  const firstCommand = first?.read().commands[0]?.text ?? first?.block.text.trim();
  return (firstCommand ?? commands[0]?.text)?.split('\n', 1)[0] ?? '';
}

function lastSentence(words: string): string {
  const sentences = words.split(/(?<=[.!?。])\s+(?=\S)/u);
  return (sentences.at(-1) ?? words).replace(/\s*[:：]$/u, '');
}
