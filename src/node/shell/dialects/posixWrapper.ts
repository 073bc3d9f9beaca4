import { stepBeginning } from '../commandEcho';
import { quoteForPosix } from '../shellQuote';
import type { WrapperOptions } from './dialect';

/** What stands before the name of a builtin, so that no alias and no function is called in its place. */
export interface PosixWords {
  readonly builtin: string;
  /** Before `.` and `return`, which the standard sets apart. */
  readonly special: string;
  /**
   * Whether the shell may be ksh, whose trap on DEBUG takes the exit code from what follows, unless that is a simple command.
   * There its trace shows our own line too: one more line is less than a failure that looks like a success.
   */
  readonly mayBeKsh?: true;
}

/**
 * The script that runs one step. It is sourced in the person's own shell, among their aliases, and its trace (`set -x`)
 * is hidden.
 */
export function renderPosixWrapper(options: WrapperOptions, { builtin, special, mayBeKsh }: PosixWords): string {
  const { path, token, stdin } = options;
  const input = stdin === undefined ? '' : ` < ${quoteForPosix(stdin)}`;
  const source = `${special}. ${quoteForPosix(`${path}.sh`)}${input}`;
  const begin = ['__checklist_begin', ...[path, token, stepBeginning(options)].map(quoteForPosix)];
  const lines = [
    '{',
    `  ${begin.join(' ')} || ${special}return 0`,
    ...preparations(options, builtin).map(
      ({ command, refusal }) => `  ${command} || { __checklist_refuse ${quoteForPosix(refusal)}; ${special}return 0; }`,
    ),
    '} 2> /dev/null',
    ...(mayBeKsh
      ? [
          'case ${KSH_VERSION-} in',
          `'') ${runSource(source)}; ${hiddenEnd} ;;`,
          `*) ${runSource(source)}; __checklist_end "$?" ;;`,
          'esac',
        ]
      : [runSource(source), hiddenEnd]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Either way; but only in the second is `$?` what `__checklist_go` gave back, with no trap on ERR called for it. */
function runSource(source: string): string {
  return `if __checklist_go; then ${source}; else ${source}; fi`;
}

/** What takes such a trap away again must run. */
const isTrapAlone = /^\s*trap [^;&|\n]*$/;

/**
 * Fails where an earlier command has left a trap that returns (`trap 'return 0' ERR`): it would return from the step's own
 * text, and what failed there would have its exit code.
 */
function returnsByItself(builtin: string): string {
  // A tab before it is shown as \t by zsh: what stands there tells nothing.
  const word = 'return[!A-Za-z_]';
  return `case $(${builtin}trap) in *${word}*ERR* | *${word}*RETURN*) ${builtin}false ;; esac`;
}

const hiddenEnd = '{ __checklist_end "$?"; } 2> /dev/null';

interface Preparation {
  readonly command: string;
  /** What the shell reports when it fails. */
  readonly refusal: string;
}

function preparations(options: WrapperOptions, builtin: string): Preparation[] {
  const { text, cwd, needsPath, workspaceFolder, env = {} } = options;
  const commands: Preparation[] = [];
  if (!isTrapAlone.test(text)) commands.push({ command: returnsByItself(builtin), refusal: 'trap' });
  if (cwd !== undefined) commands.push({ command: `__checklist_visit ${quoteForPosix(cwd)}`, refusal: 'cwd' });
  if (needsPath !== undefined) {
    const words = [needsPath, workspaceFolder].map(quoteForPosix);
    commands.push({ command: `__checklist_start_in ${words.join(' ')}`, refusal: 'cwd' });
  }
  for (const [name, value] of Object.entries(env)) {
    commands.push({ command: `${builtin}export '${name}='${quoteForPosix(value)}`, refusal: `env ${name}` });
  }
  return commands;
}
