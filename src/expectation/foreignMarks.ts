/** What a sentence of another language than English expects. */
export interface ForeignMark {
  /** What is expected, without the words that mark it. */
  readonly fact: string;
  /** `form`: only what cannot be meant otherwise counts; else it is for a person alone. */
  readonly trust: 'form' | 'person';
}

/** Labels that stand before a colon: `Erwartet:`, `Résultat attendu :`, `预期输出：`. */
export const foreignLabels: readonly RegExp[] = [
  /^(?:(?:r[eé]sultat|sortie|réponse|resultado|salida|saída|respuesta|resposta|risultato|risposta|output)\s+)?(?:attendue?s?|esperad[oa]s?|attes[oa]|atteso)\s*:\s*/i,
  /^erwartete?[rsn]?(?:\s+(?:ausgabe|ergebnis|antwort))?(?:\s+(?:im|in der|in)\s+[\w-]{2,40})?\s*:\s*/i,
  /^(?:期待(?:される|する)?|想定(?:される)?)(?:出力|結果|値|動作)?\s*[:：]\s*/,
  /^(?:预期|期望|预计|正常)的?(?:输出|结果|返回值?|响应|值)?\s*[:：]\s*/,
  /^(?:예상|기대)(?:되는)?\s?(?:출력|결과|값|응답)?\s*[:：]\s*/,
  /^(?:ожида(?:ется|емый (?:вывод|результат|ответ))|kết quả (?:mong đợi|kỳ vọng)|(?:hasil|output) yang diharapkan)\s*:\s*/i,
  /^(?:(?:vous\s+|você\s+|du\s+|sie\s+|вы\s+)?(?:debe(?:s|n|ría|rías)?|dev(?:e|em|i|ono|eria|rebbe)|doi(?:t|vent)|devri?ez|devrait|soll(?:te|ten|test|en)?|muss|должен|должна|должно|должны))\s+(?:mostrar|imprimir|devolver|retornar|aparecer|salir|decir|dar|ver|contener|exibir|conter|imprimir|dizer|afficher|retourner|renvoyer|contenir|voir|mostrare|stampare|restituire|contenere|vedere|zeigen|anzeigen|ausgeben|liefern|enthalten|sehen|вернуть|возвращать|показать|показывать|вывести|выводить|быть|увидеть|содержать)\s*[:：]\s*/iu,
  /^(?:你|您)?(?:应该?|应当|必须|会|将)(?:能)?(?:看到|返回|显示|输出|打印|包含|是|为)\s*[:：]\s*/,
  /^(?:erwartung|erwartetes (?:verhalten|resultat)|期待例|期待値|想定結果|正常時|预计输出|ищем|cercare|buscar|procurar)\s*[:：]\s*/iu,
  /^(?:oczekiwan|očekáv|очіку|förvänta|forvente|beklenen|verwacht)\p{L}*(?:\s+\p{L}+)?\s*:\s*/iu,
];

/** `liefert "ok"`, `devuelve 200`: an order would not quote what comes. */
const tells =
  /^(?:liefert|zeigt|meldet|ergibt|gibt|antwortet(?: mit)?|devuelve|muestra|imprime|responde(?: con)?|retorna|mostra|exibe|renvoie|retourne|affiche|répond|restituisce|stampa|risponde|возвращает|показывает|выводит|zwraca|pokazuje|toont|geeft)\s+(?=["“`{\d])/iu;

/** Whether a sentence in another language than English says how a result must be: `Beide Zahlen müssen gleich sein`. */
export function demandsResult(sentence: string): boolean {
  const modal = modals.exec(sentence)?.[0];
  if (modal === undefined) return false;
  const fact = sentence.slice(modal.length);
  return /["“`\d]/.test(fact) || verbAtEnd.test(fact) || endsWithVerb.test(modal);
}

/** Reads `debe mostrar …`, `soll … anzeigen`, `应该返回 …`, `「…」と表示されること`. */
export function findForeignMark(sentence: string): ForeignMark | undefined {
  const told = tells.exec(sentence);
  if (told !== null) return { fact: sentence.slice(told[0].length), trust: 'form' };
  const modal = modals.exec(sentence);
  if (modal !== null) {
    const fact = sentence.slice(modal[0].length).replace(verbAtEnd, '');
    if (!negation.test(withoutQuoted(sentence))) return { fact, trust: 'form' };
    return isQuoted.test(fact) ? { fact: `no ${fact}`, trust: 'form' } : { fact: sentence, trust: 'person' };
  }
  const shown = shownQuote.exec(sentence)?.[1];
  if (shown !== undefined && !negation.test(withoutQuoted(sentence))) return { fact: `"${shown}"`, trust: 'form' };
  return outcome.test(sentence) ? { fact: sentence, trust: 'person' } : undefined;
}

function withoutQuoted(sentence: string): string {
  return sentence.replace(/["“`「『][^"”`」』]*["”`」』]/g, ' ');
}

const isQuoted = /^["“`][^"“”`]+["”`]\.?$/;

/** Turns the meaning around. */
const negation =
  /(?<!\p{L})(?:no|não|non|ne|n[’']|nicht|kein\p{L}*|niet|geen|nie|не|tidak|jangan|không|ohne|sin|sem|senza|sans|aucune?|ningún|ninguna?|nenhuma?|nessun\p{L}*|nunca|jamais|mai|никогда|нет)(?!\p{L})|[不没無]|ない|ません|않|없/iu;

const verbs =
  'anzeigen|liefern|dar|ver|recibir|obtener|receber|obter|recevoir|obtenir|voir|ricevere|vedere|получить|увидеть|mostrar|devolver|retornar|imprimir|ser|responder|afficher|retourner|renvoyer|être|mostrare|restituire|essere|exibir|zeigen|ausgeben|вернуть|возвращать|показать|показывать|вывести|выводить|отобразить|быть|menampilkan|mengembalikan|hiển thị|trả về|zwrócić|pokazać|wyświetlić|być|tonen|zijn|aparecer|contener|conter|contenere|contenir|apparaître|comparire|enthalten|содержать|появляться|zawierać|bevatten';

/** What is expected stands behind it. */
const modals = new RegExp(
  `^(?:.{0,60}?\\s)?(?:no debe(?:n|ría)?|non deve|não deve|ne doit pas|(?:debes|deberías|devi|devri?ez|solltest)(?=\\s+(?:ver|recibir|obtener|voir|recevoir|obtenir|vedere|ricevere)(?!\\p{L}))|debe(?:n|ría)?|dev(?:e|em|rebbe|ono|eria)|doi(?:t|vent)|devrait|soll(?:te|en|ten)?|muss|müssen|darf|dürfen|должен|должна|должно|должны|harus|phải|powin\\p{L}+|moet(?:en)?)\\s+(?:(?:pas|nicht|niet)\\s+)?(?:(?:${verbs})\\s+)?|^.{0,30}?(?:应该?|应当|必须|须)(?:能)?(?:返回|显示|输出|打印|看到|包含|是|为|大于|等于)(?:了|一个|：)?\\s*`,
  'iu',
);

const endsWithVerb = new RegExp(`\\s(?:${verbs})\\s+$`, 'iu');

/** German and Dutch put the verb last: `soll 200 zurückgeben`. */
const verbAtEnd =
  /\s+(?:(?:zurück|aus)?geben|(?:zurück)?liefern|(?:an)?zeigen|enthalten|melden|erscheinen|stehen|sein|lauten|teruggeven|tonen|bevatten)\.?$/i;

/** Japanese says what is shown before it says that it is: `「done」と表示される`. */
const shownQuote =
  /^[^。]{0,40}?[「『"`]([^」』"`]+)[」』"`]\s*(?:と|が)(?:表示|出力|返)(?!\S{0,4}(?:たら|れば|場合)(?!(?:、)?\s*(?:OK|成功|完了|正常|問題(?:ない|なし|ありません))))/;

/** Japanese and Korean sentences that end in "that it is so", "must be returned". */
const outcome =
  /(?:される|返る|いる|ある|なる|ない)こと(?:を確認(?:する)?)?。?$|(?:(?:され|でき|返|出|な|あ)(?:て(?:い)?)?れば)(?:、)?\s*(?:OK|成功|完了|正常|問題(?:ない|なし|ありません))|(?:表示|出力|返)(?:され)?たら\s*(?:OK|成功|完了)|(?:반환|표시|출력)(?:해야|되어야|돼야)/;
