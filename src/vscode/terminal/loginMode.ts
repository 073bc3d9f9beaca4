import * as vscode from 'vscode';
import type { ShellKind } from '../../node/shell/dialects/dialect';
import { isLoginProfile } from './loginShell';

/** Whether the person's own terminals start this shell as a login shell. */
export function startsAsLogin(shell: ShellKind): boolean {
  const platform = platforms[process.platform] ?? 'linux';
  const settings = vscode.workspace.getConfiguration('terminal.integrated');
  const profiles = settings.get<Record<string, unknown>>(`profiles.${platform}`) ?? {};
  const defaultProfile = settings.get<string | null>(`defaultProfile.${platform}`) ?? null;
  return isLoginProfile(shell, profiles, defaultProfile, process.platform);
}

/** VS Code's names for the systems that have one of their own. */
const platforms: Readonly<Record<string, string>> = { darwin: 'osx', win32: 'windows' };
