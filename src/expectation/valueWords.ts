/**
 * Words that stand around a value, as parts of patterns: English and the languages of real checklists. Those of one
 * letter or of scripts without spaces are told apart by the patterns that use them.
 */

/** Both values hold. */
export const and = 'and|plus|as well as|y|e|et|und|и|dan|và';
export const andInScript = '以及|和|与|及|と|および|및';
/** One of the values holds. */
export const or = 'or|o|ou|oder|или|atau|hoặc';
export const orInScript = '或者|或|または|もしくは|또는';

/** `a`, `the`, `un`, `eine`. */
export const article =
  "(?:an?|the|your|its|un|una|uno|um|uma|une|el|la|los|las|le|les|il|lo|gli|os?|as|der|die|das|den|ein|eine|einen|einem|eines?)\\s+|l['’]|一个|一個";

/** Said between a name and its value. */
export const is =
  '(?:is )?set to|is equal to|should be|must be|equals?|is|has the value|es|é|est|ist|è|debe ser|deve ser|doit être|равен|равно|adalah|là';
export const isInScript = '应该是|应为|等于|为|是|が|は';

/** `JSON with …`. */
export const having =
  'with|containing|that contains|that has|which contains|including|of|con|com|avec|mit|с|со|dengan|với|que contiene|que contém|qui contient|contenant|contenente';

/** What a server sends. */
export const answer =
  'responses?|answers?|repl(?:y|ies)|bodies|body|objects?|documents?|data|payload|respuestas?|respostas?|réponses?|antwort(?:en)?|risposta|risposte|ответ|objeto|objet|oggetto|objekt|dokument|documento';

/** `, which means that …`: what is told behind these words explains the value. */
const meaning =
  'means?|meaning|confirms?|confirming|indicates?|indicating|proves?|proving|tells?|implies|signif(?:y|ies|ica|ie)|quiere decir|confirma|indica|demuestra|demonstra|confirme|indique|prouve|veut dire|bedeutet|heißt|bestätigt|besagt|conferma|dimostra|vuol dire|означает|значит|подтверждает|говорит|artinya|berarti|menandakan|nghĩa là|chứng tỏ';
const whichMeans = `(?:(?:which|this|that|it|so|thus|lo que|lo cual|esto|eso|o que|isto|isso|ce qui|ceci|cela|was|das|dies|il che|ciò|questo|что|это|yang)\\s+)?(?:also\\s+|just\\s+|only\\s+)?(?:${meaning})(?!\\p{L})`;
const meaningInScript = '说明|說明|表示|即|意味着|代表|证明|つまり|という意味|즉';

/** The words that open an explanation, behind a comma or a dash. */
export const explains = new RegExp(
  `^(.*?\\S)\\s*(?:(?:[,;，；—–]|\\s-)\\s*(?:${whichMeans}|${meaningInScript})).*$`,
  'iu',
);

/** `or higher`, behind a version. */
export const orHigher =
  '\\s+(?:or|and|ou|o|oder|y|и|или|atau|hoặc)\\s+(?:higher|newer|later|above|greater|up|more recent|neuer|höher|supérieure?|plus récente?|superiore?|superior|mayor|posterior|más reciente|maior|mais recente|più recente|выше|новее|lebih baru|lebih tinggi|mới hơn|cao hơn)|\\s*(?:或更高(?:版本)?|或以上(?:版本)?|及以上(?:版本)?|以上|以降|이상)';

/** `at least`, before a version. */
export const atLeast =
  '>=|≥|(?:at least|mindestens|ab|al menos|como mínimo|au moins|almeno|pelo menos|no mínimo|не ниже|минимум|minimal|ít nhất)\\s|至少';

/** `something like`, `e.g.`, `z. B.` before a value. */
export const likeBefore =
  /^(?:something (?:like|similar to)|a (?:line|message|text|result) (?:like|similar to)|like|similar to|such as|e\.g\.,?|for example:?,?|for instance:?,?|z\. ?B\.|zum Beispiel|etwas wie|so etwas wie|ähnlich wie|p\. ?ej\.|por ejemplo:?|algo (?:como|así como|parecido a|semelhante a)|similar a|por exemplo:?|p\. ?ex\.|par exemple:?|quelque chose comme|semblable à|qualcosa come|simile a|ad esempio:?|например:?|что-то вроде|вроде|seperti|misalnya:?|ví dụ:?|tương tự(?: như)?|例如[:：]?|类似(?:于)?[:：]?|例えば[:：]?|예:)\s*(?=\S)/iu;

/** `or similar`, `or an equivalent response`, `u otro parecido` behind a value. */
export const likeBehind =
  /^(.*?\S)\s*[,(]?\s*(?:(?:or|ou?|u|oder|или|atau|hoặc)\s+(?:an?\s+|un[ae]?\s+|algo\s+|etwas\s+|something\s+)?(?:similar|alike|comparable|equivalent|appropriate|like (?:that|it|this)|the like|another (?:success|ok)|any (?:other )?(?:success|2xx)|other success|parecido|semejante|semelhante|equivalente|similaire|équivalent|ähnlich\p{L}*|vergleichbar\p{L}*|simile|аналогичн\p{L}+|похож\p{L}+|sejenis|serupa|tương tự)(?!\p{L})|或类似|または同様|など|とか).*$/iu;

/** What a text adds to a value that stands before it: counts, quotes, limits, states, denials. */
export const addsFact =
  /["“”`\d]|(?<!\p{L})(?:no|not|never|none|nothing|without|only|all|each|every|both|exactly|at least|at most|must|should|or|if|unless|when|but|except|ok|okay|healthy|connected|running|ready|up|down|pass\p{L}*|fail\p{L}*|errors?|warnings?|sin|sem|sans|ohne|senza|kein\p{L}*|aucun\p{L}*|nessun\p{L}*|ningún|nicht|nie|si|wenn|se|не|нет|без|если|todos|todas|tous|alle|tutti|все|pero|mas|mais|aber|ma|но)(?!\p{L})|[不没無无]|ない|必须|应该/iu;
