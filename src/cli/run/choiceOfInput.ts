import type { InputDeclaration } from '../../checklist/checklist';
import { inputProblem } from '../../run/inputs';

type Choosing = Pick<InputDeclaration, 'choices'>;

/** The choices of an input as they are shown: with the numbers by which they can be given, where those are no choices themselves. */
export function describeChoices(input: Choosing): string {
  const { choices = [] } = input;
  if (!isNumbered(input)) return choices.join(' | ');
  return choices.map((choice, index) => `${index + 1} ${choice}`).join(', ');
}

/** The value that an answer stands for: itself, or the choice of that number. */
export function chosenValue(input: Choosing, answer: string): string {
  if (!isNumbered(input) || !/^[1-9]\d*$/.test(answer)) return answer;
  return input.choices?.[Number(answer) - 1] ?? answer;
}

/** Why an answer that a person has typed cannot be taken, as a sentence that says what they gave. */
export function answerProblem(input: InputDeclaration, answer: string): string | undefined {
  const problem = inputProblem(input, chosenValue(input, answer));
  if (problem === undefined || answer === '' || input.secret) return problem;
  if (!input.choices) return `“${answer}” cannot be taken: ${problem}`;
  const how = isNumbered(input) ? `Type the number or the name of one of ` : 'Type one of ';
  return `“${answer}” is none of the choices. ${how}${describeChoices(input)}.`;
}

function isNumbered({ choices = [] }: Choosing): boolean {
  return choices.length > 1 && !choices.some((choice) => /^\d+$/.test(choice));
}
