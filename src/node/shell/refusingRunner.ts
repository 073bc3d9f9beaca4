import type { CommandRunner } from '../../run/ports';
import { UserFacingError } from '../../util/userFacingError';

/** Stands for a shell that cannot be used: nothing runs, and each command is told why. */
export function refusingRunner(reason: string): CommandRunner {
  return {
    refusal: reason,
    run: () => Promise.resolve({ kind: 'not-started', reason }),
    type: () => Promise.reject(new UserFacingError(reason)),
    interrupt: () => undefined,
    reveal: () => undefined,
    dispose: () => undefined,
  };
}
