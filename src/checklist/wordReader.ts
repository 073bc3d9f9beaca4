import type { ShellParser } from '../shell/shellScript';
import { lazy } from '../util/lazy';
import type { Problem } from '../util/problem';
import type { ParagraphNode } from './markdownTree';
import { NodeMemory } from './nodeMemory';
import { moveExpectations, moveRange } from './readCommands';
import type { SourceText } from './sourceText';
import type { SpanPlace } from './spanContext';
import { mayHoldCommand, readWordCommands, type PlacedCommand, type WordCommands } from './stepCommands';

/** Reads the commands in some words when somebody asks. As long as the words stand where they are it is the same function. */
export type ReadWords = () => readonly PlacedCommand[];

/** The commands in an author's words and what is odd in the comments behind them, both read when somebody asks. */
export interface LazyWords {
  readonly commands: ReadWords;
  readonly problems: () => readonly Problem[];
}

/** Reads the commands in words, and keeps what it has read of words that stand on in the next reading of the document. */
export class WordReader {
  readonly #shell: ShellParser;
  readonly #known = new NodeMemory<ParagraphNode, PlacedWords>(moveWords);

  constructor(shell: ShellParser) {
    this.#shell = shell;
  }

  /** Begins the next reading. */
  turn(): void {
    this.#known.turn();
  }

  /** `undefined` for words that plainly hold no command. */
  read(paragraph: ParagraphNode, place: SpanPlace, source: SourceText): LazyWords | undefined {
    // The next reading moves the paragraph, and the words may be read after it.
    const { text, line } = paragraph;
    if (!mayHoldCommand(text.markdown, place)) return undefined;
    const reading = { source, shell: this.#shell };
    const read = (): PlacedWords => placeWords(place, () => readWordCommands(text.markdown, line, place, reading));
    return this.#known.get(paragraph, read, (known) => known.place === place);
  }
}

interface PlacedWords extends LazyWords {
  readonly place: SpanPlace;
  readonly read: () => WordCommands;
}

function placeWords(place: SpanPlace, compute: () => WordCommands): PlacedWords {
  const read = lazy(compute);
  return { place, read, commands: () => read().commands, problems: () => read().problems };
}

function moveWords({ place, read }: PlacedWords, by: number): PlacedWords {
  return placeWords(place, () => {
    const { commands, problems } = read();
    return {
      problems: problems.map((problem) => ({ ...problem, range: moveRange(problem.range, by) })),
      commands: commands.map((command) => ({
        ...command,
        line: command.line + by,
        expectations: lazy(() => moveExpectations(command.expectations(), by)),
      })),
    };
  });
}
