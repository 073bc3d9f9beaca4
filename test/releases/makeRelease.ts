import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Step } from '../../src/checklist/checklist';
import { parseChecklist } from '../../src/checklist/parseChecklist';
import { evaluate } from '../../src/expectation/evaluate';
import { logFormat } from '../../src/log/logFormat';
import { rebuildReleaseLog } from '../../src/log/rebuildReleaseLog';
import { commandOutcome, applicableCommands } from '../../src/run/outcome';
import { countedSteps, hasCommands } from '../../src/run/progress';
import type { CommandFinished, Person, RunEventData, RunOutcome } from '../../src/run/runEvent';
import type { ShellParser } from '../../src/shell/shellScript';
import { JournalWriter } from '../unit/log/sampleEvents';

/** What becomes of a step: its commands run and print this for so long, or a person decides. */
export type Turn =
  | { readonly kind: 'done'; readonly output?: string; readonly durationMs?: number }
  | { readonly kind: 'skipped' | 'overridden'; readonly reason: string }
  | { readonly kind: 'open' };

export interface ReleaseToMake {
  readonly checklist: { readonly path: string; readonly text: string };
  readonly release: string;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly by: Person;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly turnOf?: (step: Step, index: number) => Turn;
  /** `unfinished` has no end. Successful unless it is said. */
  readonly outcome?: RunOutcome | 'unfinished';
}

export interface MadeRelease {
  readonly journal: string;
  readonly log: string;
}

/** A release's journal and log, made by the real parts, from events as a run would have recorded them. */
export function makeRelease(release: ReleaseToMake, shellParser: ShellParser): MadeRelease {
  const { checklist, by, inputs = {}, outcome = 'successful', turnOf = () => ({ kind: 'done' }) as const } = release;
  const parsed = parseChecklist(checklist.text, shellParser);
  const writer = new JournalWriter(Date.parse(release.startedAt));
  const started: RunEventData = {
    ...{ type: 'run-started', format: 1, logFormat, title: parsed.title, release: release.release, checklist, inputs },
    ...{ secretInputs: [], production: false },
  };
  const steps = countedSteps(parsed, undefined);
  const events = [started, ...steps.flatMap((step, index) => eventsOf(step, turnOf(step, index)))];
  for (const event of events) writer.add(event, by);
  if (outcome !== 'unfinished') writer.add({ type: 'run-finished', outcome }, by);
  return { journal: writer.text, log: rebuildReleaseLog(writer.text, shellParser) };
}

/** Writes both files, `name.jsonl` and `name.md`. */
export function writeRelease(folder: string, name: string, { journal, log }: MadeRelease): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.jsonl`), journal);
  writeFileSync(join(folder, `${name}.md`), log);
}

function eventsOf(step: Step, turn: Turn): readonly RunEventData[] {
  switch (turn.kind) {
    case 'done':
      return hasCommands(step) ? runEvents(step, turn) : [{ type: 'step-attested', step: step.id }];
    case 'skipped':
      return [{ type: 'step-skipped', step: step.id, reason: turn.reason }];
    case 'overridden':
      return [
        { type: 'step-rejected', step: step.id, reason: 'It is not as it should be' },
        { type: 'step-overridden', step: step.id, reason: turn.reason },
      ];
    case 'open':
      return [];
  }
}

function runEvents(step: Step, turn: Extract<Turn, { kind: 'done' }>): readonly RunEventData[] {
  const commands = applicableCommands(step, {});
  return commands.flatMap(({ command }, index) => {
    const ids = { step: step.id, command: command.id, attempt: 1 };
    const { result, verdicts } = resultOf(command, turn);
    const outcome = commandOutcome(command.kind, result, { verdicts, captures: {} });
    const stepOutcome = index === commands.length - 1 ? outcome : 'pending';
    return [
      { type: 'command-started', ...ids, commandLine: command.text },
      { type: 'command-finished', ...ids, result, verdicts, outcome, stepOutcome },
    ];
  });
}

function resultOf(
  { expectations, programs }: Command,
  { output = '', durationMs = 1200 }: Extract<Turn, { kind: 'done' }>,
): Pick<CommandFinished, 'result' | 'verdicts'> {
  const bytes = Buffer.byteLength(output);
  const recorded = { head: output, tail: '', omittedBytes: 0, bytes, sha256: '0'.repeat(64), complete: true };
  const { verdicts } = evaluate(expectations, { exitCode: 0, output, outputComplete: true, durationMs, programs });
  return { result: { kind: 'exited', exitCode: 0, durationMs, output: recorded }, verdicts };
}
