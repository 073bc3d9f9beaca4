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
/** One journal and its log, as they were written then, of each form that there has been. They are never written again. */
const folder = join(import.meta.dirname, '../../fixtures/formats');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.replace('.jsonl', ''));

describe.each(names)('a record of the form %s', (name) => {
  const journal = readFileSync(join(folder, `${name}.jsonl`), 'utf8');
  const log = readFileSync(join(folder, `${name}.md`), 'utf8');
  const isCurrent = name.endsWith(`log-${logFormat}`);
  const codesOf = (journalText: string, logText: string): readonly string[] =>
    verifyRelease({ journal: journalText, log: logText }, shellParser).findings.map(({ code }) => code);
  const errorsOf = (journalText: string, logText: string): readonly string[] =>
    verifyRelease({ journal: journalText, log: logText }, shellParser)
      .findings.filter(isError)
      .map(({ code }) => code);

  it('can be read, and rendered again, without an error', () => {
    const { events, problems } = readJournal(journal);
    expect(problems).toEqual([]);
    expect(fold(events)?.logFormat).toBe(Number(/\d+$/.exec(name)?.[0]));
    expect(errorsOf(journal, rebuildReleaseLog(journal, shellParser))).toEqual([]);
  });

  it('is not called altered', () => {
    expect(errorsOf(journal, log)).toEqual([]);
    expect(codesOf(journal, log).includes('log-other-format')).toBe(!isCurrent);
  });

  it('is found out when events are cut off, or changed', () => {
    const lines = journal.trimEnd().split('\n');
    expect(errorsOf(`${lines.slice(0, -1).join('\n')}\n`, log)).toContain('log-differs');
    expect(errorsOf(journal.replace('completed-with-deviations', 'successful'), log)).toContain('altered-line');
  });

  it('is compared strictly when the log says that this version has rendered it', () => {
    const claimed = log.replace(
      /(?:- \*\*Log format:\*\* \d+\n)?- \*\*Events/,
      `- **Log format:** ${logFormat}\n- **Events`,
    );
    expect(errorsOf(journal, claimed.replace('# ', '#  '))).toEqual(['log-differs']);
  });
});
