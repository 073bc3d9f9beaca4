import { statfsSync } from 'node:fs';

/** Whether nothing more can be written where this file or folder is; false where that is not known. */
export function isDiskFull(path: string): boolean {
  try {
    return statfsSync(path).bavail === 0;
  } catch {
    return false;
  }
}
