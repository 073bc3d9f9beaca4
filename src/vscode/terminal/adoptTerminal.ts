import * as vscode from 'vscode';
import { poll } from '../../node/shell/poll';
import { findLeftShells, isAlive, type LeftShell, type TerminalOwner } from './leftShells';

/** VS Code opens the terminals of the window before again some seconds after it has started us; a slow machine takes its time. */
const longestReturn = 30_000;

/** A terminal of the window before this one, and the shell that lives on in it. */
export interface LeftTerminal {
  readonly terminal: vscode.Terminal;
  readonly left: LeftShell;
}

/** Looks for the terminal in which this run's shell lives on after the window was loaded again. */
export async function findLeftTerminal(
  storageFolder: string,
  { run, shell }: Omit<TerminalOwner, 'processId'>,
): Promise<LeftTerminal | undefined> {
  for (const left of await findLeftShells(storageFolder)) {
    if (left.run !== run || left.shell !== shell || !isAlive(left.processId)) continue;
    const terminal = await poll(() => findTerminal(left.processId), 100, AbortSignal.timeout(longestReturn));
    if (terminal) return { terminal, left };
  }
  return undefined;
}

async function findTerminal(processId: number): Promise<vscode.Terminal | undefined> {
  for (const terminal of vscode.window.terminals) if ((await terminal.processId) === processId) return terminal;
  return undefined;
}
