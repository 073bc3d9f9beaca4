import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Checklist, Command } from '../../src/checklist/checklist';
import { allCommands, allSteps } from '../../src/checklist/steps';
import type { Answer } from './answer';

/** Programs that run as they are, where another program of the command is stood in for. */
const real = new Set(['grep', 'date', 'gunzip', 'sudo', 'sh', 'mail']);
/** What the shell does itself. */
const builtins = new Set(['cd', 'export', 'echo', 'time', 'for', 'if', 'set', 'test', '[', 'printf', 'exit', 'source']);

/** Programs, files and folders in the place of those that the commands of a checklist ask for. */
export interface StandIns {
  /** For the run's shell. */
  readonly env: Readonly<Record<string, string>>;
  /** Given for every placeholder. */
  readonly placeholderValue: string;
  /** Lays down how the command that runs next goes. */
  prepare(command: Command, answer: Answer, isPlanted: boolean): void;
  dispose(): void;
}

/** @param standIn path of standIn.sh @param work the workspace folder */
export function installStandIns(checklist: Checklist, standIn: string, work: string): StandIns {
  const folder = mkdtempSync(join(tmpdir(), 'stand-ins-'));
  const [home, bin, state] = [join(folder, 'home'), join(folder, 'bin'), join(folder, 'state')];
  for (const each of [work, home, bin, state]) mkdirSync(each, { recursive: true });
  const program = join(bin, '.stand-in');
  copyFileSync(standIn, program);
  chmodSync(program, 0o755);
  // A folder that a command names from the root is looked for below the workspace.
  writeFileSync(
    join(home, '.bashrc'),
    `PS1='$ '\ncd() { case $1 in /*) builtin cd "${work}$1" ;; *) builtin cd "$@" ;; esac; }\n`,
  );
  const commands = allSteps(checklist).flatMap(allCommands);
  const placeholderValue = `stand-in-${process.pid}`;
  const folders = [work, ...commands.flatMap(({ text }) => folderOf(text) ?? []).map((name) => join(work, name))];
  const outside = new Set<string>();
  for (const each of folders) mkdirSync(each, { recursive: true });
  for (const command of commands) {
    for (const name of command.programs.filter((each) => !builtins.has(each))) {
      if (name.includes('/')) for (const each of folders) link(program, join(each, name));
      else link(program, join(bin, name));
    }
    for (const path of inputsOf(command, placeholderValue)) {
      if (path.startsWith('/')) outside.add(path);
      for (const each of path.startsWith('/') ? [''] : folders) writeFileSync(join(each, path), '');
    }
  }
  const realPath = process.env['PATH'] ?? '';
  return {
    placeholderValue,
    env: { PATH: `${bin}:${realPath}`, HOME: home, STAND_IN_STATE: state, STAND_IN_REAL_PATH: realPath },
    prepare: (command, { output, errors = '', code = 0, seconds = 0 }, isPlanted) => {
      const files = { owner: ownerOf(command), output, errors, code, seconds };
      for (const [name, content] of Object.entries(files))
        writeFileSync(join(state, name), name === 'output' || name === 'errors' ? String(content) : `${content}\n`);
      const target = folderOf(command.text);
      if (target !== undefined) hide(join(work, target), isPlanted);
    },
    dispose: () => {
      for (const path of outside) rmSync(path, { force: true });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The program that the answer is for; empty when only the shell itself is at work. */
function ownerOf({ programs }: Command): string {
  const candidates = programs.filter((name) => !builtins.has(name));
  return basename(candidates.find((name) => !real.has(name)) ?? candidates[0] ?? '');
}

/** The folder of a command that only goes there. */
function folderOf(text: string): string | undefined {
  return /^cd\s+(\S+)$/.exec(text)?.[1];
}

/** Files that the shell reads for the command. */
function inputsOf({ text, placeholders }: Command, value: string): readonly string[] {
  const filled = placeholders.reduce((rest, placeholder) => rest.replaceAll(placeholder, value), text);
  return [...filled.matchAll(/(?<![<=])<\s*([\w./-]+)/g)].flatMap(([, path]) => path ?? []);
}

function hide(path: string, isHidden: boolean): void {
  const away = `${path}.away`;
  if (isHidden && existsSync(path)) renameSync(path, away);
  if (!isHidden && existsSync(away)) renameSync(away, path);
}

function link(program: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  symlinkSync(program, path);
}
