import type { Matcher } from './expectation';
import { inferFact } from './inferFact';
import { splitFacts } from './severalFacts';

/**
 * What several facts behind a command's dash expect: `Exit 2, "not both"`, `` `web` row present; no `draft` ``. One of them at
 * least must surely tell a result, else the words may describe the command; of the others a person is asked. `undefined` where
 * none does.
 */
export function inferToldFacts(text: string, command: string): readonly Matcher[] | undefined {
  if (text.length > longest) return undefined;
  const facts = splitFacts(text) ?? [text];
  const results = facts.map((fact) => readResult(fact, command));
  if (results.every((result) => result === undefined))
    return exitInCases.test(text) ? [{ kind: 'review', sentence: text }] : undefined;
  return facts.flatMap((fact, i) => results[i] ?? readQuoted(fact) ?? [{ kind: 'review', sentence: fact }]);
}

const longest = 300;

function readResult(fact: string, command: string): readonly Matcher[] | undefined {
  if (/^exits?(?: (?:code|status|with))* \d+$/i.test(fact) || /^no ["“`][^"”`]+["”`]$/i.test(fact))
    return inferFact(fact, command);
  const text = presence.exec(fact)?.[1]?.replace(/^(["“`])(.*)["”`]$/, '$2');
  return text === undefined ? undefined : [{ kind: 'contains', text, literal: true, isLoose: true }];
}

/** `Total row present`, `` `x-cache` header shown ``: the text is printed somewhere. */
const presence =
  /^(?:the |an? )?((?:["“`][^"”`]+["”`]|\p{Lu}[\p{L}\d]*(?: [\p{L}\d]+){0,3}?)) (?:row|line|field|header|column|entry|key|section|message|warning|banner)s? (?:(?:is|are) )?(?:present|shown|listed|printed|there|visible|displayed|returned)$/u;

function readQuoted(fact: string): readonly Matcher[] | undefined {
  const text = /^["“]([^"”]+)["”]$/.exec(fact)?.[1];
  return text === undefined ? undefined : [{ kind: 'contains', text, literal: true }];
}

/** `Exit 0 when valid, 3 when not`. */
const exitInCases = /^exits?(?: (?:code|status|with))* \d+ (?:if|when|on|for) .*\d/i;
