import * as vscode from 'vscode';
import { startsAsLogin } from './loginShell';

/** How the person's own terminals start bash, as `keeper.bash` is told. */
export function loginMode(): 'login' | 'plain' {
  const platform = process.platform === 'darwin' ? 'osx' : 'linux';
  const settings = vscode.workspace.getConfiguration('terminal.integrated');
  const profiles = settings.get<Record<string, unknown>>(`profiles.${platform}`) ?? {};
  const defaultProfile = settings.get<string | null>(`defaultProfile.${platform}`) ?? null;
  return startsAsLogin(profiles, defaultProfile, process.platform) ? 'login' : 'plain';
}
