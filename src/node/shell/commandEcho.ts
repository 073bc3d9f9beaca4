const longestEcho = 20;

/**
 * What is shown as a step begins: the marks by which VS Code sees that the line it has typed has started; and the command.
 * With no `633;E`: VS Code then takes what starts for what it has typed, and needs not read it back from the screen.
 *
 * Where VS Code does not follow the terminal, the line has ended at once, with no exit code: all that is shown up to the end
 * would else become the text of a command, which VS Code keeps on the disk in its list of recent ones, secrets and all.
 */
export function stepBeginning({ text, isFollowed }: { readonly text: string; readonly isFollowed: boolean }): string {
  return `\x1b]633;C\x07${isFollowed ? '' : '\x1b]633;D\x07'}${commandEcho(text)}`;
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
