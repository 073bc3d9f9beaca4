import { basename } from 'node:path';
import { refusingRunner } from '../node/shell/refusingRunner';
import type { CommandRunner } from '../run/ports';
import { DisposableStore, type Disposable } from '../util/disposable';
import { Emitter, type Event } from '../util/event';
import type { SafeOutput } from './safeOutput';
import { shellProgram } from '../node/shell/shellProgram';
import { readSettings } from './settings';
import { describeInterruption, tidyLeftShells } from './terminal/leftShells';
import { createTerminalRunner, type TerminalRunner } from './terminal/terminalRunner';
import { showWarning } from './messages';

/** The terminals of one run: one for each shell that its blocks name. */
export interface RunTerminals extends Disposable {
  /** The runner for a shell; one that refuses each command with a reason where the shell is not supported. */
  open(shell: string): CommandRunner;
  /** What is known of the command that the run was interrupted in, as a sentence. */
  readonly describeInterruption: () => Promise<string | undefined>;
  /** Fires when a running command has printed nothing for long, with since when; with `undefined` when it prints again. */
  readonly onDidFallSilent: Event<number | undefined>;
}

export interface RunTerminalsOptions {
  /** What no other run has: the path of its journal. */
  readonly run: string;
  /** The release, as the terminals are named. */
  readonly name: string;
  readonly workspaceFolder: string;
  /** Path of a folder for the files of running steps. */
  readonly storageFolder: string;
  /** Path of the folder with the shells' init files. */
  readonly scripts: string;
  readonly env: Readonly<Record<string, string>>;
  /** The shell that the checklist's front matter names. */
  readonly shell?: string | undefined;
  readonly output: SafeOutput;
}

export function createRunTerminals(options: RunTerminalsOptions): RunTerminals {
  const store = new DisposableStore();
  const runners = new Map<string, TerminalRunner>();
  const silence = store.add(new Emitter<number | undefined>());
  // What was shown in the terminals of a window that was killed is not to stay on the disk.
  void tidyLeftShells(options.storageFolder, '');
  return {
    open: (shell) => {
      const program = shellProgram(shell, { programs: readSettings().shells, own: options.shell });
      if (typeof program !== 'string') return refusingRunner(program.refused);
      const known = runners.get(program);
      if (known) return known;
      const runner = store.add(createRunner(options, program));
      runners.set(program, runner);
      store.add(watchSilence(runner, (since) => silence.fire(since)));
      const warn = (message: string): void => {
        options.output.info(message);
        void showWarning(options.output.redact(message));
      };
      store.add(runner.onDidLoseState(warn));
      store.add(runner.onDidNotice(warn));
      return runner;
    },
    describeInterruption: async () => {
      const known = await describeInterruption(options.storageFolder, options.run);
      await tidyLeftShells(options.storageFolder, options.run);
      return known;
    },
    onDidFallSilent: silence.event,
    dispose: () => store.dispose(),
  };
}

function createRunner({ name, output, ...options }: RunTerminalsOptions, program: string): TerminalRunner {
  const shell = basename(program);
  return createTerminalRunner({
    ...options,
    name: shell === 'bash' ? `Release ${name}` : `Release ${name} · ${shell}`,
    shell: program,
    log: (message) => output.info(message),
  });
}

/**
 * Tells when the running command has printed nothing for as long as the setting says. It may wait for an answer: its
 * terminal is shown then, without taking the focus.
 */
function watchSilence(runner: TerminalRunner, tell: (since: number | undefined) => void): Disposable {
  const store = new DisposableStore();
  let timer: NodeJS.Timeout | undefined;
  const wait = (since: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      tell(since);
      runner.shell?.terminal.show(true);
    }, readSettings().silenceMs);
  };
  store.add(
    runner.onDidChangeState((state) => {
      clearTimeout(timer);
      tell(undefined);
      if (state === 'running') wait(Date.now());
    }),
  );
  store.add(
    runner.onDidProduceOutput(() => {
      tell(undefined);
      wait(Date.now());
    }),
  );
  store.add({ dispose: () => clearTimeout(timer) });
  return store;
}
