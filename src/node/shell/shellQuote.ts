/** One word of bash, or of any POSIX shell, that means this text, whatever is in it. */
export function quoteForPosix(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The same for fish, in whose single quotes a backslash still speaks for itself and for the quote. */
export function quoteForFish(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** The same for PowerShell, which takes four typographic quotes for the plain one. */
export function quoteForPowerShell(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** Whether a variable of a shell can have this name. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
