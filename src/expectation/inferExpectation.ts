import type { Matcher } from './expectation';
import { asksVersion } from './commandTraits';
import { doubts, whereSure } from './doubts';
import { findMark, tellsSuccess, type Mark } from './expectationMark';
import { inferBareSample } from './inferBareSample';
import { inferDuration } from './inferDuration';
import { inferFailure } from './inferFailure';
import { inferForbiddenIn } from './inferForbidden';
import { inferFact } from './inferFact';
import { inferKnown, inferListedCount } from './inferKnown';
import { inferHttp } from './inferHttp';
import { inferShown, inferStatement } from './inferStatement';
import { inferPermissions } from './inferPermissions';
import { inferSuccess } from './inferSuccess';
import { inferFileName } from './inferText';
import { inferPlainList, inferValues } from './inferValues';
import { inferVersionLine } from './inferVersion';
import { parseJsonSample } from './jsonSample';
import { quotePattern } from './pattern';
import { inferToldFacts } from './inferToldFacts';
import { isSizeUnit, isTimeUnit } from './quantity';
import { findSuccess } from './success';
import { tellsLimit } from './tellsLimit';
import { turnsLead } from './turnedLead';
import { explains } from './valueWords';
import { verify } from './verify';

/**
 * What an author's comment expects of its command, the comment sign left out: matchers where it surely can be checked
 * (`Expected: HTTP 200 OK`), one `review` with the sentence where it cannot (`Should list the workers`), and `undefined`
 * where the comment expects nothing (`Check health`). When in doubt, `review`. The command decides what some words can
 * mean; empty when it is not known.
 */
export function inferExpectation(comment: string, command = ''): readonly Matcher[] | undefined {
  return whereSure(inferAny(comment, command), comment);
}

function inferAny(comment: string, command: string): readonly Matcher[] | undefined {
  const sentence = comment.trim().replace(/\s+/g, ' ');
  const forbidden = inferFailure(sentence, command) ?? inferForbiddenIn(sentence);
  if (forbidden) return forbidden;
  const isOneFact = !comment.trim().includes('\n') && sentence.length <= factLimit;
  const told = sentence.replace(explains, '$1');
  const mark = findMark(told) ?? (told === sentence ? undefined : findMark(sentence));
  if (mark === undefined) return isOneFact ? inferSample(sentence, command) : undefined;
  const matchers = isOneFact ? readMark(mark, sentence, command) : undefined;
  return matchers?.map((matcher) => withSubject(matcher, mark.subject)) ?? [{ kind: 'review', sentence }];
}

/** A size or a time with what it is said of. */
function withSubject(matcher: Matcher, subject: string): Matcher {
  const isMeasure = matcher.kind === 'number' && (isSizeUnit(matcher.unit) || isTimeUnit(matcher.unit));
  return isMeasure && subject !== '' ? { ...matcher, of: subject } : matcher;
}

/**
 * What a comment behind a command on its line expects: as `inferExpectation` reads it, and facts with no word that
 * marks them (`no errors`, `"Compiled successfully"`, `200 OK`).
 */
export function inferTrailing(comment: string, command: string): readonly Matcher[] | undefined {
  const [, words, code] = exitAside.exec(comment) ?? [];
  if (words !== undefined && comment.length <= factLimit) {
    const told = inferTrailing(words, command)?.filter(({ kind }) => kind !== 'exit') ?? [];
    return whereSure([...told, { kind: 'exit', codes: [Number(code)], negated: false }], comment);
  }
  const marked = inferExpectation(comment, command);
  if (marked !== undefined || comment.length > factLimit) return marked;
  const last = inferLastClause(comment, command);
  if (last) return last;
  const fact = comment.replace(/(?<=\S)\s*\([^()]*\)$/, '').replace(/^\((\d+ \p{L}+)\)$/u, '$1');
  const [, pair, others] = isPair.exec(fact) ?? [];
  if (pair !== undefined)
    return [
      { kind: 'contains', text: pair, literal: true, isLoose: true },
      ...(others === undefined ? [] : [{ kind: 'review', sentence: others } as const]),
    ];
  const known = inferKnown(fact, command) ?? (asksVersion(command) ? inferVersionLine(fact) : undefined);
  if (known) return known;
  const told = inferToldFacts(fact, command);
  if (told?.every(({ kind }) => kind !== 'review') === true) return told;
  const matchers = inferFact(fact, command);
  if (isCountDone.test(fact)) return matchers ?? [{ kind: 'review', sentence: comment }];
  const isResult = matchers?.every(
    ({ kind }) =>
      ['exit', 'http', 'json', 'empty', 'tests'].includes(kind) ||
      (kind === 'number' && (isRows.test(fact) || counts.test(command))),
  );
  const isQuoted = /^["“].*["”]$/.test(fact);
  if (isResult === true || isQuoted) return matchers;
  const isShown =
    [isStateOfThing, isStateOfAll, isNoneFound, isStateQuoted, isValue, isRoughly, isThere].some((shape) =>
      shape.test(fact),
    ) ||
    tellsLimit(fact) ||
    findSuccess(fact) !== undefined;
  return inferListedCount(fact, command) ?? (isShown ? [{ kind: 'review', sentence: comment }] : undefined);
}

/** `inactive (exit code 3)` */
const exitAside = /^(.*\S)\s*[(（]\s*(?:exits?|exit code|exit status|rc)(?: with)?\s*[:=]?\s*(\d{1,3})\s*[)）]$/is;

/** `takes 5 min, ends with "Deployed"`, `wait for "Deployed"`: what is seen at last. */
function inferLastClause(comment: string, command: string): readonly Matcher[] | undefined {
  const [, lead = '', told = ''] = behindNote.exec(comment) ?? [];
  if (told === '') return waitsFor.test(comment) ? [{ kind: 'review', sentence: comment }] : undefined;
  const matchers = isOdd.test(lead) || doubts(lead) || turnsLead(lead) ? undefined : inferExpectation(told, command);
  return matchers ?? [{ kind: 'review', sentence: comment }];
}

const behindNote =
  /^([^"“`]{2,80}?)[,;]\s+(?:(?:and|then|it)\s+)*((?:ends|prints|shows|says|returns|outputs|displays|reports|expect|should|must)(?!\p{L}).*["“`].*)$/iu;
const isOdd =
  /(?<!\p{L})(?:e\.g\.|i\.e\.|maybe|may|might|can|could|sometimes|usually|often|either|fail\p{L}*|error\p{L}*|else|otherwise)(?!\p{L})/iu;
const waitsFor = /^wait (?:for|until|till)\b.*["“`]/i;

/** `buckets exist on b1`, `both sums agree`. */
const isThere =
  /^(?:[\p{L}\d+_-]+ ){1,6}(?:matches|agree|completes)$|^(?:[\p{L}\d+_-]+ ){1,4}exists?(?: (?:in|on|at) [\p{L}\d_.-]+)?$/iu;

/** `123456789012`, `1.4.0`, `v20.11.0`: what was printed once; one digit may count the steps. */
const isValue = /^(?:\d{2,}|0|v?\d+(?:\.\d+){1,3})$/;

/** `mongo-pvc: Bound, uploads: Bound`, `smtp-credentials exists`, `inactive`. */
const isStateOfThing =
  /^[\w./-]+(?::| (?:is|are|should be)) (?:Bound|Running|Ready|Up|Active|Available|Healthy|Online|Completed|Succeeded)(?!\w)|^[\w.-]*[-_./]\w[\w.-]* (?:exists|is (?:there|listed|present))$|^(?:(?:in)?active|running|stopped|enabled|disabled|pong|ok|ready|healthy|online|accepting connections|up to date|true|false)$/i;

/** `link_status:up`, and what is told behind it. */
const isPair = /^([a-z]+(?:_[a-z\d]+)+:[\w.-]+)(?:\s*[;,]\s+(.+))?$/;

/** `25 objects created`, `3 pods running`; `2 minutes needed` tells something else. */
const isCountDone =
  /^\d+ (?:[\p{L}-]+ ){1,3}(?!(?:need|requir|allow|expir|ag|advanc|relat|follow|suppos|limit)ed$)(?:\p{L}{2,}ed|running|ready|pending|found|up|online|listening|built|sent)$/iu;

/** `no findings`, `no pending migrations`. */
const isNoneFound =
  /^no (?:\p{L}+ )?(?:findings|issues|problems|vulnerabilities|differences|diffs?|changes|drift|conflicts|leaks|alerts|migrations|duplicates|leftovers|mismatch(?:es)?|violations|restarts)$/iu;

/** `four services "Up"`, `status "ok"`, `estado "ok"`. */
const isStateQuoted =
  /^(?:\d+|all|both|every|two|three|four|five|six|dos|tres|cuatro|cinco|zwei|drei|vier|deux|trois|quatre|todos|todas|alle|tous|toutes|status|state|estado|statut|état|stato|статус)(?: \p{L}+){0,2}:? ["“`][^"”`]{1,40}["”`]$/iu;

/** `3 nodes, all Ready`, `all green`, `3 nodes, volumes bound`. */
const isStateOfAll =
  /^(?:\d+ [\p{L} -]{2,30}?, \p{L}+ |\d+ [\p{L} -]{2,30}?,? )?(?:\(?(?:all|both|everything|every \p{L}+)(?: \p{L}+)? )?(?:green|healthy|up|ready|running|online|bound|active|passing|passed|synced|in sync)\)?$/iu;
/** `~200MB`, `about 30 s`. */
const isRoughly = /^(?:~|≈|about |approx(?:imately|\.)? |around |roughly |ca\. ?)\d/i;
const isRows = /^\d+ rows?$/i;
/** Commands that print one number. */
const counts = /\bwc\b|\bgrep\b.*\s-\w*c\b|\bcount\(|\blength\b/i;

/** Nobody writes a longer fact; bounds the time that reading one can take. */
const factLimit = 1000;

/**
 * What is a result although no word marks it: `report.md exists`, `Creates app-1.0.tgz`, `No errors in output`, a status
 * line, a bare limit, and JSON: what the command above printed once.
 */
function inferSample(sentence: string, command: string): readonly Matcher[] | undefined {
  const file = inferFileName(sentence);
  if (file !== undefined) return file;
  const http = /^HTTP\/\d/.test(sentence) ? inferHttp(sentence) : undefined;
  if (http) return [http];
  const told = sentence.replace(verify, '').replace(/^there (?:are|is) /i, '');
  if (isNoTrouble.test(told)) return inferFact(told, command) ?? [{ kind: 'review', sentence }];
  if (told !== sentence) {
    const verified = inferFact(told.replace(/^(?:the )?(?:output|result) is /i, ''), command);
    if (verified?.every(({ kind }) => isOfForm.has(kind)) === true) return verified;
  }
  if (isOfOutput.test(told)) return inferStatement(told, command)?.matchers ?? [{ kind: 'review', sentence }];
  if (isOfAll.test(told)) return inferFact(told, command) ?? [{ kind: 'review', sentence }];
  if (isLimit.test(sentence) && asksVersion(command)) {
    const limit = inferFact(sentence, command);
    if (limit) return limit;
  }
  if ([isEffect, isLimit, isCompared, verifiesState].some((shape) => shape.test(sentence)))
    return [{ kind: 'review', sentence }];
  const member = inferJsonMember(sentence, command);
  if (member) return [member];
  const value = parseJsonSample(sentence);
  if (value === undefined || typeof value !== 'object') return undefined;
  return [{ kind: 'json-subset', value, isLoose: true }];
}

/** What cannot be meant otherwise where an author asks to verify it: `Confirm output is empty`, `Ensure exit code is 0`. */
const isOfForm: ReadonlySet<Matcher['kind']> = new Set<Matcher['kind']>(['exit', 'empty', 'http', 'json-subset']);

/** `"state": "idle"`: a member of the JSON that is printed; of lines cut out of it, a line. Numbers and names may change. */
function inferJsonMember(sentence: string, command: string): Matcher | undefined {
  const [, key, value] = /^("[\w.-]+")\s*:\s*("[^"\\]*"|-?\d+(?:\.\d+)?|true|false|null)\s*,?$/.exec(sentence) ?? [];
  if (key === undefined || value === undefined) return undefined;
  if (!/^(?:"[A-Za-z][A-Za-z_ -]*"|true|false)$/.test(value)) return { kind: 'review', sentence };
  const json = parseJsonSample(`{${key}:${value}}`);
  if (json !== undefined && !cutsLines.test(command)) return { kind: 'json-subset', value: json };
  const pattern = `${quotePattern(key)}\\s*:\\s*${quotePattern(value)}(?:[^\\w.]|$)`;
  return { kind: 'regex', pattern, ignoreCase: false, negated: false };
}

const cutsLines = /\|\s*(?:grep|rg|head|tail|sed|awk)(?!\S)/;

/** `Creates app-1.0.tgz`, `生成 app.zip`: what comes of the command beside its output. */
export const isEffect =
  /^(?:creates|generates|produces|writes|cr[eé]e|crea|cria|g[eé]n[eè]re|genera|gera|erzeugt|erstellt|создаёт|создает|membuat|tạo ra)\s+(?:an? |the )?`?[\w./*-]+\.[a-z]\w+`?\.?$|^(?:会|將|将)?(?:生成|创建|產生)\s*`?[\w./*-]+\.[a-z]\w+`?。?$|^`?[\w./*-]+\.[a-z]\w+`?\s*(?:が|を)(?:生成|作成)(?:される|されます|する|します)。?$/iu;
/** `Response contains "token"`: said of what is printed. */
export const isOfOutput =
  /^(?:the )?(?:response|output|result|body|reply|answer)(?: body| json)? (?:contains?|includes?|shows?|has|lists?|displays?|reports?):? \S/i;
/** `All pods Running`: a state, and nothing that is done. */
const isOfAll =
  /^(?:all|both) (?:\p{L}+ ){1,3}(?:(?:are )?(?:Running|Ready|Up|Bound|healthy|running|up|online|green|passing|passed|synced|available))[.!]?$/iu;

/** `No errors in output`, `No warnings or errors`. */
export const isNoTrouble =
  /^(?:no|zero|without) (?:\p{L}+ )?(?:errors?|warnings?|failures?|exceptions?|stack ?traces?|tracebacks?)(?:(?:,| or| and) (?:errors?|warnings?|failures?|exceptions?|stack ?traces?|tracebacks?))*(?: (?:in|from|on) (?:the |its )?(?:output|logs?|console|build|terminal|stderr))?[.!]?$/iu;
/** `identical to the first`, `0% packet loss`. */
const isCompared = /^(?:identical|equal|the same)(?: (?:to|as|with)\s|$)|^\d+(?:\.\d+)?\s?% \p{L}/iu;
/** `Verify that the queue is drained`; without "that" it mostly names what is done: `Check service is up`. */
const verifiesState =
  /^(?:verify|check|confirm|ensure|make sure) that \S+ .*\b(?:is|are|has|have|exists?|shows?|returns?|prints?|contains?|equals?|match(?:es)?|pass(?:es)?|succeeds?)\b/i;
const isLimit = /^(?:[<>]=?|≤|≥)\s*\d[\d.,]*\s*[\p{L}%/]*$/u;

function readMark(mark: Mark, sentence: string, command: string): readonly Matcher[] | undefined {
  const duration = inferDuration(sentence.replace(/[.!]$/, ''), command);
  if (duration) return duration;
  // Of `The service should end without errors` only the whole says what is meant.
  if (tellsSuccess(sentence)) return inferKnown(mark.fact, command) ?? inferSuccess(sentence, command);
  const shown = tellsSuccess(mark.fact) && isOfOutputLabel.test(sentence) ? readSample(mark, command) : undefined;
  return shown ?? readFact(mark, command, /^(?:→|⇒|[-=]>|#?=>)/u.test(sentence)) ?? readSample(mark, command);
}

/** What follows is what is printed: `Expected output: Build successful`. */
const isOfOutputLabel = /^[^:：]*\b(?:output|print|show|see|display|log|message|line)s?\b[^:：]*[:：]/i;

/** A word that an arrow points to may be all that is printed. */
function asLoose(matcher: Matcher): Matcher {
  return matcher.kind === 'equals' ? { kind: 'contains', text: matcher.text, literal: true, isLoose: true } : matcher;
}

function readFact(
  { fact, trust, subject, isOfAll }: Mark,
  command: string,
  isPointed: boolean,
): readonly Matcher[] | undefined {
  if (trust === 'person') return undefined;
  if (!isSaidOfIt(subject, fact, command)) return undefined;
  const statement = subject === '' ? fact : `${subject} is ${fact}`;
  const matchers =
    inferPermissions(`${subject} ${fact}`, command) ??
    inferFact(fact, command) ??
    inferShownFact(fact) ??
    inferStatement(statement, command)?.matchers;
  if (trust === 'form' && matchers?.some(({ kind }) => kind === 'equals') && !isPrinted.test(fact))
    return inferValues(fact, command) ?? (isPointed ? matchers.map(asLoose) : undefined);
  if (isOfAll) return ofEach(matchers, /\bboth\b/i.test(subject), `${subject} ${fact}`);
  // A column of a table stands in no line of its own.
  if (subject !== '' && matchers?.some(({ kind }) => kind === 'number') === true && printsTable.test(command))
    return undefined;
  return matchers?.map((matcher) => ofSubject(matcher, subject));
}

/** What is printed, without quotes, behind the words that announce it. */
function readSample({ fact, lead, trust, subject, isOfAll }: Mark, command: string): readonly Matcher[] | undefined {
  if (trust !== 'word' || subject !== '' || isOfAll) return undefined;
  return inferBareSample(fact, lead) ?? (/[:：]/.test(lead) ? inferPlainList(fact, command) : undefined);
}

const printsTable =
  /^(?:kubectl|oc)\b.*\s(?:get|top)\b(?!.*(?:\s-o|--output|\|))|^(?:docker|podman)(?: |-)(?:compose )?(?:ps|stats|images)\b(?!.*(?:\||--format))|^(?:df|helm (?:list|ls)|ps)\b(?!.*\|)/;

/** What exists must be what the command looks for, and what is said of some rows of a listing is not true of each. */
function isSaidOfIt(subject: string, fact: string, command: string): boolean {
  if (/^(?:be )?(?:exists?|there|present)\b/i.test(fact))
    return subject === '' || command.includes(subject.replace(/^the |`/gi, ''));
  // What another address answers, this command does not print.
  const address = /https?:\/\/[^\s`)]+|(?<![\w.])\/[\w/.-]+/.exec(subject)?.[0];
  if (address !== undefined && !command.includes(address)) return false;
  const isOfSome = /\b(?:some|most|many|few|several|one|any|only|old|other|former|least|new)\b/i;
  return !(isState.test(fact) && isOfSome.test(subject));
}

const isState = /^(?:Running|Ready|Bound|Active|Completed|Healthy|Synced|Available|Up|online|active|inactive|failed)\b/;

/** A word in quotes, or written as only programs write one: `` `pong` ``, `PONG`. */
const isPrinted = /^(?:`[^`]+`|"[^"]+"|\p{Lu}{3,}|true|false)[.!]?$/u;

/** `the body displays "ready"`, behind a label: the quoted text, when it is said of one thing. */
function inferShownFact(fact: string): readonly Matcher[] | undefined {
  return inferShown(fact.replace(/[.!]$/, ''))?.matchers;
}

/** `All services should show "Up"`: in every line. Everything else that is said of several things is for a person. */
function ofEach(
  matchers: readonly Matcher[] | undefined,
  isOfTwo: boolean,
  sentence: string,
): readonly Matcher[] | undefined {
  // Other commands may ask the others.
  if (matchers?.[0]?.kind === 'http') return [...matchers, { kind: 'review', sentence }];
  if (!matchers?.every((matcher) => matcher.kind === 'contains')) return undefined;
  const each = matchers.map((matcher) => ({ ...matcher, each: true }) as const);
  return isOfTwo ? [...each, { kind: 'lines', comparison: '>=', value: 2 }] : each;
}

/** `pai-gateway should be "healthy"`: a name that stands in the line of its state, in a listing. */
function ofSubject(matcher: Matcher, subject: string): Matcher {
  if (matcher.kind !== 'contains' || !/^[a-z][\w.]*[-_][\w.-]*\w$/.test(subject) || /\W/.test(matcher.text))
    return matcher;
  const name = subject.replaceAll('.', '\\.');
  const pattern = `(?:^|[^\\w-])${name}(?:[-_]?\\d+)?(?:[^\\w-].*[^\\w-]|[^\\w-])${matcher.text}(?:[^\\w-]|$)`;
  return { kind: 'regex', pattern, ignoreCase: false, negated: false };
}
