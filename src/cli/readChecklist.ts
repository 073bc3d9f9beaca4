import { readFile } from 'node:fs/promises';
import type { Checklist } from '../checklist/checklist';
import { parseChecklist } from '../checklist/parseChecklist';
import type { ShellParser } from '../shell/shellScript';
import { UserFacingError } from '../util/userFacingError';

export async function readChecklist(file: string, shell: ShellParser): Promise<Checklist> {
  return parseChecklist(await readText(file), shell);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserFacingError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
