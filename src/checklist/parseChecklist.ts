import type { ShellParser } from '../shell/shellScript';
import { lazy } from '../util/lazy';
import type { Problem } from '../util/problem';
import { buildSections, type KeptSteps } from './buildSections';
import type { Checklist, FrontMatter, Section } from './checklist';
import { findEmptySections } from './emptySections';
import { findProblems } from './findProblems';
import { findGateProblems } from './gateProblems';
import { readFrontMatter } from './frontMatter';
import { LazyChecklist } from './lazyChecklist';
import { MarkdownReader } from './markdownReader';
import type { CodeNode, HeadingNode, MarkdownNode, ParagraphNode, TableNode } from './markdownTree';
import { OwnProgramsReader } from './ownPrograms';
import { BlockReader } from './readBlocks';
import { isTriggerHeading } from './rollbackTriggers';
import { readSections, type SectionNode } from './sectionTree';
import { readSignOffRows } from './signOff';
import { createSourceText, type SourceText } from './sourceText';
import type { SpanPlace } from './spanContext';
import { ReadingMemory } from './nodeMemory';
import { readTableCommands } from './stepCommands';
import { readStepComment, type StepComment } from './stepComment';
import { readSteps, type SectionSteps, type StepNode } from './stepTree';
import { allSections } from './steps';
import { holdsTask } from './taskItem';
import { longestChecklist, tooLongChecklist } from './tooLong';
import { WordReader, type ReadWords } from './wordReader';

/** Reads a checklist. Never throws: what is odd in the text is a problem beside the model. */
export function parseChecklist(text: string, shell: ShellParser): Checklist {
  return new ChecklistParser(shell).parse(text);
}

/**
 * Reads a checklist again and again while it is edited. What it gives depends on the text alone; of what it has read it
 * keeps what an edit leaves as it was.
 */
export class ChecklistParser {
  readonly #shell: ShellParser;
  readonly #blocks: BlockReader;
  readonly #words: WordReader;
  readonly #ownPrograms = new OwnProgramsReader();
  readonly #kept: KeptSteps = new ReadingMemory();
  #inputs = '';
  #markdown = new MarkdownReader();
  #hasMark = false;
  #emptySections: () => readonly Problem[] = () => [];

  constructor(shell: ShellParser) {
    this.#shell = shell;
    this.#blocks = new BlockReader(shell);
    this.#words = new WordReader(shell);
  }

  parse(text: string): Checklist {
    if (text.length > longestChecklist) return tooLongChecklist(text);
    this.#settle();
    const source = createSourceText(text);
    const { frontMatter, lines, problems } = readFrontMatter(source);
    const nodes = this.#readMarkdown(text, source, lines);
    const { blocks, problems: blockProblems, behindWords } = this.#blocks.read(nodes, source);
    const isCommandBlock = (code: CodeNode): boolean => blocks.get(code)?.block.runnable === true;
    const own = this.#ownPrograms.read(text, [...blocks.keys()].filter(isCommandBlock));
    this.#words.turn(own);
    const sections = readSections(nodes, source.lines.length - 1);
    const all = flatten(sections);
    const shell = this.#shell;
    const wordProblems: (() => readonly Problem[])[] = [];
    const context = {
      isCommandBlock,
      commandsIn: (paragraph: ParagraphNode, place: SpanPlace): ReadWords | undefined => {
        const words = this.#words.read(paragraph, place, { source, behind: () => behindWords(paragraph) });
        if (words) wordProblems.push(words.problems);
        return words?.commands;
      },
      commandsInTable: (table: TableNode) => {
        const read = readTableCommands(table, { source, shell, own });
        wordProblems.push(() => read.problems);
        return read.rows;
      },
      signOffsInTable: (table: TableNode) => readSignOffRows(table, source.lines),
      documentHasTasks: nodes.some(holdsTask),
      title: titleHeading(all),
      rollbackHasTasks: all.some(isRollbackWithTasks),
    };
    const steps = new Map(all.map((section) => [section, readSteps(section, context)]));
    const comments = readStepComments(steps, source);
    const kept = this.#keptFor(frontMatter);
    const built = buildSections({ sections, steps, blocks, comments, frontMatter, source, shell, kept });
    const commentProblems = [...comments.values()].flatMap((comment) => comment.problems);
    const emptySections = lazy(() => findEmptySections(sections, frontMatter, source));
    this.#emptySections = emptySections;
    const allProblems = lazy(() =>
      [
        ...problems,
        ...blockProblems,
        ...commentProblems,
        ...wordProblems.flatMap((read) => read()),
        ...built.problems,
        ...[...blocks.values()].flatMap(({ read }) => read().problems),
        ...emptySections(),
        ...findProblems({ frontMatter, sections: built.sections }, source),
        ...findGateProblems(built.sections, source),
      ].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column),
    );
    const title = frontMatter.title ?? titleOf(built.sections);
    return new LazyChecklist({ title, frontMatter, sections: built.sections }, allProblems);
  }

  /** Reads what the last reading has put off, and what needs its nodes as they are: the next one moves them. */
  #settle(): void {
    this.#emptySections();
    this.#blocks.settle();
  }

  /** Begins the next reading. Conditions are held against the inputs: with others, every step is built anew. */
  #keptFor({ inputs }: FrontMatter): KeptSteps {
    const now = JSON.stringify(inputs.map(({ name, choices }) => [name, choices]));
    this.#kept.turn();
    if (now !== this.#inputs) this.#kept.clear();
    this.#inputs = now;
    return this.#kept;
  }

  /** `frontMatter` is the number of its lines. */
  #readMarkdown(text: string, source: SourceText, frontMatter: number): readonly MarkdownNode[] {
    // The mark counts in the columns of the first line, which the lines do not show.
    const hasMark = text.startsWith('\uFEFF');
    if (hasMark !== this.#hasMark) this.#markdown = new MarkdownReader();
    this.#hasMark = hasMark;
    const isAsWritten = frontMatter === 0 && !hasMark && !text.includes('\r');
    return this.#markdown.read(linesAfter(source, frontMatter), isAsWritten ? text : undefined);
  }
}

/** The lines with the first ones emptied, so that every line keeps its number. */
function linesAfter({ lines }: SourceText, emptied: number): readonly string[] {
  return emptied === 0 ? lines : lines.map((line, i) => (i < emptied ? '' : line));
}

function flatten(sections: readonly SectionNode[]): readonly SectionNode[] {
  const flat: SectionNode[] = [];
  const add = (section: SectionNode): void => {
    flat.push(section);
    section.sections.forEach(add);
  };
  sections.forEach(add);
  return flat;
}

/** The document's first heading, where it is one of level 1. */
function titleHeading(sections: readonly SectionNode[]): HeadingNode | undefined {
  const first = sections.find(({ heading }) => heading)?.heading;
  return first?.level === 1 ? first : undefined;
}

function isRollbackWithTasks({ phase, heading, nodes }: SectionNode): boolean {
  return phase === 'rollback' && !isTriggerHeading(heading?.text.plain ?? '') && nodes.some(holdsTask);
}

function readStepComments(
  sections: ReadonlyMap<SectionNode, SectionSteps>,
  source: SourceText,
): ReadonlyMap<StepNode, StepComment> {
  const comments = new Map<StepNode, StepComment>();
  const visit = (step: StepNode): void => {
    const comment = readStepComment(step, source);
    if (comment) comments.set(step, comment);
    step.children.forEach(visit);
  };
  for (const { steps } of sections.values()) steps.forEach(visit);
  return comments;
}

function titleOf(sections: readonly Section[]): string {
  const all = allSections({ sections }).filter(({ level }) => level > 0);
  return (all.find(({ level }) => level === 1) ?? all[0])?.title ?? '';
}
