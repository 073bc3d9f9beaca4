import { describe, expect, test } from 'vitest';
import { allSteps } from '../../../src/checklist/steps';
import { countedSteps, rollbackSteps } from '../../../src/run/progress';
import { parse } from './parser';

const triggers = '### Triggers for Rollback\n- [ ] The error rate is over 5 %\n\n';
const list = '1. Put the last release back\n2. See that it answers\n   - by hand\n3. Tell the team\n';
const steps = ['Put the last release back', 'See that it answers', 'Tell the team'];

function titles(text: string): readonly string[] {
  return rollbackSteps(parse(text)).map(({ title }) => title);
}

describe('a rollback with no task list item has its numbered items for steps', () => {
  test('beside the items that say when to roll back', () => {
    const text = `# R\n\n- [ ] Deploy\n\n## Rollback\n\n${triggers}### Rollback Steps\n${list}`;
    expect(titles(text)).toEqual(steps);
    expect(countedSteps(parse(text), undefined).map(({ title }) => title)).toEqual(['Deploy']);
  });

  test.each([
    ['in the section itself', `# R\n\n- [ ] Deploy\n\n## Rollback\n\nDo this:\n\n${list}`, steps],
    ['with tasks of its own, those', `# R\n\n## Rollback\n\n- [ ] Stop\n\n${list}`, ['Stop']],
    [
      'never what says when',
      `# R\n\n- [ ] Deploy\n\n## Rollback\n\nRoll back if:\n\n1. It is slow\n2. It is down\n`,
      [],
    ],
    ['never under a heading that says when', `# R\n\n- [ ] Deploy\n\n## When to Roll Back\n\n1. It is slow\n`, []],
    ['no bullets', `# R\n\n- [ ] Deploy\n\n## Rollback\n\n- Ask the owner\n`, []],
  ])('%s', (_, text, wanted) => expect(titles(text)).toEqual(wanted));

  test('nowhere else', () => {
    expect(allSteps(parse(`# R\n\n- [ ] Deploy\n\n## Notes\n\n${list}`)).map(({ title }) => title)).toEqual(['Deploy']);
  });
});
