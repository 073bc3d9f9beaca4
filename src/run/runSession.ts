import type { Checklist, CommandId, Step, StepId } from '../checklist/checklist';
import { allSteps } from '../checklist/steps';
import type { Disposable } from '../util/disposable';
import { Emitter, type Event } from '../util/event';
import { UserFacingError } from '../util/userFacingError';
import { applicableCommands, isStepCommand, lastOutcome, notApplicableReason, type BlockCommand } from './outcome';
import { evidenceProblem, lacksEvidence, stateOf } from './demands';
import type { Journal } from './ports';
import { countedSteps, finishOf, hasCommands, isSettled, rollbackSteps, stepState } from './progress';
import { describeUnmet, unmetRequirements } from './requirements';
import type { CheckedOutCode, CommandOutcome, FileAttached, Person, RunEvent, RunStarted } from './runEvent';
import { RunRecord } from './runRecord';
import type { Approval, RunState } from './runState';
import { mayBeSamePerson } from './samePerson';
import type { Typing } from './sessionTyper';
import { StepRunner, type StepRun, type StepRunnerPorts } from './stepRunner';

export interface RunSessionOptions extends StepRunnerPorts {
  /** Parsed from the text that the run has pinned. */
  readonly checklist: Checklist;
  readonly journal: Journal;
  /** What is known of the command that the run was interrupted in, as a sentence. */
  readonly describeInterruption?: () => Promise<string | undefined>;
  /** Version of the form of the Markdown log that is rendered of the run: recorded, for those who compare the two. */
  readonly logFormat?: number;
  /** What the workspace folder's repository has checked out; `undefined` without git. */
  readonly checkedOutCode?: () => Promise<CheckedOutCode | undefined>;
}

/**
 * One pass over a checklist for one release. Everything that happens becomes an event; the state changes only after the
 * journal has it. At most one command runs at a time; people may tick other steps meanwhile.
 */
export class RunSession implements Disposable {
  readonly checklist: Checklist;
  readonly #record: RunRecord;
  readonly #stepRunner: StepRunner;
  readonly #journal: Journal;
  readonly #steps: ReadonlyMap<StepId, Step>;
  readonly #checkedOutCode: RunSessionOptions['checkedOutCode'];
  readonly #idle = new Emitter<StepId>();
  #running: { readonly step: StepId; readonly abort: AbortController } | undefined;

  /** Fires with the step that ran, when no command runs any more. */
  readonly onDidBecomeIdle = this.#idle.event;

  private constructor(options: RunSessionOptions, events: readonly RunEvent[]) {
    this.checklist = options.checklist;
    this.#journal = options.journal;
    this.#checkedOutCode = options.checkedOutCode;
    this.#record = new RunRecord(options.journal, events);
    this.#stepRunner = new StepRunner(options, this.#record);
    this.#steps = new Map(allSteps(options.checklist).map((step) => [step.id, step]));
  }

  /** Writes the first event. Steps whose conditions do not hold are not applicable from the start. */
  static async start(
    options: RunSessionOptions,
    run: Omit<RunStarted, 'type' | 'format' | 'logFormat'>,
  ): Promise<RunSession> {
    const event = await options.journal.append({ type: 'run-started', format: 1, ...logFormatOf(options), ...run });
    const session = new RunSession(options, [event]);
    for (const step of countedSteps(options.checklist, session.state)) {
      const reason = notApplicableReason(step, run.inputs);
      if (reason !== undefined) await session.#record.append({ type: 'step-not-applicable', step: step.id, reason });
    }
    return session;
  }

  /**
   * Takes a run up again from its journal. A command that had not ended is recorded as errored: its result is unknown,
   * and it is not run again by itself.
   */
  static async resume(options: RunSessionOptions, events: readonly RunEvent[]): Promise<RunSession> {
    const session = new RunSession(options, events);
    for (const [step, { kind }] of session.state.steps) {
      if (kind === 'running') await session.#recordInterruption(step, await options.describeInterruption?.());
    }
    if (!session.state.finished) await session.#record.append({ type: 'run-resumed', ...logFormatOf(options) });
    return session;
  }

  get state(): RunState {
    return this.#record.state;
  }

  /** Fires after an event is in the journal and in the state. */
  get onDidChange(): Event<RunEvent> {
    return this.#record.onDidChange;
  }

  /** Takes over the journal's events after somebody else has written to it: another window, or a merge. */
  adopt(events: readonly RunEvent[]): void {
    this.#record.adopt(events);
  }

  /** The step whose command runs now. */
  get runningStep(): StepId | undefined {
    return this.#running?.step;
  }

  /** Whether results wait in memory because the journal could not be written. */
  get hasUnrecordedResults(): boolean {
    return this.#record.hasUnrecorded;
  }

  /** Values that commands see as environment variables and that `when` conditions compare. */
  get inputs(): Readonly<Record<string, string>> {
    return this.state.started.inputs;
  }

  /**
   * Runs the commands of a step one after the other and stops at the first that does not pass. A step that had stopped
   * goes on at the command where it stopped; a settled one is run whole again.
   */
  async runStep(id: StepId): Promise<StepRun> {
    const step = this.#step(id);
    const commands = applicableCommands(step, this.inputs).filter(isStepCommand);
    const fromStart = isSettled(stepState(this.state, id));
    const open = commands.filter(
      ({ command }) => fromStart || isToRun(lastOutcome(this.state.commands.get(command.id))),
    );
    const toRun = open.some(({ command }) => command.kind !== 'typed') ? open : commands;
    return this.#runCommands(step, toRun);
  }

  /** Runs all commands of a step, those that had passed too. */
  async runStepFromStart(id: StepId): Promise<StepRun> {
    const step = this.#step(id);
    return this.#runCommands(step, applicableCommands(step, this.inputs).filter(isStepCommand));
  }

  /** Runs one command of a step. */
  async runCommand(id: StepId, commandId: CommandId): Promise<StepRun> {
    const step = this.#step(id);
    const chosen = this.#command(step, commandId);
    if (chosen.command.kind === 'typed')
      throw new UserFacingError('This is meant for a session: it is typed, not run.');
    return this.#runCommands(step, [chosen]);
  }

  /** Types a command into the session that is open for it. Each time is recorded; the person attests the step at its end. */
  async typeCommand(id: StepId, commandId: CommandId): Promise<Typing> {
    const step = this.#step(id);
    return this.#stepRunner.type(step, this.#command(step, commandId));
  }

  /** The text of a command with its placeholders replaced, to be copied; `undefined` when a value was not given. */
  async resolveText(id: StepId, commandId: CommandId): Promise<string | undefined> {
    return this.#stepRunner.resolve(this.#command(this.#step(id), commandId));
  }

  /** Asks the running command to end, as Ctrl-C in its terminal would; each time again. False when none runs. */
  stop(): boolean {
    if (!this.#running) return false;
    const { abort } = this.#running;
    if (abort.signal.aborted) this.#stepRunner.interrupt();
    else abort.abort();
    return true;
  }

  /** Shows the terminals of the run; false when none was opened yet. */
  reveal(): boolean {
    return this.#stepRunner.reveal();
  }

  /** A person says that the step is done. What no command of it has shown needs a note; what failed needs an override. */
  async attest(id: StepId, note?: string): Promise<void> {
    this.#mustBeIdle(id);
    this.#mustBeOpen(this.#step(id));
    const { kind } = stepState(this.state, id);
    const shown = this.#stepRunner.outcomeOf(this.#step(id));
    if ([kind, shown].some((outcome) => outcome === 'failed' || outcome === 'errored'))
      throw new UserFacingError('This step failed, or its result is unknown. Retry it, or override it with a reason.');
    if (kind !== 'review' && hasCommands(this.#step(id))) required(note ?? '');
    await this.#record.append({ type: 'step-attested', step: id, ...(note === undefined ? {} : { note }) });
  }

  async reject(id: StepId, reason: string): Promise<void> {
    this.#mustBeIdle(id);
    await this.#record.append({ type: 'step-rejected', step: id, reason: required(reason) });
  }

  async reopen(id: StepId): Promise<void> {
    this.#mustBeIdle(id);
    await this.#record.append({ type: 'step-reopened', step: id });
  }

  async sign(id: StepId, name: string): Promise<void> {
    const step = this.#step(id);
    const role = step.signOff?.role;
    if (role === undefined) throw new UserFacingError('This line is not a sign-off.');
    this.#mustBeOpen(step);
    await this.#record.append({ type: 'step-signed', step: id, role, name: required(name) });
  }

  /** One more person stands behind what the step has come to. */
  async approve(id: StepId): Promise<void> {
    const current = stateOf(this.#step(id), this.state);
    if (current.kind !== 'incomplete' || !current.missing.approvals)
      throw new UserFacingError('This step waits for nobody’s approval.');
    const same = this.approvalOf(id);
    if (same) throw new UserFacingError(sameApprovalMessage(same, this.#by));
    await this.#record.append({ type: 'step-approved', step: id });
  }

  /** The approval of the step that counts as given by whoever works now; `undefined` when there is none. */
  approvalOf(id: StepId): Approval | undefined {
    return this.state.approvals.get(id)?.find(({ by }) => mayBeSamePerson(by, this.#by));
  }

  async fillEvidence(id: StepId, value: string): Promise<void> {
    const step = this.#step(id);
    if (!step.evidence) throw new UserFacingError('This step asks for no evidence.');
    const given = value.trim();
    const problem = evidenceProblem(step.evidence, given);
    if (problem !== undefined) throw new UserFacingError(problem);
    await this.#record.append({ type: 'evidence-filled', step: id, value: given });
    if (lacksEvidence(step, this.state))
      throw new UserFacingError(
        'A secret was taken out of it, and what is left is not the evidence that is asked for.',
      );
  }

  /** Puts a file on record as it is now: by its path and its digest. */
  async attach(file: Pick<FileAttached, 'path' | 'bytes' | 'sha256'>, id?: StepId): Promise<void> {
    await this.#record.append({ type: 'file-attached', ...file, ...(id === undefined ? {} : { step: id }) });
  }

  async skip(id: StepId, reason: string): Promise<void> {
    this.#mustBeIdle(id);
    await this.#record.append({ type: 'step-skipped', step: id, reason: required(reason) });
  }

  async markNotApplicable(id: StepId, reason: string): Promise<void> {
    this.#mustBeIdle(id);
    await this.#record.append({ type: 'step-not-applicable', step: id, reason: required(reason) });
  }

  /** Accepts a step that failed or errored. */
  async override(id: StepId, reason: string): Promise<void> {
    const { kind } = stepState(this.state, id);
    if (kind !== 'failed' && kind !== 'errored')
      throw new UserFacingError('Only a step that failed, or whose result is unknown, can be overridden.');
    await this.#record.append({ type: 'step-overridden', step: id, reason: required(reason) });
  }

  async addNote(text: string, id?: StepId): Promise<void> {
    await this.#record.append({ type: 'note-added', text: required(text), ...(id === undefined ? {} : { step: id }) });
  }

  async startRollback(reason: string): Promise<void> {
    if (this.#running) throw new UserFacingError('A command is still running. Stop it before you start the rollback.');
    if (rollbackSteps(this.checklist).length === 0)
      throw new UserFacingError('This checklist has no rollback section. Abort the release with a reason instead.');
    await this.#record.append({ type: 'rollback-started', reason: required(reason) });
  }

  /** Ends the run with the outcome that its steps amount to. */
  async finish(): Promise<void> {
    this.#mustBeIdle();
    const code = await this.#codeAtEnd();
    const finish = finishOf(this.checklist, this.state);
    if (finish.kind === 'open') throw new UserFacingError(openMessage(finish.steps));
    const { outcome, reason } = finish;
    await this.#record.append({ type: 'run-finished', outcome, ...(reason === undefined ? {} : { reason }), ...code });
  }

  /** Ends the run although steps are open. */
  async abort(reason: string): Promise<void> {
    this.#mustBeIdle();
    const why = required(reason);
    const code = await this.#codeAtEnd();
    await this.#record.append({ type: 'run-finished', outcome: 'aborted', reason: why, ...code });
  }

  /** Nothing may have been started, and nobody may have ended the release, while git was asked. */
  async #codeAtEnd(): Promise<{ readonly code?: CheckedOutCode }> {
    const code = await this.#checkedOutCode?.();
    this.#mustBeIdle();
    return code === undefined ? {} : { code };
  }

  /** Stops listening. A command that runs is left to run: closing a window must not end a deployment. */
  dispose(): void {
    this.#record.dispose();
    this.#idle.dispose();
  }

  get #by(): Person {
    return this.#journal.by;
  }

  async #runCommands(step: Step, commands: readonly BlockCommand[]): Promise<StepRun> {
    this.#mustBeIdle();
    this.#mustBeOpen(step);
    if (commands.length === 0) throw new UserFacingError('This step has no command that applies to this release.');
    const abort = new AbortController();
    this.#running = { step: step.id, abort };
    try {
      return await this.#stepRunner.run(step, commands, abort.signal);
    } finally {
      this.#running = undefined;
      this.#idle.fire(step.id);
    }
  }

  async #recordInterruption(step: StepId, known = 'How it ended is not known.'): Promise<void> {
    const running = this.state.steps.get(step);
    if (running?.kind !== 'running') return;
    const state = this.state.commands.get(running.command);
    const reason = `The release was interrupted while this command ran. ${known}`;
    await this.#record.append({
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

  #step(id: StepId): Step {
    const step = this.#steps.get(id);
    if (!step) throw new UserFacingError('This step is not in the checklist that the release was started with.');
    return step;
  }

  #command(step: Step, id: CommandId): BlockCommand {
    const found = applicableCommands(step, this.inputs).find(({ command }) => command.id === id);
    if (!found) throw new UserFacingError('This command does not apply to this release.');
    return found;
  }

  #mustBeOpen(step: Step): void {
    const unmet = unmetRequirements(this.checklist, this.state, step);
    if (unmet.length > 0) throw new UserFacingError(describeUnmet(step, unmet));
  }

  #mustBeIdle(step?: StepId): void {
    if (this.state.finished) throw new UserFacingError('This release is finished; its record is closed.');
    if (!this.#running || (step !== undefined && this.#running.step !== step)) return;
    const title = this.#steps.get(this.#running.step)?.title ?? 'A step';
    throw new UserFacingError(`“${title}” is still running. Wait for it to end, or stop it.`);
  }
}

/** What passed need not run again, nor what only waits for a person to look at it. */
function isToRun(outcome: CommandOutcome | undefined): boolean {
  return outcome !== 'passed' && outcome !== 'review';
}

function logFormatOf({ logFormat }: RunSessionOptions): { readonly logFormat?: number } {
  return logFormat === undefined ? {} : { logFormat };
}

function required(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new UserFacingError('Give a reason: it stands in the release log.');
  return trimmed;
}

function sameApprovalMessage({ by }: Approval, me: Person): string {
  const known = by.name || by.email || 'somebody without a name';
  const now = me.email === by.email && me.name === by.name ? '' : ` (you are ${me.name || 'nameless'} <${me.email}>)`;
  return `${known} <${by.email}> has approved this already${now}: somebody else approves, with a git identity of their own.`;
}

function openMessage(steps: readonly Step[]): string {
  const names = steps.slice(0, 3).map(({ title }) => `“${title}”`);
  const rest = steps.length > names.length ? ` and ${steps.length - names.length} more` : '';
  return `Not finished yet: ${names.join(', ')}${rest}. Settle or skip each, or abort the release with a reason.`;
}
