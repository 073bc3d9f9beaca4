import type { CapturedOutput, CommandLine, Execution } from '../../run/ports';
import { Capture } from './capture';
import { Deadline } from './deadline';
import { isInForeground } from './foreground';
import type { LivingShell } from './livingShell';
import { pause, poll } from './poll';
import type { RefusalReason, StepEnd } from './stepEnd';
import { StepFiles, type StepPlace } from './stepFiles';
import { tellStops } from './stoppedShell';
import { findsReader, whyUntaken } from './untaken';

const pollEvery = 100;
const lookAroundEvery = 1_000;
/** A shell that was at its prompt takes a line at once, unless something else runs in it. */
const longestBegin = 15_000;
/** After that it is looked who else could have taken the line. */
const longestUnasked = 4_000;

const early = 'It was stopped, or its terminal closed, as it began. Whether any of it ran is not known.';
const diskIsFull =
  'The disk with the files of its terminal is full: what it prints and how it ends cannot be read. It may still run there. Make room, and close the terminal before the next command.';
const diskWasFull =
  'Not run: the disk with the files of its terminal was full during an earlier command, and what became of that one is not known. It may still run there. Make room, end what runs, and close the terminal: the next command then starts in a new one. Outside an editor, quit and resume the release.';
const untold =
  'The shell is back at its prompt, and has not told how the command ended: what watches it there was changed or taken away.';
const wasUntold =
  'Not run: the shell did not tell how an earlier command ended, and would not tell of this one. Close its terminal: the next command then starts in a new one. Outside an editor, quit and resume the release.';
const trapped =
  'Not run: an earlier command has left a trap in this shell (on ERR or RETURN) that returns, so that what fails would look as if it had succeeded. Take it away with “trap - ERR RETURN”, in the terminal or as a step, and run this again.';
export const stoppedBefore = 'It was stopped before it began.';

/** A step, and the shell that is at its prompt. */
export interface StepRequest {
  readonly shell: LivingShell;
  readonly place: StepPlace;
  readonly commandLine: CommandLine;
  readonly signal: AbortSignal;
  readonly onDidProduce: (text: string) => void;
  /** Told what the person must know while the step runs, in full sentences. */
  readonly onDidNotice: (notice: string) => void;
}

/** What became of a step, and of the shell with it. */
export interface StepResult {
  readonly execution: Execution;
  readonly shellIsGone: boolean;
  /** Why the shell may be given no other command; absent when it may. */
  readonly whyNoMore?: string;
}

/** How the end of a step was seen. */
type Ending =
  | { readonly kind: 'told'; readonly end: StepEnd }
  /** The shell is gone, and has told nothing. */
  | { readonly kind: 'closed'; readonly reason: string }
  /** Neither an end nor all of the output can be written to where it would be read. */
  | { readonly kind: 'disk-full' }
  /** The shell is at its prompt, and has told nothing. */
  | { readonly kind: 'untold' }
  /** The shell came back to its prompt as it took the step: the exit code that it told is that of something else. */
  | { readonly kind: 'early' };

/** Runs one step to its end. */
export async function runStep(request: StepRequest): Promise<StepResult> {
  const { shell, place, commandLine, signal } = request;
  const files = new StepFiles(place);
  const capture = new Capture(files.token, request.onDidProduce);
  const over = new AbortController();
  try {
    const obstacle = await files.write(commandLine).then(
      () => undefined,
      (error: unknown) => `Its files could not be written: ${String(error)}.`,
    );
    if (obstacle !== undefined) return notStarted(obstacle, false);
    shell.type(files.line, capture);
    const typedAt = Date.now();
    const ending = watchEnd(shell, files, capture, over.signal);
    void tellStops(shell, request.onDidNotice, over.signal);
    const refusal = await waitForBegin(request, files, capture, ending);
    if (refusal !== undefined) return notStarted(refusal, shell.isClosed);
    const deadline = new Deadline(shell, commandLine.timeoutMs);
    const interrupt = (): void => shell.interrupt();
    if (signal.aborted) interrupt();
    signal.addEventListener('abort', interrupt);
    const ended = await ending;
    signal.removeEventListener('abort', interrupt);
    deadline.stop();
    await capture.settle(ended.kind === 'closed' ? 500 : 2_000, 60_000);
    return toResult(request, ended, { output: capture.finish(), elapsedMs: Date.now() - typedAt, deadline });
  } finally {
    over.abort();
    await files.remove();
  }
}

/**
 * The first that tells: the end mark, the step's file, the terminal's close, at which the file is read once more, or a disk
 * that takes neither mark nor file.
 */
async function watchEnd(shell: LivingShell, files: StepFiles, capture: Capture, over: AbortSignal): Promise<Ending> {
  const seen = new AbortController();
  const told = async (end: StepEnd): Promise<Ending> => {
    const isBelieved = end.kind === 'refused' || capture.hasBegun || !(await files.isOnlyTaken());
    return isBelieved ? { kind: 'told', end } : { kind: 'early' };
  };
  const byMark = capture.ended.then(told);
  const byFile = poll(() => files.readEnd(), pollEvery, AbortSignal.any([over, seen.signal]));
  const byClose = whenClosed(shell, over).then(async (reason): Promise<Ending> => {
    const end = await files.readEnd();
    return end ? told(end) : { kind: 'closed', reason };
  });
  const isFull = poll(
    async () => (await files.isDiskFull()) || undefined,
    lookAroundEvery,
    AbortSignal.any([over, seen.signal]),
  );
  const byDisk = isFull.then((full): Ending | Promise<Ending> => (full ? { kind: 'disk-full' } : byClose));
  const isLeft = poll(
    async () => (await isBackUntold(shell, files, capture)) || undefined,
    lookAroundEvery,
    AbortSignal.any([over, seen.signal]),
  );
  const byPrompt = isLeft.then((left): Ending | Promise<Ending> => (left ? { kind: 'untold' } : byClose));
  const byEnd = byFile.then((end) => (end ? told(end) : byClose));
  const ending = await Promise.race([byMark, byEnd, byClose, byDisk, byPrompt]);
  seen.abort();
  return ending;
}

/** A shell tells before it shows its prompt: the file is looked at last. */
async function isBackUntold(shell: LivingShell, files: StepFiles, capture: Capture): Promise<boolean> {
  if (!capture.restsAtPrompt || shell.pid === undefined) return false;
  if ((await isInForeground(shell.pid)) !== true) return false;
  return !capture.hasEnded && (await files.readEnd()) === undefined;
}

function whenClosed(shell: LivingShell, over: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const listener = shell.onDidClose(resolve);
    over.addEventListener('abort', () => listener.dispose());
  });
}

/**
 * Waits until the shell has taken the step. Where it does not, or the person stops before, the step is taken back; then
 * it can never run, and the reason is returned.
 */
async function waitForBegin(
  { shell, signal }: StepRequest,
  files: StepFiles,
  capture: Capture,
  ending: Promise<unknown>,
): Promise<string | undefined> {
  const stop = new AbortController();
  const wait = AbortSignal.any([stop.signal, signal]);
  const taken = poll(async () => ((await files.hasBegun()) ? true : undefined), pollEvery, wait);
  const readers = pause(longestUnasked, wait).then(() => poll(() => findsReader(shell), lookAroundEvery, wait));
  const others = [capture.begun, ending, pause(longestBegin, wait), readers].map(withoutResult);
  const isTaken = await Promise.race([taken, ...others]);
  stop.abort();
  // The command itself may have removed the file that tells of it (`rm -rf /tmp/*`).
  if (isTaken || capture.hasBegun) return undefined;
  if ((await files.hasBegun()) || !(await files.cancel())) return undefined;
  if (shell.isClosed) return 'The terminal was closed before the command began.';
  if (signal.aborted) return stoppedBefore;
  return whyUntaken(shell);
}

async function withoutResult(promise: Promise<unknown>): Promise<undefined> {
  await promise;
  return undefined;
}

interface Observed {
  readonly output: CapturedOutput;
  /** Longer than the command took, never shorter. */
  readonly elapsedMs: number;
  readonly deadline: Deadline;
}

function toResult({ commandLine }: StepRequest, ending: Ending, observed: Observed): StepResult {
  const { output, elapsedMs, deadline } = observed;
  if (ending.kind === 'closed') {
    const reason = deadline.overdue(undefined) ?? ending.reason;
    return { execution: { kind: 'unknown', reason, durationMs: elapsedMs, output }, shellIsGone: true };
  }
  if (ending.kind === 'disk-full') {
    const execution: Execution = { kind: 'unknown', reason: diskIsFull, durationMs: elapsedMs, output };
    return { execution, shellIsGone: false, whyNoMore: diskWasFull };
  }
  if (ending.kind === 'untold') {
    const execution: Execution = { kind: 'unknown', reason: untold, durationMs: elapsedMs, output };
    return { execution, shellIsGone: false, whyNoMore: wasUntold };
  }
  if (ending.kind === 'early')
    return { execution: { kind: 'unknown', reason: early, durationMs: 0, output }, shellIsGone: false };
  const { end } = ending;
  if (end.kind === 'refused') return notStarted(describeRefusal(end.reason, commandLine), false);
  const { exitCode, shellIsGone, durationMs = elapsedMs, startedInWorkspaceFolder } = end;
  const overdue = deadline.overdue(end.endedAtMs);
  if (overdue !== undefined)
    return { execution: { kind: 'unknown', reason: overdue, durationMs, output }, shellIsGone };
  const startedIn = startedInWorkspaceFolder ? ({ startedIn: 'workspace-folder' } as const) : {};
  const endedShell = shellIsGone ? ({ endedShell: true } as const) : {};
  return { execution: { kind: 'exited', exitCode, durationMs, output, ...startedIn, ...endedShell }, shellIsGone };
}

function describeRefusal(reason: RefusalReason, { cwd = '.' }: CommandLine): string {
  switch (reason.kind) {
    case 'cwd':
      return `The shell could not go to the folder ${cwd}.`;
    case 'trap':
      return trapped;
    case 'env':
      return `The shell refused to set the variable ${reason.name}: it is readonly there.`;
  }
}

function notStarted(reason: string, shellIsGone: boolean): StepResult {
  return { execution: { kind: 'not-started', reason }, shellIsGone };
}
