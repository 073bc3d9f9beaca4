import { UserFacingError } from '../util/userFacingError';

/** The error shown when the journal could not be written or read: what happened, and what the person can do. */
export function journalError(action: 'read' | 'written', path: string, cause: unknown): UserFacingError {
  const hint = hints[codeOf(cause) ?? ''] ?? 'See that the file can be written, then try again.';
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new UserFacingError(`The journal ${path} could not be ${action}: ${hint} (${detail})`, { cause });
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const hints: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room, then try again.',
  EDQUOT: 'your quota on this disk is used up. Make room, then try again.',
  EROFS: 'the file system is read-only. Make it writable, then try again.',
  EACCES: 'you may not write there. Change the permissions of the file and its folder, then try again.',
  EPERM: 'you may not write there. Change the permissions of the file and its folder, then try again.',
  ENOENT: 'it is not there any more. Bring it back (from git, or the branch that holds it), then try again.',
  EEXIST: 'a file of this name is there already. Choose another name for the log.',
  EISDIR: 'a folder of this name is there. Choose another name for the log.',
  EIO: 'the disk reports an error. Check the disk, then try again.',
};
