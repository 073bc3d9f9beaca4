import type { Comparison } from './expectation';

/** A number with the unit that stands behind it, as written. */
export interface Quantity {
  readonly value: number;
  readonly unit?: string;
}

/**
 * Reads `1,234.5`, `-3`, `82`, and `0,5`, where the comma can group nothing; `undefined` for everything else, `1,5`
 * included, which nobody can tell.
 */
export function parseNumber(text: string): number | undefined {
  if (/^[-+]?0,\d+$/.test(text)) return Number(text.replace(',', '.'));
  if (!/^[-+]?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** Reads `84.2%`, `200 ms`, `0m0.123s`, `85`; `undefined` when it is no number, or its unit is none that we know. */
export function parseQuantity(text: string): Quantity | undefined {
  const compound = /^(?:(\d+)h)?(?:(\d+)m)?(\d+(?:\.\d+)?)s$/.exec(text.trim());
  if (compound !== null) {
    const [, hours = '0', minutes = '0', seconds = '0'] = compound;
    return { value: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), unit: 's' };
  }
  const [, digits = '', unit = ''] = /^([-+]?[\d.,]+(?:e[-+]?\d+)?)\s*(\D*)$/i.exec(text.trim()) ?? [];
  const value = parseNumber(digits);
  if (value === undefined) return undefined;
  if (unit === '') return { value };
  return isUnit(unit) ? { value, unit } : undefined;
}

/** The known unit at the start of the text that follows a number, or nothing. */
export function unitAfterNumber(text: string): string | undefined {
  const [, unit = ''] = /^\s?(%|\[#\/sec\]|\/[a-z]+|[A-Za-zµμ]+(?:\/[A-Za-z]+)?)(?![\w/])/.exec(text) ?? [];
  return isUnit(unit) ? unit : undefined;
}

export function isUnit(unit: string): boolean {
  return findUnit(unit) !== undefined;
}

export function isTimeUnit(unit: string | undefined): boolean {
  return unit !== undefined && findUnit(unit)?.family === 'time';
}

export function isSizeUnit(unit: string | undefined): boolean {
  return unit !== undefined && findUnit(unit)?.family === 'size';
}

/** The found value in the wanted unit; `undefined` when one has no unit and the other has, or they measure different things. */
export function convert(found: Quantity, unit: string | undefined): number | undefined {
  if (found.unit === unit) return found.value;
  const from = findUnit(found.unit ?? '');
  const to = findUnit(unit ?? '');
  if (from === undefined || to?.family !== from.family) return undefined;
  return from.factor === to.factor ? found.value : round((found.value * from.factor) / to.factor);
}

export function compareNumbers(left: number, comparison: Comparison, right: number): boolean {
  switch (comparison) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '>=':
      return left >= right;
    case '>':
      return left > right;
  }
}

interface Unit {
  readonly family: 'time' | 'size' | 'percent' | 'rate';
  /** In milliseconds, bytes, percent or events a second. */
  readonly factor: number;
}

const unitTable: readonly (readonly [Unit['family'], number, string])[] = [
  ['time', 1e-6, 'ns nanosecond nanoseconds'],
  ['time', 1e-3, 'us µs μs microsecond microseconds'],
  [
    'time',
    1,
    'ms msec millis millisecond milliseconds millisekunden milisegundos millisecondes millisecondi миллисекунд мс 毫秒 ミリ秒 밀리초',
  ],
  [
    'time',
    1e3,
    's sec secs second seconds sekunde sekunden sek segundo segundos seconde secondes secondi secondo seconden секунд секунды секунду сек detik giây 秒 秒钟 초',
  ],
  [
    'time',
    6e4,
    'm min mins minute minutes minuten minuto minutos minuti минут минуты минуту мин menit phút 分钟 分 분',
  ],
  [
    'time',
    3.6e6,
    'h hr hrs hour hours stunde stunden hora horas heure heures ora ore час часа часов jam giờ 小时 時間 시간',
  ],
  ['size', 1, 'B byte bytes'],
  ['size', 1e3, 'kB KB'],
  ['size', 1e6, 'MB'],
  ['size', 1e9, 'GB'],
  ['size', 1e12, 'TB'],
  ['size', 1024, 'KiB'],
  ['size', 1024 ** 2, 'MiB'],
  ['size', 1024 ** 3, 'GiB'],
  ['size', 1024 ** 4, 'TiB'],
  ['percent', 1, '% percent'],
  ['rate', 1, '/s /sec req/s reqs/s req/sec requests/s requests/sec requests/second req/second rps [#/sec]'],
  ['rate', 1 / 60, '/min req/min requests/min rpm'],
];

/** Case counts (`m` and `M`, `b` and `B` are not the same), except in whole words such as `Seconds`. */
function findUnit(name: string): Unit | undefined {
  const wanted = name.length > 3 && !name.endsWith('B') ? name.toLowerCase() : name;
  for (const [family, factor, names] of unitTable) if (names.split(' ').includes(wanted)) return { family, factor };
  return undefined;
}

/** Takes away what binary fractions add: 1.1 min are 66000 ms. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
