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
import { dockerWords, findRemoteCalls, isOnOtherHost } from './remoteCall';
import type { ProgramCall } from './programCall';
import type { Danger } from './shellScript';
import { findVerbDanger } from './verbDanger';

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

/** What the commands of a script have done so far, as far as it makes a later one dangerous. */
export interface DoneAbove {
  /** The tags that were made. */
  readonly tags: readonly string[];
  /** Whether another version was fetched: what starts behind that is a deployment. */
  readonly fetchesVersion: boolean;
}

const nothingAbove: DoneAbove = { tags: [], fetchesVersion: false };

/** `git pull`, `docker compose pull`, or services that were stopped before. */
export function fetchesVersion(calls: readonly ProgramCall[]): boolean {
  return calls.some(({ program, args }) => {
    const name = baseName(program);
    if (name === 'git') return args.includes('pull');
    const [word = ''] = composeTool.test(name) ? dockerWords(name, args) : [];
    return /^(?:pull|load|down|stop)$/.test(word);
  });
}

function startsServices({ program, args }: ProgramCall): boolean {
  const name = baseName(program);
  // In the foreground it is somebody's own.
  const isDetached = args.some((word) => /^(?:-d|--detach|--wait)$/.test(word));
  return isDetached && composeTool.test(name) && dockerWords(name, args)[0] === 'up';
}

const composeTool = /^(?:docker|docker-compose|podman|podman-compose|nerdctl)$/;

/** Where nothing is declared. */
export const noRules = new ProgramRules<DangerRule>([]);

/** SQL that destroys or rewrites, in an argument, a here-document or a session. */
const sqlDanger =
  /\b(?:DROP\s+(?:TABLE|DATABASE|SCHEMA|INDEX|COLUMN|USER|ROLE|VIEW|TYPE|SEQUENCE|OWNED|CONSTRAINT|EXTENSION|FUNCTION|TRIGGER|POLICY|KEYSPACE|COLLECTION)|TRUNCATE\s+(?:TABLE\s+)?["`\w]|DELETE\s+FROM\s|ALTER\s+(?:TABLE|DATABASE|ROLE|USER)\s|UPDATE\s+\S+\s+SET\s|INSERT\s+INTO\s|CREATE\s+(?:UNIQUE\s+)?(?:TABLE|INDEX)\s)/i;

const pushedTag: Danger = { rule: 'git-push-tags', reason: 'publishes tags' };

const newVersion: Danger = { rule: 'compose-deploy', reason: 'starts a new version of services' };

const sqlChange: Danger = { rule: 'sql', reason: 'deletes or changes data of a database' };

/**
 * What speaks against running a command without asking, each rule once. `calls` are all that it comes
 * down to, `text` is the command as written, `above` is what the commands above it have done. What is declared
 * adds to what is known, and takes nothing away.
 */
export function findDangers(
  calls: readonly ProgramCall[],
  text: string,
  declared: ProgramRules<DangerRule> = noRules,
  above: DoneAbove = nothingAbove,
): Danger[] {
  const rules: Danger[] = [...dangerRules.find(calls), ...declared.find(calls)];
  // What a rule speaks of needs no guess.
  if (rules.length === 0 && !dryRun.test(text))
    rules.push(...calls.map((call) => findVerbDanger(call, isKnown)).filter((danger) => danger !== undefined));
  if (pushesOneOf(calls, [...above.tags, ...tagsMadeBy(calls)])) rules.push(pushedTag);
  const isUpdated = above.fetchesVersion || fetchesVersion(calls);
  if (isUpdated && calls.some(startsServices)) rules.push(newVersion);
  if (sqlDanger.test(text) && calls.some(speaksSql)) rules.push(sqlChange);
  if (rules.length === 0) return [];
  return [...new Map(rules.map(({ rule, reason }) => [rule, { rule, reason }])).values()];
}

/** `DRY_RUN=1 ./deploy.sh`; `-WhatIf` behind a line that goes on, as PowerShell writes it. */
const dryRun = /\bDRY_?RUN=["']?(?:1|true|yes)\b|\s-WhatIf\b(?!:\$false)/i;

const isKnown = (name: string): boolean => dangerRules.speaksOf(name);

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
  return [own, ...remote.flatMap((inner) => withRemoteCalls(withSurroundings(inner, call), depth + 1))];
}

/** What a call elsewhere reads where it says nothing itself, and what is written here. */
function withSurroundings(inner: ProgramCall, outer: ProgramCall): ProgramCall {
  const input = inner.input === 'terminal' ? outer.input : inner.input;
  const outputFiles = [...inner.outputFiles, ...outer.outputFiles];
  const isElsewhere = outer.isElsewhere ?? isOnOtherHost(outer);
  return { ...inner, input, outputFiles: [...new Set(outputFiles)], isElsewhere };
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
