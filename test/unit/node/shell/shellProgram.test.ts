import { expect, test } from 'vitest';
import { shellProgram } from '../../../../src/node/shell/shellProgram';

const programs = { bash: '/opt/bin/bash', zsh: '' };
const refused = /names the shell .*, which is none that commands can be run in\.$/;

test.each([
  ['bash', {}, undefined, 'bash'],
  ['bash', programs, undefined, '/opt/bin/bash'],
  ['zsh', programs, 'fish', 'zsh'],
  ['sh', {}, undefined, 'bash'],
  ['sh', programs, undefined, '/opt/bin/bash'],
  ['sh', { ...programs, sh: 'dash' }, undefined, 'dash'],
  ['sh', { ...programs, sh: 'dash' }, 'zsh', 'dash'],
  ['sh', programs, 'zsh', 'zsh'],
  ['sh', programs, 'bash', '/opt/bin/bash'],
  ['sh', {}, 'sh', 'sh'],
] as const)('blocks of %s, with %j and front matter %s, are run by %s', (shell, set, own, program) => {
  expect(shellProgram(shell, { programs: set, own })).toBe(program);
});

test.each(['./bash', '/tmp/bash', '..\\bash', 'python3', 'bash -c evil', ''])('a checklist cannot name %j', (own) => {
  expect(shellProgram('sh', { programs: {}, own })).toEqual({ refused: expect.stringMatching(refused) as string });
});
