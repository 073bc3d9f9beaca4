import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { journalPathOf, logPathOfJournal } from '../log/logPath';
import { withoutMergeMarks } from '../log/mergeMarks';
import { rebuildReleaseLog } from '../log/rebuildReleaseLog';
import { isError } from '../log/verify/finding';
import { verifyJournal } from '../log/verify/verifyJournal';
import type { ShellParser } from '../shell/shellScript';
import { UserFacingError } from '../util/userFacingError';
import { codeOf } from './journalError';

/** What was written anew. */
export interface RenderedAgain {
  readonly log: string;
  readonly journal: string;
  /** The journal held the marks of a merge, which were taken out. */
  readonly isMended: boolean;
  /** The log has another text now. */
  readonly isChanged: boolean;
}

/**
 * Renders a log from its journal and puts it in its place; names one by the log or by the journal. The marks of a merge that
 * was not finished are taken out of the journal first: every event of both sides stays. Rejects, and writes nothing, when the
 * journal is not whole: a log that says otherwise may be the only trace of what is gone.
 */
export async function renderAgain(path: string, shellParser: ShellParser): Promise<RenderedAgain> {
  if (!/\.(?:md|jsonl)$/i.test(path))
    throw new UserFacingError(`${path} is neither a log (.md) nor a journal (.jsonl).`);
  const journal = journalPathOf(path);
  const log = logPathOfJournal(journal);
  const found = await readText(journal);
  if (found === undefined)
    throw new UserFacingError(`There is no journal ${journal}: nothing can be rendered without it.`);
  const mended = withoutMergeMarks(found);
  const broken = verifyJournal(mended).findings.filter(isError);
  if (broken.length > 0) {
    const what = broken.slice(0, 3).map(({ line, message }) => `line ${(line ?? 0) + 1}: ${message}`);
    throw new UserFacingError(
      `${basename(journal)} is not whole, so its log was not written: ${what.join(' ')} Bring the journal back as it was, from git.`,
    );
  }
  const rendered = rebuildReleaseLog(mended, shellParser);
  const isChanged = (await readText(log)) !== rendered;
  if (mended !== found) await writeFileAtomic(journal, mended);
  if (isChanged) await writeFileAtomic(log, rendered);
  return { log, journal, isMended: mended !== found, isChanged };
}

/** `undefined` when the file is not there. */
async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new UserFacingError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
