import { describe, expect, test } from 'vitest';
import type { Checklist } from '../../../src/checklist/checklist';
import { ChecklistParser } from '../../../src/checklist/parseChecklist';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { describeMatcher } from '../../../src/expectation/describeMatcher';
import { parse, shell } from './parser';

/** `line what is declared` of each command; then `line:column code` of each problem. Lines from 0. */
function read(checklist: Checklist): readonly string[] {
  const declared = allSteps(checklist)
    .flatMap(allCommands)
    .flatMap(({ expectations }) => expectations.filter(({ source }) => source === 'declared'));
  return [
    ...declared.map(({ line, matcher }) => `${line} ${describeMatcher(matcher)}`),
    ...checklist.problems.map(({ code, range: { start } }) => `${start.line}:${start.column} ${code}`),
  ];
}

/** The block takes the lines 0 to 2. */
const block = '```bash\nmake\n```\n';
const fence = '```expect\nexit 1\n```\n';
const comment = '<!-- expect: exit 1 -->\n';

describe('what is declared below a command block', () => {
  test.each<[string, string, readonly string[]]>([
    ['a fence', block + fence, ['4 exit 1']],
    ['a fence behind a blank line', `${block}\n${fence}`, ['5 exit 1']],
    ['a second fence', block + fence + '```expect\nempty\n```\n', ['4 exit 1', '7 prints nothing']],
    ['a fence behind a sentence', `${block}\nThat fails:\n\n${fence}`, ['7 exit 1']],
    ['a fence in braces', `${block}\`\`\`{expect}\nexit 1\n\`\`\`\n`, ['4 exit 1']],
    ['a fence with a class', `${block}\`\`\`{.expect}\nexit 1\n\`\`\`\n`, ['4 exit 1']],
    ['a fence of text', `${block}\`\`\`text expect\nexit 1\n\`\`\`\n`, ['4 exit 1']],
    ['a comment', block + comment, ['3 exit 1']],
    ['a comment behind a blank line', `${block}\n${comment}`, ['4 exit 1']],
    [
      'a comment of several lines',
      `${block}<!-- expect:\n  exit 1\n  http ok\n-->\n`,
      ['4 exit 1', '5 by eye: http ok', '5:7 invalid-http'],
    ],
    ['a comment and a fence', block + comment + fence, ['3 exit 1', '5 exit 1']],
    ['a comment in words', `${block}That fails. ${comment}`, ['3 exit 1']],
    ['a comment in the item', `- [ ] x\n\n  \`\`\`bash\n  make\n  \`\`\`\n  ${comment}`, ['5 exit 1']],
    ['a comment below the item', `- [ ] x\n\n  \`\`\`bash\n  make\n  \`\`\`\n\n${comment}`, ['6 exit 1']],
    ['comments of somebody else', `${block}<!-- prettier-ignore -->\n<!-- except: x -->\n`, []],
    ['a misspelt comment', `${block}<!-- exepct: exit 1 -->\n`, ['3 by eye: exepct: exit 1', '3:5 unknown-directive']],
    ['a misspelt fence', `${block}\`\`\`expects\nexit 1\n\`\`\`\n`, ['4 by eye: exit 1', '3:3 unknown-directive']],
    ['a fence of the output', `${block}\`\`\`expected-output\nok\n\`\`\`\n`, ['4 by eye: ok', '3:3 unknown-directive']],
    ['a fence of another program', '```exec\nmake\n```\n', []],
    ['an info string', '```bash expect="exit 1"\nmake\n```\n', ['0 by eye: expect="exit 1"', '0:8 unknown-info-key']],
    [
      'an info string in braces',
      '```bash {expect: "exit 1"}\nmake\n```\n',
      ['0 by eye: expect: "exit 1"', '0:9 unknown-info-key'],
    ],
    [
      'a fence behind words with code',
      `${block}\nSee \`x\`.\n\n${fence}`,
      ['7 by eye: exit 1', '6:0 expect-without-command'],
    ],
    [
      'a fence behind two paragraphs',
      `${block}\nOne.\n\nTwo.\n\n${fence}`,
      ['9 by eye: exit 1', '8:0 expect-without-command'],
    ],
    ['a fence under another heading', `${block}\n## B\n\n${fence}`, ['6:0 expect-without-command']],
    ['a comment in an item below', `${block}\n- x ${comment}`, ['4 by eye: exit 1', '4:0 expect-without-command']],
    ['a comment in a heading', `# A ${comment}\n${block}`, ['0:0 expect-without-command']],
    ['a fence that stands alone', fence, ['0:0 expect-without-command']],
  ])('%s', (_, text, wanted) => {
    expect(read(parse(text))).toEqual(wanted);
  });

  test.each<[string, string, readonly string[]]>([
    ['behind other words', '# unit tests # expect: exit 1', ['1 exit 1']],
    ['behind a semicolon', '# unit; expect: exit 1', ['1 exit 1']],
    ['in parentheses', '# (expect: number /(1)/ = 1)', ['1 number = 1']],
    ['in brackets', '# [expect: exit 1]', ['1 exit 1']],
    ['with a sign', '# @expect: exit 1', ['1 exit 1']],
    ['two', '# expect: empty # expect: exit 1', ['1 prints nothing', '1 exit 1']],
    ['one that cannot be read', '# all (expect: http ok)', ['1 by eye: http ok', '1:30 invalid-http']],
    ['misspelt', '# exepct: exit 1', ['1 by eye: exepct: exit 1', '1:12 unknown-directive']],
    ['no word of ours', '# except: x', []],
    ['the middle of a sentence', '# what we expect: much', []],
  ])('a comment: %s', (_, words, wanted) => {
    expect(read(parse(`\`\`\`bash\nmake test ${words}\n\`\`\`\n`))).toEqual(wanted);
  });

  test('moves with what it stands below', () => {
    const parser = new ChecklistParser(shell);
    const texts = [
      block + comment,
      `${block}\n${comment}`,
      `Words.\n\n${block}\n\n${comment}`,
      `${block}It fails.\n${comment}`,
    ];
    for (const text of texts) expect(read(parser.parse(text))).toEqual(read(parse(text)));
  });
});
