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
import type { ReadingMemory } from './nodeMemory';
import { LazyBlock } from './lazyBlock';
import { LazyStep } from './lazyStep';
import type { BlockDraft } from './readBlocks';
import { asInRollback } from './rollbackCommands';
import type { SectionNode } from './sectionTree';
import type { SourceText } from './sourceText';
import type { StepComment } from './stepComment';
import { slugOf } from './slug';
import { nameSections, StepNames } from './stepIds';
import type { SectionSteps, StepNode } from './stepTree';
import type { ReadWords } from './wordReader';

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

/** What is kept from one reading of a document to the next: steps with no steps inside, by the words that they were built of. */
export type KeptSteps = ReadingMemory<InlineText, KeptStep>;

/** A step, and what it was built of. */
interface KeptStep {
  readonly step: Step;
  /** Of its title. */
  readonly slug: string;
  readonly endLine: number;
  readonly isInRollback: boolean;
  readonly drafts: readonly (BlockDraft | undefined)[];
  readonly words: readonly ReadWords[];
}

export interface BuiltSections {
  readonly sections: readonly Section[];
  readonly problems: readonly Problem[];
}

/** Gives every section, step and command its id and its range. Text before the first heading counts if it holds something. */
export function buildSections(read: ReadChecklist): BuiltSections {
  const names = new StepNames();
  for (const { steps } of read.steps.values()) giveIds(steps, read, names);
  const sectionIds = nameSections(read.sections);
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
  const place = { path: id, requires: [], isInRollback: phase === 'rollback' };
  return {
    id,
    title: heading?.text.plain ?? '',
    level: heading?.level ?? 0,
    phase,
    range: read.source.linesRange(line, endLine),
    steps: steps.map((step) => buildStep(step, place, read, names)),
    sections: section.sections.map(build),
    blocks: blocks.flatMap((code) => buildBlocks(draftsOf([code], read), undefined, inNoStep, read)),
  };
}

/** Where a step is built: what its id begins with, and what the items around it require. */
interface StepPlace {
  readonly path: string;
  readonly requires: readonly string[];
  readonly isInRollback: boolean;
}

function buildStep(node: StepNode, place: StepPlace, read: ReadChecklist, names: StepNames): Step {
  const title = titleOf(node, read);
  const known = read.kept.get(node.text);
  const slug = known?.step.title === title ? known.slug : slugOf(title, 'step');
  const id = names.name(node, place.path, slug);
  const isAlone = node.children.length === 0 && place.requires.length === 0 && !read.comments.has(node);
  if (!isAlone) return buildNewStep(node, { id, title }, place, read, names);
  const drafts = node.codes.length === 0 ? none : node.codes.map((code) => read.blocks.get(code));
  const { isInRollback } = place;
  if (known?.step.id === id && known.isInRollback === isInRollback && isBuiltOf(known, node, drafts)) {
    read.kept.set(node.text, known);
    return known.step;
  }
  const step = buildNewStep(node, { id, title }, place, read, names);
  const { endLine, words } = node;
  read.kept.set(node.text, { step, slug, endLine, isInRollback, drafts, words });
  return step;
}

/** One for all steps: most hold no blocks and no steps. */
const none: readonly never[] = [];

function isBuiltOf({ step, endLine, drafts, words }: KeptStep, node: StepNode, now: KeptStep['drafts']): boolean {
  return (
    step.kind === node.kind &&
    step.line === node.line &&
    step.depth === node.depth &&
    step.signOff?.role === node.signOff?.role &&
    endLine === node.endLine &&
    hasSame(drafts, now) &&
    hasSame(words, node.words)
  );
}

function hasSame(known: readonly unknown[], now: readonly unknown[]): boolean {
  return known.length === now.length && known.every((one, i) => one === now[i]);
}

function buildNewStep(
  node: StepNode,
  { id, title }: Pick<Step, 'id' | 'title'>,
  { requires: around, isInRollback }: StepPlace,
  read: ReadChecklist,
  names: StepNames,
): Step {
  const comment = read.comments.get(node);
  const options = comment?.options;
  const drafts = draftsOf(node.codes, read);
  const requires = withRequired(around, options, drafts);
  const inner = { path: id, requires, isInRollback };
  const blockPlace = { step: id, isInRollback };
  const hasWords = node.words.length > 0;
  const step: Step = {
    id,
    kind: node.kind,
    title,
    markdown: withoutComments(node.text.markdown) || title,
    checkState: node.checkState,
    signOff: node.signOff,
    requires: requires.length > 0 ? requires : undefined,
    evidence: comment?.demands.evidence,
    approvals: comment?.demands.approvals,
    line: node.line,
    range: read.source.linesRange(node.line, node.endLine),
    depth: node.depth,
    blocks: hasWords || drafts.length === 0 ? none : buildBlocks(drafts, options, blockPlace, read),
    children: node.children.length === 0 ? none : node.children.map((child) => buildStep(child, inner, read, names)),
  };
  return hasWords ? new LazyStep(step, readInlineToo(drafts, node.words, options, blockPlace, read)) : step;
}

function withRequired(
  around: readonly string[],
  options: BlockOptions | undefined,
  drafts: readonly BlockDraft[],
): readonly string[] {
  if (options?.requires === undefined && drafts.every(({ block }) => block.options.requires === undefined))
    return around;
  const own = [options, ...drafts.map(({ block }) => block.options)].flatMap((each) => each?.requires ?? []);
  return [...new Set([...around, ...own])];
}

/**
 * The step's blocks, and behind them the commands in its words, which are found when somebody asks. Holds on to nothing
 * of the document's nodes: the next reading moves them.
 */
function readInlineToo(
  blocks: readonly BlockDraft[],
  words: readonly ReadWords[],
  stepOptions: BlockOptions | undefined,
  place: BlockPlace,
  { frontMatter, source, shell }: ReadChecklist,
): () => readonly CodeBlock[] {
  return lazy(() => {
    const hasBlocks = blocks.some(({ block }) => block.runnable);
    const commands = words.flatMap((read) => read());
    const inline = commands.map((placed) => {
      const use = hasBlocks || placed.isAlternative ? 'offered' : 'step';
      return toInlineDraft(placed, use, { source, shell });
    });
    return buildBlocks([...blocks, ...inline], stepOptions, place, { frontMatter });
  });
}

function draftsOf(codes: readonly CodeNode[], { blocks }: ReadChecklist): readonly BlockDraft[] {
  if (codes.length === 0) return none;
  return codes.map((code) => blocks.get(code)).filter((draft) => draft !== undefined);
}

/** Commands are counted through all the blocks of their step. */
function buildBlocks(
  drafts: readonly BlockDraft[],
  stepOptions: BlockOptions | undefined,
  { step, isInRollback }: BlockPlace,
  { frontMatter }: Pick<ReadChecklist, 'frontMatter'>,
): readonly CodeBlock[] {
  return drafts.map(({ block, read }, i) => {
    if (!block.runnable) return new LazyBlock(block, block.options, noCommands);
    const commands = lazy(() => {
      const before = drafts.slice(0, i).reduce((sum, draft) => sum + draft.read().commands.length, 0);
      const own = read().commands.map((command, at) => withId(command, step, before + at + 1));
      return isInRollback ? own.map(asInRollback) : own;
    });
    return new LazyBlock(block, decideCondition(mergeOptions(stepOptions, block.options), frontMatter), commands);
  });
}

/** Where a block stands; what stands in no step is no part of a rollback's steps. */
interface BlockPlace {
  readonly step: StepId | undefined;
  readonly isInRollback: boolean;
}

const noCommands = (): readonly Command[] => [];
const inNoStep: BlockPlace = { step: undefined, isInRollback: false };

function withId(command: Omit<Command, 'id'>, step: StepId | undefined, number: number): Command {
  const { text, kind, destination, range, programs, dangers, placeholders, expectations, onlyIf } = command;
  const id = `${step ?? ''}#${number}` as CommandId;
  return { text, kind, destination, range, programs, dangers, placeholders, expectations, onlyIf, id };
}

/**
 * The author's words; where there are none, the first line of what stands in the step. A lead-in keeps its last sentence, a
 * paragraph with a command in its words the one that holds it.
 */
function titleOf({ kind, text, codes, words: read }: StepNode, { blocks }: ReadChecklist): string {
  const words = kind === 'paragraph' ? oneSentence(text.plain, codes.length > 0 ? [] : read) : text.plain;
  if (words !== '') return words;
  const first = codes.map((code) => blocks.get(code)).find((draft) => draft !== undefined);
  const firstCommand = first?.read().commands[0]?.text ?? first?.block.text.trim();
  return (firstCommand ?? read.flatMap((commands) => commands())[0]?.text)?.split('\n', 1)[0] ?? '';
}

/** The sentence that holds a command, else the last one. */
function oneSentence(words: string, read: StepNode['words']): string {
  const sentences = words.split(/(?<=[.!?。])\s+(?=\S)/u);
  const command = read.flatMap((commands) => commands())[0]?.text;
  const own = command === undefined ? undefined : sentences.find((sentence) => sentence.includes(command));
  return (own ?? sentences.at(-1) ?? words).replace(/\s*[:：]$/u, '');
}
