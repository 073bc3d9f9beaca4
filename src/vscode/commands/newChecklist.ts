import * as vscode from 'vscode';
import { UserFacingError } from '../../util/userFacingError';
import type { CommandHandler } from './register';

const templates = [
  { label: 'Web service', description: 'Build, deploy, check, roll back', file: 'web-service.md' },
  { label: 'Library', description: 'Test, tag, publish to a package registry', file: 'library.md' },
];

/** Writes a new checklist from a template into the workspace folder and opens it. Never over a file that is there. */
export function newChecklist(extensionUri: vscode.Uri): CommandHandler {
  return async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    if (!folder) throw new UserFacingError('Open a folder first: the checklist is written into it.');
    const template = await vscode.window.showQuickPick(templates, { title: 'New checklist from template' });
    if (!template) return;
    const target = await freeName(folder.uri);
    const text = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(extensionUri, 'checklists/templates', template.file),
    );
    await vscode.workspace.fs.writeFile(target, text);
    await vscode.window.showTextDocument(target, { preview: false });
  };
}

async function freeName(folder: vscode.Uri): Promise<vscode.Uri> {
  const names = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'RELEASE.md' : `RELEASE-${number}.md`;
    if (!names.has(name.toLowerCase())) return vscode.Uri.joinPath(folder, name);
  }
}
