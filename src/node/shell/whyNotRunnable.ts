import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CommandLine } from '../../run/ports';
import { isVariableName } from './shellQuote';

/** Why a command cannot be handed to a shell that starts in this folder, as a sentence; `undefined` when it can. */
export async function whyNotRunnable(commandLine: CommandLine, workspaceFolder: string): Promise<string | undefined> {
  const { text, cwd, env = {} } = commandLine;
  if (text.includes('\0')) return 'Its text holds a NUL character, which no shell can read.';
  for (const [name, value] of Object.entries(env)) {
    if (!isVariableName(name)) return `No variable can have the name ${JSON.stringify(name)}.`;
    if (value.includes('\0')) return `The value for ${name} holds a NUL character, which no variable can.`;
  }
  if (cwd === undefined || (await isFolder(resolve(workspaceFolder, cwd)))) return undefined;
  return `Its folder ${cwd} does not exist in ${workspaceFolder}.`;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
