import * as vscode from 'vscode';
import type { InputDeclaration } from '../checklist/checklist';
import type { ConfirmationRequest, Prompter } from '../run/ports';
import { inputProblem } from '../run/inputs';
import { isSecretName } from '../util/secretNames';
import { toVisible } from '../util/toVisible';
import { withoutLinks } from '../util/withoutLinks';
import { warnModally } from './messages';

/** Asks the person in the middle of a step, with VS Code's own dialogs. */
export const prompter: Prompter = {
  confirm: (request) =>
    request.production && request.dangers.length > 0 ? confirmByTyping(request) : confirmByButton(request),
  askPlaceholder: (placeholder, commandText) =>
    askText({
      title: `Value for ${placeholder}`,
      prompt: `${isSecretName(placeholder) ? 'Secret: it is not recorded. ' : ''}Asked for once per release. The command: ${firstLine(commandText)}`,
      secret: isSecretName(placeholder),
      problem: (value) => (value === '' ? 'The command cannot run while this is open.' : undefined),
    }),
};

/** A question that has one line of text as its answer. */
export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  readonly step?: number;
  readonly totalSteps?: number;
  /** Why this answer cannot be taken; shown while the person types. */
  readonly problem?: (value: string) => string | undefined;
}

/** The answer, or `undefined` when the person gave up. */
export function askText(question: TextQuestion): Promise<string | undefined> {
  return new Promise((resolve) => {
    const box = vscode.window.createInputBox();
    box.title = question.title;
    box.prompt = withoutLinks(question.prompt);
    box.value = question.value ?? '';
    box.placeholder = question.placeholder ?? '';
    box.password = question.secret ?? false;
    box.step = question.step;
    box.totalSteps = question.totalSteps;
    box.ignoreFocusOut = true;
    const check = (): string | undefined => {
      const problem = question.problem?.(box.value);
      return (box.validationMessage = problem === undefined ? undefined : withoutLinks(problem));
    };
    box.onDidChangeValue(check);
    box.onDidAccept(() => {
      if (check() !== undefined) return;
      resolve(box.value);
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

/** A reason for the log; never empty. */
export function askReason(title: string, prompt: string): Promise<string | undefined> {
  return askText({
    title,
    prompt,
    placeholder: 'Reason, for the release log',
    problem: (value) => (value.trim() === '' ? 'Give a reason: it stands in the release log.' : undefined),
  });
}

/** The values of all inputs, asked one after the other; `undefined` when the person gave up. */
export async function askInputs(
  title: string,
  inputs: readonly InputDeclaration[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const values = new Map<string, string>();
  for (const [index, input] of inputs.entries()) {
    const value = await askInput(title, input, index + 1, inputs.length);
    if (value === undefined) return undefined;
    values.set(input.name, value);
  }
  return Object.fromEntries(values);
}

async function askInput(
  title: string,
  input: InputDeclaration,
  step: number,
  totalSteps: number,
): Promise<string | undefined> {
  const prompt = input.description ?? input.name;
  if (input.choices) return askChoice({ title, prompt, input, choices: input.choices, step, totalSteps });
  return askText({
    title: `${title}: ${input.name}`,
    prompt: input.required ? prompt : `${prompt} (may be left empty)`,
    step,
    totalSteps,
    secret: input.secret,
    problem: (value) => inputProblem(input, value),
    ...(input.default === undefined ? {} : { value: input.default }),
    ...(input.pattern === undefined ? {} : { placeholder: `matches ${input.pattern}` }),
  });
}

interface ChoiceQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly input: InputDeclaration;
  readonly choices: readonly string[];
  readonly step: number;
  readonly totalSteps: number;
}

function askChoice({ title, prompt, input, choices, step, totalSteps }: ChoiceQuestion): Promise<string | undefined> {
  return new Promise((resolve) => {
    const pick = vscode.window.createQuickPick();
    pick.title = `${title}: ${input.name}`;
    pick.placeholder = prompt;
    pick.step = step;
    pick.totalSteps = totalSteps;
    pick.ignoreFocusOut = true;
    pick.items = choices.map((label) => ({ label }));
    pick.activeItems = pick.items.filter(({ label }) => label === input.default);
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function confirmByButton(request: ConfirmationRequest, button = verbOf(request)): Promise<boolean> {
  return warnModally({ title: confirmationTitle(request), detail: request.commandLine, button });
}

/** The whole command is shown first: an input box has one line. */
async function confirmByTyping(request: ConfirmationRequest): Promise<boolean> {
  if (!(await confirmByButton(request, 'Continue'))) return false;
  const toType = `Type ${request.release} to ${verbOf(request).toLowerCase()}: ${firstLine(request.commandLine)}`;
  const typed = await askText({
    title: confirmationTitle(request),
    prompt: toType,
    placeholder: request.release,
    // It takes the prompt's place while the person types: the command stays in sight.
    problem: (value) => (value === request.release ? undefined : toType),
  });
  return typed === request.release;
}

function verbOf({ typedInto }: ConfirmationRequest): string {
  return typedInto === undefined ? 'Run' : 'Type';
}

function confirmationTitle({ dangers, production, unread = [], typedInto, differsFrom }: ConfirmationRequest): string {
  const reasons = dangers.map(({ reason }) => reason).join(', ');
  return [
    production ? 'This is a production release.' : '',
    typedInto === undefined ? 'Run this command?' : `Type this into the session of ${firstLine(typedInto)}?`,
    reasons === '' ? '' : `It ${reasons}.`,
    unread.length === 0 ? '' : `Its option ${unread.map(toVisible).join(', ')} cannot be read: decide yourself.`,
    differsFrom === undefined ? '' : `It is not as in the last run, ${differsFrom}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
