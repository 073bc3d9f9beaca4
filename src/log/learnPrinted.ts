import { normalizeOutput } from '../expectation/normalizeOutput';
import type { CapturedOutput } from '../run/ports';
import { looksMadeUp } from './secrets/randomness';

/** How many secrets one command is believed to have printed, and how long one is at least. */
const mostSecrets = 200;
const shortest = 6;

/**
 * Learns the secrets that a command has printed which makes secrets: lines of one word, or of words of one length, are
 * nothing else; in every other line, such as an error's, a word that a machine has made up.
 */
export function learnPrinted({ head, tail }: CapturedOutput, learn: (value: string) => void): void {
  const lines = normalizeOutput(`${head}\n${tail}`).split('\n', mostSecrets);
  const found = new Set(lines.flatMap((line) => secretsIn(line.trim().split(/\s+/).map(withoutName))));
  for (const value of [...found].slice(0, mostSecrets)) learn(value);
}

function secretsIn(words: readonly string[]): readonly string[] {
  const isTable = words.every(({ length }) => length === words[0]?.length);
  if (isTable) return words.filter((word) => word.length >= shortest && !isPlainWord(word));
  return words.map((word) => word.replace(/^["'`(]+|["'`),.;:]+$/g, '')).filter(looksMadeUp);
}

/** `SECRET_KEY=…`: the name is no part of it. */
function withoutName(word: string): string {
  return word.replace(/^[A-Za-z_][\w.-]*[=:](?=[^=])/, '');
}

/** What a shell says of a command that was ended: `Killed`, `Terminated`. */
function isPlainWord(word: string): boolean {
  return /^[A-Z][a-z]+$/.test(word);
}
