import { stat } from 'node:fs/promises';

/** What tells a file from another one, and whether it was written to. */
export interface FileStamp {
  readonly device: bigint;
  readonly inode: bigint;
  readonly size: number;
  readonly modified: bigint;
}

/** Rejects as `stat` does when there is no file. */
export async function fileStamp(path: string): Promise<FileStamp> {
  const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
  return { device: dev, inode: ino, size: Number(size), modified: mtimeNs };
}

export function isSameFile(a: FileStamp, b: FileStamp): boolean {
  return a.device === b.device && a.inode === b.inode;
}

export function isUnchanged(a: FileStamp, b: FileStamp): boolean {
  return isSameFile(a, b) && a.size === b.size && a.modified === b.modified;
}
