import type { FoundPlaceholder } from '../shell/placeholder';

/**
 * What stands where a person writes something in: `Date: [date]`, `| Lead | [Name] |`, `| _Configure in PagerDuty_ |`,
 * an item that is nothing but `...`, `Run: ???`.
 * Only there: elsewhere in a sentence, words in brackets are an aside.
 */
export function findFieldBlanks(text: string): readonly FoundPlaceholder[] {
  return [
    ...text.matchAll(bracketed),
    ...text.matchAll(toConfigure),
    ...text.matchAll(toWrite),
    ...text.matchAll(unknown),
  ].map((match) => {
    const [, lead = '', blank = ''] = match;
    const start = match.index + lead.length;
    return { text: blank, start, end: start + blank.length };
  });
}

const bracketed =
  /((?:[:：=|]|[:：]\*\*|\*\*[:：])[ \t]*["'`]?)(\[[A-Za-z][\w ,'’/&-]{1,60}\])(?=["'`]?[ \t]*(?:$|[|,;.)]|[A-Z]))/gm;
const toConfigure =
  /(\|[ \t]*)([_*](?:configure|fill|add|enter|insert|set|define|assign|tbd|todo|to be)(?![a-z])[^|\n]*?[_*])(?=[ \t]*\|)/gim;
const toWrite = /^(\s*(?:[-*+]|\d+[.)])\s+)(\.{3}|…|\?{3})(?=\s*$)/gm;
const unknown = /((?:[:：|]\*{0,2}|^#.*|\w\/)[ \t]*)(?<!\?)(\?{3})(?=[ \t]*(?:$|\|))/gm;
