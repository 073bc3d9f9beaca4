import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { leavesFolder } from '../checklist/folderPath';
import { formatBytes } from '../log/formatTime';
import type { FileAttached } from '../run/runEvent';
import { UserFacingError } from '../util/userFacingError';
import { codeOf } from './journalError';

/** A file of the workspace as it is now, to be put on record. */
export type AttachedFile = Pick<FileAttached, 'path' | 'bytes' | 'sha256'>;

/** Rejects with a `UserFacingError` when it is no file that can be read, or is outside the folder. */
export async function readAttachment(workspaceFolder: string, path: string): Promise<AttachedFile> {
  const place = resolve(workspaceFolder, path);
  try {
    const real = relative(await realpath(workspaceFolder), await realpath(place))
      .split(sep)
      .join('/');
    if (leavesFolder(real))
      throw new UserFacingError(`What is attached must be in the workspace folder. This file is not: ${path}`);
    if (!(await stat(place)).isFile()) throw new UserFacingError(`${path} is no file.`);
    return { path: relative(workspaceFolder, place).split(sep).join('/'), ...(await digestOf(place)) };
  } catch (error) {
    if (error instanceof UserFacingError) throw error;
    const reason = codeOf(error) === 'ENOENT' ? 'is not there' : `cannot be read (${String(error)})`;
    throw new UserFacingError(`${path} ${reason}.`);
  }
}

/** Read as a stream: an attachment may be large. */
export async function digestOf(path: string): Promise<Pick<AttachedFile, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

export function describeAttached({ path, bytes, sha256 }: AttachedFile): string {
  return `Attached ${path} (${formatBytes(bytes)}, SHA-256 ${sha256.slice(0, 12)}…)`;
}
