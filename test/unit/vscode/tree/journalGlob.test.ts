import { expect, test } from 'vitest';
import { journalGlob } from '../../../../src/vscode/tree/journalGlob';

test.each([
  ['releases/{date}-{version}.md', 'releases/*-*.jsonl'],
  ['./releases/{date}-v{version}.md', 'releases/*-v*.jsonl'],
  ['docs/{version}/log.md', 'docs/*/log*.jsonl'],
  ['{date}', '*.jsonl'],
  ['logs [prod]/{date}.md', 'logs [[]prod[]]/*.jsonl'],
])('the journals of %s are at %s', (pattern, glob) => {
  expect(journalGlob(pattern)).toBe(glob);
});
