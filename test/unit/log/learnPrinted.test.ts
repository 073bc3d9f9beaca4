import { expect, test } from 'vitest';
import { learnPrinted } from '../../../src/log/learnPrinted';

const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

function learnedFrom(head: string): readonly string[] {
  const learned: string[] = [];
  const captured = { head, tail: '', omittedBytes: 0, bytes: head.length, sha256: '', complete: true };
  learnPrinted(captured, (value) => learned.push(value));
  return learned;
}

test.each([
  ['one value', `${hex}\r\n`, [hex]],
  [
    'one over two lines',
    'q83vEjRWeJASNFZ4kKvN7xI0VniQEjRWeJCrze8SNFZ4kBI0VniQq83vEjRWeJAS\r\nNFZ4kA==\r\n',
    ['q83vEjRWeJASNFZ4kKvN7xI0VniQEjRWeJCrze8SNFZ4kBI0VniQq83vEjRWeJAS', 'NFZ4kA=='],
  ],
  ['a table', 'eiGh9ooz Ahj5eiSu\r\noot2Cah0 aeyaequi\r\n', ['eiGh9ooz', 'Ahj5eiSu', 'oot2Cah0', 'aeyaequi']],
  ['among words', `the key is "${hex}".\r\n`, [hex]],
  ['after its name', `SECRET_KEY=${hex}\r\n`, [hex]],
  ['nothing', '', []],
  ['no such program', 'bash: openssl: command not found\r\n', []],
  [
    'the program’s own trouble',
    'pwgen: invalid option -- q\r\nUsage: pwgen [ OPTIONS ] [ pw_length ] [ num_pw ]\r\n',
    [],
  ],
  ['a shell that says how it ended', 'Killed\r\n', []],
])('%s', (_, output, expected) => {
  expect(learnedFrom(output)).toEqual(expected);
});

test('is bounded', () => {
  expect(learnedFrom(Array.from({ length: 5000 }, (_, i) => `${i}aB${hex}\r\n`).join(''))).toHaveLength(200);
});
