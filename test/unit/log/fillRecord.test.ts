import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { readField } from '../../../src/checklist/recordFields';
import { fillRecord, type FilledRecord } from '../../../src/log/fillRecord';
import { createLogContext } from '../../../src/log/logContext';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { fold } from '../../../src/run/fold';
import type { RunEventData, RunOutcome, RunStarted } from '../../../src/run/runEvent';
import { ben, JournalWriter, runStarted, stepId } from './sampleEvents';

const shellParser = await loadShellParserFromDisk();

interface Played {
  readonly start?: Partial<RunStarted>;
  readonly events?: readonly RunEventData[];
  readonly outcome?: RunOutcome;
}

function fill(text: string, { start = {}, events = [], outcome }: Played = {}): FilledRecord {
  const writer = new JournalWriter();
  writer.add({ ...runStarted, inputs: {}, ...start, checklist: { path: 'RELEASE.md', text } });
  for (const event of events) writer.add(event, ben);
  if (outcome) writer.add({ type: 'run-finished', outcome }, ben);
  const state = fold(writer.events);
  if (!state) throw new Error('no run');
  return fillRecord(createLogContext(parseChecklist(text, shellParser), state));
}

/** One line under a step, in a checklist of its own. */
const lineOf = (line: string, played?: Played): string | undefined =>
  fill(`# Release\n\n- [ ] Build\n\n${line}\n`, played).fields[0]?.value;

describe('what the run knows is written on the blanks', () => {
  test.each<[string, Played, string]>([
    ['**Deployment Date:** __________', { outcome: 'successful' }, '2026-11-21'],
    ['**Rollout Date**: ______', { outcome: 'rolled-back' }, '2026-11-21'],
    [
      '**Deployment Date:** ____',
      { events: [{ type: 'step-attested', step: stepId('x') }], outcome: 'aborted' },
      '2026-11-21',
    ],
    ['**Start date:** ____', {}, '2026-11-21'],
    ['Date: ................', {}, '2026-11-21'],
    ['- **Datum:** [date]', {}, '2026-11-21'],
    ['**Started at:** ____', {}, '2026-11-21 08:00:00 UTC'],
    ['**End Time:** ____', { outcome: 'successful' }, '2026-11-21 08:00:01 UTC'],
    ['**Duration:** <how long>', { outcome: 'successful' }, '1.0 s'],
    ['**Version:** ____', {}, 'v1.2.3'],
    ['**Release Tag:** ____', { start: { inputs: { version: '9.9' } } }, '9.9'],
    ['**Environment:** [staging/production]', { start: { inputs: { environment: 'staging' } } }, 'staging'],
    ['**Target environment:** ____', { start: { inputs: { environment: 'staging' } } }, 'staging'],
    ['**Environment:** ____', { start: { production: true } }, 'production'],
    ['**Domain:** ____', { start: { inputs: { domain: 'shop.example' } } }, 'shop.example'],
    ['**Deployed By:** ____', { outcome: 'successful' }, 'Ann Lee, Ben Okafor'],
    ['**Release Engineer:** ____', {}, 'Ann Lee'],
    ['Steps completed: ____', { events: [{ type: 'step-attested', step: stepId('x') }] }, '0 of 1'],
    ['**Notes:** ____', { events: [{ type: 'note-added', text: 'calm\nnight' }] }, 'calm night'],
    ['**Status:** ____', {}, 'in progress'],
    ['**Outcome:** ____', { outcome: 'rolled-back' }, 'rolled back'],
  ])('%s', (line, played, value) => {
    expect(lineOf(line, played)).toBe(value);
  });
});

describe('what it does not know stays as it is', () => {
  test.each([
    '**Ticket:** ____',
    '**Commit:** ____',
    '**End Time:** ____',
    '**Duration:** ____',
    '**Environment:** ____',
    '**Approved By:** ____',
    '**Notes:** ____',
    '**DBA On-Call:** [Contact Info]',
    '**Last Updated:** 2025-01-01',
    '**Version:** 1.0',
    'Version: 1.0',
    'The date: it is fixed',
    '**Status:** ✅ Ready',
    '**Warning:** the deployment / the rollback',
  ])('%s', (line) => {
    expect(lineOf(line)).toBeUndefined();
  });

  test.each(['**Release Date:** ____', '**Released By:** ____', '**Performed By:** ____'])(
    'nothing has been released while it goes on, or where it was given up before anything was done: %s',
    (line) => {
      expect(lineOf(line)).toBeUndefined();
      expect(lineOf(line, { outcome: 'aborted' })).toBeUndefined();
      expect(lineOf(line, { outcome: 'successful' })).toBeDefined();
    },
  );

  test('who only approved, gave evidence, noted or resumed has not released', () => {
    const text = '# R\n\n- [ ] Review <!-- step: id=review approvals=2 -->\n- [ ] Look\n\n**Released By:** ____\n';
    const writer = new JournalWriter();
    writer.add({ ...runStarted, inputs: {}, checklist: { path: 'RELEASE.md', text } });
    writer.add({ type: 'run-resumed' }, ben);
    writer.add({ type: 'step-attested', step: stepId('review') }, ben);
    writer.add({ type: 'note-added', text: 'Calm' }, ben);
    writer.add({ type: 'run-finished', outcome: 'successful' });
    const state = fold(writer.events);
    if (!state) throw new Error('no run');
    expect(fillRecord(createLogContext(parseChecklist(text, shellParser), state)).fields).toEqual([
      { label: 'Released By', value: 'Ann Lee' },
    ]);
  });

  test('a release without a number in its name has no version', () => {
    expect(lineOf('**Version:** ____', { start: { release: 'the web shop' } })).toBeUndefined();
  });
});

describe('a status line', () => {
  const boxes = '**Status:** [ ] Successful  [ ] Rolled Back  [ ] Partial';
  test.each<[string, RunOutcome | undefined, string]>([
    [boxes, 'successful', '[x] Successful  [ ] Rolled Back  [ ] Partial'],
    [boxes, 'rolled-back', '[ ] Successful  [x] Rolled Back  [ ] Partial'],
    [boxes, 'completed-with-deviations', '[ ] Successful  [ ] Rolled Back  [x] Partial'],
    [boxes, 'aborted', 'aborted (the checklist offers: Successful, Rolled Back, Partial)'],
    [boxes, undefined, 'in progress'],
    [
      '**Status:** [ ] Success / [ ] Failed',
      'completed-with-deviations',
      'completed with deviations (the checklist offers: Success, Failed)',
    ],
    [
      '**Status**: ⬜ Not Started | ⬜ In Progress | ⬜ Completed',
      undefined,
      '⬜ Not Started | ☑ In Progress | ⬜ Completed',
    ],
    [
      '**Status**: ⬜ Not Started | ⬜ In Progress | ⬜ Completed',
      'successful',
      '⬜ Not Started | ⬜ In Progress | ☑ Completed',
    ],
    ['**Result**: ⏳ In Progress / ✅ Complete', 'successful', 'Complete'],
    ['Result: [ ] Done [ ] Successful', 'successful', 'successful (the checklist offers: Done, Successful)'],
  ])('%s when %s', (line, outcome, value) => {
    expect(lineOf(line, outcome ? { outcome } : {})).toBe(value);
  });
});

test('values that the author has written are kept beside: in the header, and beside a blank', () => {
  const text =
    '# R\n\n**Version:** 1.0.0\n**Owner:** us\n\n- [ ] Build\n\n**Date:** ____\n**Version:** v1.0.0\n\n**Version:** 3\n';
  expect(fill(text).fields).toEqual([
    { label: 'Version', value: 'v1.2.3', template: '1.0.0' },
    { label: 'Date', value: '2026-11-21' },
    { label: 'Version', value: 'v1.2.3', template: 'v1.0.0' },
  ]);
});

test('sign-off lines, items and code are no fields', () => {
  const text = `# R

- [ ] **Date:** ____ is on the banner
- [ ] Build

\`\`\`yaml
version: [x]
date: ____
status: ____
\`\`\`

## Sign-off

**Lead:** ____________ Date: ________
`;
  expect(fill(text)).toEqual({ fields: [], forms: [] });
});

test('a summary form is filled; its example ticks are not believed', () => {
  const text = `# R

- [ ] Images built <!-- step: id=images -->
- [ ] Service healthy

## Summary

\`\`\`
Deployment Date: [date]
Version: [version tag]
Ticket: [number]

- [x] Images built
- [x] Service healthy
* [ ] Everybody told

Status: SUCCESSFUL / FAILED (if failed)
Duration: [time]
\`\`\`
`;
  const events: RunEventData[] = [{ type: 'step-attested', step: stepId('images') }];
  expect(fill(text, { events, outcome: 'successful' }).forms).toEqual([
    `Deployment Date: 2026-11-21
Version: v1.2.3
Ticket: [number]

- [x] Images built
- [ ] Service healthy
* [ ] Everybody told

Status: SUCCESSFUL
Duration: 2.0 s`,
  ]);
  expect(fill(text, { outcome: 'aborted' }).forms[0]).toContain(
    'Status: aborted (the checklist offers: SUCCESSFUL, FAILED)',
  );
});

test('whatever a form holds, its lines stay as many, and a line without a field or a box stays as it is', () => {
  const line = fc.constantFrom(
    ...[
      'Date: [date]',
      'Version: ____',
      'Ticket: ____',
      'Status: SUCCESSFUL / FAILED',
      '- [x] Build',
      'words',
      '',
      '  ',
    ],
    ...['**Notes:** <notes>', 'Date: ', ': ____', '[ ] [ ]', 'a: b: [c]', '- [ ] x: ____', 'Status: [ ] Ok | [ ] Bad'],
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.constantFrom(undefined, 'successful', 'aborted'),
      (lines, outcome) => {
        const text = `# R\n\n- [ ] Build\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;
        const [form] = fill(text, outcome ? { outcome } : {}).forms;
        if (form === undefined) return;
        const filled = form.split('\n');
        expect(filled).toHaveLength(lines.length);
        for (const [index, words] of lines.entries())
          if (['words', '', '  ', 'Ticket: ____', ': ____'].includes(words)) expect(filled[index]).toBe(words);
      },
    ),
  );
});

test('a very long line costs little', () => {
  for (const line of [
    `**A:** ${'_ '.repeat(50_000)}`,
    `${' '.repeat(100_000)}x`,
    `a${'/'.repeat(100_000)}`,
    '['.repeat(50_000),
  ]) {
    const start = process.cpuUsage();
    readField(line, 0);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
  }
});

const shared = join(import.meta.dirname, '../../../../shared');
const real = ['seeds', 'corpus/raw'].flatMap((folder) => {
  const path = join(shared, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(path, name));
});

/** How many fields each of those that have some are filled in, of a successful release that knows its version alone. */
const expected: Readonly<Record<string, readonly [fields: number, forms: number]>> = {
  '000': [0, 1],
  '001': [2, 0],
  '003': [4, 0],
  '012': [1, 0],
  '016': [2, 0],
  '056': [3, 0],
  '062': [2, 0],
  '090': [1, 0],
  '114': [3, 0],
};

test.runIf(real.length > 0)('real checklists: what is filled in is what has a blank, or stands in the header', () => {
  const found = real.flatMap((path) => {
    const record = fill(readFileSync(path, 'utf8'), { outcome: 'successful' });
    const counts = [record.fields.length, record.forms.length] as const;
    return counts[0] + counts[1] > 0 ? [[path.replace(/.*\/(\d+).*/, '$1'), counts] as const] : [];
  });
  expect(Object.fromEntries(found)).toEqual(expected);
});
