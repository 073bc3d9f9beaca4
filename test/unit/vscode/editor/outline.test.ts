import { expect, test } from 'vitest';
import { foldableSteps, outline, type OutlineNode } from '../../../../src/vscode/editor/outline';
import { parse } from '../../checklist/parser';

const text = `# Release

## Prepare

- [ ] **Tell** support
- [ ] Backend
  - [ ] Redis

    \`\`\`bash
    redis-cli ping
    \`\`\`

## Notes

Nothing to do.

## Deploy

\`\`\`bash
make
make install
\`\`\`

### Clean up

- [ ] **QA:** ____ Date: ____
`;

test('steps with the steps in them; headings are left to the outline of Markdown', () => {
  expect(outline(parse(text)).flatMap((node) => shown(node, ''))).toEqual([
    '5 manual Tell support',
    '6 manual Backend',
    '7   commands Redis (1 command)',
    '26 manual QA (sign-off)',
  ]);
});

test('steps of several lines can be folded', () => {
  expect(foldableSteps(parse(text)).map(({ start, end }) => [start + 1, end + 1])).toEqual([
    [6, 11],
    [7, 11],
  ]);
});

function shown({ line, kind, title, detail, children }: OutlineNode, indentation: string): readonly string[] {
  const own = `${line + 1} ${indentation}${kind} ${title}${detail && ` (${detail})`}`;
  return [own, ...children.flatMap((child) => shown(child, `${indentation}  `))];
}
