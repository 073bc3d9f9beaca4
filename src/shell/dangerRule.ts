import type { ArgumentRule } from './argumentRule';
import type { Danger } from './shellScript';

/** One thing that is dangerous: which programs do it, and with which arguments. */
export interface DangerRule extends Danger {
  /** Names without their folder. */
  readonly programs: readonly string[] | RegExp;
  readonly when: ArgumentRule;
}
