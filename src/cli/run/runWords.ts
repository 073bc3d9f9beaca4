import { parseArgs } from 'node:util';
import type { Checklist } from '../../checklist/checklist';
import { variableName } from '../../checklist/variableName';
import { inputProblem, type InputValues } from '../../run/inputs';
import { UserFacingError } from '../../util/userFacingError';
import { UsageError } from '../command';

/** What the command line of `run` says. */
export interface RunWords {
  /** A checklist to start from, or the log or journal of a run to go on with. */
  readonly target: { readonly kind: 'start' | 'resume'; readonly file: string };
  readonly inputs: InputValues;
  /** What the release is called when no input says it. */
  readonly release?: string;
  readonly ci: boolean;
  readonly json: boolean;
  /** Shows what would be run, and runs nothing. */
  readonly dryRun: boolean;
}

export function parseRunWords(words: readonly string[]): RunWords {
  const { positionals, values } = parseOptions(words);
  const { resume, release, ci = false, json = false, 'dry-run': dryRun = false } = values;
  const [file, ...others] = positionals;
  if (others.length > 0 || (file === undefined) === (resume === undefined))
    throw new UsageError('run takes one checklist, or --resume with the log or the journal of a run.');
  if (resume !== undefined && (release !== undefined || values.input))
    throw new UsageError('A run that is resumed has its name and its inputs: leave --release and --input out.');
  if (dryRun && (resume !== undefined || ci))
    throw new UsageError('--dry-run shows a checklist as it would be run: leave --resume and --ci out.');
  if (json && !ci) throw new UsageError('--json sums up what ran unattended: give it with --ci.');
  const target =
    resume === undefined ? ({ kind: 'start', file: file ?? '' } as const) : { kind: 'resume' as const, file: resume };
  const inputs = parseInputs(values.input ?? []);
  return { target, inputs, ci, json, dryRun, ...(release === undefined ? {} : { release }) };
}

/** Refuses inputs that the checklist does not declare, and values that it does not take. */
export function checkInputs({ frontMatter: { inputs } }: Checklist, given: InputValues): void {
  for (const [name, value] of Object.entries(given)) {
    const declared = inputs.find((input) => input.name === name);
    if (!declared) {
      const names = inputs.map((input) => input.name).join(', ');
      throw new UserFacingError(
        `The checklist has no input "${name}". ${names === '' ? 'It has none.' : `Its inputs are ${names}.`}`,
      );
    }
    if (declared.secret)
      throw new UserFacingError(
        `${name} is secret, and what stands on a command line is none: set $${variableName(name)} in the environment instead.`,
      );
    const problem = inputProblem(declared, value);
    if (problem !== undefined) throw new UserFacingError(problem);
  }
}

/** The secret inputs that stand in the environment, under the names by which commands will see them. */
export function secretsFrom({ frontMatter }: Checklist, env: NodeJS.ProcessEnv): InputValues {
  const secret = frontMatter.inputs.filter((input) => input.secret);
  return Object.fromEntries(secret.flatMap(({ name }) => toEntry(name, env[variableName(name)])));
}

function toEntry(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value ? [[name, value]] : [];
}

function parseOptions(words: readonly string[]) {
  const [text, flag] = [{ type: 'string' } as const, { type: 'boolean' } as const];
  const options = {
    resume: text,
    release: text,
    input: { ...text, multiple: true },
    ci: flag,
    json: flag,
    'dry-run': flag,
  } as const;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseInputs(words: readonly string[]): InputValues {
  const entries = words.map((word) => {
    const at = word.indexOf('=');
    if (at < 1) throw new UsageError(`--input takes NAME=VALUE, not "${word}".`);
    return [word.slice(0, at), word.slice(at + 1)] as const;
  });
  return Object.fromEntries(entries);
}
