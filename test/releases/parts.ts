export { makeRelease, writeRelease } from './makeRelease';
export { ReleaseIndex } from '../../src/node/releaseIndex';
export { loadShellParserFromDisk } from '../../src/node/shellGrammar';
