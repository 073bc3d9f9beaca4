import { strictEqual } from 'node:assert';
import { join } from 'node:path';
import { allSteps } from '../../../src/checklist/steps';
import { poll } from '../poll';
import { killExtensionHost } from '../harness';
import { startTestRelease, testServices, workspaceFolder } from '../testRelease';
import { existsSync } from 'node:fs';
import { recordAcknowledged } from './acknowledged';
import { checklist } from './checklist';

suite('killed while a command runs', () => {
  test('a release is started, a step ticked, a command begun', async () => {
    const { session } = await startTestRelease(await testServices(), 'RELEASE.md', checklist);
    recordAcknowledged(session);
    const [look, wait] = allSteps(session.checklist);
    strictEqual(look?.title, 'Look at it');
    strictEqual(wait?.title, 'Wait');
    await session.attest(look.id);
    void session.runStep(wait.id);
    await poll('the command runs', () => existsSync(join(workspaceFolder().uri.fsPath, 'waiting')));
    strictEqual(session.state.steps.get(wait.id)?.kind, 'running');
  });

  suiteTeardown(() => killExtensionHost());
});
