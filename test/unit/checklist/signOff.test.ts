import { expect, test } from 'vitest';
import { allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

test.each([
  ['Sign-off', '**Technical Lead Approval:** _________________ Date: _______', 'Technical Lead Approval'],
  ['Go live', '**CTO/Engineering Director:** ____________ Date: ______', 'CTO/Engineering Director'],
  ['Sign-off', 'QA: ......................', 'QA'],
  ['Sign-off', 'Release manager (name): ______', 'Release manager'],
  ['Sign-off', 'Engineering lead approves', undefined],
  ['Go live', 'Version: ______', undefined],
  ['Go live', 'Set `__init__` and __bold__ text', undefined],
  ['Sign-off', '________ Date: _____', undefined],
])('%s: %j is signed by %j', (heading, item, role) => {
  const [step] = allSteps(parse(`# List\n\n## ${heading}\n\n- [ ] ${item}\n\n## End\n`));
  expect(step?.signOff?.role).toBe(role);
});
