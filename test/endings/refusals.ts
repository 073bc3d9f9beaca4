import type { Ending } from './ending';

/** What no shell is even asked to run. */
export const refusals: readonly Ending[] = [
  {
    name: 'a folder that is not there',
    text: 'echo never',
    options: { cwd: 'nowhere' },
    expected: { kind: 'not-started', reason: /^Its folder nowhere does not exist in / },
  },
  {
    name: 'a name that no variable can have',
    text: 'echo never',
    options: { env: { 'a b': '' } },
    expected: { kind: 'not-started', reason: 'No variable can have the name "a b".' },
  },
  {
    name: 'a value that no variable can have',
    text: 'echo never',
    options: { env: { VALUE: 'a\0b' } },
    expected: { kind: 'not-started', reason: 'The value for VALUE holds a NUL character, which no variable can.' },
  },
  {
    name: 'a text that no shell can read',
    text: 'echo a\0b',
    expected: { kind: 'not-started', reason: 'Its text holds a NUL character, which no shell can read.' },
  },
];
