import * as vscode from 'vscode';
import type { Checklist, StepId } from '../../checklist/checklist';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { Viewed } from '../viewedRelease';
import { describeRow } from './describeRow';
import { allRows, rowsAround, toReleaseRows, type ReleaseRow, type StepRow } from './releaseRows';
import { toRecordRows, type RecordRow } from './recordRows';
import { toLogRowContext, toRowContext, type RowContext } from './rowContext';
import { checkboxOf } from './rowIcon';
import { tooltipOf } from './rowTooltip';
import { toRecordItem, toTooltip, toTreeItem } from './toTreeItem';

/** A row of the checklist, or of what is said above it of a log that is read. */
export type ViewRow = ReleaseRow | RecordRow;

const nothing: RowContext = { counted: new Set(), waiting: new Map() };

/** The rows of the Release view, as VS Code asks for them. */
export class ReleaseTree implements vscode.TreeDataProvider<ViewRow>, Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<ViewRow | ViewRow[] | undefined>());
  #checklist: Checklist | undefined;
  #rows: readonly ReleaseRow[] = [];
  #recordRows: readonly RecordRow[] = [];
  #steps: ReadonlyMap<StepId, StepRow> = new Map();
  #context: RowContext = nothing;

  readonly onDidChangeTreeData = this.#changed.event;

  /** What the rows are shown with now. */
  get context(): RowContext {
    return this.#context;
  }

  /** The row of the step that comes next. */
  get currentRow(): StepRow | undefined {
    return this.#context.current === undefined ? undefined : this.#steps.get(this.#context.current);
  }

  /** Shows another state; when only one step changed, only the rows that show it are asked for again. */
  show(shown: Viewed, changedStep?: StepId): void {
    const before = this.#context;
    const checklist = checklistOf(shown);
    this.#context = contextOf(shown);
    this.#recordRows = shown.kind === 'log' ? toRecordRows(shown.review) : [];
    if (checklist === this.#checklist && changedStep !== undefined && !this.#losesPart(before, changedStep)) {
      this.#changed.fire(this.#changedRows(before, changedStep));
      return;
    }
    // Rows that are replaced lose a click that falls between, and keep their place for a moment only: not for nothing.
    if (checklist === this.#checklist && shown.kind === 'run' && isSame(before, this.#context)) return;
    if (checklist !== this.#checklist) this.#replaceRows(checklist);
    this.#changed.fire(undefined);
  }

  /** Shows the row again as it is: what the person did to its check box is taken back. */
  refresh(row: ViewRow): void {
    this.#changed.fire(row);
  }

  getTreeItem(row: ViewRow): vscode.TreeItem {
    return row.kind === 'record' ? toRecordItem(row) : toTreeItem(row, this.#context);
  }

  getChildren(row?: ViewRow): ViewRow[] {
    if (!row) return [...this.#recordRows, ...this.#rows];
    return row.kind === 'command' ? [] : [...row.children];
  }

  getParent(row: ViewRow): ViewRow | undefined {
    return row.parent;
  }

  resolveTreeItem(item: vscode.TreeItem, row: ViewRow): vscode.TreeItem {
    if (row.kind !== 'record') item.tooltip = toTooltip(tooltipOf(row, this.#context));
    return item;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #replaceRows(checklist: Checklist | undefined): void {
    this.#checklist = checklist;
    this.#rows = checklist ? toReleaseRows(checklist) : [];
    const steps = [...allRows(this.#rows)].filter((row) => row.kind === 'step');
    this.#steps = new Map(steps.map((row) => [row.step.id, row]));
  }

  /**
   * Whether the step's row has its check box or its icon no more. VS Code takes neither away when one row is shown
   * again, only when all are.
   */
  #losesPart(before: RowContext, changedStep: StepId): boolean {
    const row = this.#steps.get(changedStep);
    if (!row) return false;
    const [had, has] = [before, this.#context].map((context) => checkboxOf(row, context) !== undefined);
    return had !== has;
  }

  /** The step's row, those that are or were next, and those around them that now say something else. */
  #changedRows(before: RowContext, changedStep: StepId): ReleaseRow[] {
    const ids = new Set([changedStep, before.current, this.#context.current, ...before.waiting.keys()]);
    const rows = [...ids].flatMap((id) => (id === undefined ? [] : (this.#steps.get(id) ?? [])));
    const around = rows
      .flatMap(rowsAround)
      .filter((row) => describeRow(row, before) !== describeRow(row, this.#context));
    return [...new Set([...rows, ...around])];
  }
}

/** Whether rows look the same with both: all else is derived from these, and from the checklist. */
function isSame(one: RowContext, other: RowContext): boolean {
  return one.state === other.state && one.silentSince === other.silentSince && one.isReadOnly === other.isReadOnly;
}

function checklistOf(shown: Viewed): Checklist | undefined {
  if (shown.kind === 'nothing') return undefined;
  if (shown.kind !== 'log') return shown.checklist;
  const { contents } = shown.review;
  return contents.kind === 'run' ? contents.context.checklist : undefined;
}

function contextOf(shown: Viewed): RowContext {
  if (shown.kind === 'nothing') return nothing;
  if (shown.kind !== 'log') return toRowContext(shown);
  const { contents } = shown.review;
  return contents.kind === 'run' ? toLogRowContext(contents.context) : nothing;
}
