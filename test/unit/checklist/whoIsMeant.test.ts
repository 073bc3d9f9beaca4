import { describe, expect, test } from 'vitest';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { judge, worst } from '../expectation/verdictCases';
import { parse } from './parser';

/** What the document says of an output of its command at the place: the worst verdict. */
function verdictOf(document: string, place: number, output: string, exitCode = 0): string {
  const command = allSteps(parse(document)).flatMap(allCommands)[place];
  if (!command) throw new Error(`no command ${String(place)} in ${document}`);
  const observed = { output, exitCode, outputComplete: true, durationMs: 1000, programs: command.programs };
  return worst(judge({ name: document, expectations: command.expectations, ...observed }));
}

const two = '```bash\ncat /etc/mode\ncat /etc/region\n```\n';
const three = '```bash\n./lint.sh\n./unit.sh\n./package.sh\n```\n';
const states = '```bash\nsystemctl is-active api\nsystemctl is-active web\nsystemctl is-active old\n```\n';
const counts = '```bash\nredis-cli llen jobs\nredis-cli llen dead\n```\n';
const asks = '```bash\ncurl -s http://x/login\ncurl -s http://x/admin\n```\n';

type Outputs = readonly (readonly [number, string])[];

/** A document, right outputs of its commands by their place, and wrong ones. */
const cases: readonly (readonly [string, Outputs, Outputs])[] = [
  [
    `${two}\nThe first prints \`live\`; the second prints \`eu\`.\n`,
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
      [0, ''],
      [1, 'live\neu'],
    ],
  ],
  [
    `${two}\nThe first command should print \`live\` and the second \`eu\`.\n`,
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  [
    `${two}\n- The first must print \`live\`.\n- The second must print \`eu\`.\n`,
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  [
    `${two}\nShould print \`live\`, then \`eu\`.\n`,
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'test'],
      [1, 'live'],
    ],
  ],
  [
    `${two}\nExpected: \`live\` and \`eu\`.\n`,
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'test'],
      [1, 'live'],
    ],
  ],
  [
    `${two}\nExpected:\n\n1. \`live\`\n2. \`eu\`\n`,
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  [
    `${two}\nExpected output:\n\n\`\`\`\nlive\neu\n\`\`\`\n`,
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  [
    `${two}\nExpected output:\n\n\`\`\`\nlive\nsince monday\neu\n\`\`\`\n`,
    [],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  [
    `${two}\nIn both cases the output is \`ok\`.\n`,
    [
      [0, 'ok'],
      [1, 'ok'],
    ],
    [
      [0, 'down'],
      [1, 'down'],
    ],
  ],
  [
    `${two}\nExpected (both): \`ok\`\n`,
    [
      [0, 'ok'],
      [1, 'ok'],
    ],
    [
      [0, 'down'],
      [1, 'down'],
    ],
  ],
  [
    `${two}\nBeide Befehle sollen \`ok\` ausgeben.\n`,
    [
      [0, 'ok'],
      [1, 'ok'],
    ],
    [
      [0, 'down'],
      [1, 'down'],
    ],
  ],
  [
    `${two}\nDer erste Befehl soll \`live\` ausgeben, der zweite \`eu\`.\n`,
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  [
    `${two}\nLes deux commandes doivent afficher \`ok\`.\n`,
    [
      [0, 'ok'],
      [1, 'ok'],
    ],
    [
      [0, 'down'],
      [1, 'down'],
    ],
  ],
  [
    `${two}\nAmbos comandos deben mostrar \`ok\`.\n`,
    [
      [0, 'ok'],
      [1, 'ok'],
    ],
    [
      [0, 'down'],
      [1, 'down'],
    ],
  ],
  [
    `${asks}\nThe first should print 200, the second 401.\n`,
    [
      [0, '200'],
      [1, '401'],
    ],
    [
      [0, '401'],
      [1, '200'],
    ],
  ],
  [
    `${counts}\nExpected: 0 and 1.\n`,
    [
      [0, '0'],
      [1, '1'],
    ],
    [
      [0, '4'],
      [1, '0'],
    ],
  ],
  [
    `${counts}\n\`jobs\` should be at least 3, \`dead\` should be 0.\n`,
    [
      [0, '3'],
      [0, '12'],
      [1, '0'],
    ],
    [
      [0, '2'],
      [1, '3'],
    ],
  ],
  [
    `${counts}\n- jobs: ≥ 3\n- dead: 0\n`,
    [
      [0, '3'],
      [1, '0'],
    ],
    [
      [0, '1'],
      [1, '3'],
    ],
  ],
  [
    `${states}\nThe first two should print \`active\`, the last \`inactive\`.\n`,
    [
      [0, 'active'],
      [1, 'active'],
    ],
    [
      [0, 'inactive'],
      [1, 'failed'],
      [2, 'active'],
    ],
  ],
  [
    `${states}\nThe last one prints \`inactive\`, the others \`active\`.\n`,
    [
      [0, 'active'],
      [1, 'active'],
    ],
    [
      [0, 'inactive'],
      [2, 'active'],
    ],
  ],
  [
    `${states}\nExpected: \`active\`, \`active\`, \`failed\`.\n`,
    [
      [0, 'active'],
      [1, 'active'],
    ],
    [
      [0, 'failed'],
      [2, 'active'],
    ],
  ],
  [
    `${states}\nAll three should print \`active\`.\n`,
    [
      [0, 'active'],
      [2, 'active'],
    ],
    [
      [0, 'failed'],
      [1, 'failed'],
      [2, 'failed'],
    ],
  ],
  [`${states}\nThe first two should print \`active\` and the third one whatever it likes, \`x\`.\n`, [[2, 'x']], []],
  [
    `${three}\nExpected of the first: \`OK\`\n`,
    [
      [0, 'OK'],
      [1, 'x'],
      [2, 'x'],
    ],
    [[0, 'FAIL']],
  ],
  [
    `${three}\nThe middle one should print \`OK\`.\n`,
    [
      [0, 'x'],
      [1, 'OK'],
      [2, 'x'],
    ],
    [[1, 'FAIL']],
  ],
  [
    `${three}\nThe first should print \`OK\`, the others nothing.\n`,
    [
      [0, 'OK'],
      [1, ''],
      [2, ''],
    ],
    [
      [0, 'FAIL'],
      [1, 'x'],
      [2, 'x'],
    ],
  ],
  [
    `${three}\nAll three commands exit 0 and print nothing.\n`,
    [
      [0, ''],
      [2, ''],
    ],
    [
      [0, 'FAILED: 3'],
      [2, 'FAILED: 3'],
    ],
  ],
  [
    `${three}\nNone of them prints anything.\n`,
    [
      [0, ''],
      [2, ''],
    ],
    [
      [0, 'FAILED: 3'],
      [2, 'FAILED: 3'],
    ],
  ],
  [
    `${three}\nNo output expected from any of these.\n`,
    [
      [0, ''],
      [2, ''],
    ],
    [
      [0, 'FAILED: 3'],
      [2, 'FAILED: 3'],
    ],
  ],
  [
    `${three}\nNo command may print \`FAILED\`.\n`,
    [
      [0, 'ok'],
      [2, 'ok'],
    ],
    [
      [0, 'FAILED'],
      [2, 'FAILED'],
    ],
  ],
  [
    `Both commands should print \`on\`:\n\n${two}`,
    [
      [0, 'on'],
      [1, 'on'],
    ],
    [
      [0, 'off'],
      [1, 'off'],
    ],
  ],
  [
    `${two}\nThe third should print \`x\`.\n`,
    [
      [0, 'a'],
      [1, 'b'],
    ],
    [],
  ],
  [
    '```bash\n# All of these must print "probe ok"\n./probe.sh eu\n./probe.sh us\n```\n',
    [
      [0, 'probe ok'],
      [1, 'probe ok'],
    ],
    [
      [0, 'probe bad'],
      [1, 'probe bad'],
    ],
  ],
  [
    '- [ ] `cat /etc/mode` shows `live` and `cat /etc/region` shows `eu`\n',
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  [
    '- [ ] `curl -fs http://a/up` returns `ok` and `curl -fs http://b/up` returns `ready`\n',
    [
      [0, 'ok'],
      [1, 'ready'],
    ],
    [
      [0, 'ready'],
      [1, 'ok'],
    ],
  ],
  [
    '- [ ] `cat /etc/mode` (`live`), `cat /etc/region` (`eu`)\n',
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  [
    '- [ ] `cat /etc/t` and `cat /etc/u` both print `same`\n',
    [
      [0, 'same'],
      [1, 'same'],
    ],
    [
      [0, 'other'],
      [1, 'other'],
    ],
  ],
  [
    '- [ ] Run `cat /etc/mode` and `cat /etc/region`: they print `live` and `eu`\n',
    [
      [0, 'live'],
      [1, 'eu'],
    ],
    [
      [0, 'eu'],
      [1, 'live'],
    ],
  ],
  ['- [ ] `cat /etc/mode` shows `live` and `frobnicate` shows `eu`\n', [[0, 'live']], [[0, 'eu']]],
  [
    '| Command | Expected |\n|---|---|\n| `cat /etc/a`, `cat /etc/b` | `1`, `2` |\n',
    [
      [0, '1'],
      [1, '2'],
    ],
    [
      [0, '2'],
      [1, '1'],
    ],
  ],
  [
    '| Command | Expected (staging) | Expected (prod) |\n|---|---|---|\n| `./replicas.sh` | 1 | 4 |\n',
    [
      [0, '1'],
      [0, '4'],
    ],
    [[0, '7']],
  ],
  [
    '| Command | OK when |\n|---|---|\n| `cat /etc/mode` | `live` |\n| `./jobs.sh` | 0 |\n',
    [
      [0, 'live'],
      [1, '0'],
    ],
    [
      [0, 'test'],
      [1, '10'],
    ],
  ],
  [
    '| Command | Good | Bad |\n|---|---|---|\n| `./mode.sh` | `live` | `maintenance` |\n',
    [[0, 'live']],
    [[0, 'maintenance']],
  ],
  [
    '| Check | Command | Result |\n|---|---|---|\n| mode | `./a.sh` | `live` |\n',
    [[0, 'live']],
    [
      [0, 'test'],
      [0, 'not live'],
    ],
  ],
];

/** Commands that are named by their own text, behind a block of them. */
const named = '```bash\n./a\n./b\n```\n';

test.each([
  ['- `./a` prints `one`\n- `./b` prints `two`\n'],
  ['- `./b` prints `two`\n- `./a` prints `one`\n'],
  ['`./a` should print `one`, `./b` should print `two`.\n'],
  ['`./a` should print `one` and `./b` `two`.\n'],
  ['Expected:\n- `./a`: `one`\n- `./b`: `two`\n'],
  ['- `./a` → `one`\n- `./b` => `two`\n'],
])('a command is named by its own text: %j', (words) => {
  const document = `- [ ] Check\n\n${`${named}\n${words}`.replace(/^(?=.)/gm, '  ')}`;
  expect([verdictOf(document, 0, 'one'), verdictOf(document, 1, 'two')]).toEqual(['matched', 'matched']);
  for (const output of ['two', '']) expect([output, verdictOf(document, 0, output)]).toEqual([output, 'mismatched']);
  for (const output of ['one', '']) expect([output, verdictOf(document, 1, output)]).toEqual([output, 'mismatched']);
  expect([verdictOf(document, 0, 'not one'), verdictOf(document, 1, 'not two')]).not.toContain('matched');
});

test.each([
  ['- `./a` shows `one`, `./b` does not\n'],
  ['- `./a` prints `one` and `./b` must not\n'],
  ['- `./b` used to print `two`\n'],
  ['- `./b` prints `two` before the fix\n'],
  ['- `./b` → `two` is a failure\n'],
])('what cannot be read of the second command is for a person: %j', (words) => {
  const document = `${named}\n${words}`;
  expect(verdictOf(document, 1, 'three')).not.toBe('matched');
  expect([words, verdictOf(document, 1, 'one')]).not.toEqual([words, 'matched']);
});

test.each([
  ['If all is well, `./a` should print "one".\n', 'two'],
  ['The output of `./a` should contain "one".\n', 'two'],
  ['After that `./a` should report 0 failures and `./b` should create `dist/`.\n', '3 failures'],
])('what words say of a command that they name later is not demanded of the last one: %j', (words, wrong) => {
  const document = `${named}\n${words}`;
  expect(verdictOf(document, 0, wrong)).not.toBe('matched');
  expect(verdictOf(document, 1, 'anything')).not.toBe('mismatched');
});

test('what comes once a command is done is asked of the one behind it, too', () => {
  const document = `${named}\nOnce \`./a\` is done, it should print "up".\n`;
  expect(verdictOf(document, 1, 'down')).not.toBe('matched');
});

test.each([
  ['Expected:\n\n- `curl localhost/health` returns 200\n- `docker compose ps` shows "Up"\n'],
  ['- [ ] `curl localhost/health` returns 200\n- [ ] `docker compose ps` shows "Up"\n'],
])('what words say of a command that they hold is not demanded of the block above: %j', (words) => {
  const [block] = allSteps(parse(`\`\`\`bash\nmake up\n\`\`\`\n\n${words}`)).flatMap(allCommands);
  expect(block?.expectations.map(({ matcher }) => matcher.kind)).toEqual(['exit']);
});

test.each([
  ['- After `git pull` the version should be "2.0"\n'],
  ['`git status` should now print "clean".\n'],
  ['**Verify:** `docker compose ps` shows "Up"\n'],
  ['Verify with `ls dist` that it prints "index.html".\n'],
  ['Then `ls dist` in the folder lists "app.js".\n'],
])('words with a command of their own that may not be read for it are for a person: %j', (words) => {
  const [block] = allSteps(parse(`\`\`\`bash\nmake up\n\`\`\`\n\n${words}`)).flatMap(allCommands);
  expect(block?.expectations.map(({ matcher }) => matcher.kind)).toEqual(['review', 'exit']);
});

test.each([
  ['- `./a`: 2 minutes\n- `./b`: `web` only\n'],
  ['- `./a` is optional\n- `./b` – needs `root`\n'],
  ['- `./a`: `-s` to sign\n- `./b` = local only\n'],
])('a note on a command is no result of it: %j', (words) => {
  const document = `${named}\n${words}`;
  expect([verdictOf(document, 0, 'one'), verdictOf(document, 1, 'two')]).toEqual(['matched', 'matched']);
});

test.each([
  ['Expected:\n- `./a`: `-1`\n- `./b` => 2\n', '-1', '2'],
  ['Expected:\n- `./a`: `-1`\n- `./b` -> 2\n', '-1', '2'],
  ['Expected:\n- `./a` = `-1`\n- `./b` = 2\n', '-1', '2'],
])('an arrow is no comparison, and a sign no dash: %j', (words, first, second) => {
  const document = `${named}\n${words}`;
  expect(verdictOf(document, 0, first)).toBe('matched');
  expect(verdictOf(document, 0, '1')).not.toBe('matched');
  expect(verdictOf(document, 1, second)).toBe('matched');
  expect(verdictOf(document, 1, '3')).toBe('mismatched');
});

test('of commands with the same beginning the one with no more is meant', () => {
  const document = '```bash\n./a\n./a --quick\n```\n\n`./a` prints `one`.\n';
  expect(verdictOf(document, 0, 'two')).toBe('mismatched');
  expect(verdictOf(document, 1, 'two')).toBe('matched');
});

test('what is waited for above a block is for a person', () => {
  for (const lead of ['Wait until this prints `f`:', 'Repeat this until it says "done":'])
    expect([lead, verdictOf(`${lead}\n\n\`\`\`bash\n./poll\n\`\`\`\n`, 0, 'other')]).toEqual([lead, 'review']);
});

test('a command is counted to where one before it prints nothing', () => {
  const document =
    '```bash\ngit checkout main && git pull\ngit status --short\n```\n\nThe second command should print nothing.\n';
  expect([verdictOf(document, 1, ''), verdictOf(document, 1, ' M a.txt')]).toEqual(['matched', 'mismatched']);
});

test('what a person compares are the words of the author', () => {
  const [first] = allSteps(parse(`${named}\nThe first should show the release commit.\n`)).flatMap(allCommands);
  expect(first?.expectations.map(({ matcher }) => matcher)).toContainEqual({
    kind: 'review',
    sentence: 'The first should show the release commit.',
  });
});

const rows = cases.flatMap(([document, right, wrong]) => [
  ...right.map(([place, output]) => [document, place, output, 'right', 'mismatched'] as const),
  ...wrong.map(([place, output]) => [document, place, output, 'wrong', 'matched'] as const),
]);

describe('which of several commands a result belongs to', () => {
  test.each(rows)('%j: command %i printed %j, which is %s', (document, place, output, _, never) => {
    expect(verdictOf(document, place, output)).not.toBe(never);
  });
  test('a plain right output is matched', () => {
    expect(verdictOf(`${two}\nExpected: \`live\` and \`eu\`.\n`, 1, 'eu')).toBe('matched');
    expect(verdictOf(`${three}\nThe first should print \`OK\`, the others nothing.\n`, 0, 'OK')).toBe('matched');
    expect(verdictOf(`${two}\nExpected output:\n\n\`\`\`\nlive\neu\n\`\`\`\n`, 0, 'live')).toBe('matched');
  });
  test.each([
    ['| Command | Exit code |\n|---|---|\n| `./a.sh` | 0 |\n| `./b.sh` | 1 |\n'],
    ['| Command | Expected exit code |\n|---|---|\n| `./a.sh` | 0 |\n| `./b.sh` | 1 |\n'],
    ['| Command | rc |\n|---|---|\n| `./a.sh` | 0 |\n| `./b.sh` | 1 |\n'],
  ])('%j: a column of exit codes tells of nothing else', (document) => {
    expect(verdictOf(document, 1, '', 1)).toBe('matched');
    expect(verdictOf(document, 1, '', 0)).toBe('mismatched');
    expect(verdictOf(document, 0, '', 1)).toBe('mismatched');
  });
});
