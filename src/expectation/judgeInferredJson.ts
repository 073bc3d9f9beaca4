import type { JsonValue, Matcher } from './expectation';
import { findJson } from './findJson';
import { judgeDeclared } from './judgeDeclared';
import { parseJsonPath, readJsonPath } from './jsonPath';
import { looseSample } from './jsonSample';
import { findDifference } from './jsonSubset';
import { shorten } from './outputLines';
import { mayDifferFrom, openBlanks } from './passingValue';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';

/** The whole body must be JSON: JSON within a text or a page is not what "valid JSON" means. */
export function judgeAnyJson(evidence: Evidence): Finding {
  if (!evidence.outputComplete) return reviewMissingOutput('it is all JSON');
  const body = parseBody(evidence.output);
  if (body !== undefined) return matched('The output is valid JSON.', { foundLine: 0 });
  const isPart = findJson(evidence.output).kind !== 'none';
  return isPart ? review('Only a part of the output is JSON.') : mismatched('The output is no JSON.');
}

/** A member that the author names may stand deeper than it says, and an answer may say the same in no JSON: a person decides. */
export function judgeMember(matcher: Extract<Matcher, { kind: 'json' }>, evidence: Evidence): Finding {
  const finding = judgeDeclared(matcher, evidence, -1);
  const { path, value } = matcher;
  const isSaidElsewhere = /^\$\.\w+$/.test(path) && evidence.output.includes(JSON.stringify(value).replaceAll('"', ''));
  const isMissing = finding.kind === 'mismatched' && finding.found === undefined;
  return isMissing && isSaidElsewhere ? { ...finding, kind: 'review' } : finding;
}

type SampleMatcher = Extract<Matcher, { kind: 'json-subset' }>;

/** An answer like the author's sample: whole, a line of the output, or an example of one. */
export function judgeSample(matcher: SampleMatcher, evidence: Evidence): Finding {
  if (matcher.rank !== undefined) return judgeJsonLine(matcher, evidence);
  return matcher.isLoose ? judgeExample(matcher, evidence) : judgeWhole(matcher, evidence);
}

/** Other states than the example's contradict it; of what else differs a person decides, unless it is another each time. */
function judgeExample({ value }: SampleMatcher, evidence: Evidence): Finding {
  const finding = judgeWhole({ kind: 'json-subset', value: looseSample(value) }, evidence);
  const json = findJson(evidence.output);
  if (finding.kind !== 'matched' || json.kind !== 'values') return finding;
  for (const { value: found, line } of json.values) {
    const path = findDifference(value, found, mayDifferFrom(true));
    if (path !== undefined) return review(`${path} is another than in the example.`, tellValue(found, path, line));
  }
  return { ...finding, message: 'The JSON is like the example.' };
}

function tellValue(value: JsonValue, path: string, foundLine: number): Pick<Finding, 'found' | 'foundLine'> {
  const actual = readJsonPath(value, parseJsonPath(path) ?? []);
  return { ...(actual && { found: shorten(JSON.stringify(actual.value)) }), foundLine };
}

/** One line of a sample of several: one of the JSON values in the output must have what it has. */
function judgeJsonLine({ value, isLoose }: SampleMatcher, { output, outputComplete }: Evidence): Finding {
  const asked = `has ${shorten(JSON.stringify(value))}`;
  const json = findJson(output);
  if (json.kind === 'unclear') return review(`${json.reason}, wanted one that ${asked}.`);
  const values = json.kind === 'values' ? json.values : [];
  const mayDiffer = mayDifferFrom(isLoose === true);
  const same = values.find((one) => findDifference(value, one.value, mayDiffer) === undefined);
  if (same) return matched(`The JSON on line ${same.line + 1} ${asked}.`, { foundLine: same.line });
  if (!outputComplete) return reviewMissingOutput(`a line ${asked}`);
  const open = openChanging(openBlanks(value));
  const like = isAnything(open) ? undefined : values.find((one) => findDifference(open, one.value) === undefined);
  if (like)
    return review(`No JSON ${asked}; that on line ${like.line + 1} has other numbers, times or versions.`, {
      foundLine: like.line,
    });
  const missing = `No JSON in the output ${asked}.`;
  return isLoose ? review(missing) : mismatched(missing);
}

/** Where only numbers and texts with digits in them differ, a person decides. */
function judgeWhole({ value }: SampleMatcher, evidence: Evidence): Finding {
  const matcher = { kind: 'json-subset', value: openBlanks(value) } as const;
  const finding = judgeDeclared(matcher, evidence, -1);
  if (finding.kind === 'matched') return doubtBlanks(value, finding, evidence);
  if (finding.kind !== 'mismatched') return finding;
  const open = openChanging(matcher.value);
  if (isAnything(open) || judgeDeclared({ ...matcher, value: open }, evidence, -1).kind !== 'matched') return finding;
  return { ...finding, kind: 'review', message: `${finding.message} Numbers, times and versions may change.` };
}

/** Something must stand for what the author left open as `<token>`. */
function doubtBlanks(sample: JsonValue, finding: Finding, { output }: Evidence): Finding {
  const json = findJson(output);
  for (const { value, line } of json.kind === 'values' ? json.values : []) {
    const path = findDifference(sample, value, mayDifferFrom(false));
    if (path !== undefined) return review(`${path} is nothing that fills the blank.`, tellValue(value, path, line));
  }
  return finding;
}

/** The sample with `"..."` for what may be another the next time; that there are none, says something. */
function openChanging(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(openChanging);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, openChanging(member)]));
  const changes = typeof value === 'number' ? value !== 0 : typeof value === 'string' && /\d/.test(value);
  return changes ? '...' : value;
}

function isAnything(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).every(isAnything) : value === '...';
}

/** Whether a JSON output has the key, at any depth; nothing when the output is no JSON. */
export function judgeKey(quoted: string, evidence: Evidence): Finding | undefined {
  const body = evidence.outputComplete ? parseBody(evidence.output) : undefined;
  if (body === undefined) return undefined;
  const key = quoted.slice(1, -1);
  if (!hasKey(body.value, key)) return mismatched(`The JSON has no "${key}".`);
  const isNothing = new RegExp(`"${key}"\\s*:\\s*(?:null|"")`).test(evidence.output);
  return isNothing ? review(`The JSON has "${key}", and nothing in it.`) : matched(`The JSON has "${key}".`);
}

/** The output as JSON, behind the headers of `curl -i` if there are any. */
function parseBody(output: string): { readonly value: JsonValue } | undefined {
  const text = /^HTTP\/\d/.test(output) ? output.slice(output.search(/\n\s*\n/)) : output;
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return undefined;
  }
}

/** Walks with a list of its own, since a value can be nested deeper than the stack. */
function hasKey(root: JsonValue, key: string): boolean {
  const open: JsonValue[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value) && Object.hasOwn(value, key)) return true;
    open.push(...Object.values(value as Record<string, JsonValue>));
  }
  return false;
}
