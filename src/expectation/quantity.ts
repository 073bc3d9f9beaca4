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

/**
 * Reads a number with what stands behind it: 2500 of `2.500 Zeilen`, which have no parts. `undefined` where a point before
 * three digits may stand between thousands, and where it is no number.
 */
export function parseNumberOf(digits: string, rest: string): number | undefined {
  if (!isGrouped.test(digits)) return parseNumber(digits);
  const isWhole = countsWhole.test(rest) || /\..*\./.test(digits);
  if (isWhole) return Number(digits.replaceAll('.', ''));
  return hasDecimals.test(rest) ? parseNumber(digits) : undefined;
}

/** The line with `2.500 Zeilen` as `2500 Zeilen`. */
export function withoutCountPoints(line: string): string {
  return line.replace(groupedBefore, (digits, rest: string) =>
    countsWhole.test(rest.trimStart()) ? `${digits.slice(0, -rest.length).replaceAll('.', '')}${rest}` : digits,
  );
}

const isGrouped = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const groupedBefore =
  /(?<![\p{L}\d.,/-])[1-9]\d{0,2}(?:\.\d{3}){1,3}(\s\p{L}{1,30}(?:\s\p{L}{1,30}){0,2})(?![\p{L}/]|\s\/)/gu;

/** Programs print seconds and percent with three decimals: `1.230s`. */
const hasDecimals = /^(?:s|secs?|seconds?|Sekunden?|segundos?|secondes?|secondi|%)(?![\p{L}])/iu;

/** Things that are counted one by one, of which there is no half, as the first words behind a number. */
const countsWhole = new RegExp(
  `^(?:\\p{L}+\\s){0,2}?(?:${[
    'rows?|lines?|files?|records?|entries|tests?|specs?|checks?|items?|objects?|documents?|docs|messages?|events?|users?|requests?|errors?|warnings?|failures?|tasks?|jobs?|pods?|nodes?|containers?|images?|tables?|columns?|products?|orders?|customers?|packages?|commits?|tags?|branches|keys?|hits?|matches|results?|words|characters|chars|bytes?|vulnerabilities|issues?|passed|passing',
    'Zeilen?|Dateien?|Datensätze|Einträge|Benutzer|Nutzer|Kunden|Bestellungen|Objekte|Dokumente|Nachrichten|Ereignisse|Elemente|Treffer|Fehler|Warnungen|Anfragen|Pakete|Produkte|Artikel|Tabellen|Spalten|Wörter|Zeichen|Stück|Personen',
    'filas?|l[ií]neas?|archivos?|ficheros?|registros?|entradas?|pruebas?|usuarios?|clientes?|pedidos?|objetos?|documentos?|mensajes?|eventos?|elementos?|resultados?|errores|advertencias|solicitudes|peticiones|paquetes|productos?|tablas|columnas|palabras|caracteres',
    'linhas?|arquivos?|ficheiros?|registos?|testes?|usuários|utilizadores|mensagens|itens|erros|avisos|pacotes|produtos|tabelas',
    'lignes?|fichiers?|enregistrements?|entrées?|utilisateurs?|clients?|commandes?|objets?|événements?|éléments?|résultats?|erreurs?|requêtes?|paquets?|produits?|colonnes?|mots|caractères|octets?',
    'righe|riga|file|voci|utenti|clienti|ordini|oggetti|documenti|messaggi|eventi|elementi|risultati|errori|richieste|pacchetti|prodotti|tabelle|parole|caratteri',
    'regels|rijen|bestanden|gebruikers|klanten|bestellingen|objecten|documenten|berichten|resultaten|fouten',
    'строк[аи]?|файлов|файла|записей|записи|тестов|пользователей|объектов|документов|сообщений|ошибок|запросов',
    'baris|berkas|entri|pengguna|dokumen|pesan|kesalahan|dòng|tệp|bản ghi|người dùng',
  ].join('|')})(?!\\p{L}|\\s?/|\\s(?:per|pro|por|par|al|в)\\s)|^(?:行|件|个|個|条|項|건|개|줄|행)`,
  'iu',
);

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

/** Whether a word names a measure, of which there can be parts, and no things: `GB`, `gigabytes`, `Mo`, `days`, `percent`. */
export function isMeasureWord(word: string): boolean {
  return isUnit(word) || namesMeasure.test(word);
}

const namesMeasure =
  /^(?:[kmgtp]i?(?:b|bytes?|o|bit|bits|bps)?|(?:kilo|mega|giga|tera|peta|kibi|mebi|gibi|tebi)(?:bytes?|octets?|bits?)|octets?|bits?|б|[кмгт]б|(?:(?:кило|мега|гига|тера)?байт\p{L}*)|字节|d|w|y|days?|weeks?|months?|years?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?|d[ií]as?|semanas?|mes(?:es)?|a[nñ]os?|jours?|semaines?|mois|ans?|années?|giorn[io]|settiman[ae]|mes[ei]|ann[io]|дн(?:я|ей)|день|недел\p{L}*|месяц\p{L}*|год|года|лет|hari|minggu|bulan|tahun|prozent|pct|por ?ciento|pour ?cent|процент\p{L}*)$/iu;

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

/** Whether other whole numbers may have been read as this one: those beyond 2^53 keep 16 digits. */
export function isInexact(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
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
