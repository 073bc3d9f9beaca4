import { verify } from '../expectation/verify';
import type { ShellCommand } from '../shell/shellScript';
import type { CommentUnit } from './commentUnits';

/** Comments that speak of a result, each with the index of the command that it speaks of. */
export interface AttributedComment {
  readonly comment: CommentUnit;
  readonly command: number;
}

/**
 * Which command each comment about a result speaks of. Authors write it after the command, so that is the rule; it is
 * the command below where the block as a whole is written that way, where a blank line parts the comment from the
 * command above but not from the one below, or where the result stands in parentheses behind what is done next.
 */
export function attributeComments(
  commands: readonly ShellCommand[],
  comments: readonly CommentUnit[],
  speaksOfResult: (comment: CommentUnit) => boolean,
): readonly AttributedComment[] {
  if (commands.length === 0) return [];
  const telling = new Set(comments.filter(speaksOfResult));
  const around = (comment: CommentUnit): number => commandsStartedBy(commands, comment.start) - 1;
  const isInside = (comment: CommentUnit): boolean => comment.start < (commands[around(comment)]?.end ?? 0);
  const between = comments.filter((comment) => !comment.trailing && !isInside(comment));
  const attached = comments.filter((comment) => comment.trailing || isInside(comment));
  const groups = groupComments(between).map((comments) => placeGroup(comments, commands));
  const tellingGroups = groups.filter(({ comments }) => comments.some((comment) => telling.has(comment)));
  const areAllBefore =
    tellingGroups.some(({ above }) => above < 0) && tellingGroups.every(({ below }) => below < commands.length);
  const placed = groups.flatMap((group) =>
    group.comments.map((comment) => ({ comment, command: commandOf(group, comment, areAllBefore, commands.length) })),
  );
  return [...placed, ...attached.map((comment) => ({ comment, command: around(comment) }))]
    .filter(({ comment, command }) => command >= 0 && telling.has(comment))
    .sort((a, b) => a.comment.start - b.comment.start);
}

/** Comment lines with nothing between, and the commands around them. */
interface CommentGroup {
  readonly comments: readonly CommentUnit[];
  /** Index of the command above; -1 when there is none. */
  readonly above: number;
  /** Index of the command below; the number of commands when there is none. */
  readonly below: number;
  readonly isTightAbove: boolean;
  readonly isTightBelow: boolean;
}

function groupComments(comments: readonly CommentUnit[]): readonly (readonly CommentUnit[])[] {
  const groups: CommentUnit[][] = [];
  for (const comment of comments) {
    const group = groups.at(-1);
    if (group && group.at(-1)?.endLine === comment.line - 1) group.push(comment);
    else groups.push([comment]);
  }
  return groups;
}

function placeGroup(comments: readonly CommentUnit[], commands: readonly ShellCommand[]): CommentGroup {
  const [first] = comments;
  const above = commandsStartedBy(commands, first?.start ?? 0) - 1;
  return {
    comments,
    above,
    below: above + 1,
    isTightAbove: commands[above]?.endLine === (first?.head?.line ?? first?.line ?? 0) - 1,
    isTightBelow: commands[above + 1]?.startLine === (comments.at(-1)?.endLine ?? 0) + 1,
  };
}

function commandOf(group: CommentGroup, comment: CommentUnit, areAllBefore: boolean, count: number): number {
  const { above, below, isTightAbove, isTightBelow } = group;
  if (below >= count) return above;
  if (above < 0 || areAllBefore) return below;
  const namesNext = /^[^(]{3,}\([^()]*\)$/.test(comment.text) && comment === group.comments.at(-1);
  const asksNext = verify.test(comment.text) || /^(?:verificar|vérifier|verificare)\b/i.test(comment.text);
  return isTightBelow && (!isTightAbove || namesNext || asksNext) ? below : above;
}

/** How many commands start before the offset. */
function commandsStartedBy(commands: readonly ShellCommand[], offset: number): number {
  let low = 0;
  for (let high = commands.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((commands[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
