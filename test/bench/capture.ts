import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { createTerminalRunner, type TerminalRunner } from '../../src/vscode/terminal/terminalRunner';

/** What the runner of the bench gives in RELEASE_CHECKLIST_BENCH. */
interface CaptureRequest {
  readonly scripts: string;
  readonly resultFile: string;
  readonly lines: number;
  readonly rounds: number;
}

/** Milliseconds by the shell's own clock, one of each per round. */
export interface CaptureResult {
  readonly captured: readonly number[];
  readonly uncaptured: readonly number[];
  /** From the typing to the result in our hands. */
  readonly known: readonly number[];
}

/** Called by VS Code in the extension host. */
export async function run(): Promise<void> {
  const request = JSON.parse(process.env['RELEASE_CHECKLIST_BENCH'] ?? '') as CaptureRequest;
  const folder = mkdtempSync(join(tmpdir(), 'release-checklist-bench-'));
  const workspaceFolder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? folder;
  const { scripts } = request;
  const options = {
    name: 'bench',
    shell: 'bash',
    workspaceFolder,
    storageFolder: join(folder, 'run'),
    scripts,
    env: {},
  };
  const runner = createTerminalRunner(options);
  try {
    writeFileSync(request.resultFile, JSON.stringify(await measure(runner, folder, request)));
  } finally {
    runner.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The two take turns, so that both meet the same machine. */
async function measure(runner: TerminalRunner, folder: string, request: CaptureRequest): Promise<CaptureResult> {
  const command = `seq ${request.lines}`;
  const expected = sha256OfLines(request.lines);
  await captured(runner, 'seq 1000');
  const result = { captured: [] as number[], uncaptured: [] as number[], known: [] as number[] };
  for (let round = 0; round < request.rounds; round++) {
    const started = Date.now();
    const { durationMs, sha256 } = await captured(runner, command);
    if (sha256 !== expected) throw new Error('The output that was captured is not what was printed.');
    result.known.push(Date.now() - started);
    result.captured.push(durationMs);
    result.uncaptured.push(await uncaptured(runner, command, join(folder, `round-${round}`)));
  }
  return result;
}

async function captured(runner: TerminalRunner, text: string): Promise<{ durationMs: number; sha256: string }> {
  const execution = await runner.run({ text, shell: 'bash' }, new AbortController().signal);
  if (execution.kind !== 'exited' || !execution.output.complete)
    throw new Error(JSON.stringify(execution).slice(0, 500));
  return { durationMs: execution.durationMs, sha256: execution.output.sha256 };
}

/** Types the command as a person does. */
async function uncaptured(runner: TerminalRunner, text: string, file: string): Promise<number> {
  runner.shell?.terminal.sendText(` began=$EPOCHREALTIME; ${text}; echo "$began $EPOCHREALTIME" > '${file}'`, true);
  while (!existsSync(file) || !readFileSync(file, 'utf8').endsWith('\n')) await delay(20);
  const [began = NaN, ended = NaN] = readFileSync(file, 'utf8').replaceAll(',', '.').split(' ').map(Number);
  return Math.round((ended - began) * 1000);
}

function sha256OfLines(count: number): string {
  const hash = createHash('sha256');
  for (let line = 1; line <= count; line++) hash.update(`${line}\r\n`);
  return hash.digest('hex');
}
