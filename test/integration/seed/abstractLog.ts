import type { Checklist } from '../../../src/checklist/checklist';
import { allSteps } from '../../../src/checklist/steps';

/**
 * A log without what differs from run to run (times, durations, ids, paths, names), and with the checklist's own words
 * replaced by where they stand: `⟨11⟩` for the step of line 11, `⟨13:command⟩` for a command, `⟨62:expects⟩` for what an
 * author expects. What is left is what the extension says.
 */
export function abstractLog(log: string, checklist: Checklist): string {
  const replacements = wordsOf(checklist).sort(([a], [b]) => b.length - a.length);
  let text = withoutFields(log);
  for (const [words, place] of replacements) text = text.split(words).join(place);
  return text
    .replace(/\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?( UTC|Z)?/g, '⟨time⟩')
    .replace(/\b\d{2}:\d{2}(:\d{2})?( UTC)?\b/g, '⟨time⟩')
    .replace(/\b\d+(\.\d+)? ?(ms|s|min)\b/g, '⟨duration⟩')
    .replace(/\b[0-9a-f]{40,64}\b/g, '⟨hash⟩')
    .replace(/\b[0-9a-f]{12}\b/g, '⟨hash⟩')
    .replace(/ #[0-9a-f]{6}›/g, ' ⟨digest⟩›');
}

/** The author's labels of the fields that are filled, and what is filled in. */
function withoutFields(log: string): string {
  return log.replace(
    /(## The checklist’s own fields\n\n)((?:- .*\n)+)/,
    (_, heading: string, fields: string) => heading + fields.replace(/^- .*$/gm, '- ⟨field⟩'),
  );
}

function wordsOf(checklist: Checklist): [string, string][] {
  const steps = allSteps(checklist);
  const sections = checklist.sections.flatMap(function flat(section): [string, string][] {
    const own: [string, string] = [section.title, `⟨${section.range.start.line + 1}⟩`];
    return [own, ...section.sections.flatMap(flat)];
  });
  return [
    ...sections,
    ...steps.flatMap((step): [string, string][] => [
      [step.markdown, `⟨${step.line + 1}⟩`],
      [step.title, `⟨${step.line + 1}⟩`],
      ...step.blocks.flatMap(({ commands }) =>
        commands.flatMap((command): [string, string][] => [
          [command.text, `⟨${command.range.start.line + 1}:command⟩`],
          ...command.expectations.map((expectation): [string, string] => [
            expectation.text,
            `⟨${expectation.line + 1}:expects⟩`,
          ]),
        ]),
      ),
    ]),
  ].filter(([words]) => words.trim() !== '');
}
