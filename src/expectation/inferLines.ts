import type { Matcher } from './expectation';

/** `3 symlinks` of a command that lists one thing on each line, and nothing above them. */
export function inferLines(words: string, command: string): readonly Matcher[] | undefined {
  const digits = /^(?:exactly )?(\d{1,6}) \p{L}+$/u.exec(words)?.[1];
  return digits !== undefined && listsAlone(command)
    ? [{ kind: 'lines', comparison: '=', value: Number(digits) }]
    : undefined;
}

function listsAlone(command: string): boolean {
  if (/\|\s*(?!sort\b|uniq\b|grep\b)|\s-c\b/.test(command)) return false;
  if (/^(?:ls(?!\s+(?:-\w*l\w*\s+)(?!\S*\*))|find|grep|rg|git (?:branch|tag|ls-files))\b/.test(command)) return true;
  if (/^git status\b/.test(command)) return /\s(?:-s|--short|--porcelain)\b/.test(command);
  if (/^docker ps\b/.test(command)) return /\s-\w*q\b|\s--quiet\b/.test(command);
  return /^kubectl (?:-n \S+ )?get\b/.test(command) && /--no-headers|\s-o[ =]?name\b/.test(command);
}
