import { parseArgs } from 'node:util';
import { readJournal } from '../log/journal';
import { journalPathOf } from '../log/logPath';
import { rebuildReleaseLog } from '../log/rebuildReleaseLog';
import { renderAgain } from '../node/renderAgain';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import { UserFacingError } from '../util/userFacingError';
import { UsageError, type CliCommand, type CliOutput } from './command';
import { readText } from './readText';

export const render: CliCommand = {
  name: 'render',
  usage: 'JOURNAL | --write FILE…',
  summary:
    'Prints the Markdown log that a journal renders to. With --write: puts it in its place, and first takes the marks of an ' +
    'unfinished merge out of the journal. Exit code 1 when a journal is not whole.',
  async run(words, output, errors) {
    const { files, write } = parseRenderWords(words);
    const [file] = files;
    if (file === undefined) throw new UsageError('render takes a journal.');
    if (write) return writeAll(files, output, errors);
    if (files.length > 1) throw new UsageError('render takes one journal; with --write it takes several.');
    const text = await readText(journalPathOf(file));
    const { problems } = readJournal(text);
    for (const { code, line, message } of problems) errors.write(`${file}:${line + 1}: ${message} [${code}]\n`);
    output.write(rebuildReleaseLog(text, await loadShellParserFromDisk()));
    return problems.length > 0 ? 1 : 0;
  },
};

async function writeAll(files: readonly string[], output: CliOutput, errors: CliOutput): Promise<number> {
  const shellParser = await loadShellParserFromDisk();
  let refused = false;
  for (const file of files) {
    try {
      const { log, journal, isMended, isChanged } = await renderAgain(file, shellParser);
      if (isMended) output.write(`${journal}: the marks of the merge are out; every event of both sides is in it.\n`);
      output.write(`${log}: ${isChanged ? 'rendered again' : 'is what the journal renders to'}.\n`);
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      errors.write(`${error.message}\n`);
      refused = true;
    }
  }
  return refused ? 1 : 0;
}

function parseRenderWords(words: readonly string[]): { readonly files: readonly string[]; readonly write: boolean } {
  try {
    const options = { write: { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ args: [...words], options, allowPositionals: true });
    return { files: positionals, write: values.write ?? false };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
