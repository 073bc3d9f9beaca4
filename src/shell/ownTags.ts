import { baseName, skipOptions } from './prefixCommand';
import type { ProgramCall } from './programCall';

/** The options of git that take a value as a word of its own. */
export const gitValued = ['-C', '-c', '--git-dir', '--work-tree'];

const tagValued = ['-m', '-F', '-u', '--message', '--file', '--local-user', '--cleanup', '--trailer'];

/** The tags that calls make: `git tag -s web-7 -m "…"` makes `web-7`. */
export function tagsMadeBy(calls: readonly ProgramCall[]): readonly string[] {
  return calls.flatMap((call) => {
    const words = wordsAfter('tag', call);
    const [name] = skipOptions(words, tagValued);
    return name === undefined || words.some((word) => keepsTags.test(word)) ? [] : [name];
  });
}

/** Whether one of these tags goes to another repository, whatever it is named like. */
export function pushesOneOf(calls: readonly ProgramCall[], tags: readonly string[]): boolean {
  return tags.length > 0 && calls.some((call) => wordsAfter('push', call).some((word) => tags.includes(word)));
}

/** Options with which `git tag` makes none. */
const keepsTags = /^(?:-[dlv]|-n\d*|--(?:delete|list|verify|contains|points-at|merged|sort).*)$/;

function wordsAfter(subcommand: string, { program, args }: ProgramCall): readonly string[] {
  const [word, ...rest] = baseName(program) === 'git' ? skipOptions(args, gitValued) : [];
  return word === subcommand ? rest : [];
}
