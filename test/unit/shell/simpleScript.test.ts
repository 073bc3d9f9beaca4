import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { isSimpleCommand, readSimpleScript } from '../../../src/shell/simpleScript';
import { propertyRuns } from '../propertyRuns';

const shell = await loadShellParserFromDisk();

test.each([
  ['git pull\nmake all && make test', [['git'], ['make', 'make']]],
  ['# First\n\n  sudo -u app npm ci\n', [['npm']]],
  ['ls | xargs rm', [['ls', 'xargs', 'rm']]],
  ['echo $(date)', undefined],
  ['ssh host\nls', undefined],
  ['nano notes.md', undefined],
  ['npm run build > out.log 2>&1\nmake >> log', [['npm'], ['make']]],
  ['A=1 \\\n  B=2 \\\n  ./run.sh -v # all', [['./run.sh']]],
  ['docker build \\\n\nls', undefined],
  ['docker build # x \\\nls', [['docker'], ['ls']]],
  ['docker build\\\nls', undefined],
  ['docker build <name>\\\nls', undefined],
  ['export A=1 B=2\nexport PATH', undefined],
  ['export A=1 B=2', [['export']]],
  ['> a', undefined],
  ['ls > a b', undefined],
  ['psql < a.sql', undefined],
  ['', []],
])('%j', (script, programs) => {
  expect(readSimpleScript(script)?.map((command) => command.programs)).toEqual(programs);
});

test.each([
  ['make test', true],
  ['test -x tools/run.sh', true],
  ['test -f', false],
  ['test -f a.sh && test -x a.sh', true],
  ['make all && test -f a.sh', true],
  ['echo "a && test -f b', false],
  ['make # all && test -f a', false],
  ['{build_command}', true],
  ['<build command>', true],
  ['{build_command} now', false],
  ['make 2>&1', true],
  ['make # all', false],
  ['make; ', false],
])('whether %j is one command', (text, isOne) => {
  expect(isSimpleCommand(text)).toBe(isOne);
});

test('the grammar finds the same commands in a simple script', () => {
  const lines = fc.oneof(
    fc.constantFrom(
      ...['# note', '', '  ', 'ls -l', '  git push', 'sudo -u a env x', 'time make', 'xargs -n 1 echo a', 'cd a && ls'],
      ...[
        'ssh host',
        'psql -c "select 1"',
        'psql',
        'cat a | mysql',
        'nano a',
        'code .',
        'npx jest',
        'uv run x',
        'exit',
      ],
      ...['docker exec -it web bash', 'python', 'echo "a b" \'c\'', 'poetry run pytest', 'exec bash', 'echo YOUR_NAME'],
      ...[
        'kubectl get pods -w',
        'A=1',
        'if x',
        'make \\',
        'echo <name>',
        'cat <<EOF',
        'crontab -e',
        'bash\r',
        'eval ls',
      ],
    ),
    fc.stringMatching(/^[a-z]{1,6}( [\w./=-]{1,5}){0,3}$/),
    fc
      .array(
        fc.constantFrom(
          ...[
            'ls',
            ' ',
            ' ',
            ' -l',
            '  ',
            ' > out',
            ' >> a/b.c',
            ' 2>&1',
            ' 2> x',
            ' 1>y',
            '>',
            '2',
            ' >',
            ' <x',
            '>&2',
          ],
          ...[
            ' \\\n',
            '\\\n',
            ' \\ \n',
            ' \\\n  ',
            ' \\\n\n',
            ' && ',
            ' | ',
            ' | tee x',
            ';',
            '; ',
            '# > a',
            ' # b \\\n',
          ],
          ...[
            'export A=1',
            'export ',
            'A=1',
            ' B=$C',
            ' "a > b"',
            " '> b c'",
            ' <name>',
            'sudo',
            'test -f x',
            ' YOUR_NAME',
            '&',
            '!',
          ],
          ...[
            '\t',
            ' &> all',
            ' 2>/dev/null',
            ' >/dev/null 2>&1',
            '[ -f x ]',
            ' "it',
            'psql',
            ' -c',
            ' nano',
            '$(',
            '`',
          ],
        ),
        { minLength: 1, maxLength: 7 },
      )
      .map((words) => words.join('')),
  );
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 4 }), (parts) => {
      const script = parts.join('\n');
      const simple = readSimpleScript(script);
      const isOne = isSimpleCommand(script.trim());
      if (!simple && !isOne) return;
      const { commands, errors } = shell.parse(script);
      expect(errors).toEqual([]);
      if (isOne) expect(commands.map(({ text }) => text)).toEqual([script.trim()]);
      if (simple) expect(simple).toEqual(commands.map(({ text, programs }) => ({ text, programs })));
    }),
    { numRuns: propertyRuns(1000), seed: 8 },
  );
});
