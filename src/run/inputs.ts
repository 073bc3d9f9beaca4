import { RE2JS } from 're2js';
import type { FrontMatter, InputDeclaration } from '../checklist/checklist';
import { variableName } from '../checklist/variableName';

/** Values by the names that the front matter declares. */
export type InputValues = Readonly<Record<string, string>>;

/** Why this value cannot be taken for the input, in one sentence for the person; `undefined` when it can. */
export function inputProblem(input: InputDeclaration, value: string): string | undefined {
  if (value === '') return input.required ? `${input.name} is needed to start the release.` : undefined;
  if (/[\0\r\n]/.test(value)) return `${input.name} must stand on one line.`;
  if (input.choices && !input.choices.includes(value))
    return `${input.name} must be one of: ${input.choices.join(', ')}.`;
  if (input.pattern !== undefined && !matchesWhole(input.pattern, value))
    return `${input.name} must match ${input.pattern}.`;
  return undefined;
}

/** The environment of the run's shell: what the front matter sets, then the inputs. Empty inputs are not set. */
export function runEnvironment(frontMatter: FrontMatter, values: InputValues): Readonly<Record<string, string>> {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  return { ...frontMatter.env, ...Object.fromEntries(given.map(([name, value]) => [variableName(name), value])) };
}

/** The name of the input that says where a release goes: the one that makes it production, else one of that name. */
export function environmentInput(
  { production }: Pick<FrontMatter, 'production'>,
  inputs: InputValues,
): string | undefined {
  return production?.input ?? Object.keys(inputs).find((name) => name.toLowerCase() === 'environment');
}

export function isProduction({ production }: FrontMatter, values: InputValues): boolean {
  return production?.values.includes(values[production.input] ?? '') ?? false;
}

/**
 * The inputs that may be recorded, and the names of the others that were given: those declared secret, and those whose
 * values hold a secret, such as an address with a password in it.
 */
export function recordableInputs(
  { inputs }: FrontMatter,
  values: InputValues,
  holdsSecret: (value: string) => boolean,
): { readonly inputs: InputValues; readonly secretInputs: readonly string[] } {
  const declared = inputs.filter((input) => input.secret).map(({ name }) => name);
  const holding = Object.keys(values).filter((name) => holdsSecret(values[name] ?? ''));
  const secret = new Set([...declared, ...holding]);
  const given = Object.entries(values).filter(([, value]) => value !== '');
  return {
    inputs: Object.fromEntries(given.filter(([name]) => !secret.has(name))),
    secretInputs: given.map(([name]) => name).filter((name) => secret.has(name)),
  };
}

/** Patterns that do not compile are problems of the checklist and hold for no value. */
function matchesWhole(pattern: string, value: string): boolean {
  try {
    return RE2JS.compile(pattern).matches(value);
  } catch {
    return false;
  }
}
