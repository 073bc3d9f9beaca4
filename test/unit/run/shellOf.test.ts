import { expect, test } from 'vitest';
import { shellOf } from '../../../src/run/shellOf';

test.each([
  [{ language: 'bash' }, 'bash'],
  [{ language: 'zsh' }, 'zsh'],
  [{ language: 'dash' }, 'dash'],
  [{ language: 'ksh' }, 'ksh'],
  [{ language: 'fish', shell: 'fish' }, 'fish'],
  [{ language: 'powershell', shell: 'pwsh' }, 'pwsh'],
  [{ language: 'sh', shell: 'pwsh' }, 'pwsh'],
  [{ language: 'sh' }, 'sh'],
  [{ language: 'shell' }, 'sh'],
  [{ language: 'console' }, 'sh'],
  [{ language: '' }, 'sh'],
] as const)('%j is written for %s', (block, shell) => {
  expect(shellOf(block)).toBe(shell);
});
