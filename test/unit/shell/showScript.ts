import type { ShellScript } from '../../../src/shell/shellScript';

/** A parsed text in the form of the fixtures: `>` a command, `~` one that is typed, `#` a comment, `##` a trailing one, `!` an error. */
export function showScript({ commands, comments, errors }: ShellScript): string {
  return [
    ...commands.map(({ start, kind, text }) => ({ start, shown: `${marks[kind]} ${indent(text)}` })),
    ...comments.map(({ start, trailing, text }) => ({ start, shown: `${trailing ? '##' : '#'} ${text}`.trim() })),
    ...errors.map(({ start, line }) => ({ start: start + 0.5, shown: `! line ${line}` })),
  ]
    .sort((a, b) => a.start - b.start)
    .map(({ shown }) => shown)
    .join('\n');
}

const marks = { command: '>', session: '> (session)', editor: '> (editor)', follow: '> (follow)', typed: '~' };

function indent(text: string): string {
  return text.replace(/\r/g, '␍').replace(/\n/g, '\n  ');
}
