import { describe, expect, test } from 'vitest';
import type { InputDeclaration } from '../../../src/checklist/checklist';
import { answerProblem, chosenValue, describeChoices } from '../../../src/cli/run/choiceOfInput';

function input(more: Partial<InputDeclaration>): InputDeclaration {
  return { name: '', secret: false, required: true, line: 0, ...more };
}

const named = input({ name: 'environment', choices: ['staging', 'production'] });
const numbers = input({ name: 'replicas', choices: ['2', '4', '1'] });
const one = input({ name: 'region', choices: ['eu'] });
const free = input({ name: 'version', pattern: '\\d+' });

test.each([
  [named, '1 staging, 2 production'],
  [numbers, '2 | 4 | 1'],
  [one, 'eu'],
])('%j is shown as %s', (declared, expected) => {
  expect(describeChoices(declared)).toBe(expected);
});

test.each([
  [named, '1', 'staging'],
  [named, '2', 'production'],
  [named, 'production', 'production'],
  [named, '3', '3'],
  [named, '0', '0'],
  [named, '01', '01'],
  // What is a choice itself is never taken for another one's number.
  [numbers, '1', '1'],
  [numbers, '2', '2'],
  [numbers, '3', '3'],
  [one, '1', '1'],
  [free, '1', '1'],
])('for %j, %s stands for %s', (declared, answer, expected) => {
  expect(chosenValue(declared, answer)).toBe(expected);
});

describe('what is wrong with an answer', () => {
  test.each([
    [named, '2', undefined],
    [named, 'production', undefined],
    [named, 'prod', '“prod” is none of the choices. Type the number or the name of one of 1 staging, 2 production.'],
    [named, '3', '“3” is none of the choices. Type the number or the name of one of 1 staging, 2 production.'],
    [named, '', 'environment is needed to start the release.'],
    [numbers, '3', '“3” is none of the choices. Type one of 2 | 4 | 1.'],
    [free, 'x', '“x” cannot be taken: version must match \\d+.'],
    [{ ...free, secret: true }, 'x', 'version must match \\d+.'],
    [{ ...named, secret: true }, 'x', 'environment must be one of: staging, production.'],
  ])('%j, %s', (declared, answer, expected) => {
    expect(answerProblem(declared, answer)).toBe(expected);
  });
});
