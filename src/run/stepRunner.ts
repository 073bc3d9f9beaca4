import type { CommandId, Step } from '../checklist/checklist';
import type { Evaluation } from '../expectation/expectation';
import { silentEnd } from '../expectation/silentEnd';
import { exitDoubts } from '../expectation/exitDoubts';
import type { ExitPart } from '../shell/exitParts';
import type { ShellParser } from '../shell/shellScript';
import { isRedacted } from '../util/redacted';
import { UserFacingError } from '../util/userFacingError';
import { CommandQuestions, type QuestionsRun } from './commandQuestions';
import { notJudged } from './judgeOutput';
import { neededPath } from './neededPath';
import { applicableCommands, commandOutcome, lastOutcome, stepOutcome, type BlockCommand } from './outcome';
import type { CommandLine, CommandRunner, Delay, ExamineOutput, Execution, Prompter, SecretMemory } from './ports';
import type { CommandOutcome, CommandResult, RunEventData } from './runEvent';
import { SessionTyper, type Typing } from './sessionTyper';
import { shellOf } from './shellOf';

/** What running commands needs from outside. */
export interface StepRunnerPorts {
  /** Opens the run's terminal for a shell; called at the first command that needs it. */
  readonly openRunner: (shell: string) => CommandRunner;
  readonly examineOutput: ExamineOutput;
  readonly prompter: Prompter;
  readonly delay: Delay;
  readonly shellParser: ShellParser;
  /** Values that must not be recorded; they are forgotten with the process when absent. */
  readonly secrets?: SecretMemory;
}

/** What running a step came to. `declined`: the person did not confirm, or gave no value; nothing was run then. */
export type StepRun = CommandOutcome | 'pending' | 'declined';

interface Examined {
  readonly result: CommandResult;
  readonly evaluation: Evaluation;
}

/** Runs commands of one run, one after the other, in its shells: asks, executes, judges, and hands over each event. */
export class StepRunner {
  readonly #ports: StepRunnerPorts;
  readonly #run: QuestionsRun;
  readonly #questions: CommandQuestions;
  readonly #typer: SessionTyper;
  readonly #secrets: SecretMemory;
  readonly #runners = new Map<string, CommandRunner>();
  /** Those whose shell surely has `pipefail` set. */
  readonly #pipefail = new Set<CommandRunner>();
  #hasRun = false;
  /** Captured values as they are. The journal has secrets replaced: those are kept aside. */
  readonly #captures: Record<string, string>;

  constructor(ports: StepRunnerPorts, run: QuestionsRun) {
    this.#ports = ports;
    this.#run = run;
    this.#secrets = ports.secrets ?? new Map<string, string>();
    this.#questions = new CommandQuestions({ ...ports, secrets: this.#secrets }, run);
    this.#typer = new SessionTyper({ questions: this.#questions, runnerOf: (shell) => this.#runners.get(shell) }, run);
    const known = Object.entries(run.state.captures).map(
      ([name, value]) => [name, this.#keptCapture(name) ?? value] as const,
    );
    this.#captures = Object.fromEntries(known.filter(([, value]) => !isRedacted(value)));
  }

  /** Runs the commands and stops at the first that does not pass, and when the signal is aborted. */
  async run(step: Step, commands: readonly BlockCommand[], signal: AbortSignal): Promise<StepRun> {
    for (const blockCommand of commands) {
      if (blockCommand.command.kind === 'typed') continue;
      const outcome = await this.#runUntilItHolds(step, blockCommand, signal);
      if (outcome === 'declined') return outcome;
      if (outcome === 'failed' || outcome === 'errored' || signal.aborted) break;
    }
    return this.outcomeOf(step);
  }

  /** Types a command into the session that is open for it. */
  type(step: Step, blockCommand: BlockCommand): Promise<Typing> {
    return this.#typer.type(step, blockCommand);
  }

  /** A command's text with every placeholder replaced; `undefined` when the person gave no value for one. */
  resolve(blockCommand: BlockCommand): Promise<string | undefined> {
    return this.#questions.resolve(blockCommand);
  }

  /** Presses Ctrl-C once more, for a command that has survived the first. */
  interrupt(): void {
    for (const runner of this.#runners.values()) runner.interrupt();
  }

  /** Shows the terminals; false when none was opened yet. */
  reveal(): boolean {
    for (const runner of this.#runners.values()) runner.reveal();
    return this.#hasRun;
  }

  /** One command with its retries: as many further attempts as the block asks for, while it fails. */
  async #runUntilItHolds(step: Step, blockCommand: BlockCommand, signal: AbortSignal): Promise<StepRun> {
    const text = await this.#settle(blockCommand);
    if (text === undefined || signal.aborted) return 'declined';
    const { retry = 0, everyMs = 0 } = blockCommand.block.options;
    const isStopped = (): boolean => signal.aborted;
    let outcome = await this.#runOnce(step, blockCommand, text, signal);
    for (let left = retry; outcome === 'failed' && left > 0 && !isStopped(); left -= 1) {
      await this.#ports.delay(everyMs, signal);
      if (!isStopped()) outcome = await this.#runOnce(step, blockCommand, text, signal);
    }
    return outcome;
  }

  /** The command line, with all that the person is asked for; `undefined` when they did not answer, or not with yes. */
  async #settle(blockCommand: BlockCommand): Promise<string | undefined> {
    const isRefused = this.#runner(shellOf(blockCommand.block)).refusal !== undefined;
    if (isRefused) return blockCommand.command.text;
    const text = await this.#questions.resolve(blockCommand);
    return text !== undefined && (await this.#questions.mayGoOn(blockCommand, text)) ? text : undefined;
  }

  async #runOnce(step: Step, blockCommand: BlockCommand, text: string, signal: AbortSignal): Promise<CommandOutcome> {
    const { command } = blockCommand;
    const attempt = this.#attempts(command.id) + 1;
    await this.#run.append({ type: 'command-started', step: step.id, command: command.id, attempt, commandLine: text });
    const execution = await this.#execute(this.#commandLine(blockCommand, text), signal);
    const { result, evaluation } = await this.#examine(execution, blockCommand, text);
    const outcome = commandOutcome(command.kind, result, evaluation);
    Object.assign(this.#captures, evaluation.captures);
    const finished: RunEventData = {
      type: 'command-finished',
      step: step.id,
      command: command.id,
      attempt,
      result,
      verdicts: evaluation.verdicts,
      outcome,
      stepOutcome: this.outcomeOf(step, { id: command.id, outcome }),
      ...(Object.keys(evaluation.captures).length === 0 ? {} : { captures: evaluation.captures }),
    };
    await this.#appendResult(finished);
    await this.#keepCaptures(evaluation.captures);
    return outcome;
  }

  #keptCapture(name: string): string | undefined {
    return this.#secrets.get(`capture ${name}`);
  }

  async #keepCaptures(captures: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(captures))
      if (this.#run.state.captures[name] !== value) await this.#secrets.set(`capture ${name}`, value);
  }

  /** What could not be written is kept by the run. The person must know, so as not to run the command a second time. */
  async #appendResult(finished: RunEventData): Promise<void> {
    try {
      await this.#run.append(finished);
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      const kept =
        'The command has run. Its result is kept while this window is open, and is recorded before the next step.';
      throw new UserFacingError(`${error.message} ${kept} Do not run it again for that.`, { cause: error });
    }
  }

  async #execute(commandLine: CommandLine, signal: AbortSignal): Promise<Execution> {
    this.#hasRun = true;
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
    const runner = this.#ports.openRunner(shell);
    this.#runners.set(shell, runner);
    runner.onDidLoseState?.(() => this.#pipefail.delete(runner));
    return runner;
  }

  #commandLine({ command, block }: BlockCommand, text: string): CommandLine {
    const { timeoutMs, cwd } = block.options;
    // A dangerous command is never moved to where its target happens to be.
    const isMovable = block.commands[0] === command && command.dangers.length === 0;
    const needsPath = isMovable ? neededPath(text) : undefined;
    return {
      text,
      shell: shellOf(block),
      env: { ...this.#captures, ...this.#questions.variables },
      ...(command.kind === 'command' ? {} : { isWatched: true }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(cwd === undefined ? {} : { cwd }),
      ...(needsPath === undefined ? {} : { needsPath }),
    };
  }

  /** What is kept of an execution, and how the command's expectations compare. */
  async #examine(execution: Execution, { command, block }: BlockCommand, text: string): Promise<Examined> {
    const { shellParser, examineOutput } = this.#ports;
    const printsSecret = shellParser.parse(text).commands.some((each) => each.printsSecret);
    switch (execution.kind) {
      case 'exited': {
        const { endedShell, alongside, ...exited } = execution;
        const { output, exitCode, durationMs } = exited;
        const { expectations, programs } = command;
        const ofExit = exitDoubts(this.#readExit(this.#runner(shellOf(block)), text, exitCode));
        if (endedShell) this.#pipefail.delete(this.#runner(shellOf(block)));
        const ended = endedShell && silentEnd(text);
        const doubts = { ...ofExit, ...(ended && { silentExit: ended }), ...(alongside && { alongside }) };
        const judged = { expectations, programs, exitCode, durationMs, ...doubts };
        const { recorded, evaluation } = await examineOutput({ output, printsSecret, judged });
        return { result: { ...exited, output: recorded }, evaluation };
      }
      case 'unknown': {
        this.#pipefail.delete(this.#runner(shellOf(block)));
        const { output, ...rest } = execution;
        if (!output) return { result: rest, evaluation: notJudged };
        const { recorded, evaluation } = await examineOutput({ output, printsSecret });
        return { result: { ...rest, output: recorded }, evaluation };
      }
      case 'not-started':
        return { result: execution, evaluation: notJudged };
    }
  }

  /** Where a command has failed, what it would have set may not be set. */
  #readExit(runner: CommandRunner, text: string, exitCode: number): readonly ExitPart[] {
    const before = this.#pipefail.has(runner);
    const { parts, pipefail } = this.#ports.shellParser.readExit(text, before);
    if (pipefail && (before || exitCode === 0)) this.#pipefail.add(runner);
    else this.#pipefail.delete(runner);
    return parts;
  }

  /** What the last attempts of the step's commands amount to; with `changed` in the place of one of them. */
  outcomeOf(step: Step, changed?: { id: CommandId; outcome: CommandOutcome }): CommandOutcome | 'pending' {
    return stepOutcome(applicableCommands(step, this.#run.state.started.inputs), (id) =>
      changed?.id === id ? changed.outcome : this.#outcome(id),
    );
  }

  #outcome(id: CommandId): CommandOutcome | undefined {
    return lastOutcome(this.#run.state.commands.get(id));
  }

  #attempts(id: CommandId): number {
    const command = this.#run.state.commands.get(id);
    return command ? command.earlier.length + 1 : 0;
  }
}
