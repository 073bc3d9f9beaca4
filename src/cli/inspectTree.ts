import type { Checklist, CodeBlock, Command, Section, Step } from '../checklist/checklist';
import { toVisible } from '../util/toVisible';
import { describeMatcher } from '../expectation/describeMatcher';

/** A checklist as a tree for people: one line per section, step and command, each with its line number at the left. */
export function renderTree(checklist: Checklist): string {
  const title = checklist.title === '' ? [] : [checklist.title, ''];
  const problems = checklist.problems.map(({ range, message }) => `${lineNumber(range.start.line)}! ${message}`);
  const parts = [title, checklist.sections.flatMap((section) => sectionLines(section, 0)), problems];
  return `${parts.flat().map(toVisible).join('\n')}\n`;
}

function sectionLines({ range, title, phase, steps, blocks, sections }: Section, depth: number): readonly string[] {
  const suffix = phase === 'main' ? '' : `  (${phase})`;
  return [
    row(range.start.line, depth, `▾ ${title === '' ? 'Before the first heading' : title}${suffix}`),
    ...steps.flatMap((step) => stepLines(step, depth + 1)),
    ...blocks.flatMap((block) => blockLines(block, depth + 1)),
    ...sections.flatMap((section) => sectionLines(section, depth + 1)),
  ];
}

function stepLines(step: Step, depth: number): readonly string[] {
  return [
    row(
      step.line,
      depth,
      `${stepMark(step)} ${step.title}${step.signOff ? `  (to be signed by ${step.signOff.role})` : ''}`,
    ),
    ...step.blocks.flatMap((block) => blockLines(block, depth + 1)),
    ...step.children.flatMap((child) => stepLines(child, depth + 1)),
  ];
}

function stepMark({ checkState }: Step): string {
  switch (checkState) {
    case 'checked':
      return '☑';
    case 'unchecked':
      return '☐';
    case 'notApplicable':
      return '⊘';
    default:
      return '○';
  }
}

function blockLines({ line, language, runnable, reason, commands }: CodeBlock, depth: number): readonly string[] {
  if (runnable) return commands.flatMap((command) => commandLines(command, depth));
  return [row(line, depth, `· ${language === '' ? 'block' : language}: ${reason ?? 'not run'}`)];
}

function commandLines(
  { range, text, kind, onlyIf, dangers, placeholders, expectations }: Command,
  depth: number,
): readonly string[] {
  const notes = [
    ...(kind === 'command' ? [] : [kind]),
    ...(onlyIf === undefined ? [] : [`left to a person: “${onlyIf}”`]),
    ...dangers.map(({ reason }) => reason),
    ...(placeholders.length > 0 ? [`to fill in: ${placeholders.join(', ')}`] : []),
  ];
  const [first = '', ...others] = text.split('\n');
  const note = notes.length > 0 ? `  [${notes.join('; ')}]` : '';
  return [
    row(range.start.line, depth, `$ ${first}${others.length > 0 ? ' …' : ''}${note}`),
    ...expectations.map((expectation) => row(expectation.line, depth + 1, `→ ${describeMatcher(expectation.matcher)}`)),
  ];
}

function row(line: number, depth: number, text: string): string {
  return `${lineNumber(line)}${'  '.repeat(depth)}${text}`;
}

function lineNumber(line: number): string {
  return `${String(line + 1).padStart(5)}  `;
}
