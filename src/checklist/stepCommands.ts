import type { Expectation } from '../expectation/expectation';
import type { ShellParser } from '../shell/shellScript';
import { lazy } from '../util/lazy';
import { isOneCommand } from './inlineBlocks';
import { findInlineCommands, type InlineCommand } from './inlineCommands';
import type { TableNode } from './markdownTree';
import { readCellExpectations, readSpanExpectations } from './spanExpectations';
import type { SpanPlace } from './spanContext';
import type { SourceText } from './sourceText';
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
  /** What the words or the row around it expect of it: read when somebody asks. */
  readonly expectations: () => readonly Expectation[];
}

/** The commands in words that begin in this line; those that go over a line's end are left to the person. */
export function readWordCommands(
  words: string,
  line: number,
  place: SpanPlace,
  source: SourceText,
): readonly PlacedCommand[] {
  // Most words hold no command: without a code span only a whole item can be one.
  if (place !== 'item' && !words.includes('`')) return [];
  const markdown = words.replace(/^\[[ \txX~-]\]/, '   ');
  const found = findInlineCommands(markdown, place);
  return found.flatMap((command, i) => {
    const above = markdown.slice(0, command.textStart).split('\n');
    const at = line + above.length - 1;
    const whole = (markdown.split('\n')[above.length - 1] ?? '').trim();
    const indentation = (source.lines[at] ?? '').lastIndexOf(whole);
    const column = indentation + (above.at(-1) ?? '').trimStart().length;
    if (indentation < 0) return [];
    const around = {
      before: markdown.slice(0, command.start),
      after: markdown.slice(command.end, found[i + 1]?.start),
    };
    return [toPlaced(command, at, column, () => readSpanExpectations(around, command.text, at))];
  });
}

/** The commands of a table by the lines of their rows. */
export function readTableCommands(
  table: TableNode,
  source: SourceText,
  shell: ShellParser,
): ReadonlyMap<number, readonly PlacedCommand[]> {
  const headWords = splitTableRow(source.lines[table.line] ?? '').map(({ markdown }) => markdown);
  const heads = headWords.map(isCommandColumn);
  const rows = new Map<number, readonly PlacedCommand[]>();
  if (!heads.includes(true)) return rows;
  for (const { line } of table.rows) {
    const cells = splitTableRow(source.lines[line] ?? '');
    const words = cells.map(({ markdown }) => markdown);
    const commands = cells
      .filter((_, column) => heads[column])
      .flatMap(({ markdown, column }) =>
        findInlineCommands(markdown, 'cell').map((command) =>
          toPlaced(command, line, column + command.textStart, () =>
            readCellExpectations(headWords, words, command.text, line),
          ),
        ),
      )
      .filter((command) => isOneCommand(command, shell));
    if (commands.length > 0) rows.set(line, commands);
  }
  return rows;
}

function toPlaced(
  { text, isAlternative }: InlineCommand,
  line: number,
  column: number,
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
