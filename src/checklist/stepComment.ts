import type { Problem } from '../util/problem';
import type { BlockOptions } from './checklist';
import { htmlComments } from './htmlComments';
import { parseOptions, splitOptions } from './infoString';
import type { SourceText } from './sourceText';
import type { StepNode } from './stepTree';

/** What `<!-- step: id=deploy confirm -->` inside an item asks for, and what is odd in it. */
export interface StepComment {
  readonly options: BlockOptions;
  readonly problems: readonly Problem[];
}

/** The item's own comment, in its first paragraph or in a line of its own inside the item. */
export function readStepComment(step: StepNode, source: SourceText): StepComment | undefined {
  if (step.html.length === 0 && !step.text.markdown.includes('<!--')) return undefined;
  const places = [
    { line: step.line, text: step.text.markdown },
    ...step.html.map(({ line, html }) => ({ line, text: html })),
  ];
  const found = places.flatMap(({ line, text }) => {
    const bodies = htmlComments(text).map(({ body }) => /^\s*step:(.*)$/s.exec(body)?.[1]);
    return bodies.filter((body) => body !== undefined).map((body) => ({ line, body }));
  });
  const [place] = found;
  if (!place) return undefined;
  const { options, issues } = parseOptions(splitOptions(place.body));
  const problems = issues.map(({ code, message, word }): Problem => {
    const at = findWord(word, place.line, step.endLine, source);
    const range = {
      start: source.position(at.line, at.column),
      end: source.position(at.line, at.column + word.length),
    };
    return { code, severity: code === 'invalid-info-value' ? 'error' : 'warning', message, range };
  });
  return { options, problems };
}

function findWord(word: string, line: number, endLine: number, source: SourceText): { line: number; column: number } {
  for (let at = line; at <= endLine; at++) {
    const column = (source.lines[at] ?? '').indexOf(word);
    if (column >= 0) return { line: at, column };
  }
  return { line, column: 0 };
}
