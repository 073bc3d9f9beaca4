import { JournalFile } from '../../src/node/journalFile';
import type { CommandId, StepId } from '../../src/checklist/checklist';
import type { RunEventData } from '../../src/run/runEvent';

export function createJournal(path: string): Promise<JournalFile> {
  return JournalFile.create(path, { by: { name: 'Ann Lee', email: 'ann@example.org' } });
}

/** The end of a command that printed so much. */
export function commandFinished(characters: number): RunEventData {
  const head = 'collected 85 items, all of them passed\n'.repeat(Math.ceil(characters / 39)).slice(0, characters);
  const output = { head, tail: '', omittedBytes: 0, bytes: characters, sha256: '0'.repeat(64), complete: true };
  return {
    type: 'command-finished',
    step: 'testing/run-the-tests' as StepId,
    command: 'testing/run-the-tests#1' as CommandId,
    attempt: 1,
    result: { kind: 'exited', exitCode: 0, durationMs: 41_300, output },
    verdicts: [],
    outcome: 'passed',
    stepOutcome: 'passed',
  };
}
