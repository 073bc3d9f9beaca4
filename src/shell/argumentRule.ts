import { skipOptions } from './prefixCommand';
import type { ProgramCall } from './programCall';

/** Says of a call, and of the words after its program's name, whether something is so. */
export type ArgumentRule = (args: readonly string[], call: ProgramCall) => boolean;

export const always: ArgumentRule = () => true;

/** One of the words is among the arguments, long options also as `--word=value`. */
export const has =
  (...words: readonly string[]): ArgumentRule =>
  (args) =>
    args.some(
      (word) => words.includes(word) || words.some((long) => long.startsWith('--') && word.startsWith(`${long}=`)),
    );

/** One of the short options is there, also in a cluster or with a number: `f` finds `-f`, `-rf` and `-fn100`, but not `-Uscheduler`. */
export const hasLetter =
  (letters: string): ArgumentRule =>
  (args) =>
    args.some((word) => new RegExp(`^-[a-zA-Z]{0,3}[${letters}][a-zA-Z]{0,3}\\d*$`).test(word));

/** The first words besides the options are these, in this order. */
export const starts =
  (...words: readonly string[]): ArgumentRule =>
  (args) =>
    args
      .filter((word) => !word.startsWith('-'))
      .slice(0, words.length)
      .join(' ') === words.join(' ');

/** The subcommand is one of these, for a tool whose own options may stand before it; `valued` are those that take a value. */
export const subcommand =
  (valued: readonly string[], ...words: readonly string[]): ArgumentRule =>
  (args) =>
    words.includes(skipOptions(args, valued)[0] ?? '');

export const any =
  (...rules: readonly ArgumentRule[]): ArgumentRule =>
  (args, call) =>
    rules.some((rule) => rule(args, call));

export const all =
  (...rules: readonly ArgumentRule[]): ArgumentRule =>
  (args, call) =>
    rules.every((rule) => rule(args, call));

export const not =
  (rule: ArgumentRule): ArgumentRule =>
  (args, call) =>
    !rule(args, call);
