import { findPlaceholders } from '../shell/placeholder';
import type { SourceRange } from '../util/sourceRange';
import type { Checklist, CodeBlock } from './checklist';
import { findFieldBlanks } from './fieldBlanks';
import { readFrontMatter } from './frontMatter';
import { languageKind } from './languages';
import { findSampleValues } from './sampleValues';
import { createSourceText } from './sourceText';
import { allCommands, allSections, allSteps } from './steps';
import { findUnsetVariables } from './unsetVariables';

/** A text that somebody must replace, or look at, in every release. */
export interface ListedPlaceholder {
  readonly text: string;
  readonly range: SourceRange;
  /**
   * `open`: it stands for a value, and a command that holds it cannot run. `sample`: it runs as it is written, but was
   * written for another release or another place: a version to bump, a variable that the checklist sets nowhere.
   */
  readonly kind: 'open' | 'sample';
}

/** Every placeholder of a checklist in the order of the text: in its words, its tables and its blocks. */
export function listPlaceholders(text: string, checklist: Checklist): readonly ListedPlaceholder[] {
  const source = createSourceText(text);
  const blocks = allSections(checklist).flatMap((section) => [...section.blocks, ...section.steps.flatMap(blocksOf)]);
  const lines = maskLines(source.lines, blocks, readFrontMatter(source).lines);
  const whole = lines.join('\n');
  const open = [...findPlaceholders(whole).filter((found) => !isMarkup(whole, found)), ...findFieldBlanks(whole)];
  const commands = allSteps(checklist).flatMap(allCommands);
  const inline = allSteps(checklist).flatMap((step) => step.blocks.filter((block) => block.inline));
  const inSpans = inline.flatMap((block) => block.commands);
  const samples = [
    ...findSampleValues(whole, commands),
    ...findUnsetVariables(whole, blocks, inSpans, checklist.frontMatter),
  ];
  const found = [
    ...open.map((each) => ({ ...each, kind: 'open' as const })),
    ...samples.map((each) => ({ ...each, kind: 'sample' as const })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const starts = lineStarts(lines);
  const listed: ListedPlaceholder[] = [];
  let end = 0;
  let line = 0;
  for (const each of found) {
    if (each.start < end) continue;
    end = each.end;
    while ((starts[line + 1] ?? Infinity) <= each.start) line++;
    const column = each.start - (starts[line] ?? 0);
    const range = { start: source.position(line, column), end: source.position(line, column + each.text.length) };
    listed.push({ text: each.text, range, kind: each.kind });
  }
  return listed;
}

function blocksOf(step: Checklist['sections'][number]['steps'][number]): readonly CodeBlock[] {
  return [...step.blocks.filter(({ inline }) => !inline), ...step.children.flatMap(blocksOf)];
}

/**
 * The lines with as many letters as before, and without what is no text of the author's: comments, links, program code,
 * front matter besides the title.
 */
function maskLines(
  lines: readonly string[],
  blocks: readonly CodeBlock[],
  frontMatterLines: number,
): readonly string[] {
  const kinds = new Map<number, 'code' | 'block'>();
  for (let at = 0; at < frontMatterLines; at++) kinds.set(at, lines[at]?.startsWith('title:') ? 'block' : 'code');
  for (const { line, endLine, language, runnable } of blocks) {
    const kind = !runnable && languageKind(language).kind === 'code' ? 'code' : 'block';
    for (let at = line; at <= endLine; at++) kinds.set(at, kind);
  }
  const prose = lines.map((line, at) => (kinds.has(at) ? blank(line) : line)).join('\n');
  const labels = new Set(Array.from(prose.matchAll(/^ {0,3}\[([^\]\n]+)\]:/gm), ([, label]) => label?.toLowerCase()));
  const masked = prose
    .replace(/<!--[^]*?-->/g, blank)
    .replace(/\[[^\]\n]*\](?=\(|\[|:\s)/g, blank)
    .replace(/\[([^\]\n]+)\]/g, (whole, label: string) => (labels.has(label.toLowerCase()) ? blank(whole) : whole))
    .replace(
      /^(\s*(?:[-*+]|\d+[.)])\s+)\[[ xX~-]\]/gm,
      (box, marker: string) => marker + blank(box.slice(marker.length)),
    )
    .split('\n');
  return lines.map((line, at) =>
    kinds.get(at) === 'block'
      ? line
      : kinds.has(at)
        ? at < frontMatterLines
          ? blank(line)
          : onlyCertain(line)
        : (masked[at] ?? line),
  );
}

/** In program code only what no language gives a meaning is a placeholder. */
function onlyCertain(line: string): string {
  let kept = '';
  for (const { 0: match, index } of line.matchAll(certain)) kept += blank(line.slice(kept.length, index)) + match;
  return kept + blank(line.slice(kept.length));
}

const certain =
  /(?<![\w.\\$])v?X\.Y\.Z(?!\w)|(?<!\w)YOUR_[A-Z\d_]+(?!\w)|(?<![\w.-])your-[a-z\d-]+(?:\.(?:com|org|net|io|dev))?(?=["'`/])|\bCHANGE_?ME\b|\bversion["']?\s*[:=]\s*["']v?\d+\.\d+\.\d+(?=["'])/g;

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** Tags of HTML, addresses in angle brackets, types of a programming language. */
function isMarkup(text: string, { text: found, start }: { readonly text: string; readonly start: number }): boolean {
  if (!found.startsWith('<')) return false;
  const before = text.slice(Math.max(0, start - 40), start);
  return /^<\w+:/.test(found) || htmlTag.test(found) || (/[A-Za-z\d]$/.test(before) && !isPartOfName(found, before));
}

/** `v<version>`, `-p<password>`, `backup<date>.sql`: not the parameter of a type, as in `List<string>`. */
function isPartOfName(found: string, before: string): boolean {
  return /(?:^|[\s`"'/=@:_-])-?(?:[A-Za-z]|0x)$/.test(before) || namedField.test(found) || hyphenated.test(found);
}

/** No type of a programming language is named like that. */
const hyphenated = /^<[a-z\d]+(?:-[a-z\d]+)+>$/i;

const namedField =
  /^<[\w -]*(?:version|date|time|timestamp|password|token|tag|branch|hash|sha|host|port|domain|env|environment)>$/i;

const htmlTag =
  /^<\/?(?:abbr|address|article|aside|audio|big|blockquote|caption|center|cite|col|colgroup|dd|del|details|dfn|dl|dt|fieldset|figcaption|figure|font|footer|hr|iframe|ins|kbd|label|legend|mark|object|option|picture|progress|q|s|samp|section|select|small|source|strike|sub|summary|sup|template|textarea|tfoot|thead|time|tt|u|var|video|wbr)(?:\s.*)?\/?>$/i;

function lineStarts(lines: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  return starts;
}
