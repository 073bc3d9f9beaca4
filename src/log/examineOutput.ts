import { judgeOutput } from '../run/judgeOutput';
import type { ExaminedOutput, PrintedOutput } from '../run/ports';
import { learnPrinted } from './learnPrinted';
import { recordOutput } from './recordOutput';
import type { Redactor } from './redact';

/** Judges an output, and takes what may be kept of it. The redactor comes to know the secrets in it. */
export function examineOutput(
  printed: PrintedOutput,
  { redact, learn }: Pick<Redactor, 'redact' | 'learn'>,
): ExaminedOutput {
  const { output, printsSecret } = printed;
  if (printsSecret) learnPrinted(output, learn);
  return { evaluation: judgeOutput(printed), recorded: recordOutput(output, redact) };
}
