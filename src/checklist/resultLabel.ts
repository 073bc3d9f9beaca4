import { findMark } from '../expectation/expectationMark';
import { forbids } from '../expectation/forbids';
import { foreignLabelKind } from '../expectation/foreignDemand';
import { mayHoldColon } from './inlineWords';
import type { HeadingNode, InlineText, MarkdownNode, ParagraphNode } from './markdownTree';

/** Whether the words end with a colon, signs after it aside. */
export function leadsOn(text: InlineText): boolean {
  return mayHoldColon(text) && /[:：]\W*$/.test(text.plain);
}

/** Words that say that what follows is expected, and nothing more. */
export function labelOf({ text }: ParagraphNode): string | undefined {
  const { plain } = text;
  return labelIn(plain) ?? (mayHoldColon(text) && leadsOn(text) && isRecord(plain) ? plain.trim() : undefined);
}

/** `` Run `x`. You should see: ``: the last sentence, when it is a label. */
export function endingLabelOf(node: MarkdownNode | undefined): string | undefined {
  if (node?.kind !== 'paragraph' || !mayHoldColon(node.text)) return undefined;
  const last = node.text.plain.split(/[.!?;]\s+(?=\p{Lu})|\s[–—-]\s/u).at(-1) ?? '';
  return /^(?!.*\b(?:run|execute)\b)/i.test(last) ? labelIn(last) : undefined;
}

/** `Verify:`, `確認事項：`: words that ask to look at what is listed below, of which only what tells a state is expected. */
export function checkLabelOf({ text }: ParagraphNode): string | undefined {
  const plain = text.plain.trim();
  const isLead = leadsOn(text) || isBold.test(text.markdown.trim());
  return plain.length <= 80 && isLead && asksToCheck(plain) && !headsFailure(plain) ? plain : undefined;
}

/** Whether a label asks to look at what it leads to. */
export function asksToCheck(label: string): boolean {
  if (runsSomething.test(label) || forbids(label)) return false;
  return checkLabel.test(label) || foreignLabelKind(label) === 'check';
}

const checkLabel =
  /^[\s*_✅✓🔍]*(?:(?:please |then |now |and |also |you should |(?:post-?\p{L}+|quick|manual|final|key) )*(?:verif(?:y|ication)|check(?:s|list|points?)?|confirm(?:ation)?|validat(?:e|ion)|ensure|make sure|inspect|things to (?:check|verify)|what to (?:check|verify|look for)|watch for)(?:\s+[^:：]{1,50})?|verific[aeh]\p{L}{0,7}|verifi(?:que|car|cação|cações)|comprob\p{L}+|comprueb\p{L}+|confirm[aei]\p{L}{0,3}|confira|conferir|valid(?:ar|ez|er|ação|ación|ation)|revisar?|vérifi\p{L}+|contrôl\p{L}+|prüf\p{L}+|überprüf\p{L}+|kontroll\p{L}+|sicherstellen|controll\p{L}+|conferm\p{L}+|провер\p{L}+|убедит\p{L}+|kiểm tra|xác nhận|xác minh|verifikasi|pastikan|periksa|konfirmasi)(?:\s+[^:：]{1,50})?\s*[:：]?\W*$|^[\s*_✅✓🔍]*(?:请|請)?(?:确认|確認|检查|檢查|验证|驗證|核对|校验|検証|チェック|확인|검증|점검)[^:：]{0,14}\s*[:：]?\W*$/iu;
/** What is run next is no list of states. */
const runsSomething = /\b(?:with|by|using|via|run|running|commands?|script|steps?|follow)\b/i;

/** `#### Expected output` right below a block, above what shows it. */
export function headingLabelOf({ text }: HeadingNode): string | undefined {
  const label = labelIn(`${text.plain.replace(/^[\d.)\s*_]+|[*_:：\s]+$/g, '')}:`);
  return label !== undefined && namesSubject.test(label) ? undefined : label;
}

/** Headings of lists for people, and of chapters about logs and interfaces. */
const namesSubject = /\bcriteria\b|^(?:log|api|server|http|json|terminal)\b(?!.*\b(?:expected|should)\b)/i;

/** Whether the words alone say that what stands below is what comes out, or must. */
export function labelIn(words: string): string | undefined {
  const plain = words.replace(/^[*_]+|[*_]+$/g, '').trim();
  if (plain.length > 120) return undefined;
  const bare = plain.replace(remark, '');
  const isLead = /[:：]$/.test(bare);
  if (!isLead && !(isBareLabel.test(bare) && !/[:：]/.test(bare))) return undefined;
  if (isLead && forbids(bare)) return plain;
  if (headsFailure(plain)) return undefined;
  if (
    !isLabel.test(bare) &&
    !namesOutput.test(bare) &&
    !showsBelow.test(bare) &&
    !isCriteria(bare) &&
    foreignLabelKind(bare) !== 'output'
  )
    return undefined;
  const mark = findMark(bare);
  return mark === undefined || mark.fact.replace(/[:：]/g, '').split(/\s+/).length < 10 ? plain : undefined;
}

/** `Response (on success):`, `Expected (all nodes)`: what is said of the label alone. */
const remark = /\s*[(（][^()（）]{1,60}[)）](?=\s*[:：]?$)/u;

/** `Failure criteria:`, `Critérios de falha:`: what is listed below must not come. */
export function headsFailure(words: string): boolean {
  return headOfFailure.test(words);
}

const headOfFailure =
  /^[^\p{L}]*(?:(?:if|when|in case) .*(?:fail|error|wrong)|(?:[\p{L}-]+ ){0,3}(?:fail(?:s|ure|ed|ing)?|abort|stop|rollback|error)(?: [\p{L}-]+)? (?:criteria|conditions?|signs?|indicators?|triggers?|responses?|outputs?|cases?|modes?)|(?:crit[eé]ri\p{L}*|crit[eè]res?|condi\p{L}+|kriterien|критери\p{L}*) (?:de |di |d[’']|für |für den |of )?(?:falha|fallo|fracaso|échec|erreur|fallimento|errore|misserfolg|fehlschlag|abbruch|erro|провала|неудачи|отката)|fehlerkriterien|abbruchkriterien|(?:response|output|result) \((?:[^()]*\b)?(?:fail\p{L}*|errors?|invalid|denied|unauthorized|not found)(?:\b[^()]*)?\))|(?:失败|失敗|异常|異常|エラー|실패|오류)[^:：]{0,6}(?:标准|標準|条件|條件|基準|기준|조건|时|時|시|例|示例|レスポンス|响应|응답)/iu;

/** `Pass criteria:`, `Critério de sucesso:`, `验证通过标准：`: each line below must hold, in whatever words. */
export function isCriteria(words: string): boolean {
  return words.length <= 60 && criteria.test(words);
}

const criteria =
  /\bcriteri(?:a|on)\b|(?<!\p{L})(?:crit[eéè]r\p{L}*|kriteri\p{L}*|критери\p{L}*|tiêu chí)\s+(?:de |di |d[’']|du |untuk |для )?(?:l[’']|la |o )?(?:sucesso|éxito|succès|successo|réussite|aceitação|aceptación|acceptation|accettazione|erfolg|keberhasilan|успеха|приёмки|приемки|thành công)|(?<!\p{L})(?:erfolgs|abnahme)kriterien(?!\p{L})|(?:成功|通过|通過|合格|验收|驗收|正常|완료|성공|통과)[的のか]?\s*(?:标准|標準|基準|条件|條件|判定|基준|기준|조건)|^何が.{1,12}(?:成功|正常|合格)か/iu;

/** `Do not continue until you see:`, `Wait until it prints:`. */
const waits = String.raw`(?:(?:do not|don['’]t|never|only) )?(?:continue|proceed|go on|move on|wait)(?: only)? (?:until|till|unless|if|when|once|before)`;

/** `You'll get something like this:`, `The log then reads:`: somebody sees, or something shows, what stands below. */
const showsBelow = new RegExp(
  `^(?:(?:and|then|now|next|afterwards|here|on success|if (?:all|everything) (?:is|goes|went) (?:well|fine|ok|okay)|when (?:it is )?(?:done|finished|complete)|${waits})[, ]+)*${[
    String.raw`(?:you|we|this|it|that|which|(?:the |your |its )?(?:[\p{L}-]+ ){0,2}(?:output|outputs|result|results|response|command|script|logs?|console|terminal|screen|listing|table|tool|program|answer|reply|call|request|query))`,
    String.raw`(?:(?:['’]ll|should|will|must|may|might|can|would)\s+)?(?:(?:now|then|also|just|only)\s+)*`,
    String.raw`(?:see|get|receive|obtain|shows?|prints?|outputs?|returns?|displays?|gives?(?: you)?|says?|lists?|reports?|reads?|contains?|includes?|produces?|yields?|resembles?|looks? (?:like|similar)|(?:is|be) (?:like|similar|as follows|something))`,
  ].join(String.raw`\s*`)}(?![\\p{L}-])[^.!?:：]{0,60}[:：]$`,
  'iu',
);

/** `✅ Connected:`, `Log:`, `実行ログ：` above a fence that nobody runs: what somebody saw when it was run. */
export function isShownLabel({ text }: ParagraphNode): boolean {
  const plain = text.plain.trim();
  if (plain.length > 60 || headsFailure(plain) || !(leadsOn(text) || isBold.test(text.markdown.trim()))) return false;
  return seenThen.test(plain.replace(remark, '')) && !/[.!?]\s/.test(plain);
}

const isBold = /^\*\*[^*]+\*\*\W*$/;
const seenThen =
  /^[^\p{L}]*(?:(?:after|on|when|at the end|once|final|actual|typical|real|test|terminal|console|screen|command|server|application|app|live)[\s,]+)*(?:results?|logs?|terminal|console|screen|success(?:ful)?|done|finished|completed?|connected|ready|started|created|deployed|installed|it works|all good|in the (?:logs?|terminal|console)|progress|ergebnis|erfolg(?:reich)?|fertig|abgeschlossen|verbunden|protokoll|resultados?|éxito|listo|completado|conectado|registros?|sucesso|pronto|concluído|résultats?|succès|terminé|connecté|journal|risultat[oi]|successo|completato|connesso|результат|готово|успех|успешно|завершено|лог|hasil|selesai|berhasil|kết quả|hoàn tất|thành công)[^\p{L}]*[:：]?[^\p{L}]*$|(?:完了|完成|成功|結果|结果|过程|過程|日志|ログ|완료|과정|결과|성공|로그)[^\p{L}]*$/iu;

/** `The response:`, `stdout:`, `Returns:`, `Make sure the output matches:`. */
const checks = '(?:make sure|check|verify|confirm|ensure)(?: that)?';
const namesOutput = new RegExp(
  `^(?:${[
    String.raw`(?:the )?(?:(?:sample|example|typical|console|command|terminal|log|api|json|server|http|program|script|resulting|full|actual) )*(?:output|response|reply|answer)(?: of (?:the|this) (?:command|request|call|script|query))?`,
    String.raw`(?:the )?(?:stdout|standard output)`,
    String.raw`(?:(?:and|then|which|this|it) )*(?:returns|prints|outputs|displays|yields|produces|responds(?: with)?|answers(?: with)?)(?: (?:something )?(?:like|similar to)(?: this)?| the following)?`,
    String.raw`${checks} (?:the |your |its )?(?:[\p{L}-]+ ){0,2}(?:output|response|result|answer|reply|logs?|listing|table)s? (?:exactly )?(?:match(?:es)?|is|equals|looks|reads|shows|says|contains|includes|prints|lists)(?: (?:like|similar to))?(?: (?:this|the following|below))?`,
    String.raw`(?:(?:it|this|that|which|(?:the )?(?:output|response|result|command|answer)) )?(?:should|must) (?:now |also |then )?(?:match|read|say|report|display|equal|print|return|output)(?: (?:something )?(?:like|similar to|exactly))?(?: (?:this|the following))?`,
  ].join('|')})\\s*(?:[:：]|$)`,
  'iu',
);

/** `Expected output` alone is a label too; `Expected: JSON with results` says already what is expected. */
const isBareLabel =
  /(?:output|result|response)s?$|^(?:(?:then )?look for|you(?:['’]ll| will| should) see|(?:(?:it|this|that|which) )?(?:should|will) (?:print|show|see|return|output|display|give you))$/i;
const isLabel =
  /\b(?:expected|expects?(?=\W*[:：])|should (?:see|look|show|print|return|output|be|get|give|include|contain|list)|(?:output|result|response) (?:is|looks|will be|should be)|(?:success|good|healthy)["”]? looks|(?:success|health) (?:indicators?|signs?)|(?:signs?|indicators?) of success|what to expect|esperad[oa]|attendue?s?|erwartet\p{L}*|attes[oa]|criteria|^(?:(?:and|then) )?look for|(?:this|that|it|which) (?:should|will)(?: now| also| then| automatically)* (?:trigger|start|kick off)|ends? with)\b|^(?:(?:sample|example|typical|console|command|terminal|log|api|json|server|http) )*(?:output|response)\s*[:：]|^(?:something|similar to|should be something) like(?: this)?\s*[:：]|^(?:ausgabe|salida|saída|sortie|uscita|вывод|输出|出力)\s*[:：]|^(?:busca|buscar|busque|procure|procurar|cherche[rz]?|recherche[rz]?|such(?:e|en sie)? nach|cerca|cercare|ищите|cari|tìm)\s.{0,40}(?:mensaje|mensagen|message|meldung|línea|linha|ligne|zeile|righ|messagg|сообщен|строк|pesan|baris|thông báo|dòng|como|like|comme|come|wie)[^:：]*[:：]|期待|预期|預期|ожидаем|mong đợi|diharapkan|成功(?:的)?(?:标志|標誌|标准|條件|条件|判定|基準)|(?:出力|実行|输出|輸出|內容|内容)(?:の)?(?:例|示例|範例|サンプル)|想定(?:結果|出力)|예상|기대|출력 예/iu;

/** `Result:`, `Log:`, `Here it printed:`: what came once, and need not come again word for word. */
export function isRecord(label: string): boolean {
  return isRecorded.test(label);
}

const isRecorded =
  /^[^\p{L}]*(?:(?:test|actual|final|current|last)\s+)*(?:results?|resultados?|ergebnis(?:se)?|résultats?|risultat[oi]|результат|结果|結果|결과|hasil|kết quả)[^\p{L}]*$/iu;
