import type { Matcher } from './expectation';
import { quotePattern } from './pattern';

/** One quoted text, or several with `and` or `then` between them, all of which must be there; or one of several. */
export function inferQuoted(text: string): readonly Matcher[] | undefined {
  const all = takeQuoted(
    text,
    /^(?:,?\s+(?:and|then|y|et|und|e|with)\s+(?:then\s+)?|,\s+(?:and\s+|then\s+)?(?=["“`]))/,
  );
  if (all) return all.flatMap(toContains);
  const any = takeQuoted(text, /^,?\s+(?:or|o|ou|oder|или|atau|hoặc)\s+|^\s*(?:或者|或|または|もしくは|또는)\s*|^,\s+/);
  return any?.every(isPlain) === true ? [oneOf(any)] : undefined;
}

/** `a line like "Started on 8080" in the logs`: a quoted text with words around it that say only what and where it is. */
export function inferQuotedPart(text: string): readonly Matcher[] | undefined {
  const [, lead = '', quoted = '', tail = ''] =
    /^([^"“`]*)(["“`].*["”`])([^"”`]*)$/.exec(text.replace(/(?<=["”`])[.,;](?=["”`])/g, '')) ?? [];
  if (quoted === '' || (lead === '' && tail === '') || !isLead.test(lead) || !isTail.test(tail)) return undefined;
  const matchers = inferQuoted(quoted);
  if (!isAlike.test(lead)) return matchers;
  return matchers?.map((matcher) => (matcher.kind === 'contains' ? { ...matcher, isLoose: true } : matcher));
}

/** What is quoted: a line, a message, something like it. */
const isLead =
  /^(?:(?:something|(?:an?|the) (?:(?:success|welcome|status|log|error|first|last|final|single|JSON) )?(?:line|message|text|status|string|entry|banner|prompt|response|body|word|value|output|page|field|title|result|log|version(?: number| string)?|number|name|id|code|token|hash|path|url)|(?:log )?(?:lines?|version(?: number| string)?s?|messages?|entries)|output)\s+)?(?:(?:like|similar to|such as|saying|reading|that (?:says|reads|contains|includes)|which (?:says|reads)|containing|including|with (?:the )?(?:text|message|status)|with|of)\s*:?\s+)?(?:the )?$/i;
const isAlike = /\b(?:like|similar to|such as)\s*:?\s+$/i;

/** `a token starting with "eyJ..."`, `beginnt mit "ok"`: what a line begins with. */
export function inferStart(text: string): readonly Matcher[] | undefined {
  const [, quoted = ''] = startsWith.exec(text) ?? [];
  const start = quoted.replace(/(?:\.{3}|…)$/u, '');
  return start.length < 2 || /\.{3}|…|[<>{}]/.test(start)
    ? undefined
    : [{ ...regex(`^\\s*["'\\s]?${quotePattern(start)}`), isLoose: true }];
}

const startsWith =
  /^(?:(?:an?|the|ein|eine|un|una|une|um|uma)\s+)?(?:[\p{L}-]+ ){0,3}?(?:(?:start|begin)(?:s|ning|ing)? with|beginnt mit|beginnend mit|(?:que )?(?:empieza|comienza|empezando|começa|começando) (?:con|por|com)|(?:qui )?commen(?:ce|çant) par|(?:che )?inizia(?:nte)? con|начинается с|dimulai dengan|bắt đầu (?:bằng|với)|begint met|以|始于)\s*["`“]([^"`“”]+)["`”](?:开头|で始まる)?$/iu;

/** What it is, and where it stands. */
const isTail =
  /^(?:\s+(?:status|state|message|line|text|entry|response|output|value|header|row|banner|prompt|string|word)s?)?(?:\s+(?:somewhere\s+)?(?:in|on|at|near|from|within|as)\s+(?:the |its |your |each )?(?:[\w-]+ ){0,2}(?:output|logs?|console|terminal|response|body|list|table|end|top|bottom|line|screen|column|journal|result|stdout|stderr|headers?|window|shell|status|state|field)s?)?$/i;

/** `One of: a, b, c`. */
export function inferOneOf(text: string): readonly Matcher[] | undefined {
  const [, list] = /^(?:one|any) of:?\s+(.+)$/i.exec(text) ?? [];
  const words = list?.split(/\s*,\s*(?:or\s+)?|\s+or\s+/).map(unquote);
  return words && words.length > 1 && words.every((word) => /^[\w.-]+$/.test(word)) ? [oneOf(words)] : undefined;
}

/** `not list .env*, certs/ or the .crt file`, `No ERROR or CRITICAL messages`: what must not be printed, word by word. */
export function inferAbsence(text: string): readonly Matcher[] | undefined {
  const [, list] =
    /^(?:no|not|never|sin|aucun|kein|keine)\s+(?:(?:list|show|contain|include|print|return|have|see|say|display|mention)\s+)?(?:any\s+)?(.+?)(?:\s+(?:messages?|lines?|entries|files?|log entries|strings?|keys?|text))?$/i.exec(
      text,
    ) ?? [];
  const words = list
    ?.split(/\s*,\s*(?:(?:or|and)\s+)?|\s+(?:or|and|nor)\s+/)
    .map((word) => word.replace(/^the\s+/i, ''));
  if (!words?.every((word) => isNameInText(word))) return undefined;
  return words.map((word) => ({ kind: 'not-contains', text: unquote(word).replace(/\*+$/, ''), literal: true }));
}

/** `points to harness/`. */
export function inferTarget(text: string): readonly Matcher[] | undefined {
  const [, target] = /^(?:points?|links?|resolves?) to\s+`?([^\s`]*[/.][^\s`]*)`?$/i.exec(text) ?? [];
  return target === undefined ? undefined : [{ kind: 'contains', text: target, literal: true }];
}

/** `2024-XX-XX_report.md exists`, with the letters that stand for digits. */
export function inferFileName(text: string): readonly Matcher[] | undefined {
  const [, quoted, bare] =
    /^(?:`([^`\s]+)`|(\S*[\w)][._][\w.-]*\w)) (?:exists|is listed|is there|appears|present|is present)$/.exec(text) ??
    [];
  const name = quoted ?? bare;
  if (name === undefined || /[<>{}*…]|\.{3}/.test(name)) return undefined;
  if (!dateLetters.test(name)) return [{ kind: 'contains', text: name, literal: true }];
  return [regex(`(?:^|[\\s/])${templatePattern(name)}(?:\\s|$)`)];
}

/** The pattern of a line with date letters, `XXX` and `...` in it. */
export function templatePattern(text: string): string {
  return text
    .split(
      /((?<=\d)(?:\.[xX]{1,2})+(?![\w.])|YYYY|\bMM\b|(?<=[-_/.])MM|\bDD\b|(?<=[-_/.])DD|HH|X{2,}|\[\.\.\]|\.{3}|…|<[^<>]+>|\{[^{}]+\})/,
    )
    .map((part, i) => (i % 2 === 0 ? quotePattern(part) : wildcardOf(part)))
    .join('');
}

/** `5 passed in` is not in `15 passed in`. */
export function asWholeWords(pattern: string): string {
  const start = /^\w/.test(pattern) ? '(?:^|[^\\w.,-])' : '';
  const end = /(?<!\\)\w$/.test(pattern) ? '(?:[^\\w-]|$)' : '';
  return `${start}${pattern}${end}`;
}

function wildcardOf(letters: string): string {
  if (letters.startsWith('.') && /x/i.test(letters)) return '(?:\\.\\d+)+';
  if (letters === 'YYYY') return '\\d{4}';
  if (/^(?:MM|DD|HH)$/.test(letters)) return '\\d\\d';
  return /^X+$/.test(letters) ? '\\w+' : '.+';
}

const dateLetters = /YYYY|X{3,}/;

/** `24.x.x`, `v3.X`: any digits stand there. */
const versionLetters = /(?<![\w.])v?\d+(?:\.\d+)*(?:\.[xX]{1,2})+(?![\w.])/;

function takeQuoted(text: string, separator: RegExp): readonly string[] | undefined {
  const quoted = /"([^"]+)"|“([^”]+)”|`"?([^`]+?)"?`/y;
  const words: string[] = [];
  let position = 0;
  for (;;) {
    quoted.lastIndex = position;
    const match = quoted.exec(text);
    if (match === null) return undefined;
    words.push(match[1] ?? match[2] ?? match[3] ?? '');
    position = quoted.lastIndex;
    if (position === text.length) return words;
    const found = separator.exec(text.slice(position))?.[0] ?? '';
    if (found === '') return undefined;
    position += found.length;
  }
}

/** A quoted text with an ellipsis in it is a pattern; one with a blank to fill in is not to be read. */
function toContains(text: string): readonly Matcher[] {
  if (isDict.test(text)) return [{ ...regex(dictPattern(text)), isLoose: true }];
  if (versionLetters.test(text)) return [regex(asWholeWords(templatePattern(text)))];
  if (/\S(?:\s{2,}|\t)\S/.test(text)) return [regex(asWholeWords(text.split(/\s+/).map(templatePattern).join('\\s+')))];
  if (hasBlank.test(text)) return [{ ...regex(asWholeWords(templatePattern(text))), isLoose: true }];
  if (isPlain(text)) return [{ kind: 'contains', text, literal: true }];
  return /^[^<>{}]{4,}$/.test(text.replaceAll(/…|\.{3}/g, '')) && !/\b(?:XXX|NNN)\b/.test(text)
    ? [regex(asWholeWords(templatePattern(text)))]
    : [{ kind: 'review', sentence: text }];
}

/** `v0.<minor>`: a blank that stands for some word, beside what does not change. */
const hasBlank = /^(?=.*[A-Za-z\d]{2}.*<|.*>.*[A-Za-z\d]{2}|[A-Za-z]\d\.<)[^<>{}]*<[a-z][\w-]*>[^<>{}]*$/;

/** `{'status': 'ok'}`, as Python prints it; it may have more members, and the quotes of JSON. */
const isDict = /^\{'[^{}<>`…]{1,200}\}$/;

function dictPattern(text: string): string {
  return text
    .split(/\s*([{}:,"'])\s*/)
    .map((part) => (/^["']$/.test(part) ? '["\']' : /^[:,]$/.test(part) ? `\\s*${part}\\s*` : quotePattern(part)))
    .join('');
}

function isPlain(text: string): boolean {
  return !/…|\.{3}|[<>{}]|\b(?:XXX|NNN)\b/.test(text) && !versionLetters.test(text);
}

/** A line that is one of the words. */
function oneOf(words: readonly string[]): Matcher {
  return regex(`^\\s*"?(?:${words.map(quotePattern).join('|')})"?\\s*$`);
}

function regex(pattern: string): Extract<Matcher, { kind: 'regex' }> {
  return { kind: 'regex', pattern, ignoreCase: false, negated: false };
}

function isNameInText(word: string): boolean {
  return (
    /^(?:"[^"]{2,}"|`[^`]{2,}`|[A-Z][A-Z_]{2,}|\S*[./_]\S*\w\S*|\.\w+\*?|[\w-]+\/)$/.test(word) && !/^\.+$/.test(word)
  );
}

function unquote(text: string): string {
  return text.trim().replace(/^(["`])(.*)\1$/, '$2');
}
