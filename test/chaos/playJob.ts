import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import { resumeRun, startRun, type OpenRun, type RunServices, type RunShells } from '../../src/node/openRun';
import { UserFacingError } from '../../src/util/userFacingError';
import { seededRandom } from '../crash/load';
import type { Channel } from './channel';
import { checklistText } from './checklist';
import { play } from './player';

/** A release to take to its end, from its start or from where another process has left it. */
export interface Job {
  readonly workspaceFolder: string;
  /** Of the release to go on with; a new one is started when absent. */
  readonly journalPath?: string;
  /** A folder of its own, outside the workspace, for what a shell needs. */
  readonly storageFolder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly seed: number;
}

/** What differs from host to host. */
export type HostServices<S extends RunShells> = Omit<RunServices<S>, 'prompter' | 'onLogError'>;

/**
 * Tells in lines: `journal PATH` when the release is open, `done ID` for each event that is shown as done, `refused TEXT`
 * when the person was told that it does not go on (then `mended` is waited for), `finished`.
 */
export async function playJob<S extends RunShells>(
  host: HostServices<S>,
  job: Job,
  channel: Channel,
): Promise<OpenRun<S>> {
  const refused = createRefused(channel);
  const services: RunServices<S> = {
    ...host,
    prompter: { confirm: () => Promise.resolve(true), askPlaceholder: () => Promise.resolve(undefined) },
    onLogError: (error) => channel.tell(`refused-log ${String(error)}`),
  };
  const run = await openRun(services, job, refused);
  channel.tell(`journal ${run.journal.path}`);
  for (const { id } of run.journal.events) channel.tell(`done ${id}`);
  run.session.onDidChange(({ id }) => channel.tell(`done ${id}`));
  await play(run.session, { random: seededRandom(job.seed), refused });
  await run.releaseLog.flush();
  channel.tell('finished');
  return run;
}

type Refused = (message: string) => Promise<void>;

async function openRun<S extends RunShells>(services: RunServices<S>, job: Job, refused: Refused): Promise<OpenRun<S>> {
  for (;;) {
    try {
      const run = await (job.journalPath === undefined ? start(services, job) : resume(services, job, job.journalPath));
      if (run) return run;
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      await refused(error.message);
    }
  }
}

function start<S extends RunShells>(services: RunServices<S>, { workspaceFolder }: Job): Promise<OpenRun<S>> {
  const checklistPath = join(workspaceFolder, 'CHAOS.md');
  mkdirSync(workspaceFolder, { recursive: true });
  writeFileSync(checklistPath, checklistText);
  const checklist = parseChecklist(checklistText, services.shellParser);
  const request = { checklist, checklistPath, workspaceFolder, text: checklistText, release: 'v1', inputs: {} };
  return startRun(services, { ...request, logPattern: 'logs/run.md' });
}

function resume<S extends RunShells>(
  services: RunServices<S>,
  { workspaceFolder }: Job,
  journalPath: string,
): Promise<OpenRun<S> | undefined> {
  return resumeRun(services, { workspaceFolder, journalPath, askSecrets: () => Promise.resolve({}) });
}

/** Each `mended` is waited for once; one that came before it was needed counts. */
function createRefused(channel: Channel): Refused {
  let mended = 0;
  let goOn: (() => void) | undefined;
  const look = (): void => {
    if (mended === 0 || !goOn) return;
    mended -= 1;
    goOn();
    goOn = undefined;
  };
  channel.onWord((word) => {
    if (word === 'mended') mended += 1;
    look();
  });
  return (message) => {
    channel.tell(`refused ${message}`);
    return new Promise((resolve) => {
      goOn = resolve;
      look();
    });
  };
}
