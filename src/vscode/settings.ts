import * as vscode from 'vscode';

/** The extension's settings, as package.json declares them. */
export interface Settings {
  /** Path pattern of new logs, relative to the workspace folder. */
  readonly logPath: string;
  /** The bash that runs commands. */
  readonly bashPath: string;
  /** After how long without output a running command is called silent, in milliseconds. */
  readonly silenceMs: number;
}

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration('releaseChecklist');
  return {
    logPath: settings.get('logPath', 'releases/{date}-{version}.md'),
    bashPath: nonEmpty(settings.get<string>('bashPath')) ?? 'bash',
    silenceMs: settings.get('silenceWarning', 60) * 1000,
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
