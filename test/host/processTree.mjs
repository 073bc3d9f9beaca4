import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { isWindows } from './paths.mjs';

/** @typedef {{ readonly pid: number, readonly parent: number, readonly command: string }} ProcessInfo */

/**
 * The processes of this machine. On Linux from /proc, since small images have no `ps`; empty on Windows, where
 * `taskkill` follows the tree by itself.
 *
 * @returns {ProcessInfo[]}
 */
function listProcesses() {
  if (isWindows) return [];
  if (process.platform !== 'linux') return listByPs();
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), parent, command }];
      } catch {
        return []; // It ended while we were looking.
      }
    });
}

function listByPs() {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match ? [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] }] : [];
  });
}

/**
 * All that descends from a process, whatever session or group it has moved to (a terminal's shell has its own).
 *
 * @returns {ProcessInfo[]}
 */
export function descendantsOf(pid) {
  const all = listProcesses();
  const found = [];
  const parents = [pid];
  for (let parent = parents.shift(); parent !== undefined; parent = parents.shift()) {
    const children = all.filter((candidate) => candidate.parent === parent);
    found.push(...children);
    parents.push(...children.map((child) => child.pid));
  }
  return found;
}

/** A process's parent, its parent's parent, and so on. @returns {ProcessInfo[]} */
export function ancestorsOf(pid) {
  const all = new Map(listProcesses().map((process) => [process.pid, process]));
  const found = [];
  for (let next = all.get(all.get(pid)?.parent); next; next = all.get(next.parent)) found.push(next);
  return found;
}

const markPrefix = 'RELEASE_CHECKLIST_RIG_';

/**
 * A variable for the environment of a program to start, by which all that it starts in turn can be found again, even
 * what has lost its parent. Each has a name of its own: a process may stand under several that watch over it.
 *
 * @typedef {{ readonly name: string, readonly value: string }} Mark
 * @returns {Mark}
 */
export function createMark() {
  return { name: markPrefix + randomUUID().replaceAll('-', ''), value: '1' };
}

export function isMark(name) {
  return name.startsWith(markPrefix);
}

/** Ends every process that carries the mark. Only Linux shows the environment of a process; elsewhere it does nothing. */
export function killMarked({ name, value }) {
  if (process.platform !== 'linux') return;
  for (const { pid } of listProcesses()) {
    if (pid !== process.pid && environmentOf(pid).includes(`${name}=${value}`)) signal(pid, 'SIGKILL');
  }
}

function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return []; // It has ended, or is not ours.
  }
}

/**
 * Ends a process and all that it started, at once.
 *
 * @param {number} pid
 * @param {Mark} [mark] finds those that have lost their parent
 */
export function killTree(pid, mark) {
  if (isWindows) {
    try {
      execFileSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore' });
    } catch {
      // It has ended already.
    }
    return;
  }
  const pids = descendantsOf(pid).map((child) => child.pid);
  for (const target of [-pid, pid, ...pids]) signal(target, 'SIGKILL');
  if (mark) killMarked(mark);
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended already, or, for -pid, was no group's leader.
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
