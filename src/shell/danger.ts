import type { DangerRule } from './dangerRule';
import { cloudDangers } from './dangers/cloudDangers';
import { clusterDangers } from './dangers/clusterDangers';
import { databaseDangers } from './dangers/databaseDangers';
import { dockerDangers } from './dangers/dockerDangers';
import { fileDangers } from './dangers/fileDangers';
import { gitDangers } from './dangers/gitDangers';
import { hostDangers } from './dangers/hostDangers';
import { liveFileDangers } from './dangers/liveFileDangers';
import { powerShellDangers } from './dangers/powerShellDangers';
import { publishingDangers } from './dangers/publishingDangers';
import { addDone, composeTool, nothingAbove, pushesCurrentBranch, type DoneAbove } from './doneAbove';
import { pushesOneOf } from './ownTags';
import { baseName, lookThrough } from './prefixCommand';
import { ProgramRules } from './programRules';
import { dockerWords, findRemoteCalls, isOnOtherHost } from './remoteCall';
import type { ProgramCall } from './programCall';
import type { Danger } from './shellScript';
import { findVerbDanger } from './verbDanger';

/** What asks for confirmation before it runs: it destroys data, publishes, changes or stops what others use. */
const ruledTools: readonly DangerRule[] = [
  ...fileDangers,
  ...dockerDangers,
  ...clusterDangers,
  ...gitDangers,
  ...publishingDangers,
  ...powerShellDangers,
  ...databaseDangers,
  ...cloudDangers,
];
const dangerRules = new ProgramRules<DangerRule>([...ruledTools, ...liveFileDangers, ...hostDangers]);
/** The tools that the rules speak of as a whole: what no rule finds in a call of these is harmless. */
const wholeTools = new ProgramRules<DangerRule>(ruledTools);

function startsServices({ program, args }: ProgramCall): boolean {
  const name = baseName(program);
  // In the foreground it is somebody's own.
  const isDetached = args.some((word) => /^(?:-d|--detach|--wait)$/.test(word));
  return isDetached && composeTool.test(name) && dockerWords(name, args)[0] === 'up';
}

/** `IMAGE_TAG=v7 docker compose up -d` */
const namesVersion = /^(?:export )?\w*(?:VERSION|TAG|RELEASE|IMAGE)\w*=\S/;

/** Where nothing is declared. */
export const noRules = new ProgramRules<DangerRule>([]);

/** SQL that destroys or rewrites, in an argument, a here-document or a session. */
const sqlDanger = new RegExp(
  String.raw`\b(?:${[
    String.raw`DROP\s+(?:TABLE|DATABASE|SCHEMA|INDEX|COLUMN|USER|ROLE|(?:MATERIALIZED\s+)?VIEW|TYPE|SEQUENCE|OWNED|CONSTRAINT|EXTENSION|FUNCTION|TRIGGER|POLICY|KEYSPACE|COLLECTION|PUBLICATION|SUBSCRIPTION)`,
    String.raw`TRUNCATE\s+(?:TABLE\s+)?["\x60\w]`,
    String.raw`DELETE\s+FROM\s`,
    String.raw`ALTER\s+(?:TABLE|DATABASE|ROLE|USER|SYSTEM|SEQUENCE|TYPE|PUBLICATION|SUBSCRIPTION)\s`,
    String.raw`UPDATE\s+\S+\s+SET\s`,
    String.raw`(?:INSERT|REPLACE)\s+INTO\s`,
    String.raw`CREATE\s+(?:UNIQUE\s+)?(?:TABLE|INDEX)\s`,
    String.raw`(?:GRANT|REVOKE)\s+[\w, ]+\s+(?:ON|TO|FROM)\s`,
    String.raw`VACUUM\s+FULL`,
    String.raw`REINDEX\s+(?:TABLE|INDEX|DATABASE|SCHEMA|SYSTEM)`,
    String.raw`REFRESH\s+MATERIALIZED`,
    String.raw`(?:STOP|START|RESET)\s+(?:SLAVE|REPLICA)`,
    String.raw`pg_(?:terminate_backend|cancel_backend|promote|reload_conf|switch_wal|drop_replication_slot)\s*\(`,
  ].join('|')})`,
  'i',
);

const pushedTag: Danger = { rule: 'git-push-tags', reason: 'publishes tags' };

const pushedBranch: Danger = { rule: 'git-push-main', reason: 'pushes to a shared branch' };

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
  const done = addDone(above, calls);
  if (pushesOneOf(calls, done.tags)) rules.push(pushedTag);
  if (done.isOnSharedBranch && calls.some(pushesCurrentBranch)) rules.push(pushedBranch);
  if ((done.fetchesVersion || namesVersion.test(text)) && calls.some(startsServices)) rules.push(newVersion);
  if (sqlDanger.test(text) && calls.some(speaksSql)) rules.push(sqlChange);
  if (rules.length === 0) return [];
  return [...new Map(rules.map(({ rule, reason }) => [rule, { rule, reason }])).values()];
}

/** `DRY_RUN=1 ./deploy.sh`; `-WhatIf` behind a line that goes on, as PowerShell writes it. */
const dryRun = /\bDRY_?RUN=["']?(?:1|true|yes)\b|\s-WhatIf\b(?!:\$false)/i;

const isKnown = (name: string): boolean => wholeTools.speaksOf(name);

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
  const isRoot = inner.isRoot ?? outer.isRoot ?? false;
  return { ...inner, input, outputFiles: [...new Set(outputFiles)], isElsewhere, isRoot };
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
