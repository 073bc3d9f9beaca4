import { deepStrictEqual, ok, rejects } from 'node:assert';
import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import { DeclaredDangers } from '../../src/vscode/declaredDangers';
import { poll } from './poll';
import { extensionFolder, workspaceFolder } from './testRelease';

const checklist = `# Moving

- [ ] Move
  \`\`\`bash
  touch moved [now](command:workbench.action.files.newUntitledFile)
  \`\`\`
- [ ] Read [the page](command:workbench.action.files.newUntitledFile) <img src="https://example.org/x.png">
`;

suite('the file in which a team says what is dangerous', () => {
  const folder = (): string => workspaceFolder().uri.fsPath;
  const file = (): string => join(folder(), '.release-checklist.yaml');
  suiteTeardown(() => rmSync(file(), { force: true }));

  test('its mistakes are shown in it, and gone when they are mended; what it names is dangerous at once', async () => {
    await vscode.extensions.getExtension('release-checklist.release-checklist')?.activate();
    writeFileSync(join(folder(), 'MOVING.md'), checklist);
    const document = await vscode.workspace.openTextDocument(join(folder(), 'MOVING.md'));
    await vscode.window.showTextDocument(document);
    await poll('no danger yet', async () => !(await hover(document, 4)).includes('Confirmed before it runs'));

    writeFileSync(file(), 'dangerous:\n  - { subcommands: [x] }\n');
    await poll('the mistake is shown at its line', () =>
      problems(file()).some((problem) => problem.range.start.line === 1),
    );

    writeFileSync(
      file(),
      'dangerous:\n  - { program: touch, reason: "moves ![customers](https://example.org/x.png)" }\n',
    );
    await poll('the mistake is gone', () => problems(file()).length === 0);
    await poll('the command is dangerous', async () => (await hover(document, 4)).includes('Confirmed before it runs'));

    rmSync(file());
    await poll('it is dangerous no more', async () => !(await hover(document, 4)).includes('Confirmed before it runs'));
  });

  test('what cannot be read lets nothing be run', async () => {
    const dangers = new DeclaredDangers((declared) => loadShellParserFromDisk(join(extensionFolder, 'dist'), declared));
    rmSync(file(), { recursive: true, force: true });
    try {
      mkdirSync(file());
      await rejects(dangers.parserForRelease(), /cannot be read, so nothing is run/);
      rmdirSync(file());
      writeFileSync(file(), 'dangerous:\n  - { program: touch, reason: moves customers }\n');
      const { commands } = (await dangers.parserForRelease()).parse('touch moved');
      deepStrictEqual(
        commands[0]?.dangers.map(({ reason }) => reason),
        ['moves customers'],
      );
    } finally {
      rmSync(file(), { recursive: true, force: true });
      dangers.dispose();
    }
  });

  test('nothing of a checklist is trusted where it is shown', async () => {
    const document = await vscode.workspace.openTextDocument(join(folder(), 'MOVING.md'));
    for (const line of [4, 6]) {
      for (const content of await hovers(document, line)) {
        ok(content instanceof vscode.MarkdownString);
        ok(content.isTrusted === undefined || content.isTrusted === false, content.value);
        ok(content.supportHtml !== true, content.value);
      }
    }
  });
});

function problems(path: string): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(vscode.Uri.file(path));
}

async function hovers(document: vscode.TextDocument, line: number) {
  const position = new vscode.Position(line, 4);
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return found.flatMap(({ contents }) => contents);
}

async function hover(document: vscode.TextDocument, line: number): Promise<string> {
  const contents = await hovers(document, line);
  const texts = contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
  return texts.join('\n').replaceAll('&nbsp;', ' ');
}
