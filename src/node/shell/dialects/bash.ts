import { sep } from 'node:path';
import type { ShellDialect, WrapperOptions } from './dialect';
import { behindKeeper } from './keeper';
import { renderPosixWrapper } from './posixWrapper';

const words = { builtin: '\\builtin ', special: '\\builtin ' };

/** bash, from 3.2 on; Git Bash too. It keeps itself: `-p` leaves out the functions that the environment holds. */
export const bash: ShellDialect = {
  kind: 'bash',
  bodyEnding: '.sh',
  start: (options) => {
    const { shellPath, hasKeyboard = true } = options;
    const places = { scripts: toSlashes(options.scripts), folder: toSlashes(options.folder) };
    const editing = hasKeyboard ? [] : ['--noediting'];
    const commandLine = [toSlashes(shellPath), ...editing, '--init-file', `${places.scripts}/init.bash`, '-i'];
    return behindKeeper({ ...options, ...places }, commandLine, { interpreter: [shellPath, '-p'] });
  },
  line: (number) => ` 'builtin' . "$__checklist_folder/${number}"`,
  renderWrapper: (options) => renderPosixWrapper(slashed(options), words),
};

/** On Windows bash knows a path by its slashes: without one it looks on the PATH. */
function slashed(options: WrapperOptions): WrapperOptions {
  const { path, workspaceFolder, cwd } = options;
  const places = { path: toSlashes(path), workspaceFolder: toSlashes(workspaceFolder) };
  return { ...options, ...places, ...(cwd === undefined ? {} : { cwd: toSlashes(cwd) }) };
}

function toSlashes(path: string): string {
  return path.replaceAll(sep, '/');
}
