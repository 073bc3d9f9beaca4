import type { Command, CommandId, Step } from '../../src/checklist/checklist';
import { allCommands, allSteps } from '../../src/checklist/steps';
import { applicableCommands, isStepCommand, lastOutcome } from '../../src/run/outcome';
import { canRun, finishOf, rollbackSteps, stepState, type Finish } from '../../src/run/progress';
import type { RunOutcome } from '../../src/run/runEvent';
import type { RunSession } from '../../src/run/runSession';
import type { Answer } from './answer';
import { programAnswers } from './programAnswers';
import type { Seed } from './seedAnswers';
import type { StandIns } from './standIns';

/** What became of a whole checklist. */
export interface Walk {
  /** Commands that ran. */
  readonly ran: number;
  /** Commands in which a failure was planted, and those that were found to have failed; by line and text. */
  readonly planted: readonly string[];
  readonly found: readonly string[];
  /** Steps whose output a person had to compare. */
  readonly compared: number;
  /** How the run could be finished before its rollback. */
  readonly finish: Finish['kind'];
  /** How the run must be finished: with its rollback, where the checklist has steps for one. */
  readonly outcome: RunOutcome;
}

/**
 * Goes through every step, as an engineer who runs all that can be run and ticks the rest: the sections that count, those for reference,
 * then the rollback. With planted failures, each command that can fail does so at first; it is mended, and run again.
 */
export async function stepThrough(session: RunSession, standIns: StandIns, seed: Seed, plant: boolean): Promise<Walk> {
  const walker = new Walker(session, standIns, seed, plant);
  const rollback = new Set(rollbackSteps(session.checklist).map(({ id }) => id));
  const steps = allSteps(session.checklist);
  for (const step of steps.filter(({ id }) => !rollback.has(id))) await walker.settle(step);
  const finish = finishOf(session.checklist, session.state);
  if (rollback.size > 0) await session.startRollback('to walk through it too');
  for (const step of steps.filter(({ id }) => rollback.has(id))) await walker.settle(step);
  await session.finish();
  return { ...walker.walk(), finish: finish.kind, outcome: rollback.size > 0 ? 'rolled-back' : 'successful' };
}

class Walker {
  readonly #session: RunSession;
  readonly #seed: Seed;
  readonly #planted = new Map<CommandId, Command>();
  readonly #found = new Map<CommandId, Command>();
  readonly #ran = new Set<CommandId>();
  #compared = 0;

  constructor(session: RunSession, standIns: StandIns, seed: Seed, plant: boolean) {
    this.#session = session;
    this.#seed = seed;
    const commands = new Map(
      allSteps(session.checklist)
        .flatMap(allCommands)
        .map((command) => [command.id, command]),
    );
    // Before the command is given to the shell: the event is told as soon as it is recorded.
    session.onDidChange((event) => {
      if (event.type !== 'command-started') return;
      const command = commands.get(event.command);
      if (!command) throw new Error(`There is no command ${event.command}.`);
      this.#ran.add(command.id);
      const isPlanted = plant && this.#isCheckable(command) && !this.#found.has(command.id);
      if (isPlanted) this.#planted.set(command.id, command);
      standIns.prepare(command, this.#answer(command, isPlanted), isPlanted);
    });
  }

  walk(): Omit<Walk, 'finish' | 'outcome'> {
    const names = (commands: ReadonlyMap<CommandId, Command>): readonly string[] => [...commands.values()].map(nameOf);
    return { ran: this.#ran.size, planted: names(this.#planted), found: names(this.#found), compared: this.#compared };
  }

  async settle(step: Step): Promise<void> {
    const commands = canRun(step) ? applicableCommands(step, this.#session.inputs) : [];
    if (commands.length === 0) return this.#tick(step);
    const offered = commands.filter((entry) => !isStepCommand(entry) && entry.command.kind !== 'typed');
    for (const { command } of offered)
      await this.#runUntilMended(step, () => this.#session.runCommand(step.id, command.id));
    if (commands.some(isStepCommand)) await this.#runUntilMended(step, () => this.#session.runStep(step.id));
    const { kind } = stepState(this.#session.state, step.id);
    if (kind === 'review') this.#compared += 1;
    if (kind === 'review' || kind === 'pending') await this.#session.attest(step.id, 'as it should be');
    const settled = stepState(this.#session.state, step.id).kind;
    if (settled !== 'passed') throw new Error(`Line ${step.line + 1} is ${settled}.`);
  }

  async #tick(step: Step): Promise<void> {
    if (step.signOff) await this.#session.sign(step.id, 'Ada Tester');
    else if (step.children.length === 0) await this.#session.attest(step.id, 'done');
  }

  async #runUntilMended(step: Step, run: () => Promise<string>): Promise<void> {
    while ((await run()) === 'failed') {
      const failed = applicableCommands(step, this.#session.inputs)
        .map(({ command }) => command)
        .filter(({ id }) => lastOutcome(this.#session.state.commands.get(id)) === 'failed');
      const fresh = failed.filter(({ id }) => !this.#found.has(id));
      if (fresh.length === 0) throw new Error(`${failed.map(nameOf).join(', ')} fails although all is well.`);
      for (const command of fresh) this.#found.set(command.id, command);
    }
  }

  #isCheckable({ kind, range }: Command): boolean {
    return kind === 'command' && !(range.start.line + 1 in this.#seed.uncheckable);
  }

  #answer(command: Command, isPlanted: boolean): Answer {
    const usual = programAnswers(command.text);
    const own = this.#seed.answers[command.range.start.line + 1];
    return isPlanted ? (own?.planted ?? usual.planted) : (own?.well ?? usual.well);
  }
}

function nameOf({ range, text }: Command): string {
  return `${range.start.line + 1}: ${text.slice(0, 60)}`;
}
