import { findMark } from './expectationMark';
import { inferExpectation } from './inferExpectation';
import { inferListed } from './inferListed';
import { inferSessionOutput, type SampleLine } from './sampleOutput';

/**
 * What the lines below a command in its block expect. Behind a tick the author may speak instead of the program:
 * `✓ Should return: 19`, or `✓ Should list:` or `Expected results:` with a list below.
 */
export function inferShownOutput(sample: string, command: string): readonly SampleLine[] {
  const lines = sample.split('\n').map((text, line) => ({ line, text: text.trim() }));
  const filled = lines.filter(({ text }) => text !== '');
  if (toldBehindTick(filled[0]?.text ?? '') === undefined) return inferSessionOutput(sample);
  let head: string | undefined;
  return filled.flatMap(({ line, text }) => {
    const told = toldBehindTick(text);
    if (told === undefined)
      return head === undefined ? [] : [{ line, text, matchers: inferListed(text, head, command) }];
    head = /[:：]$/.test(told) ? told : undefined;
    return head === undefined ? [{ line, text: told, matchers: inferExpectation(told, command) ?? [] }] : [];
  });
}

function toldBehindTick(text: string): string | undefined {
  const told = /^(?:(?:[✓✔✅☑]️?|→|⇒)\s*)+(\S.*)$/u.exec(text)?.[1] ?? (isHead.test(text) ? text : undefined);
  if (told === undefined) return undefined;
  if (isHead.test(told)) return told;
  return findMark(/[:：]$/.test(told) ? `${told.slice(0, -1)} "x"` : told) === undefined ? undefined : told;
}

/** `Expected results:`, with what they are below. */
const isHead =
  /^(?:expect(?:ed|ation)s?|(?:sample |example )?outputs?|results?|(?:pass|success|acceptance) criteria)(?: [\p{L} ]{2,30})?[:：]$/iu;
