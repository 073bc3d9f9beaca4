// Plays one release with no editor, until it is finished or ended from outside. Told in lines on stdin: first its job,
// then `close-terminal`, `mended` or `leave`. Tells in lines on stdout: `done ID` for each event that it shows as done,
// `refused TEXT`, `finished`.
import { existsSync, statSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import { createRedactor } from '../../src/log/redact';
import { createOutputExaminer } from '../../src/node/outputExaminer';
import { renderReleaseLog } from '../../src/log/releaseLog';
import { createHeadlessRunner } from '../../src/node/headless/headlessRunner';
import { JournalFile } from '../../src/node/journalFile';
import { ReleaseLogFile } from '../../src/node/releaseLogFile';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import { RunSession, type RunSessionOptions } from '../../src/run/runSession';
import { UserFacingError } from '../../src/util/userFacingError';
import { seededRandom } from '../crash/load';
import { checklistText } from './checklist';
import { play } from './player';

interface Job {
  readonly journalPath: string;
  readonly logPath: string;
  readonly workspaceFolder: string;
  readonly scripts: string;
  readonly env: Readonly<Record<string, string>>;
  readonly seed: number;
}

const by = { name: 'Ada Tester', email: 'ada@example.com' };
const input = createInterface({ input: process.stdin });
const told: string[] = [];
let onTold: () => void = () => undefined;
input.once('line', (line) => {
  input.on('line', (word) => {
    told.push(word);
    onTold();
  });
  void main(JSON.parse(line) as Job).catch((error: unknown) => {
    console.error(error);
    process.exit(2);
  });
});

async function main(job: Job): Promise<void> {
  const { workspaceFolder, scripts, env } = job;
  const shellParser = await loadShellParserFromDisk();
  const checklist = parseChecklist(checklistText, shellParser);
  const size = { columns: 100, rows: 30 };
  const runner = createHeadlessRunner({ shell: 'bash', workspaceFolder, scripts, env, size });
  const refused = async (message: string): Promise<void> => {
    tell(`refused ${message}`);
    await mended();
  };
  onTold = () => {
    if (told.includes('leave')) leave();
    if (told.at(-1) === 'close-terminal') runner.kill();
  };
  const leave = (): void => {
    runner.dispose();
    process.exit(0);
  };
  const journal = await openJournal(job, refused);
  const options: RunSessionOptions = {
    ...{ checklist, journal, shellParser, openRunner: () => runner, delay: () => Promise.resolve() },
    examineOutput: createOutputExaminer(createRedactor([]), undefined),
    prompter: { confirm: () => Promise.resolve(true), askPlaceholder: () => Promise.resolve(undefined) },
  };
  const session = await openSession(options, journal, refused);
  const releaseLog = new ReleaseLogFile(job.logPath, (error) => tell(`refused-log ${String(error)}`));
  const render = (): void => {
    const { state } = session;
    const { events } = journal;
    releaseLog.request(() => renderReleaseLog(checklist, state, events));
  };
  session.onDidChange(({ id }) => {
    tell(`done ${id}`);
    render();
  });
  render();
  await play(session, { random: seededRandom(job.seed), refused });
  await releaseLog.flush();
  tell('finished');
  leave();
}

/** An empty journal is what is left where not even the first event could be written. */
async function openJournal({ journalPath }: Job, refused: (message: string) => Promise<void>): Promise<JournalFile> {
  for (;;) {
    try {
      const isThere = existsSync(journalPath) && statSync(journalPath).size >= 0;
      return await (isThere ? JournalFile.open(journalPath, { by }) : JournalFile.create(journalPath, { by }));
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      await refused(error.message);
    }
  }
}

async function openSession(
  options: RunSessionOptions,
  journal: JournalFile,
  refused: (message: string) => Promise<void>,
): Promise<RunSession> {
  for (;;) {
    try {
      return await (journal.events.length > 0
        ? RunSession.resume(options, journal.events)
        : RunSession.start(options, {
            ...{ title: 'Chaos', release: 'v1', checklist: { path: 'CHAOS.md', text: checklistText } },
            ...{ inputs: {}, secretInputs: [], production: false },
          }));
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      await refused(error.message);
    }
  }
}

/** Resolves when the next `mended` comes, or at once when one came that nobody has waited for. */
function mended(): Promise<void> {
  return new Promise((resolve) => {
    const before = onTold;
    const look = (): void => {
      const at = told.indexOf('mended');
      if (at < 0) return;
      told.splice(at, 1);
      onTold = before;
      resolve();
    };
    onTold = () => {
      before();
      look();
    };
    look();
  });
}

/** Synchronously: what was shown as done is told before anything else can happen. */
function tell(line: string): void {
  writeSync(1, `${line.replaceAll('\n', ' ')}\n`);
}
