/** What each log's last section says, and no other Markdown file has reason to. */
export const journalHeading = '## Journal';
export const journalSentence = 'This page is rendered from the journal';

/** Whether a Markdown text is a release log; not whether it is a true one. */
export function isReleaseLog(text: string): boolean {
  return text.replace(/\r\n/g, '\n').includes(`\n${journalHeading}\n\n${journalSentence}`);
}

/** Beginnings of lines that every log has. A README may have one of them. */
const headerLines = [
  'Status',
  'Steps',
  'Checklist',
  'Code',
  'Started',
  'Finished',
  'People',
  'Log format',
  'Last event',
];

/**
 * Whether a Markdown text was a release log, or a part of one, before somebody changed it: what speaks of its journal may have been
 * cut out.
 */
export function wasReleaseLog(text: string): boolean {
  if (isReleaseLog(text) || text.includes(journalSentence)) return true;
  return headerLines.filter((name) => text.includes(`- **${name}:** `)).length > 1;
}

/** Whether a file is named as logs are where nobody has said otherwise: `2026-11-21-v1.2.3.md`. */
export function isNamedAsLog(name: string): boolean {
  return /^\d{4}-\d\d-\d\d-.*\d/.test(name);
}

/** Whether a text, of which the first line is enough, is a journal. */
export function isJournal(text: string): boolean {
  const [first = ''] = text.split('\n', 1);
  return /^\{"id":"[0-9a-f]{64}",/.test(first) && first.includes('"type":"run-started"');
}
