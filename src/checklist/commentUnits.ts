import type { ShellComment } from '../shell/shellScript';

/** A comment as its author meant it: one line, or a sentence or list that goes on in the lines below. */
export interface CommentUnit extends ShellComment {
  /** 0-based line in the script; the last one included. */
  readonly endLine: number;
}

/**
 * Joins comment lines that belong together, their texts with `\n` between: the list under a line that ends with a
 * colon, and a sentence that goes on in lower case. Half a sentence read alone could expect what nobody meant.
 */
export function joinComments(
  comments: readonly ShellComment[],
  speaksOfResult: (text: string) => boolean,
): readonly CommentUnit[] {
  const units: CommentUnit[] = [];
  for (const comment of comments) {
    const above = units.at(-1);
    if (above && goesOn(above, comment, speaksOfResult)) {
      const text = `${above.text}\n${comment.text}`;
      units[units.length - 1] = { ...above, text, end: comment.end, endLine: comment.line };
    } else units.push({ ...comment, endLine: comment.line });
  }
  return units;
}

function goesOn(above: CommentUnit, comment: ShellComment, speaksOfResult: (text: string) => boolean): boolean {
  if (above.trailing || comment.trailing || above.endLine !== comment.line - 1 || comment.text === '') return false;
  if (isDeclared(above.text) || isDeclared(comment.text) || !speaksOfResult(above.text)) return false;
  const isList = /[:：]$/m.test(above.text) && !speaksOfResult(comment.text);
  const isSentence = /^\p{Ll}/u.test(comment.text) && !/[.!?]$/.test(above.text) && !speaksOfResult(comment.text);
  return isList || isSentence;
}

/** Whether a comment is a line of our own grammar. */
export function isDeclared(comment: string): boolean {
  return comment.startsWith('expect:');
}
