import type { Matcher } from './expectation';
import { inferFact } from './inferFact';
import { parseJsonSample } from './jsonSample';

/**
 * What an author's comment expects of its command, the comment sign left out: matchers where it surely can be checked
 * (`Expected: HTTP 200 OK`), one `review` with the sentence where it cannot (`Should list the workers`), and `undefined`
 * where the comment expects nothing (`Check health`). When in doubt, `review`.
 */
export function inferExpectation(comment: string): readonly Matcher[] | undefined {
  const sentence = comment.trim().replace(/\s+/g, ' ');
  const mark = findMark(sentence);
  if (mark === undefined) return undefined;
  const isOneFact = !comment.trim().includes('\n') && sentence.length <= factLimit;
  const matchers = isOneFact ? readFact(mark) : undefined;
  return matchers ?? [{ kind: 'review', sentence }];
}

/** Nobody writes a longer fact; bounds the time that reading one can take. */
const factLimit = 1000;

/** A comment that expects something. */
interface Mark {
  /** What is expected, without the words that mark it. */
  readonly fact: string;
  /**
   * How far the fact can be trusted: a `word` may be what is printed (`Expected: PONG`), or only a `form` that cannot
   * be meant otherwise counts (`Target: <200ms`), or it is for a person alone.
   */
  readonly trust: 'word' | 'form' | 'person';
}

function readFact({ fact, trust }: Mark): readonly Matcher[] | undefined {
  if (trust === 'person') return undefined;
  const matchers = inferFact(fact);
  return trust === 'form' && matchers?.some(({ kind }) => kind === 'equals') ? undefined : matchers;
}

function findMark(sentence: string): Mark | undefined {
  const plain = sentence.replaceAll('**', '').replace(/^[-*→✓✅]\s+/u, '');
  for (const { mark, trust } of labels) {
    const match = mark.exec(plain);
    if (match !== null) return { fact: plain.slice(match[0].length), trust };
  }
  const [, subject = '', predicate] =
    /^(.*)\(((?:should|must) [^()]+)\)$/i.exec(plain) ?? /^(.*?)\b((?:should|must)\b.*)$/i.exec(plain) ?? [];
  if (predicate !== undefined) return readModal(subject, predicate);
  const isOther = /^expect|\bexpected(?: to\b|[.)]*$)|\(target\b/i.test(plain) || isJsonSample(plain);
  return isOther ? { fact: plain, trust: 'person' } : undefined;
}

function isJsonSample(text: string): boolean {
  return text.length <= factLimit && parseJsonSample(text) !== undefined;
}

/** `should return 503`, after its subject. What is said of several things at once no single check can hold. */
function readModal(subject: string, predicate: string): Mark {
  const fact = predicate.replace(modal, '');
  const ofSeveral = /\b(?:all|each|every|both|any|none|no|never|n?either|services|if|when|unless)\b/i.test(subject);
  const said = verb.exec(fact);
  if (ofSeveral) return { fact, trust: 'person' };
  if (said !== null) return { fact: fact.slice(said[0].length), trust: 'word' };
  return { fact, trust: /^(?:exit|succeed|not be empty)/i.test(fact) ? 'form' : 'person' };
}

const labels: readonly { readonly mark: RegExp; readonly trust: Mark['trust'] }[] = [
  {
    mark: /^(?:expect(?:ed|s)?(?: (?:output|results?|response|value|status))?|(?:should|must) (?:see|show|print|output|return|be))\s*:\s*/i,
    trust: 'word',
  },
  { mark: /^(?:target|output|response|body|look for|returns)\s*:\s*/i, trust: 'form' },
  { mark: /^(?:returns|shows|prints|outputs|expect|expects|look for)\s+(?!:)/i, trust: 'form' },
];

const modal = /^(?:should|must)\s+(?:now\s+|only\s+|just\s+)?/i;

const verb =
  /^(?:return|show|see|print|output|say|display|be|read|report|respond with|answer(?: with)?|give|contain|include)\s+(?:that\s+)?/i;
