import { describe, expect, test } from 'vitest';
import { problemFixes } from '../../../../src/vscode/editor/problemFixes';
import { parse } from '../../checklist/parser';

/** The first fix of the first problem, made. */
function mended(text: string): string {
  return mendedBy(text, 0);
}

function mendedBy(text: string, at: number): string {
  const { problems, frontMatter } = parse(text);
  const [problem] = problems;
  if (!problem) return 'no problem';
  const lines = text.split('\n');
  const fix = problemFixes(problem, lines, frontMatter)[at];
  if (!fix) return 'no fix';
  const line = lines[fix.line] ?? '';
  return line.slice(0, fix.start) + fix.newText + line.slice(fix.end);
}

describe('problemFixes', () => {
  test.each<[string, string, string]>([
    ['a key of a block', '```bash confirm tiemout=2m\nmake\n```', '```bash confirm timeout=2m'],
    ['a colon for a sign', '```bash timeout:2m\nmake\n```', '```bash timeout=2m'],
    ['a value that nobody can tell', '```bash timeout=soon\nmake\n```', 'no fix'],
    ['a key of a step', '- [ ] x <!-- step: id=a comfirm -->', '- [ ] x <!-- step: id=a confirm -->'],
    ['a key that is near none', '```bash confirm color=red\nmake\n```', 'no fix'],
    ['a key of the front matter', '---\ninputs: [a]\nsing-off: [QA]\n---\n- [ ] x', 'sign-off: [QA]'],
    ['a key of an input', '---\ninputs:\n  version:\n    defualt: 1\n---\n- [ ] x', '    default: 1'],
    ['a text that must not be there', '```bash\nmake\n# expect: !failed\n```', '# expect: ! failed'],
    [
      'a JSON text without quotes',
      '```bash\nmake\n# expect: json $.a = all good\n```',
      '# expect: json $.a = "all good"',
    ],
    ['JSON that is more than a word', '```bash\nmake\n# expect: json $.a = {b}\n```', 'no fix'],
    ['a regular expression', '```bash\nmake\n# expect: /(/\n```', 'no fix'],
    ['a word of the grammar', '```bash\nmake\n```\n```expect\ndurtion < 5s\n```', 'duration < 5s'],
    ['the language of expectations', '```bash\nmake\n```\n```expects\nok\n```', '```expect'],
    ['the word of a step comment', '- [ ] x <!-- stpe: id=a -->', '- [ ] x <!-- step: id=a -->'],
    ['a variable', '---\ninputs: [version]\n---\n```bash\necho ${VERSOIN}\n```', 'echo ${VERSION}'],
    ['a variable in lower case', '---\ninputs: [version]\n---\n```bash\necho $version\n```', 'echo $VERSION'],
    ['an input in a row', '---\ninputs: [version]\n---\n```bash\necho $REGION\n```', 'inputs: [region, version]'],
    ['an input in a list', '---\ninputs:\n  - version\n---\n```bash\necho $REGION\n```', '  - region\n  - version'],
    ['an input in a map', '---\ninputs:\n  version: {}\n---\n```bash\necho $REGION\n```', '  region:\n  version: {}'],
    ['a quote', '```bash\necho "a\n```', 'no fix'],
    ['an expectation of nothing', '- [ ] x\n\n```expect\nok\n```', 'no fix'],
  ])('%s', (_, text, wanted) => {
    expect(mended(text)).toBe(wanted);
  });
});

describe('a fence that is indented too far', () => {
  /** The text after the fix of its first problem, and whether a problem is left. */
  function mend(text: string): readonly [text: string, problems: number] | 'no fix' {
    const { problems, frontMatter } = parse(text);
    const lines = text.split('\n');
    const [fix] = problems.flatMap((problem) => problemFixes(problem, lines, frontMatter));
    if (!fix) return 'no fix';
    const whole = [...lines.slice(0, fix.line), fix.newText, ...lines.slice(fix.endLine + 1)].join('\n');
    return [whole, parse(whole).problems.length];
  }

  test.each([
    [
      'below an item',
      '- [ ] a\n      ```\n      make\n\n        b\n      ```\n- [ ] c',
      '- [ ] a\n  ```\n  make\n\n    b\n  ```\n- [ ] c',
    ],
    [
      'below its second line',
      '1. a\n   b:\n       ~~~sh\n       make\n       ~~~',
      '1. a\n   b:\n   ~~~sh\n   make\n   ~~~',
    ],
    [
      'below a nested item',
      '- a\n  - [ ] b\n        ```\n        make\n        ```',
      '- a\n  - [ ] b\n    ```\n    make\n    ```',
    ],
  ])('%s', (_, text, wanted) => {
    expect(parse(text).problems).toMatchObject([{ code: 'stray-fence' }]);
    expect(mend(text)).toEqual([wanted, 0]);
  });

  test.each([
    ['in HTML', '<details>\n```\nmake\n```\n</details>'],
    ['without an end', '- [ ] a\n      ```\n      make'],
    ['with a line further to the left', '- [ ] a\n      ```\n   make\n      ```'],
    ['with an end further to the left', '- [ ] a\n      ```\n      make\n     ```\n- [ ] b'],
    ['with tabs', '- [ ] a\n\t\t```\n\t\tmake\n\t\t```'],
  ])('%s it is left to the person', (_, text) => {
    expect(parse(text).problems).toMatchObject([{ code: 'stray-fence' }]);
    expect(mend(text)).toBe('no fix');
  });
});

test('an undeclared variable is respelled first, and declared as it is by the second fix', () => {
  const text = '---\ninputs: [version]\n---\n```bash\necho $VERSIONS\n```';
  expect(mendedBy(text, 0)).toBe('echo $VERSION');
  expect(mendedBy(text, 1)).toBe('inputs: [versions, version]');
  expect(parse(text.replace('inputs: [version]', mendedBy(text, 1))).problems).toEqual([]);
});
