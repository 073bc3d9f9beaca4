import type { Command } from '../checklist/checklist';
import { fillPlaceholders, fillTypedText, type FilledCommand } from '../shell/fillPlaceholders';
import type { ShellParser } from '../shell/shellScript';
import { UserFacingError } from '../util/userFacingError';
import { differsFrom } from './differing';
import type { BlockCommand } from './outcome';
import type { ConfirmationRequest, Prompter } from './ports';
import type { RunEventData } from './runEvent';
import type { RunState } from './runState';

/** The run that a command belongs to. */
export interface QuestionsRun {
  readonly state: RunState;
  /** Resolves when the event is in the journal and in the state. */
  readonly append: (data: RunEventData) => Promise<void>;
}

/** What the person is asked before a command is run or typed: values for its placeholders, and whether it may. */
export class CommandQuestions {
  readonly #prompter: Prompter;
  readonly #shellParser: ShellParser;
  readonly #run: QuestionsRun;

  constructor({ prompter, shellParser }: { prompter: Prompter; shellParser: ShellParser }, run: QuestionsRun) {
    this.#prompter = prompter;
    this.#shellParser = shellParser;
    this.#run = run;
  }

  /** The command's text with every placeholder replaced; `undefined` when the person gave no value for one. */
  async resolve(command: Command): Promise<string | undefined> {
    if (!(await this.#askFor(command.placeholders, command))) return undefined;
    if (command.placeholders.length === 0) return command.text;
    const filled = this.#fill(command);
    if ('text' in filled) return filled.text;
    if ('refused' in filled) throw new UserFacingError(filled.refused);
    throw new UserFacingError(`Give a value for ${filled.open.join(', ')} before this command can run.`);
  }

  /** Asks where that is needed: before what is dangerous, what its block wants confirmed, and everything in production. */
  async mayGoOn({ command, block }: BlockCommand, commandLine: string, typedInto?: string): Promise<boolean> {
    const { production, release } = this.#run.state.started;
    if (command.dangers.length === 0 && block.options.confirm !== true && !production) return true;
    const previous = differsFrom(this.#run.state, command.id);
    const request: ConfirmationRequest = {
      ...{ commandLine, dangers: command.dangers, production, release },
      ...(typedInto === undefined ? {} : { typedInto }),
      ...(previous === undefined ? {} : { differsFrom: previous }),
    };
    return this.#prompter.confirm(request);
  }

  async #askFor(placeholders: readonly string[], { text }: Command): Promise<boolean> {
    for (const placeholder of placeholders) {
      if (placeholder in this.#run.state.placeholders) continue;
      const value = await this.#prompter.askPlaceholder(placeholder, text);
      if (value === undefined) return false;
      await this.#run.append({ type: 'placeholder-filled', text: placeholder, value });
    }
    return true;
  }

  #fill({ text, destination }: Command): FilledCommand {
    const { placeholders } = this.#run.state;
    return destination === undefined
      ? fillPlaceholders(this.#shellParser, text, placeholders)
      : fillTypedText(text, destination, placeholders);
  }
}
