import { assertNever } from '../../util/assertNever';
import type { BlockOptions, Checklist, CodeBlock, Command } from '../../checklist/checklist';
import { doubtfulWords } from '../../checklist/condition';
import { describeMatcher } from '../../expectation/describeMatcher';
import { formatDuration } from '../../expectation/formatExpectation';
import type { SourcePosition, SourceRange } from '../../util/sourceRange';
import { blockOnLine, commandAt, expectationsOnLine, type ExpectationPlace } from './checklistPlaces';
import { explicitForms } from './explicitForms';
import { optionDocs } from './keyDocs';

/** A paragraph of a hover: words of ours in Markdown, plain text of an author, or lines of the grammar. */
export type HoverPart =
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expect'; readonly text: string };

export interface HoverContent {
  readonly parts: readonly HoverPart[];
  readonly range: SourceRange;
}

/** What is known of the place that the mouse is on; `line` is the text of its line. */
export function hoverAt(checklist: Checklist, position: SourcePosition, line: string): HoverContent | undefined {
  const place = commandAt(checklist, position);
  const block = blockOnLine(checklist, position.line);
  if (block?.fenced && block.line === position.line) return fenceHover(block, position, line);
  const expected = expectationHover(checklist, position, line);
  if (expected && (!place || isOnWords(expected.range, position, line))) return expected;
  return place && { parts: commandParts(place.command, place.block.options), range: place.command.range };
}

function expectationHover(checklist: Checklist, position: SourcePosition, line: string): HoverContent | undefined {
  const places = expectationsOnLine(checklist, position.line);
  const [first] = places;
  if (!first) return undefined;
  return { parts: expectationParts(first), range: wordsRange(first, position.line, line) };
}

/** What the words were understood as, and how to say the same in the grammar. */
function expectationParts({ expectations, block }: ExpectationPlace): readonly HoverPart[] {
  const meanings = expectations.map(({ matcher }) => describeMatcher(matcher));
  const [first] = expectations;
  const forms = expectations.map(({ matcher }) => explicitForms(matcher));
  if (first?.source === 'declared')
    return first.matcher.kind === 'review'
      ? [{ kind: 'markdown', text: '**Cannot be read**: a person compares it with the output.' }]
      : [{ kind: 'markdown', text: `**Checked**: ${code(meanings)}` }];
  if (expectations.every(({ matcher }) => matcher.kind === 'review')) {
    const text = '**By eye**: a person compares these words with the output. To have it checked, write a line such as';
    return [
      { kind: 'markdown', text },
      { kind: 'expect', text: toComment('text that must be there') },
    ];
  }
  const understood: HoverPart = { kind: 'markdown', text: `**Understood as**: ${code(meanings)}` };
  if (!forms.every((form) => form !== undefined)) return [understood];
  const lines = [...new Set(forms.flat())].map(toComment);
  return [understood, { kind: 'markdown', text: 'Explicitly:' }, { kind: 'expect', text: lines.join('\n') }];

  function toComment(form: string): string {
    return block.inline ? `<!-- expect: ${form} -->` : `# expect: ${form}`;
  }
}

/** The words themselves, where they stand on the line as they were read; else what the line says. */
function wordsRange({ expectations: [first] }: ExpectationPlace, line: number, text: string): SourceRange {
  const found = first ? text.indexOf(first.text) : -1;
  const start = found >= 0 ? found : text.search(/\S|$/);
  const end = found >= 0 ? found + (first?.text.length ?? 0) : text.trimEnd().length;
  return { start: { line, column: start }, end: { line, column: end } };
}

function isOnWords({ start, end }: SourceRange, { column }: SourcePosition, line: string): boolean {
  const sign = line.slice(0, start.column).search(/[#-]*\s*$/);
  return column >= sign && column <= end.column;
}

function fenceHover(block: CodeBlock, { line, column }: SourcePosition, text: string): HoverContent {
  const range = { start: { line, column: text.search(/[`~]/) }, end: { line, column: text.trimEnd().length } };
  const word = [...text.matchAll(/[\w-]+/g)].find(
    ({ 0: { length }, index }) => index <= column && column <= index + length,
  );
  const option = block.runnable ? optionDocs.find(({ key }) => key === word?.[0].toLowerCase()) : undefined;
  if (option) return { parts: [{ kind: 'markdown', text: `\`${option.key}\`: ${option.doc}` }], range };
  if (block.reason !== undefined) {
    const parts = [
      { kind: 'markdown', text: block.language === 'expect' ? '**Expectations**' : '**Not run**' },
      { kind: 'text', text: block.reason },
    ] as const;
    return { parts, range };
  }
  const count = block.commands.length;
  const words = `**${count === 1 ? '1 command' : `${count} commands, one after the other`}**`;
  return { parts: [{ kind: 'markdown', text: words }, ...optionParts(block.options)], range };
}

function commandParts(command: Command, options: BlockOptions): readonly HoverPart[] {
  const { kind, onlyIf, dangers, placeholders, expectations } = command;
  const reasons = [...new Set(dangers.map(({ reason }) => reason))];
  const checks = expectations.map(({ matcher }) => describeMatcher(matcher));
  const parts: (HoverPart | false)[] = [
    { kind: 'markdown', text: `**${kindWords(kind)}**` },
    onlyIf !== undefined && { kind: 'text', text: `Left to you, and not run with its step: “${onlyIf}”` },
    reasons.length > 0 && { kind: 'text', text: `Confirmed before it runs: ${reasons.join('; ')}` },
    placeholders.length > 0 && { kind: 'markdown', text: `Asked for: ${code(placeholders)}` },
    kind === 'command' && checks.length > 0 && { kind: 'markdown', text: `Checked: ${code(checks)}` },
  ];
  return [...parts.filter((part) => part !== false), ...optionParts(options)];
}

function kindWords(kind: Command['kind']): string {
  switch (kind) {
    case 'command':
      return 'Runs in the terminal';
    case 'session':
      return 'Opens a session; the lines below are typed there by a person';
    case 'editor':
      return 'Opens an editor; the lines below are put in there by a person';
    case 'follow':
      return 'Runs until the person stops it';
    case 'typed':
      return 'Typed into the session, or pasted into the editor, when a person says so; never run here';
    default:
      return assertNever(kind);
  }
}

function optionParts(options: BlockOptions): readonly HoverPart[] {
  const { timeoutMs, retry, everyMs, confirm, when, cwd, requires } = options;
  const words = [
    timeoutMs !== undefined && `ended after ${formatDuration(timeoutMs)}`,
    retry !== undefined && `up to ${retry} times${everyMs === undefined ? '' : ` every ${formatDuration(everyMs)}`}`,
    confirm === true && 'confirmed before it runs',
    when !== undefined && !when.isUndecidable && `only when ${when.input} is ${when.value}`,
    cwd !== undefined && `in the folder ${cwd}`,
    requires !== undefined && `only after ${requires.join(', ')}`,
    ...doubtfulWords(options).map((word) => `asked for before it runs, since ${word} cannot be read`),
  ].filter((word) => word !== false);
  return words.length > 0 ? [{ kind: 'text', text: words.join(' · ') }] : [];
}

/** Texts as code, with a fence that none of them can end. */
function code(texts: readonly string[]): string {
  return [...new Set(texts)].map(toCodeSpan).join(', ');
}

function toCodeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${text.replace(/\s+/g, ' ')}${space}${fence}`;
}
