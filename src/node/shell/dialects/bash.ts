import { join } from 'node:path';
import type { ShellDialect } from './dialect';
import { behindKeeper } from './keeper';
import { renderPosixWrapper } from './posixWrapper';

const words = { builtin: '\\builtin ', special: '\\builtin ' };

/** bash, from 3.2 on; Git Bash too. It keeps itself: `-p` leaves out the functions that the environment holds. */
export const bash: ShellDialect = {
  kind: 'bash',
  bodyEnding: '.sh',
  start: (options) => {
    const { shellPath, scripts, hasKeyboard = true } = options;
    const editing = hasKeyboard ? [] : ['--noediting'];
    const commandLine = [shellPath, ...editing, '--init-file', join(scripts, 'init.bash'), '-i'];
    return behindKeeper(options, commandLine, { interpreter: [shellPath, '-p'] });
  },
  line: (number) => ` 'builtin' . "$__checklist_folder/${number}"`,
  renderWrapper: (options) => renderPosixWrapper(options, words),
};
