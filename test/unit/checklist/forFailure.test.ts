import { describe, expect, test } from 'vitest';
import { allSteps } from '../../../src/checklist/steps';
import { countedSteps, rollbackSteps } from '../../../src/run/progress';
import { parse } from './parser';

const block = (command: string): string => `\n\`\`\`bash\n${command}\n\`\`\`\n`;

/** The titles of the steps that a release must settle. */
function counted(text: string): readonly string[] {
  return countedSteps(parse(text), undefined).map(({ title }) => title);
}

describe('what is there for a failure alone is offered, and not counted', () => {
  test.each([
    [
      'a bold line above a block',
      `# R\n\n## Check\n${block('make check')}\n**If the check fails:**\n${block('make undo')}`,
    ],
    [
      'a sentence above a block',
      `# R\n\n## Check\n${block('make check')}\nIf it does not pass, run:\n${block('make undo')}`,
    ],
    ['a sentence with the command', `# R\n\n## Check\n${block('make check')}\nIf it fails, run \`make undo\`.\n`],
    ['a section', `# R\n\n## Check\n${block('make check')}\n## If the check fails:\n${block('make undo')}`],
    ['a section for a case', `# R\n\n## Check\n${block('make check')}\n## In case of failure\n${block('make undo')}`],
    ['troubleshooting', `# R\n\n## Check\n${block('make check')}\n## Troubleshooting\n${block('make undo')}`],
  ])('%s', (_, text) => {
    expect(counted(text)).toEqual(['Check']);
    const undo = allSteps(parse(text)).flatMap(({ blocks }) => blocks.flatMap(({ commands }) => commands));
    expect(undo.map((command) => command.text)).toContain('make undo');
  });

  test.each([
    ['a task list item', '# R\n\n- [ ] If the check fails, tell the team\n', 'If the check fails, tell the team'],
    [
      'work that is still to do',
      `# R\n\n## Tools\n${block('make a')}\nIf make is not installed:\n${block('apt install make')}`,
      'If make is not installed',
    ],
    [
      'a choice',
      `# R\n\n## Build\n${block('make a')}\nIf you use Docker:\n${block('docker build .')}`,
      'If you use Docker',
    ],
    [
      'what is done when all went well',
      `# R\n\n## Build\n${block('make a')}\nIf all tests pass:\n${block('make tag')}`,
      'If all tests pass',
    ],
  ])('but not %s', (_, text, title) => expect(counted(text)).toContain(title));

  test('in a rollback the failure has happened', () => {
    const text = `# R\n\n- [ ] Deploy\n\n## Rollback\n${block('make back')}\n**If the migration failed:**\n${block('make down')}`;
    expect(rollbackSteps(parse(text)).map(({ title }) => title)).toEqual(['Rollback', 'If the migration failed']);
  });
});
