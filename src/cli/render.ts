import { readJournal } from '../log/journal';
import { rebuildReleaseLog } from '../log/rebuildReleaseLog';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import { UsageError, type CliCommand } from './command';
import { parseFileWords } from './parseWords';
import { readText } from './readText';

export const render: CliCommand = {
  name: 'render',
  usage: 'JOURNAL',
  summary: 'Prints the Markdown log that a journal renders to. Exit code 1 when the journal is not whole.',
  async run(words, output, errors) {
    const { files, json } = parseFileWords(words);
    const [file] = files;
    if (file === undefined || files.length > 1 || json) throw new UsageError('render takes one journal.');
    const text = await readText(file);
    const { problems } = readJournal(text);
    for (const { code, line, message } of problems) errors.write(`${file}:${line + 1}: ${message} [${code}]\n`);
    output.write(rebuildReleaseLog(text, await loadShellParserFromDisk()));
    return problems.length > 0 ? 1 : 0;
  },
};
