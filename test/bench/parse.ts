import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MarkdownIt from 'markdown-it';
import { Parser } from 'web-tree-sitter';
import type { Checklist } from '../../src/checklist/checklist';
import { ChecklistParser, parseChecklist } from '../../src/checklist/parseChecklist';
import { allCommands, allSteps } from '../../src/checklist/steps';
import type { ShellParser } from '../../src/shell/shellScript';
import { createShellParser, loadGrammar, type ShellGrammar } from '../../src/shell/shellParser';

/** What one pass over all texts took, in milliseconds of the processor. Of it `treeSitter`: what the shell grammar took to parse. */
export interface PassTimes {
  readonly total: number;
  readonly treeSitter: number;
}

/** One beside the other, and nothing else between. */
export interface StructureTimes {
  readonly markdownIt: PassTimes;
  /** Sections, steps, blocks of each text, read for the first time: what the tree needs. */
  readonly structure: PassTimes;
}

export interface WholeTimes {
  readonly markdownIt: PassTimes;
  /** All that is known of the commands, and the problems, with the structure. */
  readonly whole: PassTimes;
  /** The same, by something that knows nothing but the command blocks' shell text. */
  readonly again: PassTimes;
}

/** What a long checklist takes, in milliseconds of the processor. */
export interface LongTimes {
  readonly markdownIt: number;
  /** Its structure; `…Whole` with all that is known of its commands. */
  readonly opened: number;
  readonly openedWhole: number;
  /** A letter more in the middle. */
  readonly letter: number;
  readonly letterWhole: number;
  /** A line more in the middle, which moves all that stands below. */
  readonly line: number;
  readonly lineWhole: number;
  /** A fence opened in the middle, which takes in all that stands below. */
  readonly fence: number;
  readonly fenceWhole: number;
  /** A fence of shell opened behind the first item. */
  readonly shellFence: number;
  readonly shellFenceWhole: number;
}

export interface ParseBench {
  measureStructure(texts: readonly string[]): StructureTimes;
  measureWhole(texts: readonly string[]): WholeTimes;
  measureLong(text: string): LongTimes;
  /** Megabytes that stay in use for a text that is open: its model, and what is kept to read it again. */
  measureMemory(text: string): number;
}

/** Every measure begins with a shell parser that has read nothing. Its engine is loaded once, and as warm as the rest. */
export async function createParseBench(grammar: ShellGrammar): Promise<ParseBench> {
  let treeSitter = 0;
  const engine = await loadGrammar(grammar);
  const createShell = (): ShellParser => {
    treeSitter = 0;
    return createShellParser(engine);
  };
  const parse = Reflect.get<Parser, 'parse'>(Parser.prototype, 'parse');
  Parser.prototype.parse = function (...words) {
    const start = performance.now();
    const tree = Reflect.apply(parse, this, words);
    treeSitter += performance.now() - start;
    return tree;
  };
  const markdownIt = new MarkdownIt();
  const timePass = (act: () => unknown): PassTimes => {
    treeSitter = 0;
    const total = timeOf(act);
    return { total, treeSitter };
  };
  return {
    measureStructure(texts) {
      const shell = createShell();
      return {
        structure: timePass(() => texts.forEach((text) => parseChecklist(text, shell))),
        markdownIt: timePass(() => texts.forEach((text) => markdownIt.parse(text, {}))),
      };
    },
    measureWhole(texts) {
      const shell = createShell();
      const pass = (): void => texts.forEach((text) => readWhole(parseChecklist(text, shell)));
      return {
        whole: timePass(pass),
        again: timePass(pass),
        markdownIt: timePass(() => texts.forEach((text) => markdownIt.parse(text, {}))),
      };
    },
    measureLong(text) {
      const parser = new ChecklistParser(createShell());
      const middle = text.indexOf('\n', text.length / 2);
      const top = text.indexOf('\n', text.indexOf('- [ ]'));
      const read = (words: string, at = middle): readonly [structure: number, whole: number] => {
        const edited = text.slice(0, at) + words + text.slice(at);
        let checklist: Checklist | undefined;
        const structure = timeOf(() => (checklist = parser.parse(edited)));
        return [structure, structure + timeOf(() => checklist && readWhole(checklist))];
      };
      const [opened, openedWhole] = read('');
      const [letter, letterWhole] = read('x');
      const [line, lineWhole] = read('x\n- [ ] A new item');
      const [fence, fenceWhole] = read('x\n```');
      const [shellFence, shellFenceWhole] = read('\n```bash', top);
      const bare = timeOf(() => markdownIt.parse(text, {}));
      const edited = { letter, letterWhole, line, lineWhole, fence, fenceWhole, shellFence, shellFenceWhole };
      return { markdownIt: bare, opened, openedWhole, ...edited };
    },
    measureMemory(text) {
      const shell = createShell();
      const before = heapInUse();
      const parser = new ChecklistParser(shell);
      const open = { parser, checklist: parser.parse(text) };
      readWhole(open.checklist);
      const after = heapInUse();
      if (open.checklist.sections.length === 0) throw new Error('Nothing was read.');
      return (after - before) / 1e6;
    },
  };
}

/** What is read of a checklist when somebody asks for it. */
function readWhole(checklist: Checklist): unknown {
  return [allSteps(checklist).map(allCommands), checklist.problems];
}

/** Of the processor, since others may use the machine. */
function timeOf(act: () => unknown): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
