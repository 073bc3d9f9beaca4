import { join } from 'node:path';
import type { ShellDialect } from './dialect';
import { behindKeeper } from './keeper';
import { renderPosixWrapper } from './posixWrapper';

const words = { builtin: '\\command ', special: '\\', mayBeKsh: true } as const;

/** Any POSIX shell: dash, ksh, busybox. It reads the file that `ENV` names, and that one reads the person's own. */
export const sh: ShellDialect = {
  kind: 'sh',
  bodyEnding: '.sh',
  start: (options) => {
    const { shellPath, scripts, inherited } = options;
    const own = inherited['ENV'];
    const env = { ENV: join(scripts, 'init.sh'), ...(own === undefined ? {} : { RELEASE_CHECKLIST_ENV: own }) };
    return behindKeeper(options, [shellPath, '-i'], { env });
  },
  line: (number) => ` 'command' . "$__checklist_folder/${number}"`,
  renderWrapper: (options) => renderPosixWrapper(options, words),
};
