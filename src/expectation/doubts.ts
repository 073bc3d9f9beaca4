import type { Matcher } from './expectation';

/** Words that turn a head around: what stands below is what comes without, before, beside, or in another case. */
const turning: readonly RegExp[] = [
  String.raw`(?<!\p{L})(?:not|never|cannot|neither|nor|no (?:more|longer|trace|sign)|without|free (?:of|from)|other than|(?:any|every)thing but|except\p{L}*|unless|until|disappear\p{L}*|go(?:es)? away|gone|(?:the )?end of|absen\p{L}+|missing|lack\p{L}*|omit\p{L}*|exclud\p{L}+|differ\p{L}*|unlike|removed|instead of|rather than|opposite)(?!\p{L})|n['’]t(?!\p{L})`,
  String.raw`(?<!\p{L})(?:wrong|bad|broken|fail\p{L}*|unhealthy|incorrect|faulty|unsuccessful\p{L}*|crash\p{L}*|(?:is|are|means?) an? (?:error|failure|problem|mistake|bug)|(?:on|in case of|if|when) (?:an? )?errors?|error (?:case|response|output|example)s?|(?:is|are|if|when) down|anti-?pattern)(?!\p{L})|[❌✗✘✖❎]`,
  String.raw`(?<!\p{L})(?:before|prior to|previous(?:ly)?|formerly|only (?:if|when))(?!\p{L})`,
  String.raw`(?<!\p{L})(?:nicht|kein\p{L}*|nie|niemals|ohne|außer|statt|anstatt|frei von|fehl\p{L}*|im fehlerfall|vor (?:dem|der|den)|vorher|kaputt|falsch\p{L}*|verschwind\p{L}*|ausbleib\p{L}*)(?!\p{L})`,
  String.raw`(?<!\p{L})(?:sans|sauf|hormis|au lieu|absen\p{L}*|manqu\p{L}*|échec|échou\p{L}*|en cas d\p{L}*|avant|incorrect\p{L}*|mauvais\p{L}*|disparaî\p{L}*|ne)(?!\p{L})`,
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
  return turning.some((pattern) => pattern.test(words));
}

/** The same of a whole sentence, in the words that say so wherever they stand: ``expected `x` to be gone``. */
const turnsSentence =
  /(?<!\p{L})(?:(?:to be|is|are|be) (?:gone|absent|removed|wrong|a failure)|to disappear|disappears?|no more\W*$|go(?:es)? away|on (?:failure|errors?)|in case of (?:failure|an? \p{L}*error)|(?:when|if) (?:it |this |that |the \p{L}+ )?(?:fails?|failed|(?:is )?(?:broken|down))|before the (?:fix|upgrade|update|release|migration|change|deploy\p{L}*)|bei (?:fehlern?|einem fehler)|im fehlerfall|vor dem (?:fix|update|release|deploy\p{L}*)|en cas d['’ ]\s?(?:échec|erreur)|avant (?:la correction|le correctif)|si (?:falla|fallara|hay (?:un )?error|échoue)|en caso de (?:fallo|error)|antes d\p{L}+ (?:arreglo|correção|correcci\p{L}+)|em caso de (?:falha|erro)|se falhar|in caso di (?:errore|fallimento)|prima della correzione|при (?:ошибк|сбо|неудач)\p{L}*|до исправления)(?!\p{L})|失敗時|エラー時|失败时|出错时|修正前|修复前|실패 ?시|오류 ?시/iu;

const demanding = new Set<Matcher['kind']>([
  ...(['contains', 'equals', 'regex', 'non-empty', 'http', 'lines', 'number'] as const),
  ...(['version', 'tests', 'json', 'json-subset', 'capture'] as const),
]);

/** What is demanded by a sentence that may turn it around, for a person to decide. */
export function whereSure<T extends readonly Matcher[] | undefined>(
  matchers: T,
  sentence: string,
): T | readonly Matcher[] {
  if (!matchers?.some(({ kind }) => demanding.has(kind))) return matchers;
  const words = sentence.replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, '"…"');
  const head = /^([^:：]{3,100})[:：](?=\s|[*_])/u.exec(words)?.[1];
  const isTurned = turnsSentence.test(words) || (head !== undefined && doubts(head));
  return isTurned ? [{ kind: 'review', sentence }] : matchers;
}
