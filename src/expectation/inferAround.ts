import { answersByExitCode, asksVersion } from './commandTraits';
import { whereSure } from './doubts';
import type { Matcher } from './expectation';
import { findMark } from './expectationMark';
import { inferExpectation } from './inferExpectation';
import { inferFact } from './inferFact';
import { inferMissing } from './inferForbidden';
import { inferKnown } from './inferKnown';
import { inferProse } from './inferProse';
import { inferStatement } from './inferStatement';
import { inferSuccess } from './inferSuccess';
import { inferToldFacts } from './inferToldFacts';
import { inferVersionLine } from './inferVersion';
import { findSuccess, type Success } from './success';
import { tellsLimit } from './tellsLimit';
import { endsInState } from './tellsState';
import { leadOf, turnsAside, turnsLead } from './turnedLead';

/** What is expected, and the words that say so, on one line. */
export interface ToldExpectation {
  readonly matchers: readonly Matcher[];
  readonly text: string;
}

/** The words before and behind a command in a code span, and whether they are those of a task list item. */
export interface WordsAround {
  readonly before: string;
  readonly after: string;
  readonly isTask?: boolean;
}

/** What the words around a command in a code span expect of it. `after` ends where the next command begins. */
export function inferAround(words: WordsAround, command: string): ToldExpectation | undefined {
  const told = inferAny(words, command);
  if (told === undefined) return undefined;
  if (!turnsLead(words.before) && !turnsAside(words.after))
    return { ...told, matchers: whereSure(told.matchers, told.text) };
  const [behind = ''] = words.after.slice(0, lookAhead).split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const sentence = `${leadOf(words.before)}\`${command}\`${behind}`.replace(/\s+/g, ' ').trim();
  return { ...told, matchers: [{ kind: 'review', sentence }] };
}

function inferAny(words: WordsAround, command: string): ToldExpectation | undefined {
  const { before, after } = words;
  const plain = after.slice(0, lookAhead).replaceAll('**', '').replace(/\s+/g, ' ').trim();
  const rest = plain.replace(/^[\s)*_]+|[\s(]+$/g, '').replace(verbBehind, '');
  return (
    inferWell(rest, before, command) ??
    inferGreen(rest, command) ??
    inferFacts(rest, command) ??
    inferPredicate(rest, words, command) ??
    inferAside(plain, command) ??
    inferPurpose(rest, command) ??
    inferSentences(rest, command) ??
    inferTail(rest, command) ??
    inferPassing(before, rest, command) ??
    inferDenied(plain, words) ??
    (/^[.!]?$/.test(rest) || isBracketed(before, after) ? inferLead(before, command) : undefined)
  );
}

/** ``All tests pass (`npm test`) - last run: 245``: what is told stands before, whatever stands behind. */
function isBracketed(before: string, after: string): boolean {
  return /[(（]\s*$/.test(before) && /^\s*[)）]/.test(after);
}

/** ``The wheel and the sdist pass `twine check` ``. */
function inferPassing(before: string, rest: string, command: string): ToldExpectation | undefined {
  const text =
    /(?:^|\s)((?:[\p{L}\d.-]+ )*(?:pass|passes|survives?|(?:is|are) (?:clean|green|ok) (?:in|with|under|per)))\s*$/iu.exec(
      before.replace(/^\s*\[[ xX~-]\]/, ''),
    )?.[1];
  if (text === undefined || !/^(?:[.!;,]|and\b|$)/.test(rest)) return undefined;
  return {
    matchers: [
      answersByExitCode(command) ? { kind: 'exit', codes: [0], negated: false } : { kind: 'review', sentence: text },
    ],
    text,
  };
}

/** `` `x` — no `ERROR` lines ``, ``Check that `x` no longer prints `old` ``: what is denied in words that no reading above knows is for a person. */
function inferDenied(plain: string, { before, isTask }: WordsAround): ToldExpectation | undefined {
  // ``Run `x`, not `y` `` speaks of what is to be run.
  const isOther =
    /(?<!\p{L})(?:run|use|using|execute|call|invoke|via|with)[\s*_]*$/iu.test(before) && /^\W*not[^"“]*$/i.test(plain);
  if (isOther || !(isTask === true || isSubject.test(before))) return undefined;
  const [sentence = ''] = plain.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const text = trimEnd(sentence.replace(/^[\s)*_]*(?:(?:[—–:,;→⇒(-]|[-=]>)\s*)*/u, ''));
  if (text.length > 200 || !/["“`]/.test(text) || !deniesQuoted.test(text)) return undefined;
  const value = deniedAlone.exec(text)?.[1];
  const missing = value === undefined ? undefined : inferMissing(value);
  return { matchers: missing ?? [{ kind: 'review', sentence: text }], text };
}

/** `` no `ERROR` lines ``, `zero lines with "timeout"`, and nothing else. */
const deniedAlone =
  /^(?:no|zero|never|free of)(?: (?:any|lines?|rows?|entries|messages?|with|containing|saying)){0,3} (`[^`]+`|"[^"]+")(?: (?:lines?|rows?|entries|messages?|errors?))?$/i;

/** A denial that stands right before what is quoted, or between two values of it. */
const deniesQuoted =
  /(?<!\p{L})(?:no|not|nor|neither|never|zero|without|free of|anything (?:but|else|other)|nothing but|other than|abort on|stop on|fail(?:s|ed)? on|no longer \p{L}+|(?:does|do|should|must|may|can|will|is|are)(?: not|n['’]t)(?: \p{L}+){1,2}|kein\p{L}*|ohne|nicht|sin|ning[uú]n\p{L}*|sem|nenhum\p{L}*|não|sans|pas d[e’']|aucun\p{L}*|senza|nessun\p{L}*|non|без|нет|не|geen|zonder|tanpa|không)(?: (?:any|of|a|an|the|more|one|single|lines?|rows?|entries|messages?|with|containing|saying|such|as|like|than)){0,4}\s*["“`]|[不没沒無无][^"“`]{0,6}["“`]/iu;

/** How far behind a command its expectation can stand. */
const lookAhead = 2000;

/** German, Dutch and Japanese say behind the command that it is to be run. */
const verbBehind =
  /^(?:ausführen|laufen lassen|aufrufen|eingeben|starten|uitvoeren|を?(?:実行|入力)(?:する|し(?:て)?|します)?)(?!\p{L})/iu;

/** `` `x` succeeds for all crates ``, `` `x` — no errors ``; what tells of another thing than the command needs a dash. */
function inferWell(rest: string, before: string, command: string): ToldExpectation | undefined {
  const [, dash = '', words = ''] = /^((?:(?!->)[—–:(-]\s*)?)([^]{2,300}?)(?:\.(?=\s+\p{Lu})[^]*)?$/u.exec(rest) ?? [];
  const text = trimEnd(words);
  const success = findSuccess(text);
  if (success === undefined) return undefined;
  const matchers = (isColour.test(text) ? undefined : inferFact(text, command)) ?? inferSuccess(text, command);
  const isTold = dash !== '' || isSubject.test(before) || success.isDemanded;
  if (matchers && (isTold || success.of !== 'thing')) return { matchers, text };
  return isTold ? { matchers: [{ kind: 'review', sentence: text }], text } : undefined;
}

/** Said of a result, and hardly ever printed. */
const isColour = /^(?:all |still )?(?:green|clean|fine|good|happy)$/i;

/** `` `x` runs green — lint and tests ``, `` `x` comes back clean ``: what stands behind the dash tells what it does. */
function inferGreen(rest: string, command: string): ToldExpectation | undefined {
  const text =
    /^(?:runs|is|are|stays|ends|comes (?:back|out)|finishes) (?:all |fully )?(?:green|clean)(?=\s*(?:$|[.;]|[—–-]\s))/i.exec(
      rest,
    )?.[0];
  if (text === undefined) return undefined;
  const isExit = answersByExitCode(command);
  return {
    matchers: [isExit ? { kind: 'exit', codes: [0], negated: false } : { kind: 'review', sentence: text }],
    text,
  };
}

/** `` `x` — Exit 2, "not both" ``. */
function inferFacts(rest: string, command: string): ToldExpectation | undefined {
  const text = trimEnd(/^(?:[—–]|-(?!>)|→|⇒|=>|->)+\s*(.{3,})$/.exec(rest)?.[1] ?? '');
  if (text === '') return undefined;
  return toTold((asksVersion(command) ? inferVersionLine(text) : undefined) ?? inferToldFacts(text, command), text);
}

/** `` `x` returns 200 ``, `` `x` → 0 ``, `` `x` deve retornar `ok` ``. */
function inferPredicate(rest: string, { before, isTask }: WordsAround, command: string): ToldExpectation | undefined {
  const words = /^(?:with [^—–]{1,80}\s(?=[—–-]\s))?(?:(?!->)[—–:,;(-]\s*)?(.*)$/.exec(rest)?.[1] ?? '';
  const told = trimEnd(words);
  if (told.length <= 2 || told.length > 300) return undefined;
  if (!predicate.test(told))
    return isTask && isSubject.test(before) && tellsEffectOf.test(told)
      ? toTold([{ kind: 'review', sentence: told }], told)
      : undefined;
  const missing = /^(?:→|⇒|->|=>)\s*(not (?:an? )?[45]\d\d)$/iu.exec(told)?.[1];
  if (missing !== undefined) return toTold(inferStatement(`status (${missing})`, command)?.matchers, told);
  const [, arrow = '', fact = ''] = /^((?:→|⇒|->|=>)?)\s*(.*)$/u.exec(told) ?? [];
  const value =
    /^(?:equals\s|is exactly\s|is(?= (?:\d|below|above|under|over|at (?:least|most)|(?:less|more|fewer|greater|higher|lower) than) )|is(?= [<>≤≥]| \d+$)|==?(?!>))\s*(.+)$/i.exec(
      told,
    )?.[1];
  if (value !== undefined) return toTold(inferFact(value, command) ?? [{ kind: 'review', sentence: told }], told);
  const foreign = /^(?:mengembalikan|menampilkan|memuat|berisi|hiển thị|trả về)\s+(?=["“`\d])(.+)$/iu.exec(told)?.[1];
  if (foreign !== undefined) return toTold(inferFact(foreign, command) ?? [{ kind: 'review', sentence: told }], told);
  const matchers =
    arrow === '' && !findMark(told) ? inferFact(fact, command) : inferExpectation(told.replace(said, '$1'), command);
  const read = matchers ?? inferStatement(told, command)?.matchers;
  if (read) return { matchers: read, text: told };
  const isTold = isSubject.test(before) && tellsOutcome.test(told);
  return isTold || outcome.test(told) || /^[^.!?]*["“`\d]/.test(told)
    ? { matchers: [{ kind: 'review', sentence: told }], text: told }
    : undefined;
}

/** The command begins its item, or is to be verified: what is said of it is no description. */
const isSubject =
  /^\s*(?:\[[ xX~-]\]\s*)?$|(?:^|[\s*_])(?:verif(?:y|ication)|check|confirm|expected|test)[*_]*\s*:[*_\s]*$|(?:^|\s)(?:verify|confirm|check|ensure|make sure)(?: that)?\s*$/i;

const tellsOutcome =
  /^(?:(?:now\s+)?(?:should|must|is|passes|succeeds|returns?|prints?|shows?|reports?|outputs?|lists?|exits|completes|finishes|loads?|gives|responds?|answers?|works|still|contains?|(?:(?:no|não|ne|non|не) )?(?:muestra|devuelve|retorna|mostra|exibe|zeigt|liefert|meldet|renvoie|retourne|affiche|restituisce|stampa|возвращает|показывает|выводит|mengembalikan|menampilkan|memuat|berisi|hiển thị|trả về))(?!\p{L}))/iu;

/** Of a task that begins with its command: what must have come of it. Of other words it only describes. */
const tellsEffectOf =
  /^(?:(?:now|then|still|also) )?(?:match(?:es)?|equals|agrees|generates|creates|produces|emits|writes|saves|detects|finds|installs|resolves|renders|starts|boots|connects|rejects|accepts|refuses|yields|leaves|serves|validates|confirms|redirects|opens|erzeugt|erstellt|findet|startet|genera|crea|produce|écrit|crée|génère|produit|gera|cria|escribe|trova|создаёт|создает|находит|membuat|menghasilkan|tạo)(?!\p{L})/iu;

/** The word of a label that stands without its colon: `→ erwartet 200`. */
const said = /^((?:→|⇒|->|=>)?\s*)(?:expect(?:ed)?|erwartet|esperado|attendu|atteso)\s+(?=["“`\d])/iu;

const outcome = /\b(?:without|no)\b.*\b(?:errors?|warnings?|failures?)\b|\bsuccessfully\b/i;

const predicate =
  /^(?:→|⇒|->|=>|==?\s*(?=["“`\d])|(?:(?:it|this|which)\s+)?(?:should|must|expect(?:ed)?|equals|is exactly|is\s+(?=["“`\d<>≤≥])|is\s+(?:below|above|under|over|at (?:least|most)|(?:less|more|fewer|greater|higher|lower) than)(?=\s+\d)|is (?:not )?empty|is (?:clean|green|still|now)|works|loads?|still|gives?|says?|contains?|yields?|ends? with|responds?|answers?|returns?|prints?|shows?|reports?|outputs?|lists?|passes|succeeds|exits|builds|completes|finishes|runs|starts|doesn['’]t fail|does not fail|debe(?:n|ría)?|dev(?:e|em|eria)|doi(?:t|vent)|devrait|soll(?:te|en|ten)?|muss|müssen|должен|должна|должно|harus|phải|liefert|zeigt|meldet|ergibt|devuelve|muestra|retorna|mostra|renvoie|retourne|affiche|restituisce|stampa|возвращает|показывает|выводит|mengembalikan|menampilkan|memuat|berisi|hiển thị|trả về|no (?:muestra|devuelve|debe)|não (?:mostra|retorna|deve)|ne (?:montre|renvoie|doit)|zeigt|erwartet|esperado|attendu)(?!\p{L}))/iu;

/** `` `node -v` (18+) ``, `` `make lint` (no warnings) ``. */
function inferAside(plain: string, command: string): ToldExpectation | undefined {
  const text = /^\(([^()]{2,120})\)/.exec(plain)?.[1]?.trim();
  if (text === undefined) return undefined;
  if (findMark(text)) return toTold(inferExpectation(text, command), text);
  const matchers = inferFact(text, command);
  if (matchers?.every(({ kind }) => sure.has(kind)) === true) return { matchers, text };
  const head = /^([^;,]+)[;,]\s(?!.*\b(?:or|but|if|when|except|unless)\b)/i.exec(text)?.[1];
  const first = head === undefined ? undefined : inferFact(head, command);
  if (first?.every(({ kind }) => sure.has(kind)) === true)
    return { matchers: tellsOtherCode.test(text) ? first : [...first, { kind: 'review', sentence: text }], text };
  return resultAside.test(text) || isAddress.test(text) || tellsLimit(text)
    ? { matchers: [{ kind: 'review', sentence: text }], text }
    : undefined;
}

/** `exit code 0; 2 is drift`: what another code than the one that is expected means. */
const tellsOtherCode = /^exits?\b[^;,]*[;,]\s+(?:\d{1,3}|non-?zero|anything else) (?:is|means|=|stands for)\s[^;,]*$/i;

const resultAside =
  /^(?:no|all|zero) .*\b(?:errors?|warnings?|failures?|green|pass|passed|passing|clean)$|^(?:exit code|keine|ohne|sin|sem|senza|sans|aucune?|nessun\p{L}*)\s|^(?:no|nenhuma?) (?:hay|debe|salida|deve|saída)(?!\p{L})/iu;

/** `` `dig +short x` (203.0.113.9) ``. */
const isAddress = /^(?:\d{1,3}\.){3}\d{1,3}$/;

const sure: ReadonlySet<Matcher['kind']> = new Set(['http', 'version', 'json-subset', 'exit', 'empty']);

/** `` run `x` and make sure that it passes ``. */
function inferPurpose(rest: string, command: string): ToldExpectation | undefined {
  const [, text, clause = ''] =
    /^(?:in(?:side)? [^.;`]{1,60}\s)?((?:[,;]?\s*(?:(?:and|to|then)\s+)?)(?:make sure|ensure|verify|confirm|check)\s+(?:that\s+)?(.{5,300}?))(?:\.(?=\s+\p{Lu}).*|\.?)$/iu.exec(
      rest,
    ) ?? [];
  if (text === undefined) return undefined;
  const stated = inferStatement(clause, command)?.matchers ?? inferShownText(clause);
  if (stated) return { matchers: stated, text };
  return hasState.test(clause) || /^["“`]/.test(clause)
    ? { matchers: [{ kind: 'review', sentence: text }], text }
    : undefined;
}

const hasState =
  /^(?:no|nothing|all|both|only|every)\s|(?<!\p{L})(?:works?|pass(?:es)?|succeeds|outputs?|no (?:errors?|warnings?|failures?)|without|completes|finishes|prints?|shows?|lists?|contains?|includes?|returns?|reports?|appears?|matches|exists?|increment(?:s|ed)|(?:is|are|was|were|has|have)(?: been| not| now| still)? \p{L}+)(?!\p{L})/iu;

/** `"all done"`, `` `[OK] verified` ``: a text of several words, and no other command or file. */
function inferShownText(clause: string): readonly Matcher[] | undefined {
  const text = /^["“`]([^"“”`]+)["”`]$/.exec(clause)?.[1];
  const isShown = text !== undefined && /\s/.test(text) && /^[\p{Lu}[✓✅]/u.test(text);
  return isShown ? [{ kind: 'contains', text, literal: true }] : undefined;
}

/** ``Run `x`. All tests should pass.``, ``Run `x` (takes a while). It should …``: the sentences behind, the first that tells something. */
function inferSentences(rest: string, command: string): ToldExpectation | undefined {
  const told = rest.replace(/^\([^()]{1,80}\)\s*(?=[.;:—–-])/, '');
  if (!/^[.;:—–-]/.test(told)) return undefined;
  for (const sentence of told.replace(/^[.;:—–-]\s*/, '').split(/(?<=[.!?])\s+(?=\p{Lu})/u)) {
    const text = trimEnd(sentence);
    const read = toTold(inferProse(text, 'paragraph', command), text);
    if (read) return read;
  }
  return undefined;
}

/** ``Home page returns 200: `curl …` ``, ``Coverage ≥ 80% (`pytest --cov`)``. */
function inferLead(before: string, command: string): ToldExpectation | undefined {
  const plain = before
    .replaceAll('**', '')
    .replace(/^\s*\[[ xX~-]\]\s*/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const text = /^(.*\S)\s?[:：(]$/.exec(plain)?.[1];
  const matchers = text === undefined ? undefined : inferStatement(text, command)?.matchers;
  const isResult = matchers?.every(({ kind }) => ['http', 'version', 'json', 'number', 'tests'].includes(kind));
  if (isResult === true) return toTold(matchers, text ?? '');
  const isOfCommand = text !== undefined && !isOfThings.has(findSuccess(text)?.of);
  const success = isOfCommand ? inferSuccess(text, command) : undefined;
  if (success?.every(({ kind }) => kind === 'exit') === true) return toTold(success, text ?? '');
  const absence = text !== undefined && isAbsence.test(text) ? inferFact(text, command) : undefined;
  if (absence?.every(({ kind }) => kind === 'exit') === true) return toTold(absence, text ?? '');
  return text !== undefined &&
    (tellsLimit(text) || tellsValue.test(text) || isInState.test(text) || isAbsence.test(text))
    ? toTold([{ kind: 'review', sentence: text }], text)
    : inferNamed(text);
}

/** `The settings exist: ls …` names the step. */
const isOfThings: ReadonlySet<Success['of'] | undefined> = new Set(['files', 'connection', 'thing']);

/** `No errors in the logs`, `No pending migrations`. */
const isAbsence = /^(?:no|zero|without) [\p{L}][^:]{2,80}$/iu;

/** `Issuer is Blue Sky CA`: a name, which confirms where it stands alone. */
function inferNamed(lead: string | undefined): ToldExpectation | undefined {
  const [, text] =
    /^(?:[\p{L}-]+ ){1,4}(?:is|are) (\p{Lu}[\p{L}\d'’.-]*(?: [\p{L}\d'’.-]+){0,3})$/u.exec(lead ?? '') ?? [];
  return text === undefined || lead === undefined
    ? undefined
    : { matchers: [{ kind: 'contains', text, literal: true, isLoose: true }], text: lead };
}

/** `` `x` – all green, in < 5 min ``, `` `x` all Ready ``, `` `x` — no diff ``. */
function inferTail(rest: string, command: string): ToldExpectation | undefined {
  const missing = /^not (?:an? )?[45]\d\d(?=\s*(?:[.(]|$))/.exec(rest)?.[0];
  if (missing !== undefined) return toTold(inferStatement(`status (${missing})`, command)?.matchers, missing);
  const tail = /^[—–-]+\s*([^.;!?]{2,150})/.exec(rest)?.[1]?.trim() ?? '';
  const outcomeTail = [tail, ...tail.split(/,\s+/)].find(
    (part) => isOutcome.test(part) || findSuccess(part) !== undefined || endsInState(part),
  );
  if (outcomeTail !== undefined) {
    const matchers = inferFact(outcomeTail, command);
    const isSure =
      inferKnown(outcomeTail, command) !== undefined ||
      matchers?.every(({ kind }) => sure.has(kind) || kind === 'tests' || kind === 'not-contains');
    if (matchers === undefined || isSure !== true)
      return toTold([{ kind: 'review', sentence: outcomeTail }], outcomeTail);
    return tellsLimit(tail)
      ? { matchers: [...matchers, { kind: 'review', sentence: tail }], text: tail }
      : { matchers, text: outcomeTail };
  }
  const text = /^(?:[–—:,;-]\s*)?([^.;!?]{4,150})/.exec(rest)?.[1]?.trim();
  if (text === undefined || !(isAllWell.test(text) || (beginsTail.test(rest) && tellsLimit(text)))) return undefined;
  return { matchers: [{ kind: 'review', sentence: text }], text };
}

/** Behind a dash: how it ended, or what must not be there; `— lint, tests and build` tells what the command does. */
const isOutcome =
  /^(?:(?:is |must be |should be )?(?:clean|green|ok|okay|pass(?:es|ing|ed)?|successful|succeeds|empty|healthy)|(?:no|zero|without|nothing|\d+) \p{L}.*|(?:all|every|both) .*(?:green|ok|pass\p{L}*|ready|running|healthy|up|clean|present|there|listed|match\p{L}*)|(?:нет|без|sin|sem|ohne|keine?|sans|aucune?|nessun\p{L}*|senza|geen|zonder|tanpa|không)\s.+|(?:все|alle|todos|todas|tous|toutes|tutti|tutte|semua|tất cả)\s.+)$/iu;

/** A dash or a comma, or the limit itself: `` `date -u` between 2:00 and 4:00 ``. */
const beginsTail =
  /^(?:[–—:,;<>≤≥-]|(?:between|under|below|over|above|at least|at most|zwischen|unter|über|mindestens|höchstens|entre|menos de|más de|moins de|plus de)\s)/i;

const isAllWell =
  /^(?:(?:and|is|are|shows?) )?(?:all|everything|every \p{L}+|both)(?: \p{L}+){0,2} (?:green|ok|okay|pass\p{L}*|ready|running|healthy|up|bound|synced|active|clean)(?!\p{L})/iu;

function toTold(matchers: readonly Matcher[] | undefined, text: string): ToldExpectation | undefined {
  return matchers && { matchers, text };
}

/** `The api and the worker are running`. */
const isInState =
  /(?<!\p{L})(?:is|are) (?:all |now |still )?(?:running|healthy|up|ready|green|active|online|reachable|available|passing|clean|valid|synced|in sync)$/iu;
/** `Version is 2.1.0`. */
const tellsValue = /(?<!\p{L})(?:(?:is|are|equals|shows?|says?|prints?|returns?)\s+|==?\s*)v?["“`\d]/iu;

/** Without the full stop, without what joins the next command, and without a bracket that the words do not open. */
function trimEnd(text: string): string {
  const bare = text
    .trim()
    .replace(/(?<!\.)\.$/, '')
    .replace(/(?:[,;]|[,;]?\s(?:and|then|und|y|et|e))$/, '');
  return /^[^(]*\)$/.test(bare) ? bare.slice(0, -1) : bare;
}
