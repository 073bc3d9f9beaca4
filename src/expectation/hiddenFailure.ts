import type { ExitPart } from '../shell/exitParts';
import { review, type Evidence, type Finding } from './finding';

/**
 * Why nothing that comes out of a pipe may be a failure of what stands before its last program: its errors are thrown away,
 * or go through the filter. `undefined` where an error would be seen or its exit code told.
 */
export function hiddenFailure(parts: readonly ExitPart[]): string | undefined {
  for (const part of parts) {
    if (part.kind !== 'piped' || !isHidden(part)) continue;
    return `A failure before ${part.program} would show nothing either`;
  }
  return undefined;
}

/** Nothing or none came out, as was wanted; but the same would come of a failure that nobody sees. */
export function doubtNothing(finding: Finding, { hiddenFailure: hidden, lines }: Evidence): Finding {
  if (finding.kind !== 'matched' || hidden === undefined || !isNothing(lines)) return finding;
  const { found, foundLine, message } = finding;
  return review(`${message} ${hidden}: whether it ran well is asked.`, {
    ...(found !== undefined && { found }),
    ...(foundLine !== undefined && { foundLine }),
  });
}

function isNothing(lines: readonly string[]): boolean {
  return /^\s*0?\s*$/.test(lines.join('\n'));
}

/** grep ends with 1 where it finds nothing, which is all that `pipefail` tells; others end well. */
function isHidden({ program, before, isTold }: Extract<ExitPart, { kind: 'piped' }>): boolean {
  if (isTold && !searches.test(program)) return false;
  return isMuted(before) || (joinsErrors.test(before) && filters.test(before + program));
}

const searches = /^(?:[efz]?grep|rg|ag)$/;
const filters = /\|&?\s*(?:[efz]?grep|rg|ag|awk|sed)\b/;

/** `make 2>&1 | grep warning`, `make |& grep warning`. */
const joinsErrors = /2>&1|\|&/;

/** Errors are thrown away, or the program is told to keep them to itself. */
function isMuted(before: string): boolean {
  if (/(?:2>>?|&>>?)\s*\/dev\/null/.test(before)) return true;
  if (/\b(?:wget\s(?:[^|]*\s)?(?:-[a-zA-Z]*q|--quiet)|ssh\s(?:[^|]*\s)?-[a-zA-Z]*q)/.test(before)) return true;
  const [curl] = /\bcurl(?:\.exe)?\s[^|]*/.exec(before) ?? [];
  return curl !== undefined && /\s(?:-[a-zA-Z]*s|--silent)/.test(curl) && !/\s(?:-[a-zA-Z]*S|--show-error)/.test(curl);
}
