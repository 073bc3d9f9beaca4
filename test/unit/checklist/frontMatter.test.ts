import { expect, test } from 'vitest';
import { parse } from './parser';

const read = (yaml: string) => parse(`---\n${yaml}\n---\n# Head\n`);
const codes = (yaml: string): readonly string[] => read(yaml).problems.map(({ code }) => code);

test('inputs as a list of names and of maps', () => {
  expect(
    read('inputs:\n  - version\n  - name: token\n    secret: true\n    required: false').frontMatter.inputs,
  ).toEqual([
    { name: 'version', secret: false, required: true, line: 2 },
    { name: 'token', secret: true, required: false, line: 3 },
  ]);
});

test('numbers stay as they were written', () => {
  const { frontMatter } = read('inputs:\n  v:\n    default: 1.10\n    choices: [1.10, 0x1F]\nenv:\n  PORT: 08080');
  expect(frontMatter).toMatchObject({
    inputs: [{ default: '1.10', choices: ['1.10', '0x1F'] }],
    env: { PORT: '08080' },
  });
});

test('an alias is followed', () => {
  expect(read('inputs: {}\nx-a: &a staging\nlog: *a').frontMatter.log).toBe('staging');
});

test.each([
  ['inputs: 3', ['invalid-front-matter']],
  ['inputs:\n  a: 1.0', ['invalid-front-matter']],
  ["inputs:\n  'a b': {}", ['invalid-input']],
  ['inputs:\n  - {}', ['invalid-input']],
  ['inputs: [a, A]', ['duplicate-input']],
  ["inputs:\n  a: { pattern: '(' }", ['invalid-regex']],
  ['inputs:\n  a: { default: x, choices: [y] }', ['invalid-input']],
  ['inputs:\n  a: { secret: sometimes }', ['invalid-front-matter']],
  ['log: [a]', ['invalid-front-matter']],
  ['log: a\ncolour: red', ['unknown-front-matter-key']],
  ['log: a\nlog: b', ['invalid-front-matter']],
  ['log: a\n  b: [', ['invalid-front-matter']],
  ['log: a\nenv: [a]', ['invalid-front-matter']],
  ['log: a\nenv: { A: [b] }', ['invalid-front-matter']],
  ['production: yes', ['invalid-front-matter']],
  ['production: { input: a, values: [b] }', ['undeclared-input']],
  ['sign-off: Keeper', []],
  ['log:', []],
  ['inputs:', []],
])('%j has %j', (yaml, expected) => {
  expect([...new Set(codes(yaml))]).toEqual(expected);
});

test.each(['layout: post\ntags: [a, b]', 'title: x\nname: {{ template }}', 'a: [', '- a\n- b', 'just words'])(
  'front matter of others is left alone: %j',
  (yaml) => {
    expect(read(yaml)).toMatchObject({ problems: [], frontMatter: { inputs: [], env: {}, signOff: [] } });
  },
);

test('its title is taken all the same', () => {
  expect(read('layout: post\ntitle: Of others').title).toBe('Of others');
});

test.each([
  ['not at the start', '\n---\nlog: a\n---\n'],
  ['never closed', '---\nlog: a\n'],
])('%s it is no front matter', (_name, text) => {
  expect(parse(text).frontMatter.log).toBeUndefined();
});

test('a problem has its place', () => {
  const { problems } = read('log: a\ninputs:\n  a:\n    pattern: "["');
  expect(problems).toMatchObject([{ code: 'invalid-regex', range: { start: { line: 4, column: 4 } } }]);
});

test('aliases to aliases cost nothing', () => {
  const levels = Array.from(
    { length: 40 },
    (_, i) =>
      `l${i}: &l${i} [${Array(9)
        .fill(i ? `*l${i - 1}` : 'x')
        .join(', ')}]`,
  );
  const start = process.cpuUsage();
  expect(codes(`${levels.join('\n')}\ninputs: *l39\nsign-off: *l39`)).toContain('invalid-front-matter');
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
});
