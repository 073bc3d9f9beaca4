import { parseChecklist } from '../../../src/checklist/parseChecklist';
import type { CommandId, StepId } from '../../../src/checklist/checklist';
import { allSteps } from '../../../src/checklist/steps';
import { judgeOutput } from '../../../src/run/judgeOutput';
import { sealEvent } from '../../../src/log/journalLine';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import type { CapturedOutput, CommandLine, ConfirmationRequest, Execution, Journal } from '../../../src/run/ports';
import type { Person, RunEvent, RunEventData, RunStarted } from '../../../src/run/runEvent';
import { RunSession, type RunSessionOptions } from '../../../src/run/runSession';
import { Emitter } from '../../../src/util/event';

/** A journal in memory, sealed like the real one; writing can be made to fail. */
export class MemoryJournal implements Journal {
  readonly events: RunEvent[] = [];
  failure: Error | undefined;
  by: Person = { name: 'Ada', email: 'ada@example.com' };

  append(data: RunEventData): Promise<RunEvent> {
    if (this.failure) return Promise.reject(this.failure);
    const last = this.events.at(-1);
    const at = new Date(Date.UTC(2026, 0, 1) + this.events.length * 1000).toISOString();
    const { event } = sealEvent(data, { parents: last ? [last.id] : [], at, by: this.by });
    this.events.push(event);
    return Promise.resolve(event);
  }
}

/** What the shell would answer to each text. The first rule that fits is used up unless it is the last that fits. */
export type Answers = Readonly<Record<string, readonly Execution[]>>;

export interface Harness {
  readonly session: RunSession;
  readonly journal: MemoryJournal;
  /** Everything that was sent to the shell. */
  readonly sent: CommandLine[];
  /** Everything that was typed into sessions. */
  readonly typed: string[];
  readonly asked: ConfirmationRequest[];
  /** How often Ctrl-C was pressed once more. */
  readonly interrupts: { readonly count: number };
  readonly id: (title: string) => StepId;
  /** The shell ends, between two commands. */
  readonly loseShell: () => void;
}

export interface HarnessOptions {
  readonly answers?: Answers;
  readonly confirm?: boolean | (() => Promise<boolean>);
  readonly placeholders?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly production?: boolean;
  readonly journal?: MemoryJournal;
  readonly resume?: boolean;
  /** Rejects when the session would not take the line. */
  readonly type?: (line: string) => Promise<void>;
  /** Looked at while the command runs. */
  readonly running?: (text: string) => Promise<void>;
  readonly differing?: readonly CommandId[];
  /** Why no shell can be used. */
  readonly refusal?: string;
}

export async function createHarness(text: string, options: HarnessOptions = {}): Promise<Harness> {
  const shellParser = await loadShellParserFromDisk();
  const checklist = parseChecklist(text, shellParser);
  const journal = options.journal ?? new MemoryJournal();
  const sent: CommandLine[] = [];
  const typed: string[] = [];
  const asked: ConfirmationRequest[] = [];
  const interrupts = { count: 0 };
  const losses = new Emitter<void>();
  const queues = new Map(Object.entries(options.answers ?? {}).map(([command, list]) => [command, [...list]]));
  const sessionOptions: RunSessionOptions = {
    checklist,
    journal,
    shellParser,
    delay: () => Promise.resolve(),
    examineOutput: (printed) => Promise.resolve({ evaluation: judgeOutput(printed), recorded: printed.output }),
    prompter: {
      confirm: (request) => {
        asked.push(request);
        return typeof options.confirm === 'function' ? options.confirm() : Promise.resolve(options.confirm ?? true);
      },
      askPlaceholder: (placeholder) => Promise.resolve(options.placeholders?.[placeholder]),
    },
    openRunner: () => ({
      onDidLoseState: losses.event,
      ...(options.refusal === undefined ? {} : { refusal: options.refusal }),
      run: async (commandLine) => {
        if (options.refusal !== undefined) return { kind: 'not-started', reason: options.refusal };
        sent.push(commandLine);
        await options.running?.(commandLine.text);
        const queue = queues.get(commandLine.text);
        const next = queue && queue.length > 1 ? queue.shift() : queue?.[0];
        return next ?? exited(0);
      },
      type: (line) => {
        typed.push(line);
        return options.type?.(line) ?? Promise.resolve();
      },
      interrupt: () => void (interrupts.count += 1),
      reveal: () => undefined,
      dispose: () => undefined,
    }),
  };
  const session = options.resume
    ? await RunSession.resume(sessionOptions, journal.events)
    : await RunSession.start(sessionOptions, started(text, options));
  const steps = allSteps(checklist);
  const id = (title: string): StepId => {
    const step = steps.find((candidate) => candidate.title === title);
    if (!step) throw new Error(`no step “${title}” among ${steps.map((candidate) => candidate.title).join(', ')}`);
    return step.id;
  };
  return { session, journal, sent, typed, asked, interrupts, id, loseShell: () => losses.fire() };
}

export function exited(exitCode: number, output = ''): Execution {
  return { kind: 'exited', exitCode, durationMs: 5, output: captured(output) };
}

export function captured(head: string): CapturedOutput {
  return { head, tail: '', omittedBytes: 0, bytes: Buffer.byteLength(head), sha256: '0'.repeat(64), complete: true };
}

function started(text: string, options: HarnessOptions): Omit<RunStarted, 'type' | 'format'> {
  return {
    title: 'Test',
    release: 'v1',
    checklist: { path: 'RELEASE.md', text },
    inputs: options.inputs ?? {},
    secretInputs: [],
    production: options.production ?? false,
    ...(options.differing
      ? { previous: { journal: 'releases/v0.jsonl', release: 'v0', differing: options.differing } }
      : {}),
  };
}
