import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findNotes } from '../../../src/checklist/findNotes';
import { parse } from './parser';

const block = (...lines: string[]): string => ['```bash', ...lines, '```', ''].join('\n');
const expecting = (line: string): string => `${block('ls')}\`\`\`expect\n${line}\n\`\`\`\n`;
const front = (...lines: string[]): string => ['---', ...lines, '---', ''].join('\n');

const cases: Readonly<Record<string, readonly [text: string, ...problems: string[]]>> = {
  'a pattern that matches nothing at all': [expecting('/.*/'), '5 expectation-never-fails'],
  'lines >= 0': [expecting('lines >= 0'), '5 expectation-never-fails'],
  'a wildcard alone': [expecting('[..]'), '5 expectation-never-fails'],
  'a pattern that needs a letter': [expecting('/a*b/')],
  'a pattern that must not be there': [expecting('! x')],
  'lines >= 1': [expecting('lines >= 1')],
  'an input that is used': [front('inputs: [api-version]') + block('echo $API_VERSION')],
  'a condition on an input': [front('inputs: [place]') + '```bash when=place:sea\nls\n```\n'],
  'a condition on no input': ['```bash when=place:sea\nls\n```\n', '1 undeclared-input'],
};

test.each(Object.entries(cases))('%s', (_, [text, ...problems]) => {
  expect(parse(text).problems.map(({ code, range }) => `${range.start.line + 1} ${code}`)).toEqual(problems);
});

test('notes: values to be asked for, typed text, missing programs', () => {
  const text = block('ls <dir>', 'echo <dir> $X', 'nosuch --x', './own', 'ssh host', 'uptime', 'exit');
  const notes = findNotes(parse(text), (program) => program === 'ls' || program === 'ssh');
  expect(notes.map(({ code, severity, range }) => `${range.start.line + 1} ${severity} ${code}`)).toEqual([
    '2 information open-placeholder',
    '4 warning program-not-found',
    '7 information typed-text',
  ]);
  expect(findNotes(parse(text)).map(({ code }) => code)).not.toContain('program-not-found');
});

test('notes: inputs that no command names', () => {
  const inputs = ['inputs:', '  region: {}', '  used: {}', '  place: {}', '  token: { secret: true }'];
  const text = front('log: releases/{place}.md', ...inputs) + block('echo $USED');
  expect(findNotes(parse(text)).map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(/^unused-input No command names \$REGION/),
  ]);
});

describe('no false alarm', () => {
  const own = join(import.meta.dirname, '../../../checklists');
  const files = existsSync(own)
    ? readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    : [];
  test.each(files)('%s', (file) => {
    expect(parse(readFileSync(join(own, file), 'utf8')).problems).toEqual([]);
  });
});
