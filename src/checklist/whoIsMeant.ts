import { maskQuoted } from '../expectation/valuePhrase';
import { areAlike, candidatesOf, namedByText, namedByWord, type NamedCommand } from './namedCommand';

/** What an author says of some of several commands. */
export interface Said {
  readonly commands: readonly NamedCommand[];
  /** A sentence as it would be said of one command: `It should print "live".` */
  readonly words: string;
  /** Whether others may be meant: a person compares. */
  readonly isGuess: boolean;
}

/**
 * Which of several commands words speak of, and what they say of each: all of them (`Both print …`), none (`None may
 * print …`), some by their places (`the first two …, the last …`), by their names (`` `jobs` should be 3, `dead` 0 ``), or each
 * by a value of its own, in order (`Expected: 0 and 1`). `undefined` where the words speak of no command in this way.
 * `isResult`: they stand under a label that says that they tell results.
 */
export function whoIsMeant(
  text: string,
  commands: readonly NamedCommand[],
  isResult = false,
): readonly Said[] | undefined {
  if (text.length > longest) return undefined;
  const plain = text.replaceAll('**', '').replace(/\s+/g, ' ').trim();
  const words = plain.replace(opener, '');
  if (commands.length < 2) return ofMore.test(words) ? readClauses(words, commands, isResult) : undefined;
  return (
    readClauses(words, commands, isResult) ??
    readPlaced(plain, commands) ??
    readValues(plain, commands) ??
    (mayNameSome(plain) ? guess(plain, commands) : undefined)
  );
}

const longest = 400;

/** Of more than the one command: others stand in other blocks. */
const ofMore =
  /^(?:both|each|all|every|all (?:two|three|four)|no|neither|beide|alle|les deux|ambos|keiner der|aucune des) (?:of (?:these|the|them) )?(?:commands?|calls?|requests?|queries|checks?|scripts?|probes?|befehle|commandes|comandos)(?![\p{L}])|^(?:neither|both)(?: of (?:them|these))? (?:prints?|says?|outputs?|returns?|may|must|should)(?![\p{L}])/iu;

/** `Make sure that`, `You should see that`, `- `, `1. `. */
const opener =
  /^(?:[-*•]\s+)?(?:(?:then|now|finally|here|expected|result|note),?:?\s+)?(?:(?:please |then |and |also )*(?:make sure|verify|check|confirm|ensure|see|expect)(?: that)?\s+(?=(?:the|both|each|all|neither|none|no|every)\b))?/iu;

/** Whether words speak of one of several things by its place, or of all: whose result it is must be told. */
export function mayNameSome(text: string): boolean {
  return mayName.test(maskQuoted(text));
}

const verb = String.raw`(?:(?:now|then|also|only|just|still|all|both|each|always)\s+)*(?:should|must|shall|will|may|can|needs?\s+to|ha(?:s|ve)\s+to|ought\s+to|is|are|do(?:es)?|prints?|says?|shows?|returns?|outputs?|displays?|gives?|reports?|answers?|responds?|reads?|lists?|contains?|includes?|exits?|ends?|equals?|yields?|succeeds?|pass(?:es)?|fails?|finish(?:es)?|completes?|has|have|soll(?:te)?(?:e?n)?|muss|müssen|darf|dürfen|gib?t|geben|zeigt|zeigen|liefern?t?|meldet|melden|doi(?:t|vent)|devrai(?:t|ent)|affichent?|renvoient?|retournent?|debe(?:n|ría|rían)?|muestran?|devuelven?|imprimen?|deve(?:m|riam?)?|mostram?|retornam?)(?![\p{L}-])`;
const value = String.raw`[:–—=→-]*\s*(?:["“\x60_]|[<>≤≥]?\s*\d|(?:nothing|no output|an? empty|empty|nichts|rien|nada|at least|at most|exactly)(?!\p{L}))`;
const says = String.raw`(?=\s*,?\s*(?:${verb}|${value}))`;

const numberWord = 'two|three|four|five|six|zwei|beiden|drei|vier|deux|trois|quatre|dos|tres|cuatro';
const number = String.raw`(?:${numberWord}|[2-6](?!\d))`;
const thing = String.raw`(?:commands?|calls?|requests?|queries|query|checks?|curls?|probes?|scripts?|lines? above|steps?|outputs?|responses?|results?|befehle?n?|aufrufe?|anfragen?|commandes?|appels?|requêtes?|comandos?|llamadas?|consultas?|peticiones)`;
const ofThem = String.raw`(?:\s+(?:of|von|der|des|de|d[’'])\s*(?:(?:the|these|those|following|above|diese[rn]?|ces|estos|los|las|les|den)\s+)*(?:them|these|those|following|above|ihnen|${number}|(?:${number}\s+)?${thing}|ellos|ellas|eux|elles))`;
const ordinalWord = String.raw`(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last|final|middle|former|latter|erste|zweite|dritte|vierte|fünfte|letzte|mittlere|premi(?:er|ère)|deuxième|second|troisième|quatrième|derni(?:er|ère)|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|últim[oa]|primeir[oa])[nrs]?`;
const article = String.raw`(?:(?:the|der|die|das|den|dem|le|la|les|l[’']|el|los|las|o|os|lo)\s*(?<=['’\s]))?`;
const all = String.raw`(?:both|each|all|every|either|beide|alle|jeder|jede|jeweils|les\s+deux|tou(?:s|tes)(?:\s+les)?|chacune?|chaque|amb[oa]s|tod[oa]s(?:\s+l[oa]s)?|cada)`;
const none = String.raw`(?:none|neither|no(?=\s+(?:command|call|request|query|check|script|probe))|keiner|keine[rs]?|kein(?=\s+befehl)|aucune?|ningun[oa]|ningún)`;

/** Whoever is meant, at the beginning of a clause; a verb or a value stands behind. */
const whoFirst = new RegExp(
  String.raw`^(?:and\s+|und\s+|et\s+|y\s+)?(?:(?<none>${none})|they\s+(?<they>both|each|all)|(?:the\s+|these\s+)?(?<all>${all})(?:\s+(?<count>${number}|one|of\s+(?:the\s+)?${number}))?|(?<these>these\s+${thing})|${article}(?<rest>others?|rest|remaining(?:\s+(?:ones?|${number}))?|ander(?:e|en)|restlichen|übrigen|autres?|otr[oa]s?|demás)(?:\s+${number})?|${article}(?<ordinal>${ordinalWord})(?:\s+(?<some>${numberWord}))?)(?<noun>(?:\s+ones?)?(?:\s+${thing})?)(?<of>${ofThem})?(?<only>\s+of\s+the\s+following)?${says}`,
  'iu',
);

const separators =
  /\s*[;,.](?:\s+(?:and|while|whereas|but|then|und|et|y|e))?\s+|\s+(?:and|while|whereas|but|then|und|et|y|e)\s+/giu;

const mayName = new RegExp(
  String.raw`(?<![\p{L}])(?:(?:the|der|die|das|le|la|el)\s+${ordinalWord}(?:\s+${number})?(?=\s+(?:ones?(?!\p{L})|${thing}(?!\p{L})|${verb}))|(?:the\s+)?(?:others|remaining\s+(?:ones?|${number}))(?!\p{L})|respectively|jeweils|respectivement|respectivamente|(?:both|neither|either|each|every|no|all(?:\s+${number})?)(?:\s+of\s+(?:the|these|them))?\s+(?:commands?|calls?|requests?|probes?|scripts?)(?!\p{L})|(?:both|neither)(?=\s+${verb})|(?:both|each|all|either|neither|none|any)\s+of\s+(?:the\s+following|these|those|them)(?!\p{L}))`,
  'iu',
);

/** A verb or a colon; a value right behind may be what the words are about: ``The first `git push` opens …``. */
const saysOf = new RegExp(String.raw`^\s*(?:,?\s*${verb}|[:–—=→-])`, 'iu');

interface Clause {
  readonly commands: readonly NamedCommand[];
  readonly isGuess: boolean;
  readonly isNone: boolean;
  /** What stands behind whoever is meant. */
  readonly rest: string;
}

/** `The first prints "a"; the second "b"`, `Both should say "ok"`, `` `jobs` should be 3, `dead` 0 ``. */
function readClauses(text: string, commands: readonly NamedCommand[], isResult: boolean): readonly Said[] | undefined {
  const masked = maskQuoted(text);
  const starts = [0, ...Array.from(masked.matchAll(separators), ({ index, 0: gap }) => index + gap.length)];
  const found: { readonly who: Who; readonly start: number; readonly end: number }[] = [];
  for (const start of starts) {
    const told = found.flatMap(({ who }) => who.commands);
    const who = whoAt(masked.slice(start), text.slice(start), commands, { told, isResult });
    if (who) found.push({ who, start, end: start + who.length });
    else if (start === 0) return undefined;
  }
  const [first] = found;
  if (!first || (found.length === 1 && !saysOf.test(masked.slice(first.end)))) return undefined;
  const clauses = found.map(({ who, end }, i): Clause => {
    const next = found[i + 1]?.start ?? text.length;
    const rest = text
      .slice(end, next)
      .replace(/(?:[\s,;.]|(?:[\s,;.](?:and|while|whereas|but|then|und|et|y|e)))*$/iu, '');
    return { ...who, rest: rest.replace(pointers, '') };
  });
  if (clauses.some(({ rest }) => rest === '')) return undefined;
  if (clauses.some(({ commands: meant }) => meant.length === 0) && clauses.length === 1) return guess(text, commands);
  const isHedged = hedges.test(clauses.some(({ isNone }) => isNone) ? masked.replace(permits, ' ') : masked);
  const isTwice = clauses.some(({ commands: meant }, i) =>
    clauses.slice(i + 1).some((other) => other.commands.some((command) => meant.includes(command))),
  );
  return clauses.map(({ commands: meant, isGuess, isNone, rest }, i) => {
    const pattern = isBareValue.test(rest) ? patternOf(clauses.slice(0, i)) : undefined;
    const full = isBareValue.test(rest) ? fillIn(rest, pattern) : rest;
    const words = isNone ? denied(full) : demanded(full);
    const isOdd = describes.test(rest) || (pattern !== undefined && turnsValue.test(pattern)) || excepts.test(rest);
    return {
      commands: meant,
      words: words ?? text,
      isGuess: isGuess || isHedged || isTwice || isOdd || words === undefined,
    };
  });
}

/** Words of a choice, a case or a leave, which no command is held to. */
const hedges =
  /(?<!\p{L})(?:may|can|could|might|exception|unless|if|when|while|until|either|one of|sometimes|usually|mostly|normally|instead|on (?:staging|dev\p{L}*|prod\p{L}*|test|qa|old|some))(?!\p{L})/iu;
const permits = /(?<!\p{L})(?:may|can|either)(?!\p{L})/giu;
const excepts = /(?<!\p{L})(?:but|except\p{L}*|other than|apart from|besides|unless)(?!\p{L})/iu;
/** `The first reads "a.yaml"`: what a command does, or what is printed. */
const describes = /^(?:(?:both|each|all|also|only)\s+)*(?:reads?|contains?|includes?|lists?|is|are)(?!\p{L})/iu;
/** `should be at least 3`, `must not print "x"`: another value behind it need not be meant so. */
const turnsValue =
  /(?<!\p{L})(?:not|never|no|nicht|pas|least|most|more|less|fewer|greater|higher|lower|above|below|over|under|exceed)(?!\p{L})|n['’]t(?!\p{L})|[<>≤≥]/iu;

interface Who {
  readonly commands: readonly NamedCommand[];
  readonly isGuess: boolean;
  readonly isNone: boolean;
  readonly length: number;
}

function whoAt(
  masked: string,
  text: string,
  commands: readonly NamedCommand[],
  { told, isResult }: { readonly told: readonly NamedCommand[]; readonly isResult: boolean },
): Who | undefined {
  const found = whoFirst.exec(masked);
  if (!found) return whoNamed(masked, text, commands, isResult || told.length > 0);
  const groups = found.groups ?? {};
  const length = found[0].length;
  const isNone = groups['none'] !== undefined;
  const rest = masked.slice(length);
  if (groups['rest'] !== undefined) {
    const others = commands.filter((command) => !told.includes(command));
    return { commands: others, isGuess: told.length === 0, isNone, length };
  }
  if (groups['ordinal'] !== undefined) {
    const meant = byPlace(groups['ordinal'].toLowerCase(), groups['some'], commands);
    return { ...meant, isNone, length };
  }
  const isPlain = (groups['noun'] ?? '') === '' && groups['of'] === undefined && groups['these'] === undefined;
  const count = countOf(groups['count'] ?? groups['all'] ?? '');
  const isOfRows = isPlain && !isNone && !prints.test(rest) && !areAlike(candidatesOf(commands));
  if (isOfRows) return undefined;
  const meant = ofCount(count, commands);
  const isOfPrinting = count === undefined && prints.test(rest) && !/^[^.]{0,30}\b(?:exit|end)s?\b/i.test(rest);
  return { ...(isOfPrinting ? { ...meant, commands: candidatesOf(commands) } : meant), isNone, length };
}

/** What is surely said of an output, and not of the things in it. */
const prints =
  /^[\s,]*(?:(?:should|must|shall|will|may|can|needs? to|ha(?:s|ve) to)\s+)?(?:(?:now|then|also|only|just|not|never)\s+)*(?:prints?|says?|outputs?|returns?|answers?|responds?|reports?|exits?|ends?)(?!\p{L})|^[\s,]*(?:soll|muss|müssen|doi|debe|affich|renvoi|imprim|devuel)/iu;

/** As many as the words count: of all, or of those that print. */
function ofCount(count: number | undefined, commands: readonly NamedCommand[]): Pick<Who, 'commands' | 'isGuess'> {
  const candidates = candidatesOf(commands);
  if (count === undefined || count === commands.length || commands.length === 1) return { commands, isGuess: false };
  return count === candidates.length ? { commands: candidates, isGuess: false } : { commands, isGuess: true };
}

/** `both`, `all three`, `les deux`. */
function countOf(words: string): number | undefined {
  if (/both|either|beide|deux|amb[oa]s|two|zwei|dos|2/iu.test(words)) return 2;
  if (/three|drei|trois|tres|3/iu.test(words)) return 3;
  if (/four|vier|quatre|cuatro|4/iu.test(words)) return 4;
  if (/five|5/iu.test(words)) return 5;
  return /six|6/iu.test(words) ? 6 : undefined;
}

/** `first`, `last`, `first two`, `middle`; a guess where commands that print nothing stand between. */
function byPlace(
  ordinal: string,
  some: string | undefined,
  commands: readonly NamedCommand[],
): Pick<Who, 'commands' | 'isGuess'> {
  const count = some === undefined ? 1 : (countOf(some) ?? 1);
  const pick = (from: readonly NamedCommand[]): readonly NamedCommand[] => {
    if (/^(?:last|final|letzt|derni|últim)/u.test(ordinal)) return from.slice(-count);
    if (/^(?:middle|mittler)/u.test(ordinal))
      return from.length % 2 === 1 ? from.slice((from.length - 1) / 2, (from.length + 1) / 2) : [];
    const place = places.findIndex((one) => one.test(ordinal));
    return ordinal.startsWith('latter') ? from.slice(1, 2) : from.slice(place, place + count);
  };
  const candidates = candidatesOf(commands);
  const counted = pick(commands);
  const printing = pick(candidates);
  const isPlain = printing.length === 0 || counted.length === printing.length;
  if (isPlain && printing.every((command, i) => command === counted[i]))
    return { commands: counted, isGuess: counted.length !== count };
  return { commands: [...new Set([...counted, ...printing])], isGuess: true };
}

const places: readonly RegExp[] = [
  /^(?:first|1st|former|erste|premi|primer|primeir)/u,
  /^(?:second|2nd|zweite|deuxi|segund)/u,
  /^(?:third|3rd|dritte|troisi|tercer)/u,
  /^(?:fourth|4th|vierte|quatri|cuart)/u,
  /^(?:fifth|5th|fünfte)/u,
];

/** `` `./check` prints …``: the text of one command; `` `jobs` should be …``, `web1: …`: a word that one of several like commands has alone. */
function whoNamed(masked: string, text: string, commands: readonly NamedCommand[], isResult: boolean): Who | undefined {
  const subject = nameFirst.exec(masked)?.[0];
  if (subject === undefined) return undefined;
  const name = text.slice(0, subject.length);
  const span = /^`([^`]+)`$/.exec(name)?.[1];
  // What stands behind the text of a command and a colon may be a note on it.
  const isTold = isResult || tellsResult.test(masked.slice(subject.length));
  const called = span === undefined || !isTold ? undefined : namedByText(span, commands);
  const command = called ?? namedByWord(name, commands);
  return command && { commands: [command], isGuess: false, isNone: false, length: subject.length };
}

/** A verb of printing or a demand, or an arrow. */
const tellsResult = new RegExp(
  String.raw`^\s*,?\s*(?:(?!(?:(?:now|then|also|only|just|still|always)\s+)*(?:is|are|do(?:es)?|may|can|will|has|have|needs?)(?!\p{L}))${verb}|→|⇒|[-=]+>)`,
  'iu',
);

const nameFirst = new RegExp(
  String.raw`^(?:[\x60_"]{3,}|(?:the\s+)?[\p{L}\d][\p{L}\d._/-]*(?:\s+[\p{L}\d][\p{L}\d._/-]*){0,2}?)(?=\s*[:→–—=]|\s+-+>?\s|\s+(?:${verb})|\s+["“\x60_\d])`,
  'iu',
);

const isBareValue = new RegExp(`^(?:${value})`, 'iu');

/** `should print 200`, which another value follows. */
function patternOf(before: readonly Clause[]): string | undefined {
  return before.findLast(({ rest }) => firstValue.test(rest) && !isBareValue.test(rest))?.rest;
}

/** `401` behind `should print 200` is `should print 401`. */
function fillIn(rest: string, pattern: string | undefined): string {
  return pattern === undefined || turnsValue.test(pattern)
    ? `should be ${rest}`
    : pattern.replace(firstValue, () => bareOf(rest));
}

function bareOf(rest: string): string {
  return rest.replace(pointers, '');
}

/** What points from whoever is meant to the result. In `=> 2` and `-1` it is no comparison, and no dash. */
const pointers = /^(?:[-=]+>|[\s,:–—=→⇒]|-(?!\d))+/u;

const firstValue =
  /`[^`]*`(?:,? (?:and|und|et|y) `[^`]*`)?|"[^"]*"|“[^”]*”|(?:[<>≤≥]=?\s*)?(?<![\p{L}\d])\d[\d.,]*(?<=\d)%?|(?<!\p{L})(?:nothing|nichts|rien|nada|no output|empty)(?!\p{L})/u;

/** A clause without its subject as a demand of one command. */
function demanded(rest: string): string | undefined {
  const words = quoteSpans(rest);
  if (
    /^(?:(?:now|then|also|only|just|still|always)\s+)*(?:should|must|shall|ought|needs?|ha(?:s|ve)\s+to)(?!\p{L})/iu.test(
      words,
    )
  )
    return endSentence(
      `It ${words.replace(/^(?:now|then|also|only|just|still|always)\s+/i, '').replace(/^(?:shall|ought to|needs? to|ha(?:s|ve) to)\s/i, 'should ')}`,
    );
  const [, foreign = ''] = /^(soll|muss|müssen|darf|dürfen|doi|devr|debe|deve)/iu.exec(words) ?? [];
  if (foreign !== '') return endSentence(`${foreignSubject(foreign)} ${singular(words)}`);
  const [, said = '', object = ''] =
    /^(?:(?:will|can|may|all|both|each)\s+)*(prints?|says?|shows?|returns?|outputs?|displays?|gives?|reports?|answers?|responds?|reads?|lists?|contains?|includes?|exits?|ends?|equals?|yields?|succeeds?|pass(?:es)?|fails?|finish(?:es)?|completes?)(?!\p{L})(.*)$/iu.exec(
      words,
    ) ?? [];
  if (said !== '') return endSentence(`It should ${baseForm(said)}${object}`);
  const state = /^(?:is|are)\s+(.+)$/i.exec(words)?.[1];
  if (state !== undefined) return endSentence(`It should be ${state}`);
  if (isBareValue.test(words)) return endSentence(`It should be ${words}`);
  return endSentence(`It ${words}`);
}

function baseForm(said: string): string {
  const base = said.toLowerCase();
  return /(?:passes|finishes)$/.test(base) ? base.slice(0, -2) : base === 'pass' ? base : base.replace(/s$/, '');
}

/** What none of them does: `prints anything` is `should print nothing`, ``may print `x` `` is ``must not print `x` ``. */
function denied(rest: string): string | undefined {
  const words = quoteSpans(rest).replace(
    /^(?:(?:should|must|may|can|shall|will|do(?:es)?|is allowed to)\s+)(?:ever\s+)?/i,
    '',
  );
  const [, said = '', object = ''] =
    /^(prints?|says?|shows?|returns?|outputs?|displays?|reports?|lists?|contains?)\s+(.+)$/iu.exec(words) ?? [];
  if (said === '') return undefined;
  if (/^(?:anything|any output|something)(?!\p{L})/iu.test(object)) return 'It should print nothing.';
  return /^["“]/.test(object) ? endSentence(`It must not ${baseForm(said)} ${object}`) : undefined;
}

function foreignSubject(modal: string): string {
  if (/^(?:soll|muss|müssen|darf|dürfen)/i.test(modal)) return 'Der Befehl';
  return /^(?:doi|devr)/i.test(modal) ? 'La commande' : /^deve/i.test(modal) ? 'O comando' : 'El comando';
}

function singular(words: string): string {
  return words
    .replace(/^sollen/i, 'soll')
    .replace(/^sollten/i, 'sollte')
    .replace(/^müssen/i, 'muss')
    .replace(/^dürfen/i, 'darf')
    .replace(/^doivent/i, 'doit')
    .replace(/^devraient/i, 'devrait')
    .replace(/^deben/i, 'debe')
    .replace(/^deberían/i, 'debería')
    .replace(/^devem/i, 'deve');
}

/** Values in code spans in quotes: what is printed. */
function quoteSpans(words: string): string {
  return words.replace(/`([^`"]+)`/g, '"$1"');
}

function endSentence(words: string): string {
  return `${words.replace(/[\s.:;,]+$/u, '')}.`;
}

/** `In both cases the output is "x"`, `Expected of the first: "x"`, `Expected (both): "x"`, `No output from either.` */
function readPlaced(text: string, commands: readonly NamedCommand[]): readonly Said[] | undefined {
  const masked = text.replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, (quoted) => '_'.repeat(quoted.length));
  const found = whoInside.exec(masked);
  if (!found) return undefined;
  const groups = found.groups ?? {};
  const ordinal = groups['ordinal'] ?? groups['ordinal2'];
  const told = groups['all'] ?? groups['all2'] ?? '';
  const meant =
    ordinal === undefined
      ? ofCount(countOf(`${told} ${groups['count'] ?? ''}`), commands)
      : byPlace(ordinal.toLowerCase(), groups['some'], commands);
  const words = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
    .replace(/^[\s,:]+/u, '')
    .replace(/\s+(?=[:.,])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [{ commands: meant.commands, words: placedWords(words), isGuess: meant.isGuess }];
}

function placedWords(words: string): string {
  if (/^nothing (?:(?:should|must|may|can) be|is|gets) (?:printed|shown|output|displayed|returned)\W*$/i.test(words))
    return 'It should print nothing.';
  if (/^no output(?: (?:is |should be )?(?:expected|printed|shown))?\W*$/i.test(words))
    return 'It should print nothing.';
  if (/^(?:an? )?empty(?: output)?\W*$/i.test(words)) return 'It should print nothing.';
  return quoteSpans(
    words.replace(/^(?:the )?(?:output|answer|response|result)s? (?:is|are|should be|must be)\s+/i, 'It should be '),
  );
}

const whoInside = new RegExp(
  String.raw`(?:^|\s)(?:of|from|for|by|in|with|on|bei|von|aus|für|pour|par|de|dans|para|por|en)\s+(?:(?:any|each|all|both|every\s+one)\s+of\s+)?(?:the\s+|den\s+|der\s+|dem\s+|les\s+|los\s+)?(?:(?<all>both|each|all|either|every|any|these|them|beiden?|allen?|deux|amb[oa]s|the\s+(?=${number}))(?:\s+(?<count>one|${number}))?(?:\s+(?:of\s+)?(?:the\s+)?(?:these|them|those|following|${number}))?|(?<count2>${number})|(?<ordinal>${ordinalWord})(?:\s+(?<some>${number}))?)(?:\s+(?:ones?|cases?|fällen|cas|casos|${thing}))?(?=\s*(?:[.:,!)]|$)|\s+(?:the\s+output|it|you)(?!\p{L}))|\s*[(（](?:the\s+)?(?:(?<all2>both|each|all(?:\s+${number})?|beide|alle|les deux|ambos)|(?<ordinal2>${ordinalWord}))(?:\s+(?:one|${thing}))?[)）]`,
  'iu',
);

/** `Expected: 0 and 1`, ``Should print `live`, then `eu` ``: as many values as commands. */
function readValues(text: string, commands: readonly NamedCommand[]): readonly Said[] | undefined {
  const list = valuesIn(text);
  if (!list || list.values.length < 2) return undefined;
  const { before, values, after } = list;
  const head = before.replace(
    /\b(?:they|these)(?: commands)?(?: should| must)?(?: now| then)? (?=print|say|show|return|give|answer|output)/i,
    'it should ',
  );
  const said = (i: number): string => {
    const shown = quoteSpans(values[i] ?? '');
    return endSentence(head.trim() === '' ? `It should be ${shown}` : `${head}${shown}`);
  };
  const owners = values.map((one) => namedByValue(one, commands));
  if (owners.every((owner, i) => owner !== undefined && owners.indexOf(owner) === i))
    return owners.map((owner, i) => ({ commands: owner ? [owner] : [], words: said(i), isGuess: false }));
  // `At least 20 and 10`: what holds of the second value is not told.
  if (turnsValue.test(head) && candidatesOf(commands).length === values.length) return guess(text, commands);
  if (!isResultHead.test(head) && !inTurn.test(text)) return undefined;
  const isInTurn = inTurn.test(text) || inTurn.test(after);
  if (!isInTurn && /\S/.test(after.replace(/^[.!)\s]+$/u, ''))) return undefined;
  const candidates = candidatesOf(commands);
  const mayBeOfOne = !isInTurn && /\b(?:list|contain|include|have|has|both|see)s?\b/i.test(head);
  if (mayBeOfOne) return undefined;
  if (candidates.length < 2) return commands.length === values.length ? everyone(text, commands) : undefined;
  const isAlike = areAlike(candidates);
  const mayShowBoth = !isInTurn && /\bshows?\b/i.test(head);
  if (candidates.length === values.length && (isAlike || isInTurn))
    return candidates.map((command, i) => ({
      commands: [command],
      words: said(i),
      isGuess: mayShowBoth,
    }));
  return candidates.length === values.length || isAlike ? guess(text, candidates) : undefined;
}

const isResultHead =
  /(?:[:：=→]|\b(?:prints?|says?|shows?|returns?|outputs?|gives?|be|is|are|answers?|expect(?:ed)?|yields?|display))\s*$|ausgeben|^\s*$/iu;
const inTurn =
  /\b(?:respectively|in (?:this|that|the same) order|in turn)\b|, then (?=["“`\d])|jeweils|respectivement|respectivamente|in dieser reihenfolge/iu;

/** Values with nothing but commas and the like between, and none elsewhere. */
function valuesIn(
  text: string,
): { readonly before: string; readonly values: readonly string[]; readonly after: string } | undefined {
  const found = Array.from(text.matchAll(oneValue));
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last || found.length < 2) return undefined;
  for (const [i, one] of found.entries()) {
    const next = found[i + 1];
    if (
      next &&
      !/^\s*(?:[,;/]|,?\s*(?:and|then|und|et|y|e|dann)|, then|and then|,? followed by)\s*$/iu.test(
        text.slice(one.index + one[0].length, next.index),
      )
    )
      return undefined;
  }
  return {
    before: text.slice(0, first.index),
    values: found.map(([one]) => one),
    after: text.slice(last.index + last[0].length),
  };
}

const oneValue = /`[^`]+`|"[^"]+"|“[^”]+”|(?<![\p{L}\d.`"_/-])(?:[<>≤≥]=?\s*)?\d+(?:\.\d+)*%?(?![\p{L}\d_/-])/gu;

/** A text that one command alone has in itself: `echo NGINX_OK`. */
function namedByValue(one: string, commands: readonly NamedCommand[]): NamedCommand | undefined {
  const text = one.replace(/^["“`]|["”`]$/g, '');
  if (!/^[\p{L}][\p{L}\d_-]{2,}$/u.test(text)) return undefined;
  const own = commands.filter((command) =>
    new RegExp(String.raw`\b(?:echo|printf)\b[^;&|]*(?<![\w-])${text}(?![\w-])`).test(command.text),
  );
  return own.length === 1 ? own[0] : undefined;
}

function everyone(text: string, commands: readonly NamedCommand[]): readonly Said[] {
  return [{ commands, words: text, isGuess: true }];
}

/** Whoever it is: a person compares each output with the sentence. */
function guess(text: string, commands: readonly NamedCommand[]): readonly Said[] {
  return [{ commands: candidatesOf(commands), words: text, isGuess: true }];
}
