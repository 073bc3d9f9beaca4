import type { Checklist } from '../../checklist/checklist';
import { listPlaceholders } from '../../checklist/listPlaceholders';
import { allCommandPlaces } from './checklistPlaces';

/** A stretch of one line with a meaning of its own. */
export interface Highlight {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly kind: HighlightKind;
}

/** A text to be replaced before a command can run; a word or sign of the expectation grammar; its regular expression. */
export type HighlightKind = 'placeholder' | 'expectation' | 'pattern';

export const highlightKinds: readonly HighlightKind[] = ['placeholder', 'expectation', 'pattern'];

/** Everything in a checklist that Markdown's own colours do not tell, in the order of the text; none overlap. */
export function highlights(text: string, checklist: Checklist): readonly Highlight[] {
  const found = [...placeholderHighlights(text, checklist), ...grammarHighlights(text, checklist)];
  found.sort((a, b) => a.line - b.line || a.start - b.start || b.length - a.length);
  return found.filter((one, i) => {
    const before = found[i - 1];
    return before?.line !== one.line || before.start + before.length <= one.start;
  });
}

function placeholderHighlights(text: string, checklist: Checklist): readonly Highlight[] {
  return listPlaceholders(text, checklist)
    .filter(({ kind, range }) => kind === 'open' && range.start.line === range.end.line)
    .map(({ range: { start, end } }) => {
      return { line: start.line, start: start.column, length: end.column - start.column, kind: 'placeholder' };
    });
}

/** The words of the grammar in declared expectations that could be read. */
function grammarHighlights(text: string, checklist: Checklist): readonly Highlight[] {
  const lines = text.split(/\r\n|\r|\n/);
  const declared = allCommandPlaces(checklist)
    .flatMap(({ command }) => command.expectations)
    .filter(({ source, matcher }) => source === 'declared' && matcher.kind !== 'review');
  return declared.flatMap((expectation): readonly Highlight[] => {
    const { line } = expectation;
    const offset = (lines[line] ?? '').lastIndexOf(expectation.text);
    if (offset < 0) return [];
    const [word = ''] = grammarWord.exec(expectation.text) ?? [];
    const regex = expectation.matcher.kind !== 'contains' ? /\/.+\/i?/.exec(expectation.text) : null;
    return [
      ...(word === '' ? [] : [{ line, start: offset, length: word.length, kind: 'expectation' as const }]),
      ...(regex ? [{ line, start: offset + regex.index, length: regex[0].length, kind: 'pattern' as const }] : []),
    ];
  });
}

const grammarWord =
  /^(?:!|=(?=\s)|not empty\b|(?:contains|empty|exit|http|lines|number|version|json|duration|capture)\b)/;
