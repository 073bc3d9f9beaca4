import { open, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Checklist } from '../checklist/checklist';
import { parseChecklist } from '../checklist/parseChecklist';
import { isChainedEvent, isRunEvent } from '../log/eventShape';
import { differingCommands } from '../run/differing';
import type { InputValues } from '../run/inputs';
import type { PreviousRun, RunEvent } from '../run/runEvent';
import type { RunState } from '../run/runState';
import type { ShellParser } from '../shell/shellScript';
import { readFoundJournal } from './findJournals';
import { logFolders } from './logFolders';

export interface PreviousRunRequest {
  readonly checklist: Checklist;
  readonly shellParser: ShellParser;
}

/**
 * The last run of the checklist that has a journal beside its logs, with the commands that have changed since. A run that
 * was aborted, or is not finished, counts only when there is no other: starting a release and leaving it must not make a
 * changed command look as if it had been run.
 */
export async function findPreviousRun(
  workspaceFolder: string,
  starts: readonly FoundStart[],
  { checklist, shellParser }: PreviousRunRequest,
): Promise<PreviousRun | undefined> {
  const found = await findLastRun(starts);
  if (!found) return undefined;
  const { text } = found.state.started.checklist;
  return {
    journal: relative(workspaceFolder, found.journal).split(sep).join('/'),
    release: found.state.started.release,
    differing: differingCommands(checklist, parseChecklist(text, shellParser)),
  };
}

/** The first event of a journal that was not verified yet. */
export interface FoundStart {
  readonly journal: string;
  readonly at: string;
  readonly release: string;
  readonly inputs: InputValues;
}

/** Where the runs of a checklist are. */
export interface ChecklistRuns {
  /** The checklist's path, relative to the workspace folder, with `/`. */
  readonly path: string;
  /** Path pattern of its logs: `releases/{date}-{version}.md`. */
  readonly logPattern: string;
}

/** The runs of the checklist that have a journal beside its logs, the last first. Of each, only the first line is read. */
export async function findStarts(
  workspaceFolder: string,
  { path, logPattern }: ChecklistRuns,
): Promise<readonly FoundStart[]> {
  const starts: FoundStart[] = [];
  for (const journal of await listJournals(workspaceFolder, logPattern)) {
    const start = await readStart(journal);
    if (start?.checklist.path !== path) continue;
    const { at, release, inputs } = start;
    starts.push({ journal, at, release, inputs });
  }
  return starts.sort((a, b) => (a.at < b.at ? 1 : -1));
}

interface FoundRun {
  readonly journal: string;
  readonly state: RunState;
}

async function findLastRun(starts: readonly FoundStart[]): Promise<FoundRun | undefined> {
  let last: FoundRun | undefined;
  for (const { journal } of starts) {
    const { state } = await readFoundJournal(journal);
    if (!state) continue;
    if (state.finished && state.finished.outcome !== 'aborted') return { journal, state };
    last ??= { journal, state };
  }
  return last;
}

async function listJournals(workspaceFolder: string, logPattern: string): Promise<readonly string[]> {
  const folders = await logFolders(workspaceFolder, logPattern);
  return (await Promise.all(folders.map(journalsIn))).flat();
}

async function journalsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
}

/** When the journal's run of this checklist began; `undefined` for any other journal. Only its first line is read, and not verified. */
export async function startOfRun(journal: string, path: string): Promise<string | undefined> {
  const start = await readStart(journal);
  return start?.checklist.path === path ? start.at : undefined;
}

async function readStart(journal: string): Promise<Extract<RunEvent, { type: 'run-started' }> | undefined> {
  const event = parseJson(await readFirstLine(journal).catch(() => ''));
  return isChainedEvent(event) && isRunEvent(event) && event.type === 'run-started' ? event : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A first line holds a whole checklist; what is longer than this is no journal. */
const longestLine = 8 * 1024 * 1024;

async function readFirstLine(path: string): Promise<string> {
  const file = await open(path);
  try {
    const chunks: Buffer[] = [];
    for (let length = 0; length < longestLine;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(64 * 1024), position: length });
      const end = buffer.subarray(0, bytesRead).indexOf(0x0a);
      chunks.push(buffer.subarray(0, end < 0 ? bytesRead : end));
      if (end >= 0 || bytesRead === 0) break;
      length += bytesRead;
    }
    return Buffer.concat(chunks).toString('utf8').replace(/\r$/, '');
  } finally {
    await file.close();
  }
}
