import { describe, expect, test } from 'vitest';
import { nearest } from '../../../../src/vscode/editor/spelling';
import { problemFixes } from '../../../../src/vscode/editor/problemFixes';
import { parse } from '../../checklist/parser';

/** The first fix of the first problem, made. */
function mended(text: string): string {
  const [problem] = parse(text).problems;
  if (!problem) return 'no problem';
  const lines = text.split('\n');
  const line = lines[problem.range.start.line] ?? '';
  const [fix] = problemFixes(problem, line);
  return fix ? line.slice(0, fix.start) + fix.newText + line.slice(fix.end) : 'no fix';
}

describe('problemFixes', () => {
  test.each<[string, string, string]>([
    ['a key of a block', '```bash confirm tiemout=2m\nmake\n```', '```bash confirm timeout=2m'],
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
    ['an expectation of nothing', '- [ ] x\n\n```expect\nok\n```', 'no fix'],
  ])('%s', (_, text, wanted) => {
    expect(mended(text)).toBe(wanted);
  });
});

describe('nearest', () => {
  const keys = ['id', 'timeout', 'every', 'retry', 'confirm', 'when', 'cwd'];
  test.each([
    ['timeuot', 'timeout'],
    ['TIMEOUT', 'timeout'],
    ['retries', undefined],
    ['retr', 'retry'],
    ['cdw', 'cwd'],
    ['x', undefined],
    ['in', 'id'],
    ['iw', 'id'],
    ['evry', 'every'],
    ['', undefined],
  ])('%s → %s', (word, wanted) => {
    expect(nearest(word, keys)).toBe(wanted);
  });

  test('gives none where two are as near', () => {
    expect(nearest('bat', ['cat', 'hat'])).toBeUndefined();
  });
});
