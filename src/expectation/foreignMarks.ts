/** `No debe haber errores`, `Alle Tests müssen bestehen`: that it went well, in English. */
export function findForeignSuccess(sentence: string): string | undefined {
  const text = sentence.replace(/[.。!]$/, '');
  const isDenied = negation.test(text.replace(/\s\p{L}+ \p{L}+$/u, ''));
  if (noErrors.test(text) || (runsWell.test(text) && !isDenied)) return 'no errors';
  return testsPass.test(text) ? 'all tests pass' : undefined;
}

const noErrors =
  /^(?:(?:verificar?|verifique|comprobar|compruebe|confirmar|vérifie[rz]?|verificare|prüfen|pastikan|kiểm tra|проверить|убедиться)(?:,? (?:que|qu['’]|che|dass|bahwa|rằng|что))?\s*)?(?:(?:no debe(?:n|ría|rían)? (?:haber|aparecer)|no (?:hay|haya)|sin|não deve(?:m)? (?:haver|aparecer)|não (?:há|haja)|sem|il ne doit pas y avoir d['’]|il n['’]y a (?:pas d['’]|aucune )|aucune|sans|non (?:ci )?(?:devono|deve) (?:esserci|essere)|non ci (?:sono|siano)|senza|nessun) ?(?:errores|erros|erreurs?|error[ei]|errore)(?: d[ei] \p{L}+| \p{L}+)?|(?:es (?:darf|dürfen|sollte|sollten) )?(?:keine|ohne) (?:\p{L}+)?fehler(?: (?:auftreten|geben|erscheinen))?|(?:geen|zonder) fouten|(?:не должно быть|нет|без) ошибок|tidak (?:boleh |harus )?ada (?:error|kesalahan)|tanpa (?:error|kesalahan)|không có lỗi(?: nào)?|(?:没有|沒有|无|無)(?:任何)?(?:错误|錯誤|报错)|不应(?:该)?有(?:任何)?错误|エラー(?:が(?:ない|出ない)(?:こと)?|なし)|오류가 없어야 (?:함|합니다|한다))$/iu;

/** Ends without errors: `debería completarse sin errores`. */
const runsWell =
  /^(?:.{0,60}?\s)?(?:debe(?:n|ría)?|dev(?:e|em|ono|rebbe)|doi(?:t|vent)|devrait|soll(?:te)?|muss|должн[аоы]|должен|harus|phải)\s(?:\p{L}+ )?(?:(?:completar\p{L}*|terminar\p{L}*|finalizar\p{L}*|ejecutar\p{L}*|executar|compilar|concluir|pasar|passar|se terminer|s['’]exécuter|compiler|passer|terminare|finire|compilare|completarsi|завершиться|пройти|собраться|selesai|berjalan|lolos|kết thúc) (?:sin|sem|sans|senza|без|tanpa|không có) (?:errores|erros|erreurs?|error[ei]|ошибок|error|kesalahan|lỗi)|ohne fehler (?:durchlaufen|laufen|enden|bauen|kompilieren))$/iu;

const testsPass =
  /^(?:todos los (?:tests|pruebas)|todas las pruebas|todos os testes|tous les tests|tutti i test|alle tests|все тесты|semua (?:test|tes|pengujian)|tất cả (?:các )?test)\s(?:(?:deben|devem|doivent|devono|müssen|sollten|должны|harus|phải)\s)?(?:pasar|pasan|passar|passam|passer|passent|passare|passano|bestehen|bestanden|grün sein|durchlaufen|laufen durch|пройти|проходят|lolos|lulus|pass)$|^(?:所有|全部)(?:的)?测试(?:都)?(?:应该?|必须)?通过$|^(?:すべて|全て|全)の?テストが(?:通る|パスする|成功する)(?:こと)?$|^모든 테스트가? 통과(?:해야 (?:함|합니다|한다))?$/iu;

/** Turns the meaning around. */
const negation =
  /(?<!\p{L})(?:no|não|non|ne|n[’']|nicht|kein\p{L}*|niet|geen|nie|не|tidak|jangan|không|ohne|sin|sem|senza|sans|aucune?|ningún|ninguna?|nenhuma?|nessun\p{L}*|nunca|jamais|mai|никогда|нет)(?!\p{L})|[不没無]|ない|ません|않|없/iu;
