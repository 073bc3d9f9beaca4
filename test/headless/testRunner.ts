import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHeadlessRunner, type HeadlessRunner } from '../../src/node/headless/headlessRunner';
import type { WindowSize } from '../../src/node/headless/startScript';
import type { CommandLine, Execution } from '../../src/run/ports';

/** A runner with a workspace and a home of its own. */
export interface TestRunner {
  readonly runner: HeadlessRunner;
  readonly workspaceFolder: string;
  readonly home: string;
  run(text: string, more?: Partial<CommandLine>, signal?: AbortSignal): Promise<Execution>;
  end(): void;
}

export const root = join(__dirname, '..', '..');

export interface TestRunnerOptions {
  readonly terminal?: boolean;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Variables that name something in the runner's own home. */
  readonly home?: (home: string) => Readonly<Record<string, string>>;
  readonly log?: (message: string) => void;
  /** Where the files of running steps are; in the runner's own folder when absent. */
  readonly storageFolder?: string;
}

/** `terminal: false`: what runs gets no terminal. */
export function createTestRunner({
  terminal = true,
  shell = 'bash',
  env = {},
  home: inHome = () => ({}),
  log = () => undefined,
  storageFolder,
}: TestRunnerOptions = {}): TestRunner {
  const folder = mkdtempSync(join(tmpdir(), 'headless-test-'));
  const [workspaceFolder, home] = [join(folder, 'work'), join(folder, 'home')];
  for (const each of [workspaceFolder, home]) mkdirSync(each);
  const size: WindowSize = { columns: 100, rows: 30 };
  const runner = createHeadlessRunner({
    ...{
      shell,
      workspaceFolder,
      storageFolder: storageFolder ?? folder,
      env: { HOME: home, ...inHome(home), ...env },
      log,
    },
    scripts: join(root, 'media', 'shell'),
    ...(terminal ? { size } : {}),
  });
  return {
    ...{ runner, workspaceFolder, home },
    run: (text, more = {}, signal = new AbortController().signal) => runner.run({ text, shell, ...more }, signal),
    end: () => {
      runner.kill();
      runner.dispose();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Output of a command that is expected to have exited, with the lines ended by LF. */
export function outputOf(execution: Execution): string {
  if (execution.kind !== 'exited') throw new Error(`It did not exit: ${JSON.stringify(execution)}`);
  return execution.output.head.replaceAll('\r\n', '\n');
}
