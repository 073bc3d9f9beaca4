export { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
export { taskListPlugin } from '../../../src/vscode/logs/taskListPlugin';
export { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
export { stories } from './stories';
