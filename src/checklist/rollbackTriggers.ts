import type { Section } from './checklist';
import { allCommands, allSections } from './steps';

/** What the author gives as a reason to roll back. */
export interface RollbackTrigger {
  readonly text: string;
  /** The words that lead in: `Consider rollback if`. */
  readonly lead?: string;
  /** 0-based. */
  readonly line: number;
}

/**
 * Whether a section of the rollback says when to roll back, and not how: `When to Rollback`, `Triggers for Rollback`. Its
 * items are looked at, not done.
 */
export function isTriggerSection({ phase, title, steps }: Section): boolean {
  if (phase !== 'rollback' || !isTriggerHeading(title)) return false;
  return steps.every((step) => allCommands(step).length === 0);
}

/** Whether a heading of the rollback says that what stands under it is when to roll back. */
export function isTriggerHeading(title: string): boolean {
  return triggerHeading.test(title);
}

/** Every trigger inside these sections, in the order of the text that they were read from. */
export function listTriggers(
  inside: { readonly sections: readonly Section[] },
  text: string,
): readonly RollbackTrigger[] {
  const sections = allSections(inside).filter(isTriggerSection);
  if (sections.length === 0) return [];
  const lines = text.split(/\r?\n/);
  return sections.flatMap((section) => readTriggers(section, lines));
}

const back = '(?:roll(?:ing)?[ -]?back|revert|back[ -]?out)';
const triggerHeading = new RegExp(
  [
    `^(?:\\d+[.)]?\\s*)*when (?:should we |do we |to )?(?:start (?:a |the )?)?${back}`,
    `\\b${back}\\w* (?:triggers?|criteria|conditions?|if|when|decision)`,
    `\\b(?:triggers?|criteria|conditions?|reasons) (?:for|to) (?:a |the )?${back}`,
  ].join('|'),
  'i',
);

function readTriggers({ range, sections }: Section, lines: readonly string[]): readonly RollbackTrigger[] {
  const end = Math.min(range.end.line, ...sections.map((inner) => inner.range.start.line - 1));
  const triggers: RollbackTrigger[] = [];
  let lead: string | undefined;
  for (let line = range.start.line + 1; line <= end; line++) {
    const [, item] = /^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX~-]\]\s+)?(\S.*)$/.exec(lines[line] ?? '') ?? [];
    if (item !== undefined) triggers.push({ text: plain(item), line, ...(lead === undefined ? {} : { lead }) });
    else if ((lines[line] ?? '').trim().endsWith(':')) lead = plain(lines[line] ?? '').replace(/:$/, '');
  }
  return triggers;
}

function plain(markdown: string): string {
  return markdown
    .replace(/<!--.*?-->/g, '')
    .replace(/\*\*|__|`/g, '')
    .trim();
}
