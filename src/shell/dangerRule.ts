import type { ProgramRule } from './programRules';
import type { Danger } from './shellScript';

/** One thing that is dangerous: which programs do it, and with which arguments. */
export type DangerRule = Danger & ProgramRule;
