import type { Verification } from '../../log/verify/describeVerification';
import type { Finding } from '../../log/verify/finding';
import { codeOf } from '../../node/journalError';
import { RunLock } from '../../node/runLock';
import { verifyFiles, verifyReleases } from '../../node/verifyReleases';
import type { ShellParser } from '../../shell/shellScript';
import { UserFacingError } from '../../util/userFacingError';
import { stat } from 'node:fs/promises';

/** A record to be verified. */
export interface RecordToVerify {
  readonly journal: string;
  readonly log: string;
  /** Whether git may be asked. */
  readonly isTrusted: boolean;
}

/** Verifies a record as `release-checklist verify` does, unless somebody is writing it. Never rejects. */
export async function verifyRecord(
  { journal, log, isTrusted }: RecordToVerify,
  shellParser: ShellParser,
  onError: (error: unknown) => void,
): Promise<Verification> {
  try {
    const isJournalThere = await exists(journal);
    const holder = isJournalThere ? await RunLock.holderOf(journal) : undefined;
    if (holder) {
      const reason = `This release is open in ${holder.where} (process ${holder.pid}): its record is verified when it is left there.`;
      return { kind: 'withheld', reason };
    }
    const paths = [isJournalThere ? journal : log];
    const [release] = await (isTrusted ? verifyReleases : verifyFiles)(paths, shellParser);
    // Nobody is asked to review what never was a log: it was one when it was opened.
    if (release?.findings.some(({ code }) => code === 'no-release-log')) return { kind: 'withheld', reason: noLogLeft };
    return { kind: 'done', findings: [...(release?.findings ?? []), ...(isTrusted ? [] : [gitNotAsked])] };
  } catch (error) {
    if (!(error instanceof UserFacingError)) onError(error);
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'withheld', reason: `The record could not be verified. ${reason}` };
  }
}

const noLogLeft =
  'The record could not be verified: the file is no release log any more, and there is no journal beside it.';

const gitNotAsked: Finding = {
  code: 'git-not-asked',
  severity: 'note',
  file: 'journal',
  message:
    'This workspace is not trusted, so git was not asked: whether the record is committed, and signed by whom, and whether its checklist is the one of its commit, is not known.',
};

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
