import type { Expectation } from '../expectation/expectation';
import { keywordParsers } from '../expectation/keywordParsers';
import { parseExpectation } from '../expectation/parseExpectation';
import { compilePattern } from '../expectation/pattern';
import type { Problem } from '../util/problem';
import { nearest } from '../util/spelling';
import type { BlockOptions, FrontMatter, Section } from './checklist';
import { whyUndecidable } from './condition';
import type { SourceText } from './sourceText';
import { findBrokenTaskItems } from './brokenTaskItems';
import { findStrayFences } from './strayFences';
import { findStrayStepComments } from './strayStepComments';
import { allCommands, allSections, allSteps } from './steps';
import { findUnclosedBlocks } from './unclosedBlocks';
import { findUndeclaredVariables } from './undeclaredVariables';

/** What is read so far: everything but the problems that only the whole shows. */
export interface ReadModel {
  readonly frontMatter: FrontMatter;
  readonly sections: readonly Section[];
}

/** What is odd in a checklist as a whole: expectations that cannot fail, inputs that nobody declares. */
export function findProblems(model: ReadModel, source: SourceText): readonly Problem[] {
  const steps = allSteps(model);
  const blocks = [...allSections(model), ...steps].flatMap((each) => each.blocks);
  const commands = steps.flatMap(allCommands);
  const expectations = commands.flatMap((command) => command.expectations);
  return [
    ...expectations.flatMap((expectation) => [
      ...findUnfailing(expectation, source),
      ...findUnknownDirective(expectation, source),
      ...findDoubtfulText(expectation, source),
    ]),
    ...findInputProblems(
      model,
      steps.flatMap(({ blocks }) => blocks.map(({ options, line }) => ({ options, line }))),
      source,
    ),
    ...findUndeclaredVariables(model.frontMatter, model.sections, source),
    ...findBrokenTaskItems(source, blocks),
    ...findStrayFences(source, blocks),
    ...findStrayStepComments(source, steps, blocks),
    ...findUnclosedBlocks(source, blocks),
  ];
}

/** Only what the author declared: what we inferred is no mistake of theirs. */
function findUnfailing({ source: origin, matcher, line, text }: Expectation, source: SourceText): readonly Problem[] {
  if (origin !== 'declared' || !neverFails(matcher)) return [];
  const message = `"${text}" holds for every output, an empty one too: say what must be there.`;
  return [{ code: 'expectation-never-fails', severity: 'warning', message, range: source.linesRange(line, line) }];
}

function neverFails(matcher: Expectation['matcher']): boolean {
  switch (matcher.kind) {
    case 'regex':
      return !matcher.negated && matchesNothing(matcher.pattern);
    case 'lines':
      return matcher.comparison === '>=' ? matcher.value <= 0 : matcher.comparison === '>' && matcher.value < 0;
    case 'duration':
      return matcher.comparison === '>='
        ? matcher.milliseconds <= 0
        : matcher.comparison === '>' && matcher.milliseconds < 0;
    case 'capture':
      return matchesNothing(matcher.pattern);
    case 'contains':
      return !matcher.literal && /^(?:\[\.\.\]|\s)*$/.test(matcher.text);
    default:
      return false;
  }
}

/** A line whose first word is nearly one of the grammar's, and would be read if it were: not the text that it is taken for. */
function findUnknownDirective(
  { source: origin, matcher, line, text }: Expectation,
  source: SourceText,
): readonly Problem[] {
  if (origin !== 'declared' || matcher.kind !== 'contains' || matcher.literal) return [];
  const [, word = '', rest = ''] = /^([a-z]{3,})(\s*[\s<>=!$/"].*)$/.exec(text) ?? [];
  const right = nearest(word, [...keywordParsers.keys()]);
  if (right === undefined || right === word || 'problem' in parseExpectation(right + rest)) return [];
  const column = Math.max(0, (source.lines[line] ?? '').lastIndexOf(text));
  const range = { start: source.position(line, column), end: source.position(line, column + word.length) };
  const message = `"${word}" is no word of the grammar, so this text is looked for. Is it "${right}"?`;
  return [{ code: 'unknown-directive', severity: 'warning', message, range }];
}

/** `! ERROR|FATAL`: looked for as it stands, which is seldom meant. */
function findDoubtfulText(
  { source: origin, matcher, line, text }: Expectation,
  source: SourceText,
): readonly Problem[] {
  if (origin !== 'declared' || matcher.kind !== 'not-contains' || matcher.orMeant === undefined) return [];
  const meant = matcher.orMeant.map((one) => `! "${one}"`).join(' and ');
  const message = `"${matcher.text}" is looked for as it stands. If it is not one text, write ${meant}, each in a line of its own; if it is, write ! contains "${matcher.text}".`;
  const column = Math.max(0, (source.lines[line] ?? '').lastIndexOf(text));
  const range = { start: source.position(line, column), end: source.position(line, column + text.length) };
  return [{ code: 'doubtful-text', severity: 'warning', message, range }];
}

function matchesNothing(pattern: string): boolean {
  const compiled = compilePattern(pattern, false);
  return 'pattern' in compiled && compiled.pattern.test('');
}

interface PlacedOptions {
  readonly options: BlockOptions;
  readonly line: number;
}

function findInputProblems(
  { frontMatter }: ReadModel,
  blocks: readonly PlacedOptions[],
  source: SourceText,
): readonly Problem[] {
  return blocks.flatMap(({ options: { when }, line }): readonly Problem[] => {
    const message = when && whyUndecidable(when, frontMatter);
    if (message === undefined) return [];
    const isDeclared = frontMatter.inputs.some(({ name }) => name === when?.input);
    const code = isDeclared ? 'impossible-condition' : 'undeclared-input';
    return [{ code, severity: 'error', message, range: source.linesRange(line, line) }];
  });
}
