import { all, always, any, has, type ArgumentRule } from './argumentRule';
import type { DangerRule } from './dangerRule';

/** What a team calls dangerous, beside what is known to be: a program, or some of its subcommands and flags. */
export interface DeclaredDanger {
  /** The name without its folder, or a path as it stands in commands: `acme`, `./scripts/promote.sh`. */
  readonly program: string;
  /** One of them must be there; one may be of several words: `app sync`. None: every call. */
  readonly subcommands: readonly string[];
  /** One of them must be there: `--force`, `-f`. None: with any flags. */
  readonly flags: readonly string[];
  /** A few words that stand after “It”: `moves customers to another region`. */
  readonly reason: string;
}

/** The rule that finds it in the calls of a syntax tree. */
export function toDangerRule({ program, subcommands, flags, reason }: DeclaredDanger): DangerRule {
  const bySubcommand = subcommands.length === 0 ? always : any(...subcommands.map(hasWords));
  const byFlag = flags.length === 0 ? always : has(...flags);
  return {
    rule: ['declared', program, ...subcommands, ...flags].join(' '),
    reason,
    programs: [program],
    when: all(bySubcommand, byFlag),
  };
}

/** The words stand one behind the other among those that are no flags, wherever: a flag's value may come before. */
function hasWords(subcommand: string): ArgumentRule {
  const wanted = subcommand.split(/\s+/).filter(Boolean);
  return (args) => {
    const words = args.filter((word) => !word.startsWith('-'));
    return words.some((_, index) => wanted.every((word, offset) => words[index + offset] === word));
  };
}

/** An entry of a list of settings, when it has the form of one; `undefined` for anything else. */
export function toDeclaredDanger(value: unknown): DeclaredDanger | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { program, subcommands = [], flags = [], reason = defaultReason } = value as Readonly<Record<string, unknown>>;
  if (typeof program !== 'string' || !/^\S+$/.test(program) || typeof reason !== 'string') return undefined;
  return isTexts(subcommands) && isTexts(flags) ? { program, subcommands, flags, reason } : undefined;
}

/** What is said of an entry that gives no reason. */
export const defaultReason = 'is called dangerous in this workspace';

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
