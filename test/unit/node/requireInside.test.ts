import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freeLogPath } from '../../../src/node/freeLogPath';
import { requireInside } from '../../../src/node/requireInside';
import { UserFacingError } from '../../../src/util/userFacingError';
import { temporaryFolder } from './temporaryFolder';

it('takes what lies inside, there or not', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'real'));
  symlinkSync('real', join(folder, 'releases'));
  await requireInside(folder, join(folder, 'a/b/c.md'));
  await requireInside(folder, join(folder, 'releases/x.md'));
});

it.each<[string, (folder: string, outside: string) => string]>([
  ['a path that climbs', (folder) => join(folder, '../x.md')],
  ['another place', (_, outside) => join(outside, 'x.md')],
  [
    'a folder that is a link',
    (folder, outside) => (symlinkSync(outside, join(folder, 'logs')), join(folder, 'logs/x.md')),
  ],
  [
    'a link that leads nowhere',
    (folder, outside) => (symlinkSync(join(outside, 'no'), join(folder, 'x')), join(folder, 'x')),
  ],
  [
    'a file that is a link',
    (folder, outside) => {
      writeFileSync(join(outside, 'f'), '');
      symlinkSync(join(outside, 'f'), join(folder, 'f.md'));
      return join(folder, 'f.md');
    },
  ],
])('refuses %s', async (_, place) => {
  const [folder, outside] = [temporaryFolder(), temporaryFolder()];
  await expect(requireInside(folder, place(folder, outside))).rejects.toThrow(UserFacingError);
});

it('takes a link that leads nowhere for a name that is taken', async () => {
  const folder = temporaryFolder();
  symlinkSync('/nowhere/at/all', join(folder, 'log.md'));
  expect(await freeLogPath(folder, 'log.md')).toBe('log-2.md');
});
