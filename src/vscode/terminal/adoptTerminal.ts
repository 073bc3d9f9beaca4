import * as vscode from 'vscode';
import { poll } from '../../node/shell/poll';
import { withoutLinks } from '../../util/withoutLinks';
import { disown, findLeftShells, isAlive, type LeftShell } from './leftShells';

/** VS Code opens the terminals of the window before again some seconds after it has started us; a slow machine takes its time. */
const byDefault = 30_000;
/** Where that time is over already. */
const shortestWait = 1_000;

/** A terminal of the window before this one, and the shell that lives on in it. */
export interface LeftTerminal {
  readonly terminal: vscode.Terminal;
  readonly left: LeftShell;
}

export interface LeftTerminalOptions {
  /** The terminal's name. */
  readonly name: string;
  /** The program, as it was asked for. */
  readonly shell: string;
  readonly run: string;
  readonly storageFolder: string;
  /** How long after the window's start VS Code may take to open its terminals again, in milliseconds; 30 s when absent. */
  readonly longestReturn?: number;
}

/**
 * Finds the terminal in which a run's shell lives on after the window was loaded again. Where VS Code does not bring it back, the
 * next command is refused, once: what it would find in a new shell (directory, variables) is not what the person knows of.
 */
export class LeftTerminals {
  readonly #options: LeftTerminalOptions;
  /** Of these the person was told. */
  #missing: ReadonlySet<string> = new Set();

  constructor(options: LeftTerminalOptions) {
    this.#options = options;
  }

  /** `undefined` when a new shell is to be started. */
  async find(signal: AbortSignal): Promise<LeftTerminal | { readonly refused: string } | undefined> {
    const living = await this.#living();
    if (living.length === 0) return undefined;
    const found = await findTerminal(living);
    if (found) return found;
    if (living.every(({ folder }) => this.#missing.has(folder))) {
      for (const left of living) await disown(left);
      return undefined;
    }
    const returned = await this.#wait(living, signal);
    if (returned || signal.aborted) return returned ?? { refused: stopped };
    this.#missing = new Set(living.map(({ folder }) => folder));
    return { refused: whyRefused(this.#options.name) };
  }

  async #living(): Promise<readonly LeftShell[]> {
    const { run, shell, storageFolder } = this.#options;
    const own = (await findLeftShells(storageFolder)).filter((left) => left.run === run && left.shell === shell);
    const alive = await Promise.all(own.map(isAlive));
    return own.filter((_, index) => alive[index]);
  }

  /** Tells what is waited for; the person can end it. */
  async #wait(living: readonly LeftShell[], signal: AbortSignal): Promise<LeftTerminal | undefined> {
    const { name, longestReturn = byDefault } = this.#options;
    const left = Math.max(shortestWait, longestReturn - Math.round(process.uptime() * 1000));
    const title = withoutLinks(
      `Waiting for VS Code to bring back the terminal “${name}”, in which this release’s shell lives on. Cancel to go on without it.`,
    );
    const options = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
    return vscode.window.withProgress(options, (_progress, token) => {
      const cancelled = new AbortController();
      token.onCancellationRequested(() => cancelled.abort());
      return poll(
        () => findTerminal(living),
        100,
        AbortSignal.any([signal, cancelled.signal, AbortSignal.timeout(left)]),
      );
    });
  }
}

async function findTerminal(living: readonly LeftShell[]): Promise<LeftTerminal | undefined> {
  for (const terminal of vscode.window.terminals) {
    const processId = await terminal.processId;
    const left = living.find((each) => each.processId === processId);
    if (left) return { terminal, left };
  }
  return undefined;
}

const stopped = 'It was stopped before it began.';

function whyRefused(name: string): string {
  return `Not run: this release’s shell lives on in the terminal “${name}” of the window before, and VS Code has not brought that back. Run it again to start in a new shell, which has none of its directory, variables and functions; or bring the terminal back first, with “Terminal: Attach to Session”.`;
}
