import { readExpectFence, toReview, type DeclaredExpectations } from './declaredExpectations';
import type { Declaration } from './declarations';
import { htmlComments } from './htmlComments';
import { createPlaceOf, readSpanComment } from './spanComments';
import type { SourceText } from './sourceText';

/** What the declarations below a block say of its last command. What is misplaced or misspelt is for a person. */
export function readDeclarations(declarations: readonly Declaration[], source: SourceText): DeclaredExpectations {
  const read = declarations.map((declaration) => readDeclaration(declaration, source));
  return {
    expectations: read.flatMap(({ expectations }) => expectations),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readDeclaration({ node, isUnread }: Declaration, source: SourceText): DeclaredExpectations {
  if (node.kind === 'code' && isUnread) return { expectations: [toReview(node.text, node.textLine)], problems: [] };
  if (node.kind === 'code') return readExpectFence(node, source);
  const text = node.kind === 'html' ? node.html : node.text.markdown;
  const placeOf = createPlaceOf(text, node.line, source);
  const read = htmlComments(text).flatMap((comment) => readSpanComment(comment, placeOf, source) ?? []);
  const expectations = read.flatMap((comment) => comment.expectations);
  return {
    expectations: isUnread ? expectations.map(({ text: words, line }) => toReview(words, line)) : expectations,
    problems: read.flatMap(({ problems }) => problems),
  };
}
