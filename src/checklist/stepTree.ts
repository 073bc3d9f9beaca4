import type { CheckState, Phase, SignOff, StepKind } from './checklist';
import type {
  CodeNode,
  HeadingNode,
  HtmlNode,
  InlineText,
  LineSpan,
  ListItemNode,
  ListNode,
  MarkdownNode,
  ParagraphNode,
  TableNode,
} from './markdownTree';
import type { SectionNode } from './sectionTree';
import type { PlacedCommand } from './stepCommands';
import type { ReadWords } from './wordReader';
import type { SpanPlace } from './spanContext';
import { lastItemOf, listRightAbove } from './listRightAbove';
import { mayHoldColon } from './inlineWords';
import { hasBlank, parseSignOff, parseSignOffForm } from './signOff';
import { isTriggerHeading } from './rollbackTriggers';
import { holdsTask } from './taskItem';

/** A step as the Markdown has it, before its blocks are read as commands. */
export interface StepNode {
  readonly kind: StepKind;
  readonly text: InlineText;
  readonly checkState: CheckState | undefined;
  readonly line: number;
  /** Last line of the step with everything that belongs to it. */
  endLine: number;
  /** Nesting among task list items. */
  readonly depth: number;
  readonly codes: CodeNode[];
  /** Its words that may hold commands, in order. Those of a task may hold none after all. */
  readonly words: ReadWords[];
  children: StepNode[];
  /** HTML blocks inside the item, for its `step:` comment. */
  readonly html: readonly HtmlNode[];
  /** The list that a list item stands in. */
  readonly list: ListNode | undefined;
  readonly signOff: SignOff | undefined;
}

export interface SectionSteps {
  readonly steps: readonly StepNode[];
  /** Blocks that belong to no step. */
  readonly blocks: readonly CodeNode[];
}

/** What must be known of the whole document to find the steps of one section. */
export interface StepContext {
  readonly isCommandBlock: (code: CodeNode) => boolean;
  /** `undefined` for words that plainly hold none. */
  readonly commandsIn: (paragraph: ParagraphNode, place: SpanPlace) => ReadWords | undefined;
  /** By the line of the row. */
  readonly commandsInTable: (table: TableNode) => ReadonlyMap<number, readonly PlacedCommand[]>;
  /** By the line of the row, in a sign-off section. */
  readonly signOffsInTable: (table: TableNode) => ReadonlyMap<number, SignOff>;
  /** Whether task list items stand anywhere in the document. Where none do, whole lists of commands are steps. */
  readonly documentHasTasks: boolean;
  /** The document's first heading, where it is one of level 1. */
  readonly title: HeadingNode | undefined;
  /** Whether a rollback has task list items beside those that say when to roll back. Where it has none, its numbered items are its steps. */
  readonly rollbackHasTasks: boolean;
}

/**
 * The steps of a section's own text, sub-sections left aside. A block belongs to the item that it stands in, or that
 * it follows with nothing between; else to the paragraph that introduces it, or to the heading.
 */
export function readSteps(section: SectionNode, context: StepContext): SectionSteps {
  const reader = new SectionReader(section, context);
  for (const node of section.nodes) reader.read(node);
  const numbered = section.phase === 'rollback' && !context.rollbackHasTasks ? reader.numbered : none;
  return { steps: prune(reader.steps, context, numbered), blocks: reader.blocks };
}

const none: ReadonlySet<ListNode> = new Set();

class SectionReader {
  readonly steps: StepNode[] = [];
  /** Numbered lists that say what to do, and not when. */
  readonly numbered = new Set<ListNode>();
  readonly blocks: CodeNode[] = [];
  readonly #section: SectionNode;
  readonly #context: StepContext;
  /** Where blocks inside an item go: to the item, or to the one around it that names them. */
  readonly #owners = new Map<ListItemNode, StepNode>();
  readonly #blocksAreMany: boolean;
  /** Paragraphs with commands in their words are steps already when a block follows them. */
  readonly #paragraphs = new Map<MarkdownNode, StepNode>();
  #previous: MarkdownNode | undefined;
  /** The item that a block right here belongs to, because nothing but blocks stands between. */
  #item: StepNode | undefined;
  /** The heading's or paragraph's step that further blocks join. */
  #standing: StepNode | undefined;
  /** The last line that its author means for a heading, and CommonMark does not: `##Build`. */
  #headline: ParagraphNode | undefined;
  /** The last paragraph that begins with a number in bold: the blocks down to the next one are its own. */
  #numbered: ParagraphNode | undefined;

  constructor(section: SectionNode, context: StepContext) {
    this.#section = section;
    this.#context = context;
    const commandBlocks = section.nodes.filter((node) => node.kind === 'code' && context.isCommandBlock(node));
    this.#blocksAreMany = commandBlocks.length > 1;
  }

  read(node: MarkdownNode): void {
    if (node.kind === 'code') this.#readCode(node);
    else if (node.kind === 'list') this.#readTopList(node);
    else if (node.kind !== 'html') this.#item = undefined;
    if (node.kind === 'paragraph') this.#readParagraph(node);
    else if (node.kind === 'table') this.#readTable(node);
    if (node.kind !== 'html') this.#previous = node;
  }

  #readTopList(list: ListNode): void {
    const isToSign = this.#section.phase === 'sign-off';
    const isPlain = isToSign && list.items.every(({ box, children }) => !box && children.length === 1);
    const lines = isPlain ? list.items.map((item) => textOf(item).markdown) : [];
    const form = isPlain ? this.#readForm(lines, list) : undefined;
    if (form) {
      this.steps.push(form);
      return;
    }
    const above = this.#previous?.kind === 'paragraph' ? this.#previous.text.plain : '';
    if (list.ordered && !saysWhen.test(above) && !isTriggerHeading(this.#section.heading?.text.plain ?? ''))
      this.numbered.add(list);
    for (const item of list.items) this.steps.push(this.#readItem(item, list, undefined, 0));
    this.#item = this.#itemAbove(list);
    this.#standing = undefined;
  }

  #readParagraph(paragraph: ParagraphNode): void {
    if (numberInBold.test(paragraph.text.markdown)) {
      this.#numbered = paragraph;
      this.#standing = undefined;
    }
    if (isHeadline(paragraph)) {
      this.#headline = paragraph;
      this.#standing = undefined;
      return;
    }
    if (this.#isIntroduction()) return;
    const isToSign = this.#section.phase === 'sign-off';
    const form = isToSign ? this.#readForm(paragraph.text.markdown.split('\n'), paragraph) : undefined;
    const signed = form ? [form] : this.#readSignOffLines(paragraph);
    if (signed.length > 0) {
      this.steps.push(...signed);
      return;
    }
    const words = this.#context.commandsIn(paragraph, 'paragraph');
    if (!words || words().length === 0) return;
    const step = { ...createStep('paragraph', namedText(paragraph), paragraph), words: [words] };
    this.#paragraphs.set(paragraph, step);
    this.steps.push(step);
  }

  /** In a sign-off section: name, date and signature on lines of their own, below one that says who signs. */
  #readForm(lines: readonly string[], place: LineSpan): StepNode | undefined {
    const above = this.#previous?.kind === 'paragraph' ? this.#previous.text.markdown : '';
    const own = lines.slice(1);
    const within = own.length > 0 ? parseSignOffForm(lines[0] ?? '', own) : undefined;
    const signOff = within ?? parseSignOffForm(above, lines);
    const markdown = (within ? own : lines).join(' ');
    return signOff && toSigned(createStep('paragraph', { plain: '', markdown }, place), signOff);
  }

  /** Each line of a paragraph may be one to sign. */
  #readSignOffLines({ text, line }: ParagraphNode): readonly StepNode[] {
    if (!hasBlank(text.markdown)) return [];
    return text.markdown.split('\n').flatMap((markdown, i): StepNode[] => {
      const signOff = parseSignOff(markdown, this.#section.phase);
      const place = { line: line + i, endLine: line + i };
      return signOff ? [toSigned(createStep('paragraph', { plain: '', markdown }, place), signOff)] : [];
    });
  }

  /** Under the title, before the chapters with the tasks, stands what the list is about: no words there are a step. */
  #isIntroduction(): boolean {
    const { heading, nodes } = this.#section;
    const isUnderTitle = this.#context.documentHasTasks && (!heading || heading === this.#context.title);
    return isUnderTitle && !nodes.some(holdsTask);
  }

  #readTable(table: TableNode): void {
    const commands = this.#context.commandsInTable(table);
    const isToSign = this.#section.phase === 'sign-off';
    const signOffs = isToSign ? this.#context.signOffsInTable(table) : new Map<number, SignOff>();
    for (const { line, cells } of table.rows) {
      const own = commands.get(line);
      const signOff = signOffs.get(line);
      if (!own && !signOff) continue;
      const step = createStep('table-row', titleCell(cells), { line, endLine: line });
      if (own) this.steps.push({ ...step, words: [() => own] });
      else if (signOff) this.steps.push(toSigned(step, signOff));
    }
  }

  #readItem(item: ListItemNode, list: ListNode, around: StepNode | undefined, depth: number): StepNode {
    const step = createItemStep(item, list, depth, this.#section.phase);
    const owner = step.kind !== 'task' && around && namesInsteadOf(around, item) ? around : step;
    this.#owners.set(item, owner);
    for (const child of item.children) {
      if (child.kind === 'code') addCode(this.#itemRightAbove(item.children, child) ?? owner, child);
      else if (child.kind === 'paragraph') this.#addWords(owner, child);
      else if (child.kind === 'list') this.#readChildren(child, step, owner, depth + (step.kind === 'task' ? 1 : 0));
    }
    return step;
  }

  /** A task is a step whatever its words hold: they are read when somebody asks. */
  #addWords(owner: StepNode, paragraph: ParagraphNode): void {
    const words = this.#context.commandsIn(paragraph, 'item');
    if (words && (owner.kind === 'task' || words().length > 0)) owner.words.push(words);
  }

  #readChildren(list: ListNode, step: StepNode, owner: StepNode, depth: number): void {
    for (const item of list.items) step.children.push(this.#readItem(item, list, owner, depth));
  }

  /**
   * The inner item that a block at the column of the outer one's words follows without an empty line: who writes so means
   * the item above.
   */
  #itemRightAbove(children: readonly MarkdownNode[], code: CodeNode): StepNode | undefined {
    const list = listRightAbove(children, children.indexOf(code));
    return list && this.#itemAbove(list);
  }

  /** The item right above a block at column 0, when the author means it. */
  #itemAbove(list: ListNode): StepNode | undefined {
    const item = lastItemOf(list);
    const owner = item && this.#owners.get(item.item);
    if (!item || !owner) return undefined;
    const isMeant = owner.kind === 'task' || item.list.items.length === 1 || endsWithColon(textOf(item.item));
    return isMeant ? owner : undefined;
  }

  #readCode(code: CodeNode): void {
    const step = this.#item ?? this.#stepStandingAlone(code);
    if (!step) {
      this.blocks.push(code);
      return;
    }
    addCode(step, code);
  }

  #stepStandingAlone(code: CodeNode): StepNode | undefined {
    if (!this.#context.isCommandBlock(code)) return this.#standing;
    const { heading } = this.#section;
    const leadIn = this.#previous?.kind === 'paragraph' && isLeadIn(this.#previous.text) ? this.#previous : undefined;
    const asked = this.#previous && this.#paragraphs.get(this.#previous);
    if (asked) return (this.#standing = asked);
    if (leadIn && (this.#blocksAreMany || !heading)) return this.#stand('paragraph', leadIn.text, leadIn);
    if (this.#standing) return this.#standing;
    if (this.#numbered && (this.#blocksAreMany || !heading))
      return this.#stand('paragraph', namedText(this.#numbered), this.#numbered);
    if (this.#headline) return this.#stand('paragraph', withoutSigns(this.#headline.text), this.#headline);
    if (heading) return this.#stand('heading', heading.text, heading);
    return this.#stand('paragraph', { plain: '', markdown: '' }, code);
  }

  #stand(kind: 'heading' | 'paragraph', text: InlineText, { line }: { readonly line: number }): StepNode {
    this.#standing = createStep(kind, text, { line, endLine: line });
    this.steps.push(this.#standing);
    return this.#standing;
  }
}

function addCode(step: StepNode, code: CodeNode): void {
  step.codes.push(code);
  step.endLine = Math.max(step.endLine, code.endLine);
}

function createStep(kind: StepNode['kind'], text: InlineText, { line, endLine }: LineSpan): StepNode {
  return {
    kind,
    text,
    checkState: undefined,
    line,
    endLine,
    depth: 0,
    codes: [],
    words: [],
    children: [],
    html: [],
    list: undefined,
    signOff: undefined,
  };
}

/** The words of a row: its first cell that is no number, no sign and no command. */
function titleCell(cells: readonly InlineText[]): InlineText {
  const worded = cells.filter(({ plain, markdown }) => /\p{L}{2}/u.test(plain) && !markdown.startsWith('`'));
  return worded[0] ?? { plain: '', markdown: '' };
}

/** A line is known by who signs it: a date that is asked for beside is no part of its name. */
function toSigned(step: StepNode, signOff: SignOff): StepNode {
  return { ...step, text: { plain: signOff.role, markdown: step.text.markdown }, signOff };
}

function createItemStep(item: ListItemNode, list: ListNode, depth: number, phase: Phase): StepNode {
  const { box } = item;
  const text = box?.text ?? textOf(item);
  const signOff = parseSignOff(text.markdown, phase);
  const step: StepNode = {
    kind: box ? 'task' : 'list-item',
    text,
    checkState: box?.checkState,
    line: item.line,
    endLine: item.endLine,
    depth,
    codes: [],
    words: [],
    children: [],
    html: item.children.filter((child) => child.kind === 'html'),
    list,
    signOff,
  };
  return signOff && !box ? toSigned(step, signOff) : step;
}

/** Blocks under a task's plain sub-items are the task's; those under a numbered item's bullets the numbered item's. */
function namesInsteadOf(around: StepNode, item: ListItemNode): boolean {
  return around.kind === 'task' || (around.list?.ordered === true && !item.ordered);
}

function textOf(item: ListItemNode): InlineText {
  const first = item.children.find((child) => child.kind === 'paragraph');
  return first?.text ?? { plain: '', markdown: '' };
}

function endsWithColon(text: InlineText): boolean {
  return mayHoldColon(text) && /[:：]$/.test(text.plain);
}

/** `##Build`: a heading for its author, whose sign lacks the space. One sign alone may be a tag or the number of an issue. */
function isHeadline({ text }: ParagraphNode): boolean {
  return text.markdown.startsWith('##') && /^#{2,6}\p{L}[^\n]*$/u.test(text.markdown);
}

function withoutSigns({ plain, markdown }: InlineText): InlineText {
  return { plain: plain.replace(/^#+/, ''), markdown: markdown.replace(/^#+/, '') };
}

/** A paragraph that introduces what follows: it ends with a colon, or it is one bold line, with an aside or without. */
function isLeadIn(text: InlineText): boolean {
  return endsWithColon(text) || /^(\*\*|__)(?:(?!\1)[^\n])+\1\W*(?:\([^()\n]*\)\W*)?$/.test(text.markdown);
}

/** `**2. Build.** Take the clean machine, then`: a step, as its author numbers them. */
const numberInBold =
  /^(?:\*\*|__)(?:(?:step|phase|part|schritt|paso|étape|passo|etapa|fase|krok|stap|шаг) )?\d{1,2}[a-z]?(?:[.):](?=\s|\*\*|__)|\s*[–—-]\s)/i;

/** What is in bold names a step that is numbered so; the other words tell what to do. */
function namedText({ text }: ParagraphNode): InlineText {
  const [, , name] = numberInBold.test(text.markdown) ? (/^(\*\*|__)(.+?)\1/.exec(text.markdown) ?? []) : [];
  return name === undefined ? text : { plain: name, markdown: text.markdown };
}

/** `Roll back if any of these is true:` */
const saysWhen =
  /\b(?:if|when|whenever|triggers?|criteria|conditions?|reasons?|wenn|falls|si|quando|cuando)\b.*[:：]\W*$/iu;

/** Drops plain list items that name no block and hold no step, but for those of the lists that are to be kept. */
function prune(steps: readonly StepNode[], context: StepContext, kept: ReadonlySet<ListNode>): StepNode[] {
  for (const step of steps) if (step.children.length > 0) step.children = prune(step.children, context, none);
  const commandLists = context.documentHasTasks ? undefined : listsWithCommands(steps, context);
  return steps.filter(
    (step) =>
      step.kind !== 'list-item' ||
      step.signOff !== undefined ||
      step.codes.length > 0 ||
      step.words.length > 0 ||
      step.children.length > 0 ||
      (step.list && (kept.has(step.list) || commandLists?.has(step.list))),
  );
}

function listsWithCommands(steps: readonly StepNode[], { isCommandBlock }: StepContext): ReadonlySet<unknown> {
  return new Set(steps.filter(({ codes }) => codes.some(isCommandBlock)).map(({ list }) => list));
}
