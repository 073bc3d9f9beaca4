import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReleaseLog } from '../releaseLog.mjs';
import { makeWorkspace } from '../workspace.mjs';

/** Its digest stands in the checklist, as what the commands are to print. */
const secret = 'Zebra-4417-Quartz';
const asked = 'Release with a secret: REGISTRY_TOKEN';
const askedAgain = 'Secret values are not kept: REGISTRY_TOKEN';

/** A release with a secret input, whose window is loaded again: where VS Code keeps secrets, and where it cannot. */
export async function run(context) {
  for (const keepsSecrets of [true, false]) await releaseWithSecret(context, keepsSecrets);
}

async function releaseWithSecret({ temporary, open, test }, keepsSecrets) {
  const where = keepsSecrets ? 'where secrets are kept' : 'where none are kept';
  const folder = await makeWorkspace(temporary, 'secrets');
  const workbench = await open(folder, { keepsSecrets });
  const { dialog, notifications, quickInput } = workbench;
  const release = workbench.view('Release');
  const log = new ReleaseLog(join(folder, 'releases'), /^log\.md$/);
  const inNoFile = () => assert.deepEqual(filesWith(temporary, secret), []);

  await test(`${where}: a release is started with a secret, which is hidden as it is typed`, async () => {
    await workbench.openSideBar();
    await workbench.view('Checklists').clickAction('Release with a secret', 'Start a Release…');
    await quickInput.answer('Start Release with a secret', 'v1');
    await quickInput.title.filter({ hasText: asked }).waitFor();
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    await quickInput.answer(asked, secret);
    await dialog.detail.filter({ hasText: 'REGISTRY_TOKEN: (secret)' }).waitFor();
    await dialog.click('Start');
    await release.waitForRow('Log in', /next step/);
    await release.clickAction('Log in', 'Run Step');
    await release.waitForRow('Log in', /verified by its check/);
    inNoFile();
  });

  await test(`${where}: after a reload the release is gone on with`, async () => {
    await workbench.reload();
    await release.welcomeButton('Resume Release').click();
    if (!keepsSecrets) {
      await quickInput.title.filter({ hasText: askedAgain }).waitFor();
      await workbench.press('Escape');
      await quickInput.closed();
      const [last] = log.events.slice(-1);
      assert.notEqual(last.type, 'run-resumed', 'who gives no secret has not resumed');
      await release.welcomeButton('Resume Release').click();
      await quickInput.answer(askedAgain, secret);
    }
    await release.waitForRow('Publish', /next step/);
    await release.waitForRow('Log in', /verified by its check/);
    inNoFile();
  });

  await test(`${where}: what runs then has the secret, and it is in no file`, async () => {
    await release.clickAction('Publish', 'Run Step');
    await release.waitForRow('Publish', /verified by its check/);
    inNoFile();
    await release.clickAction('Log out', 'Run Step');
    await release.waitForRow('Log out', /verified by its check/);
    await release.clickMore('Finish Release');
    await dialog.click('Finish');
    await notifications.toast('v1 is successful').waitFor();
    assert.match(log.markdown, /it was \S+/);
    inNoFile();
  });
}

/** The files below a folder that hold the text, plain, in two bytes a character, or as base64. */
function filesWith(folder, text) {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(btoa(text).replace(/=+$/, ''))];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => forms.some((form) => contentOf(path).includes(form)));
}

function contentOf(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return Buffer.alloc(0); // VS Code has removed it meanwhile.
    throw error;
  }
}
