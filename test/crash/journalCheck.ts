// What must hold of a journal and its log after the process that wrote them was killed.
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import { readJournal } from '../../src/log/journal';
import { rebuildReleaseLog } from '../../src/log/rebuildReleaseLog';
import { renderReleaseLog } from '../../src/log/releaseLog';
import { JournalFile } from '../../src/node/journalFile';
import { ReleaseLogFile } from '../../src/node/releaseLogFile';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import { fold } from '../../src/run/fold';
import type { ShellParser } from '../../src/shell/shellScript';

export { seededRandom } from './load';

export interface Killed {
  readonly journalPath: string;
  readonly logPath: string;
  /** Ids of all events that were acknowledged since the journal was made, in order. */
  readonly acknowledged: readonly string[];
}

/** Checks, recovers and checks again. Returns what does not hold. */
export async function createCheck(): Promise<(killed: Killed) => Promise<readonly string[]>> {
  const shellParser = await loadShellParserFromDisk();
  return async (killed) => [
    ...(await checkJournal(killed)),
    ...(await checkLogIsWhole(killed, shellParser)),
    ...(await checkRecovery(killed, shellParser)),
  ];
}

async function checkJournal({ journalPath, acknowledged }: Killed): Promise<readonly string[]> {
  const { events, problems } = readJournal(await readFile(journalPath, 'utf8'));
  const faults = problems.filter(
    ({ code }) => code !== 'torn-line' && !(code === 'no-start' && acknowledged.length === 0),
  );
  const torn = problems.filter(({ code }) => code === 'torn-line').length;
  return [
    ...faults.map(({ code, line }) => `after the kill: ${code} in line ${line + 1}`),
    ...(torn > 1 ? [`after the kill: ${torn} torn lines`] : []),
    ...lostOrDoubled(
      events.map(({ id }) => id),
      acknowledged,
    ),
  ];
}

/** Acknowledged events are there, once each and in their order; between them may stand some that were not yet acknowledged. */
function lostOrDoubled(ids: readonly string[], acknowledged: readonly string[]): readonly string[] {
  const places = acknowledged.map((id) => ids.indexOf(id));
  const lost = places.filter((place) => place === -1).length;
  const doubled = ids.length - new Set(ids).size;
  const disordered = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  return [
    ...(lost > 0 ? [`${lost} acknowledged events lost`] : []),
    ...(doubled > 0 ? [`${doubled} events doubled`] : []),
    ...(disordered ? ['acknowledged events out of order'] : []),
  ];
}

/** The log that the kill left is what some beginning of the journal renders to. */
async function checkLogIsWhole({ journalPath, logPath }: Killed, shellParser: ShellParser): Promise<readonly string[]> {
  if (!(await readdir(dirname(logPath))).includes(basename(logPath))) return [];
  const log = await readFile(logPath, 'utf8');
  const journal = await readFile(journalPath, 'utf8');
  const count = Number(/^- \*\*Events:\*\* (\d+)$/m.exec(log.slice(log.lastIndexOf('\n## Journal\n')))?.[1]);
  const beginning = journal
    .split('\n')
    .slice(0, count)
    .map((line) => `${line}\n`);
  return rebuildReleaseLog(beginning.join(''), shellParser) === log
    ? []
    : ['the log is not what the journal renders to'];
}

async function checkRecovery(
  { journalPath, logPath, acknowledged }: Killed,
  shellParser: ShellParser,
): Promise<readonly string[]> {
  const journal = await JournalFile.open(journalPath, { by: { name: 'Ben Okafor', email: '' } });
  const faults: string[] = [];
  if (journal.events.length > 0) {
    const event = await journal.append({ type: 'run-resumed' });
    const state = fold(journal.events);
    const releaseLog = new ReleaseLogFile(logPath, (error) =>
      faults.push(`the log could not be written: ${String(error)}`),
    );
    if (state)
      releaseLog.request(() =>
        renderReleaseLog(parseChecklist(state.started.checklist.text, shellParser), state, journal.events),
      );
    await releaseLog.flush();
    const text = await readFile(journalPath, 'utf8');
    const reading = readJournal(text);
    faults.push(...reading.problems.map(({ code, line }) => `after recovery: ${code} in line ${line + 1}`));
    faults.push(
      ...lostOrDoubled(
        reading.events.map(({ id }) => id),
        [...acknowledged, event.id],
      ),
    );
    if ((await readFile(logPath, 'utf8')) !== rebuildReleaseLog(text, shellParser))
      faults.push('after recovery: the log differs');
  }
  await journal.close();
  return faults;
}
