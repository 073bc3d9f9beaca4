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

/** How a report is printed. */
export type ReportFormat = 'text' | 'json' | 'github';

/** Files and the flags that `lint` takes. */
export interface LintWords {
  readonly files: readonly string[];
  readonly format: ReportFormat;
  /** Whether what is no mistake is told too. */
  readonly notes: boolean;
  /** Whether programs are looked for on this machine. */
  readonly path: boolean;
}

export function parseLintWords(words: readonly string[]): LintWords {
  const { positionals, values } = parseReportWords(words, { notes: { type: 'boolean' }, path: { type: 'boolean' } });
  return {
    files: positionals,
    format: formatOf(values),
    notes: values['notes'] === true,
    path: values['path'] === true,
  };
}

/** Files and the flags that `verify` takes. */
export interface VerifyWords {
  readonly files: readonly string[];
  readonly format: ReportFormat;
}

export function parseVerifyWords(words: readonly string[]): VerifyWords {
  const { positionals, values } = parseReportWords(words, {});
  return { files: positionals, format: formatOf(values) };
}

function parseReportWords(
  words: readonly string[],
  flags: Readonly<Record<string, { readonly type: 'boolean' }>>,
): {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
} {
  try {
    const options = { json: { type: 'boolean' }, format: { type: 'string' }, ...flags } as const;
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function formatOf(values: Readonly<Record<string, string | boolean | undefined>>): ReportFormat {
  const format = values['format'] ?? (values['json'] === true ? 'json' : 'text');
  if (format === 'text' || format === 'json' || format === 'github') return format;
  throw new UsageError(`There is no format "${format}". The formats are text, json and github.`);
}
