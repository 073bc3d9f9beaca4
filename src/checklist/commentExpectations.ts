import type { Expectation } from '../expectation/expectation';
import { inferExpectation } from '../expectation/inferExpectation';
import type { ShellScript } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import { attributeComments } from './commentAttribution';
import { isDeclared, joinComments, type CommentUnit } from './commentUnits';
import { readDeclared, type DeclaredExpectations } from './declaredExpectations';
import type { ScriptPositions } from './scriptPositions';

export interface CommentExpectations {
  /** By the index of the command. */
  readonly expectations: ReadonlyMap<number, readonly Expectation[]>;
  readonly problems: readonly Problem[];
}

/** What a block's comments say about results: declared with `# expect:`, or inferred from the author's own words. */
export function readCommentExpectations(script: ShellScript, positions: ScriptPositions): CommentExpectations {
  const units = joinComments(script.comments, (text) => isDeclared(text) || inferExpectation(text) !== undefined);
  const read = new Map(units.map((unit) => [unit, readUnit(unit, positions)]));
  const speaksOfResult = (unit: CommentUnit): boolean => (read.get(unit)?.expectations.length ?? 0) > 0;
  const expectations = new Map<number, readonly Expectation[]>();
  for (const { comment, command } of attributeComments(script.commands, units, speaksOfResult)) {
    expectations.set(command, [...(expectations.get(command) ?? []), ...(read.get(comment)?.expectations ?? [])]);
  }
  return { expectations, problems: [...read.values()].flatMap(({ problems }) => problems) };
}

function readUnit(unit: CommentUnit, positions: ScriptPositions): DeclaredExpectations {
  const { text, line, end } = unit;
  if (isDeclared(text)) {
    const grammar = text.slice('expect:'.length);
    return readDeclared(grammar, positions.at(line, end - grammar.length));
  }
  const matchers = inferExpectation(text) ?? [];
  const place = positions.at(line, unit.start).line;
  const sentence = text.replaceAll('\n', ' ');
  return {
    expectations: matchers.map((matcher) => ({ matcher, source: 'inferred', text: sentence, line: place })),
    problems: [],
  };
}
