/**
 * In messages and in the words under an input box VS Code makes a link of `[text](command:…)`, and a click on it runs the
 * command. Words of a checklist, an output or a log stay words.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
