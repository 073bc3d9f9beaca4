import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReleaseLog } from '../releaseLog.mjs';
import { makeWorkspace } from '../workspace.mjs';

/** Its digest stands in the checklist, as what the commands are to print. */
const secret = 'Zebra-4417-Quartz';

/** A release with a secret input, whose window is loaded again. */
export async function run({ temporary, open, test }) {
  const folder = await makeWorkspace(temporary, 'secrets');
  const workbench = await open(folder, { keepsSecrets: true });
  const { dialog, notifications, quickInput } = workbench;
  const release = workbench.view('Release');
  const log = new ReleaseLog(join(folder, 'releases'), /^log\.md$/);
  const inNoFile = () => assert.deepEqual(filesWith(temporary, secret), []);

  await test('a release is started with a secret, which is hidden as it is typed', async () => {
    await workbench.openSideBar();
    const hidden = quickInput.box.locator('input[type="password"]');
    await workbench.view('Checklists').clickAction('Release with a secret', 'Start a Release…', hidden);
    await quickInput.answer('Start Release with a secret: REGISTRY_TOKEN', secret);
    await quickInput.box.locator('input[type="text"]').waitFor();
    await quickInput.answer('Start Release with a secret', 'v1');
    await dialog.detail.filter({ hasText: 'REGISTRY_TOKEN: (secret)' }).waitFor();
    await dialog.click('Start');
    await release.waitForRow('Log in', /next step/);
    await release.run('Log in', /verified by its check/);
    inNoFile();
  });

  await test('after a reload the release goes on with it, and asks for nothing', async () => {
    await workbench.reload();
    await release.clickWelcome('Resume Release', release.row('Publish'));
    await release.waitForRow('Publish', /next step/);
    await release.run('Publish', /verified by its check/);
    inNoFile();
  });

  await test('what prints it is recorded without it', async () => {
    await release.run('Log out', /verified by its check/);
    await release.clickMore('Finish Release', dialog.button('Finish'));
    await dialog.click('Finish');
    await notifications.waitFor('v1 is successful');
    assert.match(log.markdown, /it was \S+/);
    inNoFile();
  });
}

/** The files below a folder that hold the text, plain, in two bytes a character, or as base64. */
function filesWith(folder, text) {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(btoa(text).replace(/=+$/, ''))];
  return entriesBelow(folder)
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => forms.some((form) => contentOf(path).includes(form)));
}

/** Asked for again where VS Code or the browser removes a folder meanwhile. */
function entriesBelow(folder) {
  for (;;) {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true });
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
}

function contentOf(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') return Buffer.alloc(0); // VS Code has removed it meanwhile.
    throw error;
  }
}
