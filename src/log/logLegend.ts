import { allSteps } from '../checklist/steps';
import { countSteps, type CountedKind } from './countSteps';
import type { LogContext } from './logContext';

/** What the words mean that this log uses of its steps, once, and what a name in it proves. */
export function renderLegend({ checklist, state }: LogContext): readonly string[] {
  const { kinds } = countSteps(allSteps(checklist), state);
  const meanings = legend.flatMap(([kind, meaning]) => (kinds.has(kind) ? [meaning] : []));
  return [[...meanings, names, 'All times are UTC.'].join(' ')];
}

const legend: readonly (readonly [CountedKind, string])[] = [
  ['verified', '*Verified*: a check of what the commands printed or did held.'],
  [
    'verified by exit code alone',
    '*By exit code alone*: the commands ended as they should, and nothing else was checked.',
  ],
  ['attested', '*Attested*: a person says so.'],
  ['overridden', '*Overridden*: it failed, or its result is unknown, and a person accepted that.'],
  ['skipped', '*Skipped*: not done.'],
  ['not applicable', '*Not applicable*: not asked for in this release.'],
];

const names = 'Names, of those who signed too, are what git’s configuration says; only a signed commit proves them.';
