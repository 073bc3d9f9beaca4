import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
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

const checklist = `---
inputs:
  version:
  token:
    secret: true
    required: false
---
# Release

- [ ] Count
  \`\`\`bash
  cd sub 2> /dev/null || mkdir sub && cd sub
  echo "counted $VERSION"
  # expect: counted [..]
  \`\`\`
- [ ] Look around
- [ ] Still there
  \`\`\`bash
  basename "$PWD"
  # expect: = sub
  \`\`\`
- [ ] Clean
  \`\`\`bash
  rm -rf leftovers
  \`\`\`
- [ ] Weigh it
  \`\`\`bash
  echo heavy
  # Should look reasonable to a person
  \`\`\`
- [ ] **Engineer:** ____ Date: ____
`;

describe('with a person', () => {
  test('what cannot be taken is told, and what can: of a choice, a yes or no, a key, a reason', async () => {
    const inputs = '---\ninputs:\n  environment:\n    choices: [staging, production]\n---\n';
    const live = '- [ ] Live\n  ```bash when=environment:production\n  true\n  ```\n';
    workspace = new TestWorkspace({ text: `${inputs}# Release\n\n- [ ] Look around\n${live}` });
    const person = workspace.person('RELEASE.md --release v1');
    await person.answer('environment (1 staging, 2 production): ', 'prod\r');
    await person.sees('“prod” is none of the choices. Type the number or the name of one of 1 staging');
    await person.answer('environment (1 staging, 2 production): ', '1\r');
    await person.sees('environment: staging');
    await person.answer('Start?', 'maybe\r');
    await person.sees('“maybe” is neither yes nor no: type y or n.');
    await person.answer('Start?', 'y\r');
    await person.answer('What now: ', 'x\r');
    await person.sees('“x” is none of the keys.');
    await person.answer('What now: ', 's\r');
    await person.answer('Why is it skipped', '\r');
    await person.sees('Nothing was written, and nothing is decided.');
    await person.answer('What now: ', 'q\r');
    await person.sees('v1 is open: 1 of 2 steps settled, 0 verified, 0 attested, 1 not applicable.');
    expect(await person.ended).toBe(3);
    expect(workspace.left(shellParser).state.started.inputs).toEqual({ environment: 'staging' });
  });

  test('every kind of step, to the end', async () => {
    workspace = new TestWorkspace({ text: checklist });
    const person = workspace.person('RELEASE.md --input version=1.2.3');
    await person.answer('token (may be left empty; secret', 'planted-secret-value\r');
    await person.answer('Start?', 'y\r');
    await person.answer('[1 of 6] Count', '');
    await person.answer('[r]: ', '\r');
    await person.sees('found counted 1.2.3');
    await person.answer('[2 of 6] Look around', '');
    await person.answer('What now: ', 'd\r');
    await person.answer('[3 of 6] Still there', '');
    await person.answer('[r]: ', 'r\r');
    await person.answer('[4 of 6] Clean', '');
    await person.answer('[r]: ', '\r');
    await person.sees('Careful: this command');
    await person.answer('Run it? y/n: ', 'n\r');
    await person.sees('Nothing was run');
    await person.answer('[r]: ', '\r');
    await person.answer('Run it? y/n: ', 'y\r');
    await person.answer('[5 of 6] Weigh it', '');
    await person.answer('[r]: ', '\r');
    await person.sees('to be compared by you');
    await person.answer('What now: ', 'y\r');
    await person.answer('[6 of 6]', '');
    await person.answer('What now: ', 'y\r');
    await person.answer('[Ada Tester]: ', '\r');
    await person.answer('as successful?', 'y\r');
    await person.sees('1.2.3 is successful: 6 of 6 steps settled, 3 verified, 2 attested, 1 signed.');
    expect(await person.ended).toBe(0);
    const { state, log, rebuilt, journal } = workspace.left(shellParser);
    expect(state.finished?.outcome).toBe('successful');
    expect(state.startedBy).toEqual({ name: 'Ada Tester', email: 'ada@example.org' });
    expect(log).toBe(rebuilt);
    expect(person.shown + readFileSync(journal, 'utf8') + log).not.toContain('planted-secret-value');
  });

  test('what the checklist says for a failure is shown when it is there, and is no step of the release', async () => {
    const text = '# R\n\n## Check\n\n```bash\nfalse\n```\n\n**If the check fails:**\n\n```bash\necho undone\n```\n';
    workspace = new TestWorkspace({ text });
    const person = workspace.person('RELEASE.md --release 1');
    await person.answer('Start?', 'y\r');
    await person.answer('[1 of 1] Check', '');
    await person.answer('[r]: ', '\r');
    await person.seesAll(['for such a case', '“If the check fails:”: echo undone']);
    await person.answer('What now: ', 'q\r');
    await person.ended;
  });

  test('evidence is asked for, one person is not two, and a file is put on record', async () => {
    const text = '# Release\n\n- [ ] Reviewed <!-- step: evidence=PR-\\d+ approvals=2 -->\n';
    workspace = new TestWorkspace({ text });
    writeFileSync(join(workspace.folder, 'proof.txt'), 'clean\n');
    const person = workspace.person('RELEASE.md --release 1.2.3');
    await person.answer('Start?', 'y\r');
    await person.answer('What now: ', 'd\r');
    await person.answer('Evidence, matching PR-\\d+', 'see PR-12\r');
    await person.sees('It must match PR-\\d+, as a whole.');
    await person.answer('(- for none): ', 'PR-12\r');
    await person.sees('1 of 2 approvals');
    await person.answer('What now: ', 'p\r');
    await person.answer('Path of the file', '../elsewhere.txt\r');
    await person.sees('is not there');
    await person.answer('What now: ', 'p\r');
    await person.answer('Path of the file', 'proof.txt\r');
    await person.sees('Attached proof.txt (6 bytes, SHA-256');
    await person.answer('What now: ', 'q\r');
    await person.sees('1.2.3 is open: 0 of 1 step settled');
    expect(await person.ended).toBe(3);
    const { state, log, rebuilt } = workspace.left(shellParser);
    expect([...state.evidence.values()].map(({ value }) => value)).toEqual(['PR-12']);
    expect(state.attachments.map(({ path, bytes }) => [path, bytes])).toEqual([['proof.txt', 6]]);
    expect(log).toBe(rebuilt);
    expect(log).toContain('- [ ] Reviewed — attested by Ada Tester');
  });

  test('production: the release’s name is typed for a dangerous command, and nothing less runs it', async () => {
    const text =
      '---\ninputs: [version, place]\nproduction:\n  input: place\n  values: [live]\n---\n- [ ] Drop\n  ```bash\n  rm -rf x\n  ```\n';
    workspace = new TestWorkspace({ text });
    const person = workspace.person('RELEASE.md --input version=2.0.0 --input place=live');
    await person.answer('Start?', 'y\r');
    for (const [typed, seen] of [
      ['y\r', 'Nothing was run'],
      ['2.0.0\r', 'passed'],
    ] as const) {
      await person.answer('[r]: ', '\r');
      await person.sees('This is a production release.');
      await person.answer('(anything else: no): ', typed);
      await person.sees(seen);
    }
    await person.answer('as successful?', 'y\r');
    expect(await person.ended).toBe(0);
  });

  test('Ctrl-C ends the command and not the release; twice at a question, it leaves; then it is resumed', async () => {
    workspace = new TestWorkspace({ text: "- [ ] Wait\n  ```bash\n  sh -c 'echo waits; exec sleep 600'\n  ```\n" });
    const person = workspace.person('RELEASE.md --release v1');
    await person.answer('Start?', 'y\r');
    await person.answer('[r]: ', '\r');
    // The command's text holds the word too, in the middle of a line.
    await person.answer('\nwaits\r', '\x03');
    await person.sees('The exit code is 130, wanted 0.');
    await person.answer('What now: ', '\x03');
    await person.answer('Ctrl-C again', '\x03');
    await person.sees('release-checklist run --resume releases/');
    expect(await person.ended).toBe(1);
    const again = workspace.person(`--resume releases/*.md`);
    await again.answer('What now: ', 'o\r');
    await again.answer('Why is this accepted?', 'We waited long enough\r');
    await again.answer('as completed with deviations?', 'y\r');
    expect(await again.ended).toBe(4);
    expect(workspace.left(shellParser).state.resumed).toHaveLength(1);
  });

  test('an answer typed before its question is none', async () => {
    workspace = new TestWorkspace({ text: '- [ ] One\n- [ ] Two\n' });
    const person = workspace.person('RELEASE.md --release v1');
    await person.answer('Start?', 'y\rd\rd\r');
    await person.answer('What now: ', 'd\r');
    await person.answer('[2 of 2] Two', '');
    await person.answer('What now: ', 'q\r');
    expect(await person.ended).toBe(3);
    expect([...workspace.left(shellParser).state.steps.values()].map(({ kind }) => kind)).toEqual(['passed']);
  });

  test('killed while a command runs: the result is unknown, and the run goes on', async () => {
    workspace = new TestWorkspace({
      text: "- [ ] Wait\n  ```bash\n  sh -c 'echo waits; exec sleep 5'\n  ```\n- [ ] Two\n",
    });
    const person = workspace.person('RELEASE.md --release v1');
    await person.answer('Start?', 'y\r');
    await person.answer('[r]: ', '\r');
    await person.sees('\nwaits\r');
    await person.kill();
    const again = workspace.person(`--resume releases/*.jsonl`);
    await again.sees('The release was interrupted while this command ran.');
    await again.answer('What now: ', 's\r');
    await again.answer('Why is it skipped', 'Not needed\r');
    await again.answer('What now: ', 'q\r');
    expect(await again.ended).toBe(3);
    const { state } = workspace.left(shellParser);
    expect([...state.steps.values()].map(({ kind }) => kind)).toEqual(['skipped']);
  });

  test('a run that is open elsewhere is refused, and its running command is left alone', async () => {
    workspace = new TestWorkspace({ text: '- [ ] One\n' });
    const person = workspace.person('RELEASE.md --release v1');
    await person.answer('Start?', 'y\r');
    await person.sees('What now: ');
    const [journal = ''] = workspace.journals();
    const refused = await workspace.unattended(['--resume', journal, '--ci']);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(/^This release is open in a terminal/);
    person.press('q\r');
    expect(await person.ended).toBe(3);
    expect((await workspace.unattended(['--resume', journal, '--ci'])).exitCode).toBe(3);
  });

  test('a closed terminal leaves the run as it is', async () => {
    workspace = new TestWorkspace({ text: '- [ ] One\n' });
    const person = workspace.person('RELEASE.md --release v1');
    await person.answer('Start?', 'y\r');
    await person.answer('What now: ', '\x04');
    await person.sees('To go on: release-checklist run --resume');
    expect(await person.ended).toBe(3);
  });
});

describe('a session', () => {
  const text =
    '- [ ] Look there\n  ```bash\n  ssh web-1\n  echo "on $PLACE"\n  rm -rf cache\n  echo <word>\n  exit\n  ```\n';

  /** What opens a session here, and shows where a line was read. */
  function standIn(): string {
    const file = join(workspace.folder, 'bin', 'ssh');
    mkdirSync(join(workspace.folder, 'bin'));
    writeFileSync(file, `#!/bin/sh\nPLACE=there PS1='there> ' exec sh -i\n`, { mode: 0o755 });
    return `${join(workspace.folder, 'bin')}:${process.env['PATH'] ?? ''}`;
  }

  test('the checklist’s lines are typed there, one by one, at a key; a dangerous one is confirmed', async () => {
    workspace = new TestWorkspace({ text });
    const person = workspace.person('RELEASE.md --release v1', { PATH: standIn() });
    await person.answer('Start?', 'y\r');
    await person.answer('[r]: ', '\r');
    await person.sees('Ctrl-] types there: echo "on $PLACE"');
    await person.answer('there> ', '\x1d');
    await person.seesAll(['Ctrl-] types there: rm -rf cache', '\non there\r']);
    person.press('\x1d');
    await person.sees('It is typed into: ssh web-1');
    await person.answer('Type it? y/n: ', 'n\r');
    await person.sees('Nothing was typed');
    await person.sees('Ctrl-] types there: rm -rf cache');
    // The keyboard is the session's again.
    person.press('echo by hand\r');
    await person.answer('\nby hand\r', '\x1d');
    await person.answer('Type it? y/n: ', 'y\r');
    await person.seesAll(['Ctrl-] types there: echo <word>']);
    person.press('\x1d');
    await person.answer('Value for <word>: ', 'hello\r');
    await person.seesAll(['Ctrl-] types there: exit', '\nhello\r']);
    person.press('\x1d');
    await person.sees('to be compared by you');
    await person.answer('What now: ', 'y\r');
    await person.answer('as successful?', 'y\r');
    expect(await person.ended).toBe(0);
    const { state, log, rebuilt } = workspace.left(shellParser);
    const typed = [...state.typed.values()].flat().map(({ commandLine }) => commandLine);
    expect(typed).toEqual(['echo "on $PLACE"', 'rm -rf cache', 'echo hello', 'exit']);
    expect(log).toBe(rebuilt);
    expect(log).toContain('Typed by Ada Tester into the session of `ssh web-1`');
  });
});

describe('unattended', () => {
  test('what a machine can verify is run, all else is left open, and nothing dangerous runs', async () => {
    workspace = new TestWorkspace({ text: checklist });
    const { exitCode, stdout } = await workspace.unattended([
      'RELEASE.md',
      '--ci',
      '--json',
      '--input',
      'version=1.2.3',
    ]);
    expect(exitCode).toBe(3);
    const result = JSON.parse(stdout) as { steps: { title: string; status: string }[]; outcome: string };
    expect(result).toMatchObject({ version: 1, outcome: 'open', exitCode: 3, release: '1.2.3', verified: 2, total: 6 });
    expect(result.steps.map(({ status }) => status)).toEqual([
      'passed',
      'pending',
      'passed',
      'pending',
      'pending',
      'pending',
    ]);
    const { log, rebuilt, state } = workspace.left(shellParser);
    expect(log).toBe(rebuilt);
    expect(state.notes.map(({ text }) => text.split('\n')[0])).toEqual([
      'Run unattended, as far as nobody is needed; 4 steps left to people:',
    ]);
  });

  test('nothing runs after a failure; a command that asks is told that nobody is there', async () => {
    const text = '- [ ] A\n  ```bash\n  read -r x\n  ```\n- [ ] B\n  ```bash\n  echo b\n  ```\n';
    workspace = new TestWorkspace({ text });
    expect((await workspace.unattended(['RELEASE.md', '--ci', '--release', 'v1'])).exitCode).toBe(1);
    const { state } = workspace.left(shellParser);
    expect([...state.steps.values()].map(({ kind }) => kind)).toEqual(['failed']);
    const [failed] = state.steps.keys();
    expect(state.notes).toMatchObject([
      { step: failed, text: expect.stringMatching(/stopped here: the step failed/) as string },
    ]);
  });

  test('all verified: it is finished', async () => {
    workspace = new TestWorkspace({ text: '- [ ] A\n  ```bash\n  true\n  ```\n' });
    expect((await workspace.unattended(['RELEASE.md', '--ci', '--release', 'v1'])).exitCode).toBe(0);
    expect(workspace.left(shellParser).state.finished?.outcome).toBe('successful');
  });

  test.each([
    [['RELEASE.md'], /its input is no terminal/],
    [['RELEASE.md', '--ci'], /give --input version=…/],
    [['RELEASE.md', '--ci', '--input', 'version=1', '--input', 'token=abc'], /set \$TOKEN in the environment/],
    [['RELEASE.md', '--ci', '--input', 'nope=1'], /no input "nope".*version, token/],
    [['RELEASE.md', '--ci', '--yes'], /--yes/],
    [['../RELEASE.md', '--ci'], /cannot be read/],
    [['--resume', 'releases/none.md', '--ci'], /There is no journal/],
    [[], /run takes one checklist/],
  ])('%j: exit code 2, and why', async (words, message) => {
    workspace = new TestWorkspace({ text: checklist });
    const { exitCode, stderr, stdout } = await workspace.unattended(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(workspace.journals()).toEqual([]);
  });
});

describe('what the folder calls dangerous', () => {
  const text = '- [ ] Move\n  ```bash\n  touch moved\n  ```\n';
  const declare = (yaml: string): void => writeFileSync(join(workspace.folder, '.release-checklist.yaml'), yaml);

  test('does not run unattended', async () => {
    workspace = new TestWorkspace({ text });
    declare('dangerous:\n  - { program: touch, reason: moves customers }\n');
    const { exitCode } = await workspace.unattended(['RELEASE.md', '--release', 'r1', '--ci']);
    expect(exitCode).toBe(3);
    expect(existsSync(join(workspace.folder, 'moved'))).toBe(false);
  });

  test('an entry that cannot be read is told, with its place', async () => {
    workspace = new TestWorkspace({ text });
    declare('dangerous:\n  - { subcommands: [x] }\n');
    const { stderr } = await workspace.unattended(['RELEASE.md', '--release', 'r1', '--ci']);
    expect(stderr).toMatch(/\.release-checklist\.yaml:2: .*\[[a-z-]+\]/);
  });
});

describe('a dry run', () => {
  test('shows every step, and runs and writes nothing', async () => {
    workspace = new TestWorkspace({ text: checklist });
    const { exitCode, stdout } = await workspace.unattended(['RELEASE.md', '--dry-run', '--input', 'version=1.2.3']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Dry run: Release, 1\.2\.3\nNothing was run\./);
    for (const title of ['Count', 'Look around', 'Still there', 'Clean', 'Weigh it']) expect(stdout).toContain(title);
    expect(stdout).toContain('VERSION=1.2.3');
    expect(readdirSync(workspace.folder).sort()).toEqual(['.git', 'RELEASE.md']);
  });

  test('is of a checklist, and not of a run', async () => {
    workspace = new TestWorkspace({ text: checklist });
    expect((await workspace.unattended(['RELEASE.md', '--dry-run', '--ci'])).exitCode).toBe(2);
  });
});

describe('the sample', () => {
  const sample = join(root, 'checklists', 'sample');

  test.each([
    ['well', true, 0],
    ['with its planted failure, overridden', false, 4],
  ])('%s', async (_name, isMended, code) => {
    workspace = new TestWorkspace({ copyOf: sample });
    if (isMended) {
      const changes = join(workspace.folder, 'CHANGELOG.md');
      writeFileSync(changes, readFileSync(changes, 'utf8').replace('## [Unreleased]', '## [1.5.0] - 2026-11-21'));
    }
    const person = workspace.person('RELEASE.md --input version=1.5.0 --input environment=staging');
    await person.answer('Start?', 'y\r');
    let questions = 0;
    for (; questions < 80; questions += 1) {
      const question = await person.seesOneOf([
        '[r]: ',
        'What now: ',
        'y/n: ',
        'Why is this accepted?',
        '(- for nobody)',
        'To go on:',
        'Commit the log',
      ]);
      if (question === 'To go on:' || question === 'Commit the log') break;
      const isFailed = question === 'What now: ' && person.shown.slice(-200).includes('o override');
      const isByHand = question === 'What now: ' && person.shown.slice(-200).includes('d done');
      const keys =
        question === '[r]: '
          ? ''
          : question === 'What now: '
            ? isFailed
              ? 'o'
              : isByHand
                ? 'd'
                : 'y'
            : question === 'Why is this accepted?'
              ? 'It is known'
              : question === '(- for nobody)'
                ? ''
                : 'y';
      person.press(`${keys}\r`);
    }
    expect(await person.ended).toBe(code);
    const { state, log, rebuilt } = workspace.left(shellParser);
    expect(state.finished?.outcome).toBe(isMended ? 'successful' : 'completed-with-deviations');
    expect([...state.steps.values()].filter(({ kind }) => kind === 'overridden')).toHaveLength(isMended ? 0 : 1);
    expect(log).toBe(rebuilt);
  });
});
