import { describe, expect, test } from 'vitest';
import { isTriggerSection, listTriggers } from '../../../src/checklist/rollbackTriggers';
import { allSections } from '../../../src/checklist/steps';
import { countedSteps, rollbackSteps } from '../../../src/run/progress';
import { parse } from './parser';

describe('headings that say when, and not how', () => {
  test.each<[string, boolean]>([
    ['When to Roll Back', true],
    ['When to rollback', true],
    ['Triggers for Rollback', true],
    ['Rollback Triggers', true],
    ['Rollback criteria', true],
    ['Conditions for a roll-back', true],
    ['Roll back if', true],
    ['Rollback Plan', false],
    ['Rollback Steps', false],
    ['Quick Rollback (no schema changes)', false],
  ])('%s: %s', (title, isTrigger) => {
    const { sections } = parse(`# R\n\n## Rollback\n\n### ${title}\n\n- [ ] The till is down\n`);
    const section = allSections({ sections }).find((each) => each.title === title);
    expect(section && isTriggerSection(section)).toBe(isTrigger);
  });

  test('a section with commands says how, whatever its heading', () => {
    const { sections } = parse('# R\n\n## When to roll back\n\n- [ ] Look\n\n  ```bash\n  make status\n  ```\n');
    expect(allSections({ sections }).some(isTriggerSection)).toBe(false);
  });
});

const text = `# R

- [ ] Ship

## Rollback

### When to roll back

Immediately if:
- [ ] The **till** is down
- Orders are lost

Think about it if:
1. It is slow

### Steps

- [ ] Put the old version back
`;

test('they are listed with the words that lead in, and nothing of how', () => {
  expect(listTriggers(parse(text), text)).toEqual([
    { text: 'The till is down', lead: 'Immediately if', line: 9 },
    { text: 'Orders are lost', lead: 'Immediately if', line: 10 },
    { text: 'It is slow', lead: 'Think about it if', line: 13 },
  ]);
});

test('they are no steps of the rollback, neither before nor after its start', () => {
  const checklist = parse(text);
  expect(rollbackSteps(checklist).map(({ title }) => title)).toEqual(['Put the old version back']);
  expect(countedSteps(checklist, undefined).map(({ title }) => title)).toEqual(['Ship']);
});
