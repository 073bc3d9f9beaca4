import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Whether a shell has its terminal to itself. False when something else runs in the foreground there, a command that the
 * person has typed, say; `undefined` where the system does not tell.
 */
export async function isInForeground(shellPid: number): Promise<boolean | undefined> {
  const groups = (await groupsFromProc(shellPid)) ?? (await groupsFromPs(shellPid));
  return groups && groups.own === groups.foreground;
}

interface ProcessGroups {
  readonly own: number;
  readonly foreground: number;
}

/** Linux: `pid (name) state ppid pgrp session tty tpgid …`, where the name may hold anything. */
async function groupsFromProc(pid: number): Promise<ProcessGroups | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return toGroups(fields[2], fields[5]);
}

async function groupsFromPs(pid: number): Promise<ProcessGroups | undefined> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'pgid=,tpgid=', '-p', String(pid)], { timeout: 2_000 });
    const [own, foreground] = stdout.trim().split(/\s+/);
    return toGroups(own, foreground);
  } catch {
    return undefined;
  }
}

function toGroups(own: string | undefined, foreground: string | undefined): ProcessGroups | undefined {
  if (!own || !foreground) return undefined;
  return { own: Number(own), foreground: Number(foreground) };
}
