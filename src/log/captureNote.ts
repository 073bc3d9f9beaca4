import type { CommandResult, RecordedOutput } from '../run/runEvent';

/** What must be said of an output that was not captured whole, in a few words; `undefined` when it was. */
export function captureNote({ bytes, complete }: Pick<RecordedOutput, 'bytes' | 'complete'>): string | undefined {
  if (complete) return undefined;
  return bytes === 0 ? 'output not captured' : 'output incomplete';
}

/** The same of results, the worst of them. One whose end was not seen says so itself. */
export function captureNoteOf(results: readonly CommandResult[]): string | undefined {
  const notes = results.flatMap((result) => (result.kind === 'exited' ? (captureNote(result.output) ?? []) : []));
  return notes.includes('output not captured') ? 'output not captured' : notes[0];
}
