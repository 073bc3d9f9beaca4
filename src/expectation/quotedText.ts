/**
 * The text between quotes that go around the whole of it: `"ERROR"`, `'ERROR'`, `` `ERROR` ``, `“ERROR”`. `undefined` where
 * there are none, or where one stands within, so that they are a part of the text: `"status": "ok"`.
 */
export function unquoteWhole(text: string): string | undefined {
  return wholly.exec(text)?.[0].slice(1, -1);
}

/** Several texts in quotes and nothing else: `"FATAL" "ERROR"`, `'a', 'b'`, `"a" or "b"`. Empty where it is not so. */
export function severalQuoted(text: string): readonly string[] {
  return several.test(text) ? (text.match(eachQuoted) ?? []).map((part) => part.slice(1, -1)) : [];
}

/**
 * What else a text that must not come may mean, where it may be no text as it stands: `ERROR|FATAL`, `ERROR or FATAL`,
 * `ERROR  # never`, `"ERROR" in the log`. Empty for a plain text.
 */
export function otherReadings(text: string): readonly string[] {
  const [, commented] = /^(.*\S)\s+(?:#|\/\/)\s.*$/.exec(text) ?? [];
  if (commented !== undefined) return [commented, ...otherReadings(commented)].map((one) => unquoteWhole(one) ?? one);
  const [quoted] = beginsQuoted.exec(text) ?? [];
  if (quoted !== undefined) return [quoted.slice(1, -1)];
  return alternatives(text.replace(/^\((.*)\)$/, '$1'));
}

function alternatives(text: string): readonly string[] {
  const isList = text.includes('|') || eitherWord.test(text) || capitals.test(text);
  const parts = text.split(text.includes('|') ? /\s*\|+\s*/ : /\s*,\s*(?:or\s+)?|\s+or\s+/);
  return isList && parts.every((part) => /[\p{L}\d]/u.test(part))
    ? parts.map((part) => unquoteWhole(part) ?? part)
    : [];
}

const quoted = '"[^"]+"|\'[^\']+\'|`[^`]+`|“[^“”]+”|‘[^‘’]+’|«[^«»]+»';
const wholly = new RegExp(`^(?:${quoted})$`, 'u');
const several = new RegExp(`^(?:${quoted})(?:\\s*(?:[,;|/&+]{1,2}|(?:,\\s*)?(?:n?or|and))?\\s*(?:${quoted}))+$`, 'u');
const eachQuoted = new RegExp(quoted, 'gu');
/** Behind the quotes goes a sentence on, or ends; a number or a colon goes on with what is printed. */
const beginsQuoted = new RegExp(`^(?:${quoted})(?=\\s+[\\p{L}(]|\\s*[.,;!]$)`, 'u');

/** `panic or fatal`. */
const eitherWord = /^[^\s,]+(?:,\s*[^\s,]+)*,?\s+or\s+[^\s,]+$/;
/** `ERROR, FATAL`: in small letters it is a part of a sentence. */
const capitals = /^[A-Z][A-Z_]+(?:\s*,\s*[A-Z][A-Z_]+)+$/;

/** A sentence with `"…"` for each text in code or in quotes, and those texts in their order. */
export function takeTexts(sentence: string): { readonly words: string; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const words = sentence.replace(
    /`([^`]*)`|"([^"]*)"|“([^”]*)”/g,
    (_, code?: string, straight?: string, curly?: string) => {
      texts.push(code ?? straight ?? curly ?? '');
      return '"…"';
    },
  );
  return { words, texts };
}
