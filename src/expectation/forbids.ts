const n = String.raw`(?:\s+not|\s*n['’]t|\s+never|\s+no longer)`;
const shows = String.raw`(?:see|get|find|contain|include|show|print|return|list|output|report|display|have|hold|be|appear|occur|match|mention|say|come up|turn up)`;
const showsAbroad = String.raw`zeig|anzeig|ausg|erschein|enth[aä]l|steht|muestr|aparec|sale(?!\p{L})|cont|devuelv|imprim|mostr|exib|retorn|affich|appara|renvo|stampa|compar|appar|restitu|показ|вывод|выв[оеё]|появ|содерж|toon|verschijn|bevat|menampil|muncul|berisi|hiển thị|xuất hiện|chứa|pokaz|wyświet|zawier`;
const inCase = String.raw`wenn|falls|sobald|si|s[’'](?=il)|se|cuando|quando|mientras|enquanto|tant que|если|когда|als|wanneer|indien|jika|bila|kalau|nếu|khi|jeśli|gdy`;
const stopsAbroad = String.raw`abbrech\p{L}*|stopp?\p{L}*|anhalten|zurückroll\p{L}*|det[eé]n\p{L}*|par(?:ar|e|en|em)(?!\p{L})|abort\p{L}*|cancel\p{L}*|arrêt\p{L}*|annul\p{L}*|ferma\p{L}*|interromp\p{L}*|smett\p{L}*|esper(?:ar|e|en)(?!\p{L})|aguard\p{L}*|attend(?:re|ez)(?!\p{L})|останов\p{L}*|прерв\p{L}*|прекрат\p{L}*|откат\p{L}*|henti\p{L}*|berhenti|batal\p{L}*|dừng|hủy|przerw\p{L}*|zatrzym\p{L}*`;
const printed = String.raw`(?:lines?|entries|messages?|errors?|warnings?|exceptions?|failures?|output|results?|rows?|strings?|text|words?|stack ?traces?|problems?)`;
const stops = String.raw`(?:stop|abort|halt|cancel|escalate|roll ?back|(?:do not|don['’]t|never) (?:proceed|continue|go on|move on|deploy|merge|release|publish))`;
const seen = String.raw`(?:see|sees|shows?|contains?|prints?|returns?|appears?|says?|reports?|lists?|includes?|displays?|any of|one of|these|the following|output|logs?)`;
const comesUp = String.raw`${seen}|there (?:is|are)|occurs?|(?:comes?|turns?|shows?) up|is (?:shown|printed|listed|reported|returned|in the (?:output|list|log))`;
const those = String.raw`(?:these|those|this|that|them|the following|any of (?:these|those|them|the following))`;

/** Ways to say of what stands below that it must not be in an output. */
const forbidding: readonly RegExp[] = [
  // `You should not see:`, `The output must not contain any of these:`, `Should NOT be:`
  String.raw`(?<!\p{L})(?:should|must|may|can|shall|will|ought|does|do|ca|wo)${n}\s+(?:to\s+)?(?:ever\s+|actually\s+)?${shows}(?!\p{L})`,
  // `Nothing like this may appear:`, `None of these are printed:`, `There are no lines such as:`
  String.raw`(?<!\p{L})(?:none of ${those}|nothing (?:like|of|such as)|no (?:[\p{L}-]+ ){0,2}${printed} (?:like|such as|containing|matching|with|about|saying|of (?:the )?(?:kind|form)|that (?:say|contain|mention|look)))(?!\p{L})`,
  // `Check that the following is absent:`
  String.raw`(?<!\p{L})${those}(?!\p{L})[^:：]{0,40}(?<!\p{L})(?:absent|gone|missing|not (?:there|present|listed|shown|printed|in|among))(?!\p{L})`,
  // `Absence of:`, `The output is free of:`, `No longer in the output:`, `Expect not to see:`, `Fails if the output contains:`
  String.raw`(?<!\p{L})(?:absence of|(?:free|frei) (?:of|from|von)|no longer (?:in|shown|printed|listed|there|part of)|expect(?:ed)? not to ${shows}|fails? if [^:：]{0,40}${seen})(?!\p{L})`,
  // `Not expected:`, `Unexpected output:`
  String.raw`^\W*(?:not (?:expected|wanted|allowed|permitted|acceptable)|unexpected|unwanted|prohibited)(?: (?:output|results?|lines?|text|words?|strings?|messages?|values?))?\W*$`,
  String.raw`^\W*(?:forbidden(?: (?:output|lines?|text|words?|strings?))?|(?:stop|abort|fails?|failed) if)\W*$`,
  // `Do not proceed if the output shows:`, `Stop when you see any of these:`
  String.raw`(?<!\p{L})${stops}(?: at once| immediately| here| now| the \p{L}+)*,? (?:if|when|on|in case|as soon as)(?!\p{L})[^:：]{0,60}(?<!\p{L})${seen}(?!\p{L})`,
  // `If you see this, stop:`
  String.raw`^\W*(?:if|when|in case)(?!\p{L})[^:：]{0,60}(?<!\p{L})${seen}(?!\p{L})[^:：]{0,60}(?<!\p{L})${stops}(?!\p{L})`,
  // `Look for errors like:`, `Watch out for warnings:`
  String.raw`^\W*(?:(?:please|then|now|and|also|next)\s+)*(?:look(?: out)?|watch(?: out)?|scan|search|check|grep|inspect)(?: the (?:[\p{L}-]+ ){1,2}| it | them | )for (?:any |the |these |those |following )*(?:[\p{L}-]+ )?(?:errors?|warnings?|exceptions?|failures?|problems?|stack ?traces?|red flags|crashes|crash loops)(?!\p{L})`,
  // `La salida no debe contener:`, `Die Ausgabe darf nicht enthalten:`
  String.raw`(?<!\p{L})(?:no deb\p{L}*|não dev\p{L}*|ne doi\p{L}* (?:pas|jamais)|non dev\p{L}*|(?:darf|dürfen|soll|sollen|sollte|sollten)(?!\p{L})[^:：]{0,30}(?<!\p{L})(?:nicht|keine?n?|nie)|не долж\p{L}+|tidak boleh|không được)(?!\p{L})[^:：]{0,30}(?<!\p{L})(?:conten\p{L}*|mostr\p{L}*|aparec\p{L}*|inclu\p{L}*|imprim\p{L}*|hab\p{L}*|ver|conter|exib\p{L}*|haver|affich\p{L}*|appar\p{L}*|figur\p{L}*|stampa\p{L}*|enthalten|erscheinen|stehen|vorkommen|auftauchen|auftreten|zu sehen|ausgeben|содерж\p{L}*|появ\p{L}*|быть|встреч\p{L}*|muncul|berisi|ada|xuất hiện|chứa|có)(?!\p{L})`,
  String.raw`(?:不应|不應|不得|不能|不可|不会|不會|不该)(?:该|當|当|再|有|会|會)*(?:出现|出現|包含|显示|顯示|输出|輸出|看到|含有|存在)|(?:含まれて|表示されて|出力されて|出て)(?:は)?(?:いけ|なら|い)(?:ない|ません)(?:こと)?|(?:含まれ|表示され|出力され|出)ないこと|(?:포함|표시|출력|나오|나타나)\S{0,4}(?:안 ?됩|않아야|말아야)`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** `If you do not see:`, `You should not see anything but:`: what stands below is wanted after all, or may come. */
const allows =
  /^\W*(?:if|when|unless|in case|until)(?!\p{L})[^:：,]*(?:\bnot\b|n['’]t\b)|(?<!\p{L})(?:but|except|unless|until|before|other than|else than|besides|apart from|aside from|only|außer|excepto|salvo|sauf|tranne|кроме)(?!\p{L})|以外|除了/iu;

/** `Expect anything but:` */
const anythingBut = /(?<!\p{L})anything (?:but|else than|other than|except)\W*$/iu;

/** Whether a head says of what stands below it that it must not be in an output. */
export function forbids(head: string): boolean {
  if (head.length > longest) return false;
  return anythingBut.test(head) || (!allows.test(head) && forbidding.some((pattern) => pattern.test(head)));
}

/**
 * Whether it forbids so plainly that what is found below surely must not come. `If these are missing, stop:`, `Must not be
 * empty:` and `Stop when you see:` forbid no text, or the one that is wanted: what they mean is for a person.
 */
export function surelyForbids(head: string): boolean {
  const words = head.split(/[.!?]\s+(?=\p{Lu})/u).at(-1) ?? head;
  if (words.length > longest || allows.test(words) || isOfCase.test(words)) return false;
  if ((words.match(denials)?.length ?? 0) > 1 || deniesTwice.test(words)) return false;
  return plainly.some((pattern) => pattern.test(words));
}

const isOfCase = new RegExp(`(?<!\\p{L})(?:if|when|in case|as soon as|${stops})(?!\\p{L})`, 'iu');
const denials =
  /(?<!\p{L})(?:not|never|no|none|nothing|neither|nor|without|missing|absent|absence|gone|free of|lack\p{L}*|empty|fail\p{L}*|fewer|less)(?!\p{L})|n['’]t(?!\p{L})/giu;
/** A second denial in other languages. */
const deniesTwice =
  /(?<!\p{L})(?:fehl\p{L}*|leer|ohne|falt\p{L}*|vac[ií]\p{L}*|sin|sem|manqu\p{L}*|vides?|sans|manc\p{L}*|vuot\p{L}*|senza|без|пуст\p{L}*|отсутств\p{L}*)(?!\p{L})/iu;

const pointing = String.raw`(?:any|one|of|the|these|those|this|that|them|following|below|lines?|entr(?:y|ies)|messages?|errors?|warnings?|exceptions?|failures?|words?|texts?|strings?|output|logs?|anything|like|such|as|in|it|there|here|more)`;
const plainly: readonly RegExp[] = [
  String.raw`(?<!\p{L})(?:should|must|may|can|shall|will|does|do|ca|wo)${n}\s+(?:ever\s+|actually\s+)?${shows}(?:[\s,]+${pointing})*[\s:：)*_]*$`,
  String.raw`^(?:\W|there (?:are|is|should be|must be|may be) |expected |expect |output |logs? |with |shows? )*(?:no|none|nothing|never)(?!\p{L})(?:[\s,]+(?:${pointing}|[\p{L}-]+))*[\s:：)*_]*$`,
  String.raw`(?<!\p{L})(?:no deb\p{L}*|não dev\p{L}*|ne doi\p{L}* (?:pas|jamais)|non dev\p{L}*|(?:darf|dürfen|sollte|sollten) (?:\p{L}+ ){0,2}nicht|не долж\p{L}+)\s+\p{L}+[\s:：)*_]*$`,
  String.raw`^\W*(?:kein\p{L}*|ningun[oa]s?|nenhuma?|aucune?|nessun[oa]?|нет)(?:\s+[\p{L}-]+)*[\s:：)*_]*$`,
  String.raw`(?:不应|不應|不得|不能|不可)(?:该|當|当|再|有)*(?:出现|出現|包含|显示|顯示|输出|輸出|看到|含有)\W*$`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** Whether a sentence says to stop where an output holds what stands for `"…"`: `Stop if you see "…".` */
export function stopsAt(sentence: string): boolean {
  return sentence.length <= longest && stopsAtQuoted.test(sentence);
}

const stopsAtQuoted = new RegExp(
  [
    `(?<!\\p{L})${stops}(?: at once| immediately| here| now| the \\p{L}+)*,? (?:if|when|on|as soon as|while|as long as|unless) [^:：]{0,60}(?<!\\p{L})(?:${seen}|is)\\s(?:\\p{L}+ ){0,2}"…"`,
    `^\\W*(?:\\p{L}+:\\W*)?(?:if|when|in case|as soon as) (?=[^,;]*(?<!\\p{L})(?:${comesUp})(?!\\p{L}))[^:："]{0,60}"…"[^"]{0,60}(?<!\\p{L})(?:${stops}|something (?:is|went|has gone) wrong)(?!\\p{L})`,
    // `Wenn es "x" zeigt, abbrechen.`, `Parar se mostrar "x"`
    `^\\W*(?:${inCase})(?!\\p{L})(?=[^,;]*(?<!\\p{L})(?:${showsAbroad}))[^:："]{0,60}"…"[^"]{0,60}(?<!\\p{L})(?:${stopsAbroad})`,
    `(?<!\\p{L})(?:${stopsAbroad})[^:："]{0,20}(?<!\\p{L})(?:${inCase})(?!\\p{L})(?=[^;]*(?<!\\p{L})(?:${showsAbroad}))[^:："]{0,60}"…"`,
    `"…"[^"]{0,20}(?:場合|たら|なら|면)[^"]{0,20}(?:中止|停止|중단|중지|멈추|안 ?됩)|(?:如果|若|一旦)[^"]{0,30}"…"[^"]{0,30}(?:停止|中止|回滚|回滾)`,
  ].join('|'),
  'iu',
);

/** Nobody writes a longer one; bounds the time that reading it can take. */
const longest = 160;
