import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlaceholders } from '../../../src/shell/placeholder';
import { shellParser } from './parser';

/** Whether bash refuses to read the text, once each placeholder is a plain word. */
function isRejected(text: string): boolean {
  let plain = text.replaceAll('\r\n', '\n');
  for (const { start, end } of findPlaceholders(plain).toReversed())
    plain = `${plain.slice(0, start)}x${plain.slice(end)}`;
  return spawnSync('bash', ['-n'], { input: plain, encoding: 'utf8' }).status !== 0;
}

const lines = (...each: readonly string[]): string => each.join('\n');

const faults: readonly (readonly [text: string, place: string, message: string])[] = [
  ['echo "abc', '0 "abc', 'This " is opened and never closed.'],
  ["echo it's", "0 's", "This ' is opened and never closed."],
  ['echo `date', '0 `date', 'This ` is opened and never closed.'],
  [lines('echo "one', 'echo "two"', 'ls'), '0 "one', 'This " is opened and never closed.'],
  [lines('ls', 'curl -d "{\\"a\\": 1}', 'ls'), '1 "{\\"a\\": 1}', 'This " is opened and never closed.'],
  ['echo "$(date"', '0 "', 'This " is opened and never closed.'],
  ['echo "$(date', '0 $(', '"$(" is opened here, and ")" is missing.'],
  ['echo $(date', '0 $(', '"$(" is opened here, and ")" is missing.'],
  ['echo ${HOME', '0 ${', '"${" is opened here, and "}" is missing.'],
  ['hosts=(a b', '0 (', '"(" is opened here, and ")" is missing.'],
  ['(cd backend && make', '0 (', '"(" is opened here, and ")" is missing.'],
  ['{ make; make install;', '0 {', '"{" is opened here, and "}" is missing.'],
  [lines('if [ -f .env ]; then', '  cat .env'), '0 if', '"if" is opened here, and "fi" is missing.'],
  [lines('if [ -f .env ]', '  cat .env', 'fi'), '2 fi', '"fi" stands here, and "then" is missing before it.'],
  [lines('for i in 1 2', '  echo $i', 'done'), '0 for', '"for" is opened here, and "do" is missing.'],
  [lines('while true; do', '  sleep 1'), '0 while', '"while" is opened here, and "done" is missing.'],
  ['while read -r line; done', '0 done', '"done" stands here, and "do" is missing before it.'],
  [lines('case $x in', '  a) ls ;;'), '0 case', '"case" is opened here, and "esac" is missing.'],
  [lines('ls', 'fi'), '1 fi', '"fi" stands here, and no "if" that it could belong to.'],
  ['done', '0 done', '"done" stands here, and no "for" or "while" that it could belong to.'],
  ['}', '0 }', '"}" stands here, and no "{" that it could belong to.'],
  ['then', '0 then', '"then" stands here, and no "if" that it could belong to.'],
  [
    lines('for i in 1; do', '  if true; then echo', 'done'),
    '2 done',
    '"done" stands here, and "elif" or "else" or "fi" is missing before it.',
  ],
  ['ls)', '0 )', '")" stands here, and no "(" that it could belong to.'],
  ['make |', '0 |', 'Nothing follows "|".'],
  ['make &&', '0 &&', 'Nothing follows "&&".'],
  [lines('make', '&& make install'), '1 &&', 'Nothing that can be run stands before "&&".'],
  ['make && && make install', '0 &&', 'Nothing that can be run stands before "&&".'],
  ['sleep 1 &; ls', '0 ;', 'Nothing that can be run stands before ";".'],
  ['deploy <service> "', '0 "', 'This " is opened and never closed.'],
];

test.each(faults)('%j', (text, place, message) => {
  const { fault } = shellParser.parse(text);
  const line = text.slice(0, fault?.start).split('\n').length - 1;
  expect(`${line} ${text.slice(fault?.start, fault?.end)}`).toBe(place);
  expect(fault?.message).toBe(message);
  expect(isRejected(text)).toBe(true);
});

describe('nothing is said of what is right, and of what nobody can be sure of', () => {
  test.each([
    'echo "it\'s" && echo \'say "so"\'',
    "echo it\\'s",
    'echo "a \\" b"',
    lines('echo "one', 'two"'),
    lines("cat > f <<'EOF'", 'it\'s "', 'EOF'),
    lines('cat <<EOF', '$(', 'EOF', 'ls'),
    'echo "$(basename "$(pwd)")"',
    'echo ${x:-"a}b"}',
    'echo "${x//\\"/}"',
    'echo $((16#ff)) $(( (1 + 2) * 3 ))',
    '((i++)) && echo done',
    'for ((i = 0; i < 3; i++)); do echo $i; done',
    'for i; do echo $i; done',
    lines('for f in *.txt # all', 'do', '  [[ $f =~ ^(a|b)$ ]] && echo "$f"', 'done < <(ls) 2>&1 | tee log'),
    lines('case "$1" in', '  (a|b) ls ;;', '  *) echo "x" ;&', '  "c d")', '  ;;', 'esac'),
    lines('if ! grep -q x f; then', '  exit 1', 'elif true; then :', 'else', '  :', 'fi'),
    'f() { ls; }; f',
    lines('function f', '{', '  ls', '}'),
    '{ (ls) } && (echo; (echo))',
    'a=(1 "2 3" $(ls)) b=1 make',
    'echo fi; echo done, else',
    'ls &>/dev/null & wait',
    'ls |& tee log',
    'time make',
    '! true',
    'sleep 1 &',
    lines('make \\', '  && make install'),
    lines('make &&', '# then', '  make install'),
    'ls !(a)',
    'diff <(ls a) <(ls b)',
    'docker run <image> --name [NAME] {tag}',
    'curl http://host/<path',
    'ls <<<"a b"',
    "awk '{print $1}' f | sed \"s/'//\"",
    lines('psql db', "SELECT 'it''s';", 'don"t'),
    lines('ssh host', "echo it's"),
    '# it\'s "a comment',
    'echo a#"b"',
    '',
  ])('%j', (text) => {
    expect(shellParser.parse(text).fault).toBeUndefined();
  });
});

const pieces = [
  ...[
    'ls',
    'echo a',
    'x=1',
    '"',
    '"',
    "'",
    "'",
    '`',
    '\\',
    '\\\n',
    '\n',
    '\n',
    '; ',
    ' ',
    ' ',
    ' & ',
    ' && ',
    ' || ',
    ' | ',
  ],
  ...[
    '(',
    ')',
    '$(',
    '"$(',
    ')"',
    '((',
    '))',
    '$((',
    '${a',
    '}',
    '{ ',
    '; }',
    '# c',
    '#',
    '$#',
    "$'",
    '[[ ',
    ' ]]',
    'a=(',
  ],
  ...[
    'if ',
    '; then ',
    '\nthen\n',
    ' else ',
    '; fi',
    'fi',
    'for i in a; do ',
    'for i',
    '; done',
    'while ',
    '; do ',
    'done',
  ],
  ...[
    'case x in ',
    'a) ',
    ';;',
    ' esac',
    'f() ',
    'function f ',
    '! ',
    'time ',
    '<<EOF\n',
    '\nEOF\n',
    '<<<',
    '<(',
    '>',
    '2>&1',
    '&>',
  ],
  ...[
    '<service>',
    '[POD]',
    'select i in a; do ',
    'until ',
    '*',
    '!(',
    '=',
    'do',
    'then',
    'esac',
    'elif ',
    ' in ',
    '\r\n',
  ],
];

test('every fault is one that bash cannot read over', () => {
  const runs = Number(process.env['FAULT_RUNS'] ?? 1500);
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (each) => {
      const { fault } = shellParser.parse(each);
      if (!fault) return;
      expect(fault.end).toBeGreaterThan(fault.start);
      expect(fault.end).toBeLessThanOrEqual(each.length);
      expect(isRejected(each), fault.message).toBe(true);
    }),
    { numRuns: runs, seed: 7 },
  );
});
