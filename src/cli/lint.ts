import type { Problem } from '../util/problem';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import { UsageError, type CliCommand } from './command';
import { parseFileWords } from './parseWords';
import { readChecklist } from './readChecklist';

export const lint: CliCommand = {
  name: 'lint',
  usage: 'FILE… [--json]',
  summary: 'Lists the problems of checklists as file:line:column. Exit code 1 when one is an error.',
  async run(words, output) {
    const { files, json } = parseFileWords(words);
    if (files.length === 0) throw new UsageError('lint takes one file or more.');
    const shell = await loadShellParserFromDisk();
    const found: FileProblem[] = [];
    for (const file of files) {
      const { problems } = await readChecklist(file, shell);
      found.push(...problems.map((problem) => toFileProblem(file, problem)));
    }
    output.write(json ? `${JSON.stringify(found, undefined, 1)}\n` : found.map(toLine).join(''));
    return found.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};

/** A problem as `lint --json` prints it: 1-based. */
interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly message: string;
}

function toFileProblem(file: string, { range, severity, code, message }: Problem): FileProblem {
  return { file, line: range.start.line + 1, column: range.start.column + 1, severity, code, message };
}

function toLine({ file, line, column, severity, code, message }: FileProblem): string {
  return `${file}:${line}:${column}: ${severity}: ${message} [${code}]\n`;
}
