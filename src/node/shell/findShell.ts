import { dialectOf } from './dialects/dialectOf';
import type { ShellDialect } from './dialects/dialect';
import { findProgram } from './findProgram';

/** A shell that is there, and how to talk to it. */
export interface FoundShell {
  /** Absolute. */
  readonly shellPath: string;
  readonly dialect: ShellDialect;
}

/** Looks a shell up by its path, or by its name on the PATH of the run; or says why it cannot be used. */
export async function findShell(
  shell: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<FoundShell | { readonly refused: string }> {
  const dialect = dialectOf(shell);
  if (!dialect) return { refused: `${shell} is not a shell that commands can be run in.` };
  const shellPath = await findProgram(shell, { ...process.env, ...env });
  if (shellPath === undefined) return { refused: `${shell} was not found on the PATH: it is needed to run commands.` };
  return { shellPath, dialect };
}
