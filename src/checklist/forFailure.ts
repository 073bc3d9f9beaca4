import type { Step } from './checklist';
import { isForFailure, onlyIfIn } from './onlyIf';

/**
 * Whether the step is there for a failure alone (`**If the check fails:**` above a block): its commands are offered, and
 * no release that went well has anything to settle there. A task list item is the author's own demand, and never one.
 */
export function isStepForFailure({ kind, title, blocks, children, ...step }: Step): boolean {
  if (kind === 'task' || step.signOff || step.evidence || step.approvals || children.length > 0) return false;
  const standing = blocks.filter(({ inline, commands }) => !inline && commands.length > 0);
  if (standing.length > 0) return standing.every(({ commands }) => commands.every(({ onlyIf }) => saysFailure(onlyIf)));
  return blocks.some(({ commands }) => commands.length > 0) && saysFailure(onlyIfIn(title));
}

/** `If it is not installed` is work to do, and no failure. */
function saysFailure(words: string | undefined): boolean {
  return words !== undefined && isForFailure(words) && !isStillToDo.test(words);
}

const isStillToDo =
  /\b(?:already|yet|exists?|installed|done|configured|present|created|missing|set|enabled|available|us(?:e|ing)|want|need\w*)\b/i;
