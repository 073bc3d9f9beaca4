import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dangerFileName, readDangerFile, type DangerFile } from '../checklist/dangerFile';
import { codeOf } from './journalError';

/** What the file of a workspace folder calls dangerous; nothing where there is no such file. Rejects when it cannot be read. */
export async function readDeclaredDangers(workspaceFolder: string): Promise<DangerFile> {
  try {
    return readDangerFile(await readFile(join(workspaceFolder, dangerFileName), 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return { dangers: [], problems: [] };
    throw error;
  }
}
