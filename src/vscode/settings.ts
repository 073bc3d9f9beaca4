import * as vscode from 'vscode';
import { toDeclaredDanger, type DeclaredDanger } from '../shell/declaredDanger';

/** The extension's settings, as package.json declares them. */
export interface Settings {
  /** Path pattern of new logs, relative to the workspace folder. */
  readonly logPath: string;
  /** Programs to run for the shells that blocks name. */
  readonly shells: Readonly<Record<string, string>>;
  /** After how long without output a running command is called silent, in milliseconds. */
  readonly silenceMs: number;
  /** Message of the commit that takes a finished release's record; names in braces are put in. */
  readonly commitMessage: string;
  /** Name of that commit's tag, likewise; empty for none. */
  readonly tag: string;
}

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration('releaseChecklist');
  return {
    logPath: settings.get('logPath', 'releases/{date}-{version}.md'),
    shells: texts(settings.get('shells', {})),
    silenceMs: settings.get('silenceWarning', 60) * 1000,
    commitMessage: settings.get('commitMessage', 'Release log: {release}, {outcome}'),
    tag: settings.get('tag', ''),
  };
}

/**
 * What the settings call dangerous: the person's list and the workspace's, which must not take its place. An entry that
 * cannot be used is marked in the settings by VS Code, from the form that package.json gives.
 */
export function readDangerousCommands(): readonly DeclaredDanger[] {
  const lists = vscode.workspace.getConfiguration('releaseChecklist').inspect<unknown>('dangerousCommands');
  return [lists?.globalValue, lists?.workspaceValue, lists?.workspaceFolderValue].flatMap((list) =>
    Array.isArray(list) ? list.flatMap((entry) => toDeclaredDanger(entry) ?? []) : [],
  );
}

/** What the person has written may be of any kind. */
function texts(values: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
}
