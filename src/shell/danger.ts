import type { DangerRule } from './dangerRule';
import { cloudDangers } from './dangers/cloudDangers';
import { clusterDangers } from './dangers/clusterDangers';
import { databaseDangers } from './dangers/databaseDangers';
import { dockerDangers } from './dangers/dockerDangers';
import { fileDangers } from './dangers/fileDangers';
import { gitDangers } from './dangers/gitDangers';
import { hostDangers } from './dangers/hostDangers';
import { powerShellDangers } from './dangers/powerShellDangers';
import { publishingDangers } from './dangers/publishingDangers';
import { pushesOneOf, tagsMadeBy } from './ownTags';
import { baseName, lookThrough } from './prefixCommand';
import { ProgramRules } from './programRules';
import { findRemoteCalls } from './remoteCall';
import type { ProgramCall } from './programCall';
import type { Danger } from './shellScript';

/** What asks for confirmation before it runs: it destroys data, publishes, changes or stops what others use. */
const dangerRules = new ProgramRules<DangerRule>([
  ...fileDangers,
  ...dockerDangers,
  ...clusterDangers,
  ...gitDangers,
  ...publishingDangers,
  ...powerShellDangers,
  ...databaseDangers,
  ...hostDangers,
  ...cloudDangers,
]);

/** Where nothing is declared. */
export const noRules = new ProgramRules<DangerRule>([]);

/** SQL that destroys or rewrites, in an argument, a here-document or a session. */
const sqlDanger =
  /\b(?:DROP\s+(?:TABLE|DATABASE|SCHEMA|INDEX|COLUMN|USER|ROLE|VIEW|TYPE|SEQUENCE|OWNED|CONSTRAINT|EXTENSION|FUNCTION|TRIGGER|POLICY|KEYSPACE|COLLECTION)|TRUNCATE\s+(?:TABLE\s+)?["`\w]|DELETE\s+FROM\s|ALTER\s+(?:TABLE|DATABASE|ROLE|USER)\s|UPDATE\s+\S+\s+SET\s|INSERT\s+INTO\s|CREATE\s+(?:UNIQUE\s+)?(?:TABLE|INDEX)\s)/i;

const pushedTag: Danger = { rule: 'git-push-tags', reason: 'publishes tags' };

const sqlChange: Danger = { rule: 'sql', reason: 'deletes or changes data of a database' };

/**
 * What speaks against running a command without asking, each rule once. `calls` are all that it comes
 * down to, `text` is the command as written, `tagged` are the tags that commands above it make. What is declared
 * adds to what is known, and takes nothing away.
 */
export function findDangers(
  calls: readonly ProgramCall[],
  text: string,
  declared: ProgramRules<DangerRule> = noRules,
  tagged: readonly string[] = [],
): Danger[] {
  const rules: Danger[] = [...dangerRules.find(calls), ...declared.find(calls)];
  if (pushesOneOf(calls, [...tagged, ...tagsMadeBy(calls)])) rules.push(pushedTag);
  if (sqlDanger.test(text) && calls.some(speaksSql)) rules.push(sqlChange);
  if (rules.length === 0) return [];
  return [...new Map(rules.map(({ rule, reason }) => [rule, { rule, reason }])).values()];
}

/** What speaks against typing a text into a session without asking. */
export function findTypedDangers(text: string): Danger[] {
  return sqlDanger.test(text) ? [sqlChange] : [];
}

/** The calls and all that they come down to. */
export function findAllCalls(calls: readonly ProgramCall[]): readonly ProgramCall[] {
  return calls.flatMap((call) => withRemoteCalls(call));
}

/** A call and all that it comes down to: behind `sudo`, in a container, on another host. */
function withRemoteCalls(call: ProgramCall, depth = 0): ProgramCall[] {
  const own = lookThrough(call);
  const remote = depth < 4 ? findRemoteCalls(own) : [];
  const surroundings = { input: call.input, outputFiles: call.outputFiles };
  return [own, ...remote.flatMap((inner) => withRemoteCalls({ ...inner, ...surroundings }, depth + 1))];
}

/** Programs that only print or search: SQL among their words is no statement. */
const readers = new Set([
  'echo',
  'printf',
  'grep',
  'rg',
  'egrep',
  'git',
  'cat',
  'less',
  'head',
  'tail',
  'sed',
  'awk',
  'ls',
]);

function speaksSql(call: ProgramCall): boolean {
  return !readers.has(baseName(call.program));
}
