import type { ShellParser } from '../shell/shellScript';
import { buildSections } from './buildSections';
import type { Checklist, Section } from './checklist';
import { findEmptySections } from './emptySections';
import { findProblems } from './findProblems';
import { readFrontMatter } from './frontMatter';
import { isOneCommand } from './inlineBlocks';
import { parseMarkdown, type CodeNode, type ParagraphNode, type TableNode } from './markdownTree';
import { readBlocks } from './readBlocks';
import { readSections, type SectionNode } from './sectionTree';
import { createSourceText, type SourceText } from './sourceText';
import type { SpanPlace } from './spanContext';
import { readTableCommands, readWordCommands } from './stepCommands';
import { readStepComment, type StepComment } from './stepComment';
import { readSteps, type SectionSteps, type StepNode } from './stepTree';
import { allSections } from './steps';
import { holdsTask } from './taskItem';

/** Reads a checklist. Never throws: what is odd in the text is a problem beside the model. */
export function parseChecklist(text: string, shell: ShellParser): Checklist {
  const source = createSourceText(text);
  const frontMatter = readFrontMatter(source);
  const nodes = parseMarkdown(textAfter(source, frontMatter.lines));
  const { blocks, problems: blockProblems } = readBlocks(nodes, source, shell);
  const sections = readSections(nodes, source.lines.length - 1);
  const context = {
    isCommandBlock: (code: CodeNode): boolean => blocks.get(code)?.runnable === true,
    commandsIn: ({ text: words, line }: ParagraphNode, place: SpanPlace) =>
      readWordCommands(words.markdown, line, place, source).filter((command) => isOneCommand(command, shell)),
    commandsInTable: (table: TableNode) => readTableCommands(table, source, shell),
    documentHasTasks: nodes.some(holdsTask),
  };
  const steps = new Map(flatten(sections).map((section) => [section, readSteps(section, context)]));
  const comments = readStepComments(steps, source);
  const built = buildSections({ sections, steps, blocks, comments, source, shell });
  const wholeProblems = findProblems({ frontMatter: frontMatter.frontMatter, sections: built.sections }, source);
  const commentProblems = [...comments.values()].flatMap(({ problems }) => problems);
  return {
    title: frontMatter.frontMatter.title ?? titleOf(built.sections),
    frontMatter: frontMatter.frontMatter,
    sections: built.sections,
    problems: [
      ...frontMatter.problems,
      ...blockProblems,
      ...commentProblems,
      ...built.problems,
      ...findEmptySections(sections, source),
      ...wholeProblems,
    ].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column),
  };
}

/** The text with its first lines emptied, so that every line keeps its number. */
function textAfter({ lines }: SourceText, emptied: number): string {
  return lines.map((line, i) => (i < emptied ? '' : line)).join('\n');
}

function flatten(sections: readonly SectionNode[]): readonly SectionNode[] {
  return sections.flatMap((section) => [section, ...flatten(section.sections)]);
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
