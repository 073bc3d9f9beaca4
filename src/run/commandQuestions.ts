import { doubtfulWords } from '../checklist/condition';
import { fillPlaceholders, fillTypedText, type FilledCommand } from '../shell/fillPlaceholders';
import type { ShellParser } from '../shell/shellScript';
import { isRedacted } from '../util/redacted';
import { isSecretName } from '../util/secretNames';
import { UserFacingError } from '../util/userFacingError';
import { differsFrom } from './differing';
import type { BlockCommand } from './outcome';
import type { ConfirmationRequest, Prompter, SecretMemory } from './ports';
import type { RunEventData } from './runEvent';
import type { RunState } from './runState';
import { shellOf } from './shellOf';

/** The run that a command belongs to. */
export interface QuestionsRun {
  readonly state: RunState;
  /** Resolves when the event is in the journal and in the state. */
  readonly append: (data: RunEventData) => Promise<void>;
}

export interface QuestionPorts {
  readonly prompter: Prompter;
  readonly shellParser: ShellParser;
  readonly secrets: SecretMemory;
}

/** What the person is asked before a command is run or typed: values for its placeholders, and whether it may. */
export class CommandQuestions {
  readonly #prompter: Prompter;
  readonly #shellParser: ShellParser;
  readonly #secrets: SecretMemory;
  readonly #run: QuestionsRun;
  readonly #variables = new Map<string, string>();

  constructor({ prompter, shellParser, secrets }: QuestionPorts, run: QuestionsRun) {
    this.#prompter = prompter;
    this.#shellParser = shellParser;
    this.#secrets = secrets;
    this.#run = run;
  }

  /**
   * The command's text with every placeholder replaced; `undefined` when the person gave no value for one. Secret values
   * are put in as variables where the shell can: see {@link variables}.
   */
  async resolve(blockCommand: BlockCommand): Promise<string | undefined> {
    const { command } = blockCommand;
    for (const placeholder of command.placeholders)
      if (!(await this.#askFor(placeholder, command.text))) return undefined;
    if (command.placeholders.length === 0) return command.text;
    const filled = this.#fill(blockCommand);
    if ('text' in filled) return filled.text;
    if ('refused' in filled) throw new UserFacingError(filled.refused);
    throw new UserFacingError(`Give a value for ${filled.open.join(', ')} before this command can run.`);
  }

  /** Secret values that were given for placeholders, by the names of the variables that stand for them. */
  get variables(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#variables].map(([text, name]) => [name, this.#valueOf(text) ?? '']));
  }

  /**
   * Asks where that is needed: before what is dangerous, what its block wants confirmed or asks for in words that nobody
   * can read, and everything in production.
   */
  async mayGoOn({ command, block }: BlockCommand, commandLine: string, typedInto?: string): Promise<boolean> {
    const { production, release } = this.#run.state.started;
    const unread = doubtfulWords(block.options);
    const mayRun = command.dangers.length === 0 && block.options.confirm !== true && unread.length === 0;
    if (mayRun && !production) return true;
    const previous = differsFrom(this.#run.state, command.id);
    const request: ConfirmationRequest = {
      ...{ commandLine, dangers: command.dangers, production, release },
      ...(unread.length === 0 ? {} : { unread }),
      ...(typedInto === undefined ? {} : { typedInto }),
      ...(previous === undefined ? {} : { differsFrom: previous }),
    };
    return this.#prompter.confirm(request);
  }

  async #askFor(placeholder: string, commandText: string): Promise<boolean> {
    if (this.#valueOf(placeholder) === undefined) {
      const value = await this.#prompter.askPlaceholder(placeholder, commandText);
      if (value === undefined) return false;
      await this.#run.append({ type: 'placeholder-filled', text: placeholder, value });
      // The journal has it without its secrets, and those may be all of it.
      if (this.#run.state.placeholders[placeholder] !== value) await this.#secrets.set(memoryName(placeholder), value);
    }
    if (isSecretName(placeholder)) this.#nameVariable(placeholder);
    return true;
  }

  #valueOf(placeholder: string): string | undefined {
    const { placeholders } = this.#run.state;
    const recorded = Object.hasOwn(placeholders, placeholder) ? placeholders[placeholder] : undefined;
    const kept = this.#secrets.get(memoryName(placeholder));
    return kept ?? (recorded === undefined || isRedacted(recorded) ? undefined : recorded);
  }

  /** `<db password>` → `CHECKLIST_DB_PASSWORD`. */
  #nameVariable(placeholder: string): void {
    if (this.#variables.has(placeholder)) return;
    const words = placeholder.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
    const name = ['CHECKLIST', ...words].join('_');
    const taken = new Set(this.#variables.values());
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name}_${n}`;
    this.#variables.set(placeholder, free);
  }

  #fill({ command, block }: BlockCommand): FilledCommand {
    const { text, destination, placeholders } = command;
    const values = Object.fromEntries(placeholders.map((each) => [each, this.#valueOf(each) ?? '']));
    if (destination !== undefined) return fillTypedText(text, destination, values);
    const variables = Object.fromEntries(this.#variables);
    return fillPlaceholders(this.#shellParser, text, values, { shell: shellOf(block), variables });
  }
}

function memoryName(placeholder: string): string {
  return `placeholder ${placeholder}`;
}
