import type { Matcher } from './expectation';
import { forbids, stopsAt, surelyForbids } from './forbids';
import { splitValues } from './valuePhrase';

/** A text in code or in quotes that must not be printed; `undefined` for words, which need not stand in an output as they are. */
export function inferMissing(words: string): readonly Matcher[] | undefined {
  const [only = '', ...others] = splitValues(words.replace(/[.;,]$/, ''))?.values ?? [];
  const [, code, quoted] = /^(?:`([^`]{3,})`|"([^"]{3,})")$/.exec(only) ?? [];
  const text = code ?? quoted;
  if (text === undefined || others.length > 0 || /\.{3}|…|[<>{}*]/.test(text)) return undefined;
  return [{ kind: 'not-contains', text, literal: true }];
}

/** What a sample under a head that forbids says: where it is found it must not be, and a person looks for others like it. */
export function inferForbidden(sample: string, head: string): readonly Matcher[] {
  const text = sample.trim();
  const isLiteral = !text.includes('\n') && surelyForbids(head);
  const found = isLiteral ? inferMissing(`\`${text}\``) : undefined;
  return [...(found ?? []), { kind: 'review', sentence: `${head} ${text}`.replace(/\s+/g, ' ') }];
}

/** `You should not see: "panic"`, ``If you see `ERROR`, stop.``: what is forbidden, and the words that forbid it, on one line. */
export function inferForbiddenIn(sentence: string): readonly Matcher[] | undefined {
  const quoted = /`[^`]*`|"[^"]*"/g;
  // What is seen when one stops may be what one has waited for.
  if (stopsAt(sentence.replace(quoted, '"…"'))) return [{ kind: 'review', sentence }];
  for (const { index } of sentence.matchAll(/[:：](?=\s|[*_]|$)/g)) {
    const head = sentence.slice(0, index);
    if (!forbids(head)) continue;
    const words = sentence.slice(index + 1).replace(/^[*_\s]+/, '');
    return (surelyForbids(head) ? inferMissing(words) : undefined) ?? [{ kind: 'review', sentence }];
  }
  return undefined;
}
