/** A line in which durations of several parts are one number with the unit of their last part: `27h` for `1d 3h`. */
export interface SummedLine {
  readonly line: string;
  /** Parts stand together of which nobody can tell whether they are one duration, or how long it is: `1 month 3 days`. */
  readonly isUnsure: boolean;
}

/** Adds up what is said in parts, `2 days 5 minutes`, `1 year and 2 months`, so that no part is taken for the whole. */
export function sumDurations(line: string): SummedLine {
  const groups = mayHoldSeveral.test(line) ? groupParts(partsIn(line), line) : [];
  let summed = line;
  let isUnsure = false;
  for (const parts of groups.toReversed()) {
    const [first] = parts;
    const last = parts.at(-1);
    if (first === undefined || last === undefined || parts.length < 2) continue;
    if (isGlued.test(line.slice(first.start, last.end))) continue;
    const sum = isOneDuration(parts, line) ? sumIn(parts, last) : undefined;
    if (sum === undefined) isUnsure = true;
    else summed = `${summed.slice(0, first.start)}${sum}${last.space}${last.name}${summed.slice(last.end)}`;
  }
  return { line: summed, isUnsure };
}

interface Part {
  readonly value: number;
  readonly space: string;
  readonly name: string;
  readonly unit: TimeUnit;
  readonly start: number;
  readonly end: number;
}

interface TimeUnit {
  /** Months have no fixed number of days. */
  readonly family: 'calendar' | 'clock';
  /** In months or milliseconds. */
  readonly factor: number;
  /** The larger unit has the larger rank. */
  readonly rank: number;
}

function partsIn(line: string): readonly Part[] {
  return Array.from(line.matchAll(part), (match) => {
    const [all, digits, , space = '', name = ''] = match;
    const value = digits === undefined ? 1 : Number(digits);
    // `200M` is a size.
    const unit = name === 'M' ? undefined : (units.get(name) ?? units.get(name.toLowerCase()));
    return unit && { value, space, name, unit, start: match.index, end: match.index + all.length };
  }).filter((one) => one !== undefined);
}

/** Parts that stand together, each of a smaller unit than the one before. What is a measure of its own is no part. */
function groupParts(parts: readonly Part[], line: string): readonly (readonly Part[])[] {
  const groups: Part[][] = [];
  for (const one of parts) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && follows(before, one, line)) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups;
}

function follows(before: Part, one: Part, line: string): boolean {
  const gap = line.slice(before.end, one.start);
  if (one.unit.rank >= before.unit.rank || !mayJoin.test(gap)) return false;
  return joins.test(gap) || isSmaller(one, before);
}

/** Whether it is less than one of the unit before. */
function isSmaller(one: Part, before: Part): boolean {
  if (one.unit.family !== before.unit.family) return true;
  return one.value * one.unit.factor < before.unit.factor;
}

function isOneDuration(parts: readonly Part[], line: string): boolean {
  return parts.every((one, i) => {
    const before = parts[i - 1];
    if (before === undefined) return !/[\p{L}\d.,:/+-]/u.test(line.charAt(one.start - 1));
    const gap = line.slice(before.end, one.start);
    // `2 s, 300 ms` may be two times.
    const isList = gap.includes(',') && one.unit.rank < secondRank;
    return joins.test(gap) && !isList && isSmaller(one, before) && Number.isInteger(before.value);
  });
}

function sumIn(parts: readonly Part[], last: Part): number | undefined {
  if (parts.some(({ unit }) => unit.family !== last.unit.family)) return undefined;
  const sum = parts.reduce((whole, { value, unit }) => whole + value * unit.factor, 0);
  return Number((sum / last.unit.factor).toPrecision(12));
}

/** The clock's own way to write one, which is read as a whole: `0m0.123s`. */
const isGlued = /^(?:\d+h)?(?:\d+m)?\d+(?:\.\d+)?s$/;

const unitTable: readonly (readonly [TimeUnit['family'], number, string])[] = [
  ['clock', 1e-6, 'ns nanosecond nanoseconds'],
  ['clock', 1e-3, 'us µs μs microsecond microseconds'],
  ['clock', 1, 'ms msec millis millisecond milliseconds millisekunden milisegundos millisecondes millisecondi'],
  [
    'clock',
    1e3,
    's sec secs second seconds sekunde sekunden sek segundo segundos seconde secondes secondi secondo seconden секунд секунды секунду секунда сек detik giây 秒 초',
  ],
  [
    'clock',
    6e4,
    'm min mins minute minutes minuten minuto minutos minuti minut минут минуты минуту минута мин menit phút 分钟 分 분',
  ],
  [
    'clock',
    3.6e6,
    'h hr hrs hour hours std stunde stunden hora horas heure heures ora ore uur час часа часов jam giờ 小时 時間 시간',
  ],
  [
    'clock',
    8.64e7,
    'd day days tag tage tagen día días dia dias jour jours j giorno giorni dag dagen день дня дней hari ngày 天 日 일',
  ],
  [
    'clock',
    6.048e8,
    'w wk wks week weeks woche wochen semana semanas semaine semaines settimana settimane weken неделя недели недель неделю minggu tuần 周 週間 주',
  ],
  [
    'calendar',
    1,
    'mo mon mos month months monat monate monaten mes meses mois mese mesi mês maand maanden месяц месяца месяцев bulan tháng 个月 か月 ヶ月 개월',
  ],
  [
    'calendar',
    12,
    'y yr yrs year years jahr jahre jahren año años ano anos an ans année années anno anni jaar год года лет tahun năm 年 년',
  ],
];

const units: ReadonlyMap<string, TimeUnit> = new Map(
  unitTable.flatMap(([family, factor, names], rank) =>
    names.split(' ').map((name) => [name, { family, factor, rank }] as const),
  ),
);
const secondRank = units.get('s')?.rank ?? 0;

const names = [...units.keys()].toSorted((a, b) => b.length - a.length);
const longNames = names.filter((name) => name.length > 2);
const ones = 'an?|one|eine?[mnr]?|una?|une|uma?|uno|één|een|один|одна|одну|satu|một';
const part = new RegExp(
  `(?:(?<![\\d.,:])(\\d{1,9}(?:\\.\\d{1,9})?)|(?<![\\p{L}\\d])(${ones})(?=\\s(?:${longNames.join('|')})))(\\s?)(${names.join('|')})(?![\\p{L}])`,
  'giu',
);
const mayHoldSeveral = /\d\s?\p{L}.*\p{L}/u;

const conjunctions = 'and|und|y|e|et|и|dan|và|en|plus|&|\\+';
/** What surely joins parts, and what may. */
const joins = new RegExp(`^(?:,?\\s?|,?\\s(?:${conjunctions})\\s)$`, 'iu');
const mayJoin = new RegExp(`^[^\\p{L}\\d]{0,6}(?:(?:${conjunctions})[^\\p{L}\\d]{1,6})?$`, 'iu');
