import type { Expectation } from '../expectation/expectation';
import type { ShellComment, ShellScript } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import { attributeComments } from './commentAttribution';
import { readDeclared } from './declaredExpectations';
import type { ScriptPositions } from './readCommands';

export interface CommentExpectations {
  /** By the index of the command. */
  readonly expectations: ReadonlyMap<number, readonly Expectation[]>;
  readonly problems: readonly Problem[];
}

/** What a block's comments say about results: declared with `# expect:`, or inferred from the author's own words. */
export function readCommentExpectations(script: ShellScript, positions: ScriptPositions): CommentExpectations {
  const read = new Map(script.comments.map((comment) => [comment, readComment(comment, positions)]));
  const speaksOfResult = (comment: ShellComment): boolean => (read.get(comment)?.expectations.length ?? 0) > 0;
  const expectations = new Map<number, Expectation[]>();
  for (const { comment, command } of attributeComments(script, speaksOfResult)) {
    const list = expectations.get(command) ?? [];
    expectations.set(command, list.concat(read.get(comment)?.expectations ?? []));
  }
  return { expectations, problems: [...read.values()].flatMap(({ problems }) => problems) };
}

interface CommentReading {
  readonly expectations: readonly Expectation[];
  readonly problems: readonly Problem[];
}

function readComment(comment: ShellComment, positions: ScriptPositions): CommentReading {
  const declared = /^expect:/.exec(comment.text);
  if (!declared) return { expectations: [], problems: [] };
  const text = comment.text.slice(declared[0].length);
  return readDeclared(text, positions.at(comment.line, comment.end - text.length));
}
