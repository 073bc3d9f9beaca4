import { readFile } from 'node:fs/promises';

/** What Linux tells of a process, in `/proc/PID/stat`. */
export interface ProcessStat {
  readonly pid: string;
  /** One letter: `T` is stopped. */
  readonly state: string;
  readonly parent: string;
  readonly group: number;
  readonly session: number;
  /** The number of its terminal's device, 0 when it has none. */
  readonly terminal: number;
  /** The group that has the terminal's foreground. */
  readonly foreground: number;
  /** Since the system's start. */
  readonly startedAtSeconds: number;
}

/** In which Linux tells times there, whatever its own clock. */
const ticksPerSecond = 100;

/** `pid (name) state ppid pgrp session tty tpgid … starttime …`, where the name may hold anything. `undefined` when it has ended. */
export async function readStat(pid: string): Promise<ProcessStat | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = '', parent, group, session, terminal, foreground] = fields;
  if (parent === undefined || state === 'Z') return undefined;
  return {
    ...{ pid, state, parent, group: Number(group), session: Number(session) },
    ...{ terminal: Number(terminal), foreground: Number(foreground) },
    startedAtSeconds: Number(fields[19]) / ticksPerSecond,
  };
}

/** The process, and what stays behind it. */
export async function withParents(stat: ProcessStat): Promise<ReadonlySet<string>> {
  const pids = new Set<string>();
  for (let one: ProcessStat | undefined = stat; one && !pids.has(one.pid); one = await readStat(one.parent))
    pids.add(one.pid);
  return pids;
}

/** The path of a terminal's device. Linux gives pseudoterminals the major numbers 136 to 143. */
export function terminalPath(device: number): string | undefined {
  const major = (device >> 8) & 0xfff;
  const minor = (device & 0xff) | ((device >> 12) & 0xfff00);
  return major >= 136 && major <= 143 ? `/dev/pts/${(major - 136) * 2 ** 20 + minor}` : undefined;
}

/** What a program calls itself, without what it may do to a sentence. */
export async function programName(pid: string): Promise<string> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return name.replace(/[^\x21-\x7e]/g, '') || pid;
}
