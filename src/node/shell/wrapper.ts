import { commandEcho } from './commandEcho';
import { quoteForBash } from './shellQuote';

/** One step, as the shell is to run it. */
export interface WrapperOptions {
  /** Path of the step's files without their endings; the command's text is in `PATH.sh`. */
  readonly path: string;
  /** What the step's marks carry: nobody else can know it. */
  readonly token: string;
  /** The command, to be shown to the person. */
  readonly text: string;
  readonly workspaceFolder: string;
  /** The directory of this command alone, absolute. */
  readonly cwd?: string;
  readonly needsPath?: string;
  /** Names must be those of variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** A file that the command reads, where the shell's own input is not a keyboard. */
  readonly stdin?: string;
}

/**
 * The script that runs one step. It is sourced in the person's own shell, among their aliases: each command is called
 * in a way that no alias and no function can take over, and its trace (`set -x`) is hidden. The functions that it calls
 * are in `media/shell/init.bash`.
 */
export function renderWrapper(options: WrapperOptions): string {
  const { path, token, text, stdin } = options;
  const source = `\\builtin . ${quoteForBash(`${path}.sh`)}${stdin === undefined ? '' : ` < ${quoteForBash(stdin)}`}`;
  const begin = ['__checklist_begin', path, token, commandEcho(text)].map((word, index) =>
    index === 0 ? word : quoteForBash(word),
  );
  const lines = [
    '{',
    `  ${begin.join(' ')} || \\builtin return 0`,
    ...preparations(options).map(
      ({ command, refusal }) => `  ${command} || { __checklist_refuse ${quoteForBash(refusal)}; \\builtin return 0; }`,
    ),
    '} 2> /dev/null',
    // Either way; but only in the second is `$?` what `__checklist_go` gave back, with no trap on ERR called for it.
    `if __checklist_go; then ${source}; else ${source}; fi`,
    '{ __checklist_end "$?"; } 2> /dev/null',
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
  if (cwd !== undefined) commands.push({ command: `__checklist_visit ${quoteForBash(cwd)}`, refusal: 'cwd' });
  if (needsPath !== undefined) {
    const words = [needsPath, workspaceFolder].map(quoteForBash);
    commands.push({ command: `__checklist_start_in ${words.join(' ')}`, refusal: 'cwd' });
  }
  for (const [name, value] of Object.entries(env)) {
    commands.push({ command: `\\builtin export ${name}=${quoteForBash(value)}`, refusal: `env ${name}` });
  }
  return commands;
}
