import { templatePattern } from './inferText';

/** A part of a line that an author shows as output. */
export interface LinePart {
  /**
   * `fixed`: it comes so. `open`: it is another each time, such as a time taken, an age, a blank to fill in. `watched`: a
   * hash, a size, a duration; the author wrote it, and it may change all the same.
   */
  readonly kind: 'fixed' | 'open' | 'watched';
  readonly text: string;
  /** A pattern of what may stand there instead; empty where it is fixed. */
  readonly pattern: string;
}

/** The parts of a line in their order. `head` is the head of the table in which it stands: `NAME   READY   AGE`. */
export function readParts(text: string, head: string | undefined): readonly LinePart[] {
  const parts: LinePart[] = [];
  let end = 0;
  const addFixed = (until: number): void => {
    if (until > end) parts.push({ kind: 'fixed', text: text.slice(end, until), pattern: '' });
  };
  for (const match of text.matchAll(changing)) {
    const [found] = match;
    const shape = shapeOf(match.groups);
    if (found.startsWith('<') && isMarkup.test(text)) continue;
    addFixed(match.index);
    const place = { text, start: match.index, end: match.index + found.length, head };
    parts.push({ kind: kindOf(shape, place), text: found, pattern: patternOf(shape, found) });
    end = place.end;
  }
  addFixed(text.length);
  return parts;
}

/** `<healthy>true</healthy>`, `<br/>`: tags, and no blanks to fill in. */
const isMarkup = /<\/[A-Za-z]|\/>|<[!?]/;

const timeUnit = '(?:ns|[µu]s|ms|s|secs?|seconds?|m|mins?|minutes?|h|d)';
const longSpan = '(?:about )?(?:an?|\\d+) (?:second|minute|hour|day|week|month|year)s?';

/** `2026-01-05T10:00:00Z`, `2026/01/05 10:00`, `Mon, 05 Jan 2026 10:00:00 GMT`, `Mon Jan  5 10:00:00 UTC 2026`. */
const weekday = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const hours = String.raw`\d\d:\d\d(?::\d\d)?`;
const moments = String.raw`(?:(?:${weekday} )?\d{4}[-/]\d\d[-/]\d\d[T ]${hours}[^\s\])]*|${weekday}, \d\d [A-Z][a-z]{2} \d{4} ${hours}(?: [A-Z]{3})?|${weekday} [A-Z][a-z]{2} +\d{1,2} ${hours}(?: [A-Z]{3,4})? \d{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} ${hours})`;

/** What changes from one run to the next, by its form. The first form that fits counts. */
const shapes = {
  blank: String.raw`\[\.\.\]|\.{3}|…|<(?!(?:none|nil|null|unknown|empty|unset|not set|pending|invalid|no value)>|[/!?])[^<>]+>|\{\{?\s?[A-Za-z_][\w .-]*\}?\}|\[(?:[Yy]our|[Mm]y|[Tt]he|[Aa]ny|[Ss]ome|[Aa]n?)\s[^\]]*\]|(?<=\d)(?:\.[xX]{1,2})+(?![\w.])`,
  letters: String.raw`\bYYYY(?:[-/.]MM(?:[-/.]DD)?)?\b|X{2,}|(?<![a-z])x{4,}(?![a-z])`,
  clock: String.raw`\bHH:MM(?::SS)?\b`,
  release: String.raw`(?<![A-Za-z\d.])[vV]?(?:[XYZN]\.){1,3}[XYZN](?![A-Za-z\d])|(?<![A-Za-z\d.])v?(?:[xyzn]\.){1,3}[xyzn](?![A-Za-z\d])`,
  masked: String.raw`\*{3,}|[•●]{3,}`,
  moment: String.raw`\b${moments}`,
  hour: String.raw`(?<=^|[[(])\d\d:\d\d:\d\d(?:[.,]\d+)?(?=$|[\s\])])`,
  ago: String.raw`\b${longSpan} ago\b|(?<=\b[Uu]p )${longSpan}`,
  pod: String.raw`(?<=[a-z\d])-[\da-f]{6,10}-[a-z\d]{5}\b`,
  uuid: String.raw`\b[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}\b`,
  hash: String.raw`\b(?=[\da-f]*\d)(?=\d*[a-f])[\da-f]{7,}\b|\b[\da-fA-F]{32,}\b|\b[\da-f]{12,}\b`,
  span: String.raw`(?<![\w.])\d+(?:\.\d+)?\s?${timeUnit}(?:\s?\d+(?:\.\d+)?\s?${timeUnit})*\b`,
  size: String.raw`(?<![\w.])\d+(?:\.\d+)?(?:\s?[kKMGT]i?B|[KMGT]|\s?bytes)\b`,
  pid: String.raw`(?<=\b[Pp][Ii][Dd][ :=#[]{0,3}|[├└]─)\d+|(?<=[a-z]\[)\d+(?=\]:)`,
} as const;

type Shape = keyof typeof shapes;

const changing = new RegExp(
  Object.entries(shapes)
    .map(([name, shape]) => `(?<${name}>${shape})`)
    .join('|'),
  'gu',
);

function shapeOf(groups: Readonly<Record<string, string | undefined>> | undefined): Shape {
  const [name] = Object.entries(groups ?? {}).find(([, found]) => found !== undefined) ?? ['blank'];
  return name as Shape;
}

function patternOf(shape: Shape, found: string): string {
  switch (shape) {
    case 'blank':
      return /^\.[xX]/.test(found) ? templatePattern(`1${found}`).replace(/^.*?(?=\(\?:)/, '') : '.+';
    case 'letters':
      return found.startsWith('x') ? '\\w+' : templatePattern(found);
    case 'clock':
    case 'hour':
      return '\\d\\d:\\d\\d\\S*';
    case 'release':
      return '[vV]?\\d+(?:\\.\\d+)+(?:[-+][\\w.]+)?';
    case 'masked':
      return '\\S+';
    case 'moment':
      return moments;
    case 'ago':
      return `(?:[A-Za-z]+ ){0,2}(?:an?|\\d+) [a-z]+${found.endsWith('ago') ? ' ago' : ''}`;
    case 'pod':
      return '-[\\da-z]+-[a-z\\d]{5}';
    case 'uuid':
      return '[\\da-fA-F]{8}(?:-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}';
    case 'hash':
      return '[\\da-fA-F]{7,}';
    case 'span':
      return '(?:\\d[\\d.,]*\\s?[a-zµ]+(?:\\s?\\d[\\d.,]*\\s?[a-zµ]+)*|\\(cached\\))';
    case 'size':
      return '\\d[\\d.,]*\\s?(?:[kKMGT]?i?B?|bytes)';
    case 'pid':
      return '\\d+';
  }
}

/** Where in a line something was found. */
interface PartPlace {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly head: string | undefined;
}

function kindOf(shape: Shape, place: PartPlace): LinePart['kind'] {
  switch (shape) {
    case 'uuid':
    case 'hash':
    case 'size':
      return 'watched';
    case 'moment':
      return isSetting.test(wordsBefore(place)) || isOfLast.test(wordsBefore(place)) ? 'watched' : 'open';
    case 'ago':
      return isOfLast.test(wordsBefore(place)) ? 'watched' : 'open';
    case 'span':
      return isTimeTaken(place) ? 'open' : 'watched';
    default:
      return 'open';
  }
}

/** What names a limit, a setting or a state of which the time is told. */
const isSetting =
  /\b(?:lag\w*|ttl|time-?outs?|intervals?|delay\w*|expir\w*|valid\w*|until|not ?after|max\w*|min|limits?|retry|retries|retention|behind|period|grace|windows?|every|within|due|renew\w*|cached?|keep-?alives?|deadline|threshold|sleep|back-?off|offset|left|remaining|lifetime|to live|next|scheduled)\b/i;

/** What is to be recent: an old one of it is bad news. */
const isOfLast =
  /\b(?:(?:last|latest|newest|most recent|previous) (?:\w+ ){0,2}(?:backup|snapshot|dump|sync|replica\w*|heartbeat|checkpoint|scrape|run|success\w*|check|update|refresh|archive\w*|build|deploy\w*|ping|contact|seen|commit|import|export|job)|(?:backup|snapshot|dump|heartbeat|checkpoint)s?(?: \w+)?(?: at)?|last[ _-]?seen|(?:synced|replicated|backed up|scraped))\W{0,4}$/i;

function wordsBefore({ text, start }: PartPlace): string {
  return (text.slice(0, start).split(/[,;|]/).at(-1) ?? '').replaceAll('_', ' ');
}

/** `in 1.23s`, `(12 ms)`, `Time: 3 s`, `2m ago`, an age in its column: how long something took, or has been. */
function isTimeTaken(place: PartPlace): boolean {
  const { text, start, end } = place;
  const before = wordsBefore(place);
  if (isSetting.test(before) || isOfLast.test(before)) return false;
  const after = text.slice(end);
  if (/^\s*(?:ago|elapsed)\b/.test(after) || isAge(place)) return true;
  if (/[([](?:in |took |after |~)?$/.test(before) && /^[)\]]/.test(after)) return true;
  if (
    tellsTime.test(text.slice(0, start)) ||
    /^\W*(?:duration|time|elapsed|uptime|age|real|user|sys)(?=\W*\d)/i.test(text)
  )
    return true;
  return (
    /^\W{0,3}(?:ok|pass(?:ed)?|fail(?:ed)?|✓|✔|✅|√|---|=>|#\d+)(?!\p{L})/iu.test(text.slice(0, start)) &&
    after.trim() === ''
  );
}

const tellsTime =
  /(?:^|[^\p{L}_.-])(?:in|took|takes|taken|time|elapsed|uptime|age|duration|since|real|user|sys|runtime|total|finished|completed|done|after|up|(?:running|waited|waiting|up|ran|active|slept) for)\W{0,4}$/iu;

/** Whether it is a cell of a column of ages; without a head, the last of a row of several. */
function isAge({ text, start, end, head }: PartPlace): boolean {
  const row = cellsOf(text);
  const at = row.findIndex((cell) => cell.start <= start && end <= cell.end);
  if (at < 0) return false;
  if (head === undefined) return row.length > 3 && at === row.length - 1;
  const heads = cellsOf(head);
  const name = heads.length === row.length ? heads[at] : at === row.length - 1 ? heads.at(-1) : undefined;
  return name !== undefined && isAgeColumn.test(name.text);
}

const isAgeColumn = /age|time|duration|elapsed|created|updated|started|seen|since|last/i;

/** Cells of a row stand two blanks or a tab apart. */
function cellsOf(row: string): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  return Array.from(row.matchAll(/\S+(?: \S+)*/g), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
}

/** Whether a line is the head of a table: several cells, and no number in any. */
export function isTableHead(line: string): boolean {
  return !/\d/.test(line) && cellsOf(line.trim()).length > 1;
}
