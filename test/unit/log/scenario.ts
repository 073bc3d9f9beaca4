import { createHash } from 'node:crypto';
import type { Checklist, Step, StepId } from '../../../src/checklist/checklist';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { allSteps } from '../../../src/checklist/steps';
import { examineOutput } from '../../../src/log/examineOutput';
import { logFormat } from '../../../src/log/logFormat';
import { createRedactor } from '../../../src/log/redact';
import { redactEvent } from '../../../src/log/redactEvent';
import type { CapturedOutput, Execution, Journal } from '../../../src/run/ports';
import type { CheckedOutCode, Person, RunEvent, RunEventData, RunStarted } from '../../../src/run/runEvent';
import { RunSession } from '../../../src/run/runSession';
import type { ShellParser } from '../../../src/shell/shellScript';
import { ann, JournalWriter } from './sampleEvents';

/** What is released in a scenario, and with what. */
export type ScenarioStart = Partial<
  Omit<RunStarted, 'type' | 'format' | 'checklist'> & Omit<RunStarted['checklist'], 'text'>
>;

/** A run that is played on the real session, with a journal in memory and a shell that answers from a list. */
export class Scenario {
  readonly checklist: Checklist;
  readonly writer = new JournalWriter();
  /** Answers to the commands, in the order in which they are run. */
  readonly answers: Execution[] = [];
  readonly placeholders: Record<string, string> = {};
  by: Person = ann;
  /** What is checked out now. */
  code: CheckedOutCode | undefined;
  /** Done while a command runs. */
  whileRunning: (commandLine: string) => Promise<void> = () => Promise.resolve();
  readonly #text: string;
  readonly #shellParser: ShellParser;
  #session: RunSession | undefined;

  constructor(text: string, shellParser: ShellParser) {
    this.#text = text;
    this.#shellParser = shellParser;
    this.checklist = parseChecklist(text, shellParser);
  }

  async start({ path = 'docs/RELEASE.md', commit, ...start }: ScenarioStart = {}): Promise<RunSession> {
    this.code = start.code;
    this.#session = await RunSession.start(this.#options(), {
      title: this.checklist.title,
      release: 'web-service v1.2.3',
      checklist: { path, text: this.#text, ...(commit === undefined ? {} : { commit }) },
      inputs: { version: 'v1.2.3' },
      secretInputs: [],
      production: false,
      ...start,
    });
    return this.#session;
  }

  async resume(): Promise<RunSession> {
    this.#session = await RunSession.resume(this.#options(), this.writer.events);
    return this.#session;
  }

  /** Runs a step; its commands get these answers. */
  async run(title: string, ...answers: readonly Execution[]): Promise<void> {
    this.answers.push(...answers);
    await this.#session?.runStep(this.id(title));
  }

  id(title: string): StepId {
    return this.step(title).id;
  }

  step(title: string): Step {
    const steps = allSteps(this.checklist);
    const step = steps.find((each) => each.title === title);
    if (!step) throw new Error(`No step "${title}" among: ${steps.map((each) => each.title).join(' | ')}`);
    return step;
  }

  #journal(redactor: ReturnType<typeof createRedactor>): Journal {
    const add = (data: RunEventData): RunEvent => this.writer.add(redactEvent(data, redactor), this.by);
    const author = (): Person => this.by;
    return {
      get by() {
        return author();
      },
      append: (data) => Promise.resolve(add(data)),
    };
  }

  #options(): Parameters<typeof RunSession.start>[0] {
    const redactor = createRedactor([]);
    return {
      checklist: this.checklist,
      logFormat,
      checkedOutCode: () => Promise.resolve(this.code),
      journal: this.#journal(redactor),
      shellParser: this.#shellParser,
      delay: () => Promise.resolve(),
      examineOutput: (printed) => Promise.resolve(examineOutput(printed, redactor)),
      prompter: {
        confirm: () => Promise.resolve(true),
        askPlaceholder: (placeholder) => Promise.resolve(this.placeholders[placeholder]),
      },
      openRunner: () => ({
        run: async ({ text }) => {
          await this.whileRunning(text);
          const answer = this.answers.shift();
          if (!answer) throw new Error(`No answer for ${text}`);
          return answer;
        },
        type: () => Promise.resolve(),
        interrupt: () => undefined,
        reveal: () => undefined,
        dispose: () => undefined,
      }),
    };
  }
}

export function exited(exitCode: number, output = '', durationMs = 1200): Execution {
  return { kind: 'exited', exitCode, durationMs, output: captured(output) };
}

export function captured(text: string): CapturedOutput {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { head: text, tail: '', omittedBytes: 0, bytes: Buffer.byteLength(text), sha256, complete: true };
}
