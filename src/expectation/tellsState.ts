import { readForeignDemand } from './foreignDemand';
import { verify } from './verify';

/**
 * Whether words tell how something is (`Token is set`, `Order saved to the store`, `ログにエラーがないこと`), and not what somebody
 * has to do (`Open the page`) or what something is about (`The number of users`). In the languages of real checklists.
 */
export function tellsState(words: string): boolean {
  const text = plainOf(words);
  if (text === '' || text.length > 240) return false;
  if (/^(?:if|when|unless|otherwise|for|to|note|tip|wenn|falls|si|se|cuando|quando|если|如果|若)\s/iu.test(text))
    return false;
  const clause = text.replace(verify, '');
  const isVerified = clause !== text;
  if (isJapanese.test(clause)) return tellsInJapanese(clause);
  if (/\p{Script=Han}/u.test(clause)) return inChinese.test(clause) && (isVerified || !ordersInChinese.test(clause));
  if (/\p{Script=Hangul}/u.test(clause)) return inKorean.test(clause) && !ordersInKorean.test(clause);
  if (foreignState.test(clause) && !foreignOrder.test(clause)) return true;
  return !ordersAct(clause) && englishStates.some((shape) => shape.test(clause));
}

/**
 * Whether a few words behind a command end in a state: `service created`, `deployment succeeds`, `all pods ready`. What the
 * command does, and when it is to be used, ends otherwise.
 */
export function endsInState(words: string): boolean {
  const text = plainOf(words);
  return !ordersAct(text) && endOfState.test(text) && !isRemark.test(text);
}

/** Whether words that have a command for their subject say what it gives: `answers with PONG`, `should now fail`, `liefert 3`. */
export function tellsOfCommand(words: string): boolean {
  const text = plainOf(words);
  return text.length <= 240 && (predicate.test(text) || readForeignDemand(`"x" ${text}`) !== undefined);
}

/** Without emphasis, marks in front, what stands in brackets behind, and the full stop. */
function plainOf(words: string): string {
  return words
    .replaceAll('**', '')
    .replace(/^(?:[\s*_•-]|[✓✔✅☑]️?|\[[ xX]\])+/u, '')
    .replace(/\s*[(（][^()（）]*[)）][.。]?$/u, '')
    .replace(/(?<=[^.])[.。!:：]$/u, '')
    .trim();
}

/** Words that begin an order; some of them are names of things too (`Build is green`). */
const act =
  /^(?:(?:then|now|also|please|finally|next|first)[, ]+)*(add|adjust|allow|apply|approve|ask|assign|attach|back ?up|begin|browse|build|bump|call|change|choose|clean|clear|click|close|collect|commit|compare|complete|configure|connect|contact|copy|create|decide|define|delete|deploy|describe|disable|discuss|document|download|drag|draft|edit|enable|enter|execute|export|fill|find|fix|follow|force|generate|get|give|go|identify|ignore|implement|import|increase|inform|inspect|install|invite|investigate|keep|launch|leave|let|list|load|log|login|look|make|mark|measure|merge|monitor|move|navigate|note|notify|observe|open|paste|perform|ping|plan|post|prepare|press|promote|provide|publish|pull|push|put|query|raise|read|rebuild|record|reduce|refer|refresh|release|reload|remove|rename|repeat|replace|report|request|resolve|restart|restore|retry|revert|review|roll ?back|rotate|run|save|scale|scan|schedule|scroll|search|see|select|send|set|share|sign|skip|start|stop|submit|subscribe|switch|sync|tag|take|talk|tell|test|track|trigger|try|turn|type|uninstall|update|upgrade|upload|use|validate|view|visit|wait|watch|write)(?=\s|$)/i;

function ordersAct(text: string): boolean {
  const rest = text.slice(act.exec(text)?.[0].length ?? text.length).trim();
  // `Build is green`, `Load balancer answers`: the word names a thing.
  const isThing = /^(?:[\p{L}\d-]+ ){0,2}(?:is|are|was|were|has|have|passes|pass|succeeds|completes|works)(?!\p{L})/iu;
  return (
    act.test(text) &&
    !(isThing.test(rest) && !/^(?:the|an?|all|each|every|your|this|that|it|in|on|to|if|and)\s/i.test(rest))
  );
}

const shownVerb =
  'returns?|shows?|prints?|lists?|contains?|includes?|displays?|reports?|responds?|outputs?|exits?|says?|match(?:es)?|equals?|points? to|resolves?|redirects?|works?|pass(?:es)?|succeeds?|completes?|finish(?:es)?|loads?|opens?|exists?|appears?|answers?|starts?|remains?|stays?|increments?|renders?|accepts?|rejects?|receives?|looks?|resembles?|fails?';
const predicate = new RegExp(
  `^(?:(?:now|then|also|still|only) )*(?:(?:should|must|will)(?!\\p{L})|(?:${shownVerb.replaceAll('s?|', 's|').replaceAll('(?:es)?', 'es')}|gives|fails|says|(?:is|are) (?:empty|clean|green|silent|["“\`\\d]))(?![\\p{L}-]))`,
  'iu',
);
const stateWord =
  '[\\p{L}-]{2,}(?<!n|sp|f)ed|sent|built|written|shown|found|seen|set|up|ok|ready|healthy|green|active|running|online|available|reachable|accessible|present|visible|valid|correct|empty|clean|working|listening|gone|complete|successful|identical|unchanged|live|stable|responding|passing|bound|synced';

const englishStates: readonly RegExp[] = [
  /^(?:no|zero|all|every|each|both|none|only|nothing|exactly|at (?:least|most))\s+\S/i,
  new RegExp(
    `^(?:(?:now|still|also|only|correctly) )?(?:${shownVerb.replaceAll('s?|', 's|').replaceAll('(?:es)?', 'es')}|has|have|is|are)\\s+\\S`,
    'i',
  ),
  new RegExp(
    `^(?:\\S+ ){1,8}(?:is|are|was|were|has|have|does not|do not|doesn['’]t|don['’]t|cannot|can|${shownVerb})(?![\\p{L}-])`,
    'iu',
  ),
  new RegExp(
    `^(?:\\S+ ){1,6}(?:${stateWord})(?: (?:successfully|correctly|properly|to|in|on|at|by|from|with|for|within|via|as|without|again|before|after)(?: .*)?)?$`,
    'iu',
  ),
  /^(?:is|are|does|do|did|has|have|can|was|were)\s.*\?$/i,
];

const endOfState = new RegExp(
  `^(?:(?:the|a|an|all|both|every|each|no) )?(?:[\\p{L}\\d/_-]+ ){0,4}(?:${stateWord}|succeeds|passes|works|exists|completes|finishes|starts|loads|(?<=s )(?:pass|succeed|work|exist))(?: (?:successfully|correctly|cleanly|without errors))?$`,
  'iu',
);
/** `optional, if needed`, `deprecated`: said of the command and not of what it gives. */
const isRemark =
  /\b(?:needed|required|recommended|deprecated|used|based|preferred|advised|intended|supported|allowed|expected|called|named|automated|related|limited|detailed|advanced|included|not|never|if|when|or|for|as|which|that)\b/i;

const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

function tellsInJapanese(text: string): boolean {
  const clause = text.replace(/(?<=こと)を?(?:確認|チェック)(?:する|します|してください)?$/u, '');
  if (
    /(?:ください|しましょう|を[^がは]{1,16}する(?:こと)?|を(?:実行|確認|入力|クリック|開く)|(?<!動作|成功|一致|起動|完了|存在|応答|表示|接続)する(?:こと)?)$/u.test(
      clause,
    )
  )
    return false;
  return /(?:こと|い[るた]|ある|ない|なし|れる|れた|なる|できる|です|ます|ません|一致|成功|正常|済み|する|か|ok)$/iu.test(
    clause,
  );
}

const inChinese =
  /显示|顯示|返回|回應|响应为|输出|輸出|包含|存在|正常|成功|没有|沒有|无|無|不应|不會|不会|已|為|为|是|可以|可用|能够|能夠|一致|通过|通過|完成|正确|正確|健康|运行中|執行中|=\s*\S|大于|小于|超过|低于|一个也没有/u;
const ordersInChinese =
  /^(?:请|請|点击|點擊|打开|打開|检查|檢查|运行|執行|执行|查看|访问|訪問|使用|修改|编辑|添加|新增|删除|重启|重新|登录|登入|输入|選擇|选择|创建|建立|更新|备份|配置|安装|如何|若|如果|是否需要)/u;
const inKorean = /있|없|됨|됩니다|되는지|인지|정상|성공|않/u;
const ordersInKorean = /(?:하세요|하십시오|실행|클릭|한다)$/u;

/** A verb that tells how it is, or what there is none of. */
const foreignState =
  /(?<![\p{L}])(?:está|están|estão|hay|há|tiene|tienen|têm|muestran?|mostram?|devuelven?|retornam?|aparecen?|aparecem|existen?|existem|funcionan?|funcionam|responden?|respondem|contienen?|contém|foi|foram|sin errores|sem erros?|ning[uú]n|ninguna|nenhuma?|sont|affichen?t?|renvoien?t?|retournen?t?|fonctionnen?t?|répond(?:ent)?|contient|aucune?|sans erreurs?|sono|hanno|mostrano?|restituisc\p{L}+|funzionano?|rispond\p{L}+|nessun\p{L}*|senza errori|ist|sind|läuft|laufen|zeigt|liefert|existiert|funktioniert|antwortet|enthält|erscheint|wird|wurden?|kein\p{L}*|ohne fehler|работа(?:ет|ют)|запущен\p{L}?|доступ(?:ен|на|но|ны)|показыва(?:ет|ют)|возвраща(?:ет|ют)|отобража(?:ется|ются)|есть|нет|создан\p{L}?|без ошибок|отсутству(?:ет|ют)|содерж(?:ит|ат)|отвеча(?:ет|ют)|không có|đang|hiển thị|trả về|tồn tại|thành công|hoạt động|tidak ada|sudah|berjalan|menampilkan|mengembalikan|berhasil|tersedia|muncul|berisi)(?![\p{L}])|(?:^|\p{L} )(?:è|é|es|est) \p{L}/iu;
/** An infinitive or an order at the beginning: `Abrir …`, `Ouvrez …`, `Открыть …`. */
const foreignOrder =
  /^(?:(?!mostrar?\b)\p{L}{2,}(?:[aei]r|arse|rez|tez|sez|nez|vrez)|\p{L}+(?:ить|ать|ять|йте|ите|ьте)|(?:acesse|abra|execute|clique|faça|crie|edite|haga|ejecute|apri|esegui|buka|jalankan|mở|chạy|öffnen|ouvre|klicken))(?!\p{L})/iu;
