import type {
  Checklist,
  CodeBlock,
  Command,
  CommandId,
  Phase,
  Section,
  SectionId,
  Step,
  StepId,
} from '../../../../src/checklist/checklist';
import type { Expectation, Matcher, Verdict } from '../../../../src/expectation/expectation';
import { fold } from '../../../../src/run/fold';
import type {
  CommandFinished,
  CommandOutcome,
  CommandResult,
  PreviousRun,
  RunEvent,
  RunEventData,
} from '../../../../src/run/runEvent';
import type { RunState } from '../../../../src/run/runState';
import { Standings } from '../../../../src/run/standing';
import type { Shown } from '../../../../src/vscode/currentRelease';
import { allRows, toReleaseRows, type ReleaseRow } from '../../../../src/vscode/tree/releaseRows';
import { toRowContext, type RowContext } from '../../../../src/vscode/tree/rowContext';

const nowhere = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
export const ada = { name: 'Ada', email: 'ada@example.org' };

export function expectation(matcher: Matcher, source: Expectation['source'] = 'declared', text = ''): Expectation {
  return { matcher, source, text, line: 0 };
}

export const exitZero = expectation({ kind: 'exit', codes: [0], negated: false }, 'implied');

export function command(id: string, text: string, more: Partial<Command> = {}): Command {
  return {
    id: id as CommandId,
    text,
    kind: 'command',
    range: nowhere,
    programs: [],
    dangers: [],
    placeholders: [],
    expectations: [exitZero],
    ...more,
  };
}

export function block(commands: readonly Command[], more: Partial<CodeBlock> = {}): CodeBlock {
  return {
    info: 'bash',
    language: 'bash',
    fenced: true,
    text: '',
    line: 0,
    endLine: 0,
    runnable: commands.length > 0,
    options: {},
    commands,
    ...more,
  };
}

export function step(id: string, more: Partial<Step> = {}): Step {
  return {
    id: id as StepId,
    kind: 'task',
    title: id,
    markdown: id,
    line: 0,
    range: nowhere,
    depth: 0,
    blocks: [],
    children: [],
    ...more,
  };
}

export function section(title: string, more: Partial<Section> = {}): Section {
  return {
    id: title as SectionId,
    title,
    level: 2,
    phase: 'main',
    range: nowhere,
    steps: [],
    sections: [],
    blocks: [],
    ...more,
  };
}

export function checklist(sections: readonly Section[]): Checklist {
  return { title: 'Release', frontMatter: { inputs: [], env: {}, signOff: [] }, sections, problems: [] };
}

/** A checklist of one section with one step. */
export function oneStep(only: Step, phase: Phase = 'main'): Checklist {
  return checklist([section('Section', { steps: [only], phase }), section('Other', { steps: [step('other')] })]);
}

/** Events as the journal would give them, one second apart. */
export function stateOf(
  events: readonly RunEventData[],
  inputs: Readonly<Record<string, string>> = {},
  previous?: PreviousRun,
): RunState {
  const started: RunEventData = {
    type: 'run-started',
    format: 1,
    title: 'Release',
    release: 'v1.2.3',
    checklist: { path: 'RELEASE.md', text: '' },
    inputs,
    secretInputs: [],
    production: false,
    ...(previous ? { previous } : {}),
  };
  const state = fold([started, ...events].map(toEvent));
  if (!state) throw new Error('no state');
  return state;
}

export function runOf(list: Checklist, events: readonly RunEventData[]): Shown & { kind: 'run' } {
  const uri = {} as never;
  const state = stateOf(events);
  return {
    kind: 'run',
    checklist: list,
    uri,
    log: uri,
    state,
    standing: new Standings(list).of(state),
    isPinnedTextCurrent: true,
    hasUnrecordedResults: false,
  };
}

export function contextOf(list: Checklist, events?: readonly RunEventData[]): RowContext {
  return toRowContext(events ? runOf(list, events) : { kind: 'preview', checklist: list, uri: {} as never });
}

export function rowOf(list: Checklist, id: string): ReleaseRow {
  for (const row of allRows(toReleaseRows(list))) if (row.id === id) return row;
  throw new Error(`no row ${id}`);
}

export function started(stepId: string, commandId: string, attempt = 1): RunEventData {
  return { type: 'command-started', step: stepId as StepId, command: commandId as CommandId, attempt, commandLine: '' };
}

export function typed(stepId: string, commandId: string): RunEventData {
  const ids = { step: stepId as StepId, command: commandId as CommandId };
  return { type: 'command-typed', ...ids, commandLine: '', session: '' };
}

export interface Finish {
  readonly outcome: CommandOutcome;
  readonly stepOutcome?: CommandFinished['stepOutcome'];
  readonly attempt?: number;
  readonly exitCode?: number;
  readonly output?: string;
  readonly verdicts?: readonly Verdict[];
  readonly result?: CommandResult;
}

export function finished(stepId: string, commandId: string, finish: Finish): RunEventData {
  const { outcome, stepOutcome = outcome, attempt = 1, exitCode = 0, output = '', verdicts = [] } = finish;
  const recorded = { head: output, tail: '', omittedBytes: 0, bytes: output.length, sha256: '', complete: true };
  const result = finish.result ?? { kind: 'exited', exitCode, durationMs: 41_000, output: recorded };
  const ids = { step: stepId as StepId, command: commandId as CommandId };
  return { type: 'command-finished', ...ids, attempt, result, verdicts, outcome, stepOutcome };
}

export function verdict(kind: Verdict['kind'], of: Expectation, found?: string, message = 'No.'): Verdict {
  return { kind, expectation: of, message, ...(found === undefined ? {} : { found }) };
}

function toEvent(data: RunEventData, index: number): RunEvent {
  const at = new Date(Date.UTC(2026, 10, 21, 8, 0, index)).toISOString();
  return { ...data, id: String(index), parents: index === 0 ? [] : [String(index - 1)], at, by: ada };
}
