import type { Checklist } from '../checklist/checklist';
import { parseChecklist } from '../checklist/parseChecklist';
import type { ShellParser } from '../shell/shellScript';
import { readText } from './readText';

export async function readChecklist(file: string, shell: ShellParser): Promise<Checklist> {
  return parseChecklist(await readText(file), shell);
}
