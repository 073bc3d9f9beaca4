/** One word of bash that means this text, whatever is in it. */
export function quoteForBash(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Whether a variable of a shell can have this name. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
