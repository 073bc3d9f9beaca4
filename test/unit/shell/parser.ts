import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';

/** The parser that the tests of this folder share: one per test file. */
export const shellParser = await loadShellParserFromDisk();
