import type { StepId } from '../../checklist/checklist';
import type { RowAction } from '../tree/rowActions';
import type { MarkState, StepMark } from './stepMarks';

/** One CodeLens above a step's block: words, and the command behind them when it can be clicked. */
export interface StepLens {
  readonly line: number;
  readonly title: string;
  readonly command?: RowAction;
  readonly step: StepId;
}

/** What stands above a step's first command block: its verdict, then what can be done. Nothing to run while busy. */
export function toStepLenses(mark: StepMark, isBusy: boolean): readonly StepLens[] {
  const { blockLine, id, state, presentation } = mark;
  if (blockLine === undefined) return [];
  const verdict = state === 'pending' ? '' : `$(${lensIcons[state]})\u00a0${withoutIcons(presentation.description)}`;
  const actions = lensActions(mark, isBusy).map(([command, title]) => ({ line: blockLine, title, command, step: id }));
  return verdict === '' ? actions : [{ line: blockLine, title: verdict, step: id }, ...actions];
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
  skipped: 'debug-step-over',
  notApplicable: 'circle-slash',
  overridden: 'warning',
};

/** In this order; those that the step does not allow now are left out. */
const offered: readonly RowAction[] = ['stop', 'showDifference', 'attest', 'reject', 'runStep', 'override', 'skip'];

function lensActions({ actions, state }: StepMark, isBusy: boolean): readonly (readonly [RowAction, string])[] {
  return offered
    .filter((action) => actions.includes(action))
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
    case 'override':
      return 'Override…';
    case 'skip':
      return 'Skip…';
    default:
      return 'Stop';
  }
}
