/**
 * The glob that finds the journals of the logs that a path pattern names: `releases/{date}-{version}.md` gives
 * `releases/*-*.jsonl`, with room for the number of a second log of the same name.
 */
export function journalGlob(logPattern: string): string {
  const escaped = logPattern.replace(/\.md$/i, '').replace(/[[\]*?]/g, '[$&]');
  return `${escaped.replace(/\{[^{}]*\}/g, '*').replace(/^\.?\//, '')}*.jsonl`.replace(/\*{2,}/g, '*');
}
