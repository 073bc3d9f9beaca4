import type { CountedKind, StepCounts } from './countSteps';

/** What the words mean that this log uses of its steps, once, and what a name in it proves. */
export function renderLegend(counts: StepCounts): readonly string[] {
  const meanings = legend.flatMap(([kind, meaning]) => (counts.of(kind) > 0 ? [meaning] : []));
  return [
    [
      ...meanings,
      names,
      'All times are UTC; a step’s is when its commands ended, or when a person’s word on it was entered.',
    ].join(' '),
  ];
}

const legend: readonly (readonly [CountedKind, string])[] = [
  ['verified', '*Verified*: a check of what the commands printed or did held.'],
  [
    'verified by exit code alone',
    '*By exit code alone*: the commands ended as they should, and nothing else was checked.',
  ],
  ['attested', '*Attested*: a person says so.'],
  ['overridden', '*Overridden*: it failed, or its result is unknown, and a person accepted that.'],
  ['skipped', '*Skipped*: not done, for the reason given.'],
  ['not applicable', '*Not applicable*: not asked for in this release.'],
];

const names =
  'Names are as git’s configuration has them, a signature is as it was typed; only a signed commit proves who it was.';
