import { isOfOneCase } from './cases';
import type { Matcher } from './expectation';
import { takeTexts } from './quotedText';
import { turnsLead } from './turnedLead';

/** Words that turn a head around: what stands below is what comes without, before, beside, or in another case. */
const turning: readonly RegExp[] = [
  String.raw`(?<!\p{L})(?:not|never|cannot|neither|nor|no (?:more|longer|trace|sign)|without|free (?:of|from)|other than|(?:any|every)thing but|except\p{L}*|unless|until|disappear\p{L}*|go(?:es)? away|gone|(?:the )?end of|absen\p{L}+|missing|lack\p{L}*|omit\p{L}*|exclud\p{L}+|differ\p{L}*|unlike|removed|instead of|rather than|opposite)(?!\p{L})|n['’]t(?!\p{L})`,
  String.raw`(?<!\p{L})(?:wrong|bad|broken|fail\p{L}*|unhealthy|incorrect|faulty|unsuccessful\p{L}*|crash\p{L}*|(?:is|are|means?) an? (?:error|failure|problem|mistake|bug)|(?:on|in case of|if|when) (?:an? )?errors?|error (?:case|response|output|example)s?|(?:is|are|if|when) down|anti-?patterns?)(?!\p{L})|[❌✗✘✖❎]`,
  String.raw`(?<!\p{L})(?:before|prior to|previous(?:ly)?|formerly|originally|once upon|yesterday|earlier|used to|(?:back|until) then|last (?:week|month|year|time|release)|in the past|(?:original|historical)ly|only (?:if|when|on|in|for|at|with|under))(?!\p{L})|^\W*(?:the )?(?:old|former|outdated|obsolete|stale)(?!\p{L})|[(（](?:the )?(?:old|former|outdated|obsolete)\b[^()]*[)）]`,
  String.raw`(?<!\p{L})(?:nobody|no one|no-one|(?:users?|customers?|clients?|someone|somebody|people|colleagues?) (?:(?:once|has|have|had|also|again|still|recently) )*(?:report|saw|see|got|get|post|sent|wrote|complain|found)\p{L}*|stuck|hanging|hung|stalled|degraded|half-?done|buggy|bugs?)(?!\p{L})|[(（][^()]*(?<!\p{L})(?:staging|dev|prod|production|qa|uat|only)(?!\p{L})[^()]*[)）]`,
  String.raw`(?<!\p{L})(?:bei (?:einem |einer )?(?:fehler|störung|abbruch)\p{L}*|faux|fausse)(?!\p{L})|错误|錯誤|错的|悪い|まずい|잘못|나쁜|[🚫⛔👎]`,
  String.raw`(?<!\p{L})(?:unexpected|unwanted|undesired|forbidden|prohibited|trouble|clean of|clear of|void of|devoid of|zero (?:[\p{L}-]+ ){1,2}(?:with|like|of|such|saying|containing|matching|that))(?!\p{L})`,
  String.raw`(?<!\p{L})(?:stop|abort|halt|cancel|bail(?: out)?|escalate|roll ?back|hold(?: off)?|alert|page (?:us|\p{L}+)) (?:on|at|upon|with|for)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:on|in|for|at)(?: the)?(?: old)? (?:staging|dev|devel|development|prod|production|qa|uat|pre-?prod\p{L}*|pre-production|sandbox|canary|test (?:system|environment|server|cluster|stage)s?)(?!\p{L}|-)`,
  String.raw`(?<!\p{L})(?:abbrechen|abbruch|anhalten|stopp?en|stopp?|aufhören|zurückrollen) (?:bei|wenn|falls|sobald)(?!\p{L})|(?<!\p{L})(?:unerwartet\p{L}*|unerwünscht\p{L}*|früher\p{L}*|ehemals|bisher|damals|gestern|alte[rsn]?|anders als)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:arrête[rz]?|stopper|detener|detenerse|parar|pare|abortar|fermar(?:e|si)|interrompere|smettere|остановить\p{L}*|прервать|стоп|berhenti|hentikan|dừng(?: lại)?) (?:si|sur|ante|con|en|se|em|ao|in|su|при|если|jika|bila|nếu|khi)(?!\p{L})|(?<!\p{L})(?:inattendu\p{L}*|ancien\p{L}*|autrefois|hier|inesperad\p{L}*|anteriormente|ayer|ontem|ieri|inattes\p{L}*|vecchi\p{L}*|раньше|прежде|ранее|вчера|неожиданн\p{L}*|dulu|kemarin|lama|cũ|hôm qua)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:nicht|kein\p{L}*|nie|niemals|ohne|außer|statt|anstatt|frei von|fehl\p{L}*|im fehlerfall|vor (?:dem|der|den)|vorher|kaputt|falsch\p{L}*|verschwind\p{L}*|ausbleib\p{L}*)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:sans|sauf|hormis|au lieu|absen\p{L}*|manqu\p{L}*|échec|échou\p{L}*|en cas d\p{L}*|avant|incorrect\p{L}*|mauvais\p{L}*|disparaî\p{L}*|ne|pas (?:comme|ainsi))(?!\p{L})`,
  String.raw`(?<!\p{L})(?:no|sin|salvo|excepto|en lugar|en vez|ausen\p{L}*|falt\p{L}*|fall[aoóe]\p{L}*|antes|incorrect\p{L}*|desaparec\p{L}*|não|sem|exceto|ausên\p{L}*|falh\p{L}*|em caso|incorret\p{L}*|errad\p{L}*)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:non|senza|tranne|eccetto|assen\p{L}*|manc\p{L}*|in caso di|fallim\p{L}*|fallisc\p{L}*|prima|errat\p{L}*|sbagliat\p{L}*|scompar\p{L}*|invece)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:не|нет|без|кроме|вместо|отсутств\p{L}*|при (?:ошибк|сбо|неудач)\p{L}*|в случае|до (?:исправ|обнов|релиз|внедр)\p{L}*|неправильн\p{L}*|неверн\p{L}*|исчез\p{L}*|tidak|bukan|tanpa|gagal|sebelum|không|trước|lỗi)(?!\p{L})`,
  String.raw`ない|なし|以外|失敗|エラー時|異常|修正前|変更前|以前|消え|誤|不|没|沒|無|无|失败|错误时|錯誤時|异常|之前|修复前|除|而不是|消失|않|없|실패|오류 ?시|이전|제외|대신|사라`,
].map((pattern) => new RegExp(pattern, 'iu'));

/**
 * Whether a head may show what must not come, or what comes in another case: `Expected output on failure:`, `Before the
 * fix:`, `Should print anything but:`. What it leads to is nothing to demand.
 */
export function doubts(head: string): boolean {
  const words = head.split(/[.!?]\s+(?=\p{Lu})/u).at(-1) ?? head;
  return turning.some((pattern) => pattern.test(words)) || isOfOneCase(words);
}

/** The same of a whole sentence, in the words that say so wherever they stand: ``expected `x` to be gone``. */
const turnsSentence =
  /(?<!\p{L})(?:(?:to be|is|are|be) (?:gone|absent|removed|wrong|a failure)|to disappear|disappears?|no more\W*$|go(?:es)? away|on (?:failure|errors?)|in case of (?:failure|an? \p{L}*error)|(?:when|if) (?:it |this |that |the \p{L}+ )?(?:fails?|failed|(?:is )?(?:broken|down))|(?:before|without|prior to) the (?:new |last |latest )?(?:fix|patch|upgrade|update|release|migration|change|deploy\p{L}*)|bei (?:fehlern?|einem fehler)|im fehlerfall|vor dem (?:fix|update|release|deploy\p{L}*)|en cas d['’ ]\s?(?:échec|erreur)|avant (?:la correction|le correctif)|si (?:falla|fallara|hay (?:un )?error|échoue)|en caso de (?:fallo|error)|antes d\p{L}+ (?:arreglo|correção|correcci\p{L}+)|em caso de (?:falha|erro)|se falhar|in caso di (?:errore|fallimento)|prima della correzione|при (?:ошибк|сбо|неудач)\p{L}*|до исправления)(?!\p{L})|失敗時|エラー時|失败时|出错时|修正前|修复前|실패 ?시|오류 ?시/iu;

const demanding = new Set<Matcher['kind']>([
  ...(['contains', 'equals', 'regex', 'non-empty', 'http', 'lines', 'number'] as const),
  ...(['version', 'tests', 'json', 'json-subset', 'capture'] as const),
]);

/** What is demanded by a sentence that may turn it around, for a person to decide. */
export function whereSure<T extends readonly Matcher[] | undefined>(
  matchers: T,
  sentence: string,
): T | readonly Matcher[] {
  if (!matchers?.some(({ kind }) => kind !== 'review')) return matchers;
  const { words } = takeTexts(sentence);
  if (turnsLead(leadOfValue(words))) return [{ kind: 'review', sentence }];
  if (!matchers.some(({ kind }) => demanding.has(kind))) return matchers;
  const head = /^([^:：]{3,100})[:：](?=\s|[*_])/u.exec(words)?.[1];
  const isTurned = turnsSentence.test(words) || condemnsInBrackets.test(words) || (head !== undefined && doubts(head));
  return isTurned || matchers.some(saysOther) ? [{ kind: 'review', sentence }] : matchers;
}

/** The words before the first value; where there is none, the first clause, when its first words condition. */
function leadOfValue(words: string): string {
  const [lead = ''] = /^[^"\d<>≤≥]*/u.exec(words) ?? [];
  if (lead !== words) return lead;
  return turnsLead(words.split(/\s+/, 3).join(' ')) ? (words.split(/[,:]/, 1)[0] ?? '') : '';
}

/** ``prints `old` (this is the bug)``, ``prints `old` (should be `new`)``. */
const condemnsInBrackets =
  /"…"[\s.,;]*[([（](?:(?:this|that|it|which|what)(?: is| was|['’]s) )?(?:(?:the|an?|still|our|known|very|clearly|now) )*(?:bad|wrong|bug|broken|incorrect|faulty|buggy|old|outdated|obsolete|failure|problem|error case|unexpected|(?:was|used|should|must|ought to|had to|has to) (?:be|say|read|have|to)|before (?:the|v?\d)|instead of)(?!\p{L})[^()]*[)\]）]/iu;

/** `!= old`: a sign that compares, taken for a text. */
function saysOther(matcher: Matcher): boolean {
  return 'text' in matcher && /^(?:!=|≠|<>|=\/=)/.test(matcher.text);
}

/** Whether a head above a session says that what it shows is not what must come: `Known bad:`, `Stop on:`, `Before:`. */
export function turnsSample(head: string): boolean {
  return namesTurned(head) && doubts(head);
}

/** The same of a paragraph that leads to a session, and asks to do nothing: `Error case:`, `So nicht:`. */
export function leadsToTurned(lead: string): boolean {
  return (namesTurned(lead) || !orders.test(lead)) && doubts(lead);
}

function namesTurned(head: string): boolean {
  return namesSample.test(head) || isBareTurn.test(head);
}

const orders =
  /(?<!\p{L})(?:check|run|list|verify|make sure|ensure|confirm|execute|look at|inspect|type|try|install|deploy|apply|create|prüf\p{L}*|führ\p{L}*|start\p{L}*|ejecut\p{L}*|verifi\p{L}*|compr[ou]\p{L}*|execut\p{L}*|rode|lance\p{L}*|exécut\p{L}*|vérifi\p{L}*|esegu\p{L}*|controlla\p{L}*|запуст\p{L}*|выполн\p{L}*|провер\p{L}*|jalankan|periksa|chạy|kiểm tra)(?!\p{L})|运行|执行|检查|実行|確認|실행|확인/iu;

/** Words of what is shown, and those that begin a sample of what is not wanted. */
const namesSample =
  /^\W*(?:(?:known|the|a|an|old) )*(?:bad|wrong|broken|failed|failing|fails?|failures?|anti-?patterns?|incorrect|buggy|outdated|obsolete|unhealthy|crash(?:ed)?)(?!\p{L})|[❌✗✘✖❎🚫⛔👎]|^\W*(?:not ok(?:ay)?|nicht erwartet\p{L}*|old behaviou?r)(?!\p{L})|(?<!\p{L})(?:not this|expect|looks?|output|outputs?|sees?|seen|gets?|example|sample|result|prints?|printed|shows?|shown|says?|reads?|returns?|lists?|appears?|expected|unexpected|unwanted|forbidden|used to|disappear\p{L}*|instead of|rather than|(?:stop|abort|halt|roll ?back|escalate|cancel|hold|alert|bail out) (?:on|at|if|when|upon|for)|ausgabe|aussehen|beispiel|nicht so|(?:abbrechen|abbruch|anhalten|stopp?|stoppen|aufhören) (?:bei|wenn|falls)|falsch\p{L}*|unerwartet\p{L}*|sortie|ressembl\p{L}*|exemple|inattendu\p{L}*|salida|ejemplo|saída|exemplo|esempio|uscita|(?:no|non?|não|pas|niet) (?:as[ií]|assim|così|comme ça|zo|expected|esperad\p{L}*|attendu\p{L}*|attes\p{L}*|verwacht)|incorrect[oa]?|errado|вывод|пример|выгляд\p{L}*|не так|неправильно|неверно|bukan begini|salah)(?!\p{L})|例|示例|出力|输出|結果|结果|错误|錯誤|失败时|失敗時|출력|예시/iu;
/** `Before:`, `Vorher:`: nothing else stands there. */
const isBareTurn =
  /^\W*(?:before(?: the \p{L}+)?|(?:until|up to) (?:now|then)|previous(?:ly)?|formerly|earlier|old|yesterday|(?:up)?on failure|vorher|früher|bisher|alt|avant|antes|prima|раньше|до|было|sebelum(?:nya)?|trước|voorheen|vroeger|przedtem|修正前|変更前|之前|以前|이전|수정 전)\W*$/iu;

/**
 * Whether a sentence behind a sample says that it is not what must come: `This must not happen.`, `If you see this, stop.`
 * It points back at what is shown; what it says of something else turns nothing.
 */
export function condemns(sentence: string): boolean {
  if (sentence.length > 240) return false;
  const words = takeTexts(sentence).words.replace(/^[\s*_>❗⚠️]+|[*_]+/gu, '');
  const [, denied = '', conclusion = ''] = ifSeen.exec(words) ?? [];
  if (conclusion !== '') return !denies.test(denied) && !isGood(conclusion);
  const [, shown = '', then = ''] = ifSo.exec(words) ?? [];
  if (then !== '') return !denies.test(shown) && !ofCommand.test(shown);
  return condemning.some((pattern) => pattern.test(words));
}

const denies = /(?<!\p{L})(?:not|never|nothing|no)(?!\p{L})|n['’]t(?!\p{L})/iu;
/** `If this fails, stop.` is said of the command. */
const ofCommand = /(?<!\p{L})(?:fail|error|hang|time|take|miss|break|stop|work|succeed|finish|complet)/iu;

function isGood(conclusion: string): boolean {
  return good.test(conclusion) && !bad.test(conclusion);
}

const good =
  /(?<!\p{L})(?:correct\p{L}*|success\p{L}*|succe\p{L}+|ready|works?|worked|working|done|complete\p{L}*|finished|good|ok|okay|fine|well|skip|agree|continue|proceed|go on|move on|next|healthy|set|set up|up|running|configured|installed|connected|enabled|valid|passed|safe|right|normal|expected|congratulations|great)(?!\p{L})/iu;
const bad =
  /(?<!\p{L})(?:not|never|no|nothing|stop\p{L}*|abort\p{L}*|halt|cancel|roll\p{L}*|revert\p{L}*|escalate|call|page|alert|contact|wait|retry|rerun|repeat|restart|fix|repair|wrong|fail\p{L}*|broken|errors?|problem|bug|trouble|missing|stuck|before)(?!\p{L})|n['’]t(?!\p{L})/iu;

const back = String.raw`(?:(?:the )?above|this|that|these|those|it|(?:this|that|the|such|these)(?: an?)? (?:above |shown )?(?:output|result|state|status|message|line|lines|listing|response|answer|picture|sample|example)(?: above| shown)?|what (?:you see|is shown|stands) (?:above|here)|anything like (?:this|that|it)|one like (?:this|that)|something like (?:this|that))`;
const pause = String.raw`(?:stop|abort|halt|cancel|escalate|hold|roll ?back|revert|panic|call|page|alert|contact|restart|rerun|retry|(?:do not|don['’]t|never) (?:proceed|continue|go on|move on|deploy|merge|release|publish))`;
/** `If you see this, stop.`: the condition, and what is done then. */
const ifSeen = new RegExp(
  String.raw`^((?:if|when|whenever|in case|should|as soon as|once|but if)(?!\p{L})[^,:;"]{0,40}?(?<!\p{L})(?:see|sees|seen|saw|get|gets|find|finds|shows?|shown|prints?|printed|returns?|reads?|says?|looks?|like|appears?|happens?|occurs?|comes? up|so|encounter)(?!\p{L})[^,:;"]{0,40}?(?<!\p{L})(?:above|this|that|these|those|it)(?!\p{L})[^,:;"]{0,30}|(?:if|when|whenever|in case|should|as soon as)(?!\p{L}) (?:${back})(?: ever| still)? (?:shows?(?: up)?|appears?|happens?|occurs?|comes?(?: up| back| out)?|is (?:shown|printed|seen|what you see|the case|returned|there)|looks? [\p{L} ]{2,20})|if so)[,:;–—]?\s+(\S.*)$`,
  'iu',
);
/** `If the output is as above, stop.`, `Is this what you see? Then stop.` */
const ifSo = new RegExp(
  String.raw`^((?:if|when|whenever|in case|should|as soon as|is|are|do|does|did|see|got|with)(?!\p{L})[^,:;?"]{0,60}(?<!\p{L})(?:above|this|that|these|those|what you (?:see|get))(?!\p{L})[^,:;?"]{0,30})[,:;?–—]\s*(?:then |you (?:must|should|have to) |please |immediately |at once )*(${pause})(?!\p{L})`,
  'iu',
);
const condemning: readonly RegExp[] = [
  // `This must not happen.`, `Such output should never appear.`
  String.raw`^(?:but |and |so |again, )?${back} (?:(?:should|must|may|can|shall|will|ought|does|do|is|are)(?: not|n['’]t| never|not)|no longer|never)(?: to| ever| be allowed to| allowed to| any ?more)* (?:happens?|occurs?|appears?|comes?(?: up| back| out)?|shows?(?: up)?|looks? (?:like|so|this)|exists?|remains?|be (?:seen|there|shown|printed|the case|left|here|visible|present|returned|listed|in the (?:output|list|log)|what|like|so|possible|accepted|tolerated))(?!\p{L})`,
  String.raw`^(?:but |and |so )?${back} (?:is|are|was|were)(?: not|n['’]t) (?:ok|okay|right|good|fine|expected|wanted|allowed|acceptable|correct|healthy|what|how|the (?:expected|right|correct|wanted|good|new))(?!\p{L})`,
  // `The above is wrong.`, `This is what a failed rollout looks like.`
  String.raw`^(?:but |and |so )?${back} (?:is|are|was|were|would be|means?|indicates?|shows?|tells?(?: you)?|counts? as|looks?|signals?)(?: that)?(?: (?:what|how|the|an?|still|clearly|simply|known|to|be|our|very|just|only|always|already|obviously|plain|example|output|result|case|sign|it|something|of))* (?:wrong|bad|broken|fail\p{L}*|errors?|erroneous|bug\p{L}*|problems?|incorrect|faulty|old|former\p{L}*|previous\p{L}*|outdated|obsolete|unexpected|unwanted|unhealthy|anti-?pattern|trouble|unacceptable|forbidden|stale|crash\p{L}*|before|yesterday|stuck|incident|outage|regression|went wrong|is wrong|gone wrong|not (?:\p{L}+ )?(?:work\p{L}*|ready|healthy|ok|deployed|finished|complete\p{L}*|right|good))(?!\p{L})`,
  String.raw`^${back} (?:(?:should|must|has to|have to|needs? to) (?:now |all )?(?:be (?:gone|absent|removed|fixed|avoided|prevented|empty)|disappear|go away|change)|used to |(?:was|were|came|happened|printed|is from|are from|dates?)(?!\p{L}).*(?<!\p{L})(?:before|until|yesterday|last|formerly|previous(?:ly)?|earlier|old|bug|used to))`,
  String.raw`^(?:but |and |so )?${back} (?:means?|indicates?|shows?|tells? (?:you|us)|signals?|proves?)(?: that)? (?:(?!no |not |nothing |never |without )[\p{L}-]+ ){0,5}(?:wrong|broken|fail\p{L}*|crash\p{L}*|stuck|down|missing|corrupt\p{L}*|lost|unhealthy)(?!\p{L})`,
  // `We do not want this.`, `Nobody should ever see this.`, `This is what users reported.`
  String.raw`^(?:(?:you|we|i|one|users?|customers?) (?:(?:do|does|must|should|may|can|will)(?: not|n['’]t| never)|never|cannot)|nobody (?:should|must|may|wants?)|no one (?:should|must|may|wants?))[^."]{0,30}(?<!\p{L})(?:want|see|get|expect|accept|like|ship|release|tolerate)(?!\p{L})[^."]{0,20}(?<!\p{L})(?:this|that|these|it)(?: here| again| any ?more| at all| above)?\W*$`,
  String.raw`^${back} (?:is|was) what (?:the |our |some |an? )?(?:users?|customers?|clients?|people|somebody|someone|others)(?!\p{L})|^(?:the |our |some |an? )?(?:users?|customers?|clients?|people|somebody|someone) (?:[\p{L}-]+ ){0,2}(?:report|complain|saw|got|see|found|sent)\p{L}*(?: [\p{L}-]+){0,2} (?:this|that|these|it)\W*$`,
  String.raw`^(?:[\p{L}-]+ ){0,4}with (?:this|that|such an?) (?:output|result|state|status)[^."]{0,40}(?<!\p{L})(?:not|never|no|${pause})(?!\p{L})`,
  String.raw`^c[’']est (?:faux|mal|une erreur|incorrect|mauvais|l[’']ancien\p{L}*)(?!\p{L})`,
  // `Do not continue in this state.`, `In that case roll back.`, `Stop when you see this.`
  String.raw`^(?:please |then )?${pause}(?!\p{L})[^.]{0,40}(?<!\p{L})(?:in (?:this|that|such an?) (?:state|case|situation|condition|event)|(?:if|when|in case|as soon as|while|as long as|on|with|at|for)(?: you| we| it| the \p{L}+)*(?: see| get| find| shows?| looks? like| prints?| ever| still)* (?:this|that|these|those|the above|such|anything like this|something like this|looks like (?:this|that)))(?!\p{L})`,
  String.raw`^in (?:this|that|such an?) (?:state|case|situation|event),? (?:you (?:must|should|have to) )?(?:please )?${pause}(?!\p{L})`,
  String.raw`^(?:not like (?:this|that)|unlike (?:this|that)|never like (?:this|that)|wrong|bad|not ok(?:ay)?|that['’]?s (?:wrong|bad|the bug|not right|an error))\W*$`,
  // `So darf es nicht aussehen.`, `Esto no debe pasar.`
  String.raw`^(?:aber |und )?(?:(?:das|dies\p{L}*|so(?: etwas| eine?)?|solche?) [^.]{0,40}(?<!\p{L})(?:darf|dürfen|soll|sollte|sollten|ist|sind|war|waren|wäre|sieht|kann)(?!\p{L})|(?:darf|sollte|soll) (?:das|dies|so|es so))[^.]{0,50}(?<!\p{L})(?:nicht|nie|falsch|fehler\p{L}*|schlecht|kaputt|alt\p{L}*|verboten|fehlgeschlagen\p{L}*|früher|vorher|problem|störung)(?!\p{L})|^so (?:darf|soll|sollte|sieht|sah)[^.]{0,50}(?<!\p{L})(?:nicht|nie|falsch|fehl\p{L}*|schlecht|kaputt|vorher|früher|aus,? wenn)(?!\p{L})`,
  String.raw`^(?:wenn|falls|sobald)(?!\p{L})[^"]{0,50}(?<!\p{L})(?:das|dies\p{L}*|so)(?!\p{L})[^"]{0,60}(?<!\p{L})(?:abbrech\p{L}*|stopp?\p{L}*|anhalten|rollback|zurück\p{L}*|melden|nicht|anrufen|aufhören|fehl\p{L}*)(?!\p{L})`,
  String.raw`^(?:esto|eso|así|lo anterior|isso|isto|assim|o acima|ceci|cela|ça|questo|ciò|così|quanto sopra|esta salida|essa saída|cette sortie|questo output)(?!\p{L})[^.]{0,40}(?<!\p{L})(?:no (?:deb|pued|es|está)\p{L}*|não (?:dev|pod|é|está)\p{L}*|n[e’'] ?(?:doi|devrai|peut|est)\p{L}*|non (?:dev|dovrebbe|può|è)\p{L}*|mal|erro\p{L}*|errad\p{L}*|erreur|errore|fall[aoóe]\p{L}*|falh\p{L}*|incorrect\p{L}*|incorret\p{L}*|mauvais\p{L}*|échec|échou\p{L}*|sbagliat\p{L}*|fallit\p{L}*|antes|avant|prima)(?!\p{L})`,
  String.raw`^(?:si|se|s[’'])(?!\p{L})[^"]{0,30}(?<!\p{L})(?:esto|eso|isso|isto|ceci|cela|ça|questo|ciò)(?!\p{L})[^"]{0,60}(?<!\p{L})(?:det[eé]n\p{L}*|par[ae]r?|abort\p{L}*|arrêt\p{L}*|ferm\p{L}*|interromp\p{L}*|no|não|ne|non|rollback|stop|cancel\p{L}*)(?!\p{L})`,
  String.raw`^(?:это|так|такого|такое|такой вывод)(?!\p{L})[^.]{0,40}(?<!\p{L})(?:не|ошиб\p{L}*|неправ\p{L}*|плохо|сбо\p{L}*|раньше)(?!\p{L})|^если[^"]{0,30}(?<!\p{L})(?:это|так)(?!\p{L})[^"]{0,60}(?:останов|прерв|откат|стоп)`,
  String.raw`^(?:ini|itu) (?:tidak boleh|salah|gagal|bukan)|^jika (?:melihat |muncul )?(?:ini|itu)[^.]{0,40}(?:henti|batal|rollback)|^(?:điều này|kết quả này) (?:không|sai|là lỗi)|^(?:dit|dat|zo) (?:mag|moet|is|hoort)[^.]{0,40}(?:niet|fout|verkeerd|oud\p{L}*)`,
  String.raw`^(?:这|這|以上|上面|上述|如此|出现(?:这|以上|上述)|看到(?:这|以上|上述))[^。]{0,30}(?:不|错|錯|失败|失敗|异常|異常|停止|回滚|旧|舊)|^(?:これ|この|上記|このよう)[^。]{0,40}(?:ない|ません|エラー|失敗|異常|中止|停止|だめ|ダメ|間違)|^(?:이것|이런|이렇게|위)[^.]{0,40}(?:않|안 |없|오류|실패|중단|잘못)`,
].map((pattern) => new RegExp(pattern, 'iu'));

/**
 * Words of a language that make a demand another one, wherever they stand: they deny, condition, compare, or speak of a time
 * or a place. What its grammar knows as a plain denial (`not`) is none of them. Patterns without anchors, by the first word
 * of the language's name in English.
 */
export const turningWords = {
  german:
    'wenn|falls|sofern|sobald|solange|bevor|ehe|vor (?:dem|der|den)|vorher|früher\\p{L}*|bisher|bislang|ohne|außer|statt|anstatt|anstelle|anders|andere[rsnm]?|verschieden\\p{L}*|ungleich|sonst|andernfalls|damals|ehemals|gestern|niemand|nirgends|nichts|weder|kaum|verschw[iu]nd\\p{L}*|aufhören|aufgehört|fehl\\p{L}*|entfernt|verhinder\\p{L}*|vermeid\\p{L}*|nur (?:bei|auf|in|wenn|falls)|(?:auf|in|im|am) (?:(?:der|dem) )?(?:staging|test|dev|prod|abnahme)\\p{L}*|abbrech\\p{L}*|abbruch|stopp\\p{L}*|falsch\\p{L}*|alte[rsnm]?',
  spanish:
    'si|cuando|mientras|antes|hasta|sin|salvo|excepto|a menos|en lugar|en vez|tampoco|nada|nadie|ni|ningun\\p{L}*|jamás|diferen\\p{L}*|distint\\p{L}*|otr[oa]s?|deja(?:r|do|n)?|ya no|evit\\p{L}*|falt\\p{L}*|desaparec\\p{L}*|anterior\\p{L}*|antigu\\p{L}*|viej[oa]s?|en (?:el )?(?:staging|dev\\p{L}*|prod\\p{L}*|pruebas|test\\p{L}*|qa|preprod\\p{L}*)|s[oó]lo (?:si|en|cuando)|fall[aoóe]\\p{L}*|incorrect\\p{L}*|pare|parar|det[eé]n\\p{L}*|abort\\p{L}*|cancel\\p{L}*|casi|ayer',
  portuguese:
    'se|caso|quando|enquanto|antes|até|sem|salvo|exceto|a menos|em vez|ao invés|tampouco|nada|ninguém|nem|nenhum\\p{L}*|jamais|diferen\\p{L}*|distint\\p{L}*|outr[oa]s?|deix\\p{L}*|evit\\p{L}*|falt\\p{L}*|sum(?:ir|iu|a)|desaparec\\p{L}*|anterior\\p{L}*|antig\\p{L}*|velh[oa]s?|(?:em|no|na) (?:staging|dev\\p{L}*|prod\\p{L}*|homolog\\p{L}*|testes?|qa|ambiente)|(?:só|somente|apenas) (?:se|em|quando)|falh\\p{L}*|incorret\\p{L}*|errad\\p{L}*|pare|parar|parem|abort\\p{L}*|cancel\\p{L}*|quase|ontem',
  french:
    "s[i’']|s[’']il|quand|lorsqu\\p{L}*|tant que|avant|jusqu\\p{L}*|sans|sauf|hormis|excepté|au lieu|plutôt|ni|rien|personne|différent\\p{L}*|autres?|autrement|cesse\\p{L}*|arrêt\\p{L}*|évit\\p{L}*|manqu\\p{L}*|dispar\\p{L}*|anciens?|ancienn\\p{L}*|précédent\\p{L}*|(?:en|sur) (?:la )?(?:staging|dev\\p{L}*|prod\\p{L}*|test|qa|préprod\\p{L}*|recette)|seulement (?:si|en|quand)|échou\\p{L}*|échec|incorrect\\p{L}*|mauvais\\p{L}*|erroné\\p{L}*|annul\\p{L}*|abandonn\\p{L}*|presque|à moins|au cas|hier",
  italian:
    'se|quando|mentre|finché|prima (?:d\\p{L}*|che)|fino|senza|tranne|salvo|eccetto|invece|anziché|né|neppure|neanche|nemmeno|niente|nulla|divers\\p{L}*|altr[oaie]|altrimenti|smett\\p{L}*|cess\\p{L}*|evit\\p{L}*|manc\\p{L}*|scompar\\p{L}*|spari\\p{L}*|vecchi\\p{L}*|precedent\\p{L}*|in (?:staging|dev\\p{L}*|prod\\p{L}*|test|qa|collaudo)|solo (?:se|in|quando)|fallisc\\p{L}*|fallit\\p{L}*|errat\\p{L}*|sbagliat\\p{L}*|ferma\\p{L}*|interromp\\p{L}*|annulla\\p{L}*|quasi|a meno|qualora|ieri',
  russian:
    'если|когда|пока|прежде|перед|раньше|ранее|до \\p{L}+|без|кроме|вместо|нет|нельзя|ничего|никто|отлич\\p{L}*|друг(?:ой|ое|ая|ие|ого|ую|их|им)|ин(?:ой|ое|ая|ые)|иначе|перестать|переста\\p{L}*|прекрат\\p{L}*|исчез\\p{L}*|отсутств\\p{L}*|стар(?:ый|ая|ое|ые|ого|ой|ых|ую)|предыдущ\\p{L}*|прежн\\p{L}*|на (?:стейдж\\p{L}*|тест\\p{L}*|staging|dev|prod|продакшен\\p{L}*)|только (?:если|на|при)|при (?!усп|запуск|выполнен|старт)\\p{L}+|неверн\\p{L}*|неправильн\\p{L}*|ошибочн\\p{L}*|останов\\p{L}*|отмен\\p{L}*|избе\\p{L}*|вчера',
  dutch:
    'als|wanneer|indien|terwijl|zolang|voordat|voor (?:de|het) (?:migratie|update|upgrade|release|fix|deploy\\p{L}*|uitrol|herstart|wijziging)|tot|zonder|behalve|tenzij|in plaats|anders?|andere|verschil\\p{L}*|noch|niets|niemand|stop\\p{L}*|ophouden|verdw\\p{L}*|ontbre\\p{L}*|oude?|vorige?|eerder|vroeger|op (?:de )?(?:staging|test|prod|dev)\\p{L}*|alleen (?:als|op|bij)|fout\\p{L}*|mislukt\\p{L}*|verkeerd\\p{L}*|vermijd\\p{L}*|gisteren',
  polish:
    'jeśli|jeżeli|gdy|kiedy|dopóki|przed|zanim|bez|oprócz|poza|zamiast|inn\\p{L}+|różn\\p{L}+|ani|nic|nikt|przesta\\p{L}*|znik\\p{L}*|brak\\p{L}*|star(?:y|a|e|ą|ego|ej|ych)|poprzedni\\p{L}*|na (?:staging\\p{L}*|test\\p{L}*|produkcji|dev)|tylko (?:jeśli|na|gdy)|błędn\\p{L}*|zatrzym\\p{L}*|przerw\\p{L}*|unik\\p{L}*|wczoraj',
  indonesian:
    'jika|bila|apabila|kalau|ketika|saat|selama|sebelum(?:nya)?|sampai|hingga|kecuali|selain|daripada|alih-alih|berbeda|lain(?:nya)?|berhenti|hentikan|hilang|lama|dulu|di (?:staging|dev\\p{L}*|prod\\p{L}*|test\\p{L}*)|hanya (?:jika|di|saat)|gagal|salah|batal\\p{L}*|belum|hindari|kemarin',
  vietnamese:
    'nếu|khi|trước|cho đến|trừ|ngoài|ngoại trừ|thay vì|khác|ngừng|dừng|biến mất|cũ|trên (?:môi trường|staging|dev|prod)\\p{L}*|chỉ (?:khi|nếu|trên)|thất bại|sai|hủy|tránh|chẳng|hôm qua',
} as const;

/** The same of languages without spaces. A denial that the reader has understood is one of them. */
const turningUnspaced =
  /[不没沒無无未勿]|非(?!常)|别(?=[再要让显出返])|否则|如果|假如|若|除|以外|之外|之前|以前|先前|前(?=应|應|须|要|会|，|,)|旧|舊|原来|原來|另|失败|失敗|异常|異常|停止|中止|回滚|避免|消失|仅|只有|只在|直到|当(?!前)|(?:在|于)\s?(?:测试|预发|生产|开发|staging|dev|prod)|ない|ません|なし|なく|場合|なら|れば|エラー時|修正前|変更前|前は|古い|昨日|代わり|異な|違う|別の|まで|本番|ステージング|検証環境|テスト環境|消え|않|없|(?<![가-힣])안 |못|아니|외에|제외|대신|이전|전에|실패|오류 ?시|경우|면(?=[\s,])|다른|다르|중단|중지|멈추|사라|예전|기존|스테이징|운영|테스트 ?환경|어제|금지|말아/gu;
const fineUnspaced =
  /应当|應當|是否|[无無没沒]有?(?:误|誤|错误|錯誤|报错|問題|问题)|不(?:少于|超过|低于|小于|大于|多于)|(?:れば|たら|場合(?:は)?)(?:、)?\s*(?:OK|成功|完了|正常|問題(?:ない|なし|ありません))|(?:エラー|問題)(?:なし|なく)|면 (?:정상|성공|OK|완료)|(?:오류|에러|문제) ?없이/gu;

/** How often a sentence of a language without spaces says something that turns a demand; what is quoted counts for nothing. */
export function countTurnsUnspaced(sentence: string): number {
  const words = sentence.replace(/["“`「『‘][^"”`」』’]*["”`」』’]/gu, '_').replace(fineUnspaced, '_');
  return words.match(turningUnspaced)?.length ?? 0;
}
