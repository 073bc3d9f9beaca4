import type { BlockOptions, CodeBlock, Command, InlineUse } from './checklist';

/**
 * A block whose commands are read when somebody asks. All blocks share one getter, and so one shape: a getter of its own
 * would turn each of them into a slow dictionary.
 */
export class LazyBlock implements CodeBlock {
  readonly info: string;
  readonly language: string;
  readonly fenced: boolean;
  readonly inline: InlineUse | undefined;
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly options: BlockOptions;
  readonly shell: CodeBlock['shell'];
  readonly runnable: boolean;
  readonly reason: string | undefined;
  declare readonly commands: readonly Command[];
  readonly #read: () => readonly Command[];

  constructor(block: Omit<CodeBlock, 'commands'>, options: BlockOptions, read: () => readonly Command[]) {
    this.info = block.info;
    this.language = block.language;
    this.fenced = block.fenced;
    this.inline = block.inline;
    this.text = block.text;
    this.line = block.line;
    this.endLine = block.endLine;
    this.options = options;
    this.shell = block.shell;
    this.runnable = block.runnable;
    this.reason = block.reason;
    this.#read = read;
    // Its own and not its class's, so that a copy of the block has its commands too.
    Object.defineProperty(this, 'commands', commandsOfBlock);
  }

  static commandsOf(block: LazyBlock): readonly Command[] {
    return block.#read();
  }
}

const commandsOfBlock = {
  enumerable: true,
  get(this: LazyBlock): readonly Command[] {
    return LazyBlock.commandsOf(this);
  },
};
