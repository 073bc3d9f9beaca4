/**
 * Why the exit code 0 of a shell that has ended in the midst of a command tells nothing of what the command did: a trap or a
 * script has ended it. `undefined` where the command says that it ends the shell.
 */
export function silentEnd(text: string): string | undefined {
  if (/^\s*(?:exec\s|(?:exit|logout)(?:\s+0)?\s*;?\s*(?:#.*)?$)/.test(text)) return undefined;
  return 'The shell has ended in the midst of it, with an exit code of its own: that it came to its end is not told.';
}
