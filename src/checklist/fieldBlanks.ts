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
    ...text.matchAll(toDecide),
    ...text.matchAll(shortBlank),
  ].map((match) => {
    const [, lead = '', blank = ''] = match;
    const start = match.index + lead.length;
    return { text: blank, start, end: start + blank.length };
  });
}

const bracketed =
  /((?:[:：=|]|[:：]\*\*|\*\*[:：])[ \t]*["'`]?)(\[\p{L}[\p{L}\p{N}_ ,'’/&().:-]{1,160}\])(?=["'`]?[ \t]*(?:$|[|,;.)]|[A-Z]))/gmu;
const toConfigure =
  /(\|[ \t]*)([_*](?:configure|fill|add|enter|insert|set|define|assign|tbd|todo|to be)(?![a-z])[^|\n]*?[_*])(?=[ \t]*\|)/gim;
const toWrite = /^(\s*(?:[-*+]|\d+[.)])\s+)(\.{3}|…|\?{3})(?=\s*$)/gm;
const unknown = /((?:[:：|]\*{0,2}|^#.*|\w\/)[ \t]*)(?<!\?)(\?{3})(?=[ \t]*(?:$|\|))/gm;
/** `Date: TBD`, `| Lead | TBA |`: the whole of a field, in the ten languages. */
const toDecide =
  /((?:[:：|]\*{0,2}|[:：]\*\*)[ \t]*[*_`]{0,2})(TBD|TBA|T\.B\.D\.|待定|未定|à définir|por definir|a definir|da definire|wird ergänzt|noch offen|не определено|미정)(?=[*_`]{0,2}[ \t]*(?:$|\|))/gimu;
/** `Date: ___`, shorter than what is a blank anywhere. */
const shortBlank = /([:：]\*{0,2}[ \t]*)(_{3,4})(?=[ \t]*(?:$|[|,;]))/gm;
