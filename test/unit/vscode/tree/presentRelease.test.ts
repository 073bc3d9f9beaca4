import { expect, test } from 'vitest';
import { summarizeRun } from '../../../../src/log/list/releaseSummary';
import type { ListedRelease } from '../../../../src/node/releaseIndex';
import type { StepId } from '../../../../src/checklist/checklist';
import type { RunEventData } from '../../../../src/run/runEvent';
import { presentRelease } from '../../../../src/vscode/tree/presentRelease';
import { stateOf } from './fixtures';

const journal = '/folder/releases/2026-11-21-v1.2.3.jsonl';
const releaseOf = (...events: readonly RunEventData[]): ListedRelease => ({
  journal,
  isDamaged: false,
  summary: summarizeRun(stateOf(events)),
});
const skipped: RunEventData = { type: 'step-skipped', step: 'a' as StepId, reason: 'no' };
const end = (outcome: 'successful' | 'completed-with-deviations' | 'rolled-back'): RunEventData => ({
  type: 'run-finished',
  outcome,
});

test.each<[string, ListedRelease, string]>([
  ['unfinished', releaseOf(), 'debug-pause | v1.2.3 | unfinished · 2026-11-21 · Ada'],
  ['unfinished, deviating', releaseOf(skipped), 'debug-pause | v1.2.3 | unfinished, 1 deviation · 2026-11-21 · Ada'],
  ['successful', releaseOf(end('successful')), 'pass-filled | v1.2.3 | successful · 2026-11-21 · Ada'],
  [
    'with deviations, and a damaged journal',
    { ...releaseOf(skipped, end('completed-with-deviations')), isDamaged: true },
    'warning | v1.2.3 | completed with 1 deviation · 2026-11-21 · Ada · its journal is damaged',
  ],
  [
    'with deviations that nobody has counted',
    releaseOf(end('completed-with-deviations')),
    'warning | v1.2.3 | completed with deviations · 2026-11-21 · Ada',
  ],
  [
    'rolled back, with deviations',
    releaseOf(skipped, end('rolled-back')),
    'discard | v1.2.3 | rolled back, 1 deviation · 2026-11-21 · Ada',
  ],
  ['unreadable', { journal, isDamaged: false, unreadable: 'No permission.' }, 'error | log.jsonl | No permission.'],
])('%s', (_name, release, shows) => {
  const { icon, label, description } = presentRelease(release, 'log.jsonl');
  expect(`${icon.name} | ${label} | ${description}`).toBe(shows);
});
