import type { Checklist, CodeBlock, Command } from '../../checklist/checklist';
import { allSections, allSteps } from '../../checklist/steps';
import type { Expectation } from '../../expectation/expectation';
import type { SourcePosition, SourceRange } from '../../util/sourceRange';

/** Every code block, in the order of the text; commands in code spans stand at their line. */
export function allBlocks(checklist: Checklist): readonly CodeBlock[] {
  const blocks = [
    ...allSteps(checklist).flatMap((step) => step.blocks),
    ...allSections(checklist).flatMap((section) => section.blocks),
  ];
  return blocks.sort((a, b) => a.line - b.line);
}

/** The code block that a 0-based line is part of, fences included; commands in code spans are none. */
export function blockOnLine(checklist: Checklist, line: number): CodeBlock | undefined {
  return allBlocks(checklist).find((block) => !block.inline && block.line <= line && line <= block.endLine);
}

/** A command and the block, or the code span, that it is written in. */
export interface CommandPlace {
  readonly block: CodeBlock;
  readonly command: Command;
}

export function commandAt(checklist: Checklist, position: SourcePosition): CommandPlace | undefined {
  return allCommandPlaces(checklist).find(({ command }) => holds(command.range, position));
}

/** What an author wrote on one line about the result of one command. */
export interface ExpectationPlace extends CommandPlace {
  /** Never empty; all from the same words. */
  readonly expectations: readonly Expectation[];
}

/** Everything that is expected on a 0-based line, by command and words. */
export function expectationsOnLine(checklist: Checklist, line: number): readonly ExpectationPlace[] {
  return allCommandPlaces(checklist).flatMap(({ block, command }) => {
    const onLine = command.expectations.filter((one) => one.line === line && one.source !== 'implied');
    const texts = [...new Set(onLine.map(({ text }) => text))];
    return texts.map((text) => ({ block, command, expectations: onLine.filter((one) => one.text === text) }));
  });
}

export function allCommandPlaces(checklist: Checklist): readonly CommandPlace[] {
  return allBlocks(checklist).flatMap((block) => block.commands.map((command) => ({ block, command })));
}

function holds({ start, end }: SourceRange, { line, column }: SourcePosition): boolean {
  const isAfterStart = line > start.line || (line === start.line && column >= start.column);
  return isAfterStart && (line < end.line || (line === end.line && column <= end.column));
}
