import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/log/journal';
import { openLine, sealEvent } from '../../../src/log/journalLine';
import { fold } from '../../../src/run/fold';
import type { RunEventData } from '../../../src/run/runEvent';
import { ann, ben, commandFinished, JournalWriter, runStarted, stepId } from './sampleEvents';

function linearJournal(): JournalWriter {
  const writer = new JournalWriter();
  writer.add(runStarted);
  writer.add({ type: 'step-attested', step: stepId('one') });
  writer.add({ type: 'step-skipped', step: stepId('two'), reason: 'No time for "this"\nat all' });
  writer.add(commandFinished());
  return writer;
}

/** Two people go on from the same event, then one of them merges and goes on. */
function forkedJournal(): JournalWriter {
  const writer = linearJournal();
  const fork = writer.events.at(-1)?.id ?? '';
  const left = writer.add({ type: 'step-attested', step: stepId('two') }, ann, [fork]);
  const right = writer.add({ type: 'step-skipped', step: stepId('two'), reason: 'not here' }, ben, [fork]);
  const other = writer.add({ type: 'note-added', text: 'on the right' }, ben, [right.id]);
  writer.add({ type: 'run-resumed' }, ann, [left.id, other.id]);
  return writer;
}

const codesOf = (text: string): string[] => readJournal(text).problems.map(({ code, line }) => `${line}:${code}`);

describe('sealEvent', () => {
  it('puts the id of the canonical JSON in front of it', () => {
    const { event, line } = sealEvent(
      { type: 'run-resumed' },
      { parents: [], at: '2026-11-21T08:00:00.000Z', by: ann },
    );
    const members =
      '"at":"2026-11-21T08:00:00.000Z","by":{"email":"ann@example.org","name":"Ann Lee"},"parents":[],"type":"run-resumed"';
    expect(event.id).toBe(createHash('sha256').update(`{${members}}`).digest('hex'));
    expect(line).toBe(`{"id":"${event.id}",${members}}`);
  });

  it('makes lines that open, and that no changed character leaves open', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, place) => {
        const { line } = sealEvent(
          { type: 'note-added', text },
          { parents: [], at: '2026-11-21T08:00:00.000Z', by: ann },
        );
        expect(openLine(line)).toBeDefined();
        const at = place % line.length;
        expect(openLine(line.slice(0, at) + (line[at] === '1' ? '2' : '1') + line.slice(at + 1))).toBeUndefined();
      }),
    );
  });
});

describe('readJournal', () => {
  it('gives back what was written', () => {
    const writer = linearJournal();
    expect(readJournal(writer.text)).toEqual({
      events: writer.events,
      heads: [writer.events.at(-1)?.id],
      problems: [],
    });
  });

  it('reads lines that a checkout has given carriage returns', () => {
    const writer = linearJournal();
    expect(readJournal(writer.text.replaceAll('\n', '\r\n'))).toEqual(readJournal(writer.text));
  });

  it('orders a merged journal the same whatever the order of its lines', () => {
    const writer = forkedJournal();
    const expected = readJournal(writer.text);
    expect(expected.problems).toEqual([]);
    expect(expected.events).toEqual(writer.events);
    fc.assert(
      fc.property(fc.shuffledSubarray(writer.lines, { minLength: writer.lines.length }), (lines) => {
        const reading = readJournal(`${lines.join('\n')}\n`);
        expect(reading).toEqual(expected);
        expect(fold(reading.events)).toEqual(fold(expected.events));
      }),
    );
  });

  it('puts parents first even when their clock was ahead', () => {
    const ahead = sealEvent(
      { type: 'note-added', text: 'ahead' },
      { parents: [], at: '2026-11-21T23:00:00.000Z', by: ben },
    );
    const start = sealEvent(runStarted, { parents: [], at: '2026-11-21T22:00:00.000Z', by: ann });
    const parent = sealEvent(
      { type: 'note-added', text: 'a' },
      { parents: [start.event.id], at: '2026-11-21T21:00:00.000Z', by: ann },
    );
    const child = sealEvent(
      { type: 'note-added', text: 'b' },
      { parents: [parent.event.id], at: '2026-11-21T20:00:00.000Z', by: ann },
    );
    const { events } = readJournal([ahead, child, parent, start].map(({ line }) => `${line}\n`).join(''));
    expect(events.map(({ id }) => id)).toEqual([start, parent, child, ahead].map(({ event }) => event.id));
  });

  it('keeps the chain whole over events of types that it does not know', () => {
    const writer = linearJournal();
    writer.add({ type: 'step-blessed', step: 'one' } as unknown as RunEventData);
    const unknown = writer.events.at(-1)?.id;
    expect(readJournal(writer.text).heads).toEqual([unknown]);
    writer.add({ type: 'run-resumed' });
    const { events, problems } = readJournal(writer.text);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([['unknown-event', 4]]);
    expect(events).toHaveLength(5);
  });

  const { text, lines } = linearJournal();
  const [first = '', second = '', third = '', fourth = ''] = lines;
  const sealed = (data: object, parents: string[] = []): string =>
    sealEvent(data as RunEventData, { parents, at: '2026-11-21T08:00:00.000Z', by: ann }).line;
  it.each<[string, string, string[], number]>([
    ['a torn last line', text.slice(0, -20), ['3:torn-line'], 3],
    ['a last line that only lacks its line break', text.slice(0, -1), [], 4],
    ['a last line of zeros after a power failure', `${text}\0\0\0`, ['4:torn-line'], 4],
    ['an altered line', text.replace('No time', 'No tone'), ['2:altered-line', '3:missing-parent'], 3],
    ['a reordered line', text.replace('"reason":', '"reason" :'), ['2:altered-line', '3:missing-parent'], 3],
    ['a deleted line', [first, third, fourth, ''].join('\n'), ['1:missing-parent'], 3],
    ['a doubled line', [first, second, second, third, fourth, ''].join('\n'), ['2:doubled-line'], 4],
    [
      'marks of a merge conflict',
      `${first}\n<<<<<<< HEAD\n${second}\n=======\n>>>>>>> x\n`,
      ['1:conflict-mark', '3:conflict-mark', '4:conflict-mark'],
      2,
    ],
    ['an event after a torn line', `${first}\n${second.slice(0, 99)}${second}\n`, ['1:unreadable-line'], 2],
    ['a byte order mark', `\ufeff${text}`, ['0:unreadable-line'], 4],
    ['empty lines', text.replaceAll('\n', '\n\n'), [], 4],
    ['nothing', '', ['0:no-start'], 0],
    ['no start', `${second}\n`, ['0:missing-parent', '0:no-start'], 0],
    ['a root that is no start', `${first}\n${sealed({ type: 'run-resumed' })}\n`, ['1:missing-parent'], 2],
    ['a later format', `${sealed({ ...runStarted, format: 2 })}\n`, ['0:unknown-format', '0:no-start'], 0],
    [
      'an event that lacks a field',
      `${first}\n${sealed({ type: 'step-attested' }, ['0'.repeat(64)])}\n`,
      ['1:missing-parent', '1:invalid-event'],
      1,
    ],
    [
      'an impossible time',
      `${first}\n${sealEvent({ type: 'run-resumed' }, { parents: [], at: '2026-99-21T08:00:00.000Z', by: ann }).line}\n`,
      ['1:invalid-event'],
      1,
    ],
    [
      'a name that every object has',
      `${first}\n${sealed({ type: 'constructor' })}\n`,
      ['1:missing-parent', '1:unknown-event'],
      1,
    ],
  ])('tells of %s', (_, journal, problems, count) => {
    expect(codesOf(journal)).toEqual(problems);
    expect(readJournal(journal).events).toHaveLength(count);
  });

  it('takes the earlier of two starts, whatever the order of the lines', () => {
    const writer = linearJournal();
    writer.add({ ...runStarted, release: 'another' }, ben, []);
    const reading = readJournal(writer.text);
    expect(reading.problems.map(({ code, line }) => [code, line])).toEqual([['second-start', 4]]);
    expect(fold(reading.events)?.started.release).toBe('web-service v1.2.3');
    expect(readJournal([...writer.lines].reverse().join('\n')).events).toEqual(reading.events);
  });

  it('never throws', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...lines),
      fc.string(),
      fc.json(),
      fc.constantFrom('\n', '\r', '{"id":"', first.slice(0, 80)),
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        fold(readJournal(parts.join('\n')).events);
        fold(readJournal(parts.join('')).events);
      }),
    );
  });

  it('never throws for sealed lines of any shape', () => {
    const shape = fc.record(
      {
        ...Object.fromEntries(Object.keys(commandFinished()).map((name) => [name, fc.jsonValue()])),
        type: fc.constantFrom('command-finished', 'run-started', '__proto__'),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(shape, (data) => {
        expect(readJournal(`${first}\n${sealed(data)}\n`).events.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
