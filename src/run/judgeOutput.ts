import { usesAlternateScreen } from '../expectation/alternateScreen';
import { evaluate } from '../expectation/evaluate';
import type { Evaluation } from '../expectation/expectation';
import { normalizeOutput } from '../expectation/normalizeOutput';
import type { PrintedOutput } from './ports';

/** What judges nothing. */
export const notJudged: Evaluation = { verdicts: [], captures: {} };

/** Holds a command that has exited to what the checklist says of it. */
export function judgeOutput({ output, judged }: PrintedOutput): Evaluation {
  if (!judged) return notJudged;
  const { expectations, ...observed } = judged;
  const raw = output.omittedBytes === 0 ? output.head : `${output.head}\n${output.tail}`;
  // What a pager or an editor has drawn on its own screen is gone when it ends.
  const outputComplete = output.complete && output.omittedBytes === 0 && !usesAlternateScreen(raw);
  return evaluate(expectations, { ...observed, output: normalizeOutput(raw), outputComplete });
}
