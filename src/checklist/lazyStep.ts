import type { CodeBlock, Step } from './checklist';

/** A step whose blocks are read when somebody asks: the commands in its words are among them. Made as {@link LazyBlock} is. */
export class LazyStep implements Step {
  readonly id: Step['id'];
  readonly kind: Step['kind'];
  readonly title: string;
  readonly markdown: string;
  readonly checkState: Step['checkState'];
  readonly signOff: Step['signOff'];
  readonly requires: Step['requires'];
  readonly evidence: Step['evidence'];
  readonly approvals: number | undefined;
  readonly line: number;
  readonly range: Step['range'];
  readonly depth: number;
  declare readonly blocks: readonly CodeBlock[];
  readonly children: readonly Step[];
  readonly #read: () => readonly CodeBlock[];

  constructor(step: Omit<Step, 'blocks'>, read: () => readonly CodeBlock[]) {
    this.id = step.id;
    this.kind = step.kind;
    this.title = step.title;
    this.markdown = step.markdown;
    this.checkState = step.checkState;
    this.signOff = step.signOff;
    this.requires = step.requires;
    this.evidence = step.evidence;
    this.approvals = step.approvals;
    this.line = step.line;
    this.range = step.range;
    this.depth = step.depth;
    this.#read = read;
    // Its own and not its class's, so that a copy of the step has its blocks too.
    Object.defineProperty(this, 'blocks', blocksOfStep);
    this.children = step.children;
  }

  static blocksOf(step: LazyStep): readonly CodeBlock[] {
    return step.#read();
  }
}

const blocksOfStep = {
  enumerable: true,
  get(this: LazyStep): readonly CodeBlock[] {
    return LazyStep.blocksOf(this);
  },
};
