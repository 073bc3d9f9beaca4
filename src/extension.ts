import * as vscode from 'vscode';
import { loadShellParserFromDisk } from './node/shellGrammar';
import type { ShellParser } from './shell/shellScript';
import { ChecklistPreview } from './vscode/checklistPreview';
import { registerCommands } from './vscode/commands/registerCommands';
import { DeclaredDangers } from './vscode/declaredDangers';
import { registerContextKeys } from './vscode/registerContextKeys';
import type { ReleaseServices } from './vscode/openRelease';
import { ReleaseController } from './vscode/releaseController';
import { registerResumeOffer } from './vscode/resumeOffer';
import { prompter } from './vscode/prompts';
import { createRunTerminals } from './vscode/runTerminals';
import { ChecklistReader } from './vscode/editor/checklistReader';
import { registerEditor } from './vscode/editor/registerEditor';
import { TypingPause } from './vscode/editor/typingPause';
import { LogReviewer } from './vscode/logs/logReviewer';
import { registerLogDiagnostics } from './vscode/logs/registerLogDiagnostics';
import { registerMergeOffer } from './vscode/logs/registerMergeOffer';
import { taskListPlugin } from './vscode/logs/taskListPlugin';
import { SafeOutput } from './vscode/safeOutput';
import { SecretVault } from './node/secretVault';
import { registerStatusBar } from './vscode/statusBar';
import { registerChecklistsView } from './vscode/tree/checklistsView';
import { registerRefresh } from './vscode/tree/registerRefresh';
import { registerReleasesView } from './vscode/tree/releasesView';
import { registerReleaseView } from './vscode/tree/releaseView';
import { ViewedRelease } from './vscode/viewedRelease';
import { showError } from './vscode/messages';

/** Makes the parts, wires them, and registers what the editor shows. The shell grammar is loaded at first use. */
export function activate(context: vscode.ExtensionContext): MarkdownPlugin {
  const channel = vscode.window.createOutputChannel('Release Checklist', { log: true });
  const output = new SafeOutput(channel);
  const vault = new SecretVault(context.secrets, context.globalState);
  const dangers = new DeclaredDangers((declared) => loadShellParserFromDisk(context.asAbsolutePath('dist'), declared));
  const shellParser = (): Promise<ShellParser> => dangers.parser();
  const services = async (): Promise<ReleaseServices> => ({
    shellParser: await dangers.parserForRelease(),
    prompter,
    where: 'VS Code',
    outputWorker: context.asAbsolutePath('dist/outputWorker.js'),
    openShells: (options) =>
      createRunTerminals({
        ...options,
        storageFolder: context.globalStorageUri.fsPath,
        scripts: context.asAbsolutePath('media/shell'),
        output,
      }),
    onLogError: (error) => {
      output.error(String(error));
      void showError(
        `The release log could not be written; the journal has everything. ${output.redact(String(error))}`,
      );
    },
    vault,
    hideSecrets: (redact) => output.hideSecrets(redact),
  });
  const typing = new TypingPause();
  const reader = new ChecklistReader(shellParser, typing);
  const preview = new ChecklistPreview(reader);
  dangers.onDidChange(() => reader.forget());
  const controller = new ReleaseController(preview, context.workspaceState);
  const reviewer = new LogReviewer({
    shellParser,
    openJournal: () => controller.openJournal,
    onError: (error) => output.error(String(error)),
  });
  const viewed = new ViewedRelease(controller, reviewer);
  const checklists = registerChecklistsView(shellParser);
  const releases = registerReleasesView(controller, checklists);
  void vault.removeOld(Date.now());
  context.subscriptions.push(
    channel,
    dangers,
    typing,
    preview,
    controller,
    registerContextKeys(controller, reviewer),
    registerCommands(
      {
        ...{ controller, reader, reviewer, services, output },
        releases: () => releases.releases(),
        checklists: () => checklists.checklists(),
      },
      context.extensionUri,
    ),
    registerResumeOffer(controller),
    reviewer,
    viewed,
    registerReleaseView(viewed, reviewer, {
      setChecked: async (row) => {
        await vscode.commands.executeCommand('releaseChecklist.toggleStep', row);
      },
    }),
    checklists,
    releases,
    registerRefresh(checklists, releases),
    registerEditor(controller, reader, vscode.Uri.joinPath(context.extensionUri, 'media')),
    registerLogDiagnostics(reviewer),
    registerStatusBar(controller),
    registerMergeOffer(),
  );
  if (process.env['RELEASE_CHECKLIST_SHOW'] !== undefined)
    void vscode.commands.executeCommand('workbench.view.extension.releaseChecklist');
  return { extendMarkdownIt: taskListPlugin };
}

/** What VS Code's Markdown preview asks an extension for. */
interface MarkdownPlugin {
  readonly extendMarkdownIt: typeof taskListPlugin;
}
