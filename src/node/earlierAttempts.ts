import { dirname, relative, sep } from 'node:path';
import type { Checklist } from '../checklist/checklist';
import { logPathOfJournal } from '../log/logPath';
import { environmentInput, type InputValues } from '../run/inputs';
import type { EarlierAttempt } from '../run/runEvent';
import { readFoundJournal } from './findJournals';
import type { FoundStart } from './previousRun';

/** The run that is about to begin. */
export interface AttemptRequest {
  readonly checklist: Checklist;
  readonly release: string;
  /** Those that are recorded. */
  readonly inputs: InputValues;
  /** The absolute path of its log. */
  readonly logPath: string;
}

/** The runs of the same release to the same place before it, the first first. The same release elsewhere is another one. */
export async function findEarlierAttempts(
  starts: readonly FoundStart[],
  { checklist, release, inputs, logPath }: AttemptRequest,
): Promise<readonly EarlierAttempt[]> {
  const placeOf = (values: InputValues): string => {
    const name = environmentInput(checklist.frontMatter, values);
    return name === undefined ? '' : (values[name] ?? '');
  };
  const same = starts.filter((start) => start.release === release && placeOf(start.inputs) === placeOf(inputs));
  const attempts: EarlierAttempt[] = [];
  for (const { journal, at } of [...same].reverse()) {
    const { state } = await readFoundJournal(journal);
    const log = relative(dirname(logPath), logPathOfJournal(journal)).split(sep).join('/');
    attempts.push({ log, startedAt: at, ...(state?.finished ? { outcome: state.finished.outcome } : {}) });
  }
  return attempts;
}
