import { findNotes } from '../checklist/findNotes';
import { toVisible } from '../util/toVisible';
import { isOnPath } from '../node/isOnPath';
import type { Problem } from '../util/problem';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import { renderAnnotation } from './annotation';
import { UsageError, type CliCommand } from './command';
import { parseLintWords, type ReportFormat } from './parseWords';
import { readChecklist } from './readChecklist';

export const lint: CliCommand = {
  name: 'lint',
  usage: 'FILE… [--json | --format github] [--notes] [--path]',
  summary: 'Lists the problems of checklists as file:line:column. Exit code 1 when one is an error.',
  async run(words, output) {
    const { files, format, notes, path } = parseLintWords(words);
    if (files.length === 0) throw new UsageError('lint takes one file or more.');
    const shell = await loadShellParserFromDisk();
    const found: FileProblem[] = [];
    for (const file of files) {
      const checklist = await readChecklist(file, shell);
      const more = notes || path ? findNotes(checklist, path ? isOnPath : undefined) : [];
      const shown = more.filter(({ severity }) => notes || severity !== 'information');
      found.push(...[...checklist.problems, ...shown].map((problem) => toFileProblem(file, problem)));
    }
    output.write(render(found, format));
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

function render(found: readonly FileProblem[], format: ReportFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(found, undefined, 1)}\n`;
    case 'github':
      return found.map(toAnnotation).join('');
    case 'text':
      return found.map(toLine).join('');
  }
}

function toAnnotation({ severity, code, ...place }: FileProblem): string {
  return renderAnnotation({ ...place, level: severity === 'information' ? 'notice' : severity, title: code });
}

function toLine({ file, line, column, severity, code, message }: FileProblem): string {
  return `${toVisible(`${file}:${line}:${column}: ${severity}: ${message} [${code}]`)}\n`;
}
