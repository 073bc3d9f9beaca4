import { join } from 'node:path';
import { stepBeginning } from '../commandEcho';
import { quoteForFish } from '../shellQuote';
import type { ShellDialect, WrapperOptions } from './dialect';
import { behindKeeper } from './keeper';

/** fish, from 3.1 on. From 4 on it marks its prompt itself, and would tell VS Code of each step a second time. */
export const fish: ShellDialect = {
  kind: 'fish',
  bodyEnding: '.fish',
  start: (options) => {
    const { shellPath, scripts, login } = options;
    const source = `source ${quoteForFish(join(scripts, 'init.fish'))}`;
    const commandLine = [shellPath, '--features', 'no-mark-prompt', ...(login ? ['--login'] : []), '--interactive'];
    return behindKeeper(options, [...commandLine, '--init-command', source]);
  },
  line: (number) => ` builtin source "$__checklist_folder/${number}"`,
  renderWrapper,
};

function renderWrapper(options: WrapperOptions): string {
  const { path, token, stdin } = options;
  const input = stdin === undefined ? '' : ` < ${quoteForFish(stdin)}`;
  const begin = ['__checklist_begin', ...[path, token, stepBeginning(options)].map(quoteForFish)];
  const lines = [
    `${begin.join(' ')}; or return 0`,
    ...preparations(options).map(
      ({ command, refusal }) =>
        `begin; ${command}; end 2> /dev/null; or begin; __checklist_refuse ${quoteForFish(refusal)}; return 0; end`,
    ),
    '__checklist_go',
    `builtin source ${quoteForFish(`${path}.fish`)}${input}`,
    '__checklist_end $status',
  ];
  return `${lines.join('\n')}\n`;
}

interface Preparation {
  readonly command: string;
  /** What the shell reports when it fails. */
  readonly refusal: string;
}

function preparations({ cwd, needsPath, workspaceFolder, env = {} }: WrapperOptions): Preparation[] {
  const commands: Preparation[] = [];
  if (cwd !== undefined) commands.push({ command: `__checklist_visit ${quoteForFish(cwd)}`, refusal: 'cwd' });
  if (needsPath !== undefined) {
    const words = [needsPath, workspaceFolder].map(quoteForFish);
    commands.push({ command: `__checklist_start_in ${words.join(' ')}`, refusal: 'cwd' });
  }
  for (const [name, value] of Object.entries(env)) {
    commands.push({ command: `set -gx ${name} ${quoteForFish(value)}`, refusal: `env ${name}` });
  }
  return commands;
}
