import type { JsonValue } from './expectation';
import { findJson } from './findJson';

/**
 * What the JSON in an output says of trouble, at any depth, as `member: value`: `db: "down"`, `ok: false`, an error that is
 * something. Nothing where the author's own sample speaks of it.
 */
export function findJsonTrouble(output: string, sample = ''): string | undefined {
  if (isTrouble.test(sample) || /\b(?:errors?|exception)\b|:\s*(?:false|[45]\d\d\b)/.test(sample)) return undefined;
  const json = findJson(output);
  if (json.kind !== 'values') return undefined;
  const open: JsonValue[] = json.values.map(({ value }) => value);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const bad = Array.isArray(value) ? undefined : Object.entries(value).find(speaksOfTrouble);
    if (bad) return `${bad[0]}: ${JSON.stringify(bad[1])}`;
    for (const member of Object.values(value) as readonly JsonValue[]) open.push(member);
  }
  return undefined;
}

function speaksOfTrouble([key, value]: readonly [string, JsonValue]): boolean {
  if (value === false) return isGoodName.test(key);
  if (typeof value === 'number')
    return isStatusName.test(key) ? value >= 400 && value < 600 : isErrorName.test(key) && isSomething(value);
  if (typeof value === 'string' && isState.test(value)) return !isSetting.test(key);
  return isErrorName.test(key) && isSomething(value);
}

function isSomething(value: JsonValue): boolean {
  const isNothing = value === null || value === false || value === 0 || value === '';
  return !isNothing && (typeof value !== 'object' || Object.keys(value).length > 0);
}

const states =
  'unhealthy|down|degraded|err(?:or)?|fail(?:ed|ing|ure)?|critical|fatal|offline|unavailable|disconnected|stopped|dead|crashed|unreachable|not[ _-]?(?:ok|ready|healthy|connected)';
const isState = new RegExp(`^(?:${states})$`, 'i');
const isTrouble = new RegExp(`"(?:${states})"`, 'i');
const isGoodName =
  /^(?:is_?)?(?:ok|success(?:ful)?|healthy|ready|alive|up|connected|available|operational|valid|passed|running|live|online)$/i;
const isStatusName = /^(?:http_?)?status(?:_?code)?$/i;
const isErrorName = /^(?:errors?|exception)$/i;
/** Says when or of what, and not how it is. */
const isSetting = /level|severity|type|name|kind|label|event|filter|mode|policy|^on_?|^if_?|threshold/i;
