import { describe, expect, test } from 'vitest';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { onlyIfIn, onlyIfInComment, onlyIfInItem } from '../../../src/checklist/onlyIf';
import { hasCommands } from '../../../src/run/progress';
import { parse } from './parser';

describe('words that say in which case alone something is run', () => {
  test.each([
    'If the migration fails:',
    '**If the health check does not pass:**',
    'Otherwise:',
    'On failure:',
    'If you use the other host:',
    'Should the worker fail, restart it:',
    'Wait a minute. If it is still down:',
    '3. If stuck, mark it as resolved',
    'Start the queue again (if needed):',
    'Load test (optional, takes long)',
    'Falls der Dienst nicht antwortet:',
    'Si falla:',
    'Se falhar:',
    "En cas d'échec :",
    'Если не запустилось:',
  ])('%s', (words) => expect(onlyIfIn(words)).toBeDefined());

  test.each([
    'If all tests pass, tag the release:',
    'If everything is ok:',
    'Deploy:',
    'Check if the port is in use:',
    'Verify that nothing fails:',
    'Simulate a failure:',
    'Second (required):',
    'Iffy words:',
  ])('not %s', (words) => expect(onlyIfIn(words)).toBeUndefined());

  test('advice in a comment says nothing of the command below', () => {
    expect(onlyIfInComment('If this fails, check the logs')).toBeUndefined();
    expect(onlyIfInComment('If this fails, check the logs:')).toBeDefined();
    expect(onlyIfInComment('If it fails, restart')).toBeDefined();
  });

  test('an item is a step of its own, unless it is for a failure', () => {
    expect(onlyIfInItem('If you use Docker, build the image')).toBeUndefined();
    expect(onlyIfInItem('If the smoke test fails, look at the logs')).toBeDefined();
  });
});

/** The commands of a checklist that running their step leaves out. */
function leftOut(text: string): readonly string[] {
  return allSteps(parse(text))
    .flatMap((step) => [...allCommands(step)].map((command) => ({ command, step })))
    .filter(({ command, step }) => {
      const block = step.blocks.find(({ commands }) => commands.includes(command));
      return command.onlyIf !== undefined || block?.inline === 'offered';
    })
    .map(({ command }) => command.text);
}

describe('commands that running their step leaves out', () => {
  const fence = (...lines: readonly string[]): string => ['```bash', ...lines, '```', ''].join('\n');
  const within = (text: string): string => text.replace(/^/gm, '  ');
  test.each<[string, string, readonly string[]]>([
    [
      'a block under words of its own in the step',
      `- [ ] Deploy\n\n${within(`${fence('./ship.sh')}\nIf it fails:\n\n${fence('./back.sh')}\nIf all is well:\n\n${fence('git tag v1')}`)}`,
      ['./back.sh'],
    ],
    [
      'in a block, up to a blank line or the next comment',
      fence(
        'make',
        '# If stuck, start again',
        'make stop',
        'make start',
        '',
        'make check',
        '# If not:',
        'a',
        '# Then',
        'b',
      ),
      ['make stop', 'make start', 'a'],
    ],
    ['an item for a failure', `- [ ] If it fails, look\n${within(fence('make logs'))}`, ['make logs']],
    ['in a sentence', '- [ ] Run `make test`; if it fails, run `make clean`', ['make clean']],
    [
      'not what a rollback is for',
      `# T\n\n## Rollback\n\n- [ ] If the release fails, go back\n${within(fence('make back', '# Database (if needed)', 'make down'))}`,
      ['make down'],
    ],
  ])('%s', (_, text, wanted) => expect(leftOut(text)).toEqual(wanted));

  test('a step of which all is left out is one that a person ticks', () => {
    const [step] = allSteps(parse(`- [ ] If it fails, look\n${within(fence('make logs'))}`));
    expect(step && hasCommands(step)).toBe(false);
  });
});
