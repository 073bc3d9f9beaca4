import { expect, test } from 'vitest';
import { parse } from './parser';

const sections = (...each: readonly string[]): string => ['# Release', ...each].join('\n\n');
const done = (title: string): string => `## ${title}\n\n- [ ] x`;

const cases: Readonly<Record<string, readonly [text: string, ...lines: number[]]>> = {
  'nothing under a heading': [sections(done('Build'), '## Test', done('Ship')), 7],
  'nothing up to the end': [sections(done('Build'), done('Test'), '## Ship\n'), 11],
  'nothing under the last heading of a chapter': [
    sections('## All', '### A\n\n- [ ] a', '### B\n\n- [ ] b', '### C', done('Ship')),
    13,
  ],
  'a rule only': [sections(done('Build'), '## Test\n\n---', done('Ship')), 7],
  'a rollback that was left out': [sections(done('Build'), '## Rollback'), 7],
  'a sign-off that was left out': [sections('## Build\n\nMake it.', '## Sign-off'), 7],
  'to be written': [sections('## Build\n\nTBD', done('Ship')), 3],
  'words that announce': [sections('## Build\n\nRun the following commands:', done('Ship')), 3],
  'the title': ['# Release\n\n# Build\n\n- [ ] x\n\n# Ship\n\n- [ ] y\n'],
  'a heading that is a step of itself': [sections(done('Build'), '## Tell the customers.', done('Ship'))],
  'headings without task items': [sections('## Build', '## Test', '## Ship')],
  'beside sections of words': [sections(done('Build'), '## Test', '## Ship\n\nAt night.')],
  prose: [sections(done('Build'), '## Why\n\nBecause.', done('Ship'))],
  'words that announce what follows': [sections('## Build\n\nRun the following:\n\n- make', done('Ship'))],
  'a section to write in': [sections(done('Build'), done('Ship'), '## Notes')],
  'a section of sections': [sections('## Build', '### One\n\n- [ ] x', '### Two\n\n- [ ] x')],
};

test.each(Object.entries(cases))('%s', (_, [text, ...lines]) => {
  const found = parse(text).problems.filter(({ code }) => code === 'section-without-steps');
  expect(found.map(({ range }) => range.start.line + 1)).toEqual(lines);
});
