import { readFile } from 'node:fs/promises';
import { UserFacingError } from '../util/userFacingError';

export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserFacingError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
