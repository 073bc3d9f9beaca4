import { stateOf } from '../../run/demands';
import { describeRow } from './describeRow';
import { firstLine, type ReleaseRow } from './releaseRows';
import { actionsOf } from './rowActions';
import type { RowContext } from './rowContext';
import { checkboxOf, iconOf, type RowIcon } from './rowIcon';

/** Everything that a row shows. */
export interface RowPresentation {
  readonly label: string;
  /** Whether the label is highlighted: it is the step that comes next. */
  readonly isCurrent: boolean;
  readonly description: string;
  readonly icon?: RowIcon;
  /** Whether its check box is ticked; absent when it has none. */
  readonly checked?: boolean;
  readonly expansion: 'none' | 'collapsed' | 'expanded';
  /** The kind of row, its state and what can be done with it, as words that `when` clauses test. */
  readonly contextValue: string;
  /** All of it in words, for a screen reader. */
  readonly accessibilityLabel: string;
}

export function presentRow(row: ReleaseRow, context: RowContext): RowPresentation {
  const label = labelOf(row);
  const description = describeRow(row, context);
  const icon = iconOf(row, context);
  const checked = checkboxOf(row, context);
  const isCurrent = row.kind === 'step' && row.step.id === context.current;
  const words = [label, checkboxWords(checked) ?? icon?.words ?? '', description, isCurrent ? 'next step' : ''];
  return {
    label,
    isCurrent,
    description,
    ...(icon ? { icon } : {}),
    ...(checked === undefined ? {} : { checked }),
    expansion: expansionOf(row, context),
    contextValue: contextValueOf(row, context),
    accessibilityLabel: withoutRepetition(words).join(', '),
  };
}

function labelOf(row: ReleaseRow): string {
  switch (row.kind) {
    case 'section':
      return row.section.title;
    case 'step':
      return row.label;
    case 'command':
      return firstLine(row.command.text);
  }
}

function expansionOf(row: ReleaseRow, { state }: RowContext): RowPresentation['expansion'] {
  if (row.kind === 'command' || row.children.length === 0) return 'none';
  if (row.kind === 'step') return row.step.children.length > 0 ? 'expanded' : 'collapsed';
  if (row.section.phase === 'reference') return 'collapsed';
  return row.section.phase === 'rollback' && !state?.rollback ? 'collapsed' : 'expanded';
}

function contextValueOf(row: ReleaseRow, context: RowContext): string {
  const state = row.kind === 'step' ? [stateOf(row.step, context.state).kind] : [];
  const logged = context.isReadOnly ? ['logged'] : [];
  return [row.kind, ...logged, ...state, ...actionsOf(row, context)].join(' ');
}

function checkboxWords(checked: boolean | undefined): string | undefined {
  if (checked === undefined) return undefined;
  return checked ? 'ticked' : 'not ticked';
}

/** Leaves out empty parts, and those that the next part begins with: `skipped`, `skipped: no images`. */
function withoutRepetition(parts: readonly string[]): readonly string[] {
  return parts.filter((part, index) => part !== '' && !parts[index + 1]?.startsWith(part));
}
