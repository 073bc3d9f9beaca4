import type { ForeignDemand } from './foreignDemand';

/** Reads Chinese: `应该返回 200`, `预期输出：ok`, `输出中应包含 "ready"`. */
export function readChinese(sentence: string): ForeignDemand | undefined {
  const text = simplify(sentence);
  const label = chineseLabel.exec(text)?.[1] ?? chineseDemandLabel.exec(text)?.[1];
  if (label !== undefined) return { english: `Expected: ${chineseValue(label)}` };
  const missing = chineseAbsence.exec(text)?.[1];
  if (missing !== undefined) return { english: `should not show ${missing}` };
  const { subject = '', must, not, see, show, contain, rest = '' } = chineseDemand.exec(text)?.groups ?? {};
  const isSaid = see !== undefined || show !== undefined || contain !== undefined || must !== undefined;
  const isDemand = must !== undefined || (isSaid && startsAsValue.test(rest));
  if (!isDemand || rest === '') return chineseModal.test(text) ? { isVague: true } : undefined;
  if (chineseNot.test(withoutQuoted(subject))) return {};
  const what = chineseValue(rest);
  if (not !== undefined) return isQuoted.test(what) ? { english: `should not show ${what}` } : {};
  const verb = contain === undefined ? ((show ?? see) === undefined ? 'be' : 'show') : 'contain';
  const about = /^(?:所有|全部|每个|两个)/u.test(subject) ? 'all things ' : '';
  return { english: `${about}should ${verb} ${what}` };
}

const chineseModal = /^[^。；;，,]{0,30}?(?:应该?|应当|必须)/u;
const chineseLabel =
  /^(?:预期|期望|预计|正常|期待|应有)的?(?:输出|结果|返回值?|响应|值|情况|行为)?(?:[（(][^（()）]{1,20}[)）])?(?:为|是|应为)?\s*[:：]\s*(.*)$/u;
const chineseDemandLabel =
  /^(?:你|您|这里|此时|命令|结果)?(?:应该?|应当|必须|会|将|可以)(?:能够?|会)?(?:看到|返回|显示|输出|打印|包含|是|为|得到|出现)(?:了|如下|类似|以下)?(?:内容|信息|输出|结果|字样)?(?:[（(][^（()）]{1,20}[)）])?\s*[:：]\s*(.*)$/u;
const chineseDemand =
  /^(?<subject>[^。；;，,:：]{0,30}?)(?:(?<must>应该?|应当|必须|须|需要?|会|将|可以|能)?(?<not>不|没有|未)?(?:应该?|能够?|会|该|再)?)(?:(?<see>看到|得到|收到|获得|等待|等到)|(?<show>返回|回传|回|显示|输出|打印|提示|出现|列出)|(?<contain>包含|含有|包括|存在)|(?<be>是|为|等于))(?:了|出|一个|类似|如下)?\s*(?<rest>\S.*)$/u;
/** `输出不应为 "x"`, `不得再出现 "x"`. */
const chineseAbsence =
  /^[^。；;，,:：不"“`「]{0,20}不(?:应该?|应当|得|能|可|会|该|要|许)(?:再|该|再次)?(?:是|为|等于|包含|显示|出现|返回|输出|打印|含有|存在|有|看到)\s*(["“`「][^"”`」]+["”`」])(?:字样|的?(?:内容|信息|状态|错误|行))?$/u;
const chineseNot = /[不没無无未别勿]/u;

function chineseValue(text: string): string {
  return text
    .trim()
    .replace(/^[“「『](.*)[”」』]$/u, '"$1"')
    .replace(/\s*(?:或更高版本|或以上|及以上|以上|或更高|或更新)(?:版本)?$/u, ' or higher')
    .replace(/^(?:至少|不少于|大于等于)\s*/u, 'at least ')
    .replace(/^(?:最多|不超过)\s*/u, 'at most ')
    .replace(/^(?:大于|超过)\s*/u, 'more than ')
    .replace(/^小于\s*/u, 'less than ')
    .replace(/(?<=[\d\w`"'])\s*(?:或者|或)\s*(?=[\d\w`"'])/gu, ' or ')
    .replace(/(?<=[\d\w`"'])\s*(?:和|以及|与)\s*(?=[\d\w`"'])/gu, ' and ')
    .replace(/(?<=[\d\w`"'])\s*(?:，|、)\s*(?=[\d\w`"'])/gu, ', ')
    .replace(/^(?:HTTP )?状态码?\s*(?=\d)/u, 'status ')
    .replace(/\s*(?:的)?(?:状态码|字样|状态|字段|响应|信息|内容)$/u, '')
    .replace(/^(?:空|空的|为空|空结果|空输出|无输出|没有输出)$/u, 'empty')
    .trim();
}

/** Traditional characters of the words above, simplified, outside of what is quoted. */
function simplify(text: string): string {
  return text.replace(/["“`「『][^"”`」』]*["”`」』]|[\u3400-\u9fff]/gu, (part) => simplified.get(part) ?? part);
}

const simplified: ReadonlyMap<string, string> = new Map(
  Array.from('應該須會將顯輸現為預結響狀態碼錯誤無沒誌標準還個這條', (character, i): [string, string] => [
    character,
    Array.from('应该须会将显输现为预结响状态码错误无没志标准还个这条')[i] ?? character,
  ]),
);

/** Reads Japanese: `「done」と表示される`, `200 が返ること`, `期待値：3`. */
export function readJapanese(text: string): ForeignDemand | undefined {
  const label = japaneseLabel.exec(text)?.[1];
  if (label !== undefined) return { english: `Expected: ${japaneseValue(label)}` };
  if (!/[\u3040-\u30ff]/u.test(text)) return undefined;
  const { rest = '', not, tail = '' } = japaneseDemand.exec(text)?.groups ?? {};
  if (rest === '' || forFailure.test(tail)) return isOutcome.test(text) ? {} : undefined;
  const what = japaneseValue(lastQuoted.exec(rest)?.[0] ?? rest);
  if (not !== undefined || /ない|ません/u.test(tail.replace(japaneseFine, '')))
    return isQuoted.test(what) ? { english: `should not show ${what}` } : {};
  if (!startsAsValue.test(what)) return isOutcome.test(text) || japaneseFine.test(tail) ? {} : undefined;
  const isWhole = lastQuoted.test(rest)
    ? /^[^「『"`]{0,40}[「『"`][^」』"`]+[」』"`](?:\s*(?:以上|以降))?$/u.test(rest)
    : true;
  return isWhole ? { english: `should show ${what}` } : {};
}

const japaneseLabel =
  /^(?:期待(?:される|する)?|想定(?:される)?|正常(?:時)?|正しい)の?(?:出力|結果|値|動作|応答|例|時)?(?:例)?(?:[（(][^（()）]{1,20}[)）])?\s*[:：]\s*(.*)$/u;
const japaneseDemand =
  /^(?:[^「『"`]{0,30}?(?:、|には|では|は)\s*)?(?<rest>.+?)\s*(?:という(?:文字列|メッセージ|行))?(?:と|が|を|のように|だけが)(?:正しく|正常に)?(?:表示|出力|返却|返|含ま|存在|出|見え)(?<not>されな|らな|ない|なけ)?(?<tail>.*)$/u;
/** Behind "when it is shown": all is well. */
const japaneseFine =
  /(?:れば|たら|場合(?:は)?)(?:、)?\s*(?:OK|成功|完了|正常|問題(?:ない|なし|ありません))|(?:こと|はず|べき)/u;
const forFailure = /(?:たら|れば|場合)(?!(?:は)?(?:、)?\s*(?:OK|成功|完了|正常|問題(?:ない|なし|ありません)))/u;
const isOutcome =
  /(?:される|返る|いる|ある|なる|ない)こと(?:を確認(?:する)?)?$|(?:(?:され|でき|返|出|な|あ)(?:て(?:い)?)?れば)(?:、)?\s*(?:OK|成功|完了|正常|問題(?:ない|なし|ありません))|(?:表示|出力|返)(?:され)?たら\s*(?:OK|成功|完了)/u;
const lastQuoted = /(?:[「『][^」』]+[」』]|`[^`]+`|"[^"]+")(?:\s*(?:以上|以降))?$/u;

function japaneseValue(text: string): string {
  return text
    .trim()
    .replace(/[「『]([^」』]+)[」』]/gu, '"$1"')
    .replace(/\s*(?:以上|以降)$/u, ' or higher')
    .replace(/\s*(?:または|もしくは|か)\s*(?=[\d\w`"])/gu, ' or ')
    .replace(/\s*(?:および|と)\s*(?=[\d\w`"])/gu, ' and ')
    .replace(/^(?:HTTP )?ステータス(?:コード)?\s*(?=\d)/u, 'status ')
    .replace(/^空$/u, 'empty')
    .trim();
}

/** Reads Korean: `200이 반환되어야 합니다`, `예상 출력: ok`. */
export function readKorean(text: string): ForeignDemand | undefined {
  const label = /^(?:예상|기대)(?:되는)?\s?(?:출력|결과|값|응답)?\s*[:：]\s*(.*)$/u.exec(text)?.[1];
  if (label !== undefined) return { english: `Expected: ${koreanValue(label)}` };
  const { rest = '', tail = '' } = koreanDemand.exec(text)?.groups ?? {};
  if (rest === '') return undefined;
  const what = koreanValue(rest);
  if (/않|없|안 /u.test(tail) || !startsAsValue.test(what)) return {};
  return { english: `should show ${what}` };
}

const koreanDemand =
  /^(?:[^"'`]{0,30}?(?:에|에서|은|는)\s+)?(?<rest>.+?)\s*(?:이라고|라고|이|가|을|를|로|와|과)?\s*(?:반환|표시|출력|포함|응답|나와|나타나)(?<tail>(?:되지|하지)? ?(?:않아|없어)?(?:되어|돼|해)?야.*|(?:되|하)면 (?:정상|성공|OK|완료).*)$/u;

function koreanValue(text: string): string {
  return text
    .trim()
    .replace(/^[‘'](.+)[’']$/u, '"$1"')
    .replace(/\s*이상$/u, ' or higher')
    .replace(/\s+(?:또는|혹은)\s+/gu, ' or ')
    .replace(/^(?:HTTP )?상태 ?코드\s*(?=\d)/u, 'status ')
    .trim();
}

/** What a program may print: quoted, a number, JSON, a word of Latin letters. */
const startsAsValue = /^(?:["“`{[\d<>≥≤~/$]|[A-Za-z]|at (?:least|most) \d|(?:more|less) than \d|status \d|empty)/;
const isQuoted = /^["“`].*["”`]$/u;

function withoutQuoted(text: string): string {
  return text.replace(/["“`「『][^"”`」』]*["”`」』]/gu, ' ');
}
