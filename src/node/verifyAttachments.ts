import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { leavesFolder } from '../checklist/folderPath';
import type { Finding } from '../log/verify/finding';
import type { Attachment, RunState } from '../run/runState';
import { toVisible } from '../util/toVisible';
import { digestOf } from './attachment';

/**
 * Whether the files that were put on record are still what they were, where they are. Their paths are relative to the
 * workspace folder, which is the journal's folder or one above it: each is tried, the equal file wins.
 */
export async function verifyAttachments(journal: string, { attachments }: RunState): Promise<readonly Finding[]> {
  const folders = foldersAbove(resolve(dirname(journal)));
  const findings: Finding[] = [];
  for (const attachment of attachments) findings.push(findingOf(attachment, await check(attachment, folders)));
  return findings;
}

type AttachmentCheck = 'equal' | 'different' | 'not-found';

async function check(attachment: Attachment, folders: readonly string[]): Promise<AttachmentCheck> {
  if (leavesFolder(attachment.path)) return 'not-found';
  let found: AttachmentCheck = 'not-found';
  for (const folder of folders) {
    const one = await compare(attachment, folder);
    if (one === 'equal') return one;
    if (one === 'different') found = one;
  }
  return found;
}

/** What leads out of the folder is not looked at: the path comes from a file that anybody may have written. */
async function compare({ path, bytes, sha256 }: Attachment, folder: string): Promise<AttachmentCheck> {
  try {
    const place = await realpath(join(folder, path));
    if (leavesFolder(relative(await realpath(folder), place))) return 'not-found';
    const { size } = await stat(place);
    if (size !== bytes) return 'different';
    return (await digestOf(place)).sha256 === sha256 ? 'equal' : 'different';
  } catch {
    return 'not-found';
  }
}

function findingOf({ path, sha256 }: Attachment, result: AttachmentCheck): Finding {
  const file = toVisible(path);
  const digest = `${sha256.slice(0, 12)}…`;
  switch (result) {
    case 'equal':
      return finding('attachment-whole', 'note', `The attached file ${file} is what it was when it was put on record.`);
    case 'different':
      return finding(
        'attachment-differs',
        'error',
        `The attached file ${file} is not what was put on record (SHA-256 ${digest}): it was changed since.`,
      );
    case 'not-found':
      return finding(
        'attachment-not-found',
        'note',
        `The attached file ${file} is not here; what it was cannot be compared with its digest (SHA-256 ${digest}).`,
      );
  }
}

function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersAbove(above)];
}

function finding(code: Finding['code'], severity: Finding['severity'], message: string): Finding {
  return { code, severity, file: 'journal', message };
}
