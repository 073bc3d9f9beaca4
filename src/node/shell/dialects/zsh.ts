import { join } from 'node:path';
import type { ShellDialect } from './dialect';
import { behindKeeper } from './keeper';
import { renderPosixWrapper } from './posixWrapper';

const words = { builtin: '\\builtin ', special: '\\builtin ' };

/** zsh reads its start-up files from the folder that `ZDOTDIR` names; ours read the person's own. */
export const zsh: ShellDialect = {
  kind: 'zsh',
  bodyEnding: '.sh',
  start: (options) => {
    const { shellPath, scripts, inherited, login, hasKeyboard = true } = options;
    const own = inherited['ZDOTDIR'];
    const env = { ZDOTDIR: join(scripts, 'zsh'), ...(own === undefined ? {} : { RELEASE_CHECKLIST_ZDOTDIR: own }) };
    const commandLine = [shellPath, ...(login ? ['-l'] : []), ...(hasKeyboard ? [] : ['+Z']), '-i'];
    return behindKeeper(options, commandLine, { env });
  },
  line: (number) => ` 'builtin' . "$__checklist_folder/${number}"`,
  renderWrapper: (options) => renderPosixWrapper(options, words),
};
