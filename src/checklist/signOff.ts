import type { Phase, SignOff } from './checklist';
import type { TableNode } from './markdownTree';
import { splitTableRow } from './tableRow';

/**
 * Who signs on a line of Markdown, when it is one to sign: it has a blank to write on, and it asks for a date or a
 * signature, or it stands in a sign-off section. What asks for something else (`Version: ____`) is a field of the record.
 */
export function parseSignOff(markdown: string, phase: Phase): SignOff | undefined {
  const blank = hasBlank(markdown) ? blankForm.exec(markdown) : null;
  if (!blank || phase === 'reference') return undefined;
  if (phase !== 'sign-off' && !asksForSignature.test(markdown)) return undefined;
  const role = markdown
    .slice(0, blank.index)
    .replace(/\*\*|__|[*`]/g, '')
    .replace(/\s*\((?:name|signature|date)[^)]*\)\s*/giu, ' ')
    .replace(/[\s:：,–—_-]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  return role === '' || isField(role) ? undefined : { role };
}

/** Whether there may be a blank to write on; most words hold none, and need no look at their letters to tell. */
export function hasBlank(markdown: string): boolean {
  return markdown.includes('____') || markdown.includes('.....') || markdown.includes('……');
}

/**
 * Who signs a form that asks for name, date or signature on lines of their own, below a line that names the role:
 * `**Technical Lead**`, `Name: ____`, `Date: ____`. Only in a sign-off section.
 */
export function parseSignOffForm(label: string, fields: readonly string[]): SignOff | undefined {
  const role = wordsOf(label);
  const isLabel = role !== '' && role.length <= 60 && !blankForm.test(label) && !/[.!?]$/.test(role);
  const names = fields.map((field) => blankForm.exec(field) && wordsOf(field.slice(0, blankForm.exec(field)?.index)));
  if (!isLabel || !names.every((name) => typeof name === 'string' && isField(name))) return undefined;
  const isToSign = names.some((name) => /name|signature|signed|unterschrift|firma|assinatura/iu.test(name ?? ''));
  return isToSign ? { role } : undefined;
}

function wordsOf(markdown: string): string {
  return markdown
    .replace(/\*\*|__(?!_)|[*`]/g, '')
    .replace(/[\s:：,–—_-]+$/u, '')
    .trim();
}

/** The rows of a table that are to be signed, in a sign-off section, by their 0-based lines. */
export function readSignOffRows(table: TableNode, lines: readonly string[]): ReadonlyMap<number, SignOff> {
  const heads = splitTableRow(lines[table.line] ?? '').map(({ markdown }) => markdown);
  const toSign = heads.map((head, column) => column > 0 && columnToSign.test(head));
  const rows = table.rows.flatMap(({ line, cells }): [number, SignOff][] => {
    const role = cells.find(({ plain }) => /\p{L}{2}/u.test(plain))?.plain ?? '';
    const isOpen = cells.every(({ plain }, column) => toSign[column] !== true || emptyCell.test(plain));
    return role !== '' && isOpen ? [[line, { role }]] : [];
  });
  return new Map(toSign.includes(true) ? rows : []);
}

/** What stands on a line between its blanks, with each blank written on: a name, and a date where one is asked for. */
export function fillSignOff(
  markdown: string,
  signature: { readonly name: string; readonly date: string },
): readonly { readonly kind: 'words' | 'written'; readonly text: string }[] {
  const parts: { kind: 'words' | 'written'; text: string }[] = [];
  let end = 0;
  for (const { 0: blank, index } of markdown.matchAll(/_{3,}|\.{4,}|…{2,}/g)) {
    const label = markdown.slice(end, index);
    parts.push({ kind: 'words', text: label });
    const asked = asksForDate.test(label) ? signature.date : signature.name;
    const isKnown = parts.length === 1 || asksForDate.test(label) || asksForName.test(label);
    parts.push(isKnown ? { kind: 'written', text: asked } : { kind: 'words', text: blank });
    end = index + blank.length;
  }
  return [...parts, { kind: 'words', text: markdown.slice(end) }];
}

/** A run of underscores or dots that is long enough to be written on, not emphasis. */
const blankForm = /_{4,}|\.{5,}|…{2,}/;
const asksForSignature =
  /\b(?:date|datum|fecha|data|signature|signed|unterschrift|firma|assinatura|подпись|name)\b[^\p{L}]{0,6}(?:_{3,}|\.{5,})/iu;
const asksForDate = /(?:date|datum|fecha|data|дата|日付|日期)[^\p{L}]*$/iu;
const asksForName = /(?:name|signature|signed|signed by|nombre|unterschrift|firma|assinatura|подпись)[^\p{L}]*$/iu;
const columnToSign =
  /(?<!\p{L})(?:sign(?:ed|ature|[ -]?off)?|dates?|approv(?:ed|al)|initials|unterschrift|datum|firma|fecha|assinatura)(?!\p{L})/iu;
const emptyCell = /^(?:[\s_.…☐⬜–—-]*|\[[^\]]*\]|pending|open|tbd|n\/a)$/iu;

/** Words beside a blank that ask for a fact, not for somebody's word; who did the work is known from the run. */
function isField(role: string): boolean {
  if (/(?<!\p{L})by$/iu.test(role))
    return !/(?:approv|sign|authori[sz]|review|accept|verif|check|confirm)\p{L}* by$/iu.test(role);
  return /(?:^|\s)(?:name|dates?|time|signature|signed|title|position|version|tag|commit|build|status|result|notes?|comments?|remarks?|environment|url|domain|ticket|e-?mail|phone|number|id|duration|datum|fecha)$/iu.test(
    role,
  );
}
