import type { CodeNode } from './markdownTree';
import { ReadingMemory } from './nodeMemory';
import { programs, wordPrograms } from './programs';

/** The names of programs that a document itself shows to be such. */
export type OwnPrograms = ReadonlySet<string>;

export const noOwnPrograms: OwnPrograms = new Set();

/**
 * Finds the programs that nobody else knows, a team's own tools: what begins a line of a command block, or a code span with
 * an option. Where nothing has changed from one reading to the next, the set is the same.
 */
export class OwnProgramsReader {
  readonly #known = new ReadingMemory<CodeNode, readonly string[]>();
  #programs: OwnPrograms = noOwnPrograms;

  read(text: string, commandBlocks: readonly CodeNode[]): OwnPrograms {
    this.#known.turn();
    const found = new Set(programsInSpans(text));
    for (const code of commandBlocks) {
      const own = this.#known.get(code) ?? programsInBlock(code.text);
      this.#known.set(code, own);
      for (const program of own) found.add(program);
    }
    const isSame = found.size === this.#programs.size && [...found].every((program) => this.#programs.has(program));
    if (!isSame) this.#programs = found;
    return this.#programs;
  }
}

/** `tool sub --option`, between backticks. The backtick goes first: an engine finds a letter sooner than what is not before it. */
const spanWithOption = /`(?<!``)([a-z][a-z\d._+-]*)(?: [^`\n]*?)? --?[a-zA-Z][^`\n]*`(?!`)/g;
/** `tool sub …`, alone or behind a prompt. */
const commandLine = /^[ \t]*(?:\$ )?([a-z][a-z\d_+-]*) [a-z\d./$"'-]/gm;

function programsInSpans(text: string): readonly string[] {
  return text.includes('`') ? namesIn(text, spanWithOption) : [];
}

function programsInBlock(text: string): readonly string[] {
  // What stands in a here-document is no command.
  return text.includes('<<') ? [] : namesIn(text, commandLine);
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  const names: string[] = [];
  for (const [, name = ''] of text.matchAll(pattern))
    if (!programs.has(name) && !wordPrograms.has(name)) names.push(name);
  return names;
}
