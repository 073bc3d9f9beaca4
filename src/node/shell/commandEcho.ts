const longestEcho = 20;

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
