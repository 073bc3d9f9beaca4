import { fillRecord } from './fillRecord';
import type { LogContext } from './logContext';
import { cutLine, escapeText, fencedBlock, joinBlocks, toBlock } from './markdownText';

const mostLines = 80;

/** The checklist's own fields and summary forms, filled; nothing where it has none, or nothing of them is known. */
export function renderRecord(context: LogContext): string {
  const { fields, forms } = fillRecord(context);
  if (fields.length + forms.length === 0) return '';
  return joinBlocks([
    '## The checklist’s own fields',
    toBlock(
      fields.map(({ label, value, template }) => {
        const other = template === undefined ? '' : ` (the checklist says ${escapeText(cutLine(template, 80))})`;
        return `- **${escapeText(label)}:** ${escapeText(cutLine(value, 500))}${other}`;
      }),
    ),
    ...forms.map((form) => toBlock(fencedBlock(form.split('\n').slice(0, mostLines).join('\n'), 'text'))),
  ]);
}
