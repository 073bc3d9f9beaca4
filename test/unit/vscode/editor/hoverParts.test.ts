import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../../../src/vscode/editor/hoverParts';
import { parse } from '../../checklist/parser';

/** What the hover says at the `§`, its parts joined with ` | `. */
function hover(marked: string): string {
  const lines = marked.split('\n');
  const line = lines.findIndex((text) => text.includes('§'));
  const column = lines[line]?.indexOf('§') ?? 0;
  const text = marked.replace('§', '');
  const content = hoverAt(parse(text), { line, column }, text.split('\n')[line] ?? '');
  return content?.parts.map((part) => part.text).join(' | ') ?? 'nothing';
}

describe('hoverAt', () => {
  test.each<[string, string, string]>([
    [
      'an inferred expectation',
      '```bash\ncurl -i x\n# Expected: H§TTP 200 OK\n```',
      '**Understood as**: `HTTP 200` | Explicitly: | # expect: http 200',
    ],
    [
      'at the end of its line',
      '```bash\ncurl -i x # should return 5§03\n```',
      '**Understood as**: `HTTP 503` | Explicitly: | # expect: http 503',
    ],
    [
      'a sentence that a person compares',
      '```bash\nmake\n# Should look reasonable§ to the team\n```',
      '**By eye**: a person compares these words with the output. To have it checked, write a line such as | # expect: text that must be there',
    ],
    [
      'a declared expectation',
      '```bash\nmake\n```\n```expect\nnumber /(\\d+) passed/ >= 8§2\n```',
      '**Checked**: `≥ 82 passed`',
    ],
    [
      'a declared expectation that cannot be read',
      '```bash\nmake\n# expect: json $.a = §b\n```',
      '**Cannot be read**: a person compares it with the output.',
    ],
    ['a command', '```bash\nm§ake\n```', '**Runs in the terminal** | Checked: `exit 0`'],
    [
      'a command with dangers and placeholders, and the options of its block',
      '```bash timeout=2m\nrm -r§f /srv/<service>\n```',
      '**Runs in the terminal** | Confirmed before it runs: deletes files for good | Asked for: `<service>` | Checked: `exit 0` | ended after 2m',
    ],
    [
      'a command that opens a session',
      '```bash\nps§ql\nSELECT 1;\n```',
      '**Opens a session; the lines below are typed there by a person**',
    ],
    [
      'what is typed there',
      '```bash\npsql\nSELE§CT 1;\n```',
      '**Typed into the session, or pasted into the editor, when a person says so; never run here**',
    ],
    ['a fence that is not run', '- [ ] x\n\n```ya§ml\na: 1\n```', '**Not run** | YAML, not shell'],
    [
      'a fence of expectations',
      '```bash\nmake\n```\n```ex§pect\nok\n```',
      '**Expectations** | What the block above is expected to print',
    ],
    ['a fence that is run', '```ba§sh\nmake\nmake install\n```', '**2 commands, one after the other**'],
    ['an option in it', '```bash retry=5 eve§ry=2s\nmake\n```', '`every`: How long `retry` waits in between.'],
    [
      'backticks, which end no code span',
      '```bash\necho `date§` # expect: a``b\n```',
      '**Runs in the terminal** | Checked: ``` contains "a``b" ```, `exit 0`',
    ],
    ['the words of an item', '- [ ] Tell§ support\n', 'nothing'],
    ['a comment that says nothing of a result', '```bash\n# Build§ it\nmake\n```', 'nothing'],
  ])('%s', (_, text, wanted) => {
    expect(hover(text)).toBe(wanted);
  });
});
