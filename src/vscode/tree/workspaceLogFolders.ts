import * as vscode from 'vscode';
import { logFolders } from '../../node/logFolders';
import type { FoundChecklist } from './checklistFinder';

/** The folders where the settings and the front matter of the checklists say that logs are. */
export async function workspaceLogFolders(checklists: readonly FoundChecklist[]): Promise<readonly string[]> {
  const own = checklists.flatMap(({ log }) => log ?? []);
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const found = folders.flatMap((folder) => {
    const setting = vscode.workspace.getConfiguration('releaseChecklist', folder).get('logPath', '');
    return [...new Set([setting, ...own])].map((pattern) => logFolders(folder.uri.fsPath, pattern));
  });
  return [...new Set((await Promise.all(found)).flat())].sort();
}
