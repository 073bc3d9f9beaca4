import type { Person } from '../run/runEvent';
import type { RunState } from '../run/runState';
import { formatTimeOfRun } from './formatTime';
import { plainNameOf } from './logContext';
import { phrase, quoted, words, type Phrase } from './phrase';

/** Something that a person has said for the record. */
interface Saying {
  readonly by: Person;
  readonly finishedAt: string;
  readonly reason?: string | undefined;
}

/** Who said what, and when, in their own words: `Ben Tester, 08:24:44: “Seen in the browser”`. */
export function describeSaying({ by, finishedAt, reason }: Saying, { startedAt }: Pick<RunState, 'startedAt'>): Phrase {
  const who = phrase`${words(plainNameOf(by))}, ${words(formatTimeOfRun(finishedAt, startedAt))}`;
  return reason === undefined || reason.trim() === ''
    ? phrase`${who}, without a reason`
    : phrase`${who}: ${quoted(reason)}`;
}
