import MarkdownIt from 'markdown-it';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import type { ShellParser } from '../../src/shell/shellScript';

/** What one pass over all texts took, in milliseconds. */
export interface ParseTimes {
  readonly markdownIt: number;
  readonly checklist: number;
  /** Of `checklist`: what the shell grammar took. */
  readonly shell: number;
}

export async function createParseTimer(texts: readonly string[]): Promise<() => ParseTimes> {
  const inner = await loadShellParserFromDisk();
  const markdownIt = new MarkdownIt();
  let shell = 0;
  const timedParser: ShellParser = {
    parse: (text) => {
      const start = performance.now();
      const script = inner.parse(text);
      shell += performance.now() - start;
      return script;
    },
  };
  const timeOf = (parse: (text: string) => unknown): number => {
    const start = performance.now();
    for (const text of texts) parse(text);
    return performance.now() - start;
  };
  return () => {
    shell = 0;
    const checklist = timeOf((text) => parseChecklist(text, timedParser));
    return { markdownIt: timeOf((text) => markdownIt.parse(text, {})), checklist, shell };
  };
}
