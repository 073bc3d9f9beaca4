import type { Matcher } from './expectation';
import { whereSure } from './doubts';
import { findMark, opening } from './expectationMark';
import { readForeignDemand } from './foreignDemand';
import { inferExpectation, isEffect, isNoTrouble, isOfOutput } from './inferExpectation';
import { inferChecked } from './inferChecked';
import { inferFailure } from './inferFailure';
import { inferForbiddenIn } from './inferForbidden';
import { inferFact } from './inferFact';
import { inferPlainly } from './inferPlainly';
import { inferStatement } from './inferStatement';
import { inferSuccess } from './inferSuccess';
import { restate } from './restate';
import { tellsLimit } from './tellsLimit';
import { verify } from './verify';

/**
 * What a sentence or a bullet after a command block expects of it: matchers where it surely can be checked, one
 * `review` with the sentence where it speaks of a result, `undefined` where it is an instruction, an explanation or a
 * branch for the case of failure.
 */
export function inferProse(
  sentence: string,
  kind: 'paragraph' | 'bullet',
  command: string,
): readonly Matcher[] | undefined {
  return whereSure(inferAny(sentence, kind, command), sentence);
}

function inferAny(sentence: string, kind: 'paragraph' | 'bullet', command: string): readonly Matcher[] | undefined {
  const plain = sentence
    .replaceAll('**', '')
    .replace(/^[*_]+(?=\p{L})/u, '')
    .replace(/^(?:\.{3}|…)\s*(?:and\s+)?/, '')
    .trim();
  if (plain === '' || plain.length > 600) return undefined;
  const forbidden = inferFailure(plain, command) ?? inferForbiddenIn(plain) ?? inferExcess(plain, command);
  if (forbidden) return forbidden;
  if (!opening.test(plain) && /^(?:if|when|wenn|falls|si|se|cuando|quando|should (?:you|this|it|that) )/i.test(plain)) {
    return isGoodBranch(plain) ? review(sentence) : undefined;
  }
  if (isAside.test(plain)) return undefined;
  return (
    inferSuccess(plain, command) ??
    inferMarked(plain, command) ??
    inferVerified(plain, kind, command) ??
    inferTold(plain, kind, command) ??
    inferPlainly(plain, command) ??
    (tellsResult.test(plain) ? inferExpectation(plain, command) : undefined)
  );
}

/** `Must not exceed 5`, `Never more than 3 lines`: a limit that is denied. */
function inferExcess(plain: string, command: string): readonly Matcher[] | undefined {
  const [, over, under, limit = ''] = excess.exec(plain.replace(/[.!]$/, '')) ?? [];
  if (over === undefined && under === undefined) return undefined;
  const told = inferExpectation(`Expected: at ${over === undefined ? 'least' : 'most'} ${limit}`, command);
  return told ?? review(plain);
}

const excess =
  /^(?:(?:it|this|there|the (?:count|number|value|output|result|total)) )?(?:(?:(?:must|should|may|can|shall|will)(?: not|n['’]t| never)|cannot|never) (?:be |show |print |list |return |have )?|(?:is|are) never |never )(?:(exceeds?|(?:more|greater|higher|larger|bigger) than|over|above|go(?:es)? (?:over|above|beyond))|((?:less|fewer|lower|smaller) than|below|under|(?:fall|drop|go)s? (?:below|under))) (\d[\d.,]*(?: (?:lines?|rows?|entries|items?|records?|results?|errors?|warnings?|restarts?|matches|pods?))?)$/i;

/** What an item says of the result of the commands under it: `Logs show no errors:`. */
export function inferAnnounced(words: string, command: string): readonly Matcher[] | undefined {
  if (inferStatement(words, command)) return undefined;
  const isResult =
    /\b(?:shows?|contains?|has|have|are|is|returns?|reports?|without) (?:no |zero |free of )?(?:[\p{L}-]+ ){0,2}(?:errors?|warnings?|failures?|exceptions?)\b/iu;
  return isResult.test(words) && /\b(?:no|zero|without|free of)\b/i.test(words) ? review(words) : undefined;
}

/** What an item or a heading holds the commands under it to: `Error rate below 1%`. An order with a number is none: `Scale to at least 3`. */
export function inferBound(words: string): readonly Matcher[] | undefined {
  const plain = words.replaceAll('**', '').trim();
  return tellsLimit(plain) && (verify.test(plain) || !orders.test(plain)) ? review(words) : undefined;
}

const orders =
  /^(?:\d+(?:\.\d+)*[.)]?\s+)?(?:add|allocate|allow|apply|build|bump|change|configure|create|deploy|download|enable|disable|generate|give|increase|install|keep|load|make|merge|move|open|provision|publish|push|reduce|remove|restart|rotate|run|scale|send|set|start|stop|tag|update|upgrade|use|wait|watch|monitor)\b/i;

function review(sentence: string): readonly Matcher[] {
  return [{ kind: 'review', sentence }];
}

const isAside =
  /^(?:note|tip|warning|caution|important|hint|symptoms?|cause|fix|solution|todo|or|otherwise|alternatively|optional(?:ly)?|hinweis|remarque|nota)\b(?!\s+(?:should|must))/i;

/** Behind a label, or with `should` or `must` said of an output. */
function inferMarked(plain: string, command: string): readonly Matcher[] | undefined {
  const words = plain
    .replace(opening, '')
    .replace(/^verify[*_]*\s*[:：][*_]*\s*(?=.*\b(?:should|must)\b)/i, '')
    .replace(/^you(?:'ll|’ll| will| can)(?: (?:now|also|then))? (?:see|get|receive)\b/i, 'You should see')
    .replace(/^what you(?:'ll|’ll| will| should)? (?:see|get)(?=\s*[:：])/i, 'Expected')
    .replace(/^(the (?:output|response|result)) (?:will be|is|looks like)\b/i, '$1 should be')
    .replace(/^([\p{L} ]{3,40})[*_]+(\s*[:：])/u, '$1$2');
  const checked = isChecked.exec(words)?.[1];
  if (checked !== undefined) return inferChecked(checked, command) ?? inferPlace(checked);
  const expectedIs = isExpected.exec(words)?.[1];
  if (expectedIs !== undefined) return inferExpectation(`Expected: ${expectedIs}`, command);
  const mark = findMark(words);
  if (mark === undefined || mark.fact.replace(/[:：\s]/g, '') === '') return undefined;
  const isLabelled = /^[\p{L} ]{3,40}[*_]*\s*[:：]/u.test(words) && !isModal.test(words.split(/[:：]/, 1)[0] ?? '');
  if (isLabelled) {
    const matchers = inferExpectation(words, command);
    const isCheck = /^(?:verify|verifica|verificar|vérifie|check|confirm|target|body|response|output)/i.test(words);
    if (!isCheck || matchers?.every(({ kind }) => kind !== 'review' && kind !== 'equals') === true) return matchers;
    const clause = words.replace(/^[^:：]*[:：][*_\s]*/, '');
    return hasState.test(clause) && !isDone.test(clause) ? review(plain) : undefined;
  }
  const foreign = readForeignDemand(words);
  if (foreign && foreign.isVague !== true) return inferExpectation(words, command);
  if (/^(?:→|⇒|[-=]>)\s*\S/u.test(words)) return inferExpectation(words, command);
  const expects = /^expect(?: to see)?\s+(?:["“`]|\d|an? |the |to see |no )/i;
  if (isResultSentence.test(words) || expects.test(words)) return inferExpectation(words, command);
  if (showsResult.test(words) || restate(words) !== undefined) return inferExpectation(words, command);
  return demandsValue.test(words) || demandsState.test(words) ? review(plain) : undefined;
}

/** `Check: reports zero problems`. */
const isChecked = /^(?:check|confirm|verification|sanity check|quick check|proof|outcome)[*_]*\s*[:：][*_]*\s*(.+)$/iu;

/** `Expected result is a 200 response`, `The expected warnings (harmless): none`. */
const isExpected =
  /^(?:the |an? )?expected (?:[\p{L}-]+ ){0,2}[\p{L}-]+(?: \([^()]{1,40}\))?(?:\s+(?:is|are|will be)|\s*[:：])\s+(.+)$/iu;

/** `Console → Rules shows the new rule`: where to look, and what is there. */
function inferPlace(words: string): readonly Matcher[] | undefined {
  const isPlace = /^\p{Lu}[\p{L}\d ]{1,30}(?:\s*(?:→|->|>)\s*[^→>]{2,40}){1,4}/u.test(words);
  return isPlace ? review(words) : undefined;
}

/** `The removed entry should no longer appear`: a state or an output, and nothing that somebody has to do. */
const demandsState =
  /^(?:(?:and|then|now|finally|at the end|check|expected|verify|in the [\p{L} ]{2,30})[,:]? )?(?:the|these|those|this|an?|all|both|each|every|no|none of|any|only|there|your|one|two|three|\d+)\b[^.?!]{0,100}?\b(?:should|must)(?: now| also| then| only| all| both| still)* (?:no longer |not |never )?(?:appear|disappear|show|list|print|return|report|display|contain|include|respond|exist|match|open|load|render|pass|succeed|complete|finish|come (?:up|back)|look|resolve|redirect|be (?:\d|no\b|an?\b|in (?:the )?["“`]?\p{Lu}|empty|listed|shown|visible|displayed|printed|running|up|healthy|ready|green|online|active|present|absent|gone|available|accessible|reachable|created|identical|the same|equal))/iu;

/** `The scan should report zero stale rows`: whatever it is that shows something. */
const showsResult =
  /^(?:the |your |this |its |each |`[^`]+` )?(?:[\w-]+ ){0,4}(?:should|must) (?:now |only |just |also |then )?(?:print|output|report|display|list|return|respond|answer|say|equal|match|start with|end with|stay|remain|have (?:an? |the )?(?:status|value|exit code|\d))(?:\s|$)/i;

/** `The last line should be "done"`: whether it is said of the output, a person knows. */
const demandsValue =
  /^(?:(?:and|then|now|finally|at the end),? )?(?:[\p{L}\d%_`.-]+ ){1,5}(?:should|must) (?:now |also |only |not |never |no longer )?(?:be|have|read|say|show|print|equal|match|contain|include|start with|end (?:with|in)|return) .*["“`\d]/iu;

/** `resolves to 203.0.113.7`, `returns "ok"`: with no subject, it is said of the command above. */
const tellsResult =
  /^(?:returns|prints|shows|outputs|displays|says|reports|responds with|answers with|resolves to|gives|yields|exits(?: with)?)\s+(?:an? |the )?["“`<>\d]/i;

/** What a person does: `Verify: open the page`. */
const isDone =
  /^(?:open|click|go|visit|run|execute|navigate|log ?in|sign|call|send|use|try|test|check|browse|curl|start|look|see|compare|press|type|enter|read|inspect|review|repeat|wait)\b/i;

const isModal = /\b(?:should|must)\b/i;

/** `You should see …`, `The output should be …`, `Should return …`, `Both services must be up`. */
const isResultSentence =
  /^(?:(?:and |then |now )?(?:you|it|this|that|which|they|these|there|(?:the |your )?(?:(?:\p{L}+ ){0,2}(?:output|outputs|command|commands|results?|response|logs?|status|table|list|script|build|tests?|server|services?|app|application|page|container|containers|pods?|endpoints?|coverage|site|version|exit code|file|health check))|both|all(?: [\p{L}\d-]+){0,3}|each(?: [\p{L}-]+){0,2}|every [\p{L}-]+|`[^`]+`)\s+)?(?:should|must)\s+(?:now |only |just |all |not |never |also |both )*(?:see|show|print|return|output|display|contain|include|list|say|read|report|respond|answer|give|get|receive|reach|become|remain|stay|equal|match|start with|end with|pass|succeed|appear|complete|finish|compile|exist|have no|find|produce|create|generate|redirect|resolve|look|exit|fail|give|be)\b/iu;

/** `Confirm all resources are provisioned`; an order to verify that names no state is an instruction. */
function inferVerified(plain: string, kind: 'paragraph' | 'bullet', command: string): readonly Matcher[] | undefined {
  const awaits =
    /^wait (?:for|until) .*\b(?:pass|passes|complete|completes|finish|finishes|succeed|succeeds|healthy|ready|green)\b/i;
  if (kind === 'bullet' && awaits.test(plain)) return review(plain);
  if (!verify.test(plain)) return undefined;
  const statement = inferStatement(plain, command);
  if (statement) return statement.matchers;
  const clause = plain.replace(verify, '');
  if (isNoTrouble.test(clause.replace(/^there (?:are|is) /i, ''))) return inferExpectation(plain, command);
  const isOfOutput = /\b(?:response|output|result|logs?|status)\b/i.test(clause) || tellsOfIt.test(clause);
  return hasState.test(clause) && (kind === 'bullet' || isOfOutput) ? review(plain) : undefined;
}

/** `it shows the new tag`, `the webhooks are present`, `no pod is pending`: a clause with a verb, said of what is seen. */
const tellsOfIt =
  /^(?:it|they|this|that|the|these|all|both|each|every|no|none|nothing|only|there|your|`[^`]+`)(?:[\s,]+[\p{L}\d_`./-]+){0,6}?\s+(?:is|are|has|have|shows?|returns?|prints?|reports?|lists?|contains?|includes?|displays?|match(?:es)?|exists?|appears?|says?|equals?|passes|succeeds?|completes?|finishes|works?|responds?|loads?)(?!\p{L})/iu;

const hasState =
  /\b(?:is|are|was|were|has|have|shows?|returns?|loads?|completes?|pass(?:es)?|works?|succeeds?|contains?|includes?|matches|render|renders|exists?|appears?|reports?|responds?|starts?|ends?|prints?|says?|lists?|equals?|running|active|received|provisioned|created|deployed|está|están|est|sont|ist|sind|è|sono)\b/i;

/** Result lines with a tick, effects of the command, and the absence of errors. */
function inferTold(plain: string, kind: 'paragraph' | 'bullet', command: string): readonly Matcher[] | undefined {
  const ticked = /^(?:✅|✓|✔️?|☑️?)\s*(?!\*\*[^*]*:)(.+)$/u.exec(plain)?.[1];
  if (ticked !== undefined)
    return inferStatement(ticked, command)?.matchers ?? sure(inferFact(ticked, command)) ?? review(plain);
  if (/^no (?:[\p{L}-]+ ){0,3}(?:errors?|warnings?|failures?|exceptions?|alerts?)\b[^.:]{0,40}\.?$/iu.test(plain))
    return sure(inferFact(plain, command)) ?? review(plain);
  if (isOfOutput.test(plain)) return inferStatement(plain, command)?.matchers ?? review(plain);
  if (kind === 'bullet') return undefined;
  if (tellsValue.test(plain) || tellsOfAll.test(plain))
    return inferStatement(plain, command)?.matchers ?? review(plain);
  if (confirms.test(plain)) return review(plain);
  const effect =
    /^you(?:['’]ll| will| should)(?: now)? be able to (?:access|see|open|reach|view|visit|log ?in|connect|find)\b|^(?:this|it|the (?:command|script)) (?:(?:will|should)(?: automatically| also| then)? )(?:create|generate|produce|print|output|show|return|display|open|start|trigger|publish|build|list|report|upload|write)s?\b|^(?:this|it|the (?:command|script))(?: also| then)? (?:creates|generates|produces|builds|writes) (?:an? |the |your )?(?:[\w-]+ ){0,3}`|^an? [\p{L} -]{2,40} (?:is|are|will be) (?:created|generated|published|printed|opened|shown|displayed|written)\.?$/iu;
  return effect.test(plain) || isEffect.test(plain) || foreignEffect.test(plain) ? review(plain) : undefined;
}

/** `This confirms that the service is up`. */
const confirms =
  /^(?:this|that|it|the (?:output|response|result|log|command|test)s?) (?:should )?(?:confirms?|proves?|indicates?) (?:that )?\p{L}/iu;

/** ``Both pods are `Running` and `1/1` ``. */
const tellsOfAll = /^(?:all|both|every|each)(?: [\p{L}\d-]+){0,4} (?:is|are|has|have|shows?|reads?|says?) ["“`\d]/iu;

/** `It prints "ready"`, `At the end you get 200`. */
const tellsValue =
  /^(?:(?:and|then|now|at the end),? )?(?:it|this|that|you|the (?:command|script|output|log|(?:last|first) line))(?: then| also| now| only)? (?:prints?|shows?|returns?|outputs?|displays?|says?|ends? (?:with|in)|reports?|lists?|contains?|gets?|sees?)\b.*["“`\d]|^(?:prints|shows|returns|outputs|displays|says)\s+["“`\d]/i;

/** `Cela va créer …`, `これにより…が作成されます`: the same said in other languages. */
const foreignEffect =
  /^(?:esto|isso|isto|este comando|cela|ceci|questo|dies(?:er befehl)?|das|это|ini|lệnh này)\s+(?:(?:va|vai|wird|akan|sẽ)\s+)?(?:crea\w*|cria\w*|crée|créer|genera\w*|gera\w*|génère|générer|erzeugt|erstellt|созда(?:ст|ёт|ет)|membuat|tạo)(?!\p{L})|^dadurch (?:wird|werden) .{1,80}(?:erzeugt|erstellt|angelegt)\.?$|^(?:这|這)(?:将|會|会)?(?:生成|创建|建立)|^これ(?:により|で).{1,80}(?:生成|作成)されます。?$/iu;

function sure(matchers: readonly Matcher[] | undefined): readonly Matcher[] | undefined {
  return matchers?.every(({ kind }) => kind !== 'equals') === true ? matchers : undefined;
}

/** `If you see "ready", it works`: what is to be seen when all is well. */
function isGoodBranch(plain: string): boolean {
  const [, condition = '', conclusion = ''] =
    /^(?:if|when) ((?:you|that|it|this|the|everything)\b[^,]*(?:see|sees|prints?|printed|says?|said|shows?|showed|returns?|returned|looks?)\b[^,]*["“`][^,]*),\s*(.+)$/i.exec(
      plain,
    ) ?? [];
  if (condition === '' || /\b(?:error|errors|fail\p{L}*|not|no|nothing|missing|unhealthy|warning)\b/iu.test(condition))
    return false;
  return (
    /\b(?:correct\p{L}*|success\p{L}*|ready|works?|working|done|complete\p{L}*|good|ok|fine|skip|agree|continue|proceed|healthy|all set|configured|passed)\b/iu.test(
      conclusion,
    ) && !/\b(?:not|fail\p{L}*|error)\b/iu.test(conclusion)
  );
}
