import { answersByExitCode } from './commandTraits';

/**
 * Why the exit code 0 of a command tells nothing of what it did: it was only started, or the code is that of a program that
 * always ends well. `undefined` where the code is the command's own.
 */
export function silentExit(text: string, around = ''): string | undefined {
  if (isSentToBackground.test(text)) return 'It was sent to the background: that it was started is all that is known.';
  const code = withoutQuoted(text).trimEnd();
  if (takesAnyAnswer(code))
    return 'curl ends well with any answer, an error page too: without -f, its exit code tells nothing.';
  const last = (isPiped(text, around) ? lastOfPipe(code) : undefined) ?? lastTold(code);
  return last && `The exit code is that of ${last} alone, which ends well whatever became of what stands before it.`;
}

/**
 * Why the exit code 0 of a shell that has ended in the midst of a command tells nothing of what the command did: a trap or a
 * script has ended it. `undefined` where the command says that it ends the shell.
 */
export function silentEnd(text: string): string | undefined {
  if (/^\s*(?:exec\s|(?:exit|logout)(?:\s+0)?\s*;?\s*(?:#.*)?$)/.test(text)) return undefined;
  return 'The shell has ended in the midst of it, with an exit code of its own: that it came to its end is not told.';
}

const isSentToBackground = /(?<![&|<>\\])&\s*$/;

/** Behind `pipefail` a pipe's code is that of all its programs. */
function isPiped(text: string, around: string): boolean {
  return !/\bpipefail\b/.test(text) && !/\bpipefail\b/.test(around);
}

/** A pipe's last program, where all it does is to show or to copy what it is given. */
function lastOfPipe(code: string): string | undefined {
  const [, before = '', last = ''] = pipe.exec(code) ?? [];
  return last !== '' && (copies.has(last) || answersByExitCode(before)) ? last : undefined;
}

const pipe =
  /^([^]*?[^|>])\|&?(?:\\\n|\s)*(tee|ts|cat|pv|head|tail|less|more|sort|uniq|column|nl|fold|cut|tr|sed|awk|wc)\b(?:[^|;&\n]|[<>]&)*$/;

/** Nobody makes a copy of what is only looked at. */
const copies: ReadonlySet<string> = new Set(['tee', 'ts', 'pv']);

/** `make && echo done || echo failed`, `if make; then echo done; else echo failed; fi`: the words tell, not the code. */
function lastTold(code: string): string | undefined {
  const [, alternative] = /\|\|(?:\\\n|\s)*(?:[({]\s*)?(echo|printf)\b[^|;&\n]*(?:;?\s?[)}])?$/.exec(code) ?? [];
  if (alternative !== undefined) return alternative;
  if (!/^\s*if\b[^]*\bfi$/.test(code)) return undefined;
  const told = [...code.matchAll(/\b(?:then|else)\b([^]*?)(?=\b(?:elif|else|fi)\b)/g)].flatMap(([, body = '']) =>
    body.split(/[;\n]/).flatMap((statement) => statement.trim().split(/\s/, 1)),
  );
  const words = told.filter((word) => word !== '');
  return words.length > 0 && words.every((word) => word === 'echo' || word === 'printf') ? words.at(-1) : undefined;
}

/** Whether the last command has curl ask a server, and be content with whatever it says. */
function takesAnyAnswer(code: string): boolean {
  const last = code.split(/&&|\|\||[;\n|](?<!\\\n)/).at(-1) ?? '';
  const [, options] = /^\s*(?:sudo\s+|time\s+)?curl(?:\.exe)?\s([^]*)$/.exec(last) ?? [];
  if (options === undefined) return false;
  return !/(?:^|\s)(?:-[a-zA-Z]*[fVh][a-zA-Z]*|--(?:fail|fail-with-body|version|help))(?=\s|$)/.test(options);
}

function withoutQuoted(text: string): string {
  return text.replace(/'[^']*'|"(?:\\.|[^"\\])*"/g, '""');
}
