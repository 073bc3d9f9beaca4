import type { Matcher } from './expectation';
import type { Evidence, Finding } from './finding';

/**
 * What was looked for was found; but another program may have printed it, which an earlier command has left running: a person
 * decides. That something is absent from all that was printed is true of the command's part too.
 */
export function doubtOthers(matcher: Matcher, finding: Finding, { alongside = [] }: Evidence): Finding {
  if (finding.kind !== 'matched' || alongside.length === 0 || asksForAbsence(matcher)) return finding;
  const message = `${finding.message} But ${alongside.join(', ')}, left running by an earlier command, may have printed it.`;
  return { ...finding, kind: 'review', message };
}

function asksForAbsence(matcher: Matcher): boolean {
  switch (matcher.kind) {
    case 'not-contains':
    case 'empty':
    case 'duration':
      return true;
    case 'regex':
      return matcher.negated;
    default:
      return false;
  }
}
