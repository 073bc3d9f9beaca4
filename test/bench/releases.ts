export { makeRelease, writeRelease } from '../releases/makeRelease';
export { ReleaseIndex } from '../../src/node/releaseIndex';
export { loadShellParserFromDisk } from '../../src/node/shellGrammar';
