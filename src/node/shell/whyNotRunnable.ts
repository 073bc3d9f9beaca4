import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
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
  return cwd === undefined ? undefined : whyNotInFolder(cwd, workspaceFolder);
}

/** A link may lead out of the folder as well as `..` does. */
async function whyNotInFolder(cwd: string, workspaceFolder: string): Promise<string | undefined> {
  const path = resolve(workspaceFolder, cwd);
  if (!isInside(path, workspaceFolder)) return `Its folder ${cwd} is outside the workspace folder.`;
  if (!(await isFolder(path))) return `Its folder ${cwd} does not exist in ${workspaceFolder}.`;
  const [real, realWorkspace] = await Promise.all([realpath(path), realpath(workspaceFolder)]);
  return isInside(real, realWorkspace) ? undefined : `Its folder ${cwd} leads out of the workspace folder.`;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[/\\]/)[0] !== '..';
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
