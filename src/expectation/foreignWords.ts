import { turningWords } from './doubts';

/** The words by which one language says what must come out. Each is a pattern without anchors; case does not count. */
export interface Language {
  /** `muss`, `sollte`. */
  readonly must: string;
  /** Of one who reads, which alone is no order when said of a person: `sehen`, `erhalten`. */
  readonly see: string;
  /** `anzeigen`, `zeigt`, `liefern`. */
  readonly show: string;
  readonly contain: string;
  readonly be: string;
  /** `erscheinen`, `angezeigt werden`: what is shown stands before it, or behind. */
  readonly appear: string;
  readonly not: string;
  /** Words that make of a demand another one: `wenn`, `vorher`, `anders als`. */
  readonly turning: string;
  /** `alle`: something is said of each of several things. */
  readonly all: string;
  /** Persons and what a command is called: a subject that names nothing. */
  readonly person: string;
  readonly itself: string;
  readonly or: string;
  readonly and: string;
  readonly with: string;
  readonly article: string;
  readonly orHigher: string;
  readonly atLeast: string;
  readonly atMost: string;
  readonly moreThan: string;
  readonly lessThan: string;
  readonly status: string;
  readonly empty: string;
  readonly nothing: string;
  /** What is expected, as the head of a label: `erwartet`, `erwartete Ausgabe`. */
  readonly expected: string;
  /** `Ausgabe`, `Ergebnis`, `Antwort`. */
  readonly output: string;
  /** `Beispiel`, in front of or behind an output's word. */
  readonly example: string;
  /** What heads a list of what is to be checked: `Erfolgskriterien`, `zu prüfen`. */
  readonly criteria: string;
  /** The order to verify, with the word that joins its clause. */
  readonly verify: string;
}

/** Languages that put the verb before or behind what is shown, with spaces between words. */
export const spaced: readonly Language[] = [
  {
    must: 'muss|müssen|soll(?:te|ten|test|en)?|darf|dürfen|dürfte',
    see: 'sehen|erhalten|bekommen|erscheinen',
    show: '(?:an)?zeigen|(?:zurück|aus)?geben|(?:zurück)?liefern|melden|antworten(?: mit)?|lauten|ausgeben|(?:an)?zeigt|liefert|meldet|ergibt|ergeben|antwortet(?: mit)?|lautet|listen|auflisten|end(?:et|en) mit',
    contain: 'enthalten|enthält|beinhalten|beinhaltet',
    be: 'sein|ist|sind|stehen|steht|haben|betragen|beträgt|bleiben',
    appear:
      'erscheinen|auftauchen|(?:angezeigt|ausgegeben|gemeldet|zurückgegeben|gelistet|aufgelistet|sichtbar) (?:werden|sein)|vorhanden sein|existieren',
    not: 'nicht|kein\\p{L}*|niemals|nie',
    turning: turningWords.german,
    all: 'alle|beide|jede[rsn]?|sämtliche',
    person: 'sie|du|man|ihr|wir',
    itself: 'es|dies|das|hier|(?:der|die|das) (?:befehl|ausgabe|kommando|ergebnis|antwort|skript|aufruf)',
    or: 'oder|bzw\\.?',
    and: 'und|sowie',
    with: 'mit',
    article: 'ein(?:e|en|er|em|es)?|der|die|das|den',
    orHigher: 'oder (?:höher|neuer|größer|mehr|später)|und höher|aufwärts',
    atLeast: 'mindestens|mind\\.|wenigstens',
    atMost: 'höchstens|maximal|max\\.',
    moreThan: '(?:mehr|größer|höher) als|über',
    lessThan: '(?:weniger|kleiner|niedriger) als|unter',
    status: 'HTTP-Status|status-?code|HTTP-?code|status|code',
    empty: 'leer',
    nothing: 'nichts|keine (?:ausgabe|treffer|ergebnisse)',
    expected: 'erwartet(?:e[rsnm]?)?|erwartung',
    output: 'ausgabe|ergebnis|antwort|verhalten|resultat|wert|rückgabe|status|Version|Anzahl',
    example: 'beispiel|beispielhafte|beispielausgabe|beispielantwort|typische',
    criteria: 'erfolgskriterien|kriterien|abnahmekriterien|prüfpunkte|zu prüfen|prüfung|kontrolle',
    verify: '(?:über)?prüfen?,?(?: dass| ob)?|sicherstellen,?(?: dass)?|kontrollieren,?(?: dass| ob)?',
  },
  {
    must: 'debe(?:n|s|rían?|rías)?|deberá[ns]?|tiene[ns]? que|ha de',
    see: 'ver|recibir|obtener|encontrar',
    show: 'mostrar|devolver|retornar|imprimir|responder(?: con)?|dar|decir|salir|indicar|listar|muestran?|devuelven?|retornan?|imprimen?|responden?(?: con)?|indican?|listan?|termina[n]? con|devolverá|mostrará|imprimirá',
    contain: 'contener|incluir|contienen?|incluyen?',
    be: 'ser|estar|tener|quedar|son|está[n]?|es',
    appear: 'aparecer|existir|mostrarse|salir|verse|aparecen?|existen?',
    not: 'no|nunca|ningún|ninguna?',
    turning: turningWords.spanish,
    all: 'todos?(?: los)?|todas?(?: las)?|ambos|ambas|cada (?:uno|una)',
    person: 'tú|usted|ustedes|vosotros|nosotros',
    itself: 'esto|este comando|(?:el|la) (?:comando|salida|respuesta|resultado|script|orden)',
    or: 'o|u|ó',
    and: 'y|e',
    with: 'con',
    article: 'un|una|unos|unas|el|la|los|las',
    orHigher: 'o (?:superior|mayor|más|posterior)',
    atLeast: 'al menos|como mínimo|por lo menos|mínimo',
    atMost: 'como máximo|máximo|a lo sumo',
    moreThan: 'más de|mayor (?:que|a)|superior a',
    lessThan: 'menos de|menor (?:que|a)|inferior a',
    status: 'código(?: de (?:estado|respuesta))?(?: HTTP)?|estado|un estado',
    empty: 'vac[ií][oa]',
    nothing: 'nada|ning[uú]n resultado',
    expected: 'esperad[oa]s?|se espera|esperamos|espera',
    output: 'resultado|salida|respuesta|valor|estado|comportamiento|versi[oó]n|c[oó]digo|n[uú]mero|cantidad',
    example: 'ejemplo|típica',
    criteria:
      'criterios? de (?:éxito|aceptación)|criterios?|puntos de control|verificaci[oó]n(?:es)?|comprobaci[oó]n(?:es)?|a verificar',
    verify:
      'verifi(?:car?|que|ca|quen)(?: que| si)?|compr(?:obar|ueb[ae])(?: que| si)?|confirm(?:ar|[ae])(?: que)?|aseg[uú]r(?:ar|ate|ese)(?: de)?(?: que)?',
  },
  {
    must: 'deve(?:m|rá|rão|ria|riam|s)?|precisa(?:m)?|tem que|têm que',
    see: 'ver|receber|obter|encontrar|aparecer',
    show: 'mostrar|exibir|retornar|devolver|imprimir|responder(?: com)?|dar|dizer|indicar|listar|mostram?|exibem?|retornam?|imprimem?|respondem?(?: com)?|listam?|termina[m]? com|exibirá|mostrará|retornará',
    contain: 'conter|incluir|cont[eé]m|inclui',
    be: 'ser|estar|ter|ficar|são|está|estão|é',
    appear: 'aparecer|existir|ser (?:exibid[oa]s?|mostrad[oa]s?|encontrad[oa]s?)|aparecem?|existem?',
    not: 'não|nunca|nenhuma?',
    turning: turningWords.portuguese,
    all: 'todos?(?: os)?|todas?(?: as)?|ambos|ambas|cada um[a]?',
    person: 'você|vocês|nós',
    itself: 'isso|isto|este comando|[oa] (?:comando|saída|resposta|resultado|script)',
    or: 'ou',
    and: 'e',
    with: 'com',
    article: 'um|uma|uns|umas|os?|as?',
    orHigher: 'ou (?:superior|maior|mais|posterior)',
    atLeast: 'pelo menos|no mínimo|ao menos|mínimo(?: de)?',
    atMost: 'no máximo|máximo(?: de)?',
    moreThan: 'mais de|maior (?:que|do que)|superior a|acima de',
    lessThan: 'menos de|menor (?:que|do que)|inferior a|abaixo de',
    status: 'código(?: de (?:status|resposta))?(?: HTTP)?|status',
    empty: 'vazi[oa]',
    nothing: 'nada|nenhum resultado',
    expected: 'esperad[oa]s?|espera-se|espera',
    output:
      'resultado|saída|resposta|valor|retorno|comportamento|status|vers[aã]o|c[oó]digo|n[uú]mero|quantidade|estado',
    example: 'exemplo|típica',
    criteria: 'critérios? de (?:sucesso|aceitação)|critérios?|pontos de verificação|verificaç(?:ão|ões)|a verificar',
    verify:
      'verifi(?:car?|que|ca)(?: que| se)?|confirm(?:ar|[ae])(?: que| se)?|certifi(?:que|car)-se(?: de)?(?: que)?|confer(?:ir|e)(?: que| se)?|checar(?: que| se)?',
  },
  {
    must: 'doi(?:t|vent|s)|devrai(?:t|ent|s)|devez|devriez',
    see: 'voir|obtenir|recevoir|trouver',
    show: 'afficher|retourner|renvoyer|montrer|donner|répondre(?: avec)?|imprimer|indiquer|lister|affichent?|retournent?|renvoient?|renvoie|montrent?|répond(?:ent)?(?: avec)?|indiquent?|listent?|se termine(?:nt)? par|affichera|renverra|retournera',
    contain: 'contenir|inclure|contient|contiennent|inclut',
    be: 'être|est|sont|avoir|rester',
    appear:
      "apparaître|exister|s[’']afficher|être (?:affiché|visible|présent|listé)e?s?|apparaît|apparaissent|s[’']affiche(?:nt)?",
    not: "ne|pas|n[’']|jamais|aucune?",
    turning: turningWords.french,
    all: 'tous(?: les)?|toutes?(?: les)?|les deux|chaque|chacune?',
    person: 'vous|tu|nous|on',
    itself: 'cela|ceci|ça|il|elle|la commande|cette commande|la sortie|la réponse|le résultat|le script',
    or: 'ou',
    and: 'et',
    with: 'avec',
    article: 'une?|le|la|les|des|du',
    orHigher: 'ou (?:supérieure?|plus(?: récente?)?|ultérieure?)|et plus',
    atLeast: 'au moins|au minimum|minimum',
    atMost: 'au plus|au maximum|maximum',
    moreThan: 'plus de|supérieure? à',
    lessThan: 'moins de|inférieure? à',
    status: 'code(?: de (?:statut|retour|réponse))?(?: HTTP)?|statut|un statut',
    empty: 'vide',
    nothing: 'rien|aucun résultat',
    expected: 'attendue?s?|on attend|attendez-vous à',
    output: 'résultats?|sortie|réponse|valeur|comportement|statut|retour|version|code|nombre|état',
    example: 'exemple|typique',
    criteria:
      'critères? de (?:succès|réussite|acceptation)|critères?|points? (?:de contrôle|à vérifier)|vérifications?|à vérifier',
    verify:
      "vérifie(?:r|z)?(?: que| si| qu[’'])?|confirme(?:r|z)?(?: que)?|assurez-vous(?: que)?|s[’']assurer(?: que)?|contrôle[rz]?(?: que)?",
  },
  {
    must: 'deve|devono|dovrebbe(?:ro)?|devi|dovresti|dovrai',
    see: 'vedere|ricevere|ottenere|trovare',
    show: 'mostrare|restituire|stampare|rispondere(?: con)?|dare|indicare|visualizzare|elencare|ritornare|mostra(?:no)?|restituisc(?:e|ono)|stampa(?:no)?|risponde(?: con)?|ritorna|elenca|termina con|finisce con|mostrerà|restituirà',
    contain: 'contenere|includere|contiene|include|contengono',
    be: 'essere|stare|avere|è|sono|risultare|rimanere',
    appear:
      'apparire|comparire|esistere|essere (?:visualizzat[oaie]|mostrat[oaie]|present[ei])|appare|compare|compaiono',
    not: 'non|mai|nessun[oa]?',
    turning: turningWords.italian,
    all: 'tutt[ie](?: i| le| gli)?|entramb[ie]|ogni|ciascun[oa]?',
    person: 'tu|voi|noi|lei',
    itself: "questo|questo comando|il comando|l[’']output|la risposta|il risultato|lo script",
    or: 'o|oppure',
    and: 'e|ed',
    with: 'con',
    article: 'un[oa]?|il|lo|la|i|gli|le',
    orHigher: 'o (?:superiore|successiv[ao]|maggiore|più)',
    atLeast: 'almeno|come minimo|minimo',
    atMost: 'al massimo|massimo',
    moreThan: 'più di|maggiore (?:di|a)|superiore a',
    lessThan: 'meno di|minore (?:di|a)|inferiore a',
    status: 'codice(?: di (?:stato|risposta))?(?: HTTP)?|stato',
    empty: 'vuot[oa]',
    nothing: 'niente|nulla|nessun risultato',
    expected: 'attes[oaie]|ci si aspetta|previst[oa]',
    output: 'risultato|output|uscita|risposta|valore|stato|comportamento|versione|codice|numero',
    example: 'esempio|tipico',
    criteria:
      'criteri(?:o)? di (?:successo|accettazione)|criteri|punti di controllo|verific(?:a|he)|controlli|da verificare',
    verify:
      'verifica(?:re|te)?(?: che| se)?|controlla(?:re|te)?(?: che| se)?|assicura(?:rsi|ti)(?: che)?|conferma(?:re)?(?: che)?',
  },
  {
    must: 'должен|должна|должно|должны|обязан[аоы]?',
    see: 'увидеть|получить|появиться',
    show: 'вернуть|возвращать|показать|показывать|вывести|выводить|отобразить|отображать|ответить|отвечать|дать|выдать|возвращает|показывает|выводит|отвечает|отдаёт|отдает|выдаёт|выдает|завершается|вернёт|вернет|покажет|выведет|выдаст|возвращают|показывают',
    contain: 'содержать|включать|содержит|включает',
    be: 'быть|оставаться|равняться|стать',
    appear:
      'появиться|появляться|отображаться|отобразиться|присутствовать|существовать|выводиться|появится|отображается|выводится',
    not: 'не|ни|никогда|никаких',
    turning: turningWords.russian,
    all: 'все|всё|оба|обе|кажд(?:ый|ая|ое)',
    person: 'вы|ты|мы',
    itself: 'это|эта команда|команда|вывод|ответ|результат|скрипт|он[ао]?',
    or: 'или|либо',
    and: 'и|а также',
    with: 'с|со',
    article: 'один|одна|одно',
    orHigher: 'или (?:выше|новее|больше|более|старше)|и выше|и новее',
    atLeast: 'не менее|как минимум|минимум|хотя бы|не меньше',
    atMost: 'не более|максимум|не больше',
    moreThan: 'более|больше(?: чем)?|выше|свыше',
    lessThan: 'менее|меньше(?: чем)?|ниже',
    status: 'код(?: ответа| состояния)?|статус(?:-код)?|HTTP-код',
    empty: 'пуст(?:о|ой|ым|ая)',
    nothing: 'ничего|пусто',
    expected: 'ожида(?:ется|ем|емый|емая|емое|емые|ние)',
    output: 'вывод|результат|ответ|значение|поведение|статус',
    example: 'пример|примерный',
    criteria: 'критери[ий](?: успеха| при[её]мки)?|проверка|проверки|что проверить',
    verify: 'провер(?:ить|ьте|яем|ь|ка)(?:,? что|,? ли)?|убедиться(?:,? что)?|убедитесь(?:,? что)?',
  },
  {
    must: 'moet(?:en)?|zou(?:den)? moeten|hoort te|mag|mogen',
    see: 'zien|krijgen|ontvangen',
    show: 'tonen|weergeven|teruggeven|geven|printen|melden|antwoorden(?: met)?|toont|geeft|meldt',
    contain: 'bevatten|bevat',
    be: 'zijn|staan|hebben|blijven|is',
    appear: 'verschijnen|(?:getoond|weergegeven|zichtbaar|aanwezig) (?:worden|zijn)|bestaan',
    not: 'niet|geen|nooit',
    turning: turningWords.dutch,
    all: 'alle|beide|elke?|iedere?',
    person: 'je|jij|u|we|men',
    itself: 'dit|het|dit commando|het commando|de uitvoer|het antwoord|het resultaat',
    or: 'of',
    and: 'en',
    with: 'met',
    article: 'een|de|het',
    orHigher: 'of (?:hoger|nieuwer|meer)',
    atLeast: 'minstens|minimaal|ten minste',
    atMost: 'hoogstens|maximaal',
    moreThan: '(?:meer|groter|hoger) dan|boven',
    lessThan: '(?:minder|kleiner|lager) dan|onder',
    status: 'statuscode|status|code',
    empty: 'leeg',
    nothing: 'niets|geen uitvoer',
    expected: 'verwacht(?:e)?',
    output: 'uitvoer|resultaat|antwoord|waarde',
    example: 'voorbeeld',
    criteria: 'criteria|succescriteria|controle|te controleren',
    verify: 'controleer(?: dat| of)?|verifieer(?: dat| of)?|check(?: dat| of)',
  },
  {
    must: 'powin(?:ien|na|no|ny|ni)|musi|muszą|ma',
    see: 'zobaczyć|otrzymać|dostać',
    show: 'zwrócić|zwracać|pokazać|pokazywać|wyświetlić|wyświetlać|wypisać|odpowiedzieć|zwraca|pokazuje|wyświetla',
    contain: 'zawierać|zawiera',
    be: 'być|pozostać|jest',
    appear: 'pojawić się|wyświetlić się|istnieć|pojawi się',
    not: 'nie|żad(?:en|na|ne|nych)',
    turning: turningWords.polish,
    all: 'wszystkie|wszyscy|oba|obie|każd[yae]',
    person: 'ty|my|wy',
    itself: 'to|polecenie|komenda|wynik|odpowiedź|skrypt',
    or: 'lub|albo',
    and: 'i|oraz',
    with: 'z',
    article: 'jeden|jedna|jedno',
    orHigher: 'lub (?:nowsz[ay]|wyższ[ay]|więcej)',
    atLeast: 'co najmniej|minimum',
    atMost: 'co najwyżej|maksymalnie',
    moreThan: 'więcej niż|ponad|powyżej',
    lessThan: 'mniej niż|poniżej',
    status: 'kod(?: odpowiedzi)?|status',
    empty: 'puste?[yaj]?',
    nothing: 'nic',
    expected: 'oczekiwan[yae]|oczekujemy',
    output: 'wynik|odpowiedź|wyjście|wartość',
    example: 'przykład|przykładowy|przykładowa',
    criteria: 'kryteria|kryteria sukcesu|weryfikacja|do sprawdzenia',
    verify: 'sprawdź(?:,? że|,? czy)?|upewnij się(?:,? że)?|zweryfikuj(?:,? że|,? czy)?',
  },
  {
    must: 'harus(?:nya)?|seharusnya|wajib|akan',
    see: 'melihat|menerima|mendapatkan|mendapat|terlihat',
    show: 'menampilkan|mengembalikan|menunjukkan|mencetak|merespons?(?: dengan)?|menjawab|memberikan|mengeluarkan',
    contain: 'berisi|memuat|mengandung|mencantumkan',
    be: 'menjadi|berupa|adalah|bernilai|sama dengan',
    appear: 'muncul|tampil|ada|terlihat|ditampilkan',
    not: 'tidak|jangan|bukan|tanpa',
    turning: turningWords.indonesian,
    all: 'semua|seluruh|kedua|setiap|masing-masing',
    person: 'anda|kamu|kita|kami',
    itself: 'ini|perintah ini|perintah|output|hasil(?:nya)?|respons?',
    or: 'atau',
    and: 'dan',
    with: 'dengan',
    article: 'sebuah|suatu',
    orHigher: 'atau (?:lebih(?: tinggi| baru)?|di atasnya)|ke atas',
    atLeast: 'minimal|setidaknya|paling sedikit',
    atMost: 'maksimal|paling banyak',
    moreThan: 'lebih (?:dari|besar dari)|di atas',
    lessThan: 'kurang dari|lebih kecil dari|di bawah',
    status: 'kode(?: status| respons)?|status',
    empty: 'kosong',
    nothing: 'tidak ada (?:output|hasil)|kosong',
    expected: 'diharapkan|harapan|ekspektasi',
    output: 'hasil|output|keluaran|respons?|nilai',
    example: 'contoh',
    criteria: 'kriteria(?: keberhasilan| sukses)?|verifikasi|yang perlu dicek|pengecekan',
    verify:
      'pastikan(?: bahwa)?|verifikasi(?: bahwa)?|periksa(?: bahwa| apakah)?|cek(?: bahwa| apakah)?|konfirmasi(?: bahwa)?',
  },
  {
    must: 'phải|cần|nên|sẽ',
    see: 'thấy|nhận(?: được)?|nhìn thấy|có',
    show: 'hiển thị|trả về|in ra|hiện(?: ra)?|xuất ra|báo|trả lời|liệt kê',
    contain: 'chứa|bao gồm|có chứa',
    be: 'là|bằng|ở',
    appear: 'xuất hiện|tồn tại|hiển thị|được hiển thị',
    not: 'không|chưa|đừng',
    turning: turningWords.vietnamese,
    all: 'tất cả(?: các)?|cả hai|mỗi|mọi|toàn bộ',
    person: 'bạn|chúng ta|chúng tôi',
    itself: 'nó|lệnh này|lệnh|kết quả|đầu ra|phản hồi',
    or: 'hoặc',
    and: 'và',
    with: 'với|kèm',
    article: 'một|các|những',
    orHigher: 'trở lên|hoặc (?:cao|mới) hơn',
    atLeast: 'ít nhất|tối thiểu',
    atMost: 'nhiều nhất|tối đa',
    moreThan: 'nhiều hơn|lớn hơn|hơn|trên',
    lessThan: 'ít hơn|nhỏ hơn|dưới',
    status: 'mã(?: trạng thái| lỗi)?|trạng thái',
    empty: 'rỗng|trống',
    nothing: 'không có gì|không có kết quả',
    expected: 'mong đợi|kỳ vọng|dự kiến',
    output: 'kết quả|đầu ra|phản hồi|giá trị|output',
    example: 'ví dụ|mẫu',
    criteria: 'tiêu chí(?: thành công)?|kiểm tra|cần kiểm tra|điểm kiểm tra',
    verify: 'kiểm tra(?: rằng| xem)?|xác nhận(?: rằng)?|đảm bảo(?: rằng)?|xác minh(?: rằng)?',
  },
];
