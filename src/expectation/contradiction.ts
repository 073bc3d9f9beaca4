import { readCounts } from './testCounts';

/** Words that can turn the meaning of the line around. */
export function mayContradict(line: string): boolean {
  return /(?<![\p{L}\p{N}]|\d[.,])(?:\p{L}+n['’]t|not?|never|none|nothing|false|fail\p{L}*|err(?:or)?s?|cannot|unable|in(?:valid|complete)|denied|refused|un\p{L}+|expect\p{L}*|missing|wait\p{L}*|skip\p{L}*|warn\p{L}*|would|should|instead|but|except|0(?![.,]\d))(?![\p{L}\p{N}])/iu.test(
    line,
  );
}

/** Words with which programs say that something is broken. */
export function speaksOfTrouble(line: string): boolean {
  return /(?<![\p{L}\p{N}])(?:unhealthy|exit(?:ed)?|err(?:or(?:ed|s)?)?|fail(?:ed|ures?|s|ing)?|fatal|panic|exceptions?|traceback|denied|refused|dead|down|crash\p{L}*|restarting|pending|offline|stopp(?:ed|ing)|paused|starting|cannot|no such|not found|evicted|unknown|terminat\p{L}+|not ?ready|\p{L}*disabled|cordoned|unhandled\p{L}*)(?![\p{L}\p{N}])/iu.test(
    line,
  );
}

/** `2 failed`, `errors: 3`, `# fail 5`. */
export function countsFailures(line: string): boolean {
  return failures.test(line) || (readCounts(line)?.counts.failed ?? 0) > 0;
}

const failures =
  /\b[1-9]\d*\s+(?:tests?\s+)?(?:fail(?:ed|ing|ures?|s)?|err(?:or)?s?|broken|crashed)\b|\b(?:fail(?:ed|ures?)|errors?|non-2xx)(?:\s[\w-]+){0,3}\s*[:=]\s*[1-9]|\bBUILD FAIL(?:ED|URE)\b/i;

/** A warning that programs print beside their result (`WARN[0000] …`, `mysql: [Warning] …`), unless it speaks of trouble. */
export function isNotice(line: string): boolean {
  return /^\s*(?:npm warn\s|(?:[\w.-]{1,40}: )?\[?warn(?:ing)?\s?[\]:[])/i.test(line) && !speaksOfTrouble(line);
}

/** Whether a line is nothing but a state, and the opposite of the one that was looked for: `inactive` for `active`. */
export function isOpposite(state: string, line: string): boolean {
  const [wanted, found] = [state, line].map((words) => words.trim().toLowerCase());
  return opposites.some((sides) => sides.some((side, i) => side.has(wanted ?? '') && sides[1 - i]?.has(found ?? '')));
}

const opposites = [
  ['active', 'inactive failed dead'],
  ['enabled', 'disabled masked'],
  ['running', 'stopped exited dead'],
  ['healthy', 'unhealthy degraded'],
  ['online', 'offline'],
  ['up', 'down'],
  ['true', 'false'],
  ['yes', 'no'],
  ['ok', 'fail failed error'],
].map((sides) => sides.map((states) => new Set(states.split(' '))));
