import { isEditor, isFollower, isSession } from './kindRules';
import { baseName, lookThrough } from './prefixCommand';
import { findRemoteCalls } from './remoteCall';
import type { ProgramCall } from './programCall';
import type { CommandKind } from './shellScript';

/** What is typed into a session: SQL statements, shell text, or lines of something else. */
export type SessionLanguage = 'sql' | 'shell' | 'other';

/** What a command does with the terminal, told from the calls that run in its foreground. The strongest wins: a session over a follower. */
export function kindOf(calls: readonly ProgramCall[]): Exclude<CommandKind, 'typed'> {
  const own = calls.filter((call) => call.isForeground).map((call) => unwrap(lookThrough(call)));
  if (own.some((call) => call.input === 'terminal' && isSession(call))) return 'session';
  if (own.some((call) => call.input === 'terminal' && isEditor(call))) return 'editor';
  return own.some(isFollower) ? 'follow' : 'command';
}

/** The language of the session that a command opens. */
export function sessionLanguageOf(calls: readonly ProgramCall[]): SessionLanguage {
  const session = calls.map((call) => unwrap(lookThrough(call))).find(isSession);
  const name = session ? baseName(session.program) : '';
  if (/^(?:psql|mysql|mariadb|sqlite3|cockroach|clickhouse-client|sqlplus|sqlcmd)$/.test(name)) return 'sql';
  return /^(?:redis-cli|mongo|mongosh|python[\d.]*|ipython|node|irb|php|sftp|ftp|telnet|rails|flask)$/.test(name)
    ? 'other'
    : 'shell';
}

/** The call that a container or another host runs in the person's terminal. */
function unwrap(call: ProgramCall): ProgramCall {
  const remote = findRemoteCalls(call);
  const last = remote.at(-1);
  return last ? unwrap(lookThrough({ ...last, input: call.input })) : call;
}
