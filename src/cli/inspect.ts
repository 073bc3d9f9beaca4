import { loadShellParserFromDisk } from '../node/shellGrammar';
import { UsageError, type CliCommand } from './command';
import { toInspectJson } from './inspectJson';
import { renderTree } from './inspectTree';
import { parseFileWords } from './parseWords';
import { readChecklist } from './readChecklist';

export const inspect: CliCommand = {
  name: 'inspect',
  usage: 'FILE [--json]',
  summary: 'Shows how a checklist is understood: sections, steps, commands, what is checked.',
  async run(words, output) {
    const { files, json } = parseFileWords(words);
    const [file, ...others] = files;
    if (file === undefined || others.length > 0) throw new UsageError('inspect takes one file.');
    const checklist = await readChecklist(file, await loadShellParserFromDisk());
    output.write(json ? `${JSON.stringify(toInspectJson(checklist), undefined, 1)}\n` : renderTree(checklist));
    return 0;
  },
};
