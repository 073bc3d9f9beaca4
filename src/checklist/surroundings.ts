import { condemns, leadsToTurned, turnsSample } from '../expectation/doubts';
import { findMark } from '../expectation/expectationMark';
import { forbids } from '../expectation/forbids';
import { onlyIfIn, onlyIfInItem } from './onlyIf';
import { lastItemOf, listRightAbove } from './listRightAbove';
import type {
  CodeNode,
  HeadingNode,
  HtmlNode,
  ListItemNode,
  ListNode,
  MarkdownNode,
  ParagraphNode,
} from './markdownTree';
import { tellsState } from '../expectation/tellsState';
import { verify } from '../expectation/verify';
import { readExpectDirective } from './expectDirective';
import { htmlComments } from './htmlComments';
import { parseInfoString } from './infoString';
import {
  asksToCheck,
  checkLabelOf,
  endingLabelOf,
  headingLabelOf,
  headsFailure,
  isShownLabel,
  labelIn,
  labelOf,
  leadsOn,
} from './resultLabel';
import { findInlineCommands } from './inlineCommands';

/** Words around a command block that may say what it gives. */
export interface Surrounding {
  /**
   * `paragraph`, `bullet` and `output` (a second block) stand after the block; so do `sibling` task items; the text of
   * the `item` or the `heading` that the block belongs to stands above it, and so do the words that say in which case alone it is run (`only-if`),
   * or that a session shows what must not come (`turned`); those behind a block say so of the sample above them. What is
   * `declared` right behind words has no place there.
   */
  readonly kind: 'paragraph' | 'bullet' | 'sibling' | 'output' | 'item' | 'heading' | 'only-if' | 'turned' | 'declared';
  /** With the Markdown, line by line; the content of a second block. */
  readonly text: string;
  /** 0-based line of the text's first line. */
  readonly line: number;
  /** The words right above that say that it is expected: `**Expected output:**`. */
  readonly label?: string;
  /** Its 1-based place in a numbered list. */
  readonly number?: number;
}

/** What stands around the commands of a document. */
export interface Surroundings {
  /** Around each command block. */
  readonly blocks: ReadonlyMap<CodeNode, readonly Surrounding[]>;
  /** Behind words with code spans, which may be commands: what is plainly said of a result. */
  readonly words: ReadonlyMap<ParagraphNode, readonly Surrounding[]>;
}

/** The words around each command block and behind code spans, in the order of the text. */
export function readSurroundings(nodes: readonly MarkdownNode[], isRunnable: ReadonlySet<CodeNode>): Surroundings {
  const reader = new SurroundingsReader(isRunnable);
  reader.readSequence(nodes, undefined);
  return { blocks: reader.found, words: reader.words };
}

/** Whether two readings found the same words in the same places. */
export function areSameSurroundings(known: readonly Surrounding[], now: readonly Surrounding[]): boolean {
  return (
    known.length === now.length &&
    known.every(({ kind, text, line, label, number }, i) => {
      const other = now[i];
      const isSamePlace = other?.line === line && other.number === number;
      return isSamePlace && other.kind === kind && other.text === text && other.label === label;
    })
  );
}

/** The same words, so many lines further down. */
export function moveSurroundings(surroundings: readonly Surrounding[], by: number): readonly Surrounding[] {
  return surroundings.map((one) => ({ ...one, line: one.line + by }));
}

/** An item and its place in its list. */
interface ItemPlace {
  readonly list: ListNode;
  readonly index: number;
  readonly item: ListItemNode;
}

class SurroundingsReader {
  readonly found = new Map<CodeNode, readonly Surrounding[]>();
  readonly words = new Map<ParagraphNode, readonly Surrounding[]>();
  readonly #isRunnable: ReadonlySet<CodeNode>;

  constructor(isRunnable: ReadonlySet<CodeNode>) {
    this.#isRunnable = isRunnable;
  }

  /** `behind` is what stands behind the list that ends with these nodes. */
  readSequence(
    nodes: readonly MarkdownNode[],
    place: ItemPlace | undefined,
    behind: readonly MarkdownNode[] = [],
  ): void {
    for (const [i, node] of nodes.entries()) {
      if (node.kind === 'list') {
        const next = i + 1 < nodes.length ? nodes.slice(i + 1, i + 4) : behind;
        for (const [index, item] of node.items.entries())
          this.readSequence(item.children, { list: node, index, item }, index === node.items.length - 1 ? next : []);
      } else if (node.kind === 'code' && this.#isRunnable.has(node)) {
        this.found.set(node, [
          ...onlyIfAbove(nodes, i, place !== undefined),
          ...turnedAbove(nodes[i - 1], node),
          ...this.#above(nodes, i, place),
          ...demandAbove(nodes[i - 1]),
          ...withTurned(this.#below(nodes, i + 1, place)),
          ...(place && i === nodes.length - 1 ? this.#behindList(behind) : []),
        ]);
      } else if (node.kind === 'paragraph' && node.text.markdown.includes('`')) {
        this.words.set(node, this.#belowWords(nodes, i, place, behind));
      }
    }
  }

  /** The item or the heading, when the block is the only one that it can speak of. */
  #above(nodes: readonly MarkdownNode[], at: number, place: ItemPlace | undefined): readonly Surrounding[] {
    if (place) {
      const list = listRightAbove(nodes, at);
      const item = (list && lastItemOf(list)?.item) ?? place.item;
      return this.#count([place.item]) === 1 ? itemText(item, 'item') : [];
    }
    const previous = nodes[at - 1];
    if (previous?.kind === 'list') {
      const item = lastItemOf(previous)?.item;
      return item && this.#count(item.children) === 0 ? itemText(item, 'item') : [];
    }
    let headingAt = at - 1;
    while (headingAt >= 0 && nodes[headingAt]?.kind !== 'heading') headingAt--;
    const heading = nodes[headingAt];
    if (heading?.kind !== 'heading') return [];
    return this.#count(ownNodes(nodes, headingAt)) === 1 ? headingText(heading) : [];
  }

  /** What is said of a result right behind words with a command: under a label, or beginning like one. */
  #belowWords(
    nodes: readonly MarkdownNode[],
    at: number,
    place: ItemPlace | undefined,
    behind: readonly MarkdownNode[],
  ): readonly Surrounding[] {
    const texts = declaredIn(at === nodes.length - 1 ? behind : nodes.slice(at + 1));
    let label = endingLabelOf(nodes[at]);
    for (const node of nodes.slice(at + 1)) {
      if (node.kind === 'html') continue;
      if (node.kind === 'paragraph') {
        const text = node.text.markdown;
        label = labelOf(node);
        if (label !== undefined) continue;
        if (!beginsWithResult.test(text)) return texts;
        texts.push({ kind: 'paragraph', text, line: node.line });
      } else if (node.kind === 'code') {
        if (this.#isRunnable.has(node) || label === undefined) return texts;
        texts.push({ kind: 'output', text: node.text, line: node.textLine, label });
        label = undefined;
      } else {
        if (node.kind === 'list') this.#addResults(node.items, label, texts);
        return texts;
      }
    }
    if (place?.item.box) this.#addTicked(place, texts);
    else if (place) this.#addNext(place, texts);
    return texts;
  }

  /** Items behind one with a command; the first may ask to look for what it shows. */
  #addNext({ list, index }: ItemPlace, texts: Surrounding[]): void {
    const next = list.items[index + 1];
    const [words] = next && !next.box && this.#count(next.children) === 0 ? itemText(next, 'bullet') : [];
    const isAsked = words !== undefined && asksForState(words.text);
    if (isAsked) texts.push(words);
    this.#addResults(list.items.slice(index + (isAsked ? 2 : 1)), undefined, texts);
  }

  /** Task items behind one with a command, up to the next that has one: of those that tell of its output it is said. */
  #addTicked({ list, index, item }: ItemPlace, texts: Surrounding[]): void {
    // ``Linting is clean (`make lint`)`` has said already what comes of it.
    const endsInSpan = item.children[0]?.kind === 'paragraph' && /`[.:]?\s*$/.test(item.children[0].text.markdown);
    for (const next of list.items.slice(index + 1, index + 1 + mostTicked)) {
      const [words] = itemText(next, 'sibling');
      if (!next.box || !words || this.#count(next.children) > 0) return;
      if (findInlineCommands(words.text, 'item').length > 0) return;
      const inner = next.children.flatMap((child) => (child.kind === 'list' ? child.items : []));
      if (inner.length === 0 && (endsInSpan || tellsOfAnswer.test(words.text))) texts.push(words);
      else this.#addItems(inner, 0, labelOfItem(next), texts);
    }
  }

  /** Items without a box that tell of a result, up to the first that does not. */
  #addResults(items: readonly ListItemNode[], above: string | undefined, texts: Surrounding[]): void {
    let label = above;
    for (const item of items) {
      const [words] = itemText(item, 'bullet');
      const [first, second] = item.children;
      if (item.box || !words || this.#count(item.children) > 0) return;
      const own = first?.kind === 'paragraph' ? labelOf(first) : undefined;
      if (own !== undefined && item.children.length === 1) {
        label = own;
        continue;
      }
      if (own !== undefined && second?.kind === 'code')
        texts.push({ kind: 'output', text: second.text, line: second.textLine, label: own });
      else if (own !== undefined && second?.kind === 'list') this.#addItems(second.items, 0, own, texts);
      else if (label !== undefined || beginsWithResult.test(words.text))
        texts.push(label === undefined ? words : { label, ...words });
      else return;
    }
  }

  /** What is told below a list, not indented, of the block that the list ends with. */
  #behindList(nodes: readonly MarkdownNode[]): readonly Surrounding[] {
    if (nodes[0]?.kind !== 'paragraph') return [];
    return this.#below(nodes, 0, undefined).filter(({ kind, label }) => kind === 'paragraph' || label !== undefined);
  }

  #below(nodes: readonly MarkdownNode[], from: number, place: ItemPlace | undefined): readonly Surrounding[] {
    const texts: Surrounding[] = [];
    let label: string | undefined;
    let paragraphs = 0;
    let isBehindList = false;
    let announced: string | undefined;
    for (let i = from; i < nodes.length; i++) {
      const node = nodes[i];
      if (node?.kind === 'html') {
        label = labelOfSummary(node) ?? label;
        continue;
      }
      if (node?.kind === 'paragraph') {
        const isOfStep = announced !== undefined && namesStep.test(node.text.plain);
        if ((!isOfStep && ++paragraphs > 3) || runsCommand.test(node.text.markdown)) return texts;
        if (leadsOn(node.text) && headsFailure(node.text.plain)) return texts;
        label = isOfStep
          ? `${announced} ${node.text.plain}`
          : (labelOf(node) ?? labelOfShown(node, nodes[i + 1]) ?? checkLabelAbove(node, nodes[i + 1]));
        if (isBehindList && label === undefined) return texts;
        if (label !== undefined) texts.push(...toldInLabel(node));
        if (announced !== undefined && label === undefined && nodes[i + 1]?.kind !== 'paragraph') {
          // `No events such as:` below `What good looks like` is the head of its list.
          const isHead = leadsOn(node.text) && nodes[i + 1]?.kind === 'list';
          if (!isHead) texts.push({ kind: 'paragraph', text: node.text.markdown, line: node.line, label: announced });
          label = isHead ? node.text.plain.trim() : announced;
          continue;
        }
        if (label === undefined && leadsToNext(node, nodes[i + 1])) return [...texts, ...withoutLeadIn(node)];
        if (label === undefined) texts.push({ kind: 'paragraph', text: node.text.markdown, line: node.line });
        // `Expected response: HTTP 201`, and the body of it in a fence.
        if (isShownBelow(node, nodes[i + 1])) label = headOf(node);
      } else if (node?.kind === 'code') {
        if (parseInfoString(node.info).language === 'expect') continue;
        if (i === from && isOutputFence(node)) label ??= 'Output:';
        if (this.#isRunnable.has(node) || label === undefined) return texts;
        texts.push({ kind: 'output', text: node.text, line: node.textLine, label });
        label = undefined;
      } else if (node?.kind === 'list') {
        if (label === undefined && i === from && listsResults(node.items)) label = 'Expected:';
        if (!place && node.ordered && label === undefined) return texts;
        this.#addItems(node.items, 0, label, texts);
        if (label === undefined) return texts;
        [label, isBehindList] = [undefined, announced === undefined];
      } else if (node?.kind === 'heading') {
        [label, announced] = [undefined, headingLabelOf(node)];
        if (announced === undefined) return texts;
        label = announced;
      } else return texts;
    }
    if (place && !isBehindList) this.#addItems(place.list.items, place.index + 1, undefined, texts);
    return texts;
  }

  /** Items up to the first that has a command block of its own. The next number of a numbered list is the next step. */
  #addItems(items: readonly ListItemNode[], from: number, label: string | undefined, texts: Surrounding[]): void {
    for (let i = from; i < items.length; i++) {
      const item = items[i];
      if (!item || this.#count(item.children) > 0) return;
      const { box } = item;
      const [words] = itemText(item, box ? 'sibling' : 'bullet');
      const own = labelOfItem(item);
      const isOfOutput = own !== undefined || (words !== undefined && tellsOfOutput.test(words.text));
      if (!box && item.ordered && label === undefined && !isOfOutput) return;
      if (!words) continue;
      if (!box && runsCommand.test(words.text)) return;
      const [first, shown] = item.children;
      if (own !== undefined && shown?.kind === 'code' && !asksToCheck(own)) {
        if (first?.kind === 'paragraph') texts.push(...toldInLabel(first));
        texts.push({ kind: 'output', text: shown.text, line: shown.textLine, label: own });
        continue;
      }
      const place = item.ordered ? { number: i - from + 1 } : {};
      texts.push({ ...(label !== undefined && { label }), ...words, ...place });
      if (!/[:：]\s*$/.test(words.text)) continue;
      const inner = item.children.flatMap((child) => (child.kind === 'list' ? child.items : []));
      this.#addItems(inner, 0, own ?? label, texts);
      // `Should contain:` as an item, and what it must contain as the items behind it.
      if (own !== undefined && inner.length === 0) {
        this.#addItems(items, i + 1, own, texts);
        return;
      }
    }
  }

  /** How many command blocks there are, counted no further than to two. */
  #count(nodes: Iterable<MarkdownNode | ListItemNode>): number {
    let count = 0;
    for (const node of nodes) {
      if (node.kind === 'code') count += this.#isRunnable.has(node) ? 1 : 0;
      else if (node.kind === 'list') count += this.#count(node.items);
      else if (node.kind === 'item') count += this.#count(node.children);
      if (count > 1) return 2;
    }
    return count;
  }
}

/** The nodes begin with an `expect` fence, or with `<!-- expect: … -->` in lines of its own. */
function declaredIn(nodes: readonly MarkdownNode[]): Surrounding[] {
  const texts: Surrounding[] = [];
  for (const node of nodes) {
    if (node.kind === 'html') {
      const bodies = htmlComments(node.html).filter(({ body }) => readExpectDirective(body) !== undefined);
      texts.push(...bodies.map(({ body }): Surrounding => ({ kind: 'declared', text: body, line: node.line })));
    } else if (node.kind === 'code' && parseInfoString(node.info).language === 'expect')
      texts.push({ kind: 'declared', text: node.text, line: node.textLine });
    else return texts;
  }
  return texts;
}

/** Items of which each tells a state of everything, a value of something, or a limit, and no one what is done. */
function listsResults(items: readonly ListItemNode[]): boolean {
  return (
    items.length > 1 &&
    items.every((item) => {
      const [words] = itemText(item, 'bullet');
      const isPlain = !item.box && words !== undefined && item.children.length === 1;
      return isPlain && tellsItsState.test(words.text.replaceAll('**', '').trim()) && !runsCommand.test(words.text);
    })
  );
}

/** ``All pods are `Running` ``, `` `READY` column shows `1/1` ``, `At most 1 restart each`. */
const tellsItsState =
  /^(?:(?:[Aa]ll|[Bb]oth|[Ee]very|[Ee]ach|[Nn]o)(?: [\p{L}\d-]+){1,4} (?:is|are|shows?|has|have|reads?|says?)(?: in)?(?: (?:state|status))? ["“`]?(?:Running|Ready|Bound|Up|Active|Available|Healthy|Completed|Succeeded|Synced|Online|running|ready|bound|up|active|healthy|online|green|\d+\/\d+)["”`]?|(?:[Tt]he )?(?:`[^`]+`|\p{Lu}{2,})(?: (?:column|field|value|row|line|status|state))? (?:is|are|shows?|has|reads?|says?) (?:["“`][^"”`]+["”`]|\d[\d./%]*)|(?:[Aa]t (?:most|least)|[Nn]o more than|[Ee]xactly|[Ff]ewer than|[Ll]ess than|[Mm]ore than) \d+ [\p{L}-]+(?: [\p{L}-]+){0,3})[.;]?$/u;

/** `Verify the record names our host`: an order to look for what the command above shows. */
function asksForState(words: string): boolean {
  return verify.test(words) && tellsState(words) && !/[→:：`]/u.test(words);
}

/** `Response body contains …`, `Logs show …`, `Output: …`. */
const tellsOfAnswer =
  /^(?:\*\*)?(?:(?:no errors? in )?(?:the )?(?:output|response|answer|reply|logs?|result|body|headers?|exit code|status(?: code)?|command|message|console|terminal)(?![\p{L}-])|(?:returns?|shows?|prints?|displays?|lists?|contains?|includes?|reports?)\s)/iu;

/** Further down nobody speaks of the command any more. */
const mostTicked = 8;

/** What the paragraph right above a block says of when it is run; of several blocks, the first. */
function onlyIfAbove(nodes: readonly MarkdownNode[], at: number, isInItem: boolean): readonly Surrounding[] {
  const above = nodes[at - 1];
  if (above?.kind !== 'paragraph') return [];
  const words = above.text.markdown.replace(/^\[[ xX~-]\]\s*/, '');
  const isLeadIn = leadsOn(above.text) || /^(\*\*|__)(?:(?!\1)[^\n])+\1\W*$/.test(words);
  const isItemsOwn = isInItem && at === 1;
  const text = isItemsOwn ? onlyIfInItem(words) : isLeadIn ? onlyIfIn(words) : undefined;
  return text === undefined ? [] : [{ kind: 'only-if', text, line: above.line }];
}

/** `You should not see this:`, `## Bad example` right above a session, or `# bad:` as its first line. */
function turnedAbove(above: MarkdownNode | undefined, session: CodeNode): readonly Surrounding[] {
  const [, comment = ''] = /^\s*(?:#|\/\/|--)\s*([^\n]{2,60}?)\s*(?:\n|$)/.exec(session.text) ?? [];
  if (comment !== '' && (forbids(comment) || turnsSample(comment)))
    return [{ kind: 'turned', text: comment, line: session.textLine }];
  if (above?.kind !== 'paragraph' && above?.kind !== 'heading') return [];
  const words = above.text.plain.split(/[.!?]\s+(?=\p{Lu})/u).at(-1) ?? '';
  if (words.length > 120) return [];
  const isLead =
    above.kind === 'heading' ||
    leadsOn(above.text) ||
    isMarked.test(above.text.markdown.trim()) ||
    pointsBelow.test(words);
  const isTurned = above.kind === 'heading' ? turnsSample(words) : leadsToTurned(words);
  if (!isLead || !(forbids(words) || isTurned)) return [];
  return [{ kind: 'turned', text: words, line: above.line }];
}

/** `**Wrong**`, `❌ Wrong`. */
const isMarked = /^(?:\*\*[^*]+\*\*|__[^_]+__|[❌✗✘✖❎🚫⛔👎]️?[^.!?]{0,60})$/u;
const pointsBelow =
  /(?<!\p{L})(?:following|below|folgende\p{L}*|unten|suivant\p{L}*|ci-dessous|siguiente\p{L}*|seguinte\p{L}*|abaixo|seguente|следующ\p{L}*|berikut|sau đây)(?!\p{L})|以下|下面|如下|다음/iu;

/** What stands behind a block, and of a sample in or behind it that it is not what must come: `This must not happen.` */
function withTurned(texts: readonly Surrounding[]): readonly Surrounding[] {
  return texts.flatMap((one): readonly Surrounding[] => {
    const isTold = (one.kind === 'paragraph' || one.kind === 'bullet') && one.label === undefined;
    const sentence = isTold ? [...one.text.split(/(?<=[.!?。])\s+/u), one.text].find(condemns) : undefined;
    return sentence === undefined ? [one] : [one, { kind: 'turned', text: sentence, line: one.line }];
  });
}

/** `Running this must print "ok":` right above a block: the last sentence, when it says what must come out. */
function demandAbove(above: MarkdownNode | undefined): readonly Surrounding[] {
  if (above?.kind !== 'paragraph' || !leadsOn(above.text)) return [];
  const text = above.text.markdown;
  const start =
    Array.from(text.matchAll(/[.!?]\s+(?=\p{Lu})/gu), ({ index, 0: end }) => index + end.length).at(-1) ?? 0;
  const sentence = text.slice(start);
  if (!(demandsValue.test(sentence) || waitsForValue.test(sentence)) || sentence.length > 200) return [];
  const line = above.line + text.slice(0, start).split('\n').length - 1;
  return [{ kind: 'paragraph', text: sentence.replace(/\s*[:：]\s*$/u, '.'), line }];
}

const demandsValue =
  /^(?!.*\b(?:if|when|before|after|until|unless)\b).*\b(?:should|must)\b.*(?:["“`\d]|\b(?:empty|nothing|no (?:output|errors?))\b)/is;

/** ``Wait until this prints `f`:`` */
const waitsForValue = /^(?:wait|repeat|re-?run|retry|poll|keep)\b.{0,60}\b(?:until|till)\b.*["“`\d]/is;

/** A heading and what stands under it, sub-sections left aside. */
function* ownNodes(nodes: readonly MarkdownNode[], headingAt: number): Iterable<MarkdownNode> {
  for (let i = headingAt + 1; i < nodes.length; i++) {
    const node = nodes[i];
    if (!node || node.kind === 'heading') return;
    yield node;
  }
}

function itemText(item: ListItemNode, kind: 'item' | 'sibling' | 'bullet'): readonly Surrounding[] {
  const [first] = item.children;
  if (first?.kind !== 'paragraph') return [];
  return [{ kind, text: item.box?.text.markdown ?? first.text.markdown, line: first.line }];
}

/** `You should see:`, `Verify each table:`: an item that says what those in it or behind it are. */
function labelOfItem({ box, children: [first] }: ListItemNode): string | undefined {
  if (first?.kind !== 'paragraph') return undefined;
  const text = box?.text ?? first.text;
  return labelOf({ ...first, text }) ?? checkLabelOf({ ...first, text });
}

function headingText({ text, line }: HeadingNode): readonly Surrounding[] {
  return [{ kind: 'heading', text: text.markdown, line }];
}

/** `<summary>Expected output</summary>`, which opens what is folded away. */
function labelOfSummary({ html }: HtmlNode): string | undefined {
  const words =
    /<summary>([^]{1,200}?)<\/summary>/i
      .exec(html)?.[1]
      ?.replace(/<[^>]*>/g, '')
      .trim() ?? '';
  return words === '' ? undefined : labelIn(`${words.replace(/[:：]$/, '')}:`);
}

/** A block that its author calls output. */
function isOutputFence({ info }: CodeNode): boolean {
  return /^(?:output|stdout|console-output|shell-output)$/i.test(parseInfoString(info).language);
}

/** `Verify:` above a list. */
function checkLabelAbove(paragraph: ParagraphNode, next: MarkdownNode | undefined): string | undefined {
  return next?.kind === 'list' ? checkLabelOf(paragraph) : undefined;
}

/** `✅ Connected:` above a block that no shell would run. */
function labelOfShown(paragraph: ParagraphNode, next: MarkdownNode | undefined): string | undefined {
  return next?.kind === 'code' && isText(next) && isShownLabel(paragraph) ? paragraph.text.plain : undefined;
}

/** `Then run:`, and not `You should see:`. */
function leadsToNext(paragraph: ParagraphNode, next: MarkdownNode | undefined): boolean {
  return leadsOn(paragraph.text) || (next?.kind === 'code' && /^\*\*[^*]+\*\*$/.test(paragraph.text.markdown));
}

/** `**Expected:** No ERROR. Should see:`, `Expected response (HTTP 200):`: what a label says of the result itself. */
function toldInLabel({ text, line }: ParagraphNode): readonly Surrounding[] {
  const plain = text.plain.replace(/\s+/g, ' ').trim();
  const [, sentence = ''] = /^(.{8,200}?[.!])\s[^.!?:：]+[:：]\W*$/u.exec(plain) ?? [];
  if (findMark(sentence) !== undefined) return [{ kind: 'paragraph', text: sentence, line }];
  const [, words, status] =
    /^([^():：]{2,60}?)\s*[(（]((?:HTTP|status)[^()]{0,20}\d{3}[^()]{0,20})[)）]\W*$/iu.exec(plain) ?? [];
  return words === undefined || status === undefined || findMark(`${words}: ${status}`) === undefined
    ? []
    : [{ kind: 'paragraph', text: `${words}: ${status}`, line }];
}

/** Whether a paragraph tells of a result, and a block that no shell would run shows it. */
function isShownBelow({ text }: ParagraphNode, next: MarkdownNode | undefined): boolean {
  return next?.kind === 'code' && beginsWithResult.test(text.markdown) && isText(next) && next.info.trim() !== '';
}

/** Whether a block is written in what programs print, or says nothing of it. */
function isText({ info }: CodeNode): boolean {
  return /^(?:|json|text|txt|plaintext|output|console|xml|http|log|none)$/i.test(parseInfoString(info).language);
}

function headOf({ text }: ParagraphNode): string {
  return `${text.plain.split(/[:：]/, 1)[0] ?? ''}:`;
}

/** The sentences before the one that leads to what follows. */
function withoutLeadIn({ text, line }: ParagraphNode): readonly Surrounding[] {
  const end = Array.from(text.markdown.matchAll(/[.!?]\s+(?=\p{Lu})/gu)).at(-1)?.index;
  return end === undefined ? [] : [{ kind: 'paragraph', text: text.markdown.slice(0, end + 1), line }];
}

/** ``Then run `x` ``: what follows is said of that command. */
const runsCommand =
  /^(?:(?:then|next|now|after that|finally),? )?(?:run|execute|launch)\s+(?:the command\s+)?`[^`\n]+\s/i;

/** The numbered item behind a command's that says what its output must be, and asks to do nothing else. */
const tellsOfOutput =
  /^(?:\*\*[^*]{1,40}\*\*:?\s+)?(?:(?:please )?(?:confirm|verify|check|ensure|make sure)(?: that)? (?:the |its |this )?(?:[\p{L}-]+ )?(?:output|response|results?|listing|logs?|JSON|exit code)(?!\p{L})|you should (?:now |also )?see|the (?:output|response|command|results?) (?:should|must)|(?:\*\*)?expected?[^:]{0,20}:|(?:all|both|each|every|no|the) [^.]{1,60}\b(?:should|must)\b)/iu;

const namesStep = /^\W*(?:step|command|schritt|befehl|paso|passo|étape|шаг|步骤|手順)\s*\d/iu;

/** Words that tell of a result from their first word on: `**Expected Result:** …`, `You should see …`. */
const beginsWithResult =
  /^[\s*_✅✓]*(?:(?:expect(?:ed)?(?: \p{L}+){0,2}|(?:result|output|outcome|response)s?|(?:\p{L}+ )?(?:esperad[oa]s?|attendue?s?|attes[oaie])|erwartet\p{L}*(?: \p{L}+)?|ожида\p{L}+(?: \p{L}+)?|(?:预期|預期|期望|期待|想定|예상)\p{L}{0,4})[*_]*\s*[:：]|(?:you|it|this|that|the (?:output|response|command|results?)) (?:should|must|will see)\b|(?:should|must)(?: now| not| never| no longer)? (?:print|show|list|return|output|display|contain|include|say|read|report|respond|answer|exit|match|equal|start with|end with|be (?:empty|["“`\d]))|(?:not expected|unexpected|(?:must|should) not (?:show|print|contain|list))[*_]*\s*[:：])/iu;
