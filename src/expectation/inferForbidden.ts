import type { Matcher } from './expectation';
import { forbids, makesExceptions, stopsAt } from './forbids';
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
  const isLiteral = !text.includes('\n') && !makesExceptions(head);
  const found = isLiteral ? inferMissing(`\`${text}\``) : undefined;
  return [...(found ?? []), { kind: 'review', sentence: `${head} ${text}`.replace(/\s+/g, ' ') }];
}

/** `You should not see: "panic"`, ``If you see `ERROR`, stop.``: what is forbidden, and the words that forbid it, on one line. */
export function inferForbiddenIn(sentence: string): readonly Matcher[] | undefined {
  const quoted = /`[^`]*`|"[^"]*"/g;
  if (stopsAt(sentence.replace(quoted, '"…"'))) {
    const [text = '', ...others] = sentence.match(quoted) ?? [];
    return (others.length === 0 ? inferMissing(text) : undefined) ?? [{ kind: 'review', sentence }];
  }
  for (const { index } of sentence.matchAll(/[:：](?=\s|[*_]|$)/g)) {
    const head = sentence.slice(0, index);
    if (!forbids(head)) continue;
    const words = sentence.slice(index + 1).replace(/^[*_\s]+/, '');
    return inferMissing(words) ?? [{ kind: 'review', sentence }];
  }
  return undefined;
}
