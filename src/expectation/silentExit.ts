import type { ExitPart } from '../shell/exitParts';
import { answersByExitCode, asksServer } from './commandTraits';

/**
 * Why the exit code 0 of a command tells nothing of what it did: it was only started, or the code is that of a program that
 * always ends well. `undefined` where the code is the command's own.
 */
export function silentExit(parts: readonly ExitPart[]): string | undefined {
  for (const part of parts) {
    const reason = reasonOf(part);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function reasonOf(part: ExitPart): string | undefined {
  switch (part.kind) {
    case 'started':
      return 'It was sent to the background: that it was started is all that is known.';
    case 'waited':
      return 'wait ends well whatever became of what it waited for.';
    case 'asked':
      return 'curl ends well with any answer, an error page too: without -f, its exit code tells nothing.';
    case 'unread':
      return 'The command is too long to tell what its exit code is of.';
    case 'piped':
      return isOfLast(part) ? aloneOf(part.program) : undefined;
    case 'followed':
      return answersByExitCode(part.before)
        ? `The exit code is that of ${part.program} alone: what became of the commands before it is not known.`
        : undefined;
    case 'repeated':
      return answersByExitCode(part.body) || asksServer(part.body)
        ? 'The exit code is that of the last round alone: what became of those before it is not known.'
        : undefined;
    case 'told':
    case 'declared':
      return aloneOf(part.program);
  }
}

function aloneOf(program: string): string {
  return `The exit code is that of ${program} alone, which ends well whatever became of what else stands there.`;
}

/** A pipe's last program, where all it does is to show or to copy what it is given. */
function isOfLast({ program, before, isTold }: Extract<ExitPart, { kind: 'piped' }>): boolean {
  return !isTold && (copies.has(program) || (shows.has(program) && answersByExitCode(before)));
}

/** Nobody makes a copy of what is only looked at. */
const copies: ReadonlySet<string> = new Set(['tee', 'ts', 'pv']);
const shows: ReadonlySet<string> = new Set(
  'cat head tail less more sort uniq column nl fold cut tr sed awk wc'.split(' '),
);
