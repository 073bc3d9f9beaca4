import { findMark } from '../expectation/expectationMark';
import { foreignLabelKind } from '../expectation/foreignDemand';
import { mayHoldColon } from './inlineWords';
import type { HeadingNode, InlineText, MarkdownNode, ParagraphNode } from './markdownTree';

/** Whether the words end with a colon, signs after it aside. */
export function leadsOn(text: InlineText): boolean {
  return mayHoldColon(text) && /[:：]\W*$/.test(text.plain);
}

/** Words that say that what follows is expected, and nothing more. */
export function labelOf({ text }: ParagraphNode): string | undefined {
  return labelIn(text.plain);
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
  const isBold = /^\*\*[^*]+\*\*\W*$/.test(text.markdown.trim());
  return plain.length <= 80 && (leadsOn(text) || isBold) && asksToCheck(plain) ? plain : undefined;
}

/** Whether a label asks to look at what it leads to. */
export function asksToCheck(label: string): boolean {
  return (checkLabel.test(label) || foreignLabelKind(label) === 'check') && !runsSomething.test(label);
}

const checkLabel =
  /^[\s*_✅✓🔍]*(?:(?:please |then |now |and |also |you should |(?:post-?\p{L}+|quick|manual|final|key) )*(?:verif(?:y|ication)|check(?:s|list|points?)?|confirm(?:ation)?|validat(?:e|ion)|ensure|make sure|inspect|things to (?:check|verify)|what to (?:check|verify|look for)|watch for)(?:\s+[^:：]{1,50})?|verific[aeh]\p{L}{0,7}|verifi(?:que|car|cação|cações)|comprob\p{L}+|comprueb\p{L}+|confirm[aei]\p{L}{0,3}|confira|conferir|valid(?:ar|ez|er|ação|ación|ation)|revisar?|vérifi\p{L}+|contrôl\p{L}+|prüf\p{L}+|überprüf\p{L}+|kontroll\p{L}+|sicherstellen|controll\p{L}+|conferm\p{L}+|провер\p{L}+|убедит\p{L}+|kiểm tra|xác nhận|xác minh|verifikasi|pastikan|periksa|konfirmasi)(?:\s+[^:：]{1,50})?\s*[:：]?\W*$|^[\s*_✅✓🔍]*(?:请|請)?(?:确认|確認|检查|檢查|验证|驗證|核对|校验|検証|チェック|확인|검증|점검)[^:：]{0,14}\s*[:：]?\W*$/iu;
/** What is run next is no list of states. */
const runsSomething = /\b(?:with|by|using|via|run|running|commands?|script|steps?|follow)\b/i;

/** `#### Expected output` right below a block, above what shows it. */
export function headingLabelOf({ text }: HeadingNode): string | undefined {
  const label = labelIn(`${text.plain.replace(/^[\d.)\s*_]+|[*_:：\s]+$/g, '')}:`);
  return label !== undefined && /\bcriteria\b/i.test(label) ? undefined : label;
}

function labelIn(words: string): string | undefined {
  const plain = words.replace(/^[*_]+|[*_]+$/g, '').trim();
  if (plain.length > 120) return undefined;
  const isLead = plain.endsWith(':') || plain.endsWith('：');
  if (!isLead && !(isBareLabel.test(plain) && !/[:：]/.test(plain))) return undefined;
  if (!isLabel.test(plain) && foreignLabelKind(plain) !== 'output') return undefined;
  const mark = findMark(plain);
  return mark === undefined || mark.fact.replace(/[:：]/g, '').split(/\s+/).length < 10 ? plain : undefined;
}

/** `Expected output` alone is a label too; `Expected: JSON with results` says already what is expected. */
const isBareLabel =
  /(?:output|result|response)s?$|^(?:(?:then )?look for|you(?:'ll| will| should) see|(?:(?:it|this|that|which) )?(?:should|will) (?:print|show|see|return|output|display|give you))$/i;
const isLabel =
  /\b(?:expected|should (?:see|look|show|print|return|output|be|get|give|include|contain|list)|you(?:'ll| will) (?:see|get)|(?:output|result|response) (?:is|looks|will be|should be)|(?:success|good|healthy)["”]? looks|esperad[oa]|attendue?s?|erwartet\p{L}*|attes[oa]|criteria|^(?:(?:and|then) )?look for|(?:this|that|it|which) (?:should|will)(?: now| also| then| automatically)* (?:trigger|start|kick off)|(?:it|this|which) (?:prints|shows|returns|outputs)|ends? with)\b|^(?:(?:sample|example|typical|console|command) )?(?:output|response)\s*[:：]|^(?:ausgabe|salida|saída|sortie|uscita|вывод|输出|出力)\s*[:：]|期待|预期|預期|ожидаем|mong đợi|diharapkan|成功(?:的)?(?:标志|標誌|标准|條件|条件|判定|基準)|(?:出力|実行|输出|輸出|內容|内容)(?:の)?(?:例|示例|範例|サンプル)|想定(?:結果|出力)|예상|기대|출력 예/iu;
