import type { Expectation } from '../expectation/expectation';
import { isExpectedColumn } from '../expectation/inferCell';
import type { ShellParser } from '../shell/shellScript';
import { lazy } from '../util/lazy';
import type { Problem } from '../util/problem';
import type { SourcePosition } from '../util/sourceRange';
import { isOneCommand } from './inlineBlocks';
import { mayBeCommandItem } from './commandText';
import { endOfClause, findInlineCommands, type InlineCommand } from './inlineCommands';
import type { TableNode } from './markdownTree';
import {
  createPlaceOf,
  orphanProblem,
  readComments,
  readSpanComment,
  type CommentedWords,
  type PlaceOf,
} from './spanComments';
import { cellOfCommand, readCellExpectations, readPointedExpectations, readSpanExpectations } from './spanExpectations';
import { readExpectDirective } from './expectDirective';
import { joins, type SpanPlace } from './spanContext';
import { readExpectationsBehind, readToldOf } from './proseExpectations';
import { toReview } from './declaredExpectations';
import type { OwnPrograms } from './ownPrograms';
import type { SourceText } from './sourceText';
import type { Surrounding } from './surroundings';
import { isCommandColumn, splitTableRow } from './tableRow';

/** A command in an author's words, with its place in the checklist. */
export interface PlacedCommand {
  /** What the shell gets. */
  readonly text: string;
  /** As written: in a table, with the backslashes before its pipes. */
  readonly written: string;
  /** 0-based line, and the columns of the text in it; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly isAlternative: boolean;
  /**
   * What the words or the row around it expect of it, and the comments behind it: `<!-- expect: http 200 -->`. Read when
   * somebody asks.
   */
  readonly expectations: () => readonly Expectation[];
}

/** The commands in an author's words, and what is odd in the comments behind them. */
export interface WordCommands {
  readonly commands: readonly PlacedCommand[];
  readonly problems: readonly Problem[];
}

/** Most words hold no command: without a code span only an item can be one as a whole, and have an orphan's comment. */
export function mayHoldCommand(text: string, place: SpanPlace): boolean {
  if (text.includes('`')) return true;
  if (place !== 'item') return false;
  return text.includes('<!--') || mayBeCommandItem(firstWord(text));
}

/** Behind the box, if there is one. */
function firstWord(text: string): string {
  const words = (text.startsWith('[') ? text.replace(/^\[[ \txX~-]\]/, '') : text).trimStart();
  const end = words.search(/\s/);
  return end < 0 ? words : words.slice(0, end);
}

/** The commands in words that begin in this line; those that go over a line's end are left to the person. */
export function readWordCommands(
  text: string,
  line: number,
  place: SpanPlace,
  { source, shell, own, behind }: CommandReading & { readonly behind: () => readonly Surrounding[] },
): WordCommands {
  const isTask = /^\[[ \txX~-]\]/.test(text);
  const markdown = text.replace(/^\[[ \txX~-]\]/, '   ');
  const { words, comments } = readComments(markdown);
  const placeOf = createPlaceOf(markdown, line, source);
  const found = findInlineCommands(words, place, own).filter(
    (command) => placeOf(command.textStart).column >= 0 && isOneCommand(command, shell),
  );
  const together = lazy(() => readTogether(words, found, line));
  const arePaired = lazy(() => found.length > 1 && found.every(({ end }) => valueBehind.test(words.slice(end))));
  const commands = found.map((command, i) => {
    const at = placeOf(command.textStart);
    const before = words.slice(0, command.start);
    const isLast = i === found.length - 1;
    return toPlaced(command, at, () => {
      const below = isLast ? behind() : [];
      const end = Math.min(found[i + 1]?.start ?? words.length, endOfClause(words, command.end));
      const after = words.slice(command.end, end);
      const value = arePaired() ? valueBehind.exec(words.slice(command.end))?.[1] : undefined;
      const told = value === undefined ? after : ` prints \`${value}\``;
      const own =
        below.find(({ kind }) => kind !== 'declared')?.label === undefined ? told : told.replace(endingLabel, '');
      return [
        ...(together().get(i) ?? readSpanExpectations({ before, after: own, isTask }, command.text, at.line)),
        ...readExpectationsBehind(command.text, below),
      ];
    });
  });
  return addDeclared({ words, comments, found, commands }, placeOf, source);
}

/** `` `a`: `live`, `b`: `eu` ``, `` `a` (`live`), `b` (`eu`) ``: where each command has such a word, it is what it prints; a file or an option is not. */
const valueBehind = /^\s*(?:[:：–—-]\s*|[(（])`(\p{L}{2,20})`[)）]?\s*(?:[,;.]|<br\s*\/?>|$|(?:and|und|et|y|e)\s)/iu;

/** What is said behind several joined commands of all of them: ``Run `a` and `b`: both print `x` ``, by their index. */
function readTogether(
  words: string,
  found: readonly InlineCommand[],
  line: number,
): ReadonlyMap<number, readonly Expectation[]> {
  let first = found.length - 1;
  while (first > 0 && joins.test(words.slice(found[first - 1]?.end, found[first]?.start))) first--;
  const last = found.at(-1);
  if (last === undefined || first === found.length - 1) return new Map();
  const tail = words.slice(last.end).replace(/^[\s:：;,.–—-]+(?:which\s+)?/u, '');
  const [sentence = ''] = tail.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  if (!/^(?:they|these|both|each|all|the|neither|none|respectively|[`"“])/i.test(sentence) && !isEach.test(sentence))
    return new Map();
  const texts = found.slice(first).map(({ text }) => text);
  return new Map(readToldOf(texts, sentence, line).map((read, i) => [first + i, read]));
}

const isEach = /\b(?:respectively|in (?:this|that|the same) order)\b/i;

/** `It should print:`, of what stands below. */
const endingLabel = /(?<=[.!?;]\s|[–—-]\s|^)[^.!?;]*[:：]\s*$/u;

/** The commands of a table by the lines of their rows, and what is odd in the comments behind them. */
export function readTableCommands(
  table: TableNode,
  { source, shell, own }: CommandReading,
): { readonly rows: ReadonlyMap<number, readonly PlacedCommand[]>; readonly problems: readonly Problem[] } {
  const headWords = splitTableRow(source.lines[table.line] ?? '').map(({ markdown }) => markdown);
  const heads = headWords.map(isCommandColumn);
  const place = headWords.some(isExpectedColumn) ? 'told-cell' : 'cell';
  const rows = new Map<number, readonly PlacedCommand[]>();
  const problems: Problem[] = [];
  if (!heads.includes(true)) return { rows, problems: orphansIn(table, source) };
  for (const { line } of table.rows) {
    const row = source.lines[line] ?? '';
    if (!row.includes('`') && !row.includes('<!--')) continue;
    const cells = splitTableRow(row).map((cell) => ({ ...cell, ...readComments(cell.markdown) }));
    const cellWords = cells.map(({ words }) => words);
    const read = cells
      .filter((_, column) => heads[column])
      .map(({ words, comments, column }) => {
        const placeOf = (offset: number): SourcePosition => ({ line, column: column + offset });
        const found = findInlineCommands(words, place, own).filter((command) => isOneCommand(command, shell));
        const ownCells = (place: number): readonly string[] =>
          cellWords.map((cell, i) => cellOfCommand(headWords[i] ?? '', cell, place, found.length));
        const commands = found.map((command, place) =>
          toPlaced(command, placeOf(command.textStart), () => [
            ...readCellExpectations(headWords, ownCells(place), command.text, line),
            ...readPointedExpectations(words.slice(command.end), command.text, line),
          ]),
        );
        return {
          hasCommands: found.length > 0,
          column,
          ...addDeclared({ words, comments, found, commands }, placeOf, source),
        };
      });
    const withCommands = read.filter(({ hasCommands }) => hasCommands);
    problems.push(...withCommands.flatMap((cell) => cell.problems));
    const commands = withCommands.flatMap((cell) => cell.commands);
    const others = cells.filter(({ column }) => !withCommands.some((cell) => cell.column === column));
    const told = others.flatMap(({ comments, column }) =>
      comments.flatMap(
        (comment) => readSpanComment(comment, (offset) => ({ line, column: column + offset }), source) ?? [],
      ),
    );
    problems.push(...told.flatMap((comment) => comment.problems));
    if (told.length > 0 && commands.length !== 1) problems.push(orphanProblem(line, source));
    if (commands.length > 0)
      rows.set(
        line,
        withTold(
          commands,
          told.flatMap(({ expectations }) => expectations),
        ),
      );
  }
  return { rows, problems };
}

/** Expectations in a table that holds no commands. */
function orphansIn({ rows }: TableNode, source: SourceText): readonly Problem[] {
  return rows.flatMap(({ line }) => {
    const row = source.lines[line] ?? '';
    const isRead = ({ body }: { readonly body: string }): boolean => readExpectDirective(body)?.kind === 'read';
    return row.includes('<!--') && readComments(row).comments.some(isRead) ? [orphanProblem(line, source)] : [];
  });
}

/** What other cells of a row declare is said of its command; where it has several, a person is asked of each. */
function withTold(commands: readonly PlacedCommand[], told: readonly Expectation[]): readonly PlacedCommand[] {
  if (told.length === 0) return commands;
  const own = commands.length === 1 ? told : told.map(({ text, line }) => toReview(text, line));
  return commands.map((command) => ({ ...command, expectations: lazy(() => [...command.expectations(), ...own]) }));
}

/** What reading commands in words takes. */
export interface CommandReading {
  readonly source: SourceText;
  readonly shell: ShellParser;
  /** Programs that the document itself shows to be such. */
  readonly own: OwnPrograms;
}

interface FoundCommands extends CommentedWords {
  readonly found: readonly InlineCommand[];
  readonly commands: readonly PlacedCommand[];
}

/** A comment speaks of the command before it, unless another code span stands between. */
function addDeclared(
  { words, comments, found, commands }: FoundCommands,
  placeOf: PlaceOf,
  source: SourceText,
): WordCommands {
  const declared = new Map<number, readonly Expectation[]>();
  const problems: Problem[] = [];
  for (const comment of comments) {
    const read = readSpanComment(comment, placeOf, source);
    const above = words.slice(0, comment.start);
    const command = found.findIndex(({ end }) => end <= comment.start && !above.slice(end).includes('`'));
    if (read && command < 0) problems.push(orphanProblem(placeOf(comment.start).line, source));
    if (!read || command < 0) continue;
    declared.set(command, [...(declared.get(command) ?? []), ...read.expectations]);
    problems.push(...read.problems);
  }
  if (declared.size === 0) return { commands, problems };
  const own = (i: number): readonly Expectation[] => declared.get(i) ?? [];
  return {
    commands: commands.map((command, i) => ({
      ...command,
      expectations: lazy(() => [...command.expectations(), ...own(i)]),
    })),
    problems,
  };
}

function toPlaced(
  { text, isAlternative }: InlineCommand,
  { line, column }: SourcePosition,
  expectations: () => readonly Expectation[],
): PlacedCommand {
  return {
    text: text.replaceAll('\\|', '|'),
    written: text,
    line,
    column,
    endColumn: column + text.length,
    isAlternative,
    expectations: lazy(expectations),
  };
}
