import type { ShellParser } from '../shell/shellScript';
import { lazy } from '../util/lazy';
import type { Problem } from '../util/problem';
import type { ParagraphNode } from './markdownTree';
import { NodeMemory } from './nodeMemory';
import { noOwnPrograms, type OwnPrograms } from './ownPrograms';
import { moveExpectations, moveRange } from './readCommands';
import type { SourceText } from './sourceText';
import type { SpanPlace } from './spanContext';
import { areSameSurroundings, moveSurroundings, type Surrounding } from './surroundings';
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
  #own = noOwnPrograms;

  constructor(shell: ShellParser) {
    this.#shell = shell;
  }

  /** Begins the next reading. What is a command depends on the programs that the document has of its own. */
  turn(own: OwnPrograms): void {
    this.#known.turn();
    if (own !== this.#own) this.#known.clear();
    this.#own = own;
  }

  /** `undefined` for words that plainly hold no command. */
  read(paragraph: ParagraphNode, place: SpanPlace, { source, behind }: WordContext): LazyWords | undefined {
    // The next reading moves the paragraph, and the words may be read after it.
    const { text, line } = paragraph;
    if (!mayHoldCommand(text.markdown, place)) return undefined;
    const reading = { source, shell: this.#shell, own: this.#own, behind: lazy(behind) };
    const read = (): PlacedWords =>
      placeWords(place, reading.behind, () => readWordCommands(text.markdown, line, place, reading));
    const holds = (known: PlacedWords): boolean =>
      known.place === place && areSameSurroundings(known.behind(), reading.behind());
    return this.#known.get(paragraph, read, holds);
  }
}

/** Where words stand, beside their place. */
export interface WordContext {
  readonly source: SourceText;
  /** What is said of a result behind them. Read when somebody asks, at the latest before the next reading. */
  readonly behind: () => readonly Surrounding[];
}

interface PlacedWords extends LazyWords {
  readonly place: SpanPlace;
  readonly behind: () => readonly Surrounding[];
  readonly read: () => WordCommands;
}

function placeWords(place: SpanPlace, behind: () => readonly Surrounding[], compute: () => WordCommands): PlacedWords {
  const read = lazy(compute);
  return { place, behind, read, commands: () => read().commands, problems: () => read().problems };
}

function moveWords({ place, behind, read }: PlacedWords, by: number): PlacedWords {
  return placeWords(
    place,
    lazy(() => moveSurroundings(behind(), by)),
    () => {
      const { commands, problems } = read();
      return {
        problems: problems.map((problem) => ({ ...problem, range: moveRange(problem.range, by) })),
        commands: commands.map((command) => ({
          ...command,
          line: command.line + by,
          expectations: lazy(() => moveExpectations(command.expectations(), by)),
        })),
      };
    },
  );
}
