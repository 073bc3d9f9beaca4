import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from '../../../src/shell/fillPlaceholders';
import { shellParser } from './parser';

/** Values that do harm where they are not quoted. */
const hostileValues = [
  'plain',
  '',
  ' ',
  'two words',
  "it's",
  '"quoted"',
  `'"'"'`,
  '$(touch x)',
  '`touch x`',
  '$HOME',
  '${HOME}',
  '\\',
  '\\\\',
  'a\\',
  '\\n',
  '\\$x',
  '-rf',
  '--',
  '*',
  '?',
  '[a-z]',
  '~',
  '~root',
  'a;b',
  'a&b',
  'a|b',
  '>x',
  '<x',
  '#c',
  'a #c',
  '!x',
  '!!',
  '{a,b}',
  'a=b',
  'if',
  'in',
  '2',
  '1e3',
  'line\nbreak',
  '\n',
  '\nEOF\n',
  'tab\there',
  '\r',
  'größe ✓ 👍',
  '%s%n',
  '\u0001',
  "')",
  '")',
  '$',
  '$$',
  "$'x'",
  '((',
  '<<EOF',
] as const;

const show = (words: string): string => `printf '%s\\0' ${words}`;

interface Place {
  readonly name: string;
  readonly text: string;
  /** What the program must get, given the value. */
  readonly gets: (value: string) => string[];
}

const places: readonly Place[] = [
  { name: 'a word', text: show('<x>'), gets: (value) => [value] },
  { name: 'a part of a word', text: show('https://<x>.host/path'), gets: (value) => [`https://${value}.host/path`] },
  { name: 'between letters', text: show('nix_<x>_end'), gets: (value) => [`nix_${value}_end`] },
  { name: 'after an option', text: show('--name=<x> -n <x>'), gets: (value) => [`--name=${value}`, '-n', value] },
  { name: 'after a variable', text: `V=v; ${show('$V<x>')}`, gets: (value) => [`v${value}`] },
  { name: 'double quotes', text: show('"a <x> b"'), gets: (value) => [`a ${value} b`] },
  { name: 'double quotes after a variable', text: `V=v; ${show('"$V-<x>"')}`, gets: (value) => [`v-${value}`] },
  { name: 'single quotes', text: show("'a <x> b'"), gets: (value) => [`a ${value} b`] },
  { name: 'ansi quotes', text: show("$'a\\t<x>'"), gets: (value) => [`a\t${value}`] },
  { name: 'brackets', text: show('pod/[POD_NAME]').replace('[POD_NAME]', '<x>'), gets: (value) => [`pod/${value}`] },
  { name: 'an assignment', text: `V=<x>; ${show('"$V"')}`, gets: (value) => [value] },
  { name: 'an exported assignment', text: `export V="<x>"; ${show('"$V"')}`, gets: (value) => [value] },
  { name: 'a substitution', text: show('"$(printf %s. <x>)"'), gets: (value) => [`${value}.`] },
  { name: 'quotes in a substitution in quotes', text: show('"$(printf %s. "<x>")"'), gets: (value) => [`${value}.`] },
  { name: 'a loop', text: `for v in <x> b; do\n  ${show('"$v"')}\ndone`, gets: (value) => [value, 'b'] },
  { name: 'a continued line', text: show('a \\\n  <x> \\\n  b'), gets: (value) => ['a', value, 'b'] },
  { name: 'before a redirection', text: `${show('<x>')}>&1`, gets: (value) => [value] },
  { name: 'a here-string', text: `V=$(cat <<<"<x>."); ${show('"$V"')}`, gets: (value) => [`${value}.`] },
  {
    name: 'a here-document',
    text: `V=$(cat <<EOF\na <x> b.\nEOF\n); ${show('"$V"')}`,
    gets: (value) => [`a ${value} b.`],
  },
  {
    name: 'a literal here-document',
    text: `V=$(cat <<'EOF'\na <x> b.\nEOF\n); ${show('"$V"')}`,
    gets: (value) => [`a ${value} b.`],
  },
  { name: 'a comment beside it', text: `${show('<x>')} # <x>`, gets: (value) => [value] },
];

describe('filling placeholders', () => {
  it.each(places)('gives the value byte for byte in $name', ({ text, gets }) => {
    checkWithBash(text, hostileValues, gets);
  });

  it('gives any value byte for byte or refuses it', () => {
    const anyValue = fc.oneof(
      fc.string({ unit: fc.constantFrom(...(`abc '"\\$\`!*;&|<>(){}[]#~=-\n\t`.match(/[^]/g) ?? [])), maxLength: 12 }),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.array(anyValue, { minLength: 20, maxLength: 20 }),
        ({ text, gets }, values) => checkWithBash(text, values, gets),
      ),
      { numRuns: 25, seed: 3 },
    );
  });

  const filled: readonly (readonly [string, Record<string, string>, ReturnType<typeof fillPlaceholders>])[] = [
    ['docker logs <service>', { '<service>': 'api' }, { text: 'docker logs api' }],
    ['docker logs <service>', { '<service>': 'my api' }, { text: "docker logs 'my api'" }],
    [
      'kubectl logs [POD_NAME] -n <ns> # [POD_NAME]',
      { '[POD_NAME]': 'a', '<ns>': 'b' },
      { text: 'kubectl logs a -n b # [POD_NAME]' },
    ],
    [
      'git tag vX.Y.Z && git push origin vX.Y.Z',
      { 'vX.Y.Z': 'v1.2.3' },
      { text: 'git tag v1.2.3 && git push origin v1.2.3' },
    ],
    ['ls', {}, { text: 'ls' }],
    ['cp <from> <to> <from>', {}, { open: ['<from>', '<to>'] }],
    ['cp <from> <to>', { '<from>': 'x' }, { open: ['<to>'] }],
    ['echo <toString>', {}, { open: ['<toString>'] }],
    ['ssh <host> uptime', { '<host>': 'deploy@web-1.net' }, { text: 'ssh deploy@web-1.net uptime' }],
    ["bash -c 'ls <folder>'", { '<folder>': '/srv/app' }, { text: "bash -c 'ls /srv/app'" }],
    ['echo <from>', { '<from>': '<to>' }, { text: "echo '<to>'" }],
  ];
  it.each(filled)('%j with %j', (text, values, expected) => {
    expect(fillPlaceholders(shellParser, text, values)).toEqual(expected);
  });

  const refused: readonly (readonly [string, string])[] = [
    ["bash -c 'ls <x>'", 'a b'],
    ['sudo bash -lc "ls <x>"', '$(id)'],
    ['docker exec web sh -c "ls <x>"', ';id'],
    ['ssh host ls <x>', 'a b'],
    ['eval "ls <x>"', 'a b'],
    ['echo `ls <x>`', "it's"],
    ['echo $((<x> + 1))', 'a[$(id)]'],
    ['echo ${V:-<x>}', '$(id)'],
    ['bash <<EOF\nls <x>\nEOF', 'a b'],
    ["ssh host <<'EOF'\nls <x>\nEOF", 'a b'],
    ['cat <<EOF\n$(ls <x>)\nEOF', 'a b'],
    ['cat <<EOF\n<x>\nEOF', 'EOF'],
    ['cat <<EOF\na <x>\nEOF', '\nEOF\nid'],
    ["cat <<'EOF'\n<x>\nEOF", 'a\nEOF\nid'],
    ['echo ( <x>', 'a b'],
    ['psql db\nSELECT <x>;', "1' OR"],
    ['echo <x>', 'a\0b'],
  ];
  it.each(refused)('refuses in %j the value %j', (text, value) => {
    expect(fillPlaceholders(shellParser, text, { '<x>': value })).toHaveProperty('refused');
  });
});

/** Runs the filled texts in one bash, each in a subshell of its own. */
function checkWithBash(text: string, values: readonly string[], gets: (value: string) => string[]): void {
  const filled = values.filter((value) => !value.includes('\0')).flatMap((value) => fillOrRefuse(text, value));
  const script = `for text; do (eval "$text") </dev/null; printf '\\n--\\n\\0'; done`;
  const args = filled.map(({ commandLine }) => commandLine);
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', ...args], { encoding: 'utf8' });
  const runs = stdout.split('\0\n--\n\0').slice(0, -1);
  expect(stderr).toBe('');
  expect(runs.map((run, index) => ({ commandLine: args[index], got: run.split('\0') }))).toEqual(
    filled.map(({ commandLine, value }) => ({ commandLine, got: gets(value) })),
  );
}

function fillOrRefuse(text: string, value: string): { value: string; commandLine: string }[] {
  const filled = fillPlaceholders(shellParser, text, { '<x>': value });
  if ('text' in filled) return [{ value, commandLine: filled.text }];
  // Only a value of several lines may end a here-document, and only `<<` may hide where one starts.
  expect([text, value, filled, /\n|<</.test(value)]).toEqual([
    text,
    value,
    { refused: expect.any(String) as string },
    true,
  ]);
  return [];
}
