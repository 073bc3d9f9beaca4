import { mayContradict, speaksOfTrouble } from './contradiction';
import { describeMatcher } from './describeMatcher';
import type { Matcher } from './expectation';
import { matched, mismatched, review, reviewMissingOutput, type Evidence, type Finding } from './finding';
import { compareNumbers } from './quantity';

/** Judges the version that a program says of itself. Where the output names several, a person decides. */
export function judgeVersion(matcher: Extract<Matcher, { kind: 'version' }>, evidence: Evidence): Finding {
  const wanted = describeMatcher(matcher);
  if (!evidence.outputComplete) return reviewMissingOutput(`it has ${wanted}`);
  const versions = evidence.lines.flatMap((line, foundLine) => versionsIn(line).map((found) => ({ found, foundLine })));
  const [first] = versions;
  if (first === undefined) {
    return evidence.output.trim() === ''
      ? mismatched(`Nothing was printed, wanted ${wanted}.`)
      : review(`The output shows no version, wanted ${wanted}.`);
  }
  if (versions.some(({ found }) => found !== first.found)) {
    return review(`The output names several versions: wanted ${wanted}.`, first);
  }
  if (evidence.lines.some(namesPreRelease)) {
    return review(`${first.found} is followed by more, wanted ${wanted}.`, first);
  }
  const line = evidence.lines[first.foundLine] ?? '';
  if (mayContradict(line.replace(first.found, ' ')) || evidence.lines.some(speaksOfTrouble)) {
    return review(`Line ${first.foundLine + 1} names ${first.found}, and more that may say the contrary.`, first);
  }
  return compareNumbers(compareVersions(first.found, matcher.value), matcher.comparison, 0)
    ? matched(`The version is ${first.found} (wanted ${wanted}).`, first)
    : mismatched(`The version is ${first.found}, wanted ${wanted}.`, first);
}

/**
 * The lines that tell a version where a pattern asks for one alone (`8.x`): all must fulfil it, or those that name the
 * program, where the author does. The first that does not, or `undefined`.
 */
export function findOtherVersion(
  { pattern: asked, of }: Extract<Matcher, { kind: 'regex' }>,
  pattern: { readonly test: (line: string) => boolean },
  lines: readonly string[],
): number | undefined {
  if (!asksVersionAlone.test(asked)) return undefined;
  const telling = lines.flatMap((line, i) => (versionsIn(line).length > 0 ? [i] : []));
  const name = of?.toLowerCase();
  const named = name === undefined ? [] : telling.filter((i) => lines[i]?.toLowerCase().includes(name));
  return (named.length > 0 ? named : telling).find((i) => !pattern.test(lines[i] ?? ''));
}

/** A version with any digits behind, and no word that says of what. */
const asksVersionAlone =
  /^(?:\(\?:\^\|\[[^\]]*\]\))?\^?v?\??\d+(?:\\\.\d+)*(?:\\\.\\d$|\(\?:\\\.\\d\+\)\+(?!.*[A-Za-z]{2}))/;

/** `3.13.1`, and `18` only as `v18`. */
function versionsIn(line: string): readonly string[] {
  return Array.from(line.matchAll(isVersion), ([, dotted, major, named]) => dotted ?? major ?? named ?? '');
}

const isVersion = /(?<![\w.:/-])(?:v?(\d+(?:\.\d+){1,3})|v(\d+)|(?:go|jdk|openjdk)-?(\d+(?:\.\d+)+))(?![\d:/]|\.\d)/gi;

/** Whether a version of the line comes before the release that it is named for: `3.12.0rc1`, `4.0.0.M1`, `8.0.0 Preview 3`. */
export function namesPreRelease(line: string): boolean {
  return Array.from(line.matchAll(isVersion)).some((match) =>
    isPreRelease.test(line.slice(match.index + match[0].length)),
  );
}

/** A letter alone is a patch, `1.1.1k`, and so is `8.9p1`; with a number, `a`, `b`, `c` and `.M` count what comes before. */
const isPreRelease =
  /^(?:[-._~+]?(?:rc|cr\d|alpha|beta|dev|pre|nightly|snapshot|milestone|canary|insiders?|unstable|experimental|[abc]\d)|[-._~](?:m\d|next|ea(?!\w))|\s\(?(?:rc\d|alpha|beta|preview|pre-?release|release candidate|snapshot|nightly|milestone|dev)(?![a-z]))/i;

/** Less than 0 when the first comes before the second. Parts that one of them leaves out count as 0. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
