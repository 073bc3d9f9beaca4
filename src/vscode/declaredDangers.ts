import * as vscode from 'vscode';
import { dangerFileName } from '../checklist/dangerFile';
import { readDeclaredDangers } from '../node/declaredDangers';
import type { DeclaredDanger } from '../shell/declaredDanger';
import type { ShellParser } from '../shell/shellScript';
import { DisposableStore, type Disposable } from '../util/disposable';
import { Emitter } from '../util/event';
import { UserFacingError } from '../util/userFacingError';
import { toDiagnostic } from './editor/toDiagnostic';
import { readDangerousCommands } from './settings';

/**
 * What is called dangerous in the settings and in the workspace's file, and the shell parser that finds it. Every list adds
 * to the others: the workspace's settings do not take the place of the person's own.
 */
export class DeclaredDangers implements Disposable {
  readonly #load: (declared: readonly DeclaredDanger[]) => Promise<ShellParser>;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<undefined>());
  readonly #diagnostics = this.#store.add(vscode.languages.createDiagnosticCollection('release-checklist-dangers'));
  #parser: Promise<ShellParser> | undefined;

  /** Fires when another parser takes the place of the one before. */
  readonly onDidChange = this.#changed.event;

  constructor(load: (declared: readonly DeclaredDanger[]) => Promise<ShellParser>) {
    this.#load = load;
    const watcher = this.#store.add(vscode.workspace.createFileSystemWatcher(`**/${dangerFileName}`));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete])
      this.#store.add(event(() => this.#forget()));
    this.#store.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()));
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('releaseChecklist.dangerousCommands')) this.#forget();
      }),
    );
    void this.#readFiles();
  }

  /** The parser for what is declared now. The grammar is loaded at first use. */
  parser(): Promise<ShellParser> {
    return (this.#parser ??= this.#readFiles().then((files) => this.#load([...readDangerousCommands(), ...files])));
  }

  /**
   * The parser that a release is started or resumed with: for what the files say now, whether or not a watcher has told of a
   * change. Rejects when one cannot be read, since nobody knows then what is dangerous.
   */
  async parserForRelease(): Promise<ShellParser> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const files = await Promise.all(folders.map(({ uri }) => readDeclaredDangers(uri.fsPath))).catch(
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new UserFacingError(`What this folder calls dangerous cannot be read, so nothing is run: ${why}`);
      },
    );
    return this.#load([...readDangerousCommands(), ...files.flatMap(({ dangers }) => dangers)]);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #forget(): void {
    this.#parser = undefined;
    void this.#readFiles();
    this.#changed.fire(undefined);
  }

  /** What is odd in a file is shown at its place. */
  async #readFiles(): Promise<readonly DeclaredDanger[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(folders.map((folder) => this.#readFile(folder)));
    return found.flat();
  }

  async #readFile({ uri }: vscode.WorkspaceFolder): Promise<readonly DeclaredDanger[]> {
    if (uri.scheme !== 'file') return [];
    const file = vscode.Uri.joinPath(uri, dangerFileName);
    try {
      const { dangers, problems } = await readDeclaredDangers(uri.fsPath);
      this.#diagnostics.set(file, problems.map(toDiagnostic));
      return dangers;
    } catch (error) {
      const message = `This file cannot be read, so nothing in it is called dangerous. ${String(error)}`;
      this.#diagnostics.set(file, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message)]);
      return [];
    }
  }
}
