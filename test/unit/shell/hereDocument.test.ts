import { describe, expect, test } from 'vitest';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { findHereDocuments } from '../../../src/shell/hereDocument';

const shellParser = await loadShellParserFromDisk();

describe('findHereDocuments', () => {
  test.each<readonly [string, readonly string[]]>([
    ['cat <<EOF\nbody\nEOF\nls', ['<<EOF']],
    ['cat <<EOF # a comment\nbody\nEOF\nls', ['<<EOF']],
    ["cat <<'A' <<-B\na\nA\n\tb\n\tB\nls", ["<<'A'", '<<-B']],
    ['ls # as in cat <<EOF\nrm -rf build', []],
    ['# cat <<EOF\nls', []],
    ['ls;# <<EOF\nls', []],
    ['echo "#" <<EOF\nbody\nEOF', ['<<EOF']],
    ["echo ' # ' <<EOF\nbody\nEOF", ['<<EOF']],
    ['echo \\# <<EOF\nbody\nEOF', ['<<EOF']],
    ['echo a#b <<EOF\nbody\nEOF', ['<<EOF']],
    ['echo ${#a} $# <<EOF\nbody\nEOF', ['<<EOF']],
  ])('%j', (text, operators) => {
    const found = findHereDocuments(text).map(({ operatorStart, operatorEnd }) =>
      text.slice(operatorStart, operatorEnd),
    );
    expect(found).toEqual(operators);
  });

  test('a comment behind a no-break space is no command', () => {
    const { commands, comments } = shellParser.parse('\u00a0# Run the tests\n\u00a0npm test');
    expect([commands.map(({ text }) => text), comments.map(({ text }) => text)]).toEqual([
      ['npm test'],
      ['Run the tests'],
    ]);
  });

  test('what stands below a comment that speaks of one is read as it will run', () => {
    const { commands } = shellParser.parse('ls # as in cat <<EOF\nrm -rf build');
    expect(commands.map(({ text, dangers }) => [text, dangers.length > 0])).toEqual([
      ['ls', false],
      ['rm -rf build', true],
    ]);
  });
});
