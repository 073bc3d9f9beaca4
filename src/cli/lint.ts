import { findNotes } from '../checklist/findNotes';
import { isOnPath } from '../node/isOnPath';
import type { Problem } from '../util/problem';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import { UsageError, type CliCommand } from './command';
import { parseLintWords, type LintFormat } from './parseWords';
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

function render(found: readonly FileProblem[], format: LintFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(found, undefined, 1)}\n`;
    case 'github':
      return found.map(toAnnotation).join('');
    case 'text':
      return found.map(toLine).join('');
  }
}

/** A workflow command of GitHub Actions, which shows the problem beside the line in a pull request. */
function toAnnotation({ file, line, column, severity, code, message }: FileProblem): string {
  const level = severity === 'information' ? 'notice' : severity;
  const place = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(code)}`;
  return `::${level} ${place}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

function toLine({ file, line, column, severity, code, message }: FileProblem): string {
  return `${file}:${line}:${column}: ${severity}: ${message} [${code}]\n`;
}
