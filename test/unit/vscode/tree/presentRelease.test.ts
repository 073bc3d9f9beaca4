import { expect, test } from 'vitest';
import type { FoundJournal } from '../../../../src/node/findJournals';
import { presentRelease } from '../../../../src/vscode/tree/presentRelease';
import { stateOf } from './fixtures';

const path = '/folder/releases/2026-11-21-v1.2.3.jsonl';
const whole = { path, problems: [] };
const damaged = { code: 'torn-line' } as unknown as FoundJournal['problems'][number];

test.each<[string, FoundJournal, string]>([
  ['unfinished', { ...whole, state: stateOf([]) }, 'debug-pause | v1.2.3 | unfinished · 2026-11-21 · Ada'],
  [
    'successful',
    { ...whole, state: stateOf([{ type: 'run-finished', outcome: 'successful' }]) },
    'pass-filled | v1.2.3 | successful · 2026-11-21 · Ada',
  ],
  [
    'with deviations, and a damaged journal',
    { path, problems: [damaged], state: stateOf([{ type: 'run-finished', outcome: 'completed-with-deviations' }]) },
    'warning | v1.2.3 | completed with deviations · 2026-11-21 · Ada · its journal is damaged',
  ],
  ['unreadable', { ...whole, unreadable: 'No permission.' }, 'error | log.jsonl | No permission.'],
])('%s', (_name, found, shows) => {
  const { icon, label, description } = presentRelease(found, 'log.jsonl');
  expect(`${icon.name} | ${label} | ${description}`).toBe(shows);
});
