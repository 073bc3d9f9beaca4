import { rmSync } from 'node:fs';

/**
 * Removes a shell's folder for the files of its steps. A shell that is left to run may write there at this very moment:
 * what cannot be removed stays, for this user alone to read, among the temporary files.
 */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });
  } catch {
    // There is nobody to tell: the release goes on, or is being closed.
  }
}
