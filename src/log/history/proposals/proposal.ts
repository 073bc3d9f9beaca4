import type { Checklist, CommandId, StepId } from '../../../checklist/checklist';
import type { PastRun } from '../history';

/** Lines of a checklist that would be others. */
export interface LineChange {
  /** 0-based. */
  readonly line: number;
  /** How many lines go, from there. */
  readonly removed: number;
  /** What stands there instead, each line whole. */
  readonly lines: readonly string[];
}

/** What the history of a step suggests to do about it. It is shown to a person; nothing is ever changed by it. */
export interface Proposal {
  readonly kind: 'expectation' | 'timeout' | 'condition' | 'unused';
  readonly step: StepId;
  readonly title: string;
  /** 0-based line of the step. */
  readonly line: number;
  /** What the releases have shown, as a full sentence. */
  readonly why: string;
  /** What is proposed, as a full sentence. */
  readonly what: string;
  /** Absent where a person has to find the words. */
  readonly change?: LineChange;
}

/** A release with what its commands were: a result of another text says nothing of this one. */
export interface ProposalRun extends PastRun {
  readonly texts: ReadonlyMap<CommandId, string>;
}

/** What proposals are made from. */
export interface ProposalSource {
  /** The checklist as it is now, and its text. */
  readonly checklist: Checklist;
  readonly text: string;
  /** Its releases, the oldest first. */
  readonly runs: readonly ProposalRun[];
  readonly parse: (text: string) => Checklist;
}

/** With fewer releases, what is alike may be so by chance. */
export const fewestReleases = 3;

/** The text with the change in it; its line breaks stay as they are. */
export function applyChange(text: string, { line, removed, lines }: LineChange): string {
  const parts = text.split(/(?<=\n)/);
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
  const before = parts.slice(0, line);
  const last = before.at(-1);
  if (last !== undefined && !last.endsWith('\n')) before[before.length - 1] = last + lineBreak;
  return [...before, ...lines.map((each) => each + lineBreak), ...parts.slice(line + removed)].join('');
}
