import { expect, test } from 'vitest';
import { phaseOfHeading } from '../../../src/checklist/phase';

test.each([
  ['Rollback', 'rollback'],
  ['9. Rollback Plan', 'rollback'],
  ['ROLLBACK CHECKLIST (IF NEEDED)', 'rollback'],
  ['When to Rollback', 'rollback'],
  ['Triggers for Rollback', 'rollback'],
  ['Database Rollback (if needed)', 'rollback'],
  ['Quick Rollback (No Database Changes)', 'rollback'],
  ['3. Emergency Shutdown', 'rollback'],
  ['How to roll back', 'rollback'],
  ['Back out', 'rollback'],
  ['Reverting the release', 'rollback'],
  ['If the deployment fails', 'rollback'],
  ['Plan de reversión', 'rollback'],
  ['Откат', 'rollback'],
  ['Rückfallplan', 'rollback'],
  ['Emergency Response 🚨', 'reference'],
  ['If Build Fails', 'reference'],
  ['If the build is green', undefined],
  ['回滚步骤', 'rollback'],
  ['Test the rollback', 'main'],
  ['Backup & rollback', undefined],
  ['Backup', undefined],
  ['Sign-off', 'sign-off'],
  ['10. Sign-Off ✅', 'sign-off'],
  ['Required Approvals', 'sign-off'],
  ['Approvals', 'sign-off'],
  ['承認', 'sign-off'],
  ['Code approval rules', undefined],
  ['Emergency Contacts', 'reference'],
  ['CONTACTS & SUPPORT', 'reference'],
  ['Appendix: Common Issues & Solutions', 'reference'],
  ['Appendix A: Tables', 'reference'],
  ['Troubleshooting Common Issues', 'reference'],
  ['Quick Reference', 'reference'],
  ['Environment Variables Reference', 'reference'],
  ['Related Documentation', 'reference'],
  ['13. Documentation', undefined],
  ['Overview', 'reference'],
  ['SUCCESS CRITERIA', 'reference'],
  ['Deployment Steps', undefined],
  ['Preferences', undefined],
  ['', undefined],
])('%j is %s', (title, phase) => {
  expect(phaseOfHeading(title, () => false)).toBe(phase);
});

test('an overview that holds items is no reference; troubleshooting is', () => {
  expect(phaseOfHeading('Overview', () => true)).toBeUndefined();
  expect(phaseOfHeading('Troubleshooting', () => true)).toBe('reference');
});
