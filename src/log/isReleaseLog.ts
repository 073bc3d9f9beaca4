/** What each log's last section says, and no other Markdown file has reason to. */
export const journalHeading = '## Journal';
export const journalSentence = 'This page is rendered from the journal';

/** Whether a Markdown text is a release log; not whether it is a true one. */
export function isReleaseLog(text: string): boolean {
  return text.replace(/\r\n/g, '\n').includes(`\n${journalHeading}\n\n${journalSentence}`);
}

/** Whether a text, of which the first line is enough, is a journal. */
export function isJournal(text: string): boolean {
  const [first = ''] = text.split('\n', 1);
  return /^\{"id":"[0-9a-f]{64}",/.test(first) && first.includes('"type":"run-started"');
}
