import type { RunOutcome } from '../../run/runEvent';
import { plainNameOf } from '../logContext';
import { outcomeWords } from '../logHeader';
import type { ReleaseSummary } from './releaseSummary';

/** Which releases a list shows. An empty set leaves everything in. */
export interface ReleaseFilter {
  readonly outcomes: ReadonlySet<OutcomeChoice>;
  /** Only those that did not go as the checklist says. */
  readonly isDeviating: boolean;
  /** By name. */
  readonly people: ReadonlySet<string>;
  /** By path. */
  readonly checklists: ReadonlySet<string>;
  /** Words that must all stand in title, release, inputs, checklist or people, in whatever case. */
  readonly text: string;
}

export type OutcomeChoice = RunOutcome | 'unfinished';

export const everything: ReleaseFilter = {
  outcomes: new Set(),
  isDeviating: false,
  people: new Set(),
  checklists: new Set(),
  text: '',
};

/** What each outcome is called, that of a release without one too. */
export const outcomeChoices: Readonly<Record<OutcomeChoice, string>> = { ...outcomeWords, unfinished: 'unfinished' };

export function isFiltering(filter: ReleaseFilter): boolean {
  return describeFilter(filter) !== '';
}

export function matchesFilter(release: ReleaseSummary, filter: ReleaseFilter): boolean {
  const { outcomes, isDeviating, people, checklists, text } = filter;
  return (
    (outcomes.size === 0 || outcomes.has(release.outcome ?? 'unfinished')) &&
    (!isDeviating || deviates(release)) &&
    (people.size === 0 || release.people.some((person) => people.has(plainNameOf(person)))) &&
    (checklists.size === 0 || checklists.has(release.checklist)) &&
    holdsWords(release, text)
  );
}

/** `completed with deviations, with deviations, by Ada Tester, RELEASE.md, “1.2”`; empty when it leaves everything in. */
export function describeFilter({ outcomes, isDeviating, people, checklists, text }: ReleaseFilter): string {
  return [
    [...outcomes].map((outcome) => outcomeChoices[outcome]).join(' or '),
    isDeviating ? 'with deviations' : '',
    people.size === 0 ? '' : `by ${[...people].join(' or ')}`,
    [...checklists].join(' or '),
    text.trim() === '' ? '' : `“${text.trim()}”`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What was rolled back, aborted, or completed with deviations; and what is not finished, as soon as a step deviates. */
function deviates({ outcome, deviations = 0 }: ReleaseSummary): boolean {
  return deviations > 0 || (outcome !== undefined && outcome !== 'successful');
}

function holdsWords({ release, title, checklist, inputs, people }: ReleaseSummary, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const held = [release, title, checklist, ...Object.entries(inputs).flat(), ...people.map(plainNameOf)];
  const all = held.join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}
