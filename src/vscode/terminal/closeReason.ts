import { TerminalExitReason } from 'vscode';

/** Who has closed a terminal; `released` when we no longer look at it. */
export type CloseReason = TerminalExitReason | 'released';

/** Why the end of a command was not seen, when its terminal is gone. */
export function whyClosed(reason: CloseReason): string {
  switch (reason) {
    case 'released':
      return 'The release was closed while the command ran.';
    case TerminalExitReason.User:
    case TerminalExitReason.Extension:
      return 'The terminal was closed while the command ran.';
    case TerminalExitReason.Shutdown:
      return 'The window was closed or reloaded while the command ran.';
    case TerminalExitReason.Process:
    case TerminalExitReason.Unknown:
      return 'The shell ended without an exit code for the command.';
  }
}
