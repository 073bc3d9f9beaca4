import { expect, test } from 'vitest';
import { takeDemands } from '../../../src/checklist/stepDemands';
import { allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

test.each([
  ['evidence', { evidence: {} }, []],
  ['evidence=PR-\\d+', { evidence: { pattern: 'PR-\\d+', ignoreCase: false } }, []],
  ['evidence="PR \\d+"', { evidence: { pattern: 'PR \\d+', ignoreCase: false } }, []],
  ['evidence=/pr-\\d+/i', { evidence: { pattern: 'pr-\\d+', ignoreCase: true } }, []],
  [
    'evidence=https://git\\.example\\.com/.+',
    { evidence: { pattern: 'https://git\\.example\\.com/.+', ignoreCase: false } },
    [],
  ],
  ['approvals=2', { approvals: 2 }, []],
  ['APPROVALS="3"', { approvals: 3 }, []],
  // What cannot be read asks for more, never for less.
  ['evidence=(', { evidence: {} }, ['invalid-info-value']],
  ['evidence=(?=x)y', { evidence: {} }, ['invalid-info-value']],
  ['approvals', { approvals: 2 }, ['invalid-info-value']],
  ['approvals=0', { approvals: 2 }, ['invalid-info-value']],
  ['approvals=two', { approvals: 2 }, ['invalid-info-value']],
])('%s', (word, demands, codes) => {
  const taken = takeDemands([word, 'timeout=2m']);
  expect(taken.demands).toEqual(demands);
  expect(taken.issues.map(({ code }) => code)).toEqual(codes);
  expect(taken.rest).toEqual(['timeout=2m']);
});

test('an item has what its comment asks for, and only that item', () => {
  const checklist = parse(
    [
      '# Release',
      '',
      '- [ ] Reviewed <!-- step: evidence=PR-\\d+ approvals=2 -->',
      '- [ ] Built',
      '  <!-- step: approvals=2 timeout=5s -->',
      '',
      '  ```bash',
      '  make',
      '  ```',
      '- [ ] Announced',
    ].join('\n'),
  );
  expect(checklist.problems).toEqual([]);
  expect(allSteps(checklist).map(({ title, evidence, approvals }) => [title, evidence?.pattern, approvals])).toEqual([
    ['Reviewed', 'PR-\\d+', 2],
    ['Built', undefined, 2],
    ['Announced', undefined, undefined],
  ]);
  expect(allSteps(checklist)[1]?.blocks[0]?.options).toEqual({ timeoutMs: 5000 });
});

test('a command block cannot ask for it, and says where it is asked for', () => {
  const { problems } = parse('# R\n\n- [ ] A\n\n  ```bash approvals=2\n  make\n  ```\n');
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    [
      'unknown-info-key',
      '"approvals" is asked of a step, not of a command block: write <!-- step: approvals=2 --> into its item.',
    ],
  ]);
});

test('a pattern that cannot be read is told at its place', () => {
  const text = '# R\n\n- [ ] A <!-- step: evidence=[ -->\n';
  const [problem] = parse(text).problems;
  expect(problem?.code).toBe('invalid-info-value');
  expect(problem?.severity).toBe('error');
  expect(problem?.range.start).toMatchObject({ line: 2, column: text.split('\n')[2]?.indexOf('evidence') });
});
