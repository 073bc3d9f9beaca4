import type { Checklist, Step } from './checklist';
import { allSteps } from './steps';

/** A line of the checklist on which the facts of a release are written: `**Deployment Date:** ______`. */
export interface RecordField {
  /** 0-based. */
  readonly line: number;
  readonly label: string;
  readonly value: FieldValue;
}

/** What stands behind the label. */
export type FieldValue =
  /** To be written on: `____`, `[date]`; the words in brackets are a hint. */
  | { readonly kind: 'blank'; readonly text: string }
  /** Somebody has written a value into the template. */
  | { readonly kind: 'written'; readonly text: string }
  /** One of several is to be chosen: `[ ] Successful [ ] Rolled Back`, `⬜ Open | ⬜ Done`, `SUCCESSFUL / FAILED`. */
  | { readonly kind: 'choice'; readonly text: string; readonly options: readonly FieldOption[] };

export interface FieldOption {
  readonly words: string;
  /** Offsets in the value's text: of the box, where there is one, and of the whole option. */
  readonly box?: { readonly start: number; readonly end: number };
  readonly start: number;
  readonly end: number;
}

/** A form in a code block that is filled in after the release. */
export interface RecordForm {
  /** 0-based lines of the first and the last line inside the fence. */
  readonly first: number;
  readonly last: number;
  readonly lines: readonly string[];
  /** Lines count from the beginning of the text, as everywhere. */
  readonly fields: readonly RecordField[];
}

export interface ChecklistRecord {
  readonly fields: readonly RecordField[];
  readonly forms: readonly RecordForm[];
}

/**
 * The fields and forms of a checklist that are not steps. A label alone makes no field: there is a blank to write on, or
 * a choice; a value that is written already counts in bold type before the first step, or beside such a field.
 */
export function readRecord(checklist: Checklist, text: string): ChecklistRecord {
  const lines = text.split(/\r?\n/);
  const fences = findFences(lines);
  const taken = linesOfSteps(allSteps(checklist));
  const isFree = (line: number): boolean =>
    !taken.has(line) && !fences.some(({ start, end }) => start <= line && line <= end);
  const firstStep = Math.min(lines.length, ...allSteps(checklist).map(({ line }) => line));
  const found = lines.flatMap((words, line) => (isFree(line) ? (readField(words, line) ?? []) : []));
  const open = new Set(found.filter(({ value }) => value.kind !== 'written').map(({ line }) => line));
  return {
    fields: found.filter(
      ({ value, line }) => value.kind !== 'written' || line < firstStep || isBeside(line, open, lines),
    ),
    forms: fences.flatMap((fence) => readForm(fence, lines)),
  };
}

/** One line, as a field; `undefined` when it is none. */
export function readField(words: string, line: number): RecordField | undefined {
  const match = boldLabel.exec(words) ?? plainLabel.exec(words);
  const [, label = '', behind = ''] = match ?? [];
  const value = readValue(behind.trim(), boldLabel.test(words));
  return value && label.trim() !== '' ? { line, label: label.trim(), value } : undefined;
}

const boldLabel =
  /^[\s>]*(?:[-*+]\s+)?(?:\*\*|__)([\p{L}][^*_:：]{0,60}?)\s*(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])(.*)$/u;
const plainLabel = /^[\s>]*(?:[-*+]\s+)?([\p{L}][\p{L}\p{N} /()'’-]{0,60}?)\s*[:：](.*)$/u;
const blank = /^(?:_{3,}|\.{4,}|…{2,}|\[[\p{L}][^\]]{0,60}\]|<[\p{L}][^<>]{0,60}>)$/u;

function readValue(text: string, isBold: boolean): FieldValue | undefined {
  if (blank.test(text)) return { kind: 'blank', text };
  const options = readBoxes(text) ?? readAlternatives(text);
  if (options) return { kind: 'choice', text, options };
  const isValue = isBold && text !== '' && text.length <= 80 && !/[_.…]{4,}/.test(text);
  return isValue ? { kind: 'written', text } : undefined;
}

/** `[ ] Success / [ ] Failed`, `⬜ Open | ⬜ Done`: at least two, all of them empty. */
function readBoxes(text: string): readonly FieldOption[] | undefined {
  const boxes = [...text.matchAll(/\[ ?\]|[⬜☐◻□]\uFE0F?/gu)];
  if (boxes.length < 2 || boxes[0]?.index !== 0) return undefined;
  return boxes.map(({ 0: box, index }, at) => {
    const end = boxes[at + 1]?.index ?? text.length;
    const words = text.slice(index + box.length, end).replace(/[\s/|,·]+$/u, '');
    return {
      words: words.trim(),
      box: { start: index, end: index + box.length },
      start: index,
      end: index + box.length + words.length,
    };
  });
}

/** `SUCCESSFUL / FAILED (if failed)`: two or more words with a slash or a bar between. */
function readAlternatives(text: string): readonly FieldOption[] | undefined {
  const parts = [...text.matchAll(/[^/|]+/g)];
  const words = parts.map(([part]) => part.replace(/\([^)]*\)|[^\p{L}\p{N} -]/gu, '').trim());
  const isChoice = parts.length >= 2 && words.every((each) => outcomeLike.test(each));
  if (!isChoice) return undefined;
  return parts.map(({ 0: part, index }, at) => {
    const lead = part.length - part.trimStart().length;
    return { words: words[at] ?? '', start: index + lead, end: index + part.trimEnd().length };
  });
}

const outcomeLike =
  /^(?:success(?:ful)?|succeeded|fail(?:ed|ure)?|complete[d]?|done|in progress|not started|partial|pass(?:ed)?|roll(?:ed)?[ -]?back|abort(?:ed)?|cancel(?:l?ed)?)$/i;

interface Fence {
  readonly start: number;
  readonly end: number;
}

function findFences(lines: readonly string[]): readonly Fence[] {
  const fences: Fence[] = [];
  for (let line = 0; line < lines.length; line++) {
    const [, sign] = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(`{3,}|~{3,})/.exec(lines[line] ?? '') ?? [];
    if (sign === undefined) continue;
    const start = line;
    const isEnd = (text: string): boolean => text.trim().startsWith(sign) && /^[`~]+$/.test(text.trim());
    for (line++; line < lines.length && !isEnd(lines[line] ?? ''); line++);
    fences.push({ start, end: line });
  }
  return fences;
}

/** At least three fields, none of them a command or a setting: half of the lines that have words are fields or items. */
function readForm({ start, end }: Fence, lines: readonly string[]): readonly RecordForm[] {
  const language = /(?:`{3,}|~{3,})\s*(\w*)/.exec(lines[start] ?? '')?.[1] ?? '';
  if (language !== '' && !/^(?:text|txt|md|markdown|plain|plaintext)$/i.test(language)) return [];
  const inside = lines.slice(start + 1, end);
  const fields = inside.flatMap((words, index) => readField(words, start + 1 + index) ?? []);
  const open = fields.filter(({ value }) => value.kind !== 'written');
  return open.length >= 3 ? [{ first: start + 1, last: end - 1, lines: inside, fields: open }] : [];
}

function linesOfSteps(steps: readonly Step[]): ReadonlySet<number> {
  return new Set(steps.filter(({ kind, signOff }) => kind === 'task' || signOff !== undefined).map(({ line }) => line));
}

/** Whether the lines between it and a field to write on all hold words. */
function isBeside(line: number, open: ReadonlySet<number>, lines: readonly string[]): boolean {
  const reaches = (step: 1 | -1): boolean => {
    for (let at = line; (lines[at] ?? '').trim() !== ''; at += step) if (open.has(at)) return true;
    return false;
  };
  return reaches(1) || reaches(-1);
}
