import * as vscode from 'vscode';

/** What we use of a repository of VS Code's Git extension (version 1 of its API). */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  readonly state: {
    /** Without a name where no branch is checked out. */
    readonly HEAD: { readonly name?: string } | undefined;
    readonly indexChanges: readonly { readonly uri: vscode.Uri }[];
  };
  status(): Promise<void>;
  add(paths: readonly string[]): Promise<void>;
  checkIgnore(paths: readonly string[]): Promise<ReadonlySet<string>>;
  commit(message: string, options?: { readonly postCommitCommand?: null }): Promise<void>;
  tag(name: string, message: string): Promise<void>;
}

/** The repository that a file is in, or what is missing for there to be one, as a sentence. */
export async function findRepository(
  file: vscode.Uri,
): Promise<{ readonly repository: GitRepository } | { readonly missing: string }> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return { missing: 'VS Code’s Git extension is disabled.' };
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    if (!git.enabled) return { missing: 'Git is switched off in the settings, or is not installed.' };
    const api = git.getAPI(1);
    const repository = api.getRepository(file) ?? (await openAround(api, file));
    return repository ? { repository } : { missing: 'This folder is in no git repository.' };
  } catch (error) {
    return { missing: `VS Code’s Git extension cannot be used (${String(error)}).` };
  }
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  getRepository(uri: vscode.Uri): GitRepository | null;
  openRepository(root: vscode.Uri): Promise<GitRepository | null>;
}

/** The Git extension may not have looked into this folder yet. */
async function openAround(api: GitApi, file: vscode.Uri): Promise<GitRepository | null> {
  const folder = vscode.workspace.getWorkspaceFolder(file);
  return folder ? api.openRepository(folder.uri) : null;
}
