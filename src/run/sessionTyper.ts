import type { Step } from '../checklist/checklist';
import { UserFacingError } from '../util/userFacingError';
import type { CommandQuestions, QuestionsRun } from './commandQuestions';
import type { BlockCommand } from './outcome';
import type { CommandRunner } from './ports';
import type { CommandTyped } from './runEvent';
import { shellOf } from './shellOf';
import { openSession } from './typing';

/** What became of a command to be typed. `declined`: the person did not confirm, or gave no value; nothing was typed. */
export type Typing = 'typed' | 'declined';

export interface SessionTyperPorts {
  readonly questions: CommandQuestions;
  /** The runner of a shell that was opened; a session is open in it while its command runs. */
  readonly runnerOf: (shell: string) => CommandRunner | undefined;
}

/** Types commands into the session that another command has opened; never into the run's own shell. */
export class SessionTyper {
  readonly #ports: SessionTyperPorts;
  readonly #run: QuestionsRun;
  #isTyping = false;

  constructor(ports: SessionTyperPorts, run: QuestionsRun) {
    this.#ports = ports;
    this.#run = run;
  }

  async type(step: Step, entry: BlockCommand): Promise<Typing> {
    if (this.#isTyping) throw new UserFacingError('Something is being typed already. Answer its question first.');
    this.#isTyping = true;
    try {
      return await this.#type(step, entry);
    } finally {
      this.#isTyping = false;
    }
  }

  async #type(step: Step, entry: BlockCommand): Promise<Typing> {
    const session = this.#mustBeOpen(entry);
    const text = await this.#ports.questions.resolve(entry);
    if (text === undefined) return 'declined';
    const lines = typedLines(text);
    if (!(await this.#ports.questions.mayGoOn(entry, text, session))) return 'declined';
    await this.#typeLines(step, entry, lines);
    return 'typed';
  }

  /** What was typed is recorded, also when the session ends in the middle of it. */
  async #typeLines(step: Step, entry: BlockCommand, lines: readonly string[]): Promise<void> {
    const typed: string[] = [];
    const session = this.#mustBeOpen(entry);
    const runner = this.#ports.runnerOf(shellOf(entry.block));
    if (!runner) throw new UserFacingError(notOpen);
    try {
      for (const line of lines) {
        this.#mustBeOpen(entry);
        await runner.type(line);
        typed.push(line);
      }
    } catch (error) {
      if (!(error instanceof UserFacingError) || typed.length === 0) throw error;
      throw new UserFacingError(`${error.message} ${typed.length} of ${lines.length} lines had been typed by then.`);
    } finally {
      const { id } = entry.command;
      const commandLine = typed.join('\n');
      if (typed.length > 0) await this.#record({ step: step.id, command: id, commandLine, session });
    }
  }

  /** What could not be written is kept by the run. The person must know, so as not to type it a second time. */
  async #record(typed: Omit<CommandTyped, 'type'>): Promise<void> {
    try {
      await this.#run.append({ type: 'command-typed', ...typed });
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      const kept = 'The line was typed. That is kept while this window is open, and is recorded before the next event.';
      throw new UserFacingError(`${error.message} ${kept}`, { cause: error });
    }
  }

  #mustBeOpen(entry: BlockCommand): string {
    const session = openSession(this.#run.state, entry);
    if (session !== undefined) return session;
    throw new UserFacingError(notOpen);
  }
}

const notOpen = 'Nothing was typed: the session that this is meant for is not open.';

/** A control character, a tab too, would be taken for a key. */
function typedLines(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (!lines.some((line) => /\p{Cc}/u.test(line))) return lines;
  throw new UserFacingError(
    'Nothing was typed: the text holds a tab or another control character, which the session would take for a key. Copy the text and paste it.',
  );
}
