import type { CodeBlock } from '../checklist/checklist';

/**
 * The shell that a block is written for, by its language: `bash`, `zsh`, `fish`, `dash`, `ksh`, `pwsh`. Authors write `sh`
 * for whatever shell they use; it, and a language that only says that there is a shell, is `sh`: the shell of the run.
 */
export function shellOf({ shell, language }: Pick<CodeBlock, 'shell' | 'language'>): string {
  return shell ?? (named.has(language) ? language : 'sh');
}

const named = new Set(['bash', 'zsh', 'dash', 'ksh']);
