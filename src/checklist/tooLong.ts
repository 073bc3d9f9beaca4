import type { Checklist } from './checklist';

/** In UTF-16 code units. Ten thousand items, four thousand of them with commands, are two thirds of that. */
export const longestChecklist = 1_000_000;

/** What is made of a text that is too long to be a checklist: nothing, and why. */
export function tooLongChecklist(text: string): Checklist {
  const megabytes = (text.length / 1_000_000).toFixed(1);
  const place = { line: 0, column: 0 };
  const message = `This file has ${megabytes} million characters, and a checklist at most one million: it is not read. Split it, or move what is no checklist out of it.`;
  return {
    title: '',
    frontMatter: { inputs: [], env: {}, signOff: [] },
    sections: [],
    problems: [{ code: 'too-long', severity: 'error', message, range: { start: place, end: place } }],
  };
}
