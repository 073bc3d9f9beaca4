import type { Checklist, CodeBlock, Command, Section, Step } from '../../../src/checklist/checklist';
import type { SourceRange } from '../../../src/util/sourceRange';

/** The whole model as JSON for a golden file: ranges as `line:column-line:column`, 0-based, what is empty left out. */
export function dump(checklist: Checklist): string {
  const { title, frontMatter, sections, problems } = checklist;
  const dumped = {
    title,
    frontMatter,
    sections: sections.map(dumpSection),
    problems: problems.map(({ code, severity, message, range }) => `${place(range)} ${severity} ${code}: ${message}`),
  };
  return `${JSON.stringify(dumped, withoutEmpty, 2)}\n`;
}

function dumpSection({ range, steps, sections, blocks, ...rest }: Section): unknown {
  return {
    ...rest,
    range: place(range),
    steps: steps.map(dumpStep),
    blocks: blocks.map(dumpBlock),
    sections: sections.map(dumpSection),
  };
}

function dumpStep({ range, blocks, children, ...rest }: Step): unknown {
  return { ...rest, range: place(range), blocks: blocks.map(dumpBlock), children: children.map(dumpStep) };
}

function dumpBlock({ commands, line, endLine, ...rest }: CodeBlock): unknown {
  return { ...rest, lines: `${line}-${endLine}`, commands: commands.map(dumpCommand) };
}

function dumpCommand({ range, expectations, ...rest }: Command): unknown {
  return {
    ...rest,
    range: place(range),
    expectations: expectations.map(
      ({ matcher, source, text, line }) => `${line} ${source} ${JSON.stringify(matcher)} ${text}`,
    ),
  };
}

function place({ start, end }: SourceRange): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

function withoutEmpty(_key: string, value: unknown): unknown {
  if (Array.isArray(value) && value.length === 0) return undefined;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value;
}
