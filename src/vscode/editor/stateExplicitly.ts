import type { Checklist, Command } from '../../checklist/checklist';
import { hasPrompt } from '../../checklist/prompt';
import type { Expectation } from '../../expectation/expectation';
import { allCommandPlaces, expectationsOnLine, type ExpectationPlace } from './checklistPlaces';
import { explicitForms } from './explicitForms';

/** What is to be written into a checklist: whole lines with their indentation, or comments within a line. */
export interface Statement {
  /** 0-based line, and the column in it where it is put in: the end of the line for whole lines, which begin with `\n`. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** The lines of the grammar in it. */
  readonly forms: readonly string[];
}

/**
 * What was inferred from the words on a 0-based line, declared: as a comment under them; under the command where the
 * words stand outside its block, in an `expect` fence where the block is a session, whose `#` lines are output, and
 * right behind a code span in an HTML comment.
 * `undefined` where the words have no declared form, where the place has none for it, and where what is expected of
 * any command would come out otherwise: the checklist is read again with the lines in it, to be sure.
 */
export function stateExplicitly(
  checklist: Checklist,
  line: number,
  text: string,
  parse: (text: string) => Checklist,
): Statement | undefined {
  const source = text.split(/\r\n|\r|\n/);
  // Words that speak of several commands stand under the last of them.
  const place = expectationsOnLine(checklist, line).at(-1);
  const added = place && toStatement(place, source);
  if (!added) return undefined;
  const written = source.map((words, i) =>
    i === added.line ? words.slice(0, added.column) + added.text + words.slice(added.column) : words,
  );
  return saysTheSame(checklist, parse(written.join('\n')), place) ? added : undefined;
}

function toStatement(place: ExpectationPlace, source: readonly string[]): Statement | undefined {
  const { block, command, expectations } = place;
  if (expectations.some((one) => one.source !== 'inferred')) return undefined;
  const forms = expectations.map(({ matcher }) => explicitForms(matcher));
  if (!forms.every((form) => form !== undefined)) return undefined;
  const declared = declaredForms(place);
  const unsaid = [...new Set(forms.flat())].filter((form) => !declared.has(form));
  if (unsaid.length === 0 || (command.kind !== 'command' && command.kind !== 'follow')) return undefined;
  if (block.inline) return behindSpan(place, unsaid, source);
  if (hasPrompt(block.text)) return inFence(place, unsaid, source);
  const below = lineAbove(place, source);
  const prefix = /^[\s>]*/.exec(source[below] ?? '')?.[0] ?? '';
  return linesBelow(
    below,
    unsaid.map((form) => `${prefix}# expect: ${form}`),
    { forms: unsaid, source },
  );
}

function linesBelow(
  line: number,
  lines: readonly string[],
  { forms, source }: { readonly forms: readonly string[]; readonly source: readonly string[] },
): Statement {
  return { line, column: source[line]?.length ?? 0, text: lines.map((each) => `\n${each}`).join(''), forms };
}

/** `` `curl …` <!-- expect: http 200 --> ``: a reader of the checklist does not see it. */
function behindSpan(
  { command }: ExpectationPlace,
  forms: readonly string[],
  source: readonly string[],
): Statement | undefined {
  const { line, column } = command.range.end;
  const ticks = /^ ?`*/.exec((source[line] ?? '').slice(column))?.[0].length ?? 0;
  if (forms.some((form) => form.includes('--'))) return undefined;
  const text = forms.map((form) => ` <!-- expect: ${form} -->`).join('');
  return { line, column: column + ticks, text, forms };
}

function declaredForms({ command }: { readonly command: Command }): ReadonlySet<string> {
  const declared = command.expectations.filter(({ source }) => source === 'declared');
  return new Set(declared.flatMap(({ matcher }) => explicitForms(matcher) ?? []));
}

/** Whether the commands are the same, each with what it was expected to do; and the one command with what is stated. */
function saysTheSame(before: Checklist, after: Checklist, { command, expectations }: ExpectationPlace): boolean {
  const commands = allCommandPlaces(after).map((place) => place.command);
  const places = allCommandPlaces(before);
  if (commands.length !== places.length) return false;
  return places.every((place, i) => {
    const now = commands[i];
    const isSame = now?.text === place.command.text && now.kind === place.command.kind && now.id === place.command.id;
    if (!isSame) return false;
    if (place.command !== command) return sameSet(now.expectations, place.command.expectations);
    const stated = expectations.flatMap(({ matcher }) => explicitForms(matcher) ?? []);
    const declared = declaredForms({ command: now });
    const kept = new Set(now.expectations.map(toKey));
    return (
      stated.every((form) => declared.has(form)) && place.command.expectations.every((one) => kept.has(toKey(one)))
    );
  });
}

function sameSet(left: readonly Expectation[], right: readonly Expectation[]): boolean {
  return left.length === right.length && left.every((one, i) => toKey(one) === toKey(right[i]));
}

function toKey(expectation: Expectation | undefined): string {
  return JSON.stringify([expectation?.source, expectation?.text, expectation?.matcher]);
}

/** The last line of the author's comment, with the rest of its sentence or list; of the command for words elsewhere. */
function lineAbove({ block, command, expectations: [first] }: ExpectationPlace, source: readonly string[]): number {
  const line = first?.line ?? command.range.end.line;
  const isInBlock = line > block.line && line <= block.endLine;
  const isInCommand = line >= command.range.start.line && line <= command.range.end.line;
  if (!isInBlock || isInCommand) return command.range.end.line;
  let last = line;
  while (last < block.endLine && goesOn(source[last + 1] ?? '', first?.text ?? '')) last++;
  return last;
}

/** Whether a line is a comment that belongs to the one above: an item of its list, or more of its words. */
function goesOn(line: string, text: string): boolean {
  const words = /^[\s>]*#+\s*(\S.*?)\s*$/.exec(line)?.[1];
  if (words === undefined || words.startsWith('expect:')) return false;
  return /^(?:[-*•✓✔✅]|\d{1,2}[.)])\s/u.test(words) || text.includes(words);
}

/** A fence under the block; it speaks of the block's last command only. */
function inFence(
  { block, command }: ExpectationPlace,
  forms: readonly string[],
  source: readonly string[],
): Statement | undefined {
  const [, prefix, fence] = /^([\s>]*)(`{3,}|~{3,})\s*$/.exec(source[block.endLine] ?? '') ?? [];
  const next = (source.slice(block.endLine + 1).find((line) => line.trim() !== '') ?? '').trim();
  if (block.commands.at(-1) !== command || fence === undefined || /^[`~]{3,} *expect\b/.test(next)) return undefined;
  const lines = [`${fence}expect`, ...forms, fence].map((line) => `${prefix ?? ''}${line}`);
  return linesBelow(block.endLine, lines, { forms, source });
}
