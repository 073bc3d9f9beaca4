import type { FrontMatter } from './checklist';
import type { Problem } from '../util/problem';
import type { MarkdownNode } from './markdownTree';
import type { SectionNode } from './sectionTree';
import type { SourceText } from './sourceText';
import { holdsTask } from './taskItem';

/**
 * Sections that were left without any step: nothing under a heading, or nothing but a word that says so, or words that
 * announce what does not follow. Sections of words alone are none. A heading alone can be the step itself (`Tell the
 * customers`), so it is one only beside sections that all have task list items, or where it promises a rollback or a
 * sign-off that the front matter does not give.
 */
export function findEmptySections(
  sections: readonly SectionNode[],
  { signOff }: FrontMatter,
  source: SourceText,
): readonly Problem[] {
  const titled = sections.filter(({ heading }) => heading);
  const found = titled.flatMap((section, i) => findEmpty(section, titled, i === 0));
  return found
    .filter(({ section }) => section.phase !== 'sign-off' || signOff.length === 0)
    .map(({ section, message }) => {
      const { line, endLine } = section.heading ?? section;
      const range = source.linesRange(line, endLine);
      return { code: 'section-without-steps', severity: 'warning', message, range };
    });
}

interface EmptySection {
  readonly section: SectionNode;
  readonly message: string;
}

function findEmpty(section: SectionNode, siblings: readonly SectionNode[], isTitle: boolean): readonly EmptySection[] {
  const { heading, phase, nodes, sections } = section;
  const inner = sections.flatMap((each) => findEmpty(each, sections, false));
  if (!heading || isTitle || phase === 'reference' || sections.length > 0) return inner;
  const message = whyEmpty(heading.text.plain, nodes, () => mustHoldSteps(section, siblings));
  return message === undefined ? inner : [...inner, { section, message }];
}

function mustHoldSteps(section: SectionNode, siblings: readonly SectionNode[]): boolean {
  const others = siblings.filter((each) => each !== section);
  return section.phase !== 'main' || (others.length >= 2 && others.every(hasTasks));
}

function hasTasks({ nodes, sections }: SectionNode): boolean {
  return nodes.some(holdsTask) || sections.some(hasTasks);
}

function whyEmpty(title: string, all: readonly MarkdownNode[], mustHold: () => boolean): string | undefined {
  const nodes = all.filter(({ kind }) => kind !== 'other');
  const last = nodes.at(-1);
  if (!last)
    return !/[.!?]$/.test(title) && mustHold()
      ? 'Nothing stands in this section: write its steps, or take the heading out.'
      : undefined;
  if (last.kind !== 'paragraph' || nodes.some(({ kind }) => kind !== 'paragraph')) return undefined;
  const { plain } = last.text;
  if (nodes.length === 1 && isToBeWritten.test(plain)) return 'The steps of this section are still to be written.';
  return announces.test(plain) ? 'The last words announce something, and nothing follows them.' : undefined;
}

const isToBeWritten = /^\W*(?:tbd|tba|tbc|todo|wip|to be (?:written|done|defined|decided|determined|added))\b.{0,20}$/i;
const announces = /(?:following|below|these|steps|commands|run|execute|as follows)[^.:]{0,40}:$/i;
