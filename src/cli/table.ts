/** Rows under their heads, in columns: the first is text, and is cut when it is long; figures stand to the right. */
export function renderTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows].map((row) => row.map((cell) => cut(cell)));
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
  return cells
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => align(cell, widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

const widest = 60;

function cut(cell: string): string {
  const characters = charactersOf(cell);
  return characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : cell;
}

function widthOf(cell: string): number {
  return charactersOf(cell).length;
}

function charactersOf(cell: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(cell), ({ segment }) => segment);
}

function align(cell: string, width: number): string {
  const space = ' '.repeat(width - widthOf(cell));
  return /^(?:·|[\d.]+(?: (?:ms|s|min|h|d).*)?)$/.test(cell) ? space + cell : cell + space;
}
