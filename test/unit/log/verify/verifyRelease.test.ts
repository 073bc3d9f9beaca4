import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealEvent } from '../../../../src/log/journalLine';
import { logFormat } from '../../../../src/log/logFormat';
import { rebuildReleaseLog } from '../../../../src/log/rebuildReleaseLog';
import { isError, type Finding } from '../../../../src/log/verify/finding';
import { verifyJournal } from '../../../../src/log/verify/verifyJournal';
import { verifyLog } from '../../../../src/log/verify/verifyLog';
import { verifyRelease } from '../../../../src/log/verify/verifyRelease';
import { loadShellParserFromDisk } from '../../../../src/node/shellGrammar';
import type { RunEventData } from '../../../../src/run/runEvent';
import { ann, ben, JournalWriter, runStarted, stepId } from '../sampleEvents';

const shellParser = await loadShellParserFromDisk();
const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/log', name), 'utf8');
const journal = fixture('deviations.jsonl');
const log = fixture('deviations.md');

const codes = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ code }) => code))];
/** Without the note that one person has signed for several roles, as in these records: see peopleInLog.test.ts. */
const verify = (journalText: string | undefined, logText: string | undefined): readonly Finding[] =>
  verifyRelease({ journal: journalText, log: logText }, shellParser).findings.filter(
    ({ code }) => code !== 'same-signer',
  );
const errorsIn = (journalText: string, logText: string): readonly Finding[] =>
  verify(journalText, logText).filter(isError);

/** A run of 200 events, whose journal holds no other text than its events need. */
function longJournal(): readonly string[] {
  const writer = new JournalWriter();
  writer.add(runStarted);
  for (let i = 1; i < 200; i += 1)
    writer.add(
      i % 2 ? { type: 'step-attested', step: stepId('one') } : { type: 'step-reopened', step: stepId('one') },
      i % 3 ? ann : ben,
    );
  return writer.lines;
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const lines = longJournal();
const long = textOf(lines);
const longLog = rebuildReleaseLog(long, shellParser);

describe('an honest record', () => {
  it.each(['all-well', 'deviations', 'rolled-back'])('%s: nothing to say', (name) => {
    expect(verify(fixture(`${name}.jsonl`), fixture(`${name}.md`))).toEqual([]);
  });

  it.each(['interrupted', 'hostile'])('%s: not finished, and no more', (name) => {
    expect(codes(verify(fixture(`${name}.jsonl`), fixture(`${name}.md`)))).toEqual(['not-finished']);
  });

  it('a crash that tore the last line is a warning', () => {
    const { findings } = verifyJournal(`${journal}{"id":"0123`);
    expect(findings).toMatchObject([{ code: 'torn-line', severity: 'warning', line: journal.split('\n').length - 1 }]);
    expect(errorsIn(`${journal}{"id":"0123`, log)).toEqual([]);
  });

  it('line breaks of another system are a warning', () => {
    const found = verify(journal.replace(/\n/g, '\r\n'), log.replace(/\n/g, '\r\n'));
    expect(codes(found)).toEqual(['line-endings']);
    expect(found.filter(isError)).toEqual([]);
  });

  it('two people on two branches, merged by union in either direction', () => {
    const base = new JournalWriter();
    const start = base.add(runStarted);
    const ours = sealEvent(
      { type: 'step-attested', step: stepId('one') },
      { parents: [start.id], at: '2026-11-21T08:01:00.000Z', by: ann },
    );
    const theirs = sealEvent(
      { type: 'step-attested', step: stepId('two') },
      { parents: [start.id], at: '2026-11-21T08:00:30.000Z', by: ben },
    );
    for (const order of [
      [ours, theirs],
      [theirs, ours],
    ]) {
      const merged = textOf([...base.lines, ...order.map(({ line }) => line)]);
      const { findings } = verifyJournal(merged);
      expect(findings.filter(isError)).toEqual([]);
      expect(codes(findings)).toEqual(['merged']);
    }
  });
});

describe('tampering with the journal is found', () => {
  it('whatever byte is changed', () => {
    const bytes = Buffer.from(long);
    // A step that shares no factor with a line's length visits each field of the lines in turn.
    for (let at = 0; at < bytes.length; at += 251) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { findings } = verifyJournal(changed.toString('utf8'));
      expect(findings.some(isError) || at === bytes.length - 1, `byte ${at}`).toBe(true);
    }
  });

  it('whatever line is removed', () => {
    for (const index of lines.keys()) {
      const found = errorsIn(textOf(lines.toSpliced(index, 1)), longLog);
      expect(codes(found), `line ${index}`).toContain(
        index === 0 ? 'no-start' : index === lines.length - 1 ? 'log-differs' : 'missing-parent',
      );
    }
  });

  it('whatever line is doubled', () => {
    for (const [index, line] of lines.entries()) {
      const { findings } = verifyJournal(textOf(lines.toSpliced(index, 0, line)));
      expect(findings).toMatchObject([{ code: 'doubled-line', severity: 'error', line: index + 1 }]);
    }
  });

  it('whatever two lines are swapped', () => {
    const place = fc.nat({ max: lines.length - 1 });
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a !== b);
        const swapped = [...lines];
        [swapped[a], swapped[b]] = [lines[b] ?? '', lines[a] ?? ''];
        expect(codes(verifyJournal(textOf(swapped)).findings)).toEqual(['reordered-line']);
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });

  it('an event brought in from another run', () => {
    const other = new JournalWriter();
    other.add({ ...runStarted, release: 'web-service v1.2.2' });
    other.add({ type: 'step-attested', step: stepId('two') });
    expect(codes(verifyJournal(textOf([...lines, other.lines[1] ?? ''])).findings)).toContain('missing-parent');
    expect(codes(verifyJournal(textOf([...lines, ...other.lines])).findings)).toContain('second-start');
  });

  it('an empty line, and a line that is no event', () => {
    expect(codes(verifyJournal(`${lines[0]}\n\n${lines[1]}\n`).findings)).toEqual(['blank-line']);
    expect(codes(verifyJournal(`${lines[0]}\nhello\n${lines[1]}\n`).findings)).toEqual(['unreadable-line']);
  });
});

describe('a record that was sealed and does not say what happened is found', () => {
  const forge = (...events: readonly RunEventData[]): readonly string[] => {
    const writer = new JournalWriter();
    writer.add({
      ...runStarted,
      checklist: { path: 'RELEASE.md', text: '# R\n\n- [ ] One\n  ```sh\n  true\n  ```\n' },
    });
    for (const event of events) writer.add(event);
    const errors = verify(writer.text, rebuildReleaseLog(writer.text, shellParser));
    return codes(errors.filter(({ severity }) => severity !== 'note'));
  };
  const ids = { step: stepId('r/one') };

  it.each<[string, readonly string[], ...RunEventData[]]>([
    ['successful with open steps', ['open-steps'], { type: 'run-finished', outcome: 'successful' }],
    [
      'successful although a step was skipped',
      ['outcome-differs'],
      { type: 'step-skipped', ...ids, reason: 'no time' },
      { type: 'run-finished', outcome: 'successful' },
    ],
    ['a step that the checklist does not have', ['unknown-step'], { type: 'step-attested', step: stepId('r/two') }],
    [
      'an event after the end',
      ['after-finish'],
      { type: 'run-finished', outcome: 'aborted', reason: 'none' },
      { type: 'step-attested', ...ids },
    ],
  ])('%s', (_, expected, ...events) => {
    expect(forge(...events)).toEqual(expected);
  });
});

describe('editing the Markdown log is found', () => {
  it('in 1000 seeded edits', () => {
    const place = fc.nat({ max: log.length });
    const edit = fc.tuple(place, fc.nat({ max: 40 }), fc.string({ unit: 'grapheme', maxLength: 12 }));
    fc.assert(
      fc.property(edit, ([start, length, text]) => {
        const edited = log.slice(0, start) + text + log.slice(start + length);
        fc.pre(edited !== log);
        expect(verifyLog(edited, { rendered: log, format: logFormat, heads: [] })).toMatchObject([
          { file: 'log', severity: 'error' },
        ]);
      }),
      { numRuns: 1000, seed: 20261121 },
    );
  });

  it('names the line, what stands there and what the journal says', () => {
    const edited = log.replace('completed with deviations', 'successful');
    const line = log.split('\n').findIndex((each) => each.includes('completed with deviations'));
    expect(verify(journal, edited)).toEqual([
      {
        ...{ code: 'log-differs', severity: 'error', file: 'log', line },
        message:
          'The log is not what the journal renders to. Here it says “- **Status:** **successful**: 1 failed step accepted, 1 step attested without its commands, 1 step skipped”; the journal says “- **Status:** **completed with deviations**: 1 failed step accepted, 1 step attested without its commands, 1 step skippe…”.',
      },
    ]);
  });

  it('and a merge that was not resolved is called that', () => {
    const conflicted = log.replace('## Steps', '<<<<<<< HEAD\n## Steps\n=======\n## Step\n>>>>>>> theirs');
    expect(codes(verify(journal, conflicted))).toEqual(['log-conflict']);
  });
});

it('says which of the two files is missing', () => {
  expect(verify(undefined, log)).toMatchObject([{ code: 'journal-missing', severity: 'error', file: 'log' }]);
  expect(verify(journal, undefined)).toMatchObject([{ code: 'log-missing', severity: 'warning', file: 'journal' }]);
});

it('says when a time runs backwards', () => {
  const writer = new JournalWriter();
  const start = writer.add(runStarted);
  const { line } = sealEvent(
    { type: 'step-attested', step: stepId('release/one') },
    { parents: [start.id], at: '2026-11-21T07:58:00.000Z', by: ann },
  );
  expect(verifyJournal(`${writer.text}${line}\n`).findings).toMatchObject([
    { code: 'time-backwards', severity: 'warning', line: 1 },
  ]);
});

it('says when a verdict does not follow from the result beside it', () => {
  const changed = fixture('deviations.jsonl')
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => JSON.parse(each) as Record<string, unknown>);
  const resealed = reseal(changed.map((event) => passEverything(event)));
  const found = verify(resealed, rebuildReleaseLog(resealed, shellParser)).filter(isError);
  expect(codes(found)).toContain('verdict-differs');
});

/** Claims that every command has passed, and leaves what was recorded of it. */
function passEverything(event: Record<string, unknown>): Record<string, unknown> {
  return event['type'] === 'command-finished' ? { ...event, outcome: 'passed', stepOutcome: 'passed' } : event;
}

/** The events with ids and parents that fit their new content: what somebody would have to do who invents a record. */
function reseal(events: readonly Record<string, unknown>[]): string {
  const ids = new Map<unknown, string>();
  const sealed = events.map(({ id, parents, at, by, ...data }) => {
    const { event, line } = sealEvent(data as unknown as RunEventData, {
      parents: (parents as string[]).map((parent) => ids.get(parent) ?? parent),
      at: at as string,
      by: by as typeof ann,
    });
    ids.set(id, event.id);
    return line;
  });
  return textOf(sealed);
}
