import { parseArgs } from 'node:util';
import { UsageError } from './command';

/** Files and the flag that `inspect` and `lint` take. */
export interface FileWords {
  readonly files: readonly string[];
  readonly json: boolean;
}

export function parseFileWords(words: readonly string[]): FileWords {
  try {
    const options = { json: { type: 'boolean' } } as const;
    const { positionals, values } = parseArgs({ args: [...words], options, allowPositionals: true });
    return { files: positionals, json: values.json ?? false };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
