import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../util/disposable';

/** How long changes are collected before a list is read again, in milliseconds. */
const pause = 400;

/** A flat list that is read when it is first looked at, and again, with a pause, after each `reload`. */
export class ListTree<Row> implements vscode.TreeDataProvider<Row>, Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<undefined>());
  readonly #read: () => Promise<readonly Row[]>;
  readonly #toItem: (row: Row) => vscode.TreeItem;
  #rows: Promise<readonly Row[]> | undefined;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(read: () => Promise<readonly Row[]>, toItem: (row: Row) => vscode.TreeItem) {
    this.#read = read;
    this.#toItem = toItem;
  }

  /** The rows, read once until the next change. */
  rows(): Promise<readonly Row[]> {
    return (this.#rows ??= this.#read());
  }

  reload(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#rows = undefined;
      this.#changed.fire(undefined);
    }, pause);
  }

  /** Shows other rows of what was read. */
  show(rows: readonly Row[]): void {
    this.#rows = Promise.resolve(rows);
    this.#changed.fire(undefined);
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return this.#toItem(row);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    return row === undefined ? [...(await this.rows())] : [];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#store.dispose();
  }
}
