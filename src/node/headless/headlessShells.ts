import type { CommandRunner } from '../../run/ports';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { Emitter } from '../../util/event';
import type { RunShells, RunShellsOptions } from '../openRun';
import { refusingRunner } from '../shell/refusingRunner';
import { shellProgram } from '../shell/shellProgram';
import { createHeadlessRunner, type HeadlessRunner } from './headlessRunner';
import type { WindowSize } from './startScript';

export interface HeadlessShellsOptions extends RunShellsOptions {
  /** The folder `media/shell`. */
  readonly scripts: string;
  /** The size of the terminal that what runs gets; it gets none, and so no keyboard, when absent. */
  readonly size?: () => WindowSize;
}

/** The shells of a run that no editor shows. At most one command runs in all of them. */
export class HeadlessShells implements RunShells, Disposable {
  readonly #options: HeadlessShellsOptions;
  readonly #store = new DisposableStore();
  readonly #runners = new Map<string, HeadlessRunner>();
  readonly #outputs = this.#store.add(new Emitter<string>());
  readonly #losses = this.#store.add(new Emitter<string>());
  readonly #notices = this.#store.add(new Emitter<string>());
  /** Fires with each piece of what the running command prints. */
  readonly onDidProduceOutput = this.#outputs.event;
  /** Fires when a shell has ended, and its state with it, with a sentence for the person. */
  readonly onDidLoseState = this.#losses.event;
  /** Fires with what the person must know of how a shell was started, or of what keeps it. */
  readonly onDidNotice = this.#notices.event;

  constructor(options: HeadlessShellsOptions) {
    this.#options = options;
  }

  open(shell: string): CommandRunner {
    const { size, shell: own, ...options } = this.#options;
    const program = shellProgram(shell, { programs: {}, own });
    if (typeof program !== 'string') return refusingRunner(program.refused);
    const known = this.#runners.get(program);
    if (known) return known;
    const log = (message: string): void => this.#notices.fire(message);
    const runner = createHeadlessRunner({ ...options, log, shell: program, ...(size ? { size: size() } : {}) });
    this.#runners.set(program, runner);
    this.#store.add(runner.onDidProduceOutput((text) => this.#outputs.fire(text)));
    this.#store.add(runner.onDidLoseState((message) => this.#losses.fire(message)));
    this.#store.add(runner.onDidNotice(log));
    return runner;
  }

  /** Hands the person's keys to the running command. False when none takes them. */
  press(keys: string): boolean {
    return [...this.#runners.values()].some((runner) => runner.shell?.press(keys) ?? false);
  }

  async resize(size: WindowSize): Promise<void> {
    for (const runner of this.#runners.values()) await runner.shell?.resize(size);
  }

  /** Ends the shells and what runs in them; the result of that is unknown then. */
  kill(): void {
    for (const runner of this.#runners.values()) runner.kill();
  }

  dispose(): void {
    for (const runner of this.#runners.values()) runner.dispose();
    this.#store.dispose();
  }
}
