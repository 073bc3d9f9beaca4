import { OpenCommand } from './openCommand';

/** A block's text as the shell would read it: as many lines, with prompts taken away and output lines left empty. */
export interface PromptedText {
  readonly script: string;
  /** For each line of the script: how many letters of the block's line stand before it; none where nothing is said. */
  readonly columns: readonly number[];
  /** Lines of output between the commands. */
  readonly outputLines: readonly { readonly line: number; readonly text: string }[];
}

/**
 * Whether a block holds commands after prompts: its first line that says something has one, or a later line begins with
 * `$ `, which no shell command does (but text of a here-document may).
 */
export function hasPrompt(text: string): boolean {
  if (!promptSign.test(text)) return false;
  const lines = text.split('\n');
  const first = lines.find((line) => line.trim() !== '' && !/^\s*#(?!\s*$)/.test(line));
  if (first === undefined) return false;
  return prompt.test(first) || (!text.includes('<<') && lines.some((line) => /^\s*\$ +[a-zA-Z./~]/.test(line)));
}

/** Takes the prompts away. A line goes on with its command under a `\`, an open quote, in a here-document, or after a `>`. */
export function readPrompted(text: string): PromptedText {
  const lines = text.split('\n');
  const session = new Session();
  const columns = lines.map((line) => session.read(line));
  return {
    script: lines.map((line, i) => (columns[i] === undefined ? '' : line.slice(columns[i]))).join('\n'),
    columns: columns.map((column) => column ?? 0),
    outputLines: lines.flatMap((words, line) =>
      columns[line] === undefined && words.trim() !== '' ? [{ line, text: words }] : [],
    ),
  };
}

/** A text without prompts, as it stands. */
export function withoutPrompts(text: string): PromptedText {
  return { script: text, columns: [], outputLines: [] };
}

/**
 * `$ `, `user@host:~$ `, `[user@host dir]$ `, `(venv) $ `, `bash-5.2$ `, `❯ `, `PS C:\> `; `#` and `%` only after a user and a
 * host, for alone they are a comment and a job.
 */
const prompt =
  /^\s*(?:\([\w. -]{1,40}\)\s*)?(?:(?:\[[\w.-]+@[^\]\n]{1,80}\]|[\w.-]+@[\w.-]+[:\s][^\s$#%]{0,80}\s?|(?:ba|z|k)?sh-[\d.]+)[$#%]|[~/][\w./-]*\s?\$|[$❯➜]|PS [A-Z]:\\[^>\n]{0,100}>)\s+(?=\S)/;

const promptSign = /[$#%>❯➜]/;

/** Follows a session line by line and knows whether the command above has ended. */
class Session {
  readonly #open = new OpenCommand();
  #inCommand = false;

  /** The column at which the line's part of a command begins; `undefined` for output. */
  read(line: string): number | undefined {
    const column = this.#columnOf(line);
    this.#inCommand = column !== undefined;
    if (column !== undefined) this.#open.follow(line.slice(column));
    return column;
  }

  #columnOf(line: string): number | undefined {
    const continued = this.#inCommand ? /^\s*> ?/.exec(line)?.[0].length : undefined;
    const isForced = this.#open.isOpen;
    // A quote that an apostrophe seems to open must not swallow the next command.
    const command = this.#open.isInHereDocument ? undefined : prompt.exec(line)?.[0].length;
    if (command !== undefined) this.#open.closeQuote();
    return command ?? continued ?? (isForced || /^\s*#\s/.test(line) ? 0 : undefined);
  }
}
