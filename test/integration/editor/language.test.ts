import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { poll } from '../poll';

suite('the language of checklists in the editor', () => {
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    document = await open('RELEASE.md');
  });

  test('a hover says what was understood, and why a block is not run', async () => {
    assert.match(await hoverOn('Expected'), /Understood as.*`HTTP 200`[^]*# expect: http 200/);
    assert.match(await hoverOn('curl'), /Runs in the terminal[^]*Asked for: `<host>`/);
    assert.match(await hoverOn('yaml'), /Not run[^]*YAML/);
  });

  test('“State it explicitly” writes the line under the comment, when it is chosen', async () => {
    const before = document.getText();
    const [action] = await actionsOn('Expected', 'State it explicitly');
    assert.equal(document.getText(), before);
    assert.ok(action?.edit, 'no such action');
    await vscode.workspace.applyEdit(action.edit);
    const line = lineOf('Expected');
    assert.equal(document.lineAt(line + 1).text, '# expect: http 200');
    assert.deepEqual(await actionsOn('Expected', 'State it explicitly'), []);
  });

  test('a misspelled key is changed to the one that is near', async () => {
    let action: vscode.CodeAction | undefined;
    await poll('the action', async () => {
      [action] = await actionsOn('confrim', 'Change to “confirm”');
      return problemsNow().length > 0 && action !== undefined;
    });
    assert.ok(action?.edit, 'it does nothing');
    assert.equal(action.isPreferred, true);
    await vscode.workspace.applyEdit(action.edit);
    assert.match(document.getText(), /```bash retry=2 confirm\n/);
    await poll('no problem', () => problemsNow().length === 0);
  });

  test('the grammar is offered in an expect fence, and keys on a command block', async () => {
    const inFence = await completionsAt(new vscode.Position(lineOf('number /') + 1, 0));
    assert.deepEqual(inFence.slice(0, 3), ['http', 'json', 'number']);
    const atBlock = await completionsAt(document.lineAt(lineOf('```bash retry=2 confirm')).range.end, ' ');
    assert.ok(!atBlock.includes('http'));
  });

  test('nothing is offered in a text that is no checklist', async () => {
    const readme = await open('README.md');
    const at = readme.positionAt(readme.getText().indexOf('$') + 1);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      readme.uri,
      at,
      '$',
    );
    assert.deepEqual(
      list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Variable),
      [],
    );
  });

  test('placeholders and the grammar have tokens of their own', async () => {
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.deepEqual(legend.tokenTypes, ['checklistPlaceholder', 'checklistExpectation', 'checklistPattern']);
    assert.deepEqual(textsOf(tokens), ['<host>', 'http', 'number', '/(\\d+) passed/']);
  });

  test('the outline has the steps, and leaves the headings to Markdown’s own', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.filter(({ kind }) => kind === vscode.SymbolKind.Event).map(({ name, detail }) => [name, detail]),
      [
        ['The service answers', '1 command'],
        ['The tests pass', '1 command'],
      ],
    );
  });

  test('a step is folded with the block under it', async () => {
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const step = ranges.filter(({ start }) => start === lineOf('The service answers'));
    assert.ok(
      step.some(({ end }) => end > lineOf('Expected')),
      JSON.stringify(step),
    );
  });

  test('an output from the clipboard is tested, and its verdicts shown', async () => {
    const editor = await vscode.window.showTextDocument(document);
    const position = new vscode.Position(lineOf('curl'), 3);
    editor.selection = new vscode.Selection(position, position);
    await vscode.env.clipboard.writeText('HTTP/1.1 503 Service Unavailable\n');
    const done = vscode.commands.executeCommand('releaseChecklist.testAgainstOutput');
    await poll('the result', () => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.visibleTextEditors.some(({ document: shown }) => shown.uri.path.includes('Test of'));
    });
    await done;
    const shown = vscode.window.visibleTextEditors.find(({ document: one }) => one.uri.path.includes('Test of'));
    assert.match(
      shown?.document.getText() ?? '',
      /^curl[^]*Mismatched: [^]*mismatched\s+HTTP 200\n.*503[^]*not tested\s+exit 0/,
    );
  });

  /** What is only good to know is shown as a hint, and is no problem. */
  function problemsNow(): readonly vscode.Diagnostic[] {
    const diagnostics = vscode.languages.getDiagnostics(document.uri);
    return diagnostics.filter(({ severity }) => severity !== vscode.DiagnosticSeverity.Hint);
  }

  function lineOf(text: string): number {
    return document.positionAt(document.getText().indexOf(text)).line;
  }

  function positionOf(text: string): vscode.Position {
    return document.positionAt(document.getText().indexOf(text) + 1);
  }

  async function hoverOn(text: string): Promise<string> {
    const hovers = await vscode.commands.executeCommand<{ contents: readonly { value: string }[] }[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(text),
    );
    return hovers.flatMap(({ contents }) => contents.map(({ value }) => value)).join('\n');
  }

  async function actionsOn(text: string, title: string): Promise<readonly vscode.CodeAction[]> {
    const at = positionOf(text);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
    );
    return actions.filter((action) => action.title.startsWith(title));
  }

  async function completionsAt(position: vscode.Position, trigger?: string): Promise<readonly string[]> {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      trigger,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  }

  function textsOf({ data }: vscode.SemanticTokens): readonly string[] {
    const texts: string[] = [];
    let [line, start] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [lines = 0, columns = 0, length = 0] = data.slice(i, i + 3);
      line += lines;
      start = lines > 0 ? columns : start + columns;
      texts.push(document.getText(new vscode.Range(line, start, line, start + length)));
    }
    return texts;
  }
});

async function open(name: string): Promise<vscode.TextDocument> {
  const [file] = await vscode.workspace.findFiles(`**/${name}`);
  assert.ok(file, `no ${name}`);
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  return document;
}
