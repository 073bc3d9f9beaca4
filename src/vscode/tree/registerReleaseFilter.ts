import * as vscode from 'vscode';
import { everything, outcomeChoices, type OutcomeChoice, type ReleaseFilter } from '../../log/list/releaseFilter';
import type { ReleaseSummary } from '../../log/list/releaseSummary';
import { plainNameOf } from '../../log/logContext';
import { DisposableStore, type Disposable } from '../../util/disposable';
import type { ReleaseList } from './releaseList';

/** The commands that narrow the list of releases, and widen it again. */
export function registerReleaseFilter(list: ReleaseList): Disposable {
  const store = new DisposableStore();
  store.add(vscode.commands.registerCommand('releaseChecklist.filterReleases', () => chooseFilter(list)));
  store.add(vscode.commands.registerCommand('releaseChecklist.searchReleases', () => search(list)));
  store.add(vscode.commands.registerCommand('releaseChecklist.clearReleaseFilter', () => list.setFilter(everything)));
  return store;
}

/** One thing that releases can be narrowed to. */
interface FilterItem extends vscode.QuickPickItem {
  readonly add?: (filter: ReleaseFilter) => ReleaseFilter;
}

async function chooseFilter(list: ReleaseList): Promise<void> {
  const chosen = await vscode.window.showQuickPick(itemsOf(list), {
    title: 'Show releases that are…',
    placeHolder: 'Within a group any of the chosen, and all of the groups',
    canPickMany: true,
  });
  if (!chosen) return;
  const { text } = list.filter;
  list.setFilter(chosen.reduce((filter: ReleaseFilter, { add }) => add?.(filter) ?? filter, { ...everything, text }));
}

function itemsOf({ all, filter }: ReleaseList): FilterItem[] {
  const summaries = all.flatMap(({ summary }) => summary ?? []);
  const outcomes = Object.entries(outcomeChoices) as [OutcomeChoice, string][];
  return [
    ...group('Outcome', outcomes, (outcome) => ({
      picked: filter.outcomes.has(outcome),
      add: (before) => ({ ...before, outcomes: new Set([...before.outcomes, outcome]) }),
    })),
    {
      label: 'with deviations',
      description: 'a step skipped, overridden or failed; rolled back, aborted',
      picked: filter.isDeviating,
      add: (before) => ({ ...before, isDeviating: true }),
    },
    ...group(
      'Person',
      valuesIn(summaries, ({ people }) => people.map(plainNameOf)),
      (name) => ({
        picked: filter.people.has(name),
        add: (before) => ({ ...before, people: new Set([...before.people, name]) }),
      }),
    ),
    ...group(
      'Checklist',
      valuesIn(summaries, ({ checklist }) => [checklist]),
      (path) => ({
        picked: filter.checklists.has(path),
        add: (before) => ({ ...before, checklists: new Set([...before.checklists, path]) }),
      }),
    ),
  ];
}

function group<Value extends string>(
  title: string,
  values: readonly (readonly [value: Value, words: string])[],
  toItem: (value: Value) => Required<Pick<FilterItem, 'picked' | 'add'>>,
): FilterItem[] {
  const separator = { label: title, kind: vscode.QuickPickItemKind.Separator };
  return [separator, ...values.map(([value, words]) => ({ label: words, ...toItem(value) }))];
}

/** Each value once with its words, in the order of the alphabet. */
function valuesIn(
  summaries: readonly ReleaseSummary[],
  valuesOf: (summary: ReleaseSummary) => readonly string[],
): readonly (readonly [string, string])[] {
  const values = new Set(summaries.flatMap(valuesOf));
  return [...values].sort((a, b) => a.localeCompare(b)).map((value) => [value, value]);
}

/** The list follows what is typed; Escape gives back what was there. */
function search(list: ReleaseList): Promise<void> {
  const before = list.filter;
  const input = vscode.window.createInputBox();
  input.title = 'Search releases';
  input.prompt = 'Words in the title, the inputs, the checklist’s path, or the people';
  input.value = before.text;
  input.onDidChangeValue((text) => list.setFilter({ ...list.filter, text }));
  return new Promise((resolve) => {
    let isAccepted = false;
    input.onDidAccept(() => {
      isAccepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!isAccepted) list.setFilter({ ...list.filter, text: before.text });
      input.dispose();
      resolve();
    });
    input.show();
  });
}
