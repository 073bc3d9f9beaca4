import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import codicons from '@vscode/codicons/src/template/mapping.json';
import manifest from '../../package.json';
import strings from '../../package.nls.json';
import { pendingIcons, stateIcons } from '../../src/vscode/tree/rowIcon';

const prefix = 'releaseChecklist.';
const sources = sourcesIn('src').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const { contributes } = manifest;
const declared = contributes.commands.map(({ command }) => command);
const whenClauses = [...new Set(valuesOf(contributes, ['when', 'enablement']))];

/** Commands that no menu shows: one that keys reach with what to do, and one that other commands end with. */
const internal = new Set([`${prefix}onFocusedRow`, `${prefix}focusCurrentStep`]);

describe('commands', () => {
  const registered = registeredCommands();

  test('are registered, every one, and declared', () => {
    expect(registered.filter((id) => !internal.has(id)).sort()).toEqual([...declared].sort());
  });

  test('have an entry for the command palette, also to say that they are not in it', () => {
    const inPalette = contributes.menus.commandPalette.map(({ command }) => command);
    expect([...inPalette].sort()).toEqual([...declared].sort());
  });

  test('that menus, keys, welcome views, the walkthrough and the code name are there', () => {
    const named = [
      ...valuesOf([contributes.menus, contributes.keybindings], ['command']),
      ...linkedCommands(),
      ...literals(/executeCommand\(\s*'(releaseChecklist\.\w+)'/g),
      ...literals(/command: '(releaseChecklist\.\w+)'/g),
    ].filter((id) => id.startsWith(prefix));
    const focusCommands = contributes.views.releaseChecklist.map(({ id }) => `${id}.focus`);
    expect(named.filter((id) => ![...registered, ...focusCommands].includes(id))).toEqual([]);
  });

  test('that stand as an icon have one', () => {
    const icons = new Map(contributes.commands.map(({ command, ...more }) => [command, 'icon' in more]));
    const shown = Object.values(contributes.menus)
      .flat()
      .filter((item) => 'group' in item && /^(inline|navigation)/.test(item.group))
      .map(({ command }) => command);
    expect(shown.filter((id) => icons.get(id) !== true)).toEqual([]);
  });
});

describe('when clauses', () => {
  const own = [...sourceOf('contextKeys.ts').matchAll(/'(releaseChecklist\.\w+)'/g)].flatMap(([, key]) => key ?? []);
  const vscode = [
    'view',
    'viewItem',
    'focusedView',
    'listFocus',
    'inputFocus',
    'findWidgetVisible',
    'searchViewletFocus',
    'terminalFocus',
    'isWorkspaceTrusted',
    'workspaceFolderCount',
  ];
  const states = ['nothing', 'preview', 'running', 'finished'];

  test.each(whenClauses)('%s', (when) => {
    const keys = when
      .replace(/=~ \/.*?\/(?= |$)/g, '')
      .split(/&&|\|\|/)
      .map((term) => /^\s*!?([\w.]+)(?:\s*(?:==|!=)\s*([\w.]+))?\s*$/.exec(term));
    for (const key of keys) {
      expect([...own, ...vscode, 'false']).toContain(key?.[1]);
      if (key?.[1] === 'releaseChecklist.state') expect(states).toContain(key[2]);
    }
  });

  test('test words that rows have', () => {
    const actions = [...sourceOf('rowActions.ts').matchAll(/^ {2}\| '(\w+)'/gm)].flatMap(([, name]) => name ?? []);
    const words = [...actions, 'review', 'unfinished', 'hasLog', 'logged'];
    const tested = whenClauses.flatMap((when) => [...when.matchAll(/\\b(\w+)\\b/g)].flatMap(([, word]) => word ?? []));
    expect(actions.length).toBeGreaterThan(10);
    expect(tested.filter((word) => !words.includes(word))).toEqual([]);
  });

  test('name the keys that are set, and no others are set', () => {
    const set = literals(/setContext\(\s*'(releaseChecklist\.\w+)'/g);
    expect([...new Set(set)].sort()).toEqual([...new Set(own)].sort());
  });
});

describe('settings', () => {
  const settings = Object.keys(contributes.configuration.properties).map((id) => id.slice(prefix.length));

  test.each(settings)('%s is read', (name) => {
    expect(sources.some(({ text }) => new RegExp(`\\.(?:get|inspect)(<[^>]*>)?\\(\\s*'${name}'`).test(text))).toBe(
      true,
    );
  });

  test('that an untrusted workspace cannot set are there', () => {
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    expect(restricted.filter((id) => !settings.includes(id.slice(prefix.length)))).toEqual([]);
    expect(restricted).toContain(`${prefix}shells`);
  });
});

test('every string is in package.nls.json, and every string there is used', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].flatMap(([, key]) => key ?? []);
  expect([...new Set(used)].sort()).toEqual(Object.keys(strings).sort());
});

test('every view and command has its title in package.nls.json', () => {
  const titles = [
    ...contributes.commands.flatMap(({ title, category }) => [title, category]),
    ...contributes.views.releaseChecklist.map(({ name }) => name),
    ...contributes.viewsWelcome.map(({ contents }) => contents),
  ];
  expect(titles.filter((title) => !/^%[\w.]+%$/.test(title))).toEqual([]);
});

test('every view has an icon', () => {
  expect(contributes.views.releaseChecklist.filter(({ icon }) => !icon)).toEqual([]);
});

test('every product icon exists', () => {
  const used = [
    ...[...JSON.stringify(manifest).matchAll(/\$\(([\w-]+)\)/g)].flatMap(([, name]) => name ?? []),
    ...literals(/\$\(([a-z][\w-]*)(?:~spin)?\)(?: |\\u00a0)/g),
    ...literals(/new vscode\.ThemeIcon\('([\w-]+)'/g),
    ...literals(/name: '([\w~-]+)', color: '/g),
    ...[...Object.values(stateIcons), ...Object.values(pendingIcons)].map(({ name }) => name),
  ].map((name) => name.replace(/~spin$/, ''));
  expect(used.length).toBeGreaterThan(30);
  expect([...new Set(used)].filter((name) => !(name in codicons))).toEqual([]);
});

test('every file that the manifest names exists', () => {
  const files = [
    manifest.icon,
    ...valuesOf(contributes, ['icon', 'markdown']).filter((path) => path.startsWith('media/')),
    ...Object.keys(stateIcons).map((state) => `media/gutter/${state}.svg`),
  ];
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter((path) => !existsSync(path))).toEqual([]);
});

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function sourceOf(name: string): string {
  return sources.find(({ path }) => path.endsWith(`/${name}`))?.text ?? '';
}

/** What the pattern's first group finds in all sources. */
function literals(pattern: RegExp): readonly string[] {
  return sources.flatMap(({ text }) => [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []));
}

/** All values of these properties, however deep. */
function valuesOf(tree: unknown, names: readonly string[]): readonly string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && names.includes(name) ? [value] : valuesOf(value, names),
  );
}

function linkedCommands(): readonly string[] {
  const links = Object.values(strings).flatMap((text) => [...text.matchAll(/\(command:([\w.]+)\)/g)]);
  const events = valuesOf(contributes.walkthroughs, ['command']);
  return [...links.flatMap(([, id]) => id ?? []), ...events];
}

/** Ids given to `registerCommand`, and the members of the object given to `registerHandlers`. */
function registeredCommands(): readonly string[] {
  const ids: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) ids.push(...registeredBy(node));
    ts.forEachChild(node, visit);
  };
  for (const { path, text } of sources) {
    if (/registerCommand\(|registerHandlers\(/.test(text))
      visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022));
  }
  return ids;
}

function registeredBy({ expression, arguments: [first, second] }: ts.CallExpression): readonly string[] {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  if (name === 'registerCommand') return first && ts.isStringLiteral(first) ? [first.text] : [];
  const isHandlers = ts.isIdentifier(expression) && expression.text === 'registerHandlers';
  if (!isHandlers || !second || !ts.isObjectLiteralExpression(second)) return [];
  return second.properties.flatMap((property) =>
    property.name && ts.isIdentifier(property.name) ? [`${prefix}${property.name.text}`] : [],
  );
}
