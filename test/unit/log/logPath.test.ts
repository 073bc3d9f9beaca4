import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultLogPattern,
  journalPathOf,
  logPathOfJournal,
  numberedLogPath,
  resolveLogPath,
} from '../../../src/log/logPath';
import { UserFacingError } from '../../../src/util/userFacingError';

const values = {
  date: '2026-11-21',
  version: 'v1.2.3',
  title: 'Web service: release',
  inputs: { environment: 'staging' },
};

describe('resolveLogPath', () => {
  it.each([
    ['the default', defaultLogPattern, {}, 'releases/2026-11-21-v1.2.3.md'],
    ['a version as it was typed', defaultLogPattern, { version: '1.2.3' }, 'releases/2026-11-21-1.2.3.md'],
    ['no version: the title', defaultLogPattern, { version: '' }, 'releases/2026-11-21-Web-service-release.md'],
    ['an input', 'logs/{environment}/{version}.md', {}, 'logs/staging/v1.2.3.md'],
    ['no ending', 'logs/{version}', {}, 'logs/v1.2.3.md'],
    ['separators in a value', defaultLogPattern, { version: '../../etc/v1\\x:y' }, 'releases/2026-11-21-etc-v1-x-y.md'],
    ['dots alone', 'a/{version}.md', { version: '..' }, 'a/release.md'],
    ['a name that Windows keeps', '{version}.md', { version: 'CON' }, '_CON.md'],
    ['other scripts', '{version}.md', { version: 'Версия 2' }, 'Версия-2.md'],
    ['a dot and a space at the end', 'a. /{version}.md', {}, 'a/v1.2.3.md'],
  ])('%s', (_, pattern, changed, expected) => {
    expect(resolveLogPath(pattern, { ...values, ...changed })).toBe(expected);
  });

  it.each([
    ['../{version}.md', 'inside the workspace folder'],
    ['a/../../{version}.md', 'inside the workspace folder'],
    ['/var/log/{version}.md', 'relative to the workspace folder'],
    ['C:/log.md', 'relative to the workspace folder'],
    ['~/log.md', 'relative to the workspace folder'],
    ['a\\b.md', 'not every system allows'],
    ['a//b.md', 'a part of it is empty'],
    ['.git/hooks/{version}.md', 'out of the .git folder'],
    ['{verion}.md', 'which is none of {environment}, {date}, {version}, {title}'],
    ['{constructor}.md', 'which is none of'],
  ])('refuses %s', (pattern, message) => {
    expect(() => resolveLogPath(pattern, values)).toThrow(message);
    expect(() => resolveLogPath(pattern, values)).toThrow(UserFacingError);
  });

  it('gives a safe name for every value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (version) => {
        const path = resolveLogPath(defaultLogPattern, { ...values, version });
        expect(path).toMatch(/^releases\/2026-11-21-[\p{L}\p{N}\p{M}._+-]+\.md$/u);
        expect(Buffer.byteLength(path)).toBeLessThan(255);
      }),
    );
  });
});

describe('the files beside a log', () => {
  it('has a number for the second of the same name, and the same name for the journal', () => {
    expect(numberedLogPath('releases/x.md', 1)).toBe('releases/x.md');
    expect(numberedLogPath('releases/x.md', 2)).toBe('releases/x-2.md');
    expect(journalPathOf('releases/x-2.md')).toBe('releases/x-2.jsonl');
    expect(logPathOfJournal('releases/x-2.jsonl')).toBe('releases/x-2.md');
  });
});
