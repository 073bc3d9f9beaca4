import type { CodeBlock } from '../checklist/checklist';

/** The shell that reads a block. Languages that only say "shell" mean bash. */
export function shellOf({ shell, language }: Pick<CodeBlock, 'shell' | 'language'>): string {
  if (shell) return shell;
  switch (language) {
    case 'zsh':
    case 'ksh':
      return language;
    default:
      return 'bash';
  }
}
