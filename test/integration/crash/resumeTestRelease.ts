import { ok } from 'node:assert';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from '../../../src/checklist/checklist';
import { allSteps } from '../../../src/checklist/steps';
import type { RunSession } from '../../../src/run/runSession';
import { resumeRelease, type OpenRelease } from '../../../src/vscode/openRelease';
import { testServices, workspaceFolder } from '../testRelease';

/** Goes on with the one release of the workspace, as the editor does after a restart. */
export async function resumeTestRelease(): Promise<OpenRelease> {
  const folder = join(workspaceFolder().uri.fsPath, 'releases');
  const [name] = readdirSync(folder).filter((each) => each.endsWith('.jsonl'));
  ok(name, 'the journal is on the disk');
  const release = await resumeRelease(await testServices(), join(folder, name), () => Promise.resolve({}));
  ok(release);
  return release;
}

export function stepNamed({ checklist }: RunSession, title: string): Step {
  const step = allSteps(checklist).find((each) => each.title === title);
  ok(step, title);
  return step;
}
