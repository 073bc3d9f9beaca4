import type { ExitPart } from '../shell/exitParts';
import type { Observation } from './expectation';
import { hiddenFailure } from './hiddenFailure';
import { silentExit } from './silentExit';

/** What the shape of a command leaves in doubt of its result. */
export function exitDoubts(parts: readonly ExitPart[]): Pick<Observation, 'silentExit' | 'hiddenFailure'> {
  const silence = silentExit(parts);
  const hidden = hiddenFailure(parts);
  return {
    ...(silence !== undefined && { silentExit: silence }),
    ...(hidden !== undefined && { hiddenFailure: hidden }),
  };
}
