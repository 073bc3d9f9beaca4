import type { Checklist, Command } from '../../checklist/checklist';
import { hasPrompt } from '../../checklist/prompt';
import type { Expectation } from '../../expectation/expectation';
import { allCommandPlaces, expectationsOnLine, type ExpectationPlace } from './checklistPlaces';
import { explicitForms } from './explicitForms';

/** Lines to be written into a checklist, each whole with its indentation, below a 0-based line. */
export interface LinesBelow {
  readonly below: number;
  readonly lines: readonly string[];
}

/**
 * What was inferred from the words on a 0-based line, declared: as a comment under them; under the command where the
 * words stand outside its block, and in an `expect` fence where the block is a session, whose `#` lines are output.
 * `undefined` where the words have no declared form, where the place has none for it, and where what is expected of
 * any command would come out otherwise: the checklist is read again with the lines in it, to be sure.
 */
export function stateExplicitly(
  checklist: Checklist,
  line: number,
  text: string,
  parse: (text: string) => Checklist,
): LinesBelow | undefined {
  const source = text.split(/\r\n|\r|\n/);
  // Words that speak of several commands stand under the last of them.
  const place = expectationsOnLine(checklist, line).at(-1);
  const added = place && toLines(place, source);
  if (!added) return undefined;
  const after = parse(
    [...source.slice(0, added.below + 1), ...added.lines, ...source.slice(added.below + 1)].join('\n'),
  );
  return saysTheSame(checklist, after, place) ? added : undefined;
}

function toLines(place: ExpectationPlace, source: readonly string[]): LinesBelow | undefined {
  const { block, command, expectations } = place;
  if (expectations.some((one) => one.source !== 'inferred') || block.inline) return undefined;
  const forms = expectations.map(({ matcher }) => explicitForms(matcher));
  if (!forms.every((form) => form !== undefined)) return undefined;
  const declared = declaredForms(place);
  const unsaid = [...new Set(forms.flat())].filter((form) => !declared.has(form));
  if (unsaid.length === 0 || (command.kind !== 'command' && command.kind !== 'follow')) return undefined;
  if (hasPrompt(block.text)) return inFence(place, unsaid, source);
  const below = lineAbove(place, source);
  const prefix = /^[\s>]*/.exec(source[below] ?? '')?.[0] ?? '';
  return { below, lines: unsaid.map((form) => `${prefix}# expect: ${form}`) };
}

function declaredForms({ command }: { readonly command: Command }): ReadonlySet<string> {
  const declared = command.expectations.filter(({ source }) => source === 'declared');
  return new Set(declared.flatMap(({ matcher }) => explicitForms(matcher) ?? []));
}

/** Whether the commands are the same, each with what it was expected to do; of the one command, now declared. */
function saysTheSame(before: Checklist, after: Checklist, { command, expectations }: ExpectationPlace): boolean {
  const commands = allCommandPlaces(after).map((place) => place.command);
  const places = allCommandPlaces(before);
  if (commands.length !== places.length) return false;
  return places.every((place, i) => {
    const now = commands[i];
    if (now?.text !== place.command.text || now.kind !== place.command.kind) return false;
    if (place.command !== command) return sameSet(now.expectations, place.command.expectations);
    const others = place.command.expectations.filter((one) => !expectations.includes(one));
    const stated = expectations.flatMap(({ matcher }) => explicitForms(matcher) ?? []);
    const declared = declaredForms({ command: now });
    const kept = new Set(now.expectations.map(toKey));
    return stated.every((form) => declared.has(form)) && others.every((one) => kept.has(toKey(one)));
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
): LinesBelow | undefined {
  const [, prefix, fence] = /^([\s>]*)(`{3,}|~{3,})\s*$/.exec(source[block.endLine] ?? '') ?? [];
  const next = (source.slice(block.endLine + 1).find((line) => line.trim() !== '') ?? '').trim();
  if (block.commands.at(-1) !== command || fence === undefined || /^[`~]{3,} *expect\b/.test(next)) return undefined;
  return { below: block.endLine, lines: [`${fence}expect`, ...forms, fence].map((line) => `${prefix ?? ''}${line}`) };
}
