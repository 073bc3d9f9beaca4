/** A block's text as the shell would read it: as many lines, with prompts taken away and output lines left empty. */
export interface PromptedText {
  readonly script: string;
  /** For each line of the script: how many letters of the block's line stand before it. */
  readonly columns: readonly number[];
  /** Lines of output between the commands. */
  readonly outputLines: readonly { readonly line: number; readonly text: string }[];
}

/** Whether the first line that says something begins with a prompt. */
export function hasPrompt(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '' && !/^\s*#(?!\s*$)/.test(line));
  return first !== undefined && prompt.test(first);
}

/** Takes the prompts away. A `>` line under a command, and the line after a `\`, go on with it. */
export function readPrompted(text: string): PromptedText {
  const lines = text.split('\n').map(readLine);
  let inCommand = false;
  const read = lines.map(({ line, command, continued, comment }) => {
    const goesOn = inCommand && (continued !== undefined || endsOpen.test(lines[line - 1]?.text ?? ''));
    const part = command ?? (goesOn ? (continued ?? 0) : comment);
    inCommand = command !== undefined || goesOn;
    return part;
  });
  return {
    script: lines.map(({ text: words }, i) => (read[i] === undefined ? '' : words.slice(read[i]))).join('\n'),
    columns: read.map((column) => column ?? 0),
    outputLines: lines.filter(({ line, text: words }) => read[line] === undefined && words.trim() !== ''),
  };
}

/** A text without prompts, as it stands. */
export function withoutPrompts(text: string): PromptedText {
  return { script: text, columns: text.split('\n').map(() => 0), outputLines: [] };
}

/**
 * `$ `, `user@host:~$ `, `[user@host dir]$ `, `(venv) $ `, `bash-5.2$ `, `❯ `; `#` and `%` only after a user and a
 * host, for alone they are a comment and a job.
 */
const prompt =
  /^\s*(?:\([\w. -]{1,40}\)\s*)?(?:(?:\[[\w.-]+@[^\]\n]{1,80}\]|[\w.-]+@[\w.-]+[:\s][^\s$#%]{0,80}\s?|(?:ba|z|k)?sh-[\d.]+)[$#%]|[~/][\w./-]*\s?\$|[$❯➜])\s+(?=\S)/;
const endsOpen = /(?:\\|\||&&)\s*$/;

interface PromptLine {
  readonly line: number;
  readonly text: string;
  /** Column of the command after a prompt. */
  readonly command: number | undefined;
  /** Column of what stands after a continuation prompt. */
  readonly continued: number | undefined;
  /** Column of a comment, which is kept. */
  readonly comment: number | undefined;
}

function readLine(text: string, line: number): PromptLine {
  return {
    line,
    text,
    command: prompt.exec(text)?.[0].length,
    continued: /^\s*> ?/.exec(text)?.[0].length,
    comment: /^\s*#\s/.test(text) ? 0 : undefined,
  };
}
