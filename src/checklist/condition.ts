import { nearest } from '../util/spelling';
import type { BlockOptions, Condition, FrontMatter } from './checklist';

/** Why no run can tell whether the condition holds, as a sentence with the way out; `undefined` when one can. */
export function whyUndecidable(
  { input, value }: Condition,
  { inputs }: Pick<FrontMatter, 'inputs'>,
): string | undefined {
  const declared = inputs.find(({ name }) => name === input);
  if (!declared) {
    const near = nearest(
      input,
      inputs.map(({ name }) => name),
    );
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return `"${input}" is no input, so nobody can tell when this is to run: declare it under "inputs" in the front matter.${hint}`;
  }
  if (declared.choices && !declared.choices.includes(value))
    return `"${value}" is no choice of "${input}", so this condition never holds. The choices are ${declared.choices.join(', ')}.`;
  return undefined;
}

/** Marks a condition that nothing can be told from. */
export function decideCondition(options: BlockOptions, frontMatter: Pick<FrontMatter, 'inputs'>): BlockOptions {
  const { when } = options;
  if (!when || whyUndecidable(when, frontMatter) === undefined) return options;
  return { ...options, when: { ...when, isUndecidable: true } };
}

/** The words of a block's options that a person must read before anything of it runs; empty when none is odd. */
export function doubtfulWords({ unread = [], when }: BlockOptions): readonly string[] {
  return when?.isUndecidable ? [...unread, `when=${when.input}:${when.value}`] : unread;
}
