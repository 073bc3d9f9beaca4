import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { isSimpleCommand } from '../../../src/shell/simpleCommand';
import { propertyRuns } from '../propertyRuns';

const shell = await loadShellParserFromDisk();

test.each([
  ['ls', true],
  ['npm run build -- --prod', true],
  ['git commit -m "Prepare $VERSION"', false],
  ["git commit -m 'Prepare the release' && git push origin $BRANCH", true],
  ['kubectl get pods | grep -v Running', true],
  ['A=1 make', false],
  ['if true', false],
  ['make && if true', false],
  ['echo "it', false],
  ['echo $(date)', false],
  ['echo <name>', false],
  ['echo a; echo b', false],
  ['echo a  # note', false],
  ['', false],
])('%s: %s', (line, expected) => {
  expect(isSimpleCommand(line)).toBe(expected);
});

test('the grammar, too, reads a simple command as one command and as nothing else', () => {
  const words = fc.oneof(
    fc.constantFrom(
      ...'-a --b=c ./x /y:z @1.2 %1 = + , : . $HOME $a$b "" "a && b" \'| c\' 1 2 in do esac time TIMESTAMP X.Y.Z YYYY-MM-DD YOUR_DOMAIN '.split(
        ' ',
      ),
      '"a b"',
      "'it is'",
    ),
    fc.stringMatching(/^[\w./:@%+,=-]{1,6}$/),
  );
  const programs = fc.oneof(
    fc.constantFrom(...'ls git sudo if for time ssh psql nano exec eval trap echo cat source alias then'.split(' ')),
    fc.stringMatching(/^[a-z][\w.+-]{0,5}$/),
  );
  const commands = fc.tuple(programs, fc.array(words, { maxLength: 4 })).map((parts) => parts.flat().join(' '));
  const lines = fc.array(commands, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(lines, fc.constantFrom(' && ', ' | '), (parts, joint) => {
      const line = parts.join(joint).trim();
      if (!isSimpleCommand(line)) return;
      const { commands: read, comments, errors } = shell.parse(line);
      expect({ read: read.map(({ text }) => text), comments, errors }).toEqual({
        read: [line],
        comments: [],
        errors: [],
      });
    }),
    { numRuns: propertyRuns(2000), seed: 7 },
  );
});
