import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { readSimpleScript } from '../../../src/shell/simpleScript';
import { propertyRuns } from '../propertyRuns';

const shell = await loadShellParserFromDisk();

test.each([
  ['git pull\nmake all && make test', [['git'], ['make', 'make']]],
  ['# First\n\n  sudo -u app npm ci\n', [['npm']]],
  ['ls | xargs rm', [['ls', 'xargs', 'rm']]],
  ['echo $(date)', undefined],
  ['ssh host\nls', undefined],
  ['nano notes.md', undefined],
  ['', []],
])('%j', (script, programs) => {
  expect(readSimpleScript(script)?.map((command) => command.programs)).toEqual(programs);
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
  );
  fc.assert(
    fc.property(fc.array(lines, { minLength: 1, maxLength: 5 }), (parts) => {
      const script = parts.join('\n');
      const simple = readSimpleScript(script);
      if (!simple) return;
      const { commands, errors } = shell.parse(script);
      expect(simple).toEqual(commands.map(({ text, programs }) => ({ text, programs })));
      expect(errors).toEqual([]);
    }),
    { numRuns: propertyRuns(1000), seed: 8 },
  );
});
