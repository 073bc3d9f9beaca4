import type { Problem } from '../util/problem';
import { nearest } from '../util/spelling';
import type { BlockOptions } from './checklist';
import { htmlComments } from './htmlComments';
import { parseOptions, splitOptions } from './infoString';
import type { SourceText } from './sourceText';
import { takeDemands, type StepDemands } from './stepDemands';
import type { StepNode } from './stepTree';

/** What `<!-- step: id=deploy confirm -->` inside an item asks for, and what is odd in it. */
export interface StepComment {
  readonly options: BlockOptions;
  readonly demands: StepDemands;
  readonly problems: readonly Problem[];
}

/** The item's own comment, in its first paragraph or in a line of its own inside the item. */
export function readStepComment(step: StepNode, source: SourceText): StepComment | undefined {
  if (step.html.length === 0 && !step.text.markdown.includes('<!--')) return undefined;
  return readOptions(step, source);
}

function readOptions(step: StepNode, source: SourceText): StepComment | undefined {
  const places = [
    { line: step.line, text: step.text.markdown },
    ...step.html.map(({ line, html }) => ({ line, text: html })),
  ];
  const found = places.flatMap(({ line, text }) => {
    const bodies = htmlComments(text).map(({ body }) => /^\s*([a-z]+):(.*)$/s.exec(body));
    return bodies.flatMap((body) => (body?.[1] ? [{ line, name: body[1], body: body[2] ?? '' }] : []));
  });
  const place = found.find(({ name }) => name === 'step');
  if (!place) return found.map((each) => readMisspelled(each, step, source)).find((each) => each !== undefined);
  const { demands, rest, issues } = takeDemands(splitOptions(place.body));
  const parsed = parseOptions(rest);
  const problems = [...issues, ...parsed.issues].map(({ code, message, word }): Problem => {
    const at = findWord(word, place.line, step.endLine, source);
    const range = {
      start: source.position(at.line, at.column),
      end: source.position(at.line, at.column + word.length),
    };
    return { code, severity: code === 'invalid-info-value' ? 'error' : 'warning', message, range };
  });
  return { options: parsed.options, demands, problems };
}

/** `<!-- stpe: id=deploy -->`: nearly the word, and options of ours after it. */
function readMisspelled(
  { name, body, line }: { readonly name: string; readonly body: string; readonly line: number },
  step: StepNode,
  source: SourceText,
): StepComment | undefined {
  const { demands, rest } = takeDemands(splitOptions(body));
  const { options, issues } = parseOptions(rest);
  const isOurs =
    Object.keys({ ...demands, ...options }).some((key) => key !== 'unread') ||
    issues.some(({ code }) => code === 'invalid-info-value');
  if (nearest(name, ['step']) === undefined || !isOurs) return undefined;
  const at = findWord(`${name}:`, line, step.endLine, source);
  const range = {
    start: source.position(at.line, at.column),
    end: source.position(at.line, at.column + name.length),
  };
  const message = `"${name}" is no directive: write "step:".`;
  const unread = [`${name}:${body.trimEnd()}`];
  return {
    options: { unread },
    demands: {},
    problems: [{ code: 'unknown-directive', severity: 'warning', message, range }],
  };
}

function findWord(word: string, line: number, endLine: number, source: SourceText): { line: number; column: number } {
  for (let at = line; at <= endLine; at++) {
    const column = (source.lines[at] ?? '').indexOf(word);
    if (column >= 0) return { line: at, column };
  }
  return { line, column: 0 };
}
