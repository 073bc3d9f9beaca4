import type { Checklist, CodeBlock, Command } from './checklist';
import { allSections, allSteps } from './steps';

/**
 * The command that stands on a 0-based line of the checklist, or that a line of expectations in its block speaks of.
 * Where several share the line, the first.
 */
export function findCommandAt(checklist: Checklist, line: number): Command | undefined {
  const blocks: readonly CodeBlock[] = [
    ...allSteps(checklist).flatMap((step) => step.blocks),
    ...allSections(checklist).flatMap((section) => section.blocks),
  ];
  const commands = blocks.flatMap((block) => block.commands);
  return (
    commands.find(({ range }) => range.start.line <= line && line <= range.end.line) ??
    commands.find(({ expectations }) => expectations.some((one) => one.source !== 'implied' && one.line === line))
  );
}
