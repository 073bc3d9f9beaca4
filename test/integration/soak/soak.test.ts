import { deepStrictEqual, strictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import type { Step } from '../../../src/checklist/checklist';
import { allSteps } from '../../../src/checklist/steps';
import { readJournal } from '../../../src/log/journal';
import { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
import { hasCommands } from '../../../src/run/progress';
import { fold } from '../../../src/run/fold';
import { report } from '../harness';
import { settledMemory, type Memory } from '../hostHealth';
import { poll } from '../poll';
import { startTestRelease, testServices } from '../testRelease';
import { grown, liveObjects, type LiveObjects } from './liveObjects';

/** A multiple of 10. */
const count = Number(process.env['RELEASE_CHECKLIST_SOAK_STEPS']);
/** Steps that are run before anything is counted: the terminal is open then, and what is made once is made. */
const warmUp = 20;
const block = 100;

/** Classes of which each step, or each command that runs, has its own. */
const ours = ['StepFiles', 'Capture', 'BoundedOutput', 'MarkScanner', 'Deadline', 'Emitter', 'DisposableStore'];
const ofEveryStep = ['AbortController', 'AbortSignal', 'Promise'];

/** What one step took, in milliseconds: by the clock, and of the extension host's processor time. Told, and held to nothing: the machine has other work. */
interface Cost {
  readonly elapsed: number;
  readonly busy: number;
}

interface Leftover {
  readonly memory: Memory;
  readonly objects: LiveObjects;
  readonly handles: LiveObjects;
  readonly terminals: number;
}

suite('a long release', () => {
  test(`${count} steps in one window: each passes, and nothing is left over`, async function () {
    this.timeout(3_600_000);
    const services = await testServices();
    const { journal, logUri, uri } = await prepare(services);
    const heartbeat = setInterval(() => report({ type: 'progress', title: 'It goes on.' }), 120_000);
    await vscode.commands.executeCommand('releaseChecklist.resumeRelease', journal);
    const steps = allSteps(parseChecklist(readFileSync(uri.fsPath, 'utf8'), services.shellParser));
    strictEqual(steps.length, count);
    await settle(steps.slice(0, warmUp));
    const before = await leftover();
    const costs = await settle(steps.slice(warmUp));
    const log = (): string => readFileSync(logUri.fsPath, 'utf8');
    const expected = rebuildReleaseLog(readFileSync(journal, 'utf8'), services.shellParser);
    await poll('the log is written', () => log() === expected);
    clearInterval(heartbeat);
    const after = await leftover();
    tell(costs, before, after);

    const state = fold(readJournal(readFileSync(journal, 'utf8')).events);
    const kinds = steps.map(({ id }) => state?.steps.get(id)?.kind);
    deepStrictEqual(new Set(kinds), new Set(['passed']));
    strictEqual(after.terminals, before.terminals);
    // A search or a git of VS Code's own may run just then; it ends.
    await poll('no handle is left over', () => {
      const { Timeout = 0, ...handles } = grown(before.handles, openHandles(), 1);
      return Timeout < 50 && Object.keys(handles).length === 0;
    });
    const objects = grown(before.objects, after.objects, 3);
    deepStrictEqual(
      ours.filter((name) => name in objects),
      [],
    );
    const held = ofEveryStep.filter((name) => (objects[name] ?? 0) > costs.length / 2);
    deepStrictEqual(held, []);
    await vscode.commands.executeCommand('releaseChecklist.closeRelease');
  });
});

/** A release of so many steps, three of four with a command, started and left again. */
async function prepare(services: Awaited<ReturnType<typeof testServices>>) {
  const item = (index: number): string =>
    index % 4 === 3
      ? `- [ ] Look at part ${index + 1}\n`
      : `- [ ] Check part ${index + 1}\n\n  \`\`\`bash\n  echo "part ${index + 1} is ready"\n  # expect: is ready\n  \`\`\`\n`;
  const perSection = 10;
  const sections = Array.from({ length: count / perSection }, (_, section) => {
    const items = Array.from({ length: perSection }, (_, at) => item(section * perSection + at));
    return `## Part ${section + 1}\n\n${items.join('\n')}`;
  });
  const release = await startTestRelease(services, 'SOAK.md', `# Soak\n\n${sections.join('\n')}`);
  await release.releaseLog.flush();
  release.dispose();
  release.shells.dispose();
  await release.journal.close();
  if (process.env['RELEASE_CHECKLIST_SOAK_EDITOR'] !== 'closed')
    await vscode.window.showTextDocument(release.checklistUri);
  return { journal: release.journal.path, logUri: release.logUri, uri: release.checklistUri };
}

/** Runs or ticks each, as a person does through the extension's commands. */
async function settle(steps: readonly Step[]): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  for (const [index, step] of steps.entries()) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await vscode.commands.executeCommand(`releaseChecklist.${hasCommands(step) ? 'runStep' : 'toggleStep'}`, step.id);
    const { user, system } = process.cpuUsage(used);
    costs.push({ elapsed: performance.now() - start, busy: (user + system) / 1000 });
    if ((index + 1) % block === 0) report({ type: 'progress', title: `${index + 1}: ${summary(costs.slice(-block))}` });
  }
  return costs;
}

async function leftover(): Promise<Leftover> {
  // Timers that guard the last step run out.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const handles = openHandles();
  const objects = liveObjects();
  // After the snapshot, which itself takes memory that the process keeps.
  return { handles, objects, memory: await settledMemory(), terminals: vscode.window.terminals.length };
}

/** Timers, pipes, processes and what else keeps this extension host at work; how many of each kind. */
function openHandles(): LiveObjects {
  const handles: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  return handles;
}

function tell(costs: readonly Cost[], before: Leftover, after: Leftover): void {
  const lines = [
    `first ${block}: ${summary(costs.slice(0, block))}`,
    `last ${block}: ${summary(costs.slice(-block))}`,
    `memory ${JSON.stringify(before.memory)} → ${JSON.stringify(after.memory)}`,
    `handles ${JSON.stringify(before.handles)} → ${JSON.stringify(after.handles)}`,
    `more objects than before ${JSON.stringify(grown(before.objects, after.objects, 20))}`,
  ];
  for (const title of lines) report({ type: 'progress', title });
}

function summary(costs: readonly Cost[]): string {
  return `${mean(costs, 'elapsed').toFixed(1)} ms a step, ${mean(costs, 'busy').toFixed(1)} ms of the processor`;
}

function mean(costs: readonly Cost[], what: keyof Cost): number {
  return costs.reduce((sum, cost) => sum + cost[what], 0) / costs.length;
}
