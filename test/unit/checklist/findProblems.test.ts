import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findNotes } from '../../../src/checklist/findNotes';
import { parse } from './parser';

const block = (...lines: string[]): string => ['```bash', ...lines, '```', ''].join('\n');
const expecting = (line: string): string => `${block('ls')}\`\`\`expect\n${line}\n\`\`\`\n`;
const front = (...lines: string[]): string => ['---', ...lines, '---', ''].join('\n');

const cases: Readonly<Record<string, readonly [text: string, ...problems: string[]]>> = {
  'a pattern that matches nothing at all': [expecting('/.*/'), '5 expectation-never-fails'],
  'lines >= 0': [expecting('lines >= 0'), '5 expectation-never-fails'],
  'a wildcard alone': [expecting('[..]'), '5 expectation-never-fails'],
  'a pattern that needs a letter': [expecting('/a*b/')],
  'a pattern that must not be there': [expecting('! x')],
  'lines >= 1': [expecting('lines >= 1')],
  'an input that is used': [front('inputs: [api-version]') + block('echo $API_VERSION')],
  'a condition on an input': [front('inputs: [place]') + '```bash when=place:sea\nls\n```\n'],
  'a capture that holds nothing': [expecting('capture X /(.*)/'), '5 expectation-never-fails'],
  'a capture of a letter': [expecting('capture X /(.+)/')],
  'a word that is nearly one of the grammar': [expecting('durtion < 5s'), '5 unknown-directive'],
  'several texts that must not come': [expecting('! "a" "b"'), '5 several-texts'],
  'alternatives that must not come': [expecting('! ERROR|FATAL'), '5 doubtful-text'],
  'words behind a text that must not come': [expecting('! ERROR  # never'), '5 doubtful-text'],
  'alternatives in quotes': [expecting('! "ERROR|FATAL"')],
  'a sentence that must not come': [expecting('! could not connect, giving up')],
  'a text that is no such word': [expecting('entries 3')],
  'a text of words': [expecting('Lines of code')],
  'a language that is nearly expect': [block('ls') + '```expects\nok\n```\n', '4 unknown-directive'],
  'an expect fence with no command': ['# A\n\n```expect\nok\n```\n', '3 expect-without-command'],
  'a comment that is nearly a step': ['- [ ] x <!-- stpe: confirm -->\n', '1 unknown-directive'],
  'a comment of somebody else': ['- [ ] x <!-- note: confirm -->\n'],
  'an invalid pattern': [expecting('/(/'), '5 invalid-regex'],
  'invalid JSON': [expecting('json $.a = {'), '5 invalid-json'],
  'two ids': ['- [ ] a <!-- step: id=x -->\n- [ ] b <!-- step: id=x -->\n', '2 duplicate-id'],
  'a condition on no input': ['```bash when=place:sea\nls\n```\n', '1 undeclared-input'],
};

test.each(Object.entries(cases))('%s', (_, [text, ...problems]) => {
  expect(parse(text).problems.map(({ code, range }) => `${range.start.line + 1} ${code}`)).toEqual(problems);
});

const inputs = front('inputs: [version, api-host]', 'env: { PLACE: sea }');
const undeclared: Readonly<Record<string, readonly [text: string, ...problems: string[]]>> = {
  'an input, what is set outside, a well-known one': [
    inputs + block('echo $VERSION $API_HOST $PLACE $HOME $AWS_REGION'),
  ],
  'a variable that nothing sets': [inputs + block('ls', 'echo $VERSION "$REGION"'), '7 $REGION'],
  'once for all its uses': [inputs + block('echo $REGION', 'echo ${REGION}'), '6 $REGION'],
  'in lower case': [inputs + block('echo $version'), '6 $version'],
  'without inputs': [block('echo $REGION')],
  'set by a command': [inputs + block('A=1', 'export B=2', 'read -r C D', 'for E in 1; do echo $A$B$C$D$E; done')],
  'set by a capture': [inputs + block('ls', '# expect: capture NAME /(.)/', 'echo $NAME')],
  'a default': [inputs + block('echo ${REGION:-here}')],
  'words of another program': [inputs + block("awk '{ print $NF }' f", 'echo \\$REGION', "cat <<'E'", '$REGION', 'E')],
  'in double quotes, within single quotes': [inputs + block('ssh h "$(echo \'$REGION\')"')],
  'in a comment': [inputs + block('ls # $REGION')],
  'a file that may set anything': [inputs + block('source .env', 'echo $REGION')],
  'typed on another machine': [inputs + block('ssh host', 'echo $REGION', 'exit')],
  PowerShell: [inputs + '```powershell\nGet-Item $Region\n```\n'],
};

test.each(Object.entries(undeclared))('undeclared inputs: %s', (_, [text, ...problems]) => {
  const lines = text.split('\n');
  const found = parse(text).problems.filter(({ code }) => code === 'undeclared-input');
  expect(
    found.map(({ range: { start, end } }) => `${start.line + 1} ${lines[start.line]?.slice(start.column, end.column)}`),
  ).toEqual(problems);
});

test('a place that the shell cannot read', () => {
  const text = '# A\n\n- [ ] x\n\n  ```bash\n  ls\n    echo "a\n  ```\n';
  const [problem, ...others] = parse(text).problems;
  expect(problem).toMatchObject({
    code: 'shell-syntax-error',
    severity: 'error',
    range: { start: { line: 6, column: 9 }, end: { line: 6, column: 11 } },
  });
  expect(others).toEqual([]);
  expect(parse(text.replace('bash', 'zsh')).problems).toEqual([]);
});

test('notes: values to be asked for, typed text, missing programs', () => {
  const text = block('ls <dir>', 'echo <dir> $X', 'nosuch --x', './own', 'ssh host', 'uptime', 'exit');
  const notes = findNotes(parse(text), (program) => program === 'ls' || program === 'ssh');
  expect(notes.map(({ code, severity, range }) => `${range.start.line + 1} ${severity} ${code}`)).toEqual([
    '2 information open-placeholder',
    '4 warning program-not-found',
    '7 information typed-text',
  ]);
  expect(findNotes(parse(text)).map(({ code }) => code)).not.toContain('program-not-found');
});

test('notes: inputs that no command names', () => {
  const inputs = ['inputs:', '  region: {}', '  used: {}', '  place: {}', '  token: { secret: true }'];
  const text = front('log: releases/{place}.md', ...inputs) + block('echo $USED');
  expect(findNotes(parse(text)).map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(/^unused-input No command names \$REGION/),
  ]);
});

describe('no false alarm', () => {
  const own = join(import.meta.dirname, '../../../checklists');
  const files = existsSync(own)
    ? readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))
    : [];
  test.each(files)('%s', (file) => {
    expect(parse(readFileSync(join(own, file), 'utf8')).problems).toEqual([]);
  });
});
