import { lazy } from '../util/lazy';

/**
 * What a word does in a statement that something went well. `break` stands for every word that makes the statement partial,
 * conditional or past; what is in no class is a name.
 */
export type WordClass =
  | 'all'
  | 'article'
  | 'self'
  | 'work'
  /** `build` and `builds` may be what is run, or what it does. */
  | 'build'
  | 'builds'
  | 'parts'
  | 'files'
  | 'thing'
  | 'pass'
  | 'run'
  | 'start'
  | 'well'
  | 'state'
  | 'no'
  | 'none-behind'
  | 'error'
  | 'trouble'
  | 'warning'
  | 'fail'
  | 'modal'
  | 'be'
  | 'still'
  | 'show'
  | 'allowed'
  | 'there'
  | 'connect'
  | 'and'
  | 'where'
  | 'break';

/** Of several classes with an equally long word, the first counts. */
const words: readonly (readonly [WordClass, readonly string[]])[] = [
  [
    'break',
    [
      "most|some|few|several|many|any(?! (?:\\p{L}+ )?(?:errors?|failures?|problems?|issues?))|only|almost|nearly|half|partial\\p{L}*|if|when|whenever|unless|until|till|once|before|after|while|or|but|except|may|might|could|can(?:not|'t)?|sometimes|usually|often|wait|try|retry|whether|otherwise|instead|rather|nothing|nobody|none|neither|nor|was|were|previous\\p{L}*|earlier|yesterday|least|failed|failing|expected to fail|fix|skip\\p{L}*|ignor\\p{L}+|to|than|under|within|fewer|less|more|up to|one|two|three|seconds?|minutes?|hours?",
      'meisten|einige[rsn]?|wenige[rsn]?|manche[rsn]?|mehrere[rsn]?|viele[rsn]?|fast|nur|falls|wenn|sobald|bis|bevor|nachdem|oder|aber|außer|kann|können|könnten?|fehlgeschlagen\\p{L}*|war|waren',
      'mayor(?:ía|parte)|algun[oa]s|poc[oa]s|casi|s[oó]l[oa]|si|cuando|hasta|antes|después|pero|excepto|salvo|pued\\p{L}+|fallid[oa]s?',
      'maioria|alguns|algumas|quase|só|apenas|se|quando|até|depois|mas|exceto|ou|pode\\p{L}*',
      'plupart|certain(?:e?s)?|quelques|presque|seulement|quand|lorsqu\\p{L}*|jusqu\\p{L}*|avant|après|mais|sauf|peu(?:t|vent)|échoués?',
      'maggior\\p{L}*|alcun[ie]|quasi|dopo|prima|finché|ma|tranne|può|possono|oppure|solo|fallit[oaie]',
      'большинство|некоторые|почти|только|если|когда|пока|до|после|или|но|кроме|может|могут|был[аои]?',
      'sebagian(?: besar)?|beberapa|hampir|hanya|jika|bila|ketika|sampai|sebelum|setelah|atau|tetapi|kecuali|bisa',
      'hầu hết|một số|vài|chỉ|nếu|khi|cho đến|trước|hoặc|nhưng|trừ|có thể',
      'meeste|sommige|enkele|bijna|alleen|wanneer|totdat|maar|behalve|kan|kunnen',
      '大部分|大多数|部分|一些|几乎|只有|如果|直到|之前|之后|或|但|除|可能',
      '一部|ほとんど|いくつか|もし|場合|たら|れば|まで|前に|後に|または|だけ|以外',
      '일부|대부분|만약|때|까지|전에|후에|또는|제외|으면|면',
    ],
  ],
  [
    'all',
    [
      'all(?: of)?(?: (?:the|them|these|those|your|our))?|every|each|both|everything',
      'alle[smnr]?|sämtliche|beide|jede[rsn]?',
      'tod[oa]s?|cada|amb[oa]s|tous|toutes|tout|chaque|tutt[ieo]|ogni|entramb[ie]',
      'вс[её]|каждый|каждая|оба|обе|semua(?:nya)?|seluruh|setiap|tất cả(?: các)?|mọi|elke|beide',
      '所有的?|全部的?|一切|すべての?|全ての?|全|モノ|모든|모두|전부',
    ],
  ],
  [
    'article',
    [
      "the|an?|any|this|these|that|those|your|our|its|of|there|here|der|die|das|den|dem|des|ein|eine|diese[rs]?|es|el|las?|los|lo|una?|est[ea]|est[oa]s|d[eao]s?|del|er|os?|as?|uma?|le|les|l'|d'|une|ce|cet|cette|ces|il|i|gli|uno|quest[oa]|delle|dei|della|ci|het|een|этот|эта|это|ini|các|这个?|该|此|この|その|이|그|が|は|を|に|で|と|も|の|가|는|은|를|을|의|的",
    ],
  ],
  [
    'self',
    [
      'commands?|scripts?|it|process|program|execution|invocation|call',
      'befehle?|kommando|skripte?|aufruf|programm|prozess',
      'comandos?|ejecución|execução|proceso|processo|programa|commandes?|exécution|programme|processus|comand[oi]|esecuzione|programma',
      'команд[аыу]|скрипт\\p{L}*|программа|процесс|запуск|выполнение|perintah|skrip|proses|lệnh|quá trình|opdracht\\p{L}*|commando',
      '命令|指令|脚本|程序|コマンド|スクリプト|処理|プログラム|명령어?|스크립트|프로그램',
    ],
  ],
  [
    'work',
    [
      '(?:\\p{L}+-)?(?:tests?|checks?)|testing|test ?(?:suites?|cases?|runs?)|specs?|suites?|compilation|lint|linter|linting|type[- ]?check(?:s|ing|er)?|typing|migrations?|validations?|verification|analysis|analy[sz]er|audit',
      'tests?|prüfungen|prüfung|überprüfung|kompilierung|analyse|pruebas?|compilación|comprobaci(?:ón|ones)|migraci(?:ón|ones)|testes?|compilação|verificaç(?:ão|ões)|migraç(?:ão|ões)|compilation|vérifications?|compilazione|verific(?:a|he)|controll[io]|migrazion[ei]',
      'тест(?:ы|ов)?|сборка|проверк[аи]|линтер|миграци[яи]|компиляция|анализ|pengujian|tes|uji|kompilasi|pemeriksaan|migrasi|kiểm thử|kiểm tra|biên dịch|controles?|bouw|migraties?',
      '测试(?:用例|套件)?|构建|编译|检查|迁移|校验|验证|テスト|ビルド|コンパイル|チェック|マイグレーション|リント|検証|型検査|테스트|빌드|컴파일|검사|마이그레이션',
      'unitari[oae]s?|unitaires?|модульные|интеграционные|单元|集成|単体|結合|단위|통합',
    ],
  ],
  ['build', ['(?:\\p{L}+-)?build|compile']],
  ['builds', ['builds|compiles']],
  [
    'parts',
    ['crates?|packages?|modules?|targets?|workspaces?|projects?|examples?|pakete?|paquetes?|pacotes?|paquets?'],
  ],
  [
    'files',
    [
      'files?|folders?|director(?:y|ies)|dateien|datei|verzeichnisse?|ordner|archivos?|ficheros?|carpetas?|arquivos?|ficheiros?|pastas?|diretórios?|fichiers?|dossiers?|cartelle|файлы|файл|папки|каталоги|berkas|folder|tệp|tập tin|bestanden|bestand|文件|目录|ファイル|フォルダ|파일|폴더',
    ],
  ],
  [
    'thing',
    [
      '(?:dev |web |api )?servers?|services?|apps?|applications?|containers?|pods?|pages?|sites?|websites?|apis?|endpoints?|health ?checks?|logs?|console|browser|output|response|deployments?|cluster|nodes?|database|login|stack|daemon|dienste?|anwendung|seite|protokoll|servidor|servicio|serviço|serveur|servizio|сервер|сервис\\p{L}*|приложение|логи?|服务|服务器|应用|页面|日志|サーバー?|サービス|アプリ|ログ|서버|서비스|로그|layanan|dịch vụ',
    ],
  ],
  [
    'pass',
    [
      'pass(?:es|ed|ing)?|succeeds?|succeeded',
      '(?:laufen|läuft) durch|durchlaufen|durchläuft|besteh(?:en|t)|bestanden|geling(?:t|en)',
      'pas(?:an?|ar|en?)|pasad[oa]s|aprueban|passam?|passar|passem|passent|passer|passe|réussi(?:t|ssent|r)|aboutit|aboutir|passano|passare|passino|superat[io]|superare|superano|riesce|riescono',
      'проход(?:ят|ит)|пройти|пройден[аоы]?|прошл[иа]|lulus|lolos|berhasil|sukses|vượt qua|đạt|slagen|slaagt|geslaagd',
      '通过|通過|成功|パス(?:する|します|した)?|通(?:る|ります|った)|合格(?:する|します)?|통과|성공(?:적)?',
    ],
  ],
  [
    'run',
    [
      'runs?|running|complet(?:es?|ed|ing)|finish(?:es|ed)?|exits?|exited|ends?|executes?|executed|terminates?|returns?|goes through|compiled|compiling|built',
      'laufen|läuft|lauft|durch|enden|endet|beendet|abgeschlossen|abschließen|ausgeführt|kompilier(?:t|en)|bauen|baut',
      'se (?:completa|ejecuta|compila|termina|finaliza)|si (?:completa|conclude|compila)|termin(?:a|ar|arse|e|en)|finaliz(?:a|ar|arse)|complet(?:a|ar|arse|e)|ejecut(?:a|ar|arse|e)|compil(?:a|ar|an|e)|conclu(?:ir|i|ída|ído)|execut(?:a|ar|e|ado)|rod(?:a|ar)',
      "se termin(?:e|er|ent)|terminer|s'exécut(?:e|er|ent)|compil(?:e|er|ent)|finir|finit|termin(?:are|ano|i)|completarsi|completat[oa]|finire|finisce|compilare|compili|eseguit[oa]",
      'заверш\\p{L}+|выполн\\p{L}+|собира\\p{L}+|собрать\\p{L}*|компилиру\\p{L}+|отработа\\p{L}+|selesai|berjalan|dijalankan|dieksekusi|chạy|hoàn (?:thành|tất)|kết thúc|thực thi|draait|draaien|eindigt|eindigen|voltooid|afgerond|compileert|lopen|loopt|verlopen',
      '完成|执行|運行|运行|结束|退出|完了|終了|実行|動作|終わる|완료|종료|실행|끝나\\p{L}*',
    ],
  ],
  [
    'start',
    [
      'works?|working|starts?|loads?|opens?|comes up|boots?|funktionier(?:t|en)|startet|starten|funciona(?:n|r)?|arranca(?:r)?|inicia(?:r)?|abre|fonctionne(?:nt|r)?|démarre(?:r)?|funziona(?:no|re)?|avvia(?:re)?|si avvia|parte|работает|работают|стартует|запускается|открывается|berfungsi|hoạt động|werkt|werken|start|正常工作|启动|起動(?:する|します)?|動く|작동|시작',
      'properly|correctly|as expected|korrekt|correctamente|corretamente|correctement|correttamente|правильно|корректно',
    ],
  ],
  [
    'well',
    [
      'success|successfully|cleanly|smoothly|fine|normally',
      'erfolgreich|sauber|fehlerfrei|fehlerlos|reibungslos|problemlos',
      'con éxito|exitosamente|satisfactoriamente|com sucesso|avec succès|con successo|успешно|dengan sukses|dengan lancar|lancar|thành công|succesvol|foutloos',
      '正常(?:に|地|的)?|成功(?:に|地|裏に)?|無事に?|問題なく|顺利地?|성공적으로|정상적으로|무사히',
    ],
  ],
  [
    'state',
    [
      'green|clean|successful|ok(?:ay)?|good|error-free|passing|grün|grüne|in ordnung|erfolgreich|(?:en )?verdes?|exitos[oa]s?|limpi[oa]s?|bem-sucedid[oa]s?|limp[oa]s?|verte?s?|réussie?s?|propres?|verdi|pulit[oaie]|riuscit[oaie]|з[её]лён\\p{L}+|зелен\\p{L}+|успешн\\p{L}+|чист\\p{L}+|hijau|bersih|xanh|sạch|groen|schoon|绿色|全绿|绿|グリーン|緑|녹색|정상',
    ],
  ],
  [
    'no',
    [
      "no|not|never|zero|with(?:out| no| zero)(?: any| an?)?|free (?:of|from)|(?:does|do|should|must|will|would|did)(?: not|n't)|don't|not any",
      "keine[nmrs]?|kein|ohne(?: irgendwelche)?|nicht|nie|sin(?: ningún)?|ningún|ninguna?|sem|não|nenhuma?|sans|pas|ne|n'|aucune?|senza|nessun[ao]?|nessun'|non",
      'без|нет|не|geen|niet|zonder|tanpa(?: ada)?|tidak(?: boleh| harus)?(?: ada)?|jangan|không(?: được)?(?: có)?',
      '没有?(?:任何)?|沒有?(?:任何)?|无任何|无|無|零|不(?:应该?|能|会)?有?(?:任何)?',
    ],
  ],
  [
    'none-behind',
    [
      'な(?:し(?:で|に)?|く|い)|無く|無し|出ない|出ません|ありません|起きない|発生しない|しない|せず(?:に)?|없(?:이|음|다|습니다|어야)|안',
    ],
  ],
  [
    'error',
    [
      'errors?|failures?|errors? (?:and|or) failures?|failures? (?:and|or) errors?|fehler|fehlern|fehlermeldung(?:en)?|errores|error|erros?|erreurs?|error[ei]|ошиб(?:ок|ки|ка)|сбо(?:ев|и)|错误|錯誤|报错|報錯|エラー|오류|에러|kesalahan|galat|lỗi|fout(?:en|meldingen)?|fallos?|falhas?|échecs?',
    ],
  ],
  [
    'trouble',
    ['problem(?:s|e|en|as|i|a)?|issues?|troubles?|hiccups?|problèmes?|проблем|masalah|vấn đề|problemen|问题|問題|문제'],
  ],
  [
    'warning',
    [
      '(?:(?:errors?|failures?) (?:or|and|nor) )?warnings?(?: (?:or|and|nor) errors?)?',
      '(?:fehler (?:oder|und|und/oder) )?warnung(?:en)?(?: (?:oder|und) fehler)?|(?:errores (?:ni|o|y) )?advertencias?|(?:erros (?:nem|ou|e) )?avisos?|(?:erreurs? (?:ni|ou|et) )?avertissements?|(?:errori (?:né|o|e) )?avvis[oi]|(?:ошибок и )?предупреждений|peringatan|cảnh báo|(?:fouten (?:of|en) )?waarschuwing(?:en)?|警告|경고',
    ],
  ],
  [
    'fail',
    [
      'fails?|error out|errors out|crash(?:es)?|break|fehlschlagen|scheitern|abbrechen|fallar|fall[ae]n?|falhar|falh[ae]m?|échouer|échoue(?:nt)?|fallire|fallisc\\p{L}+|падать|упасть|падает|падают|失败|失敗(?:する)?|실패|gagal|thất bại|mislukken|falen',
    ],
  ],
  [
    'modal',
    [
      '(?:(?:is|are) )?(?:expected|supposed) to|should|must|shall|will|(?:has|have|needs?|ought) to',
      'soll(?:te|ten|en|t)?|muss|müssen|darf|dürfen|debe(?:n|ría|rían)?|tien(?:e|en) que|dev(?:e|em|eria|eriam|ono|rebbe|rebbero)|doi(?:t|vent)|devrai(?:t|ent)|долж(?:ен|на|но|ны)|harus(?:nya)?|seharusnya|phải|nên|sẽ|akan|moet(?:en)?|mogen|mag|zou(?:den)? moeten|hoort te',
      '应该?|应当|必须|须|要|需要?|すること|こと(?:を確認(?:する|して)?)?|べき(?:です)?|はず|해야|되어야|돼야',
    ],
  ],
  [
    'be',
    [
      "is|are|be|been|has|have|had|gets?|get|ist|sind|sein|werden|wird|wurden?|hat|haben|ser|estar|está|están|estão|est[ée]|són|son|hay|haya|haber|há|haja|haver|são|être|est|sont|avoir|ont|y|il y a|d'être|essere|stat[oaie]|è|sono|esserci|быть|будет|будут|là|được|bị|sudah|zijn|worden|wordt|is|很|了|です|ます|される|されます|します|する|した|한다|합니다|함|된다|됩니다|됨|되며|하며|이다|입니다|한|sich",
    ],
  ],
  [
    'still',
    [
      'still|now|then|also|just|always|again|together|locally|auch|weiterhin|noch|immer|jetzt|nun|todavía|aún|ahora|siempre|también|ainda|agora|sempre|também|toujours|encore|maintenant|aussi|bien|ancora|ora|anche|также|по-прежнему|теперь|tetap|masih|sekarang|juga|vẫn|đều|cũng|nog|steeds|nu|ook|都|均|皆|仍然?|能够?|可以|まだ|引き続き|여전히',
    ],
  ],
  [
    'show',
    [
      'shows?|reports?|produces?|throws?|raises?|gives?|occur|appear|happen|auftreten|auftauchen|erscheinen|geben|zeigen|melden|werfen|aparecer|mostrar|dar|lanzar|producir|ocurrir|ocorrer|produzir|apparaître|afficher|renvoyer|lever|produire|apparire|mostrare|dare|verificarsi|появля\\p{L}+|возника\\p{L}+|выводить|muncul|terjadi|xuất hiện|xảy ra|optreden|verschijnen|出现|出現|报|发生|出る|出て|発生|起きる|표시|발생',
    ],
  ],
  [
    'allowed',
    [
      'allowed|permitted|acceptable|accepted|reported|printed|shown|displayed|detected|found|erlaubt|zulässig|permitid[oa]s?|permisos?|autorisées?|permess[oaie]|consentit[oaie]|допускаются|допустимы|разрешены|toegestaan|cho phép|diizinkan|许可|允许|許容|허용',
    ],
  ],
  [
    'there',
    [
      'exists?|found|present|there|available|existieren|existiert|vorhanden|gefunden|exist(?:en?|ir)|encontrad[oa]s?|presentes?|existem|exist(?:ent|er)|trouvée?s?|présents?|esist(?:ono|e|ere)|trovat[io]|presenti|существу\\p{L}+|существовать|найден[аоы]?|присутств\\p{L}+|ada|ditemukan|tồn tại|bestaan|bestaat|gevonden|aanwezig|存在|找到|存在(?:する|します)|ある|あります|存在해야|존재|있',
    ],
  ],
  [
    'connect',
    [
      'be able to (?:connect to|connect|reach|ping)|(?:can |could )?(?:connects?|connected)(?: to)?|connection|reachable|verbinden|verbindung|erreichbar|conectar(?:se)?|conecta|conexión|alcanzable|conexão|connecter|connexion|joignable|connettersi|connessione|raggiungibile|подключ\\p{L}+|соединение|доступ(?:ен|на|но|ны)|terhubung|koneksi|kết nối|verbinding|bereikbaar|连接到?|连通|接続|연결|접속',
    ],
  ],
  ['and', ['and|und|y|e|et|и|dan|và|en|和|并|且|以及|並且|及|や|및|,|\\+|&|、|，']],
  [
    'where',
    [
      'for|in|on|across|with|against|from|at|by|für|im|auf|bei|mit|para|con|com|em|nos?|nas?|pour|dans|sur|avec|per|nel|nella|su|для|в|на|из|во|untuk|di|pada|cho|trong|trên|op|met|voor',
    ],
  ],
];

/** Scripts that set no spaces between words, or set endings of their own to them. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]$/u;

/** A word ends where no letter follows, except in scripts that set no spaces, and behind signs. */
const wordEnd = "(?:(?<=[&+,、，'\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])|(?![\\p{L}\\p{N}_]))";

type Form = readonly [WordClass, RegExp];

/** By the letter with which their words begin; those that begin with one of several stand under ''. */
const forms = lazy(indexForms);

function indexForms(): ReadonlyMap<string, readonly Form[]> {
  const index = new Map<string, Form[]>();
  for (const [kind, lines] of words) {
    const byLetter = new Map<string, string[]>();
    for (const pattern of lines.flatMap(alternativesOf)) {
      const letter = /^\p{L}(?!\?)/u.exec(pattern)?.[0] ?? '';
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), pattern]);
    }
    for (const [letter, patterns] of byLetter) {
      const form: Form = [kind, new RegExp(`(?:${patterns.join('|')})${wordEnd}`, 'uy')];
      index.set(letter, [...(index.get(letter) ?? []), form]);
    }
  }
  return index;
}

/** `a|b(?:c|d)` → `a`, `b(?:c|d)`. */
function alternativesOf(pattern: string): readonly string[] {
  let depth = 0;
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === '(') depth++;
    if (pattern[i] === ')') depth--;
    if (pattern[i] !== '|' || depth > 0) continue;
    parts.push(pattern.slice(start, i));
    start = i + 1;
  }
  return [...parts, pattern.slice(start)];
}

/** A word or a sign of a statement. */
export interface SuccessWord {
  /** `undefined` of a name, a number, a quoted text. */
  readonly kind: WordClass | undefined;
  readonly text: string;
  /** Where it begins. */
  readonly start: number;
}

/** The words of a statement, which is written in small letters; each is the longest that is known where it begins. */
export function* readSuccessWords(text: string): Generator<SuccessWord> {
  for (let start = nextStart(text, 0); start < text.length;) {
    const word = knownAt(text, start) ?? nameAt(text, start);
    yield word;
    start = nextStart(text, start + word.text.length);
  }
}

function nextStart(text: string, from: number): number {
  let start = from;
  while (text[start] === ' ') start++;
  return start;
}

function knownAt(text: string, start: number): SuccessWord | undefined {
  let longest: SuccessWord | undefined;
  for (const letter of [text.charAt(start), '']) {
    for (const [kind, form] of forms().get(letter) ?? []) {
      form.lastIndex = start;
      const found = form.exec(text)?.[0] ?? '';
      if (found.length > (longest?.text.length ?? 0)) longest = { kind, text: found, start };
    }
  }
  return longest;
}

/** A code span, a name up to the next space, or one sign. */
function nameAt(text: string, start: number): SuccessWord {
  aName.lastIndex = start;
  const name = aName.exec(text)?.[0] ?? ' ';
  const isRun = unspaced.test(name);
  return { kind: undefined, text: isRun ? (name[0] ?? name) : name, start };
}

const aName = /`[^`]+`|[\p{L}\p{N}_][\p{L}\p{N}_./@+-]*|./suy;
