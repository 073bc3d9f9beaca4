import * as vscode from 'vscode';
import type { FoundChecklist } from './checklistFinder';
import { journalGlob } from './journalGlob';

/** Journals where the settings and the front matter of the checklists say that logs are. */
export async function journalFiles(checklists: readonly FoundChecklist[]): Promise<readonly vscode.Uri[]> {
  const own = checklists.flatMap(({ log }) => log ?? []);
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const searches = folders.flatMap((folder) => {
    const setting = vscode.workspace.getConfiguration('releaseChecklist', folder).get('logPath', '');
    const globs = new Set([setting, ...own].map(journalGlob));
    return [...globs].map((glob) => vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), null, 500));
  });
  return (await Promise.all(searches)).flat();
}
