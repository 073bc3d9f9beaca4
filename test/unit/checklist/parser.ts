import { parseChecklist } from '../../../src/checklist/parseChecklist';
import type { Checklist } from '../../../src/checklist/checklist';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';

export const shell = await loadShellParserFromDisk();

/** Parses with the parser that the tests of this folder share: one per test file. */
export function parse(text: string): Checklist {
  return parseChecklist(text, shell);
}
