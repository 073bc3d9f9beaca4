import { logFormat } from '../../../src/log/logFormat';
import { sealEvent } from '../../../src/log/journalLine';
import type { CommandId, StepId } from '../../../src/checklist/checklist';
import type { CommandFinished, Person, RunEvent, RunEventData, RunStarted } from '../../../src/run/runEvent';

export const ann: Person = { name: 'Ann Lee', email: 'ann@example.org' };
export const ben: Person = { name: 'Ben Okafor', email: 'ben@example.org' };

export const stepId = (id: string): StepId => id as StepId;
export const commandId = (id: string): CommandId => id as CommandId;

export const runStarted: RunStarted = {
  type: 'run-started',
  format: 1,
  logFormat,
  title: 'Release',
  release: 'web-service v1.2.3',
  checklist: { path: 'RELEASE.md', text: '# Release\n\n- [ ] One\n- [ ] Two\n' },
  inputs: { version: 'v1.2.3' },
  secretInputs: [],
  production: false,
};

/** A command's end with the fields that a test does not care about. */
export function commandFinished(fields: Partial<CommandFinished> = {}): CommandFinished {
  const head = 'all well\n';
  const output = { head, tail: '', omittedBytes: 0, bytes: head.length, sha256: 'aa', complete: true };
  return {
    type: 'command-finished',
    step: stepId('one'),
    command: commandId('one#1'),
    attempt: 1,
    result: { kind: 'exited', exitCode: 0, durationMs: 1200, output },
    verdicts: [],
    outcome: 'passed',
    stepOutcome: 'passed',
    ...fields,
  };
}

/** Seals events one after the other, a second apart. */
export class JournalWriter {
  readonly lines: string[] = [];
  readonly events: RunEvent[] = [];
  readonly #start: number;
  #seconds = 0;

  /** `start` in milliseconds since the epoch. */
  constructor(start = Date.UTC(2026, 10, 21, 8)) {
    this.#start = start;
  }

  /** Follows the last event unless other parents are given. */
  add(data: RunEventData, by = ann, parents?: readonly string[]): RunEvent {
    const last = this.events.at(-1);
    const at = new Date(this.#start + 1000 * this.#seconds++).toISOString();
    const { event, line } = sealEvent(data, { parents: parents ?? (last ? [last.id] : []), at, by });
    this.lines.push(line);
    this.events.push(event);
    return event;
  }

  /** Lets time pass before the next event. */
  wait(seconds: number): void {
    this.#seconds += seconds;
  }

  get text(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }
}
