import type { Prompter } from '../run/ports';

/** Asks what the other one asks, and shows no secret doing so. */
export function redactingPrompter(prompter: Prompter, redact: (text: string) => string): Prompter {
  return {
    confirm: (request) => prompter.confirm({ ...request, commandLine: redact(request.commandLine) }),
    askPlaceholder: (placeholder, commandText) => prompter.askPlaceholder(placeholder, redact(commandText)),
  };
}
