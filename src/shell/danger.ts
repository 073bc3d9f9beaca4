import { dangerRules, sqlDanger, type DangerRule } from './dangerRules';
import { baseName, findRemoteCall, lookThrough } from './prefixCommand';
import type { ProgramCall } from './programCall';
import type { Danger } from './shellScript';

/** What speaks against running a command without asking, each rule once. `text` is the command as written. */
export function findDangers(calls: readonly ProgramCall[], text: string): Danger[] {
  const all = calls.flatMap((call) => withRemoteCalls(call));
  const rules: Danger[] = dangerRules.filter((rule) => all.some((call) => applies(rule, call)));
  if (sqlDanger.test(text) && all.some(speaksSql)) rules.push(sqlChange);
  return [...new Map(rules.map(({ rule, reason }) => [rule, { rule, reason }])).values()];
}

/** What speaks against typing a text into a session without asking. */
export function findTypedDangers(text: string): Danger[] {
  return sqlDanger.test(text) ? [sqlChange] : [];
}

const sqlChange: Danger = { rule: 'sql', reason: 'deletes or changes data of a database' };

/** A call and all that it comes down to: behind `sudo`, in a container, on another host. */
function withRemoteCalls(call: ProgramCall, depth = 0): ProgramCall[] {
  const own = lookThrough(call);
  const remote = depth < 4 ? (findRemoteCall(own)?.calls ?? []) : [];
  const surroundings = { input: call.input, outputFiles: call.outputFiles };
  return [own, ...remote.flatMap((inner) => withRemoteCalls({ ...inner, ...surroundings }, depth + 1))];
}

function applies({ programs, when }: DangerRule, call: ProgramCall): boolean {
  const name = baseName(call.program);
  const fits =
    programs instanceof RegExp ? programs.test(name) : programs.includes(name) || programs.includes(call.program);
  return fits && when(call.args, call);
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
