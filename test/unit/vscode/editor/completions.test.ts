import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../../../src/checklist/infoString';
import { parseExpectation } from '../../../../src/expectation/parseExpectation';
import { completionPlace, isTypedForUs } from '../../../../src/vscode/editor/completionPlace';
import { completionsFor } from '../../../../src/vscode/editor/completions';
import {
  exampleOf,
  frontMatterDocs,
  grammarDocs,
  inputDocs,
  optionDocs,
  productionDocs,
} from '../../../../src/vscode/editor/keyDocs';
import { parse } from '../../checklist/parser';

/** What can be put in at the `§`: the words that it replaces in front, then the labels. */
function offered(marked: string): string {
  const lines = marked.split('\n');
  const line = lines.findIndex((text) => text.includes('§'));
  const column = lines[line]?.indexOf('§') ?? 0;
  const text = marked.replace('§', '');
  const checklist = parse(text);
  const place = completionPlace(checklist, text.split('\n'), { line, column });
  if (!place) return 'nothing';
  const labels = completionsFor(place, checklist).map(({ label }) => label);
  return `${text.split('\n')[line]?.slice(place.start, column) ?? ''}: ${labels.slice(0, 3).join(' ')}`;
}

const frontMatter =
  '---\ninputs:\n  api-version:\n  target:\n    choices: [staging, production]\nenv:\n  REGION: eu\n---\n';

describe('completions', () => {
  test.each<[string, string, string]>([
    ['a line of an expect fence', '```bash\nmake\n```\n```expect\n§\n```', ': http json number'],
    [
      'a word that is begun there',
      '- [ ] x\n  ```bash\n  make\n  ```\n  ```expect\n  nu§\n  ```',
      'nu: http json number',
    ],
    ['what stands behind its first word', '```bash\nmake\n```\n```expect\nnumber §\n```', 'nothing'],
    ['behind # expect:', '```bash\nmake\n# expect: §\n```', ': http json number'],
    ['behind # expect: at the end of a line', '```bash\nmake # expect: ht§\n```', 'ht: http json number'],
    ['a comment', '```bash\nmake\n# ex§\n```', 'ex: expect:'],
    ['behind the language', '```bash §\nmake\n```', ': timeout retry every'],
    ['a key that is begun there', '```bash timeout=2m re§\nmake\n```', 're: retry every confirm'],
    ['a value', '```bash timeout=§\nmake\n```', 'nothing'],
    ['the language', '```b§\nmake\n```', 'b: bash expect console'],
    ['behind expect', '```bash\nmake\n```\n```expect §\nok\n```', 'nothing'],
    ['the keys of a step', '- [ ] x <!-- step: §', ': timeout retry every'],
    ['behind when=', `${frontMatter}\`\`\`bash when=§\nmake\n\`\`\``, ': api-version target'],
    ['behind its colon', `${frontMatter}\`\`\`bash when=target:pr§\nmake\n\`\`\``, 'pr: staging production'],
    ['behind a $', `${frontMatter}\`\`\`bash\necho $§\n\`\`\``, ': API_VERSION TARGET REGION'],
    ['inside ${ }', `${frontMatter}\`\`\`bash\necho "\${AP§}"\n\`\`\``, 'AP: API_VERSION TARGET REGION'],
    ['behind a $ in words', `${frontMatter}- [ ] It costs $§`, 'nothing'],
    ['a $ in what is no shell', `${frontMatter}- [ ] x\n\n\`\`\`yaml\na: $§\n\`\`\``, 'nothing'],
    ['a variable that was captured', '```bash\nmake\n# expect: capture TAG /(.*)/\necho $§\n```', ': TAG'],
    ['the front matter', '---\n§\n---\n- [ ] x', ': title inputs log'],
    ['keys that are not there yet', '---\ntitle: x\n§\nlog: y\n---\n- [ ] x', ': inputs shell env'],
    [
      'keys of another input are none of this one',
      '---\ninputs:\n  a:\n    default: x\n  b:\n    §\n  c:\n    pattern: y\n---\n- [ ] x',
      ': description default pattern',
    ],
    ['a key of an input', '---\ninputs:\n  version:\n    d§\n---\n- [ ] x', 'd: description default pattern'],
    [
      'a key of an input in a list',
      '---\ninputs:\n  - name: version\n    §\n---\n- [ ] x',
      ': description default pattern',
    ],
    ['the same, not indented', '---\ninputs:\n- name: version\n  d§\n---\n- [ ] x', 'd: description default pattern'],
    [
      'a second input in a list',
      '---\ninputs:\n  - name: a\n    secret: true\n  - §\n---\n- [ ] x',
      ': name description default',
    ],
    ['an input in a list', '---\ninputs:\n  - §\n---\n- [ ] x', ': name description default'],
    ['the name of an input', '---\ninputs:\n  v§\n---\n- [ ] x', 'v: '],
    ['a key of production', '---\nproduction:\n  §\n---\n- [ ] x', ': input values'],
    ['a value of the front matter', '---\ntitle: §\n---\n- [ ] x', 'nothing'],
    ['words', '- [ ] Tell §support', 'nothing'],
  ])('%s', (_, text, wanted) => {
    expect(offered(text)).toBe(wanted);
  });

  test.each<[string, boolean]>([
    ['```expect\n', true],
    ['  ```expect\n  ', true],
    ['```expect\nexit 0\n', true],
    ['```expect\nexit 0\nnot empty\n', true],
    ['```expect\nexit 0\n```\n', false],
    ['```bash\nexit 0\n', false],
    ['exit 0\n', false],
    ['- [ ] x\n', false],
    ['- [ ] x\n- ', false],
    ['', false],
    ['---\n', true],
    ['---\ntitle: x\n', true],
    ['---\ninputs:\n  - ', true],
    ['---\ntitle: x\n---\n', false],
    ['---\ntitle: ', false],
    ['```bash ', true],
    ['```bash\nmake # expect: ', true],
    ['```bash\necho $', true],
    ['- [ ] x <!-- step: ', true],
    ['```bash\necho ', false],
    ['Tell the ', false],
  ])('at the end of %j it is typed for us: %s', (text, wanted) => {
    const lines = text.split('\n');
    const at = { line: lines.length - 1, column: lines.at(-1)?.length ?? 0 };
    expect(isTypedForUs((line) => lines[line] ?? '', at)).toBe(wanted);
  });
});

describe('every snippet can be read as it is put in', () => {
  test.each(grammarDocs.map(({ snippet }) => exampleOf(snippet)))('%s', (line) => {
    expect(parseExpectation(line)).not.toHaveProperty('problem');
  });

  test.each(optionDocs.map(({ snippet }) => exampleOf(snippet)))('%s', (word) => {
    expect(parseOptions([word]).issues).toEqual([]);
  });

  test('front matter', () => {
    const inputs = inputDocs.map(({ snippet }) => `    ${exampleOf(snippet)}`).join('\n');
    const others = frontMatterDocs.filter(({ key }) => key !== 'inputs' && key !== 'production');
    const text = [
      'inputs:',
      '  environment:',
      inputs.replace('default: \n', 'default: staging\n').replace('description: \n', 'description: x\n'),
      'production:',
      ...productionDocs.map(({ snippet }) => `  ${exampleOf(snippet)}`),
      ...others.map(({ snippet }) => exampleOf(snippet)),
    ].join('\n');
    expect(parse(`---\n${text}\n---\n- [ ] x`).problems).toEqual([]);
    for (const key of ['inputs', 'production']) {
      const doc = frontMatterDocs.find((one) => one.key === key);
      const more = key === 'production' ? 'inputs: [environment]\n' : '';
      expect(parse(`---\n${more}${exampleOf(doc?.snippet ?? '')}\n---\n- [ ] x`).problems).toEqual([]);
    }
  });
});

test('the options are those that a block knows', () => {
  const known = /The keys are (.*)\./.exec(parseOptions(['confirm', 'nonsense']).issues[0]?.message ?? '')?.[1];
  expect(optionDocs.map(({ key }) => key).sort()).toEqual(known?.split(', ').sort());
});

test.each([
  ['front matter', 'inputs: [a]\nnonsense: 1', frontMatterDocs, []],
  ['an input', 'inputs:\n  a:\n    nonsense: 1', inputDocs, ['name']],
])('the keys are those that %s knows', (_, yaml, docs, more) => {
  const [problem] = parse(`---\n${yaml}\n---\n- [ ] x`).problems;
  const known = /The keys are (.*)\./.exec(problem?.message ?? '')?.[1];
  expect([...docs.map(({ key }) => key), ...more].sort()).toEqual(known?.split(', ').sort());
});
