import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { redactedMark, redactedMarks } from '../util/redacted';
import { findGuessed, findKnown } from './secrets/findSecrets';
import { createTokenFinder } from './secrets/findTokens';
import { FormIndex, type Cut } from './secrets/formIndex';
import type { FoundSecret } from './secrets/foundSecret';
import { isUnguessable, looksRandom } from './secrets/randomness';
import { secretForms } from './secrets/secretForms';

/** Takes secrets out of a text. Doing it twice is doing it once. `cut` names an end of the text at which something is missing. */
export type Redact = (text: string, cut?: Cut) => string;

/** Takes secrets out of texts, and comes to know more of them on the way. */
export interface Redactor {
  readonly redact: Redact;
  /** From now on this value is a secret too, wherever it stands and in whatever form. `kind` says which, in a word or two. */
  readonly learn: (value: string, kind?: string) => void;
  /** What another redactor must be given to do the same. */
  readonly knowledge: () => RedactorKnowledge;
}

/** All that a redactor knows, as data. */
export interface RedactorKnowledge {
  readonly options: RedactorOptions;
  readonly secrets: readonly Pick<FoundSecret, 'kind' | 'value'>[];
}

export interface RedactorOptions {
  /** What is committed as it is: the checklist. What only looks like a secret, and stands so in it, is none. */
  readonly published?: string;
  /** Of the run, for the digests; without it there are none. */
  readonly salt?: string;
}

/**
 * Replaces by `‹redacted: kind›`: the values of secret inputs in every form in which programs print them, tokens that are
 * known by their form, values whose names say that they are secret. What was found by its name or form is a secret from
 * then on: a program that prints a password it has made may print it once more with nothing beside it. The time grows with
 * the text's length, whatever the text.
 */
export function createRedactor(secretValues: readonly string[], options: RedactorOptions = {}): Redactor {
  const { published = '', salt } = options;
  const findTokens = createTokenFinder();
  const known = new FormIndex();
  const values = new Map<string, string>();
  const learn = (value: string, kind = 'secret'): void => {
    if (values.has(value)) return;
    values.set(value, kind);
    for (const form of secretForms(value)) known.add({ form, kind, value });
  };
  /** Not what may be an everyday word, nor more of them than an output may print that is made for it. */
  const learnFound = ({ value, kind }: FoundSecret): void => {
    if (looksRandom(value) && values.size < mostValues) learn(value, kind);
  };
  for (const value of secretValues) learn(value, 'secret input');

  const redactShown: Redact = (text, cut) => {
    const guessed = findGuessed(text, findTokens).filter(({ from, end }) => !published.includes(text.slice(from, end)));
    guessed.forEach(learnFound);
    const found = [...findKnown(text, known, cut), ...guessed];
    return replaceAll(text, found, ({ kind, value }) => redactedMark(kind, digestOf(value, salt)));
  };
  /** What is coloured in the middle is put together first; where that shows no secret, the text stays as it is. */
  const redact: Redact = (text, cut) => {
    if (!escapes.test(text)) return redactShown(text, cut);
    const shown = text.replaceAll(new RegExp(escapes, 'g'), '');
    const redacted = redactShown(shown, cut);
    return redacted === shown ? text : redacted;
  };
  const knowledge = (): RedactorKnowledge => ({
    options,
    secrets: Array.from(values, ([value, kind]) => ({ value, kind })),
  });
  return { redact, learn, knowledge };
}

/** Sequences that move the cursor or colour what follows, and commands to the terminal itself. */
const escapes =
  /(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,8}[@-~]?|\u001b[\]PX^_][^\u0007\u001b\n\r]{0,4096}(?:\u0007|\u001b\\)?|\u001b[ -/]{0,8}[0-~]?/;

const mostValues = 2000;

/**
 * So that a reader can tell whether two marks of one run are the same secret, and, with the secret in hand, whether it was
 * this one. The salt stands in the journal for all to read: a secret that can be guessed gets no digest.
 */
function digestOf(value: string, salt: string | undefined): string | undefined {
  if (salt === undefined || !isUnguessable(value)) return undefined;
  return bytesToHex(sha256(utf8ToBytes(`${salt}\0${value}`))).slice(0, 6);
}

/** Where secrets overlap, the text that they cover is replaced once. Marks that stand there already stay. */
function replaceAll(text: string, found: readonly FoundSecret[], markOf: (secret: FoundSecret) => string): string {
  let redacted = '';
  let from = 0;
  for (const secret of outsideMarks(text, merge(found))) {
    redacted += text.slice(from, secret.start) + markOf(secret);
    from = secret.end;
  }
  return redacted + text.slice(from);
}

function merge(found: readonly FoundSecret[]): readonly FoundSecret[] {
  const merged: FoundSecret[] = [];
  for (const secret of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last || secret.start >= last.end) merged.push(secret);
    else merged[merged.length - 1] = { ...last, end: Math.max(last.end, secret.end) };
  }
  return merged;
}

/** What of the stretches no mark covers. Stretches and marks are in order. */
function outsideMarks(text: string, secrets: readonly FoundSecret[]): readonly FoundSecret[] {
  const marks = Array.from(text.matchAll(redactedMarks), ({ 0: mark, index }) => ({
    start: index,
    end: index + mark.length,
  }));
  let next = 0;
  return secrets.flatMap((secret) => {
    while ((marks[next]?.end ?? Infinity) <= secret.start) next++;
    const parts: FoundSecret[] = [];
    let { start } = secret;
    for (let at = next; (marks[at]?.start ?? Infinity) < secret.end; at++) {
      const mark = marks[at];
      if (!mark) break;
      if (mark.start > start) parts.push({ ...secret, start, end: mark.start });
      start = mark.end;
    }
    return start < secret.end ? [...parts, { ...secret, start }] : parts;
  });
}
