import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MarkdownIt from 'markdown-it';
import { Language, Parser } from 'web-tree-sitter';
import { ChecklistParser, parseChecklist } from '../../src/checklist/parseChecklist';
import { createCachedShellParser } from '../../src/shell/cachedShellParser';
import { parseShell } from '../../src/shell/parseShell';
import type { ShellParser } from '../../src/shell/shellScript';
import type { ShellGrammar } from '../../src/shell/shellParser';

/** What one pass over all texts took, in milliseconds. */
export interface ParseTimes {
  readonly markdownIt: number;
  /** Each text read for the first time: no command block is known. */
  readonly first: number;
  /** Of `first`: what the shell grammar took to parse. */
  readonly treeSitter: number;
  /** Each text read again by something that knows nothing but its command blocks. */
  readonly again: number;
}

/** What a long checklist takes, in milliseconds. */
export interface LongTimes {
  readonly markdownIt: number;
  readonly opened: number;
  /** A letter more in the middle. */
  readonly letter: number;
  /** A line more in the middle, which moves all that stands below. */
  readonly line: number;
}

export interface ParseBench {
  measureAll(texts: readonly string[]): ParseTimes;
  measureLong(text: string): LongTimes;
  /** Megabytes that stay in use for a text that is open: its model, and what is kept to read it again. */
  measureMemory(text: string): number;
}

export async function createParseBench({ engineWasm, grammarWasm }: ShellGrammar): Promise<ParseBench> {
  await Parser.init({ wasmBinary: engineWasm });
  const parser = new Parser().setLanguage(await Language.load(grammarWasm));
  const parse = parser.parse.bind(parser);
  let treeSitter = 0;
  parser.parse = (...words) => {
    const start = performance.now();
    const tree = parse(...words);
    treeSitter += performance.now() - start;
    return tree;
  };
  const createShell = (): ShellParser => createCachedShellParser({ parse: (text) => parseShell(parser, text, { declared: [], isPrompted: false }) });
  const markdownIt = new MarkdownIt();
  return {
    measureAll(texts) {
      const shell = createShell();
      treeSitter = 0;
      const first = timeOf(() => texts.forEach((text) => parseChecklist(text, shell)));
      const firstTreeSitter = treeSitter;
      const again = timeOf(() => texts.forEach((text) => parseChecklist(text, shell)));
      const bare = timeOf(() => texts.forEach((text) => markdownIt.parse(text, {})));
      return { markdownIt: bare, first, treeSitter: firstTreeSitter, again };
    },
    measureLong(text) {
      const checklist = new ChecklistParser(createShell());
      const middle = text.indexOf('\n', text.length / 2);
      const withWords = (words: string): string => text.slice(0, middle) + words + text.slice(middle);
      return {
        opened: timeOf(() => checklist.parse(text)),
        letter: timeOf(() => checklist.parse(withWords('x'))),
        line: timeOf(() => checklist.parse(withWords('x\n- [ ] A new item'))),
        markdownIt: timeOf(() => markdownIt.parse(text, {})),
      };
    },
    measureMemory(text) {
      const shell = createShell();
      const before = heapInUse();
      const open = { parser: new ChecklistParser(shell), checklist: undefined as unknown };
      open.checklist = open.parser.parse(text);
      const after = heapInUse();
      if (open.checklist === undefined) throw new Error('Nothing was read.');
      return (after - before) / 1e6;
    },
  };
}

function timeOf(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
