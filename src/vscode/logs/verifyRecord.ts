import type { Verification } from '../../log/verify/describeVerification';
import { codeOf } from '../../node/journalError';
import { RunLock } from '../../node/runLock';
import { verifyReleases } from '../../node/verifyReleases';
import type { ShellParser } from '../../shell/shellScript';
import { UserFacingError } from '../../util/userFacingError';
import { stat } from 'node:fs/promises';

/** Verifies a record as `release-checklist verify` does, unless somebody is writing it. Never rejects. */
export async function verifyRecord(
  journal: string,
  log: string,
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
    const [release] = await verifyReleases([isJournalThere ? journal : log], shellParser);
    return { kind: 'done', findings: release?.findings ?? [] };
  } catch (error) {
    if (!(error instanceof UserFacingError)) onError(error);
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'withheld', reason: `The record could not be verified. ${reason}` };
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
