import { describe, expect, test } from 'vitest';
import { integrationTimeout } from '../../../../src/vscode/terminal/integrationTimeout';
import { inTranscript } from '../../../../src/vscode/terminal/transcript';
import { isLoginProfile } from '../../../../src/vscode/terminal/loginShell';

test.each([
  [undefined, 6000],
  [-1, 6000],
  [-2, 1000],
  [0, 1000],
  [100, 1500],
  [20_000, 21_000],
  ['soon', 6000],
])('integrationTimeout %j', (setting, expected) => {
  expect(integrationTimeout(setting)).toBe(expected);
});

describe('isLoginProfile', () => {
  test.each([
    [{}, null, 'linux', false],
    [{}, null, 'darwin', true],
    [{ bash: { path: 'bash' } }, 'bash', 'linux', false],
    [{ bash: { path: 'bash', args: ['-l'] } }, null, 'linux', true],
    [{ bash: { path: 'bash', args: ['--login'] } }, 'zsh', 'linux', true],
    [{ bash: { path: 'bash', args: [] } }, 'bash', 'darwin', false],
    [{ 'my bash': { path: '/b', args: '-i -l' }, bash: { args: [] } }, 'my bash', 'linux', true],
    [{ zsh: { path: 'zsh', args: ['-l'] } }, 'zsh', 'linux', false],
    [{ bash: null }, 'bash', 'linux', false],
    [{}, 'Git Bash', 'win32', true],
  ] as const)('%j, default %j on %s', (profiles, defaultProfile, platform, expected) => {
    expect(isLoginProfile('bash', profiles, defaultProfile, platform)).toBe(expected);
  });
});

describe('inTranscript', () => {
  const start = { program: '/bin/sh', args: ['/s/keeper.sh', "it's"], env: { A: '1' } };
  const words = `exec '/bin/sh' '/s/keeper.sh' 'it'\\''s'`;
  const place = { script: '/usr/bin/script', file: '/f/shown', loginShell: '/usr/sbin/nologin' };
  const own = 'exec env --default-signal=INT,QUIT /bin/sh -c "$RELEASE_CHECKLIST_START"';

  test('linux: beside a shell that ends `script` when the terminal is closed', () => {
    const { program, args, env } = inTranscript(start, { ...place, platform: 'linux' });
    expect([program, args[0], args[2]]).toEqual(['/bin/sh', '-c', 'sh']);
    expect(args[1]).toMatch(/^trap 'kill -9 "\$pid"' HUP TERM; .* wait "\$pid"$/);
    expect(args.slice(3)).toEqual(['/usr/bin/script', '-q', '-f', '-a', '-c', own, '/f/shown']);
    const command = `unset RELEASE_CHECKLIST_START; export SHELL='/usr/sbin/nologin'; ${words}`;
    expect(env).toEqual({ A: '1', SHELL: '/bin/sh', RELEASE_CHECKLIST_START: command });
  });

  test('linux, where the person has no shell', () => {
    const { env } = inTranscript(start, { ...place, platform: 'linux', loginShell: undefined });
    expect(env['RELEASE_CHECKLIST_START']).toBe(`unset RELEASE_CHECKLIST_START; unset SHELL; ${words}`);
  });

  test('darwin', () => {
    expect(inTranscript(start, { ...place, platform: 'darwin' })).toEqual({
      ...{ program: '/usr/bin/script', env: { A: '1' } },
      args: ['-q', '-a', '-t', '0', '/f/shown', '/bin/sh', '-c', words],
    });
  });
});
