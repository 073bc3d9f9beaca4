import type { Matcher } from './expectation';
import { forbids, stopsAt, surelyForbids } from './forbids';
import { takeTexts } from './quotedText';
import { splitValues } from './valuePhrase';

/** `5xx`, `v1.x`, `Exited (N)`, `<name>`: stands for many texts, and is none of them. */
const isOpen =
  /\.{3}|…|[<>{}*]|\d[xX]{1,2}(?![\p{L}\d])|\.[xXYZ](?![\p{L}\d])|(?<![\p{L}\d])[XYZN](?![\p{L}\d])|[xX]{3}/u;

/** A text in code or in quotes that must not be printed; `undefined` for words, which need not stand in an output as they are. */
export function inferMissing(words: string): readonly Matcher[] | undefined {
  const [only = '', ...others] = splitValues(words.replace(/[.;,]$/, ''))?.values ?? [];
  const [, code, quoted] = /^(?:`([^`]{3,})`|"([^"]{3,})")$/.exec(only) ?? [];
  const text = code ?? quoted;
  if (text === undefined || others.length > 0 || isOpen.test(text)) return undefined;
  return [{ kind: 'not-contains', text, literal: true }];
}

/** What a sample under a head that forbids says: where it is found it must not be, and a person looks for others like it. */
export function inferForbidden(sample: string, head: string): readonly Matcher[] {
  const text = sample.trim();
  const isLiteral = !text.includes('\n') && surelyForbids(head);
  const found = isLiteral ? inferMissing(`\`${text}\``) : undefined;
  return [...(found ?? []), { kind: 'review', sentence: `${head} ${text}`.replace(/\s+/g, ' ') }];
}

/** `You should not see: "panic"`, ``If you see `ERROR`, stop.``: what is forbidden, and the words that forbid it, on one line. */
export function inferForbiddenIn(sentence: string): readonly Matcher[] | undefined {
  // What is seen when one stops may be what one has waited for.
  if (stopsAt(takeTexts(sentence).words)) return [{ kind: 'review', sentence }];
  for (const { index } of sentence.matchAll(/[:：](?=\s|[*_]|$)/g)) {
    const head = sentence.slice(0, index);
    if (!forbids(head)) continue;
    const words = sentence.slice(index + 1).replace(/^[*_\s]+/, '');
    return (surelyForbids(head) ? inferMissing(words) : undefined) ?? [{ kind: 'review', sentence }];
  }
  return inferAbsent(sentence) ?? inferOnly(sentence);
}

/** ``But no `Pending`.``, ``Neither `a` nor `b` should be listed.``, `` `2.3.9` is no longer shown.``: each text that must not come. */
function inferAbsent(sentence: string): readonly Matcher[] | undefined {
  if (sentence.length > longest || !/["`“]/.test(sentence)) return undefined;
  const { words: told, texts } = takeTexts(sentence);
  const masked = told.replace(/[.!]$/, '').replace(/[*_]/g, '').replace(labelled, '').trim();
  const words = masked.replace(joined, '');
  // ``But no `x` `` is said of a result; without what joins it, it may say what nobody needs.
  const isJoined = words !== masked && isNone.test(words);
  if (isFault.test(words)) return [{ kind: 'review', sentence }];
  if (!isJoined && !absences.some((pattern) => pattern.test(words))) return undefined;
  const isSure = texts.every((text) => text.length >= 3 && !isOpen.test(text));
  if (!isSure || isOfThing.test(words)) return [{ kind: 'review', sentence }];
  // `"active", not "failed"`: the first is wanted.
  const wanted = isContrast.test(words) ? texts.slice(0, 1) : [];
  return [
    ...wanted.map((text): Matcher => ({ kind: 'contains', text, literal: true })),
    ...texts.slice(wanted.length).map((text): Matcher => ({ kind: 'not-contains', text, literal: true })),
  ];
}

/** Nobody writes a longer one; bounds the time that reading it can take. */
const longest = 240;

const labelled =
  /^(?:expect(?:ed|ation)?(?: (?:output|results?|response|value))?|results?|output|then|verify|check|confirm|outcome)\s*[:：]\s*/i;
const joined =
  /^(?:(?:but|and|also|additionally|moreover|furthermore|however|in addition|besides|then|now|again|finally|at the same time|yet|of course)[,\s]+)+/i;

const text = String.raw`"…"(?:(?:,| and| or| nor|, and|, or)+ "…")*`;
const kindOfText = String.raw`(?:lines?|entr(?:y|ies)|messages?|errors?|warnings?|rows?|texts?|strings?|words?|status(?:es)?|states?|values?|results?|records?|mentions?|occurrences?|output)`;
const inOutput = String.raw`(?: (?:in|from|on|among|anywhere in) (?:the |its |this |that )?(?:output|list|listing|logs?|results?|response|table|console|screen)| there| here| any ?more| any longer| at all| left| anywhere| now| then| either)*`;
const things = String.raw`(?:(?:the|any|all|an?|old|former|these|those|this|that|each|every) )*(?:[\p{L}-]+ ){0,2}`;
const mustNot = String.raw`(?:(?:must|should|may|can|shall|will|ought to|does|do|is|are)(?: not|n['’]t| never| no longer)|cannot|no longer|never)`;
const shown = String.raw`(?:to )?(?:be )?(?:ever )?(?:appear(?:s|ing)?|show(?:s|n)?(?: up)?|come(?:s)?(?: up| back)?|turn(?:s)? up|occur(?:s)?|exist(?:s)?|listed|printed|displayed|returned|reported|visible|seen|there|present|included|mentioned|found|part of the (?:output|list|log)|in the (?:output|list|listing|log|logs|table|response))`;
const holds = String.raw`(?:to )?(?:ever |actually )?(?:see|shows?|contains?|prints?|lists?|returns?|reports?|includes?|displays?|says?|mentions?|have|has|hold|find|get|outputs?|read)`;
const absences: readonly RegExp[] = [
  // `no "ERROR" lines`, `without any "Pending" line`, `there is no "x"`, `not a single "x"`
  `^(?:there (?:is|are|should be|must be|may be|can be) (?:no|not an?|never an?|zero)|with no|without(?: any| an?)|expect(?: to see)? no|see no|not a single|(?:no|zero)(?= .*"…" ${kindOfText})|(?:no|not)(?= "…" (?:anywhere|at all|in the (?:output|list|listing|logs?))))(?: more| single| further| other)* ${text}(?: ${kindOfText})?${inOutput}$`,
  // `No line may say "x"`
  `^(?:(?:no|none of the|not one|not an?|never an?) ${things}|none of (?:them|these|those) )(?:may|must|should|can|shall|will|is to|are to|is allowed to|are allowed to|ought to) (?:${holds}|be|stay|remain|still be)(?: an?| the| any)? ${text}${inOutput}$`,
  `^none of ${text} (?:may|must|should|can|shall|will|is|are) ${shown}${inOutput}$`,
  `^nothing (?:may|must|should|can|shall|will) (?:${holds}|be) ${text}${inOutput}$`,
  // `The queue "x" must be gone`
  `^${things}${text}(?: [\\p{L}-]+){0,2} (?:must|should|ha(?:s|ve) to|needs? to|ought to|shall|is to|are to|is|are)(?: now| all)? (?:be )?(?:gone|absent|removed)${inOutput}$`,
  `^${things}${text}(?: [\\p{L}-]+){0,2} (?:must|should|ha(?:s|ve) to|needs? to|ought to) (?:disappear|go away|be missing)${inOutput}$`,
  // `"x" is no longer shown`, `"x" must not appear`
  `^${things}${text}(?: [\\p{L}-]+){0,1} ${mustNot} ${shown}${inOutput}$`,
  // `Neither "x" nor "y" should be listed`
  `^neither ${things}"…"(?:,? (?:n?or|and) ${things}"…")+(?: ${kindOfText})?(?: (?:may|must|should|can|shall|will|is|are))?(?: ${shown})?${inOutput}$`,
  // `Make sure you do not see "x"`, `Expect not to see "x"`, `The output no longer contains "x"`
  `^(?:(?:make sure|ensure|check|verify|confirm|be sure|expect)(?: that)? )?(?:you|we|it|this|nobody|they|(?:the|this|that) (?:command|output|list|listing|logs?|result|response|script|table))? ?(?:(?:must|should|may|ca|wo|can|shall|will|do|does|did)(?: not|n['’]t| never| no longer)|cannot|no longer|never) ${holds}(?: an?| the| any)? ${text}(?: ${kindOfText})?${inOutput}$`,
  `^expect (?:not|never) ${holds}(?: an?| the| any)? ${text}(?: ${kindOfText})?${inOutput}$`,
  // `Aber kein "x"`, `Pero sin "x"`
  `^(?:aber|und|pero|y|mas|e|mais|et|ma|но|и|maar|tapi|nhưng) (?:(?:auch|tampoco|también|anche|aussi) )?(?:kein\\p{L}*|ohne|sin|ning[uú]n\\p{L}*|sem|nenhum\\p{L}*|aucune?|sans|nessun\\p{L}*|senza|без|geen|zonder|tanpa|không có) ${text}$`,
  // `"active", not "failed"`
  '^"…",? (?:and |but )?not "…"$',
].map((pattern) => new RegExp(pattern, 'iu'));
const isNone = new RegExp(`^(?:no|not)(?: an?| any| more)* ${text}${inOutput}$`, 'iu');
/** `A "Pending" line is an error`, `"x" is not acceptable`, `"x" has disappeared`: what else may be meant is for a person. */
const isFault = new RegExp(
  `^(?:lines? with |${things})${text}(?: ${kindOfText})?(?: here| there)? (?:(?:is|are|means?|indicates?|would be|counts? as|signals?) (?:(?:an?|the|always|never|that) )*(?:errors?|failures?|problems?|bugs?|trouble|wrong|bad|unacceptable|forbidden|unexpected|not (?:ok(?:ay)?|acceptable|allowed|expected|good|right|fine|permitted))|(?:has|have|must have|should have) (?:gone|disappeared|been removed))${inOutput}$`,
  'iu',
);
/** What is gone from the world may be named by what has removed it. */
const isOfThing =
  /(?<!\p{L})(?:gone|absent|removed|disappear(?:s|ed)?|go(?:es)? away|missing|exists?|left|remains?)(?!\p{L})/iu;
const isContrast = /^"…",? (?:and |but )?not "…"$/i;

/** `Nothing else.`, `Any other line is an error.`: what is shown above is all that may come. */
function inferOnly(sentence: string): readonly Matcher[] | undefined {
  const words = sentence
    .replace(/[*_]/g, '')
    .replace(joined, '')
    .replace(/[.!。]$/, '')
    .trim();
  return words.length <= 120 && only.test(words) ? [{ kind: 'review', sentence }] : undefined;
}

const printedThing = String.raw`(?:lines?|output|entries|rows?|text|results?|messages?|records?|items?|pods?|containers?|files?|processes|services?|jobs?|values?|errors?|warnings?)`;
const comes = String.raw`(?:(?:may|must|should|can|shall|will) (?:be|appear|come|follow|show up|exist|stand|be (?:printed|shown|listed|there|returned|seen))(?: \p{L}+)?|(?:is|are) (?:allowed|expected|printed|shown|listed|ok|okay|acceptable|permitted|there|present|returned))`;
const only = new RegExp(
  [
    String.raw`^(?:nothing|no(?:thing)?) (?:else|more|further|beyond (?:this|that|these)|besides (?:this|that|these)|other than (?:this|that|these))(?: ${comes})?${inOutput}$`,
    String.raw`^no (?:other|further|more|additional|extra) ${printedThing}(?: ${comes})?${inOutput}$`,
    String.raw`^(?:any|every|all|an?) ?(?:other|further|additional|extra|more) (?:[\p{L}-]+ ){0,2}?(?:is|are|means?|indicates?|would be|counts? as|must|should|may|points? to)(?!\p{L}).*(?<!\p{L})(?:errors?|problems?|bugs?|wrong|fail\p{L}*|stop|not|never|unexpected|mistakes?|bad|trouble|forbidden)(?!\p{L}).*$`,
    String.raw`^(?:everything|anything|all) else (?:is|are|means?|indicates?|must|should|may) .*(?<!\p{L})(?:errors?|problems?|bugs?|wrong|fail\p{L}*|not|never|unexpected|bad|trouble|forbidden)(?!\p{L}).*$|^(?:all |the )?other ${printedThing} (?:are|must|may|should)(?: not|n['’]t| never)(?!\p{L}).*$`,
    String.raw`^no (?:second|third|2nd|3rd) ${printedThing}$|^(?:one|two|three|\d+) ${printedThing} only$|^exactly (?:this|these|that) (?:[\p{L}\d]+ )?${printedThing}$`,
    String.raw`^any(?:thing| ${printedThing}) (?:else|more|beyond (?:this|that|these)|besides (?:this|that|these))(?!\p{L}).*(?:error|problem|bug|wrong|fail\p{L}*|stop|not (?:ok|expected|allowed)|unexpected|mistake|bad).*$`,
    String.raw`^(?:only|just|exactly) (?:this|that|these|those|the above)(?: (?:\d+|two|three|four|five|${printedThing}))*(?: ${comes})?${inOutput}$`,
    String.raw`^(?:sonst|weiter) nichts$|^nichts (?:anderes|weiter|sonst)$|^keine (?:weiteren|anderen) (?:zeilen|einträge|ausgaben?)$|^nada m[aá][si]s?$|^rien d[’']autre$|^nient[’']altro$|^больше ничего$|^ничего (?:больше|другого|кроме этого)$|^verder niets$|^niets anders$|^tidak ada (?:yang )?lain(?:nya)?$|^không (?:có )?gì khác$|^(?:仅此而已|没有其他(?:输出|内容|行)?|それ以外は?(?:表示され)?(?:ない|なし))$`,
  ].join('|'),
  'iu',
);
