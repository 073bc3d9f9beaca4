import { isNotice, isOpposite, mayContradict, speaksOfTrouble } from './contradiction';
import { mismatched, matched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { shorten } from './outputLines';
import { findWholeWords } from './textMatch';

/** Every row of a listing must say the text, heads and rules of its table aside. */
export function judgeEachLine(text: string, { lines, outputComplete }: Evidence): Finding {
  const rows = rowsOf(lines);
  const [first] = rows;
  if (first === undefined || listsNothing.test(first.line))
    return mismatched(`No line says "${text}": nothing is listed.`);
  const without = rows.filter(({ line }) => !says(line, text));
  const contradicts = (line: string): boolean => speaksOfTrouble(line) || isOpposite(text, line);
  const [lacking = first] = [...without.filter(({ line }) => contradicts(line)), ...without];
  const where = { found: shorten(lacking.line), foundLine: lacking.foundLine };
  if (without.length > 0) {
    const message = `Line ${lacking.foundLine + 1} does not say "${text}": "${where.found}".`;
    const isSure = contradicts(lacking.line) || (isTable(lines) && cellsOf(lacking.line).length > 1);
    return isSure ? mismatched(message, where) : review(message, where);
  }
  const doubtful = rows.find(({ line }) => isDoubtfulRow(line.replaceAll(text, ' ')));
  if (doubtful) {
    return review(`Line ${doubtful.foundLine + 1} says "${text}", and more that may say the contrary.`, {
      found: shorten(doubtful.line),
      foundLine: doubtful.foundLine,
    });
  }
  if (!outputComplete) return reviewMissingOutput(`every line says "${text}"`);
  return matched(`All ${rows.length} lines say "${text}".`, { found: `${rows.length} × ${shorten(text)}` });
}

/** What kubectl says of an empty listing. */
const listsNothing = /^No resources found\b/;

interface Row {
  readonly line: string;
  readonly foundLine: number;
}

/** What a listing lists: its lines without head, rules and warnings. */
export function rowsOf(lines: readonly string[]): readonly Row[] {
  const filled = [...lines.entries()]
    .map(([foundLine, line]) => ({ line, foundLine }))
    .filter(({ line }) => isFilled(line) && !isNotice(line));
  return filled.filter(({ line, foundLine }, i) => !(i === 0 && isHead(line, lines[foundLine + 1] ?? '')));
}

/** One table with a head: other rows than those meant stand in no other one. */
function isTable(lines: readonly string[]): boolean {
  const heads = [...lines.entries()].filter(([i, line]) => isFilled(line) && isHead(line, lines[i + 1] ?? ''));
  return heads.length === 1 && heads[0]?.[0] === lines.findIndex((line) => isFilled(line) && !isNotice(line));
}

/** A line of nothing but the names of columns: `CONTAINER ID   IMAGE   STATUS`. */
export function isTableHead(line: string): boolean {
  return cellsOf(line).length > 1 && isHead(line, '');
}

/** Cells stand apart by two spaces, a tab or a rule. */
export function cellsOf(line: string): readonly string[] {
  return line
    .split(/\s{2,}|\t|[│|]/)
    .filter(isFilled)
    .map((cell) => cell.trim());
}

function isFilled(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}

/** Column names, in capitals or above a rule: `NAME   STATUS   PORTS`, `│ id │ name │ status │`. */
function isHead(line: string, below: string): boolean {
  if (speaksOfTrouble(line)) return false;
  const isAboveRule = below.trim() !== '' && !isFilled(below);
  return isAboveRule || (/^\s*[A-Z][A-Z0-9 _/()%-]*$/.test(line) && /\S\s+\S/.test(line));
}

/** Parentheses and punctuation stand for themselves; a word must be whole. */
function says(line: string, text: string): boolean {
  return findWholeWords(line, text).length > 0;
}

/** Addresses, ports, sizes and shares are full of zeros, and Kubernetes has words for nothing; they say nothing. */
export function isDoubtfulRow(line: string): boolean {
  const words = line
    .replace(/(?:\d{1,3}\.){3}\d{1,3}\S*|\[?::\]?\S*|<(?:none|unset)>/g, ' ')
    .replace(/(?<![\w./])0(?:\.0+)?[A-Za-z%]{0,3}(?=[\s│|]|$)/g, ' ');
  return speaksOfTrouble(words) || mayContradict(words) || lacksSome(words) || isOfThisMoment.test(line);
}

/** `1/2` ready; but no date and no port. */
export function lacksSome(line: string): boolean {
  return Array.from(line.matchAll(/(?<![\w./:-])(\d{1,4})\/(\d{1,4})(?![\w./-])/g)).some(
    ([, some, all]) => Number(some) < Number(all),
  );
}

/** The restarts of a pod, less than an hour ago; a container that has just started, as one does that falls over and over. */
const isOfThisMoment = /\d \((?:\d+m)?(?:\d+s)? ago\)|(?:^|\s)(?:less than a|1) second(?!\p{L})/iu;
