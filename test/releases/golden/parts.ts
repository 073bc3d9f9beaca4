export { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
export { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
export { stories } from './stories';
