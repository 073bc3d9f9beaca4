import type { CommandId, StepId } from '../../checklist/checklist';
import type { RowAction } from '../tree/rowActions';
import type { MarkState, StepMark, TypedMark } from './stepMarks';

/** One CodeLens above a step's block: words, and the command behind them when it can be clicked. */
export interface StepLens {
  readonly line: number;
  readonly title: string;
  readonly command?: RowAction;
  /** What the command is about: the step, or one command of it. */
  readonly about: StepId | CommandId;
}

/** What stands above a step's first command block: its verdict, then what can be done. Nothing to run while busy. */
export function toStepLenses(mark: StepMark, isBusy: boolean): readonly StepLens[] {
  const { blockLine, id } = mark;
  if (blockLine === undefined) return [];
  const verdict = verdictTitle(mark);
  const actions = lensActions(mark, isBusy).map(([command, title]) => ({ line: blockLine, title, command, about: id }));
  const shown = verdict === '' ? actions : [{ line: blockLine, title: verdict, about: id }, ...actions];
  return [...shown, ...mark.typed.flatMap(typedLens)];
}

function verdictTitle({ state, notice, presentation }: StepMark): string {
  if (state !== 'pending') return `$(${lensIcons[state]})\u00a0${withoutIcons(presentation().description)}`;
  const text = notice();
  return text === '' ? '' : `$(info)\u00a0${withoutIcons(text)}`;
}

/** Above a line that is meant for the session that is open. */
function typedLens({ id, line, action, wasTyped }: TypedMark): readonly StepLens[] {
  const title = action === 'copyText' ? '$(copy)\u00a0Copy the Text' : `$(keyboard)\u00a0${typeTitle(wasTyped)}`;
  return [{ line, title, command: action, about: id }];
}

function typeTitle(wasTyped: boolean): string {
  return wasTyped ? 'Typed · Type Again' : 'Type into the Terminal';
}

/** So that shell text such as `$(date)` is not taken for an icon. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\(/g, '\\$(');
}

const lensIcons: Record<Exclude<MarkState, 'pending'>, string> = {
  running: 'sync~spin',
  review: 'eye',
  verified: 'pass-filled',
  attested: 'check',
  signed: 'account',
  failed: 'error',
  errored: 'question',
  incomplete: 'person-add',
  skipped: 'debug-step-over',
  notApplicable: 'circle-slash',
  overridden: 'warning',
};

/** In this order; those that the step does not allow now are left out. */
const offered: readonly RowAction[] = [
  'stop',
  'showDifference',
  'attest',
  'reject',
  'approve',
  'runStep',
  'override',
  'skip',
];

function lensActions({ actions, state }: StepMark, isBusy: boolean): readonly (readonly [RowAction, string])[] {
  const allowed = actions();
  return offered
    .filter((action) => allowed.includes(action))
    .filter((action) => action !== 'runStep' || !isBusy)
    .filter((action) => action !== 'attest' || state === 'review')
    .map((action) => [action, lensTitle(action, state)] as const);
}

function lensTitle(action: RowAction, state: MarkState): string {
  switch (action) {
    case 'runStep':
      return state === 'pending'
        ? '$(play)\u00a0Run'
        : state === 'failed' || state === 'errored'
          ? 'Retry'
          : 'Run Again';
    case 'attest':
      return 'Confirm';
    case 'reject':
      return 'Mark as Failed…';
    case 'showDifference':
      return 'Show Difference';
    case 'approve':
      return 'Approve';
    case 'override':
      return 'Override…';
    case 'skip':
      return 'Skip…';
    default:
      return 'Stop';
  }
}
