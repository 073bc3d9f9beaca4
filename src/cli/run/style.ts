/** How words are set off on a terminal. Nothing is said by it that the words do not say. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  attention(text: string): string;
}

/** See no-color.org: any value of NO_COLOR that is not empty means plain text. */
export function createStyle(isTerminal: boolean, env: NodeJS.ProcessEnv): Style {
  const hasColour = isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const set = (code: number) => (text: string) => (hasColour ? `\x1b[${code}m${text}\x1b[0m` : text);
  return { bold: set(1), dim: set(2), good: set(32), bad: set(31), attention: set(33) };
}
