/** The shell that reads a block with this fence language. Languages that only say "shell" mean bash. */
export function shellOf(language: string): string {
  switch (language) {
    case 'zsh':
    case 'fish':
    case 'ksh':
      return language;
    default:
      return 'bash';
  }
}
