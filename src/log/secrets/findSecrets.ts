import { findLabelled } from './findLabelled';
import { findOverLines } from './findOverLines';
import { findPrivateKeys } from './findPrivateKeys';
import type { FindTokens } from './findTokens';
import type { Cut, FormIndex } from './formIndex';
import type { FoundSecret } from './foundSecret';
import { joinLines, type JoinedText } from './joinedText';
import { findPhrases } from './phraseForms';

/** A shorter form that goes over the end of a line is two texts that stand under each other by chance. */
const shortestOverLines = 8;

/** Where secrets stand whose values are known, also where they were broken over lines. */
export function findKnown(text: string, known: FormIndex, cut: Cut): readonly FoundSecret[] {
  const onLines = known.find(text, cut);
  if (!text.includes('\n')) return onLines;
  const glues = known.hasSpaces ? (['', ' '] as const) : ([''] as const);
  return [...onLines, ...glues.flatMap((glue) => findInJoined(joinLines(text, glue), known, cut))];
}

function findInJoined(joined: JoinedText, known: FormIndex, cut: Cut): readonly FoundSecret[] {
  return known
    .find(joined.text, cut)
    .filter(({ start, end }) => end - start >= shortestOverLines)
    .map((secret) => {
      const [start, end] = [joined.toOriginal(secret.start), joined.toOriginal(secret.end - 1) + 1];
      return { ...secret, from: start, start, end };
    });
}

/** Where what looks like a secret stands, by its own form or by what is said of it. */
export function findGuessed(text: string, findTokens: FindTokens): readonly FoundSecret[] {
  const find = (each: string): readonly FoundSecret[] => [
    ...findTokens(each),
    ...findLabelled(each),
    ...findPhrases(each),
  ];
  const onLines = [...findPrivateKeys(text), ...find(text)];
  return text.includes('\n') ? [...onLines, ...findOverLines(text, find)] : onLines;
}
