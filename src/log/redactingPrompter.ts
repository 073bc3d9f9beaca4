import type { Prompter } from '../run/ports';

/** Asks what the other one asks, and shows no secret doing so. */
export function redactingPrompter(prompter: Prompter, redact: (text: string) => string): Prompter {
  return {
    confirm: ({ commandLine, typedInto, unread, ...request }) =>
      prompter.confirm({
        ...request,
        commandLine: redact(commandLine),
        ...(typedInto === undefined ? {} : { typedInto: redact(typedInto) }),
        ...(unread === undefined ? {} : { unread: unread.map(redact) }),
      }),
    askPlaceholder: (placeholder, commandText) => prompter.askPlaceholder(placeholder, redact(commandText)),
  };
}
