import type { Matcher } from './expectation';
import { isPrintedToken } from './printedToken';
import { isHedged } from './severalFacts';

/**
 * A text that stands without quotes behind a label (`Expected output: Listening on http://localhost:3000`), when it plainly
 * is one that a program prints: found whole it confirms; where it is not found a person decides, for it may be told in other words.
 * `label` are the words before it; those that speak of an output can hold a plain sentence too.
 */
export function inferBareSample(text: string, label: string): readonly Matcher[] | undefined {
  const bare = text.replace(/^`([^`]+)`$/, '$1').trim();
  if (bare.length < 3 || bare.length > 160 || tellsOf.test(bare) || !/\p{L}/u.test(bare)) return undefined;
  const isPrinted = signsOfOutput.test(bare) || holdsToken(bare) || (isOfOutput.test(label) && isLogLine.test(bare));
  return isPrinted
    ? [{ kind: 'contains', text: bare.replace(/\s*\.{3}$/, ''), literal: true, isLoose: true }]
    : undefined;
}

/** A line below words that announce an output: it is what is printed, if it describes nothing. */
export function inferShownLine(text: string, label: string): readonly Matcher[] | undefined {
  const isLine =
    (/^\S+(?:\s\S+){1,20}$/.test(text) || isName.test(text)) &&
    text.length <= 160 &&
    !text.includes('`') &&
    !tellsOf.test(text) &&
    !isHedged(text);
  return isLine && isOfOutput.test(label) ? [{ kind: 'contains', text, literal: true, isLoose: true }] : undefined;
}

/** One name, as a row of a listing begins with it. */
export const isName = /^[a-z][a-z\d]{2,30}(?:[-_:.][\w.]+)*$/;

/** A few words around what only a program prints, and none that describe: `tcp LISTEN 0.0.0.0:80`. */
function holdsToken(text: string): boolean {
  const words = text.replace(/,/g, ' ').split(/\s+/);
  return words.length <= 8 && words.some((word) => isPrintedToken(word)) && !describes.test(text) && !isHedged(text);
}

const describes =
  /(?<!\p{L})(?:in|with|for|from|of|by|as|per|is|are|was|were|has|have|contains?|shows?|using|via|that|which|when|if|its?|your|my|our|no|not|never|every|por|con|com|pour|avec|für|mit|para|per)(?!\p{L})/iu;

/** Words that say what is printed, and are not printed: alternatives, limits, remarks, blanks to fill in. */
const tellsOf =
  /^(?:an?|the|all|any|some|each|every|both|only|several|many|few|your|its|this|that|these|those|list|lists|json|html|xml|output|something|somewhere|similar|no|not|none|nothing|at|about|around|approximately|more|less|fewer|between|same|as|with|without|either|one|two|three|see|either|version)\b|\b(?:or|should|must|e\.g|i\.e|similar|like|instead|unless|whatever)\b|(?<!\/)\betc\b(?!\/)|[<>]\s?\d|[~≈]\s?\d|\s\(|\.{3}.|…|<[^<>]*>|\{[^{}]*\}|XXX|\bYYYY\b|\.[xX]\b|\.\s+\p{Lu}|^\S+\s+\d+$/iu;

/** What hardly stands in a sentence: a mark in front, one long name. */
const signsOfOutput =
  /^(?:\p{Extended_Pictographic}|✓|✔|\[\w+\]|-{3,}\w?)|^(?=\S*[A-Za-z])(?=\S*[-_/=:@\\])[^\s,;"'“”]{4,}$/u;

/** What programs tell: `Server listening on port 3000`, `Migration completed`. */
const isLogLine =
  /:\/\/|^(?:Listening|Serving|Running|Connected|Bound|Started|Available|Ready) (?:on|at|to) \S+$|\d{1,3}(?:\.\d{1,3}){3}|:\d{2,5}\b|\bport \d{2,5}\b|^\p{Lu}[\p{L}\d'-]*(?: [\p{L}\d'-]+){0,5} (?:successful(?:ly)?|completed?|started|connected|running|listening|ready|finished|passed|created|applied|installed|done|loaded|enabled|active|OK|HEALTHY|UP|PASS(?:ED)?)!?$/u;

/** `Expected output`, `Should print`, `You should see`, `Deve mostrar`. */
const isOfOutput =
  /(?<!\p{L})(?:(?:output|print|show|see|display|say|log|message|line|response|look for|contain|include|list|table|column|service|container|model|package|image)s?|tabellen|tablas|tabelas|tabelle|таблицы|salida|saída|sortie|ausgabe|output|вывод|mostrar|imprimir|exibir|ver|afficher|voir|anzeigen|zeigen|sehen|mostrare|stampare|vedere|показать|вывести|увидеть|menampilkan|hiển thị)(?!\p{L})|输出|显示|看到|出力|表示|출력/iu;
