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
  ['inputs: [a]\nproduction: { input: a, values: [b] }', []],
  ['inputs: { a: { choices: [b, c] } }\nproduction: { input: a, values: [c] }', []],
  ['inputs: { a: { choices: [b, c] } }\nproduction: { input: a, values: [c, d] }', ['impossible-condition']],
  ['inputs: [a]\nlog: x/{date}-{version}-{title}-{a}.md', []],
  ['log: x/{vesion}.md', ['undeclared-input']],
  ['inputs: { a: { secret: true } }\nlog: x/{a}.md', ['undeclared-input']],
  ['log: a: b: c\ninputs: 3\ncolour: red', ['invalid-front-matter']],
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

test.each([
  'title: x\ninputs:\n  version:\n---\n# Head',
  '---\ninputs:\n  version:\n\n# Head',
  '---\n---\ntitle: x\nproduction:\n  input: a\n---\n# Head',
  '\n---\ninputs: [version]\n---\n# Head',
  '\n---\nsign-off:\n- Lead\n---\n# Head',
])('front matter that is not read is told: %j', (text) => {
  expect(parse(text).problems).toMatchObject([{ code: 'invalid-front-matter', severity: 'error' }]);
});

test.each([
  '# Head\n\ninputs:\n  version',
  'inputs: what you need\n\n# Head',
  'log: everything is written down\n---\n# Head',
  '---\n\n# Head',
  '---\n---\n\ntitle: x\n\n- [ ] a',
  'title: x\n\n- [ ] a',
  '---\nlayout: post\n---\ninputs:\n  version',
])('what only looks like it is not: %j', (text) => {
  expect(parse(text).problems).toEqual([]);
});

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
