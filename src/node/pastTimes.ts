import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { leavesFolder } from '../checklist/folderPath';
import { stepTimes, type StepTimes } from '../log/history/timeLeft';
import { readFoundJournal } from './findJournals';
import { startOfRun } from './previousRun';

/** How many releases are learned from: the latest. */
const most = 12;

/**
 * How long the steps of a checklist took in its latest releases, from the journals beside that of the open release; where
 * each log has a folder of its own, from those in the folders beside it. What cannot be read teaches nothing.
 */
export async function readPastTimes(
  workspaceFolder: string,
  { journal, path }: { readonly journal: string; readonly path: string },
): Promise<readonly StepTimes[]> {
  const journals = (await journalsBeside(workspaceFolder, journal)).filter((each) => each !== journal);
  const starts: { readonly journal: string; readonly at: string }[] = [];
  for (const each of journals) {
    const at = await startOfRun(each, path);
    if (at !== undefined) starts.push({ journal: each, at });
  }
  const found: StepTimes[] = [];
  for (const each of starts.sort((a, b) => (a.at < b.at ? 1 : -1))) {
    if (found.length === most) break;
    const { state } = await readFoundJournal(each.journal);
    const times = state && stepTimes(state);
    if (times) found.push(times);
  }
  return found;
}

async function journalsBeside(workspaceFolder: string, journal: string): Promise<readonly string[]> {
  const folder = dirname(journal);
  const own = await journalsIn(folder);
  const above = dirname(folder);
  if (own.length > 1 || leavesFolder(relative(workspaceFolder, above))) return own;
  const entries = await readdir(above, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(above, name));
  return (await Promise.all(folders.map(journalsIn))).flat();
}

async function journalsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
}
