import { asksServer } from './commandTraits';
import type { Matcher } from './expectation';
import { findMark } from './expectationMark';
import { inferExpectation } from './inferExpectation';
import { inferFact } from './inferFact';
import { inferStatement } from './inferStatement';
import { quotePattern } from './pattern';
import { tellsState } from './tellsState';

/**
 * What an item under words such as `Verify:`, `確認事項：` expects of the command above: matchers where it surely can be
 * checked, a `review` where it tells how something is, `undefined` where it says what to do or what it is about.
 */
export function inferChecked(text: string, command: string): readonly Matcher[] | undefined {
  const words = text.replace(/^(?:[-*•✓✔✅☑]️?\s+|\[[ xX]\]\s+)+/u, '').trim();
  const header = inferHeader(words, command);
  if (header) return [header];
  const stated = inferStatement(words, command)?.matchers ?? inferMember(words, command);
  if (stated) return stated;
  if (findMark(words)) {
    const marked = inferExpectation(words, command);
    if (marked) return marked;
  }
  if (!tellsState(words)) return undefined;
  const fact = inferFact(words, command);
  const isSure = fact?.every(({ kind }) => kind !== 'equals' && kind !== 'number') === true;
  return fact && isSure ? fact : [{ kind: 'review', sentence: text }];
}

/** `` `X-Frame-Options: DENY` `` of a command that prints the headers. Their names have no case. */
function inferHeader(words: string, command: string): Matcher | undefined {
  const [, name = '', value = ''] = /^`?([A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+):\s+([^`]+?)`?[.;,]?$/.exec(words) ?? [];
  if (name === '') return undefined;
  if (!asksServer(command) || !printsHeaders.test(command) || hasBlank.test(value))
    return { kind: 'review', sentence: words };
  const pattern = `^[<\\s]*${quotePattern(name)}:\\s*${quotePattern(value.trim())}(?:[^\\w.-]|$)`;
  return { kind: 'regex', pattern, ignoreCase: true, negated: false };
}

const printsHeaders = /\s-[a-zA-Z]*[Iiv]|\s--(?:head|include|verbose)\b/;
const hasBlank = /\.{3}|…|<|\*|[({\[]\w|\bX{2,}|\b(?:or|and|set|present)\b/;

/** `Returns order_id (not null)`: the key is there, and has a value. */
function inferMember(words: string, command: string): readonly Matcher[] | undefined {
  const [, key] =
    /^(?:returns|has|contains|includes)\s+(?:an? |the )?`?([a-z]\w*_\w+|[a-z]+[A-Z]\w*)`?\s*\((?:not null|non-null|not empty|non-empty)\)$/i.exec(
      words,
    ) ?? [];
  if (key === undefined || !asksServer(command) || keepsAnswer.test(command)) return undefined;
  const pattern = `"${key}"\\s*:\\s*(?:"[^"]+"|-?\\d|[\\[{][^\\]}]|true|false)`;
  return [{ kind: 'regex', pattern, ignoreCase: false, negated: false }];
}

/** What is put into a variable or a file, or goes through another program, is not printed as it came. */
const keepsAnswer = /\$\(|\s(?:-o|--output|-O)\s|[|>]/;
