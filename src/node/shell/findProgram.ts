import { access, constants, stat } from 'node:fs/promises';
import { basename, delimiter, isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The path of a program that can be run, looked up on the PATH unless it is absolute; `undefined` when there is none. */
export async function findProgram(program: string, env: Environment): Promise<string | undefined> {
  const candidates = isAbsolute(program) ? [program] : candidatesFor(program, env);
  for (const candidate of candidates) if (await isRunnable(candidate)) return candidate;
  return undefined;
}

function candidatesFor(program: string, env: Environment): readonly string[] {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(isAbsolute);
  if (process.platform !== 'win32') return folders.map((folder) => join(folder, program));
  // The bash that Windows has in its own folder leads into WSL, where our files have other names.
  const own = program === 'bash' ? [...gitBash(env), ...folders.filter((folder) => !isSystem(folder))] : folders;
  return own.map((folder) => join(folder, `${program}.exe`));
}

/** Where Git for Windows is installed: for everybody, or for one user. */
function gitBash(env: Environment): readonly string[] {
  const parents = [env['ProgramFiles'], env['LOCALAPPDATA'] && join(env['LOCALAPPDATA'], 'Programs')];
  return parents.flatMap((parent) => (parent ? [join(parent, 'Git', 'bin')] : []));
}

function isSystem(folder: string): boolean {
  return basename(folder).toLowerCase() === 'system32';
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
