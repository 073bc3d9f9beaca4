import { expect, test } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { findCommandText } from '../checklist/commandTexts';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { differingCommands } from '../../../src/run/differing';
import { createHarness } from './harness';

const parser = await loadShellParserFromDisk();

function block(text: string, info = 'bash'): string {
  return `\`\`\`${info}\n${text}\n\`\`\`\n`;
}

const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['the same', `# A\n${block('make a\nmake b')}`, `# A\n${block('make a\nmake b')}`, []],
  ['changed', `# A\n${block('make a\nmake b')}`, `# A\n${block('make a\nmake c')}`, ['make c']],
  ['new in front', `# A\n${block('make b')}`, `# A\n${block('make a\nmake b')}`, ['make a']],
  ['moved to another section', `# A\n${block('make a')}\n# B\n`, `# A\n\n# B\n${block('make a')}`, []],
  ['under another heading', `# A\n${block('make a')}`, `# Another\n${block('make a')}`, []],
  ['one more of the same', `# A\n${block('make a')}`, `# A\n${block('make a')}\n# B\n${block('make a')}`, ['make a']],
  ['other white space inside', `# A\n${block('make  a')}`, `# A\n${block('make a')}`, ['make a']],
  ['another folder', `# A\n${block('make a')}`, `# A\n${block('make a', 'bash cwd=sub')}`, ['make a']],
  ['another shell', `# A\n${block('make a')}`, `# A\n${block('make a', 'zsh')}`, ['make a']],
  ['no session around it any more', `# A\n${block('ssh web\nreboot')}`, `# A\n${block('reboot')}`, ['reboot']],
  ['another expectation', `# A\n${block('make a\n# expect: x')}`, `# A\n${block('make a\n# expect: y')}`, []],
];

test.each(cases)('%s', (_, earlier, now, texts) => {
  const checklist = parseChecklist(now, parser);
  const ids = differingCommands(checklist, parseChecklist(earlier, parser));
  expect(ids.map((id) => findCommandText(checklist, id))).toEqual(texts);
});

test('a confirmation says so', async () => {
  const text = '- [ ] Clean\n  ```bash\n  rm -rf build\n  ```\n';
  const first = await createHarness(text);
  const differing = [`${first.id('Clean')}#1` as never];
  const { session, asked, id } = await createHarness(text, { differing });
  await session.runStep(id('Clean'));
  expect(asked).toMatchObject([{ differsFrom: 'v0' }]);
  await first.session.runStep(first.id('Clean'));
  expect(first.asked[0]).not.toHaveProperty('differsFrom');
});
