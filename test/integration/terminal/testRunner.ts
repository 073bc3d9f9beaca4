import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CommandLine, Execution } from '../../../src/run/ports';
import {
  createTerminalRunner,
  type TerminalRunner,
  type TerminalRunnerOptions,
} from '../../../src/vscode/terminal/terminalRunner';

/** A runner on the window's workspace, with a storage folder and a home of its own, and what it has said. */
export interface TestRunner {
  readonly runner: TerminalRunner;
  readonly storageFolder: string;
  readonly messages: readonly string[];
  readonly losses: readonly string[];
  run(text: string, more?: Partial<CommandLine>, signal?: AbortSignal): Promise<Execution>;
  end(): void;
}

export function createTestRunner(options: Partial<TerminalRunnerOptions> = {}): TestRunner {
  const storageFolder = mkdtempSync(join(tmpdir(), 'terminal-test-'));
  const messages: string[] = [];
  const losses: string[] = [];
  const runner = createTerminalRunner({
    name: 'test',
    shell: 'bash',
    workspaceFolder: workspaceFolder(),
    storageFolder,
    scripts: join(extensionFolder(), 'media', 'shell'),
    env: {},
    log: (message) => messages.push(message),
    ...options,
  });
  runner.onDidLoseState((message) => losses.push(message));
  return {
    ...{ runner, storageFolder, messages, losses },
    run: (text, more = {}, signal = new AbortController().signal) =>
      runner.run({ text, shell: 'bash', ...more }, signal),
    end: () => {
      runner.dispose();
      rmSync(storageFolder, { recursive: true, force: true });
    },
  };
}

export function workspaceFolder(): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The window has no folder.');
  return folder.uri.fsPath;
}

export function extensionFolder(): string {
  const extension = vscode.extensions.getExtension('release-checklist.release-checklist');
  if (!extension) throw new Error('VS Code does not know the extension.');
  return extension.extensionPath;
}

/** Types each text when the command has printed something after the one before it: as a person answers. */
export function answer(runner: TerminalRunner, texts: readonly string[]): void {
  const left = [...texts];
  const listener = runner.onDidProduceOutput(() => {
    const text = left.shift();
    if (text !== undefined) runner.shell?.terminal.sendText(text, false);
    if (left.length === 0) listener.dispose();
  });
}

/** Output of a command that is expected to have exited. */
export function outputOf(execution: Execution): string {
  if (execution.kind !== 'exited') throw new Error(`It did not exit: ${JSON.stringify(execution)}`);
  return execution.output.head;
}
