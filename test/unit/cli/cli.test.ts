import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../../package.json';
import { main } from '../../../src/cli/main';
import { temporaryFolder } from '../node/temporaryFolder';

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'checklist-cli-'));
  writeFileSync(file('good.md'), '# List\n\n- [ ] a\n  ```bash\n  curl <host>\n  # expect: http 200\n  ```\n- [-] b\n');
  writeFileSync(file('warned.md'), '- [ ] a\n  ```bash retyr=1\n  ls\n  ```\n');
  writeFileSync(file('bad.md'), '- [ ] a\n\n  ```expect\n  x\n  ```\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(...words: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
  const written = { output: '', errors: '' };
  const code = await main(
    words,
    { write: (text) => (written.output += text) },
    { write: (text) => (written.errors += text) },
  );
  return { code, ...written };
}

test('--version and --help', async () => {
  expect(await run('--version')).toEqual({ code: 0, output: `${packageJson.version}\n`, errors: '' });
  const help = await run('--help');
  expect(help).toMatchObject({ code: 0, errors: '' });
  expect(help.output).toMatch(/inspect FILE .*\n.*check FILE .*\n.*lint FILE/);
  expect((await run('lint', '--help')).output).toMatch(/^Usage: release-checklist lint FILE/);
});

test.each([
  [[], /^Usage/],
  [['frobnicate'], /^There is no command "frobnicate"/],
  [['inspect'], /^inspect takes one file/],
  [['inspect', 'a', 'b'], /^inspect takes one file/],
  [['lint'], /^lint takes one file or more/],
  [['lint', '--colour', 'x'], /--colour/],
  [['verify'], /^verify takes logs, journals, or folders/],
  [['verify', '/no/such/file.md'], /^\/no\/such\/file\.md is not there/],
  [['inspect', '/no/such/file.md'], /^\/no\/such\/file\.md cannot be read/],
])('%j: exit code 2 and a clear line', async (words, message) => {
  const { code, output, errors } = await run(...words);
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(errors).toMatch(message);
});

describe('inspect', () => {
  test('--json has the documented shape', async () => {
    const { code, output } = await run('inspect', file('good.md'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual({
      version: 1,
      title: 'List',
      sections: [{ line: 1, level: 1, title: 'List', phase: 'main' }],
      items: [{ line: 3, text: 'a', checked: false, depth: 0, section: 1, parent: null, kind: 'task' }],
      signOffs: [],
      blocks: [
        {
          line: 4,
          endLine: 7,
          language: 'bash',
          runnable: true,
          reason: null,
          step: 3,
          item: 3,
          section: 1,
          commands: [
            {
              line: 5,
              endLine: 5,
              text: 'curl <host>',
              kind: 'command',
              dangers: [],
              placeholders: ['<host>'],
              expectations: [
                {
                  line: 6,
                  source: 'declared',
                  text: 'http 200',
                  kind: 'http',
                  matcher: { kind: 'http', statuses: [200] },
                },
              ],
            },
          ],
        },
      ],
      inline: [],
      placeholders: [{ line: 5, text: '<host>', kind: 'open' }],
      problems: [],
    });
  });

  test('without it, a tree for people', async () => {
    const { output } = await run('inspect', file('good.md'));
    expect(output).toBe(
      [
        'List',
        '',
        '    1  ▾ List',
        '    3    ☐ a',
        '    5      $ curl <host>  [to fill in: <host>]',
        '    6        → HTTP 200',
        '    5        → exit 0',
        '    8    ⊘ b',
        '',
      ].join('\n'),
    );
  });
});

describe('lint', () => {
  test('nothing to say about a good checklist', async () => {
    expect(await run('lint', file('good.md'))).toEqual({ code: 0, output: '', errors: '' });
  });

  test('an error is exit code 1; a warning alone is not', async () => {
    expect(await run('lint', file('warned.md'))).toMatchObject({ code: 0 });
    const { code, output } = await run('lint', file('warned.md'), file('bad.md'));
    expect(code).toBe(1);
    expect(output.split('\n')).toEqual([
      expect.stringMatching(/warned\.md:2:11: warning: .* \[unknown-info-key\]$/),
      expect.stringMatching(/bad\.md:3:3: error: .* \[expect-without-command\]$/),
      '',
    ]);
  });

  test('--json', async () => {
    const { output } = await run('lint', file('bad.md'), '--json');
    expect(JSON.parse(output)).toMatchObject([
      { line: 3, column: 3, severity: 'error', code: 'expect-without-command' },
    ]);
  });
});

test('lint --format github writes annotations', async () => {
  const { code, output } = await run('lint', file('bad.md'), '--format', 'github');
  expect(code).toBe(1);
  expect(output).toMatch(/^::error file=\S*bad\.md,line=3,col=3,title=expect-without-command::[^\n]+\n$/);
  expect(await run('lint', file('bad.md'), '--format', 'xml')).toMatchObject({ code: 2 });
});

test('lint --notes and --path tell what is no mistake', async () => {
  expect((await run('lint', file('good.md'), '--notes')).output).toMatch(
    /information: .*<host>.* \[open-placeholder\]\n/,
  );
  expect((await run('lint', file('good.md'), '--path')).output).not.toMatch(/open-placeholder/);
});

describe('render', () => {
  const logs = join(__dirname, '../../fixtures/log');

  test.each(['all-well', 'deviations', 'hostile', 'rolled-back'])('%s: the log that was written', async (name) => {
    const { code, output, errors } = await run('render', join(logs, `${name}.jsonl`));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe(readFileSync(join(logs, `${name}.md`), 'utf8'));
  });

  test('a journal that was changed is told, with its line', async () => {
    const altered = file('altered.jsonl');
    const journal = readFileSync(join(logs, 'deviations.jsonl'), 'utf8');
    writeFileSync(altered, journal.replace('No release page', 'A release page'));
    const { code, errors } = await run('render', altered);
    expect(code).toBe(1);
    expect(errors).toMatch(/altered\.jsonl:\d+: .* \[altered-line\]/);
  });

  test('one journal, and only one', async () => {
    expect(await run('render')).toMatchObject({ code: 2 });
    expect(await run('render', file('missing.jsonl'))).toMatchObject({ code: 2 });
  });
});

describe('check', () => {
  const checkAt = async (output: string, ...words: readonly string[]) => {
    writeFileSync(
      file('checked.md'),
      '```bash\ncurl -i x # Expected: HTTP 200\nmake test\n# expect: duration < 2s\n# Should list the queues\n```\n',
    );
    writeFileSync(file('out.txt'), output);
    return run('check', file('checked.md'), '--output', file('out.txt'), ...words);
  };

  test.each([
    ['HTTP/1.1 200 OK\n', ['--line', '2'], 0, 'matched'],
    ['\u001b[32mHTTP/1.1 200 OK\u001b[0m\r\n', ['--line', '2'], 0, 'matched'],
    ['HTTP/1.1 503 Service Unavailable\n', ['--line', '2'], 1, 'mismatched'],
    ['HTTP/1.1 200 OK\n', ['--line', '2', '--exit-code', '7'], 1, 'mismatched'],
    ['', ['--line', '3', '--duration', '300ms'], 3, 'review'],
    ['', ['--line', '3'], 3, 'review'],
    ['', ['--line', '4', '--duration', '3s'], 1, 'mismatched'],
  ])('%j %j: exit code %d, %s', async (output, words, code, verdict) => {
    const result = await checkAt(output, ...words, '--json');
    expect({ code: result.code, errors: result.errors }).toEqual({ code, errors: '' });
    expect(JSON.parse(result.output)).toMatchObject({ verdict });
    expect((await checkAt(output, ...words)).output).toMatch(new RegExp(`\n${verdict}\n$`));
  });

  test.each([
    ['set -euo pipefail', 0],
    ['# set -o pipefail', 3],
  ])('a pipe below %s: exit code %d', async (above, code) => {
    writeFileSync(file('piped.md'), `\`\`\`bash\n${above}\nmake test | tee log\n\`\`\`\n`);
    writeFileSync(file('out.txt'), 'done\n');
    expect((await run('check', file('piped.md'), '--line', '3', '--output', file('out.txt'))).code).toBe(code);
  });

  test('--json has the documented shape', async () => {
    const { output } = await checkAt('HTTP/1.1 503 Service Unavailable\n', '--line', '2', '--json');
    expect(JSON.parse(output)).toEqual({
      verdict: 'mismatched',
      expectations: [
        {
          line: 2,
          kind: 'http',
          text: 'Expected: HTTP 200',
          verdict: 'mismatched',
          found: 'HTTP 503',
          message: 'The status is 503, wanted 200.',
        },
        { line: 2, kind: 'exit', text: '', verdict: 'matched', found: 'exit 0', message: 'The exit code is 0.' },
      ],
    });
  });

  test('a time that was not given is never a match', async () => {
    const { output } = await checkAt('', '--line', '3', '--json');
    const [duration] = (JSON.parse(output) as { expectations: { kind: string; verdict: string }[] }).expectations;
    expect(duration).toMatchObject({ kind: 'duration', verdict: 'review' });
  });

  test('an exit code that was not given is taken, and that is said', async () => {
    expect((await checkAt('HTTP/1.1 200 OK\n', '--line', '2')).output).toContain('exit code was not given');
    const { output } = await checkAt('HTTP/1.1 200 OK\n', '--line', '2', '--exit-code', '0');
    expect(output).not.toContain('was not given');
  });

  test.each([
    [['--line', '2', '--duration', '3'], /--duration takes a time with its unit/],
    [['--line', 'x'], /--line takes a whole number/],
    [['--line', '0'], /--line counts from 1/],
    [['--line', '1'], /checked\.md:1: No command stands on this line/],
    [[], /check needs --line and --output/],
  ])('%j: exit code 2 and a clear line', async (words, message) => {
    const { code, output, errors } = await checkAt('', ...words);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(message);
  });
});

describe('verify', () => {
  const fixtures = join(import.meta.dirname, '../../fixtures/log');
  const copy = (name: string, folder: string, change = (text: string) => text): void => {
    for (const ending of ['.jsonl', '.md'])
      writeFileSync(join(folder, `${name}${ending}`), change(readFileSync(join(fixtures, `${name}${ending}`), 'utf8')));
  };

  test('a folder of whole records: exit code 0, a line each', async () => {
    const folder = temporaryFolder();
    copy('all-well', folder);
    copy('deviations', folder);
    writeFileSync(join(folder, 'README.md'), '# Logs\n');
    const { code, output, errors } = await run('verify', folder);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(
      /^all-well: whole, 19 events by Ann Lee, Ben Okafor,.*\n.*\[same-signer\]\n\ndeviations: whole/,
    );
    expect(output).toMatch(/2 releases: all whole\.\n$/);
  });

  test('a record that was edited: exit code 1, the place, and what was found', async () => {
    const folder = temporaryFolder();
    copy('deviations', folder, (text) => text.replace('completed with deviations', 'successful'));
    const { code, output } = await run('verify', join(folder, 'deviations.md'));
    expect(code).toBe(1);
    expect(output).toMatch(/^deviations: NOT WHOLE/);
    expect(output).toMatch(
      / {2}error: \S+deviations\.md:3: The log is not what the journal renders to\..*\[log-differs\]/,
    );
    const annotations = await run('verify', join(folder, 'deviations.md'), '--format', 'github');
    expect(annotations.output).toMatch(/^::error file=\S+deviations\.md,line=3,title=log-differs::/m);
    const json = JSON.parse((await run('verify', folder, '--json')).output) as unknown;
    expect(json).toMatchObject([
      {
        ...{ whole: false, release: 'web-service v1.2.3', outcome: 'completed-with-deviations', events: 18 },
        findings: [
          { code: 'same-signer', severity: 'note' },
          { code: 'log-differs', severity: 'error', file: 'log', line: 3 },
        ],
      },
    ]);
  });

  describe('files that are named, with no journal beside', () => {
    const whole = readFileSync(join(fixtures, 'all-well.md'), 'utf8');
    const recordCut = whole.slice(0, whole.indexOf('## Journal'));
    const readme = '# Logs\n\n- **Status:** in use\n';

    test.each([
      [
        'a README',
        'README.md',
        readme,
        2,
        /^README\.md: no release log, not verified\n\nThere is no release log here\.\n$/,
      ],
      ['an empty file', 'notes.md', '', 2, /^notes\.md: no release log/],
      ['a log without its journal', 'web.md', whole, 1, /^web: NOT WHOLE\n.*\[journal-missing\]/],
      ['a log without its words on it', 'web.md', recordCut, 1, /^web: NOT WHOLE/],
      ['the head of a log alone', 'web.md', recordCut.split('\n').slice(0, 5).join('\n'), 1, /^web: NOT WHOLE/],
      ['another text under the name of a log', '2026-11-21-v1.2.3.md', readme, 1, /^2026-11-21-v1\.2\.3: NOT WHOLE/],
    ])('%s', async (_, name, text, expected, shown) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, name), text);
      const { code, output } = await run('verify', join(folder, name));
      expect(output).toMatch(shown);
      expect(code).toBe(expected);
    });

    test('beside whole logs they are told, and are neither whole nor damaged', async () => {
      const folder = temporaryFolder();
      copy('all-well', folder);
      writeFileSync(join(folder, 'README.md'), readme);
      const files = ['README.md', 'all-well.md'].map((name) => join(folder, name));
      const { code, output } = await run('verify', ...files);
      expect(code).toBe(0);
      expect(output).toMatch(/1 release: all whole\. 1 file beside: no release log, not verified\.\n$/);
      const json = JSON.parse((await run('verify', ...files, '--json')).output) as unknown;
      expect(json).toMatchObject([{ whole: null, findings: [{ code: 'no-release-log' }] }, { whole: true }]);
    });

    test('in a folder, a log whose record was cut out is found', async () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'web.md'), recordCut);
      expect((await run('verify', folder)).code).toBe(1);
    });
  });

  test('a folder without any says so', async () => {
    const folder = temporaryFolder();
    expect(await run('verify', folder)).toEqual({ code: 0, output: 'There is no release log here.\n', errors: '' });
  });
});

describe('report', () => {
  test('what the logs of a folder teach, as tables and as JSON', async () => {
    const folder = join(import.meta.dirname, '../../fixtures/log');
    const { code, output } = await run('report', folder);
    expect(code).toBe(0);
    expect(output).toMatch(/^Service on its hosts \(docs\/HOSTS\.md\): 1 release\n/);
    expect(output).toMatch(/^Web service release \(docs\/RELEASE\.md\): 6 releases\n/m);
    expect(output).toMatch(/ {2}2026-11-21 08:00 {2}web-service v1\.2\.3 {3}successful {17}18 s {9}2 {9}4 {11}0\n/);
    const json = JSON.parse((await run('report', folder, '--json')).output) as unknown;
    expect(json).toMatchObject([
      { path: 'docs/HOSTS.md', runs: { length: 1 } },
      { path: 'docs/RELEASE.md', runs: { length: 6 } },
    ]);
  });

  test('a folder without logs, and a journal that cannot be read, are said', async () => {
    const folder = temporaryFolder();
    expect((await run('report', folder)).output).toBe('There is no release log here.\n');
    writeFileSync(join(folder, 'a.jsonl'), 'nothing\n');
    expect((await run('report', folder)).errors).toMatch(/a\.jsonl is left out\. It holds no start of a release\./);
  });
});

describe('compare', () => {
  const log = (name: string): string => join(import.meta.dirname, '../../fixtures/log', name);

  test('says what is otherwise, from logs or journals', async () => {
    const { code, output } = await run('compare', log('all-well.md'), log('deviations.jsonl'));
    expect(code).toBe(0);
    expect(output).toMatch(
      /^- \*\*This time:\*\* web-service v1\.2\.3, .*: \*\*completed with deviations\*\* after 17 s$/m,
    );
    expect(output).toMatch(/^- The title says the version: attested → \*\*skipped\*\*$/m);
    expect(output).toMatch(/^- Ask the service for its health: verified → \*\*overridden\*\*$/m);
  });

  test.each([[[]], [['a.md']], [['a.md', 'b.md', 'c.md']], [['a.md', '--json']]])(
    '%j makes no sense',
    async (words) => {
      expect((await run('compare', ...words)).code).toBe(2);
    },
  );

  test('a journal that is not there is said', async () => {
    const { code, errors } = await run('compare', log('all-well.md'), log('none.md'));
    expect(code).toBe(2);
    expect(errors).toMatch(/none\.jsonl cannot be compared\. ENOENT/);
  });
});

test('what would command the terminal is shown as what it is', async () => {
  writeFileSync(file('hostile.md'), '# A\u001b]0;title\u0007\n\n- [ ] b\u202e\n\n```sh no\u001b[2J=pe\ntrue\n```\n');
  for (const name of ['inspect', 'lint']) {
    const { output } = await run(name, file('hostile.md'));
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(output).toContain('\\u{1b}');
  }
});
