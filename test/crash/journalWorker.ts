// A process that writes a journal and its log under load, until it is killed. It begins when it is given its job in one
// line on stdin. Each event that was acknowledged is told in one line on stdout: its id.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import type { CommandId, StepId } from '../../src/checklist/checklist';
import { renderReleaseLog } from '../../src/log/releaseLog';
import { JournalFile, type JournalFileOptions } from '../../src/node/journalFile';
import { ReleaseLogFile } from '../../src/node/releaseLogFile';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import { fold } from '../../src/run/fold';
import type { RunEventData } from '../../src/run/runEvent';
import { checklistText, seededRandom } from './load';

/** What the worker is told to do. */
interface Job {
  readonly journalPath: string;
  readonly logPath: string;
  readonly seed: number;
  readonly create: boolean;
}

createInterface({ input: process.stdin }).once('line', (line) => void main(JSON.parse(line) as Job).catch(fail));

async function main({ journalPath, logPath, seed, create }: Job): Promise<void> {
  const random = seededRandom(seed);
  const checklist = parseChecklist(checklistText, await loadShellParserFromDisk());
  const journal = await (create ? JournalFile.create(journalPath, author) : JournalFile.open(journalPath, author));
  const releaseLog = new ReleaseLogFile(logPath, (error) => fail(error));
  if (journal.events.length === 0) await write({ type: 'run-started', ...started });
  for (;;) {
    // Several at a time, as ticks come while a command ends.
    await Promise.all(Array.from({ length: 1 + Math.floor(random() * 4) }, () => write(anyEvent())));
  }

  async function write(data: RunEventData): Promise<void> {
    const event = await journal.append(data);
    // Synchronously: what was acknowledged is told before anything else can happen.
    writeSync(1, `${event.id}\n`);
    releaseLog.request(() => {
      const state = fold(journal.events);
      return state ? renderReleaseLog(checklist, state, journal.events) : '';
    });
    // Without a pause, so that kills hit the log's writes too.
    void releaseLog.flush();
  }

  function anyEvent(): RunEventData {
    const steps = checklist.sections.flatMap((section) => section.steps);
    const step = steps[Math.floor(random() * steps.length)];
    const id = step?.id ?? ('none' as StepId);
    const command = step?.blocks[0]?.commands[0]?.id;
    if (command && random() < 0.5) return finished(id, command);
    if (random() < 0.3) return { type: 'step-skipped', step: id, reason: text(80) };
    return random() < 0.5 ? { type: 'step-attested', step: id } : { type: 'note-added', step: id, text: text(400) };
  }

  function finished(step: StepId, command: CommandId): RunEventData {
    const head = text(random() < 0.1 ? 64_000 : 2000);
    const output = { head, tail: '', omittedBytes: 0, bytes: head.length, sha256: '0'.repeat(64), complete: true };
    const result = { kind: 'exited', exitCode: 0, durationMs: Math.floor(random() * 9000), output } as const;
    const outcome = random() < 0.8 ? 'passed' : 'failed';
    return { type: 'command-finished', step, command, attempt: 1, result, verdicts: [], outcome, stepOutcome: outcome };
  }

  function text(longest: number): string {
    const symbols = Array.from('etaoin shrdlu`<|\n"\\äß€😀');
    const line = Array.from({ length: 40 }, () => symbols[Math.floor(random() * symbols.length)]).join('');
    return line.repeat(Math.ceil((random() * longest) / 40));
  }
}

const started = {
  format: 1,
  title: 'Crash test',
  release: 'crash v1',
  checklist: { path: 'RELEASE.md', text: checklistText },
  inputs: {},
  secretInputs: [],
  production: false,
} as const;

const author: JournalFileOptions = { by: { name: 'Ann Lee', email: 'ann@example.org' } };

function fail(error: unknown): never {
  console.error(error);
  process.exit(2);
}
