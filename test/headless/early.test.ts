import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from './testRunner';

// As it is when the terminal closes at the very moment in which a step is taken: the shell comes back to its prompt.
test.each([
  ['taken, and nothing of it run', '', 'refused early\n'],
  ['begun', '__checklist_go;', /^exit 0 \S+ \S+ 0\n$/],
])('a step that was %s, ended by the prompt', (_, go, expected) => {
  const folder = mkdtempSync(join(tmpdir(), 'early-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = `. '${join(root, 'media/shell/init.bash')}'; __checklist_begin "$PWD/1" token text; ${go} true; __checklist_prompt_first`;
  execFileSync('bash', ['--norc', '-c', script], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      RELEASE_CHECKLIST_FOLDER: folder,
      RELEASE_CHECKLIST_SCREEN: join(folder, 'screen'),
    },
  });
  expect(existsSync(join(folder, '1.begun'))).toBe(true);
  const code = readFileSync(join(folder, '1.code'), 'utf8');
  if (typeof expected === 'string') expect(code).toBe(expected);
  else expect(code).toMatch(expected);
});
