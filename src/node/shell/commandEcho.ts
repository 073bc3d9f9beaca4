const longestEcho = 20;

/**
 * What is shown as a step begins: where VS Code follows the terminal, the mark by which it sees that the line it has typed
 * has started; and the command. With no `633;E`: VS Code then takes what starts for what it has typed, and needs not read it
 * back from the screen.
 */
export function stepBeginning({ text, isFollowed }: { readonly text: string; readonly isFollowed: boolean }): string {
  return `${isFollowed ? '\x1b]633;C\x07' : ''}${commandEcho(text)}`;
}

/** What the terminal shows a person of a command before it runs: its text, dimmed, in a bounded number of lines. */
export function commandEcho(text: string): string {
  const lines = text.trimEnd().split(/\r?\n/);
  const shown = lines.slice(0, longestEcho).map(printable);
  if (lines.length > longestEcho) shown.push(`… ${lines.length - longestEcho} more lines`);
  return shown.map((line) => `\x1b[2m> ${line}\x1b[22m\n`).join('');
}

/** Control characters as pictures, so that a text cannot move the cursor or forge what is on the screen. */
function printable(line: string): string {
  return line
    .replaceAll('\t', '    ')
    .replace(/[\x00-\x1f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\x7f-\x9f]/g, '\ufffd');
}
