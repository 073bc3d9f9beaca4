import type { Observation, Verdict } from './expectation';

/** What one judge found: a verdict before it is tied to its expectation. */
export type Finding = Omit<Verdict, 'expectation'>;

/** An observation with its output split into lines. */
export interface Evidence extends Observation {
  readonly lines: readonly string[];
}

export function matched(message: string, where: Pick<Finding, 'found' | 'foundLine'> = {}): Finding {
  return { kind: 'matched', ...where, message };
}

export function mismatched(message: string, where: Pick<Finding, 'found' | 'foundLine'> = {}): Finding {
  return { kind: 'mismatched', ...where, message };
}

export function review(message: string, where: Pick<Finding, 'found' | 'foundLine'> = {}): Finding {
  return { kind: 'review', ...where, message };
}

/** Part of the output was not seen: what was asked may stand there. */
export function reviewMissingOutput(asked: string): Finding {
  return review(`Part of the output is missing, so it cannot be told whether ${asked}.`);
}
