import { expect, test } from 'vitest';
import { fillSignOff } from '../../../src/checklist/signOff';
import { allSteps, stepSection } from '../../../src/checklist/steps';
import { toInspectJson } from '../../../src/cli/inspectJson';
import { parse } from './parser';

test.each([
  ['Sign-off', '**Technical Lead Approval:** _________________ Date: _______', 'Technical Lead Approval'],
  ['Go live', '**CTO/Engineering Director:** ____________ Date: ______', 'CTO/Engineering Director'],
  ['Sign-off', 'QA: ......................', 'QA'],
  ['Sign-off', 'Release manager (name): ______', 'Release manager'],
  ['Sign-off', 'Approved by: ______', 'Approved by'],
  ['Sign-off', 'Deployed by: ______', undefined],
  ['Sign-off', '**Deployment Date:** ______', undefined],
  ['Sign-off', 'Version: ______', undefined],
  ['Sign-off', 'Engineering lead approves', undefined],
  ['Go live', 'Version: ______', undefined],
  ['Go live', 'Set `__init__` and __bold__ text', undefined],
  ['Sign-off', '________ Date: _____', undefined],
  ['Contacts', 'On call: ______ Date: ______', undefined],
])('%s: %j is signed by %j', (heading, item, role) => {
  const words = (marker: string): string => `# List\n\n- [ ] x\n\n## ${heading}\n\n${marker}${item}\n\n## End\n`;
  const rolesOf = (text: string): unknown =>
    allSteps(parse(text))
      .slice(1)
      .map((step) => [step.kind, step.signOff?.role]);
  expect(rolesOf(words('- [ ] '))).toEqual([['task', role]]);
  expect(rolesOf(words('- '))).toEqual(role === undefined ? [] : [['list-item', role]]);
  expect(rolesOf(words(''))).toEqual(role === undefined ? [] : [['paragraph', role]]);
});

test('each line of a paragraph and each open row of a table is signed for itself', () => {
  const text = `# List

## Sign-off

**Lead:** ________ Date: ____  
**QA:** ________ Date: ____
Notes: ________

| Role | Name | Signature | Date |
|---|---|---|---|
| Security | | | |
| Product | [Name] | ____ | |
| Legal | Ada | signed | 1 May |

## Contacts

| Role | Name | Date |
|---|---|---|
| Nobody | | |
`;
  const checklist = parse(text);
  const steps = allSteps(checklist);
  expect(steps.map(({ kind, line, id, signOff }) => [kind, line + 1, id, signOff?.role])).toEqual([
    ['paragraph', 5, 'sign-off/lead', 'Lead'],
    ['paragraph', 6, 'sign-off/qa', 'QA'],
    ['table-row', 11, 'sign-off/security', 'Security'],
    ['table-row', 12, 'sign-off/product', 'Product'],
  ]);
  const { items, signOffs } = toInspectJson(text, checklist);
  expect(items).toEqual([]);
  expect(signOffs.map(({ line, role, kind, section }) => [line, role, kind, section])).toEqual([
    [5, 'Lead', 'paragraph', 3],
    [6, 'QA', 'paragraph', 3],
    [11, 'Security', 'table-row', 3],
    [12, 'Product', 'table-row', 3],
  ]);
});

test('a field above the tasks is no sign-off', () => {
  expect(
    allSteps(parse('# List\n\n**Lead:** ______ Date: ______\n\n## A\n\n- [ ] x\n')).map(({ title }) => title),
  ).toEqual(['x']);
});

const front = '---\nsign-off:\n  - Lead\n  - Security\n---\n';

test.each([
  [
    'in the section that has some already',
    '# R\n\n## Sign-off\n\n- [ ] lead: ____ Date: ____\n\n## Rollback\n\n- [ ] x\n',
    'Sign-off',
    2,
  ],
  ['in one of their own at the end, inside the title', '# R\n\n## A\n\n- [ ] x\n', 'Sign-off', 0],
  ['in one of their own, where there are several titles', '# R\n\n- [ ] x\n\n# S\n\n- [ ] y\n', 'Sign-off', 0],
  ['in one of their own, where there is no heading', '- [ ] x\n', 'Sign-off', 0],
])('roles of the front matter are signed %s', (_, body, title, level) => {
  const text = front + body;
  const checklist = parse(text);
  const added = allSteps(checklist).filter(({ kind }) => kind === 'front-matter');
  const inText = body.includes('lead: ____');
  expect(added.map(({ id, line, signOff }) => [id, line, signOff?.role])).toEqual([
    ...(inText ? [] : [['sign-off/lead', 2, 'Lead']]),
    ['sign-off/security', 3, 'Security'],
  ]);
  expect(added.map(({ id }) => stepSection(checklist, id))).toEqual(
    added.map(() => expect.objectContaining({ title, level, phase: 'sign-off' }) as unknown),
  );
  const inspected = toInspectJson(text, checklist);
  expect(inspected.sections).toEqual(
    toInspectJson(body, parse(body)).sections.map((each) => ({ ...each, line: each.line + 5 })),
  );
  expect(inspected.signOffs.filter(({ kind }) => kind === 'front-matter').map(({ section }) => section)).toEqual(
    added.map(() => null),
  );
  expect(checklist.problems).toEqual([]);
});

test.each([
  ['**Lead:** ________ Date: ____', '**Lead:** Ada Date: 2026-05-01'],
  ['**Lead: ________** (Signature) ____ at ____', '**Lead: Ada** (Signature) Ada at ____'],
  ['Lead ..........', 'Lead Ada'],
  ['Set __bold__: ____', 'Set __bold__: Ada'],
  ['Lead', 'Lead'],
])('%j filled in', (line, filled) => {
  const parts = fillSignOff(line, { name: 'Ada', date: '2026-05-01' });
  expect(parts.map(({ text }) => text).join('')).toBe(filled);
});

test.each<[string, string, readonly [string, number][]]>([
  ['lines under a bold one', '**Lead**\n\nName: ______\nDate: ______\nSignature: ______\n', [['Lead', 6]]],
  ['lines of the same paragraph', '**Lead**\nName: ______\nSignature: ______\n', [['Lead', 4]]],
  ['a list', 'Security:\n\n- Name: ______\n- Date: ______\n', [['Security', 6]]],
  ['one with its own role', '**Lead**\n\nApproved by: ______\nDate: ______\n', [['Approved by', 6]]],
  ['no form without a name', '**Lead**\n\nVersion: ______\nDate: ______\n', []],
  ['no form under a sentence', 'All of you sign here.\n\nName: ______\nDate: ______\n', []],
])('a form to be signed over several lines: %s', (_, body, wanted) => {
  const steps = allSteps(parse(`# R\n\n## Sign-off\n\n${body}`));
  expect(steps.map(({ signOff, line }) => [signOff?.role, line])).toEqual(wanted);
});
