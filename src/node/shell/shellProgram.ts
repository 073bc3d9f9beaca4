import { dialectOf } from './dialects/dialectOf';

export interface ShellChoice {
  /** Programs that the person has set for shells, by the shell's name: `sh`, `bash`, `zsh`. */
  readonly programs: Readonly<Record<string, string>>;
  /** What the checklist's front matter names as its shell. */
  readonly own?: string | undefined;
}

/** What is to be run for blocks of this shell (see `shellOf`): a path, or a name on the PATH; or why nothing is. */
export function shellProgram(shell: string, { programs, own }: ShellChoice): string | { readonly refused: string } {
  const set = programs[shell];
  if (set !== undefined && set !== '') return set;
  if (shell !== 'sh') return shell;
  if (own === undefined) return shellProgram('bash', { programs });
  // A checklist may name a shell, and no program.
  if (!/^[\w-]+$/.test(own) || !dialectOf(own))
    return {
      refused: `The checklist's front matter names the shell ${own}, which is none that commands can be run in.`,
    };
  return own === 'sh' ? own : shellProgram(own, { programs });
}
