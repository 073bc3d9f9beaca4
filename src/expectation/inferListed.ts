import type { Matcher } from './expectation';
import { doubts } from './doubts';
import { forbids, surelyForbids } from './forbids';
import { inferExpectation } from './inferExpectation';
import { inferBareSample, inferShownLine, isName as isListedName } from './inferBareSample';
import { inferMissing } from './inferForbidden';
import { inferFact } from './inferFact';
import { inferExample, inferOutput, inferSessionOutput } from './sampleOutput';
import { inferValues } from './inferValues';
import { isUnit, parseNumber } from './quantity';
import { quotePattern } from './pattern';

/**
 * What a line, or a sample of several, under a head such as `Should show:` expects: all of it is expected, so what
 * cannot be checked is for a person to review.
 */
export function inferListed(text: string, head: string, command: string): readonly Matcher[] {
  const words = text.replace(/^(?:[-*•✓✔✅]|\d{1,2}[.)])\s+/u, '');
  const isItem = words !== text;
  const isMissing = isDenying(head);
  if (text.includes('\n') && !isMissing)
    return doubts(head) ? [{ kind: 'review', sentence: oneLine(`${head} ${text}`) }] : inferSample(text, head);
  const missing = isMissing && surelyForbids(head) ? inferMissing(words) : undefined;
  if (isMissing) return missing ?? [{ kind: 'review', sentence: oneLine(`${head} ${words}`) }];
  if (doubts(head)) return [{ kind: 'review', sentence: oneLine(`${head} ${words}`) }];
  const shown = /^(?:应该?|能够?|会)?(?:看到|显示|顯示|返回|输出|輸出|包含|打印)(?:了|有)?\s*(["“`「].+)$/u.exec(
    words,
  )?.[1];
  const matchers =
    (shown === undefined ? undefined : inferFact(shown, command)) ??
    inferRow(words) ??
    inferNamesUnder(head, words) ??
    inferExpectation(words, command) ??
    inferFact(words, command);
  const isSure = matchers?.every(({ kind }) => kind !== 'equals') === true;
  const isByEye = matchers?.every(({ kind }) => kind === 'review') === true;
  if (matchers && isSure && !isByEye) return matchers;
  const sample =
    inferValues(words, command) ??
    inferBareSample(words, head) ??
    (isItem && !isListedName.test(words) ? undefined : inferShownLine(words, head));
  if (sample) return sample;
  if (matchers && isSure) return matchers;
  return [{ kind: 'review', sentence: isItem ? words : `${head} ${words}` }];
}

/** Heads under which stands what must not be printed: `No warnings such as:`, `Should not contain:`. */
const denies =
  /^(?:\W|there (?:are|is|should be|must be) )*(?:no|none|never|without|keine?|ohne|sin|ningun[oa]s?|sem|nenhuma?|aucune?|sans|nessun[oa]?|senza|нет|без|tidak ada|tanpa|không có)(?!\p{L})|(?<!\p{L})(?:not|never|no longer|absent|gone|nicht|no (?:debe\p{L}*|hay|muestra)|não|ne (?:doi\p{L}*|montre)|non deve|не|tidak|không)(?!\p{L})|n['’]t(?!\p{L})|[不没無]|ない|なし|않|없/iu;

/** Whether what stands below the head must not be printed. */
export function isDenying(head: string): boolean {
  const words = head.split(/[.!?]\s+(?=\p{Lu})/u).at(-1) ?? head;
  return forbids(head) || denies.test(words.replace(/^[^:：]{1,40}[:：]\s+(?=\S)/u, ''));
}

/** `user_profiles`, `API_KEY, API_HOST` under a head that says that the output includes them: written as only names are. */
function inferNamesUnder(head: string, words: string): readonly Matcher[] | undefined {
  if (
    !/\b(?:include|contain|list)(?:s|ed|ing)?\b|at least|minim|mínim|mindestens|wenigstens|al menos|au moins|ao menos|almeno|как минимум|至少|少なくとも|최소/i.test(
      head,
    ) ||
    /\b(?:not?|never|without|or|like|similar)\b/i.test(head)
  )
    return undefined;
  const names = words
    .replace(/,\s*$/, '')
    .split(/,\s+(?:and\s+)?/)
    .map((name) => name.replace(/^`([^`]+)`$/, '$1'));
  if (names.length > 20 || !names.every((name) => isName.test(name))) return undefined;
  return names.map((text) => ({ kind: 'contains', text, literal: true }));
}

/** With an underscore, a dot or capitals within, or with the hyphens of an option. */
const isName =
  /^(?:--[a-z][\w-]*|[a-z][\w.-]*:\w[\w.-]*|[A-Za-z][A-Za-z\d-]*(?:[_.][A-Za-z\d-]+)+|[a-z]+(?:[A-Z][a-z\d]+)+|[A-Z][a-z\d]+(?:[A-Z]+[a-z\d]*)+)$/;

/** Heads of what is printed, line by line. */
const announcesOutput =
  /(?<!\p{L})(?:outputs?|logs?|lines?|entries|metrics|messages?|responses?|headers?|salida|sortie|ausgabe|saída|вывод)(?!\p{L})|输出|輸出|出力|출력/iu;

/** JSON over several lines, rows with targets, an answer with its headers, or a few lines of an output; every other sample is for a person. */
function inferSample(text: string, head: string): readonly Matcher[] {
  const rows = text.split('\n').map(inferRow);
  if (rows.every((row) => row !== undefined)) return rows.flat();
  const [only, ...others] = inferOutput(text);
  if (only?.matchers[0]?.kind === 'json-subset' && others.length === 0) return only.matchers;
  if (/^HTTP\/\d/.test(text) || announcesOutput.test(head)) {
    const shown = /^HTTP\/\d/.test(text)
      ? inferSessionOutput(text).flatMap(({ matchers }) => matchers)
      : inferExample(text);
    if (shown.some(({ kind }) => kind !== 'review')) return shown;
  }
  return [{ kind: 'review', sentence: oneLine(`${head} ${text}`) }];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** `web  latest  ~180MB  (target <200MB)`: the number at the end of the row that begins so. */
export function inferRow(text: string): readonly Matcher[] | undefined {
  const [, name = '', sign = '', digits = '', unit = ''] =
    /^([\w./:@-]*[/.:_-][\w./:@-]*|[a-z][\w-]+)\s.*\d.*\(target:?\s*(<=?|≤)\s*(\d[\d.,]*)\s*([A-Za-z]+)\)\s*[✓✔✅]?$/u.exec(
      text.trim(),
    ) ?? [];
  const value = parseNumber(digits);
  if (value === undefined || !isUnit(unit)) return undefined;
  return [
    {
      kind: 'number',
      pattern: `^\\s*${quotePattern(name)}\\s.*?(\\d[\\d.,]*\\s?[kKMGT]?i?B)\\s*$`,
      ignoreCase: false,
      comparison: sign === '<' ? '<' : '<=',
      value,
      unit,
    },
  ];
}
