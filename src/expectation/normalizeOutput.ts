import { dropAlternateScreen } from './alternateScreen';
import { TextScreen } from './textScreen';

/**
 * The text that a terminal would show for this output, lines that scrolled away included. Escape sequences and control
 * characters are gone, but for tabs and line breaks; `\r`, `\b` and cursor movements have overwritten what they
 * overwrite, so that a progress bar leaves its last state; what was shown on the alternate screen (a pager, an editor)
 * is dropped. Line breaks are `\n`; those at the very end are dropped, so that a command which prints nothing but line
 * breaks gives empty text. Linear in the text; never throws.
 */
export function normalizeOutput(raw: string): string {
  const screen = new TextScreen();
  const text = dropAlternateScreen(raw);
  const token = new RegExp(tokens, 'gy');
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const { plain, control, parameters, command } = match.groups ?? {};
    if (plain !== undefined) screen.write(plain);
    else if (control !== undefined) applyControl(screen, control);
    else if (command !== undefined) applyCommand(screen, command, parameters ?? '');
  }
  return screen.toString().replace(/\n+$/, '');
}

/**
 * Everything that can stand in output. An operating system command ends at its terminator, or, unterminated, with its
 * line; so does a device control string: a lost end must not swallow the output behind it.
 */
const tokens = [
  '(?<plain>[^\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]+)',
  '(?:\\x1b\\[|\\x9b)(?<parameters>[0-?]*)[ -/]*(?<command>[@-~])?',
  '(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c\\n\\r]*(?:\\x07|\\x1b\\\\|\\x9c)?',
  '\\x1b[ -/]*[0-~]?',
  '(?<control>\\r\\n|[^])',
].join('|');

function applyControl(screen: TextScreen, control: string): void {
  switch (control) {
    case '\r\n':
    case '\n':
      screen.breakLine();
      break;
    case '\r':
      screen.moveTo(0);
      break;
    case '\b':
      screen.moveBy(-1);
      break;
  }
}

/** A control sequence: only those that move the cursor or erase change the text. */
function applyCommand(screen: TextScreen, command: string, parameters: string): void {
  const [first = ''] = parameters.split(';');
  const number = /^\d{1,6}$/.test(first) ? Number(first) : 0;
  const count = Math.max(1, number);
  switch (command) {
    case 'A':
      screen.moveUp(count);
      break;
    case 'F':
      screen.moveUp(count);
      screen.moveTo(0);
      break;
    case 'B':
      screen.moveDown(count);
      break;
    case 'E':
      screen.moveDown(count);
      screen.moveTo(0);
      break;
    case 'C':
      screen.moveBy(count);
      break;
    case 'D':
      screen.moveBy(-count);
      break;
    case 'G':
      screen.moveTo(count - 1);
      break;
    case 'K':
      screen.eraseInLine(number);
      break;
    case 'J':
      if (number === 0) screen.eraseBelow();
      break;
    case 'H':
    case 'f':
      screen.startFreshLine();
      break;
  }
}
