import { describe, expect, test } from 'vitest';
import { judge, readTruthCases, worst, type TruthCase } from './verdictCases';

const cases = readTruthCases('truth');
const judged = cases.map((one) => ({ ...one, verdict: worst(judge(one)) }));

function namesOf(found: readonly TruthCase[]): readonly string[] {
  return found.map(({ name }) => name);
}

describe('what an author wrote, against outputs that are right and outputs that only look so', () => {
  const wrong = judged.filter(({ isRight }) => !isRight);
  const falsePasses = wrong.filter(({ verdict }) => verdict === 'matched');
  const falseAlarms = judged.filter(({ isRight, verdict }) => isRight && verdict === 'mismatched');
  const needless = judged.filter(({ isForMachine, verdict }) => isForMachine && verdict === 'review');

  test('the table is large, and at least half of it is wrong', () => {
    console.log(
      `${cases.length} cases, ${wrong.length} of them wrong; false passes: ${falsePasses.length}, ` +
        `false alarms: ${falseAlarms.length}, needless reviews: ${needless.length}`,
    );
    expect(namesOf(cases.filter(({ expectations }) => expectations.length === 0))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(300);
    expect(wrong.length).toBeGreaterThanOrEqual(cases.length / 2);
  });
  test('no wrong output is taken for a pass', () => {
    expect(namesOf(falsePasses)).toEqual([]);
  });
  test('no right output is taken for a failure', () => {
    expect(namesOf(falseAlarms)).toEqual([]);
  });
  test('at most 5 % are asked of a person that a machine should tell', () => {
    expect(needless.length / cases.length, namesOf(needless).join('\n')).toBeLessThanOrEqual(0.05);
  });
});
