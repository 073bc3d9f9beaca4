import { parseChecklist } from '../checklist/parseChecklist';
import { loadShellParserFromDisk } from '../node/shellGrammar';
import { UsageError, type CliCommand } from './command';
import { toInspectJson } from './inspectJson';
import { renderTree } from './inspectTree';
import { parseFileWords } from './parseWords';
import { readText } from './readText';

export const inspect: CliCommand = {
  name: 'inspect',
  usage: 'FILE [--json]',
  summary: 'Shows how a checklist is understood: sections, steps, commands, what is checked.',
  async run(words, output) {
    const { files, json } = parseFileWords(words);
    const [file, ...others] = files;
    if (file === undefined || others.length > 0) throw new UsageError('inspect takes one file.');
    const text = await readText(file);
    const checklist = parseChecklist(text, await loadShellParserFromDisk());
    output.write(json ? `${JSON.stringify(toInspectJson(text, checklist), undefined, 1)}\n` : renderTree(checklist));
    return 0;
  },
};
