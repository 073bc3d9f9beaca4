import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import type { ShellParser } from '../../src/shell/shellScript';
import { root } from './testRunner';
import { TestWorkspace } from './testWorkspace';

let shellParser: ShellParser;
let workspace: TestWorkspace;
beforeAll(async () => {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'ignore' });
  shellParser = await loadShellParserFromDisk();
});
afterEach(() => workspace.remove());

const text = `- [ ] Look
- [ ] Wait
  \`\`\`bash
  sh -c 'echo waits; exec sleep 600'
  \`\`\`
`;

/** A folder for temporary files of its own, in which the lock of the run is. */
function temporary(): string {
  const folder = join(workspace.folder, 'tmp');
  mkdirSync(folder);
  return folder;
}

function locks(folder: string): readonly string[] {
  const [name] = readdirSync(folder).filter((each) => each.startsWith('release-checklist-') && /\d$/.test(each));
  if (name === undefined) return [];
  return readdirSync(join(folder, name)).map((file) => join(folder, name, file));
}

/** The process that has the run open, as its lock says. */
function pidOf(folder: string): number {
  const [lock = ''] = locks(folder);
  return (JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }).pid;
}

test('a command that ends well when it is ended has not passed', async () => {
  const trap = 'sh -c \'trap "exit 0" HUP; echo waits; while :; do sleep 0.1; done\'';
  workspace = new TestWorkspace({ text: `- [ ] Wait\n  \`\`\`bash\n  ${trap}; exit 0\n  \`\`\`\n` });
  const folder = temporary();
  const person = workspace.personInShell('RELEASE.md --release v1', { TMPDIR: folder });
  await person.answer('Start?', 'y\r');
  await person.answer('[r]: ', '\r');
  await person.sees('\nwaits\r');
  process.kill(pidOf(folder), 'SIGTERM');
  expect(await person.ended).toBe(143);
  expect([...workspace.left(shellParser).state.steps.values()].map(({ kind }) => kind)).toEqual(['errored']);
});

describe.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const)('%s', (signal, code) => {
  test('while a command runs: it is ended, its result is unknown, and everything is let go', async () => {
    workspace = new TestWorkspace({ text });
    const folder = temporary();
    const person = workspace.personInShell('RELEASE.md --release v1', { TMPDIR: folder });
    await person.answer('Start?', 'y\r');
    await person.answer('What now: ', 'd\r');
    await person.answer('[r]: ', '\r');
    await person.sees('\nwaits\r');
    expect(locks(folder)).toHaveLength(1);
    process.kill(pidOf(folder), signal);
    await person.sees('RESULT UNKNOWN');
    await person.sees('To go on: release-checklist run --resume');
    expect(await person.ended).toBe(code);
    const { state, log, rebuilt } = workspace.left(shellParser);
    expect([...state.steps.values()].map(({ kind }) => kind)).toEqual(['passed', 'errored']);
    expect(log).toBe(rebuilt);
    expect(locks(folder)).toEqual([]);
    const [before, after] = workspace.terminalModes();
    expect(after).toBe(before);
  });

  test('at a question: the run is left as it is', async () => {
    workspace = new TestWorkspace({ text });
    const folder = temporary();
    const person = workspace.personInShell('RELEASE.md --release v1', { TMPDIR: folder });
    await person.answer('Start?', 'y\r');
    await person.sees('What now: ');
    process.kill(pidOf(folder), signal);
    await person.sees('To go on: release-checklist run --resume');
    expect(await person.ended).toBe(code);
    const { state, log, rebuilt } = workspace.left(shellParser);
    expect(state.steps.size).toBe(0);
    expect(log).toBe(rebuilt);
    expect(locks(folder)).toEqual([]);
    const [before, after] = workspace.terminalModes();
    expect(after).toBe(before);
  });
});
