/** How a step ended, as the shell told it: in the end mark, and in the step's file. */
export type StepEnd =
  | {
      readonly kind: 'exited';
      readonly exitCode: number;
      /** The shell has ended with the step (`exit 3`, `exec program`), and its state is lost. */
      readonly shellIsGone: boolean;
      /** By the shell's own clock; absent where it has none (bash before 5). */
      readonly durationMs?: number;
      /** Since 1970, by the same clock. */
      readonly endedAtMs?: number;
      readonly startedInWorkspaceFolder: boolean;
    }
  /** Nothing of the command was run. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

/** What could not be done before the command: go to its directory, set a variable, or be sure that its exit code is its own. */
export type RefusalReason =
  { readonly kind: 'cwd' } | { readonly kind: 'trap' } | { readonly kind: 'env'; readonly name: string };

/**
 * Reads what the scripts in `media/shell` write: `exit CODE BEGAN ENDED MOVED`, the same with `gone` where the shell has
 * ended, `refused cwd`, `refused trap` or `refused env NAME`. Times are in seconds, or `-`. `undefined` for anything else.
 */
export function parseStepEnd(payload: string): StepEnd | undefined {
  const [word, ...rest] = payload.split(' ');
  if (word === 'refused') return parseRefusal(rest);
  if (word !== 'exit' && word !== 'gone') return undefined;
  const [code = '', began = '', ended = '', moved = ''] = rest;
  const exitCode = readExitCode(code);
  if (exitCode === undefined) return undefined;
  const durationMs = millisecondsBetween(began, ended);
  const endedAtMs = seconds(ended) * 1000;
  return {
    kind: 'exited',
    exitCode,
    shellIsGone: word === 'gone',
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(Number.isNaN(endedAtMs) ? {} : { endedAtMs }),
    startedInWorkspaceFolder: moved === '1',
  };
}

/** A program on Windows may end with any 32 bits, which PowerShell takes for a number with a sign. */
function readExitCode(text: string): number | undefined {
  if (!/^-?\d{1,10}$/.test(text)) return undefined;
  const code = Number(text);
  if (code < -(2 ** 31) || code >= 2 ** 32) return undefined;
  return code < 0 ? code + 2 ** 32 : code;
}

function parseRefusal([what, name]: readonly string[]): StepEnd | undefined {
  if (what === 'cwd' || what === 'trap') return { kind: 'refused', reason: { kind: what } };
  if (what === 'env' && name) return { kind: 'refused', reason: { kind: 'env', name } };
  return undefined;
}

function millisecondsBetween(began: string, ended: string): number | undefined {
  const milliseconds = Math.round((seconds(ended) - seconds(began)) * 1000);
  return milliseconds >= 0 ? milliseconds : undefined;
}

/** Some locales write the fraction after a comma. */
function seconds(time: string): number {
  return /^\d+[.,]\d+$/.test(time) ? Number(time.replace(',', '.')) : NaN;
}
