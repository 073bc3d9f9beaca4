import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/log/journal';
import { logFormat } from '../../../src/log/logFormat';
import { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
import { isError } from '../../../src/log/verify/finding';
import { verifyRelease } from '../../../src/log/verify/verifyRelease';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { fold } from '../../../src/run/fold';

const shellParser = await loadShellParserFromDisk();
/**
 * Journals and their logs of each form that there has been, as they were written then: `journal-1-log-0` has version 1 of the
 * journal and form 0 of the log. They are never written again. Where the current form is rendered otherwise,
 * `logFormat` is to be raised, and a record of the new form to be added.
 */
const folder = join(import.meta.dirname, '../../fixtures/formats');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.replace('.jsonl', ''));
const formOf = (name: string): number => Number(/-log-(\d+)/.exec(name)?.[1]);

it('there is a record of every form up to the current one', () => {
  expect([...new Set(names.map(formOf))].sort()).toEqual(Array.from({ length: logFormat + 1 }, (_, form) => form));
});

describe.each(names)('a record of the form %s', (name) => {
  const journal = readFileSync(join(folder, `${name}.jsonl`), 'utf8');
  const log = readFileSync(join(folder, `${name}.md`), 'utf8');
  const isCurrent = formOf(name) === logFormat;
  const codesOf = (journalText: string, logText: string): readonly string[] =>
    verifyRelease({ journal: journalText, log: logText }, shellParser).findings.map(({ code }) => code);
  const errorsOf = (journalText: string, logText: string): readonly string[] =>
    verifyRelease({ journal: journalText, log: logText }, shellParser)
      .findings.filter(isError)
      .map(({ code }) => code);

  it('can be read, and rendered again, without an error', () => {
    const { events, problems } = readJournal(journal);
    expect(problems).toEqual([]);
    expect(fold(events)?.logFormat).toBe(formOf(name));
    expect(errorsOf(journal, rebuildReleaseLog(journal, shellParser))).toEqual([]);
  });

  it('is not called altered, and is, byte for byte, what is rendered where its form is the current one', () => {
    expect(errorsOf(journal, log)).toEqual([]);
    expect(codesOf(journal, log).includes('log-other-format')).toBe(!isCurrent);
    expect(rebuildReleaseLog(journal, shellParser) === log).toBe(isCurrent);
  });

  it('is found out when events are cut off, or changed', () => {
    const lines = journal.trimEnd().split('\n');
    expect(errorsOf(`${lines.slice(0, -1).join('\n')}\n`, log)).toContain('log-differs');
    expect(errorsOf(journal.replace('"type":"run-started"', '"type":"run-resumed"'), log)).toContain('altered-line');
  });

  it('is found out when a box is ticked, or not any more, or its status is another', () => {
    // In form 0 what is signed stood there in other words.
    const boxes = [...log.matchAll(/^ *- \[[ x]\] (?!Release manager — signed)/gm)];
    expect(boxes.length).toBeGreaterThan(3);
    const edits = boxes.map(({ 0: box, index }) => {
      const other = box.includes('x') ? box.replace('x', ' ') : box.replace('[ ]', '[x]');
      return log.slice(0, index) + other + log.slice(index + box.length);
    });
    edits.push(log.replace(/(?<=\*\*Status:\*\* \*\*)[^*]+/, 'a success'));
    for (const edited of edits) expect(errorsOf(journal, edited)).toEqual(['log-differs']);
  });

  it('names the first line that is not what this version would write', () => {
    const edited = log.replace(/^## Journal$/m, '## Journals');
    const line = edited.split('\n').indexOf('## Journals');
    const found = verifyRelease({ journal, log: edited }, shellParser).findings.filter(({ file }) => file === 'log');
    expect(found).toMatchObject([isCurrent ? { code: 'log-differs', line } : { code: 'log-other-format' }]);
    if (!isCurrent) expect(found[0]?.message).toMatch(/Its status, and each box, .* otherwise: \d+ of \d+/);
    if (!isCurrent) expect(found[0]?.line).toBeLessThanOrEqual(line);
  });

  it('is compared strictly when the log says that this version has rendered it', () => {
    const claimed = log.replace(
      /(?:- \*\*Log format:\*\* \d+\n)?- \*\*Events/,
      `- **Log format:** ${logFormat}\n- **Events`,
    );
    expect(errorsOf(journal, claimed.replace('# ', '#  '))).toEqual(['log-differs']);
  });
});
