import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Language, Parser, type Node } from 'web-tree-sitter';
import { maskText } from '../../../src/shell/maskText';
import { findPlaceholders } from '../../../src/shell/placeholder';
import { readPlainLine } from '../../../src/shell/plainLine';
import { findCalls } from '../../../src/shell/programCall';
import { withSyntaxTree } from '../../../src/shell/syntaxTree';
import { propertyRuns } from '../propertyRuns';

const wasm = (name: string): Uint8Array => readFileSync(createRequire(import.meta.url).resolve(`${name}/${name}.wasm`));
await Parser.init({ wasmBinary: wasm('web-tree-sitter') });
const parser = new Parser().setLanguage(await Language.load(wasm('tree-sitter-bash')));

test.each([
  ['ls', [['ls']]],
  ['  npm run build -- --prod  ', [['npm', 'run', 'build', '--', '--prod']]],
  [
    'git commit -m "Prepare $VERSION" && git push',
    [
      ['git', 'commit', '-m', 'Prepare $VERSION'],
      ['git', 'push'],
    ],
  ],
  ['A=1 ./make.sh ~/x', [['./make.sh', '~/x']]],
  ['A=1', []],
  ['# note', []],
  ['', []],
  [
    'echo a; echo b  # note',
    [
      ['echo', 'a'],
      ['echo', 'b'],
    ],
  ],
  ['export A=1', undefined],
  ['if true', undefined],
  ['make && if true', undefined],
  ['make &&', undefined],
  ['make;', undefined],
  ['echo "it', undefined],
  ['echo $(date)', undefined],
  ['echo <name>', undefined],
  ['echo a > b', undefined],
  ['echo a#b', undefined],
  ['echo \\', undefined],
  ['. ./activate', [['.', './activate']]],
  ['sed "s/\\"a\\"/b/"', [['sed', 's/\\"a\\"/b/']]],
  ['echo "a\\"', undefined],
  ['grep … x', [['grep', '…', 'x']]],
  ['echo "a\\!"', undefined],
])('%s', (line, expected) => {
  expect(readPlainLine(line)?.calls.map(({ program, args }) => [program, ...args])).toEqual(expected);
});

test('the grammar, too, reads the same calls and the same comment', () => {
  const words = fc.oneof(
    fc.constantFrom(
      ...'-a --b=c ./x /y:z @1.2 %1 = + , : . ~ ~/x * ? ^ a^ HEAD~1 $HOME $a$b ${A} "" "a && b" \'| c\' 1 2 in do esac time A=1 a= X.Y.Z v<version> <a-b> {name} YOUR_APP $A<b> # #a a#b ; && || | > 2>&1 {a}'.split(
        ' ',
      ),
      '"a b"',
      "'it is'",
      '"$A ${B}"',
      '"# no"',
      '"a \\"b\\" \\$c"',
      '"\\(x\\)"',
      '"a\\\\"',
      'ü→…',
      'é\u00a0x',
      'a;',
    ),
    fc.stringMatching(/^[\w./:@%+,=~^*?$"'#;-]{1,6}$/),
  );
  const programs = fc.oneof(
    fc.constantFrom(
      ...'ls git sudo if for time ssh psql nano exec eval trap echo printf cat source alias then export A=1 ./x ~/b /c ../d . Copy-Item [ test command builtin'.split(
        ' ',
      ),
    ),
    fc.stringMatching(/^[a-zA-Z./~][\w./+~-]{0,5}$/),
  );
  const commands = fc.tuple(programs, fc.array(words, { maxLength: 4 })).map((parts) => parts.flat().join(' '));
  const joined = fc.tuple(
    commands,
    fc.array(fc.tuple(fc.constantFrom(' && ', ' | ', ' || ', '; '), commands), { maxLength: 3 }),
  );
  const lines = joined.map(([first, others]) => [first, ...others.flat()].join(''));
  fc.assert(
    fc.property(lines, fc.constantFrom('', ' ', ' # note', '\t# "it', '#'), (code, end) => {
      const line = code + end;
      const masked = maskText(line, [], findPlaceholders(line));
      const plain = readPlainLine(line, masked);
      if (!plain) return;
      expect(plain).toEqual(withSyntaxTree(parser, masked, (root) => readByGrammar(root, line)));
    }),
    { numRuns: propertyRuns(3000), seed: 7 },
  );
});

function readByGrammar(root: Node, line: string): unknown {
  const written = (node: Node): string => line.slice(node.startIndex, node.endIndex);
  const comments = root.descendantsOfType('comment');
  return root.hasError || comments.length > 1
    ? undefined
    : {
        calls: findCalls({ root, written, isHereDocument: () => false }),
        commentStart: comments[0]?.startIndex ?? line.length,
      };
}
