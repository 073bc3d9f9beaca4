import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { journalPathOf } from '../log/logPath';
import { codeOf } from './journalError';
import { runGit } from './runGit';

/** What a `.gitattributes` must say so that two people's journals of one release merge by themselves. */
export interface MergeAttributes {
  /** The file to write them to, in the workspace folder. */
  readonly file: string;
  readonly lines: readonly string[];
}

/**
 * The lines that are missing for the logs of a folder; `undefined` when git knows how to merge the journal already, or there
 * is no git. Journals are merged by keeping the lines of both sides. The logs, which would be merged into something that no
 * journal renders to, are left for the person to render again.
 */
export async function missingMergeAttributes(
  workspaceFolder: string,
  logPath: string,
): Promise<MergeAttributes | undefined> {
  const journal = toPortable(relative(workspaceFolder, journalPathOf(logPath)));
  const answer = await runGit(workspaceFolder, ['check-attr', '-z', 'merge', '--', journal]);
  const value = answer && Buffer.from(answer).toString('utf8').split('\0')[2];
  if (value !== 'unspecified') return undefined;
  const folder = dirname(journal);
  // Beside logs that lie among other Markdown files, only the journals can be told by their names.
  const lines =
    folder === '.'
      ? ['/*.jsonl merge=union']
      : [`${quoted(`${folder}/*.jsonl`)} merge=union`, `${quoted(`${folder}/*.md`)} -merge`];
  return { file: join(workspaceFolder, '.gitattributes'), lines };
}

/**
 * The same at the first release of a folder alone: who has said no, or has merged journals his own way, is not asked again.
 */
export async function mergeAttributesToOffer(
  workspaceFolder: string,
  logPath: string,
): Promise<MergeAttributes | undefined> {
  const names = await readdir(dirname(logPath)).catch(() => []);
  const journals = names.filter((name) => name.endsWith('.jsonl')).length;
  return journals > 1 ? undefined : missingMergeAttributes(workspaceFolder, logPath);
}

/** Adds the lines at the end; what stands there stays as it is. */
export async function addMergeAttributes({ file, lines }: MergeAttributes): Promise<void> {
  const found = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  const end = found === '' || found.endsWith('\n') ? '' : '\n';
  await writeFileAtomic(file, `${found}${end}${lines.join('\n')}\n`);
}

/** A pattern with spaces or signs that git takes for more than themselves. */
function quoted(pattern: string): string {
  const escaped = pattern.replace(/[[\]?\\]|\*(?!\.(?:jsonl|md)$)/g, '\\$&');
  return /[\s"\\]|^[#!]/.test(escaped) ? `"${escaped.replace(/["\\]/g, '\\$&')}"` : escaped;
}

function toPortable(path: string): string {
  return path.split('\\').join('/');
}
