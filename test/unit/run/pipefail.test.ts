import { expect, test } from 'vitest';
import { createHarness, exited } from './harness';

/** Items of one bash block each, named by their place: `1`, `2`, … */
function steps(...blocks: readonly string[]): string {
  return blocks.map((block, i) => `- [ ] ${i + 1}\n  \`\`\`bash\n${block.replace(/^/gm, '  ')}\n  \`\`\`\n`).join('');
}

test.each([
  ['nothing sets it', ['make'], 'review'],
  ['the block above does', ['set -euo pipefail'], 'passed'],
  ['a comment above names it', ['# set -o pipefail\nmake'], 'review'],
  ['one block sets it, another takes it away', ['set -o pipefail', 'set +o pipefail'], 'review'],
  ['the shell that had it has gone', ['set -o pipefail', 'exec bash'], 'review'],
  ['the shell that had it was lost', ['set -o pipefail', 'lost'], 'review'],
])('what a pipe has come to, when %s', async (_, above, outcome) => {
  const lost = { kind: 'unknown', reason: 'terminal closed', durationMs: 1 } as const;
  const { session, id } = await createHarness(steps(...above, 'make test | tee log'), { answers: { lost: [lost] } });
  for (const [i] of above.entries()) await session.runStep(id(String(i + 1)));
  expect(await session.runStep(id(String(above.length + 1)))).toBe(outcome);
});

test('what a command that has failed would have set is not counted on', async () => {
  const answers = { 'set -o pipefail; false': [exited(1)] };
  const { session, id } = await createHarness(steps('set -o pipefail; false', 'make test | tee log'), { answers });
  expect(await session.runStep(id('1'))).toBe('failed');
  expect(await session.runStep(id('2'))).toBe('review');
});

test('what a shell had set that was closed between two steps is not counted on', async () => {
  const { session, id, loseShell } = await createHarness(
    steps('set -o pipefail', 'make | tee log', 'make test | tee log'),
  );
  await session.runStep(id('1'));
  expect(await session.runStep(id('2'))).toBe('passed');
  loseShell();
  expect(await session.runStep(id('3'))).toBe('review');
});
