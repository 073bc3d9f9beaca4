import { describe, expect, test } from 'vitest';
import { readLimits } from '../../../src/expectation/limit';

const limits = [
  ['< 200 ms', '< 200 ms'],
  ['≥90', '>= 90'],
  ['at least 3 replicas', '>= 3 replicas'],
  ['at most 5 %', '<= 5 %'],
  ['no more than 10', '<= 10'],
  ['fewer than 4 restarts', '< 4 restarts'],
  ['less than 2 minutes', '< 2 minutes'],
  ['5 or fewer', '<= 5'],
  ['3 or more workers', '>= 3 workers'],
  ['82+ tests', '>= 82 tests'],
  ['mindestens 3 Knoten', '>= 3 Knoten'],
  ['höchstens 2 Minuten', '<= 2 Minuten'],
  ['weniger als 2 Sekunden', '< 2 Sekunden'],
  ['menos de 5 minutos', '< 5 minutos'],
  ['al menos 3', '>= 3'],
  ['no máximo 200 ms', '<= 200 ms'],
  ['pelo menos 2', '>= 2'],
  ['au moins 3', '>= 3'],
  ['moins de 2 secondes', '< 2 secondes'],
  ['almeno 3', '>= 3'],
  ['non più di 4', '<= 4'],
  ['не менее 3', '>= 3'],
  ['меньше 200 мс', '< 200 мс'],
  ['setidaknya 3', '>= 3'],
  ['ít nhất 3', '>= 3'],
  ['至少 3', '>= 3'],
  ['不超过 5 秒', '<= 5 秒'],
  ['5 以下', '<= 5'],
  ['3 以上', '>= 3'],
  ['3 이상', '>= 3'],
  ['between 2 and 4 GB', '>= 2 GB & <= 4 GB'],
  ['zwischen 2 und 4', '>= 2 & <= 4'],
  ['about 5', ''],
  ['3', ''],
  ['more than enough', ''],
  ['1.2.3 or newer', ''],
] as const;

describe('readLimits', () => {
  test.each(limits)('%s', (text, expected) => {
    const read = readLimits(text).map(({ comparison, value, rest }) => `${comparison} ${value} ${rest}`.trim());
    expect(read.join(' & ')).toBe(expected);
  });
});
