import type { Checklist, InputDeclaration } from '../../checklist/checklist';
import { capitalised } from '../../util/capitalised';
import { toVisible } from '../../util/toVisible';
import type { InputValues } from '../../run/inputs';
import type { ConfirmationRequest, Prompter } from '../../run/ports';
import { isSecretName } from '../../util/secretNames';
import { answerProblem, chosenValue, describeChoices } from './choiceOfInput';
import { showText } from './showText';
import type { Terminal } from './terminal';

/** Asks the person in the middle of a step. */
export function createPrompter(terminal: Terminal): Prompter {
  return {
    confirm: (request) => confirm(terminal, request),
    askPlaceholder: (placeholder, commandText) => askPlaceholder(terminal, placeholder, commandText),
  };
}

/** A reason for the log; `undefined`, and said so, when the person has given none. */
export async function askReason(terminal: Terminal, prompt: string): Promise<string | undefined> {
  const reason = await terminal.ask({ prompt: `${prompt} (for the release log; empty: nothing is decided)` });
  if (reason === undefined && !terminal.hasLeft) terminal.line('  Nothing was written, and nothing is decided.');
  return reason;
}

/** The values of the inputs that were not given, asked one after the other; `undefined` when the person leaves. */
export async function askInputs(
  terminal: Terminal,
  inputs: readonly InputDeclaration[],
  given: InputValues = {},
): Promise<InputValues | undefined> {
  const values: Record<string, string> = { ...given };
  for (const input of inputs) {
    if (input.name in values) continue;
    const value = await terminal.ask({
      prompt: inputPrompt(input),
      secret: input.secret,
      ...(input.default === undefined ? {} : { value: input.default }),
      problem: (answer) => visibly(answerProblem(input, answer)),
    });
    if (value === undefined) return undefined;
    values[input.name] = chosenValue(input, value);
  }
  return values;
}

/** What names the release when no input does. */
export function askReleaseName(terminal: Terminal, { title }: Checklist): Promise<string | undefined> {
  return terminal.ask({
    prompt: `What is released by “${toVisible(title)}”? It names the log, such as v1.2.3`,
    problem: (answer) => (answer === '' ? 'Give the release a name or a version.' : undefined),
  });
}

/** What the person typed, as the beginning of a sentence. */
export function quoteAnswer(given: string): string {
  return given === '' ? 'An empty line is' : `“${toVisible(given)}” is`;
}

function visibly(sentence: string | undefined): string | undefined {
  return sentence === undefined ? undefined : toVisible(sentence);
}

function inputPrompt(input: InputDeclaration): string {
  const { name, description, choices, pattern, required, secret } = input;
  const hints = [
    ...(choices ? [describeChoices(input)] : []),
    ...(pattern === undefined ? [] : [`matches ${pattern}`]),
    ...(required ? [] : ['may be left empty']),
    ...(secret ? ['secret: neither shown nor recorded'] : []),
  ];
  const what = description === undefined ? name : `${name}, ${description}`;
  return toVisible(hints.length > 0 ? `${what} (${hints.join('; ')})` : what);
}

async function askPlaceholder(terminal: Terminal, placeholder: string, text: string): Promise<string | undefined> {
  const secret = isSecretName(placeholder);
  terminal.line(showText(text, '  $ '));
  return terminal.ask({
    prompt: `Value for ${toVisible(placeholder)}${secret ? ' (secret: neither shown nor recorded)' : ''}`,
    secret,
  });
}

async function confirm(terminal: Terminal, request: ConfirmationRequest): Promise<boolean> {
  const { style } = terminal;
  terminal.line(style.attention(confirmationTitle(request)));
  terminal.line(showText(request.commandLine, '  $ '));
  if (request.production && request.dangers.length > 0) {
    const release = toVisible(request.release);
    const typed = await terminal.ask({
      prompt: `Type ${style.bold(release)} to ${verbOf(request)} it (anything else: no)`,
    });
    return typed === request.release;
  }
  return askYesNo(terminal, `${capitalised(verbOf(request))} it?`);
}

/** Only a clear yes is one. */
export async function askYesNo(terminal: Terminal, prompt: string): Promise<boolean> {
  const answer = await terminal.ask({
    prompt: `${prompt} y/n`,
    problem: (given) =>
      /^(y|yes|n|no)$/i.test(given) ? undefined : `${quoteAnswer(given)} neither yes nor no: type y or n.`,
  });
  return answer !== undefined && /^y/i.test(answer);
}

function confirmationTitle({ dangers, production, unread = [], typedInto, differsFrom }: ConfirmationRequest): string {
  const reasons = dangers.map(({ reason }) => reason).join(', ');
  return [
    ...(production ? ['This is a production release.'] : []),
    ...(reasons === '' ? [] : [`Careful: this command ${reasons}.`]),
    ...(differsFrom === undefined ? [] : [`It was not so in the last run (${toVisible(differsFrom)}).`]),
    ...(unread.length === 0 ? [] : [`Its option ${unread.map(toVisible).join(', ')} cannot be read: decide yourself.`]),
    ...(typedInto === undefined ? [] : [`It is typed into: ${toVisible(typedInto)}`]),
    ...(reasons === '' && !production && unread.length === 0 ? ['The checklist asks for a confirmation.'] : []),
  ].join(' ');
}

function verbOf({ typedInto }: ConfirmationRequest): string {
  return typedInto === undefined ? 'run' : 'type';
}
