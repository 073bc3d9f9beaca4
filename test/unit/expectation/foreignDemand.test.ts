import { describe, expect, test } from 'vitest';
import { foreignLabelKind, readForeignDemand } from '../../../src/expectation/foreignDemand';

/** A sentence, and the same in English; `person` where only a person can tell, `vague` where nothing says that it is an output. */
const sentences: readonly (readonly [string, string])[] = [
  ['Erwartete Ausgabe: 3', 'Expected: 3'],
  ['Salida esperada: ok', 'Expected: ok'],
  ['Résultat attendu : 200', 'Expected: 200'],
  ['Kết quả mong đợi: 3', 'Expected: 3'],
  ['Deve retornar (exemplo): {"a":1}', 'Should show: {"a":1}'],
  ['Sollte anzeigen: srw-rw---- (s = Socket)', 'Should show: srw-rw---- (s = Socket)'],
  ['Der Port ist gesperrt (erwartet 403):', 'Expected: 403'],
  ['Version 3.2 oder höher erwartet', 'Expected: Version 3.2 or higher'],
  ['esperado 200', 'Expected: 200'],
  ['Der Status muss 200 sein', 'Status should be 200'],
  ['Alle Dienste müssen "Up" sein', 'all Dienste should be "Up"'],
  ['Es muss `x` angezeigt werden', 'should show `x`'],
  ['El comando debe devolver al menos 3', 'should show at least 3'],
  ['no debe aparecer "error"', 'should not show "error"'],
  ['Die Ausgabe darf "ERROR" nicht enthalten', 'should not contain "ERROR"'],
  ['Debes ver "listo"', 'should show "listo"'],
  ['Bei Erfolg endet das Skript mit `FERTIG`', 'should show `FERTIG`'],
  ['liefert "ok"', 'should show "ok"'],
  ['должно быть не менее 3', 'should be at least 3'],
  ['должен показать 18 или выше', 'should show 18 or higher'],
  ['harus menampilkan "ok"', 'should show "ok"'],
  ['应该返回 200 或 404', 'should show 200 or 404'],
  ['應回 404', 'should show 404'],
  ['预期输出：ok', 'Expected: ok'],
  ['`Python 3.9` 以上が表示されれば OK', 'should show `Python 3.9` or higher'],
  ['「done」と表示されること', 'should show "done"'],
  ['200이 반환되어야 합니다', 'should show 200'],
  ['Keine Fehler dürfen erscheinen', 'person'],
  ['エラーが表示されないこと', 'person'],
  ['Los usuarios deben reiniciar el servidor', 'vague'],
  ['路徑穿越應被擋', 'vague'],
];

const orders = [
  'Sie müssen drei Dateien anzeigen',
  'You should see 3',
  'The page must show "x"',
  'Edit the file and restart',
  'エラーが表示されたら再起動する',
  'Starten Sie den Server',
  '重新启动服务',
];

const labels: readonly (readonly [string, 'output' | 'check' | undefined])[] = [
  ['Respuesta esperada:', 'output'],
  ['Ejemplo de respuesta:', 'output'],
  ['レスポンス例:', 'output'],
  ['응답:', 'output'],
  ['预期输出：', 'output'],
  ['成功标志：', 'check'],
  ['確認事項:', 'check'],
  ['Prüfpunkte:', 'check'],
  ['Erwartet:', 'check'],
  ['Critérios de sucesso:', 'check'],
  ['Descripción:', undefined],
  ['Configuration:', undefined],
  ['设置：', undefined],
  ['Note:', undefined],
];

describe('a demand in another language', () => {
  test.each(sentences)('%s: %s', (sentence, english) => {
    const demand = readForeignDemand(sentence);
    const read = demand?.isVague === true ? 'vague' : demand && (demand.english ?? 'person');
    expect(read).toBe(english);
  });
  test.each(orders)('%s: no demand', (sentence) => {
    expect(readForeignDemand(sentence)).toBeUndefined();
  });
});

describe('a label in another language', () => {
  test.each(labels)('%s %s', (words, kind) => {
    expect(foreignLabelKind(words)).toBe(kind);
  });
});
