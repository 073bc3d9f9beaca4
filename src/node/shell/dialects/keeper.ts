import type { ShellStart, StartOptions } from './dialect';

/** How a shell is started behind the keeper, which sees its end: by `sh`, or by the words given instead. */
export function behindKeeper(
  { scripts, folder, login }: StartOptions,
  commandLine: readonly string[],
  { interpreter = ['/bin/sh'], env = {} }: KeeperOptions = {},
): ShellStart {
  const [program = '/bin/sh', ...args] = interpreter;
  return {
    program,
    args: [...args, `${scripts}/keeper.sh`, ...commandLine],
    env: { RELEASE_CHECKLIST_FOLDER: folder, RELEASE_CHECKLIST_LOGIN: login ? 'login' : 'plain', ...env },
  };
}

export interface KeeperOptions {
  readonly interpreter?: readonly string[];
  /** What the shell's own file in `media/shell` wants to know, besides the folder and how to log in. */
  readonly env?: Readonly<Record<string, string>>;
}
