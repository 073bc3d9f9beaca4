import { describe, expect, test } from 'vitest';
import { textFor, whyNot } from '../endings/checkEnding';
import { shellNames } from '../endings/ending';
import { endings } from '../endings/endings';

describe('the table of endings', () => {
  test('no two have one name', () => {
    const names = endings.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('each has a text for every shell, or a reason why there is none', () => {
    const silent = endings.flatMap((ending) =>
      shellNames
        .filter((shell) => textFor(ending.text, shell) === undefined && ending.except?.[shell] === undefined)
        .map((shell) => `${ending.name} in ${shell}`),
    );
    expect(silent).toEqual([]);
  });

  test('there are at least 120 in the integrated terminal of bash, zsh, fish, dash and ksh', () => {
    const asked = shellNames.flatMap((shell) =>
      endings.filter((ending) => whyNot(ending, 'integrated', shell) === undefined),
    );
    expect(asked.length).toBeGreaterThanOrEqual(120);
  });
});
