import type { Phase, SignOff } from './checklist';
import type { InlineText } from './markdownTree';

/**
 * Who signs on this line, when it is one to sign: it has a blank to write on, and it asks for a date or a signature,
 * or it stands in a sign-off section.
 */
export function parseSignOff({ markdown, plain }: InlineText, phase: Phase): SignOff | undefined {
  if (!blank.test(markdown)) return undefined;
  if (phase !== 'sign-off' && !asksForSignature.test(markdown)) return undefined;
  const role = plain
    .replace(/(?:_{2,}|\.{4,}|…{2,}).*$/s, '')
    .replace(/\s*\((?:name|signature|date)[^)]*\)\s*/giu, ' ')
    .replace(/[\s:：,–—-]+$/u, '')
    .trim();
  return role === '' ? undefined : { role };
}

/** A run of underscores or dots that is long enough to be written on, not emphasis. */
const blank = /_{4,}|\.{5,}|…{2,}/;
const asksForSignature =
  /\b(?:date|datum|fecha|data|signature|signed|unterschrift|firma|assinatura|подпись|name)\b[^\p{L}]{0,6}(?:_{3,}|\.{5,})/iu;
