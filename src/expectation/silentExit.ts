import { answersByExitCode } from './commandTraits';

/**
 * Why the exit code 0 of a command tells nothing of what it did: it was only started, or the code is that of a program that
 * always ends well. `undefined` where the code is the command's own, and behind `pipefail`, which `around` is searched for too.
 */
export function silentExit(text: string, around = ''): string | undefined {
  if (isSentToBackground.test(text)) return 'It was sent to the background: that it was started is all that is known.';
  if (/\bpipefail\b/.test(around) || /\bpipefail\b/.test(text)) return undefined;
  const [, before = '', last = ''] = lastOfPipe.exec(withoutQuoted(text)) ?? [];
  if (last === '' || !(copies.has(last) || answersByExitCode(before))) return undefined;
  return `The exit code is that of ${last} alone, which ends well whatever became of what stands before it.`;
}

const isSentToBackground = /(?<![&|<>\\])&\s*$/;

/** A pipe whose last program shows what it is given. */
const lastOfPipe =
  /^([^]*?[^|>])\|&?(?:\\\n|\s)*(tee|ts|cat|pv|head|tail|less|more|sort|uniq|column|nl|fold|cut|tr|sed|awk|wc)\b[^|;&\n]*(?:[<>]&?[^|;&\n]*)*$/;

/** Nobody makes a copy of what is only looked at. */
const copies: ReadonlySet<string> = new Set(['tee', 'ts', 'pv']);

function withoutQuoted(text: string): string {
  return text.replace(/'[^']*'|"(?:\\.|[^"\\])*"/g, '""');
}
