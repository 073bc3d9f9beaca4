import { countTurnsUnspaced, turningWords } from './doubts';
import { readChinese, readJapanese, readKorean } from './foreignWithoutSpaces';
import { spaced, type Language } from './foreignWords';

/**
 * What a sentence in another language than English demands of an output. `english` says the same in the words that the
 * English reading knows (`Sollte mindestens 3 anzeigen` becomes `should show at least 3`); it is absent where only a
 * person can tell what is meant.
 */
export interface ForeignDemand {
  readonly english?: string;
  /** Something must be, or must be done: no word says that it is an output. */
  readonly isVague?: true;
}

/** Reads a sentence that demands or announces a result in one of the languages that we know; `undefined` for all others. */
export function readForeignDemand(sentence: string): ForeignDemand | undefined {
  if (sentence.length > longest) return undefined;
  const text = sentence.replace(/[.。!！]\s*$/u, '').trim();
  if (/[\u3040-\u30ff\u3400-\u9fff]/u.test(text))
    return whereUnspacedIsSure(readJapanese(text) ?? readChinese(text), text);
  if (/[\uac00-\ud7af]/u.test(text)) return whereUnspacedIsSure(readKorean(text), text);
  const other = otherLabel.exec(text)?.[0];
  if (other !== undefined) return { english: `Expected: ${text.slice(other.length)}` };
  hint ??= compileHint();
  if (!hint.test(text)) return undefined;
  let vague: ForeignDemand | undefined;
  for (const grammar of grammars()) {
    const demand = readIn(grammar, text);
    // `Deve mostrare` demands in Portuguese, too.
    if (demand?.isVague === true) vague ??= demand;
    else if (demand !== undefined) return demand;
  }
  return vague;
}

/** The demand, unless words of the sentence turn it around that the reading has not understood. */
function whereUnspacedIsSure(demand: ForeignDemand | undefined, text: string): ForeignDemand | undefined {
  if (demand?.english === undefined) return demand;
  const head = demand.english.startsWith('Expected: ') ? (/^[^:：]*[:：]/u.exec(text)?.[0] ?? text) : text;
  return countTurnsUnspaced(head) > (isDenied(demand.english) ? 1 : 0) ? {} : demand;
}

function isDenied(english: string): boolean {
  return /\bshould not /.test(english.replace(quoted, ''));
}

/** What words alone on their line announce: an output, or what is to be checked. */
export type LabelKind = 'output' | 'check';

/** Reads `Respuesta esperada:`, `レスポンス例：`, `Prüfpunkte:`; `undefined` for what is no such label. */
export function foreignLabelKind(words: string): LabelKind | undefined {
  const text = words.replace(/\s*[:：]\s*$/u, '').trim();
  if (text === '' || text.length > 60) return undefined;
  if (unspacedOutput.test(text)) return 'output';
  if (unspacedCheck.test(text)) return 'check';
  for (const { outputLabel, checkLabel } of grammars()) {
    if (outputLabel.test(text)) return 'output';
    if (checkLabel.test(text)) return 'check';
  }
  return undefined;
}

const unspacedOutput =
  /^(?:(?:成功(?:时|時)?の?|正常(?:时|時)?の?|预期|預期|期望|期待(?:される|する)?|想定(?:される)?|示例|예상|기대|성공 시|返回|응답|회신|API|HTTP|JSON)[的の\s]*)*(?:输出|輸出|响应|響應|回應|返回(?:值|结果|結果|内容)?|レスポンス|出力(?:結果)?|応答|実行結果|응답|출력|결과|결과값|结果|結果)(?:示例|範例|范例|例|예시|예|内容|如下|\s*예시)?$/u;
const unspacedCheck =
  /^(?:成功(?:的)?(?:标志|標誌|标准|標準|条件|條件)|验收(?:标准|條件|条件)|驗收(?:標準|條件)|验证(?:点|要点|标准)?|驗證(?:點|要點)?|检查(?:点|项|要点)?|檢查(?:點|項)?|确认(?:点|事项|项)?|確認(?:点|事項|項目|ポイント|内容|すること)?|成功条件|合格(?:基準|条件)|チェック(?:項目|ポイント)|확인(?: ?(?:사항|항목|포인트))?|성공 ?(?:기준|조건)|검증(?: ?항목)?|预期|預期|期望|期待)$/u;

/** Labels of languages of which we know no more: Turkish, Swedish, Czech, Ukrainian. */
const otherLabel =
  /^(?:beklenen|förvänta(?:t|d|de|s)?|forvente[tn]?|očekávan\p{L}*|очікуван\p{L}*|очікується)(?:\s+\p{L}+)?\s*:\s*/iu;

/** Nobody writes a longer one; bounds the time that reading it can take. */
const longest = 500;

/** A language with its patterns, compiled. */
interface Grammar {
  readonly language: Language;
  readonly label: RegExp;
  readonly labelBehind: RegExp;
  /** With no colon, and at times in brackets: `Port ist gesperrt (erwartet 403)`. */
  readonly expectedValue: RegExp;
  /** `Version 3.2 oder höher erwartet`. */
  readonly valueExpected: RegExp;
  readonly demandLabel: RegExp;
  /** Words alone on their line. */
  readonly outputLabel: RegExp;
  readonly checkLabel: RegExp;
  readonly demand: RegExp;
  readonly told: RegExp;
  readonly article: RegExp;
  readonly not: RegExp;
  /** Words that deny, and those that condition, compare, or speak of another time or place. */
  readonly turning: RegExp;
  readonly limit: RegExp;
  readonly verify: RegExp;
  readonly shows: RegExp;
  readonly nothing: RegExp;
  /** A verb of showing, a few words, and what is quoted: `Bei Erfolg endet das Skript mit "fertig"`. */
  readonly shown: RegExp;
  readonly predicate: RegExp;
  readonly predicateAtEnd: RegExp;
  readonly values: readonly (readonly [RegExp, string])[];
}

let compiled: readonly Grammar[] | undefined;
let hint: RegExp | undefined;

/** What no demand in these languages is without: most sentences are English, and need not be looked at closely. */
function compileHint(): RegExp {
  const words = spaced.flatMap(({ must, show, contain, expected }) => [must, show, contain, expected]);
  return regex(`(?<![\\p{L}\\d_-])(?:${words.join('|')}|${ends})(?![\\p{L}\\d_-])`);
}

/** Compiled when the first sentence is read: most windows never need them. */
function grammars(): readonly Grammar[] {
  compiled ??= spaced.map(compile);
  return compiled;
}

/** `ends`, with what is printed last behind it. */
const ends = 'endet|termina|finisce|se termine|завершается';
const bracket = '(?:\\s*\\([^()]{1,40}\\))?';
const adverb =
  '(?:jetzt|nun|auch|nur|ahora|ya|también|solo|sólo|agora|também|apenas|só|maintenant|aussi|seulement|bien|adesso|ora|anche|solo|теперь|также|только|nu|ook|alleen|teraz|też|tylko|sekarang|juga|hanya|cũng|chỉ|đang|se|es|sich|hier|dort|aquí|aqui|ici|qui)';
/** What a program may print: quoted, a number, JSON, a sign, a word in capitals or with signs within. */
const startsAsValue = /^(?:["“„«`{[\d<>≥≤~/$]|[A-Z]{2,}|true(?!\p{L})|false(?!\p{L})|[^\s"“`]+[_/:=.-][^\s"“`])/u;

function compile(language: Language): Grammar {
  const {
    must,
    see,
    show,
    contain,
    be,
    appear,
    not,
    expected,
    output,
    verify,
    article,
    itself,
    person,
    example,
    criteria,
  } = language;
  const verb = `(?<see>${see})|(?<appear>${appear})|(?<show>${show})|(?<contain>${contain})|(?<be>${be})`;
  const word = (pattern: string): string => `(?<![\\p{L}\\d_-])(?:${pattern})(?![\\p{L}\\d_-])`;
  return {
    language,
    label: regex(
      `^(?:(?:${article}|${output})\\s+){0,2}(?:${expected})(?:\\s+${behindExpected(language)}){0,3}${bracket}\\s*[:：][*_]*\\s*(?<rest>.*)$`,
    ),
    labelBehind: regex(
      `^(?:${output})\\s+(?:(?:${article}|yang)\\s+)?(?:${expected})${bracket}\\s*[:：][*_]*\\s*(?<rest>.*)$`,
    ),
    expectedValue: regex(`^(?:[^()]*\\((?=[^()]*\\)\\s*:?$))?(?:${expected})\\s+(?<rest>[^():]+?)(?:\\)\\s*:?)?$`),
    valueExpected: regex(`^(?<rest>[^():!?]{1,80}?),?\\s+(?:${expected})$`),
    outputLabel: regex(
      `^(?=.*${word(`${output}|${example}`)})(?:(?:${article}|${output}|${expected}|${example}|API|HTTP|JSON|de|del|d[’']|di|da|do|du|la|le|yang|server|servidor|serveur|konsole|konsolen?|console|consola|curl)(?:\\s+|$))+$`,
    ),
    checkLabel: regex(`^(?:(?:${article})\\s+)?(?:${criteria}|${expected}|${verify})$`),
    demandLabel: regex(
      `^(?:(?:${person}|${itself})\\s+)?(?:${must})\\s+(?:${adverb}\\s+)?(?:${verb})${bracket}(?:\\s+(?:${article}|so|etwas wie|algo como|algo así|quelque chose comme|qualcosa come))*\\s*[:：][*_]*\\s*(?<rest>.*)$`,
    ),
    demand: regex(
      `^(?:${word(verify)}\\s*[,:]?\\s*)?(?<subject>[^.!?;:]{0,80}?)\\s*(?<![\\p{L}\\d_-])(?:(?<before>${not})\\s+)?(?:${must})\\s+(?<after>.*)$`,
    ),
    told: regex(
      `^(?:${word(verify)}\\s*[,:]?\\s*)?(?:(?<subject>[^.!?;:]{0,60}?)\\s+)?(?:(?<before>${not})\\s+)?(?:(?<see>(?!))|(?<appear>(?!))|(?<show>${show})|(?<contain>${contain})|(?<be>(?!)))\\s+(?:(?:${article})\\s+)?(?<rest>.*)$`,
    ),
    shown: regex(
      `^[^.!?;:]{0,60}?(?<![\\p{L}\\d_-])(?:${show}|${contain}|${ends})\\s+(?:[\\p{L}-]+\\s+){0,5}(?<rest>${quotedText})$`,
    ),
    predicate: regex(`^(?:(?<not>${not})\\s+)?(?:${adverb}\\s+)?(?:${verb})(?![\\p{L}\\d_-])\\s*(?<rest>.*)$`),
    predicateAtEnd: regex(
      `^(?:(?<not>${not})\\s+)?(?:${adverb}\\s+)?(?<rest>.+?)\\s+(?:${verb}|(?<show2>(?:zurück|aus)gegeben werden|angezeigt bekommen))$`,
    ),
    not: regex(word(not)),
    turning: regex(word(turningOf(language)), 'giu'),
    limit: regex(
      `${word([language.atLeast, language.atMost, language.moreThan, language.lessThan].join('|'))}(?=\\s*[\\d_])|${word(language.orHigher)}`,
      'giu',
    ),
    verify: regex(`^${word(verify)}`),
    shows: regex(word(`${show}|${appear}|${contain}|${see}`)),
    nothing: regex(word(`${language.nothing}|${language.empty}`), 'giu'),
    article: regex(`^(?:${article})\\s+`),
    values: [
      [word(language.orHigher), 'or higher'],
      [word(language.atLeast), 'at least'],
      [word(language.atMost), 'at most'],
      [word(language.moreThan), 'more than'],
      [word(language.lessThan), 'less than'],
      [`${word(language.status)}(?=\\s+[1-5]\\d\\d)`, 'status'],
      [`(?<=[\\d\`"”'\\w])\\s+(?:${language.or})\\s+(?=[\\d\`"“'\\w])`, ' or '],
      [`(?<=[\\d\`"”'\\w])\\s+(?:${language.and})\\s+(?=[\\d\`"“'\\w])`, ' and '],
      [`(?<=[\\d\`"”'\\w])\\s+(?:${language.with})\\s+(?=[\\p{L}\\d\`"“])`, ' with '],
      [`^(?:${language.empty})$`, 'empty'],
      [`^(?:${language.nothing})$`, 'nothing'],
    ].map(([pattern = '', english = '']) => [regex(pattern, 'giu'), english]),
  };
}

/** Languages of which the one is often read by the grammar of another. */
const romance: readonly string[] = [
  turningWords.spanish,
  turningWords.portuguese,
  turningWords.french,
  turningWords.italian,
];
/** Words of one of them that mean another thing in the next: `se muestra`, `no log`, `si deve`. */
const ambiguous = '(?:se|si|no|né?|ni|sur|fino|caso|hier)(?![\\p{L}\\d_-])';

function turningOf({ turning, not }: Language): string {
  if (!romance.includes(turning)) return `${turning}|${not}`;
  const others = spaced.filter((other) => romance.includes(other.turning) && other.turning !== turning);
  const union = others.map((other) => `${other.turning}|${other.not}`).join('|');
  return `${turning}|${not}|(?!${ambiguous})(?:${union})`;
}

/** `Erwartete Ausgabe im Browser`: what the head of a label is expected of. */
function behindExpected({ article, output }: Language): string {
  return `(?:${article}|${output}|(?:de|del|da|do|di|du|la|im|in|in der|yang)|[\\p{L}\\d-]+(?=\\s*(?:\\(|[:：])))`;
}

function regex(pattern: string, flags = 'iu'): RegExp {
  return new RegExp(pattern, flags);
}

/** The parts of a sentence that a pattern finds. */
interface Parts {
  readonly subject?: string;
  readonly before?: string;
  readonly not?: string;
  readonly after?: string;
  readonly see?: string;
  readonly appear?: string;
  readonly contain?: string;
  readonly be?: string;
  readonly rest?: string;
}

function partsOf(pattern: RegExp, text: string): Parts | undefined {
  return pattern.exec(text)?.groups;
}

function readIn(grammar: Grammar, text: string): ForeignDemand | undefined {
  const demand = readAny(grammar, text);
  if (demand?.isVague === true && /["“`«„]/.test(text) && grammar.shows.test(maskQuoted(text)))
    return isTurned(grammar, text, '') ? {} : demand;
  if (demand?.english === undefined) return demand;
  return isTurned(grammar, text, demand.english) ? {} : demand;
}

/** Whether the sentence denies, conditions or compares in more words than the reading has understood. */
function isTurned({ turning, limit, verify, nothing }: Grammar, text: string, english: string): boolean {
  const isLabelled = /^(?:Expected|Should show): /.test(english);
  const said = isLabelled ? (/^[^:：]*[:：]/u.exec(text)?.[0] ?? '') : text;
  let words = maskQuoted(said)
    .replace(verify, ' ')
    .replace(limit, ' ')
    .replace(harmless, ' ')
    .replace(furtherFact, '')
    .replace(twoPart, '$1$2');
  if (/(?:nothing|empty)$/.test(english)) words = words.replace(nothing, ' ');
  return (words.match(turning)?.length ?? 0) > (isDenied(english) ? 1 : 0);
}

/** `ohne Fehler`: what is shown is meant all the same. */
const harmless =
  /(?<!\p{L})(?:ohne|sin|sem|sans|senza|без|zonder|bez|tanpa|không có)\s+(?:\p{L}+\s+)?(?:fehler\p{L}*|error\p{L}*|erros?|erreurs?|ошиб\p{L}*|fouten|błęd\p{L}*|lỗi|warn\p{L}*|advertenci\p{L}*|avis\p{L}*|avertissement\p{L}*|avvis\p{L}*|предупрежд\p{L}*|peringatan|kesalahan|problem\p{L}*)(?!\p{L})/giu;
/** `200, no 404`: what is denied behind the value is another fact, which is read by itself. */
const furtherFact =
  /[,;(]\s*(?:pero |aber |mais |ma |mas |но |y |e |und |et |и )?(?:no|nicht|não|non|pas|не|niet|nie|bukan|không|kein\p{L}*|sin|ohne|sans|sem|senza|без)(?!\p{L})[^,;]*$/iu;
/** `ne doit pas` denies once. */
const twoPart = /(?<!\p{L})(ne\s+|n[’'])(\S+\s+)(?:pas|plus|jamais)(?!\p{L})/giu;

function readAny(grammar: Grammar, text: string): ForeignDemand | undefined {
  const label = partsOf(grammar.label, text) ?? partsOf(grammar.labelBehind, text);
  if (label) return { english: `Expected: ${value(grammar, label.rest ?? '')}` };
  const expected = partsOf(grammar.expectedValue, text);
  if (expected && startsAsValue.test(expected.rest ?? ''))
    return { english: `Expected: ${value(grammar, expected.rest ?? '')}` };
  const behind = partsOf(grammar.valueExpected, text);
  if (behind && /["“`\d]/.test(behind.rest ?? '')) return { english: `Expected: ${value(grammar, behind.rest ?? '')}` };
  const demanded = partsOf(grammar.demandLabel, text);
  if (demanded) return { english: `Should show: ${value(grammar, demanded.rest ?? '')}` };
  return readModal(grammar, text) ?? readTold(grammar, text);
}

function readModal(grammar: Grammar, text: string): ForeignDemand | undefined {
  const { subject = '', before, after: behind = '' } = partsOf(grammar.demand, text) ?? {};
  const after = before === undefined ? behind : behind.replace(noLonger, '');
  const said = partsOf(grammar.predicate, after) ?? partsOf(grammar.predicateAtEnd, after);
  if (!said) {
    const isValue = startsAsValue.test(after);
    if (after === '' || isPerson(grammar, subject)) return undefined;
    return isValue ? demand(grammar, subject, before, 'be', after) : { isVague: true };
  }
  if (isPerson(grammar, subject) && said.see === undefined) return undefined;
  return demand(grammar, subject, before ?? said.not, verbOf(said), said.rest ?? '');
}

/** `não deve mais mostrar`, `ne doit plus afficher`: what is denied is denied from now on. */
const noLonger = /^(?:mais|más|plus|più|больше|mehr|meer|lagi|nữa)\s+(?!de |d[’']|di |als |dan |чем )/iu;

/** With no word that demands, only what plainly is a value is told. */
function readTold(grammar: Grammar, text: string): ForeignDemand | undefined {
  const said = partsOf(grammar.told, text);
  if (!said || !startsAsValue.test(said.rest ?? '')) return readShown(grammar, text);
  if (isPerson(grammar, said.subject ?? '')) return undefined;
  return demand(grammar, said.subject ?? '', said.before, verbOf(said), said.rest ?? '');
}

function readShown(grammar: Grammar, text: string): ForeignDemand | undefined {
  const { rest } = partsOf(grammar.shown, text) ?? {};
  if (rest === undefined) return undefined;
  return grammar.not.test(maskQuoted(text)) ? {} : { english: `should show ${rest}` };
}

type Verb = 'show' | 'contain' | 'be' | 'appear';

function verbOf(said: Parts): Verb {
  if (said.appear !== undefined) return 'appear';
  if (said.contain !== undefined) return 'contain';
  return said.be === undefined ? 'show' : 'be';
}

function demand(grammar: Grammar, subject: string, not: string | undefined, verb: Verb, rest: string): ForeignDemand {
  const about = subjectOf(grammar, subject);
  if (about === undefined) return {};
  const { words: what, isDenied } = withoutDenial(grammar, value(grammar, rest));
  const denial = not !== undefined || isDenied ? 'not ' : '';
  if (verb === 'appear' || what === '') {
    const shown = what === '' ? about : what;
    return isQuoted.test(shown) ? { english: `should ${denial}show ${shown}` } : {};
  }
  if (denial !== '' && !isQuoted.test(what)) return {};
  return { english: `${about} should ${denial}${verb} ${what}`.trim() };
}

/** `"ERROR" nicht`: the word that denies stands beside what it denies. What is denied in a further clause is another fact. */
function withoutDenial({ not }: Grammar, rest: string): { readonly words: string; readonly isDenied: boolean } {
  const first = maskQuoted(rest).split(/[,;(]/, 1)[0] ?? '';
  const denial = not.exec(first);
  if (denial === null) return { words: rest, isDenied: false };
  const end = denial.index + denial[0].length;
  return { words: `${rest.slice(0, denial.index)}${rest.slice(end)}`.trim(), isDenied: true };
}

function maskQuoted(text: string): string {
  return text.replace(quoted, (match) => '_'.repeat(match.length));
}

const isQuoted = /^["“„«`].*["”“»`]$/u;

/** The subject in English where a word of it counts; `undefined` where what is said of it cannot be told. */
function subjectOf({ language, not, article }: Grammar, subject: string): string | undefined {
  const words = subject.replace(/[*_]/g, '').trim();
  if (words === '' || whole(language.itself).test(words) || whole(language.person).test(words)) return '';
  if (not.test(maskQuoted(words))) return undefined;
  const all = new RegExp(`^(?:${language.all})(?!\\p{L})`, 'iu');
  return words.replace(all, 'all').replace(article, '');
}

function isPerson({ language }: Grammar, subject: string): boolean {
  return new RegExp(`(?:^|\\s)(?:${language.person})$`, 'iu').test(subject.trim());
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'iu');
}

const quotedText = '(?:`[^`]*`|"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»)';
const quoted = /`[^`]*`|"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\{[^{}]*\}/gu;

/** The value, with the words that join and compare in English; what is quoted stays as it is. */
function value({ values, article }: Grammar, rest: string): string {
  const bare = rest.trim().replace(article, '');
  const kept: string[] = [];
  let text = (startsAsValue.test(bare) ? bare : rest.trim()).replace(quoted, (match) => `"${kept.push(match) - 1}"`);
  for (const [pattern, english] of values) text = text.replace(pattern, english);
  return text.replace(/"(\d+)"/g, (_, index: string) => kept[Number(index)] ?? '').trim();
}
