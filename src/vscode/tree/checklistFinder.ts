import * as vscode from 'vscode';
import type { Checklist } from '../../checklist/checklist';
import { looksLikeChecklist } from '../../checklist/looksLikeChecklist';
import { parseChecklist } from '../../checklist/parseChecklist';
import { allSteps } from '../../checklist/steps';
import { countedSteps } from '../../run/progress';
import type { ShellParser } from '../../shell/shellScript';
import { withoutLogs } from './withoutLogs';

/** A checklist of the workspace. */
export interface FoundChecklist {
  readonly uri: vscode.Uri;
  readonly title: string;
  /** Relative to the workspace; with the folder's name first where there are several. */
  readonly path: string;
  /** How many steps a release of it must settle. */
  readonly steps: number;
  /** Whether it has task list items, and not only command blocks. */
  readonly hasTasks: boolean;
  /** The path pattern that its front matter gives for logs. */
  readonly log?: string;
}

/** What was found, and whether there are more files than are looked at. */
export interface FoundChecklists {
  readonly checklists: readonly FoundChecklist[];
  readonly isCut: boolean;
}

/** Files named in one workspace, those of them that are looked at, and the size of the largest that is read, in bytes. */
const mostNamed = 20_000;
export const mostFiles = 500;
const largestFile = 512 * 1024;

/** Looks for checklists where the settings say. A file that has not changed since is not read again. */
export class ChecklistFinder {
  readonly #shellParser: () => Promise<ShellParser>;
  #known = new Map<string, { readonly stamp: string; readonly found: FoundChecklist | undefined }>();

  constructor(shellParser: () => Promise<ShellParser>) {
    this.#shellParser = shellParser;
  }

  /** Those with task list items first; by path among each other. */
  async find(): Promise<FoundChecklists> {
    const known = new Map<string, { readonly stamp: string; readonly found: FoundChecklist | undefined }>();
    const files = await candidates();
    for (const uri of files.slice(0, mostFiles)) {
      const { mtime, size } = await statOf(uri);
      if (size === 0 || size > largestFile) continue;
      const key = uri.toString();
      const stamp = `${mtime} ${size}`;
      const before = this.#known.get(key);
      known.set(key, before?.stamp === stamp ? before : { stamp, found: await this.#read(uri) });
    }
    this.#known = known;
    const checklists = [...known.values()].flatMap(({ found }) => found ?? []).sort(compare);
    return { checklists, isCut: files.length > mostFiles };
  }

  async #read(uri: vscode.Uri): Promise<FoundChecklist | undefined> {
    const text = await textOf(uri);
    if (text === undefined || !looksLikeChecklist(text) || (await isReleaseLog(uri))) return undefined;
    const checklist = parseChecklist(text, await this.#shellParser());
    const steps = countedSteps(checklist, undefined).length;
    return steps === 0 ? undefined : toFound(uri, checklist, steps);
  }
}

function toFound(uri: vscode.Uri, checklist: Checklist, steps: number): FoundChecklist {
  const { title, frontMatter } = checklist;
  const path = vscode.workspace.asRelativePath(uri);
  return {
    uri,
    title: title || (path.split('/').at(-1) ?? path),
    path,
    steps,
    hasTasks: allSteps(checklist).some(({ kind }) => kind === 'task'),
    ...(frontMatter.log === undefined ? {} : { log: frontMatter.log }),
  };
}

/** Release logs are left out by their names: there may be many more of them than of checklists. */
async function candidates(): Promise<readonly vscode.Uri[]> {
  const uris = new Map<string, vscode.Uri>();
  const journals: vscode.Uri[] = [];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const settings = vscode.workspace.getConfiguration('releaseChecklist', folder);
    const excluded = settings.get<readonly string[]>('exclude', []);
    const exclude = excluded.length > 0 ? `{${excluded.join(',')}}` : undefined;
    journals.push(...(await findFiles(folder, '**/*.jsonl', exclude)));
    for (const glob of settings.get<readonly string[]>('checklists', [])) {
      for (const uri of await findFiles(folder, glob, exclude)) uris.set(uri.toString(), uri);
    }
  }
  return withoutLogs([...uris.values()], journals);
}

async function findFiles(
  folder: vscode.WorkspaceFolder,
  glob: string,
  exclude: string | undefined,
): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), exclude, mostNamed);
}

async function statOf(uri: vscode.Uri): Promise<{ readonly mtime: number; readonly size: number }> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    // It was deleted since the search.
    return { mtime: 0, size: 0 };
  }
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // It was deleted since, or may not be read: it is no checklist that could be started.
    return undefined;
  }
}

/** A release log has its journal beside it. */
export async function isReleaseLog(uri: vscode.Uri): Promise<boolean> {
  const journal = uri.with({ path: uri.path.replace(/\.[^./]*$/, '.jsonl') });
  return (await statOf(journal)).size > 0;
}

function compare(a: FoundChecklist, b: FoundChecklist): number {
  if (a.hasTasks !== b.hasTasks) return a.hasTasks ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}
