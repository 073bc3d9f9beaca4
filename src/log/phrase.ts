import { codeSpan, escapeText } from './markdownText';

/** A few words for two places: plain, and safe in Markdown. */
export interface Phrase {
  readonly plain: string;
  readonly markdown: string;
}

/** Our own words, which mean nothing in Markdown, with others' between them: ``phrase`found ${value('HTTP 503')}` ``. */
export function phrase(words: TemplateStringsArray, ...others: readonly Phrase[]): Phrase {
  return {
    plain: String.raw({ raw: words }, ...others.map(({ plain }) => plain)),
    markdown: String.raw({ raw: words }, ...others.map(({ markdown }) => markdown)),
  };
}

/** What a program printed, or what is compared with it. */
export function value(text: string): Phrase {
  return { plain: text, markdown: codeSpan(text) };
}

/** Words of others that need no marks: a name, a sentence. */
export function words(text: string): Phrase {
  return { plain: text, markdown: escapeText(text) };
}

/** What a person says, which nothing has measured. */
export function quoted(text: string): Phrase {
  return phrase`“${words(text)}”`;
}

export function joinPhrases(phrases: readonly Phrase[], between: string): Phrase {
  return {
    plain: phrases.map(({ plain }) => plain).join(between),
    markdown: phrases.map(({ markdown }) => markdown).join(between),
  };
}

/** With an end, as a sentence has it. */
export function sentence(said: Phrase): Phrase {
  return /[.!?…]”?$/.test(said.plain) ? said : phrase`${said}.`;
}
