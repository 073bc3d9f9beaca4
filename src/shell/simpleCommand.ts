/**
 * Whether a line is one command of plain words, or such commands joined by `&&` or `|`, which every shell reads alike:
 * `npm run build -- --prod`. False for many a line that is a command too: for those the grammar is to be asked.
 */
export function isSimpleCommand(line: string): boolean {
  return line.split(/ (?:&&|\|) /).every(isPlain);
}

function isPlain(text: string): boolean {
  const [, program] = plainWords.exec(text) ?? [];
  return program !== undefined && !reservedWords.has(program);
}

/** A program and its arguments: letters that no shell reads as anything else, whole quotes, variables. */
const plainWords = /^([a-z][\w.+-]*)(?: (?!=)(?:[\w./:@%+,=-]|\$(?=[A-Za-z_])|"[^"\\$`!\n]*"|'[^'\n]*')+)*$/;

/** What begins a compound command or a declaration, whose words are read by other rules. */
const reservedWords: ReadonlySet<string> = new Set(
  'if then else elif fi for select while until do done case esac in function time coproc test export declare local readonly typeset unset unsetenv let'.split(
    ' ',
  ),
);
