import type { BlockOptions, Checklist, Command, CommandId, Step, StepId } from '../checklist/checklist';
import { findStep } from '../checklist/steps';
import type { Evaluation } from '../expectation/expectation';
import { evaluate } from '../expectation/evaluate';
import { normalizeOutput } from '../expectation/normalizeOutput';
import { fillPlaceholders } from '../shell/fillPlaceholders';
import type { ShellParser } from '../shell/shellScript';
import type { Disposable } from '../util/disposable';
import { Emitter } from '../util/event';
import { UserFacingError } from '../util/userFacingError';
import {
  applicableCommands,
  commandOutcome,
  lastOutcome,
  notApplicableReason,
  stepOutcome,
  type BlockCommand,
} from './outcome';
import type { CommandLine, CommandRunner, Delay, Execution, Journal, Prompter, RecordOutput } from './ports';
import { countedSteps, finishOf, hasCommands, isSettled, stepState } from './progress';
import { fold, reduce } from './reduce';
import type { CommandOutcome, CommandResult, RunEvent, RunEventData, RunStarted } from './runEvent';
import type { RunState } from './runState';
import { shellOf } from './shellOf';

export interface RunSessionOptions {
  /** Parsed from the text that the run has pinned. */
  readonly checklist: Checklist;
  readonly journal: Journal;
  /** Opens the run's terminal for a shell; called at the first command that needs it. */
  readonly openRunner: (shell: string) => CommandRunner;
  readonly recordOutput: RecordOutput;
  readonly prompter: Prompter;
  readonly delay: Delay;
  readonly shellParser: ShellParser;
}

/** What running a step came to. `declined`: the person did not confirm, or gave no value; nothing was run then. */
export type StepRun = CommandOutcome | 'pending' | 'declined';

/**
 * One pass over a checklist for one release. Everything that happens becomes an event; the state changes only after the
 * journal has it. At most one command runs at a time; people may tick other steps meanwhile.
 */
export class RunSession implements Disposable {
  readonly checklist: Checklist;
  readonly #options: RunSessionOptions;
  readonly #runners = new Map<string, CommandRunner>();
  readonly #changed = new Emitter<RunEvent>();
  /** Captured values as they are; in the journal secrets are replaced. */
  readonly #captures: Record<string, string> = {};
  readonly #unrecorded: RunEventData[] = [];
  #queue: Promise<void> = Promise.resolve();
  #state: RunState;
  #running: { readonly step: StepId; readonly abort: AbortController } | undefined;

  /** Fires after an event is in the journal and in the state. */
  readonly onDidChange = this.#changed.event;

  private constructor(options: RunSessionOptions, state: RunState) {
    this.#options = options;
    this.checklist = options.checklist;
    this.#state = state;
    Object.assign(this.#captures, state.captures);
  }

  /** Writes the first event. Steps whose conditions do not hold are not applicable from the start. */
  static async start(options: RunSessionOptions, run: Omit<RunStarted, 'type' | 'format'>): Promise<RunSession> {
    const event = await options.journal.append({ type: 'run-started', format: 1, ...run });
    const session = new RunSession(options, stateOf([event]));
    for (const step of countedSteps(options.checklist, session.state)) {
      const reason = notApplicableReason(step, run.inputs);
      if (reason !== undefined) await session.#append({ type: 'step-not-applicable', step: step.id, reason });
    }
    return session;
  }

  /**
   * Takes a run up again from its journal. A command that had not ended is recorded as errored: its result is unknown,
   * and it is not run again by itself.
   */
  static async resume(options: RunSessionOptions, events: readonly RunEvent[]): Promise<RunSession> {
    const session = new RunSession(options, stateOf(events));
    for (const [step, { kind }] of session.state.steps) {
      if (kind === 'running') await session.#recordInterruption(step);
    }
    if (!session.state.finished) await session.#append({ type: 'run-resumed' });
    return session;
  }

  get state(): RunState {
    return this.#state;
  }

  /** The step whose command runs now. */
  get runningStep(): StepId | undefined {
    return this.#running?.step;
  }

  /** Whether results wait in memory because the journal could not be written. */
  get hasUnrecordedResults(): boolean {
    return this.#unrecorded.length > 0;
  }

  /** Values that commands see as environment variables and that `when` conditions compare. */
  get inputs(): Readonly<Record<string, string>> {
    return this.#state.started.inputs;
  }

  /**
   * Runs the commands of a step one after the other and stops at the first that does not pass. A step that had stopped
   * goes on at the command where it stopped; a settled one is run whole again.
   */
  async runStep(id: StepId): Promise<StepRun> {
    const step = this.#step(id);
    const commands = applicableCommands(step, this.inputs);
    const fromStart = isSettled(stepState(this.#state, id));
    const open = commands.filter(({ command }) => fromStart || this.#outcome(command.id) !== 'passed');
    return this.#runCommands(step, open.length > 0 ? open : commands);
  }

  /** Runs all commands of a step, those that had passed too. */
  async runStepFromStart(id: StepId): Promise<StepRun> {
    const step = this.#step(id);
    return this.#runCommands(step, applicableCommands(step, this.inputs));
  }

  /** Runs one command of a step. */
  async runCommand(id: StepId, commandId: CommandId): Promise<StepRun> {
    const step = this.#step(id);
    const chosen = applicableCommands(step, this.inputs).filter(({ command }) => command.id === commandId);
    if (chosen.length === 0) throw new UserFacingError('This command does not apply to this release.');
    return this.#runCommands(step, chosen);
  }

  /** Asks the running command to end, as Ctrl-C in its terminal would. */
  stop(): void {
    this.#running?.abort.abort();
  }

  /** Shows the terminals of the run; false when none was opened yet. */
  reveal(): boolean {
    for (const runner of this.#runners.values()) runner.reveal();
    return this.#runners.size > 0;
  }

  /** A person says that the step is done. What no command of it has shown needs a note; what failed needs an override. */
  async attest(id: StepId, note?: string): Promise<void> {
    this.#mustBeIdle(id);
    const { kind } = stepState(this.#state, id);
    if (kind === 'failed' || kind === 'errored')
      throw new UserFacingError('This step failed, or its result is unknown. Retry it, or override it with a reason.');
    if (kind !== 'review' && hasCommands(this.#step(id))) required(note ?? '');
    await this.#append({ type: 'step-attested', step: id, ...(note === undefined ? {} : { note }) });
  }

  async reject(id: StepId, reason: string): Promise<void> {
    this.#mustBeIdle(id);
    await this.#append({ type: 'step-rejected', step: id, reason: required(reason) });
  }

  async reopen(id: StepId): Promise<void> {
    this.#mustBeIdle(id);
    await this.#append({ type: 'step-reopened', step: id });
  }

  async sign(id: StepId, name: string): Promise<void> {
    const role = this.#step(id).signOff?.role;
    if (role === undefined) throw new UserFacingError('This line is not a sign-off.');
    await this.#append({ type: 'step-signed', step: id, role, name: required(name) });
  }

  async skip(id: StepId, reason: string): Promise<void> {
    this.#mustBeIdle(id);
    await this.#append({ type: 'step-skipped', step: id, reason: required(reason) });
  }

  async markNotApplicable(id: StepId, reason: string): Promise<void> {
    this.#mustBeIdle(id);
    await this.#append({ type: 'step-not-applicable', step: id, reason: required(reason) });
  }

  /** Accepts a step that failed or errored. */
  async override(id: StepId, reason: string): Promise<void> {
    const { kind } = stepState(this.#state, id);
    if (kind !== 'failed' && kind !== 'errored')
      throw new UserFacingError('Only a step that failed, or whose result is unknown, can be overridden.');
    await this.#append({ type: 'step-overridden', step: id, reason: required(reason) });
  }

  async addNote(text: string, id?: StepId): Promise<void> {
    await this.#append({ type: 'note-added', text: required(text), ...(id === undefined ? {} : { step: id }) });
  }

  async startRollback(reason: string): Promise<void> {
    if (this.#running) throw new UserFacingError('A command is still running. Stop it before you start the rollback.');
    await this.#append({ type: 'rollback-started', reason: required(reason) });
  }

  /** Ends the run with the outcome that its steps amount to. */
  async finish(): Promise<void> {
    this.#mustBeIdle();
    const finish = finishOf(this.checklist, this.#state);
    if (finish.kind === 'open') throw new UserFacingError(openMessage(finish.steps));
    await this.#append({ type: 'run-finished', outcome: finish.outcome });
  }

  /** Ends the run although steps are open. */
  async abort(reason: string): Promise<void> {
    this.#mustBeIdle();
    await this.#append({ type: 'run-finished', outcome: 'aborted', reason: required(reason) });
  }

  /** Stops listening. A command that runs is left to run: closing a window must not end a deployment. */
  dispose(): void {
    this.#changed.dispose();
  }

  async #runCommands(step: Step, commands: readonly BlockCommand[]): Promise<StepRun> {
    this.#mustBeIdle();
    if (commands.length === 0) throw new UserFacingError('This step has no command that applies to this release.');
    const abort = new AbortController();
    this.#running = { step: step.id, abort };
    try {
      for (const blockCommand of commands) {
        if (blockCommand.command.kind === 'typed') continue;
        const outcome = await this.#runUntilItHolds(step, blockCommand, abort.signal);
        if (outcome === 'declined') return outcome;
        if (outcome === 'failed' || outcome === 'errored') break;
        if (abort.signal.aborted) break;
      }
    } finally {
      this.#running = undefined;
    }
    return this.#stepOutcome(step);
  }

  /** One command with its retries: as many further attempts as the block asks for, while it fails. */
  async #runUntilItHolds(step: Step, blockCommand: BlockCommand, signal: AbortSignal): Promise<StepRun> {
    const { command, block } = blockCommand;
    const text = await this.#resolve(command);
    if (text === undefined) return 'declined';
    if (this.#needsConfirmation(command, block.options) && !(await this.#confirm(command, text))) return 'declined';
    const { retry = 0, everyMs = 0 } = block.options;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#runOnce(step, blockCommand, text, signal);
      if (outcome !== 'failed' || attempt >= retry || signal.aborted) return outcome;
      await this.#options.delay(everyMs, signal);
      if (signal.aborted) return outcome;
    }
  }

  async #runOnce(step: Step, blockCommand: BlockCommand, text: string, signal: AbortSignal): Promise<CommandOutcome> {
    const { command, block } = blockCommand;
    const attempt = this.#attempts(command.id) + 1;
    await this.#append({ type: 'command-started', step: step.id, command: command.id, attempt, commandLine: text });
    const execution = await this.#execute(this.#commandLine(blockCommand, text), signal);
    const evaluation = this.#evaluate(command, execution);
    const result = this.#toResult(execution);
    const outcome = commandOutcome(command.kind, result, evaluation);
    Object.assign(this.#captures, evaluation.captures);
    await this.#append({
      type: 'command-finished',
      step: step.id,
      command: command.id,
      attempt,
      result,
      verdicts: evaluation.verdicts,
      outcome,
      stepOutcome: this.#stepOutcome(step, { id: command.id, outcome }),
      ...(Object.keys(evaluation.captures).length === 0 ? {} : { captures: evaluation.captures }),
    });
    return outcome;
  }

  async #execute(commandLine: CommandLine, signal: AbortSignal): Promise<Execution> {
    try {
      return await this.#runner(commandLine.shell).run(commandLine, signal);
    } catch (error) {
      // A runner that throws has lost sight of its command: nothing is known of the result.
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'unknown', reason: `The command could not be watched: ${reason}`, durationMs: 0 };
    }
  }

  #runner(shell: string): CommandRunner {
    const known = this.#runners.get(shell);
    if (known) return known;
    const runner = this.#options.openRunner(shell);
    this.#runners.set(shell, runner);
    return runner;
  }

  #commandLine({ command, block }: BlockCommand, text: string): CommandLine {
    const { timeoutMs, cwd } = block.options;
    const needsFolder = block.commands[0] === command ? folderOfCd(text) : undefined;
    return {
      text,
      shell: shellOf(block.language),
      env: this.#captures,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(cwd === undefined ? {} : { cwd }),
      ...(needsFolder === undefined ? {} : { needsFolder }),
    };
  }

  /** The command's text with every placeholder replaced; asks for those that are open. */
  async #resolve(command: Command): Promise<string | undefined> {
    for (const placeholder of command.placeholders) {
      if (placeholder in this.#state.placeholders) continue;
      const value = await this.#options.prompter.askPlaceholder(placeholder, command.text);
      if (value === undefined) return undefined;
      await this.#append({ type: 'placeholder-filled', text: placeholder, value });
    }
    if (command.placeholders.length === 0) return command.text;
    const filled = fillPlaceholders(this.#options.shellParser, command.text, this.#state.placeholders);
    if ('text' in filled) return filled.text;
    if ('refused' in filled) throw new UserFacingError(filled.refused);
    throw new UserFacingError(`Give a value for ${filled.open.join(', ')} before this command can run.`);
  }

  #needsConfirmation({ dangers }: Command, { confirm }: BlockOptions): boolean {
    return dangers.length > 0 || confirm === true || this.#state.started.production;
  }

  #confirm({ dangers }: Command, commandLine: string): Promise<boolean> {
    const { production, release } = this.#state.started;
    return this.#options.prompter.confirm({ commandLine, dangers, production, release });
  }

  #evaluate({ expectations, programs }: Command, execution: Execution): Evaluation {
    if (execution.kind !== 'exited') return { verdicts: [], captures: {} };
    const { exitCode, durationMs, output } = execution;
    const outputComplete = output.complete && output.omittedBytes === 0;
    const text = normalizeOutput(output.omittedBytes === 0 ? output.head : `${output.head}\n${output.tail}`);
    return evaluate(expectations, { exitCode, output: text, outputComplete, durationMs, programs });
  }

  #toResult(execution: Execution): CommandResult {
    const { recordOutput } = this.#options;
    switch (execution.kind) {
      case 'exited':
        return { ...execution, output: recordOutput(execution.output) };
      case 'unknown': {
        const { output, ...rest } = execution;
        return output ? { ...rest, output: recordOutput(output) } : rest;
      }
      case 'not-started':
        return execution;
    }
  }

  async #recordInterruption(step: StepId): Promise<void> {
    const running = this.#state.steps.get(step);
    if (running?.kind !== 'running') return;
    const state = this.#state.commands.get(running.command);
    const reason = 'The editor was closed or restarted while this command ran. How it ended is not known.';
    await this.#append({
      type: 'command-finished',
      step,
      command: running.command,
      attempt: state?.kind === 'running' ? state.attempt : 1,
      result: { kind: 'unknown', reason, durationMs: 0 },
      verdicts: [],
      outcome: 'errored',
      stepOutcome: 'errored',
    });
  }

  #stepOutcome(step: Step, changed?: { id: CommandId; outcome: CommandOutcome }): CommandOutcome | 'pending' {
    return stepOutcome(applicableCommands(step, this.inputs), (id) =>
      changed?.id === id ? changed.outcome : this.#outcome(id),
    );
  }

  #outcome(id: CommandId): CommandOutcome | undefined {
    return lastOutcome(this.#state.commands.get(id));
  }

  #attempts(id: CommandId): number {
    const command = this.#state.commands.get(id);
    return command ? command.earlier.length + 1 : 0;
  }

  #step(id: StepId): Step {
    const step = findStep(this.checklist, id);
    if (!step) throw new UserFacingError('This step is not in the checklist that the release was started with.');
    return step;
  }

  #mustBeIdle(step?: StepId): void {
    if (this.#state.finished) throw new UserFacingError('This release is finished; its record is closed.');
    if (!this.#running || (step !== undefined && this.#running.step !== step)) return;
    const title = findStep(this.checklist, this.#running.step)?.title ?? 'A step';
    throw new UserFacingError(`“${title}” is still running. Wait for it to end, or stop it.`);
  }

  /**
   * Writes one event after the other. A result that could not be written is kept and goes before the next event: the
   * command has run, and cannot be run again only to have its result on record.
   */
  #append(data: RunEventData): Promise<void> {
    const isResult = data.type === 'command-finished';
    if (isResult) this.#unrecorded.push(data);
    const turn = this.#queue.then(async () => {
      for (let waiting = this.#unrecorded[0]; waiting; waiting = this.#unrecorded[0]) {
        await this.#record(waiting);
        this.#unrecorded.shift();
      }
      if (!isResult) await this.#record(data);
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #record(data: RunEventData): Promise<void> {
    if (this.#state.finished) throw new UserFacingError('This release is finished; its record is closed.');
    const event = await this.#options.journal.append(data);
    this.#state = reduce(this.#state, event) ?? this.#state;
    this.#changed.fire(event);
  }
}

function stateOf(events: readonly RunEvent[]): RunState {
  const state = fold(events);
  if (!state) throw new UserFacingError('The journal does not begin with the start of a release.');
  return state;
}

function required(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new UserFacingError('Give a reason: it stands in the release log.');
  return trimmed;
}

function openMessage(steps: readonly Step[]): string {
  const names = steps.slice(0, 3).map(({ title }) => `“${title}”`);
  const rest = steps.length > names.length ? ` and ${steps.length - names.length} more` : '';
  return `Not finished yet: ${names.join(', ')}${rest}. Settle or skip each, or abort the release with a reason.`;
}

/** The relative folder that a plain `cd` goes to. */
function folderOfCd(text: string): string | undefined {
  return /^cd\s+(?:"([^"$`\\]+)"|'([^']+)'|([\w.@+-][\w./@+-]*))\s*$/.exec(text)?.slice(1).find(Boolean);
}
