import * as vscode from 'vscode';
import type { Checklist } from '../checklist/checklist';
import type { Redactor } from '../log/redact';
import { resumeRun, startRun, type NewRun, type OpenRun, type RunServices } from '../node/openRun';
import type { InputValues } from '../run/inputs';
import type { Disposable } from '../util/disposable';
import { UserFacingError } from '../util/userFacingError';
import type { RunTerminals } from './runTerminals';

/** A release that is open in the editor. */
export interface OpenRelease extends OpenRun<RunTerminals> {
  readonly checklistUri: vscode.Uri;
  readonly logUri: vscode.Uri;
}

/** What opening a release needs from the extension. */
export interface ReleaseServices extends RunServices<RunTerminals> {
  /** Has a release's secrets taken out of what is shown and logged, until disposed. */
  readonly hideSecrets: (redact: Redactor['redact']) => Disposable;
}

/** What the person has confirmed for a new release. */
export interface NewRelease extends Omit<NewRun, 'workspaceFolder' | 'checklistPath'> {
  readonly folder: vscode.WorkspaceFolder;
  readonly checklistUri: vscode.Uri;
}

export async function startRelease(services: ReleaseServices, request: NewRelease): Promise<OpenRelease> {
  const { folder, checklistUri } = request;
  const places = { workspaceFolder: folder.uri.fsPath, checklistPath: checklistUri.fsPath };
  return open(services, await startRun(services, { ...request, ...places }));
}

/** Goes on with a release that was interrupted; `undefined` when the person gave up. */
export async function resumeRelease(
  services: ReleaseServices,
  journalPath: string,
  askSecrets: (checklist: Checklist, names: readonly string[]) => Promise<InputValues | undefined>,
): Promise<OpenRelease | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(journalPath));
  if (!folder) throw new UserFacingError('Open the folder of this release in VS Code to resume it.');
  const run = await resumeRun(services, { workspaceFolder: folder.uri.fsPath, journalPath, askSecrets });
  return run && open(services, run);
}

function open(services: ReleaseServices, run: OpenRun<RunTerminals>): OpenRelease {
  const hidden = services.hideSecrets(run.redactor.redact);
  return {
    ...run,
    checklistUri: vscode.Uri.file(run.checklistPath),
    logUri: vscode.Uri.file(run.logPath),
    dispose: () => {
      run.dispose();
      hidden.dispose();
    },
  };
}
