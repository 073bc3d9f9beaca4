import { parseArgs } from 'node:util';
import { UsageError } from './command';

/** Files and the flag that `inspect` takes. */
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

export type LintFormat = 'text' | 'json' | 'github';

/** Files and the flags that `lint` takes. */
export interface LintWords {
  readonly files: readonly string[];
  readonly format: LintFormat;
  /** Whether what is no mistake is told too. */
  readonly notes: boolean;
  /** Whether programs are looked for on this machine. */
  readonly path: boolean;
}

export function parseLintWords(words: readonly string[]): LintWords {
  try {
    const flag = { type: 'boolean' } as const;
    const options = { json: flag, notes: flag, path: flag, format: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ args: [...words], options, allowPositionals: true });
    const format = values.format ?? (values.json ? 'json' : 'text');
    if (format !== 'text' && format !== 'json' && format !== 'github')
      throw new UsageError(`There is no format "${format}". The formats are text, json and github.`);
    return { files: positionals, format, notes: values.notes ?? false, path: values.path ?? false };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
