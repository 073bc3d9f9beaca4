import { expect, it } from 'vitest';
import { withoutLogs } from '../../../../src/vscode/tree/withoutLogs';

const files = (...paths: readonly string[]) => paths.map((path) => ({ path }));

it('leaves out what has a journal of the same name in the same folder, and nothing else', () => {
  const found = files('/w/RELEASE.md', '/w/releases/a.md', '/w/releases/b.markdown', '/w/releases/c.md', '/w/a.md');
  const journals = files('/w/releases/a.jsonl', '/w/releases/b.jsonl', '/w/data.jsonl', '/w/releases/c.md.jsonl');
  expect(withoutLogs(found, journals)).toEqual(files('/w/RELEASE.md', '/w/releases/c.md', '/w/a.md'));
});
