import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders that a path pattern of logs names; what is put into their names is not known any more, so any fits. */
export async function logFolders(workspaceFolder: string, logPattern: string): Promise<readonly string[]> {
  const parts = logPattern.trim().split('/').slice(0, -1);
  let folders: readonly string[] = [workspaceFolder];
  for (const part of parts)
    folders = part.includes('{')
      ? (await Promise.all(folders.map(foldersIn))).flat()
      : folders.map((each) => join(each, part));
  return folders;
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}
