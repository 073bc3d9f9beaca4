import { execa } from 'execa';

/** What git printed; `undefined` when git is not there, took too long, or said no. */
export async function runGit(
  cwd: string,
  args: readonly string[],
  { input, timeoutMs = 10_000 }: { readonly input?: string; readonly timeoutMs?: number } = {},
): Promise<Uint8Array | undefined> {
  const { failed, stdout } = await execa('git', args, {
    cwd,
    reject: false,
    encoding: 'buffer',
    stripFinalNewline: false,
    maxBuffer: 256 * 1024 * 1024,
    timeout: timeoutMs,
    env: { GIT_TERMINAL_PROMPT: '0' },
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
  });
  return failed ? undefined : stdout;
}
