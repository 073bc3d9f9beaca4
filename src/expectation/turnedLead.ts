import { goodCase } from './cases';

/** Cases, at the beginning or behind what is then done: `Stop if`, `Wait while`, `Wenn`, `如果`. */
const ofCase =
  /(?<!\p{L})(?:if|when|whenever|while|unless|until|till|in case|as (?:long|soon) as|so long as|(?:stop|abort|escalate|roll ?back|cancel|halt|retry|page \p{L}+|call \p{L}+(?: \p{L}+)?) (?:once|on|at)|except|only on|wenn|falls|sobald|solange|bevor|si|s['’]il|quand|lorsque|tant que|cuando|mientras|hasta|se|quando|enquanto|até|finché|если|когда|пока|jika|kalau|bila|ketika|nếu|khi|als|indien|zolang)(?!\p{L})|如果|若(?!干)|一旦|当(?!前)|當(?!前)|もし|場合|たら|なら|경우|(?:으면|하면|되면)(?!\p{L})/iu;

/** `Check if`, `OK when`: whether it is so is what is asked. `When you run`: no case at all. */
const asksWhether =
  /(?<!\p{L})(?:check|verify|confirm|test|see|ensure|validate|make sure|prüf\p{L}*|verific\p{L}*|comprob\p{L}*|confirm\p{L}*|confira|vérifi\p{L}*|valid\p{L}*|test\p{L}*|control\p{L}*|провер\p{L}*|pastikan|periksa|kiểm tra)(?: (?:to )?(?:see|tell|find out))?,? (?:if|whether|se|si|als|of)(?!\p{L})|(?<!\p{L})(?:if|when|once|whenever) (?:you(?: have)? |it is )?(?:run|running|execut\p{L}+|call\p{L}*|invok\p{L}+|type)(?!\p{L})|(?<!\p{L}|not |n['’]t )(?:ok|okay|good|fine|pass|passes|passed|healthy|success\p{L}*|succeeds)(?: only)? (?:if|when|once)(?!\p{L})|(?<!\p{L})(?:when|once|if) (?:it is |all is |\p{L}+ )?(?:done|finished|complete|ready|well)(?!\p{L})/giu;

/** What was, or is elsewhere or without: `Before the fix`, `Without the patch`, `It used to be that`. */
const ofOther =
  /(?<!\p{L})(?:before (?:the|this|that|our|v?\d)|prior to|previously|formerly|originally|used to|until now|so far|yesterday|(?:people|users?|customers?|clients?|somebody|someone|the (?:ticket|report|issue)) (?:reported|reports|said|says|saw|complained?|claims?)|(?:in|with|on) (?:the |our )?(?:old|previous|last|prior|former)|last (?:week|month|time|release)|in the past|without (?:the|this|that|our|an?|v?\d)|instead of|rather than|unlike|opposed to|on an? (?:failed|failing|broken|bad|faulty|unhealthy|wrong)|vor (?:dem|der)|vorher|früher|ohne (?:den|die|das)|avant (?:la|le|l['’])|auparavant|sans (?:la|le)|antes d\p{L}+|anteriormente|sin (?:el|la)|sem [oa]|prima (?:del\p{L}*|di)|senza (?:il|la)|раньше|ранее|до (?:исправ|обнов|релиз|внедр|миграц)\p{L}*|без|sebelum|trước)(?!\p{L})|之前|以前|修正前|修复前|이전/iu;

/** A label of what is not wanted: `Bad:`, `Known bug:`, `Not OK:`. */
const ofFailure =
  /^\W*(?:(?:the|a|an|known|typical|common|old|seen|example of an?|signs? of an?) )*(?:bad|wrong|broken|bugs?|issues?|symptoms?|regressions?|history|problems?|failures?|failed|failing|fail|faulty|unhealthy|incorrect|unexpected|not \p{L}+|never|no longer|incidents?|error case|anything but|expected to fail|(?:rollback|failure|abort|stop) (?:triggers?|criteri\p{L}+|conditions?|signs?|if)|warning signs?|red flags?|anti-?pattern|stop|abort|do not|don['’]t|falsch|schlecht|fehler\p{L}*|nicht \p{L}+|mal|incorrecto|error|erreur|mauvais|incorrect|errado|ruim|sbagliato|errore|плохо|неверно|ошибка|неправильно)(?: \p{L}+){0,3}\W*(?:[:：]|\s[–—-](?=\s)|[–—-]\W*$)|^\W*[❌✗✘✖❎🚫]/iu;

/** Whether the words before a command say that what is told of it holds in another case, held once, or must not hold. */
export function turnsLead(before: string): boolean {
  const plain = leadOf(before).replaceAll('**', '');
  return (
    ofFailure.test(plain) || ofOther.test(plain) || ofCase.test(plain.replace(asksWhether, ' ').replace(goodCase, ' '))
  );
}

/** The words before a command in its own sentence. */
export function leadOf(before: string): string {
  return (before.split(/[.!?]\s+(?=[\p{Lu}`])/u).at(-1) ?? before).replace(/^\s*\[[ xX~-]\]\s*/, '');
}

/** `` `x` prints `old` (bad) ``, `` (should be `new`) ``: whether brackets behind say that this is not what is wanted. */
export function turnsAside(after: string): boolean {
  const sentence = after.split(/[.!?]\s+(?=\p{Lu})/u)[0] ?? after;
  return Array.from(sentence.matchAll(/[(（[]([^()（）[\]]{2,80})[)）\]]/gu), ([, aside = '']) => aside).some((aside) =>
    notWanted.test(aside),
  );
}

const notWanted =
  /^\W*(?:(?:this|that|it|which) (?:is|was|means|would be) )?(?:(?:the|an?|known|our|still) )*(?:bad|wrong|broken|bugs?|buggy|incorrect|failures?|failed|faulty|unhealthy|errors?|problems?|regressions?|not (?:ok|okay|good|fine|wanted|expected|allowed|right)|unwanted|unexpected|old(?: \p{L}+)?|before|previously|formerly|stop|abort|falsch|schlecht|alt|vorher|mal|incorrecto|mauvais|avant|antes|errado|sbagliato|prima|плохо|неверно|раньше)(?!\p{L})|(?<!\p{L})(?:should be|should have been|must be|instead)(?!\p{L})|[❌✗✘✖❎]/iu;
