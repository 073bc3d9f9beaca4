import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkspace } from '../workspace.mjs';

/** Evidence and approvals, the time that is left, reasons to roll back, and what earlier releases teach; dark and light. */
export async function run(context) {
  for (const theme of ['dark', 'light']) await signAndLearn(context, theme);
}

const reviewed = 'The change is reviewed';

async function signAndLearn({ temporary, open, test, shot }, theme) {
  const folder = await makeWorkspace(temporary, 'signoff', theme);
  const workbench = await open(folder);
  const { dialog, notifications, page, quickInput } = workbench;
  const release = workbench.view('Release');
  const picture = (name, options) => shot(`${theme}-${name}`, options);

  await test(`${theme}: the time that is left is told from four releases`, async () => {
    await workbench.openSideBar();
    await workbench.openFile('RELEASE.md');
    await workbench.clickEditorAction('Start a Release', quickInput.title.filter({ hasText: 'version' }));
    await quickInput.answer('version', '1.1.0');
    await dialog.message.filter({ hasText: 'Start the release 1.1.0?' }).waitFor();
    await dialog.click('Start');
    await release.waitForRow(reviewed, /give evidence: PR-\\d\+/);
    await release.description.filter({ hasText: /about \d+ min left/ }).waitFor();
  });

  await test(`${theme}: evidence is asked for before the tick, and one person is not two`, async () => {
    const question = quickInput.title.filter({ hasText: 'Evidence for' });
    await release.tick(reviewed, question);
    await quickInput.fill('see PR-12');
    await quickInput.message.filter({ hasText: 'It must match PR-\\d+, as a whole.' }).waitFor();
    await picture('1-evidence-refused');
    await quickInput.answer('Evidence for', 'PR-12');
    await release.waitForRow(reviewed, /1 of 2 approvals · by Ada Tester · PR-12/);
    await release.clickAction(reviewed, 'Approve', notifications.toast('somebody else approves'));
    await picture('2-one-of-two');
    await notifications.dismissAll();
  });

  await test(`${theme}: the reasons that the checklist gives are offered for a rollback`, async () => {
    await release.clickMore('Start Rollback…', quickInput.row('The kettle is cold'));
    await picture('3-triggers');
    await quickInput.pick('Orders are lost');
    await release.waitForRow('Put the former version back', /next step/);
  });

  await test(`${theme}: what releases teach is a page that loads nothing, and a proposal is shown as a difference`, async () => {
    await workbench.runCommand('Release Checklist: Show What Releases Teach');
    const report = workbench.preview();
    await report.getByRole('heading', { name: 'What releases teach' }).waitFor();
    await report.getByRole('img', { name: 'Time per release' }).waitFor();
    await report.getByRole('rowheader', { name: '0.9.0' }).waitFor();
    await picture('4-report');
    await report.getByRole('heading', { name: 'What could be better' }).waitFor();
    const change = page.locator('.monaco-diff-editor .view-line', { hasText: '# expect: = Welcome to the tea house' });
    await workbench.clickUntil(report.getByRole('link', { name: 'Show the change' }), change);
    await picture('5-proposal');
    const file = join(folder, 'RELEASE.md');
    assert.ok(!readFileSync(file, 'utf8').includes('# expect:'), 'nothing is changed by itself');
    const tab = page.locator('.tab.active', { hasText: /^RELEASE\.md/ });
    await notifications.click('Let a check compare it', 'Change the Checklist', tab);
    const isChanged = () => readFileSync(file, 'utf8').includes('# expect: = Welcome to the tea house');
    await workbench.pressUntil('ControlOrMeta+S', isChanged);
  });

  await workbench.close();
}
