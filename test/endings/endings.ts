import type { Ending } from './ending';
import { exits } from './exits';
import { outputs } from './outputs';
import { person } from './person';
import { refusals } from './refusals';
import { shellEnds } from './shellEnds';
import { states } from './states';
import { texts } from './texts';

/** Every way in which a command can end that every runner must tell exactly. */
export const endings: readonly Ending[] = [
  ...exits,
  ...texts,
  ...outputs,
  ...states,
  ...person,
  ...refusals,
  ...shellEnds,
];
