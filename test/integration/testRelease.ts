import { ok } from 'node:assert';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as vscode from 'vscode';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import { startRelease, type OpenRelease, type ReleaseServices } from '../../src/vscode/openRelease';
import { SafeOutput } from '../../src/vscode/safeOutput';
import { memoryVault } from '../../src/node/memoryVault';
import { createRunTerminals } from '../../src/vscode/runTerminals';

/** The project's folder: this code is bundled into out/test/integration. */
export const extensionFolder = resolve(__dirname, '../../..');

/** The real services, with a person who confirms everything. */
export async function testServices(
  env: Readonly<Record<string, string>> = {},
  storageFolder = mkdtempSync(join(tmpdir(), 'release-checklist-')),
): Promise<ReleaseServices> {
  const output = new SafeOutput(vscode.window.createOutputChannel('test', { log: true }));
  return {
    shellParser: await loadShellParserFromDisk(join(extensionFolder, 'dist')),
    prompter: { confirm: () => Promise.resolve(true), askPlaceholder: () => Promise.resolve(undefined) },
    vault: memoryVault(),
    where: 'a test',
    outputWorker: join(extensionFolder, 'dist/outputWorker.js'),
    hideSecrets: (redact) => output.hideSecrets(redact),
    onLogError: (error) => {
      throw error;
    },
    openShells: (options) =>
      createRunTerminals({
        ...options,
        env: { ...options.env, ...env },
        storageFolder,
        scripts: join(extensionFolder, 'media/shell'),
        output,
      }),
  };
}

/** Writes the checklist into the workspace and starts a release on it. */
export async function startTestRelease(services: ReleaseServices, name: string, text: string): Promise<OpenRelease> {
  const folder = workspaceFolder();
  const checklistUri = vscode.Uri.joinPath(folder.uri, name);
  writeFileSync(checklistUri.fsPath, text);
  const checklist = parseChecklist(text, services.shellParser);
  const logPattern = 'releases/{date}-{version}.md';
  return startRelease(services, { folder, checklistUri, text, checklist, release: 'v1.0.0', inputs: {}, logPattern });
}

export function workspaceFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'the tests need a workspace folder');
  return folder;
}
