import { describe, expect, test } from 'vitest';
import {
  describeFilter,
  everything,
  isFiltering,
  matchesFilter,
  type ReleaseFilter,
} from '../../../../src/log/list/releaseFilter';
import type { ReleaseSummary } from '../../../../src/log/list/releaseSummary';
import { ann, ben } from '../sampleEvents';

const summary: ReleaseSummary = {
  release: 'web-service v1.2.3',
  title: 'Web service release',
  production: true,
  checklist: 'docs/RELEASE.md',
  inputs: { environment: 'staging', host: 'web-1' },
  startedAt: '2026-11-21T08:00:00.000Z',
  startedBy: ann,
  people: [ann, ben],
  outcome: 'successful',
  deviations: 0,
};
const filter = (more: Partial<ReleaseFilter>): ReleaseFilter => ({ ...everything, ...more });

describe('matchesFilter', () => {
  test.each<readonly [string, Partial<ReleaseFilter>, Partial<ReleaseSummary>, boolean]>([
    ['everything', {}, {}, true],
    ['an outcome', { outcomes: new Set(['successful']) }, {}, true],
    ['another outcome', { outcomes: new Set(['aborted', 'rolled-back']) }, {}, false],
    ['unfinished', { outcomes: new Set(['unfinished']) }, { outcome: undefined }, true],
    ['one that is finished', { outcomes: new Set(['unfinished']) }, {}, false],
    ['deviations: none', { isDeviating: true }, {}, false],
    ['deviations: not counted', { isDeviating: true }, { outcome: 'rolled-back', deviations: undefined }, true],
    ['deviations: of one that goes on', { isDeviating: true }, { outcome: undefined, deviations: 1 }, true],
    ['deviations: none of one that goes on', { isDeviating: true }, { outcome: undefined, deviations: 0 }, false],
    ['anybody who took part', { people: new Set(['Ben Okafor']) }, {}, true],
    ['somebody else', { people: new Set(['Ada Tester']) }, {}, false],
    ['its checklist', { checklists: new Set(['docs/RELEASE.md']) }, {}, true],
    ['another checklist', { checklists: new Set(['RELEASE.md']) }, {}, false],
    ['words, in whatever case and order', { text: ' STAGING  web-service ' }, {}, true],
    ['the name of a person', { text: 'okafor' }, {}, true],
    ['one word of two', { text: 'staging production' }, {}, false],
    ['all groups at once', { text: 'web', isDeviating: true }, {}, false],
  ])('%s', (_, given, release, holds) => {
    expect(matchesFilter({ ...summary, ...release }, filter(given))).toBe(holds);
  });
});

test('describeFilter says all of it', () => {
  expect(isFiltering(everything)).toBe(false);
  expect(
    describeFilter({
      outcomes: new Set(['aborted', 'unfinished']),
      isDeviating: true,
      people: new Set(['Ann Lee']),
      checklists: new Set(['RELEASE.md']),
      text: ' v1 ',
    }),
  ).toBe('aborted or unfinished, with deviations, by Ann Lee, RELEASE.md, “v1”');
});
