import type { Phase } from './checklist';
import type { HeadingNode, ListItemNode, MarkdownNode } from './markdownTree';
import { phaseOfHeading } from './phase';
import { holdsTask } from './taskItem';

/** A heading and what stands under it, not yet read for steps. */
export interface SectionNode {
  /** Absent for the text before the first heading. */
  readonly heading: HeadingNode | undefined;
  readonly phase: Phase;
  readonly line: number;
  /** Last line of what stands under it, sub-sections included. */
  readonly endLine: number;
  readonly nodes: readonly MarkdownNode[];
  readonly sections: readonly SectionNode[];
}

/** Sections by the levels of their headings. */
export function readSections(nodes: readonly MarkdownNode[], lastLine: number): readonly SectionNode[] {
  const flat = splitAtHeadings(openHeadingItems(nodes), lastLine);
  const root = nest(flat);
  const [title, ...others] = root.filter(({ heading }) => heading);
  return root.map((draft) => finish(draft, 'main', others.length === 0 && draft === title));
}

interface SectionDraft {
  readonly heading: HeadingNode | undefined;
  readonly line: number;
  endLine: number;
  readonly nodes: MarkdownNode[];
  readonly sections: SectionDraft[];
}

/** A plain list item that holds a heading is a chapter: its blocks stand in its place. */
function openHeadingItems(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  if (!nodes.some(hasChapter)) return nodes;
  return nodes.flatMap((node): readonly MarkdownNode[] => {
    if (node.kind !== 'list' || !hasChapter(node)) return [node];
    return node.items.flatMap((item) =>
      isChapter(item) ? openHeadingItems(item.children) : [{ ...node, ...lines(item), items: [item] }],
    );
  });
}

function hasChapter(node: MarkdownNode): boolean {
  return node.kind === 'list' && node.items.some(isChapter);
}

function isChapter(item: ListItemNode): boolean {
  return item.children.some(({ kind }) => kind === 'heading') && !item.box;
}

function lines({ line, endLine }: ListItemNode): { line: number; endLine: number } {
  return { line, endLine };
}

function splitAtHeadings(nodes: readonly MarkdownNode[], lastLine: number): SectionDraft[] {
  let current: SectionDraft = { heading: undefined, line: 0, endLine: lastLine, nodes: [], sections: [] };
  const drafts = [current];
  for (const node of nodes) {
    if (node.kind === 'heading') {
      current.endLine = Math.max(current.line, node.line - 1);
      current = { heading: node, line: node.line, endLine: lastLine, nodes: [], sections: [] };
      drafts.push(current);
    } else current.nodes.push(node);
  }
  return drafts;
}

function nest(flat: readonly SectionDraft[]): SectionDraft[] {
  const root: SectionDraft[] = [];
  const open: SectionDraft[] = [];
  for (const draft of flat) {
    const level = draft.heading?.level ?? 7;
    while ((open.at(-1)?.heading?.level ?? 7) >= level && open.length > 0) open.pop();
    (open.at(-1)?.sections ?? root).push(draft);
    for (const around of open) around.endLine = draft.endLine;
    if (draft.heading) open.push(draft);
  }
  return root;
}

/** The document's own title says nothing about a phase: a rollback runbook's steps are its main steps. */
function finish(draft: SectionDraft, inherited: Phase, isDocumentTitle: boolean): SectionNode {
  const { heading, line, endLine, nodes } = draft;
  const own = heading && !isDocumentTitle ? phaseOfHeading(heading.text.plain, () => hasItems(draft)) : undefined;
  const phase = inherited === 'main' ? (own ?? inherited) : inherited;
  const sections = draft.sections.map((section) => finish(section, phase, false));
  return { heading, phase, line, endLine, nodes, sections };
}

function hasItems({ nodes, sections }: SectionDraft): boolean {
  return nodes.some(holdsTask) || sections.some(hasItems);
}
