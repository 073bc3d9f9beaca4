import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeMatcher } from '../../../src/expectation/describeMatcher';
import { inferExpectation } from '../../../src/expectation/inferExpectation';
import { propertyRuns } from '../propertyRuns';

/** The comment, and what is checked, in words; `review` for a sentence, nothing for a comment that expects nothing. */
const comments: readonly (readonly [string, string | undefined])[] = [
  ['Expected: 82+ tests passing', '≥ 82 passed'],
  ['Expected: at least 1,000 passing tests.', '≥ 1000 passed'],
  ['Target: 80%+ coverage', '≥ 80 %'],
  ['Target: 500+ req/s', '≥ 500 req/s'],
  ['Target: <200ms', '< 200 ms'],
  ['Response time should be under 2 seconds', '< 2 seconds'],
  ['Expected: HTTP 200 OK', 'HTTP 200'],
  ['Expected: HTTP/1.1 503 Service Unavailable', 'HTTP 503'],
  ['Expected: HTTP/2 200', 'HTTP 200'],
  ['Expected: 200 or 202', 'HTTP 200 or 202'],
  ['Expect: status 404', 'HTTP 404'],
  ['While it starts (should return 503)', 'HTTP 503'],
  ['Should return no results', 'prints nothing'],
  ['Should print nothing (all is pushed)', 'prints nothing'],
  ['Expected: no output', 'prints nothing'],
  ['should not be empty', 'prints something'],
  ['Expected: {"status":"healthy",...}', 'JSON with {"status":"healthy"}'],
  ['Expected: {..., "colour": "GREEN", …}', 'JSON with {"colour":"GREEN"}'],
  ['Body: {"a": ..., "b": [1, ...]}', 'JSON with {"a":"...","b":[1,"..."]}'],
  ['"state": "idle",', 'JSON with {"state":"idle"}'],
  ['"count": 3', 'review'],
  ['"build": "v..."', 'review'],
  ['Expected: acme.orders.v1.OrderService', 'contains "acme.orders.v1.OrderService"'],
  ['Erwartet: HTTP/2 200 oder HTTP/2 302', 'HTTP 200 or 302'],
  ['Debe mostrar: 3.9 o superior', 'version ≥ 3.9'],
  ['Expected in the response header:', 'review'],
  ['Erwartet im Antwort-Header:', 'review'],
  ['identical to the first', 'review'],
  ['0% packet loss', 'review'],
  ['identical steps follow', undefined],
  ['Expected: PONG', 'has the line "PONG"'],
  ['→ Expected: `True`', 'has the line "True"'],
  ['- **Expected:** 3', 'number = 3'],
  ['Expected: `server is up`', 'contains "server is up"'],
  ['web should show "Up"', 'contains "Up"'],
  ['should print "a b" and "c d"', 'contains "a b" & contains "c d"'],
  ['Must succeed', 'exit 0'],
  ['Should exit with code 3', 'exit 3'],
  ['All services should show "Up"', 'every line contains "Up"'],
  ['Both services should show "online"', 'every line contains "online" & ≥ 2 lines'],
  ['All endpoints should return 200', 'HTTP 200 & by eye: All endpoints 200'],
  ['None should return 500', 'review'],
  ['Expected: All queues empty', 'review'],
  ['Expected: 200 and a JSON body', 'HTTP 200 & has $'],
  ['Expected: 200 and a body', 'HTTP 200 & by eye: a body'],
  ['Expected: 200 if the cache is warm', 'review'],
  ['Expected: HTTP/2 200, content-type: x', 'HTTP 200 & matches /^(?:< )?content-type:\\s*x(?:\\s*;.*)?\\s*$/'],
  ['Expected: {"status": broken', 'review'],
  ['Expected: JSON', 'review'],
  ['Expected: "a" or "b"', 'matches /^\\s*"?(?:a|b)"?\\s*$/'],
  [
    'Expected: 3/3 ready',
    'matches /(?:^|[^\\w])ready\\W{1,4}3/3(?:[^\\w/.]|$)|(?:^|[^\\w/.])3/3\\W{1,3}ready(?:[^\\w]|$…',
  ],
  ['Expected: < 500ms p99', 'review'],
  ['Expected: average latency < 500ms', '< 500 ms'],
  ['Expected: > 95%', 'review'],
  ['Expected: Names of the queues', 'review'],
  ['Expected:', 'review'],
  ['Should fail', 'review'],
  ['must NOT list any key', 'review'],
  ['should not contain "ERROR"', 'does not contain "ERROR"'],
  ['Look for:', 'review'],
  ['Look for errors', 'review'],
  ['Returns the array', 'review'],
  ['Returns 200', 'HTTP 200'],
  ['Returns JSON', 'review'],
  ['Target: production', 'review'],
  ['Output: report', 'review'],
  ['No errors expected', 'review'],
  ['{"status":"ok"}', 'JSON like {"status":"ok"}'],
  ['{"status":"ok","at":"2024-01-02"}', 'JSON like {"status":"ok","at":"2024-01-02"}'],
  ['web ~85MB (target <100MB)', 'review'],
  ['Should show:\nweb up', 'review'],
  ['Sollte {"status":"ok"} zurückgeben', 'JSON with {"status":"ok"}'],
  ['Soll 204 liefern', 'HTTP 204'],
  ['Die Ausgabe darf "ERROR" nicht enthalten', 'does not contain "ERROR"'],
  ['Die Ausgabe darf keine Fehler enthalten', 'review'],
  ['No debe aparecer "ERROR"', 'does not contain "ERROR"'],
  ['Ne doit pas afficher "échec"', 'does not contain "échec"'],
  ['Debe devolver 200, no 404', 'HTTP 200 & by eye: no 404'],
  ['Deben pasar todas', 'review'],
  ['Debe mostrar "no errors"', 'contains "no errors"'],
  ['Не должно вывести "ошибка"', 'does not contain "ошибка"'],
  ['Должно вывести "active"', 'contains "active"'],
  ['Powinno zwrócić 200', 'HTTP 200'],
  ['Moet "klaar" tonen', 'contains "klaar"'],
  ['应该返回 200', 'HTTP 200'],
  ['不应该返回 500', 'review'],
  ['预期：{"ok":true}', 'JSON with {"ok":true}'],
  ['期望结果：全部成功', 'review'],
  ['期待される結果: すべて成功', 'review'],
  ['「Deploy finished」と表示されること', 'contains "Deploy finished"'],
  ['エラーが表示されないこと', 'review'],
  ['「Bad gateway」と表示されたら次へ', undefined],
  ['「Deploy finished」と表示されれば成功', 'contains "Deploy finished"'],
  ['Doit afficher : ✅ Base connectée', 'contains "✅ Base connectée"'],
  ['Doit afficher : tous les conteneurs', 'review'],
  ['Sollte anzeigen: X-Show=true', 'contains "X-Show=true"'],
  ['Должен вернуть: PONG', 'has the line "PONG"'],
  ['应该返回空结果', 'prints nothing'],
  ['应该返回HTTP/1.1 200 OK', 'HTTP 200'],
  ['예상 출력: {"ok":true}', 'JSON with {"ok":true}'],
  ['200을 반환해야 합니다', 'HTTP 200'],
  ['Beklenen çıktı: 200', 'HTTP 200'],
  ['Verwacht: 3', 'number = 3'],
  ['Oczekiwany wynik: "gotowe"', 'contains "gotowe"'],
  ['Kết quả mong đợi: 200', 'HTTP 200'],
  ['You should see: "ready for all"', 'contains "ready for all"'],
  ['Should equal 3', 'number = 3'],
  ['Expected: the body displays `ready: true`', 'contains "ready: true"'],
  ['Expected: the body does not display "x"', 'review'],
  ['Expected: nothing shows "x"', 'review'],
  ['Expected: all pods show "Running"', 'every line contains "Running"'],
  ['Expected: when idle, it prints "idle"', 'review'],
  ['→ PONG', 'has the line "PONG"'],
  ['→ `pong`', 'has the line "pong"'],
  ['=> done', 'contains "done"'],
  ['→ 200', 'HTTP 200'],
  ['Creates app-1.0.0.tgz', 'review'],
  ['Creates a new branch', undefined],
  ['HTTP/1.1 204 No Content', 'HTTP 204'],
  ['>= 4', 'review'],
  ['> see the wiki', undefined],
  ['Verify that it prints "ready to serve"', 'contains "ready to serve"'],
  ['Verify it is not "x"', undefined],
  ['Verify the pod is running', undefined],
  ['Check whether it prints "x"', undefined],
  ['Make sure nothing is printed', 'prints nothing'],
  ['OK if the output is empty', 'prints nothing'],
  ['OK if it prints 3', 'number = 3'],
  ['No output means all is well', 'prints nothing'],
  ['No output means nothing was done', undefined],
  ['Empty output = success', 'prints nothing'],
  ['If it prints "x", restart it', undefined],
  ['The port is 8080', undefined],
  ['The script says "done"', 'contains "done"'],
  ['Without a key => 401', undefined],
  ['Test 2: should return 401', 'HTTP 401'],
  ['At this point, the command should print "ok"', 'contains "ok"'],
  ['Should show a line like "up 3 days"', 'contains "up 3 days"'],
  ['Should show a missing "x" line', 'review'],
  ['Should show "Up" or a dash', 'review'],
  ['Expected output: Listening on http://localhost:3000', 'contains "Listening on http://localhost:3000"'],
  ['Expected output: all the workers of the pool', 'review'],
  ['Expected: A file in ./out/', 'review'],
  ['Expected: ✅ Migrated', 'contains "✅ Migrated"'],
  ['Expected: status: PASS', 'contains "status: PASS"'],
  ['Expected exit code: 2', 'exit 2'],
  ['Expected: exit code 0, no output', 'exit 0 & prints nothing'],
  ['Expected: 0 errors, some warnings', 'review'],
  ['Should be no more than 4', 'number ≤ 4'],
  ['Must show exactly 2 rows', 'number = 2'],
  ['https://acme.test/health must return 200', 'review'],
  ['Check health', undefined],
  ['使用新的版本', undefined],
  ['バックアップを作成する', undefined],
  ['Den Dienst neu starten', undefined],
  ['Reiniciar el servicio', undefined],
  ['Check health returns', undefined],
  ['Or: npm test', undefined],
  ['Verify access', undefined],
  ['Backend', undefined],
  ['Wait 30 seconds', undefined],
  ['On Windows: use the other one', undefined],
  ['Node 24 LTS (needs Node 24+)', undefined],
  ['200 OK', undefined],
  ['', undefined],
];

/** Commands, and what can be checked in their outputs when it should be so. */
const facts: readonly (readonly [command: string, verb: string, rest: string])[] = [
  ['curl -i http://x', 'return', '200'],
  ['curl -i http://x', 'return', '301 redirect'],
  ['curl -i http://x', 'be', 'blocked (403)'],
  ['curl -s http://x', 'return', 'a JSON array'],
  ['curl -s http://x', 'return', 'JSON with `id`'],
  ['curl -I http://x', 'have', 'header X-Frame-Options'],
  ['npm test', 'pass', ''],
  ['npm run build', 'finish', 'without errors'],
  ['git status', 'be', 'clean'],
  ['git branch --show-current', 'be', 'main'],
  ['systemctl status web', 'be', 'active'],
  ['systemctl is-active web', 'be', 'active'],
  ['kubectl get pods', 'be', 'Running'],
  ['docker ps', 'show', '3 containers running'],
  ['ls dist', 'contain', 'a.txt and b.txt'],
  ['ls dist', 'exist', ''],
  ['nginx -t', 'be', 'ok'],
  ['terraform plan', 'show', 'no changes'],
  ['python3 --version', 'be', 'Python 3.11+'],
  ['pytest --cov', 'show', '80%+ coverage'],
  ['redis-cli dbsize', 'be', '> 0'],
];

describe('a denial', () => {
  test.each(facts)('%s: should %s %s', (command, verb, rest) => {
    const fact = `${verb} ${rest}`.trim();
    const said = inferExpectation(`Should ${fact}`, command)?.map(describeMatcher).join(' & ') ?? '';
    expect(said).not.toMatch(/^(?:by eye.*)?$/);
    for (const denied of [
      `Should not ${fact}`,
      `Must never ${fact}`,
      `Should no longer ${fact}`,
      `Expected: not ${rest || verb}`,
    ]) {
      const matchers = inferExpectation(denied, command) ?? [];
      const isOfAbsence = matchers.every(({ kind }) => kind === 'review' || kind === 'not-contains');
      expect(isOfAbsence, `${denied}: ${matchers.map(describeMatcher).join(' & ')}`).toBe(true);
    }
  });
});

describe('inferExpectation', () => {
  test.each(comments)('%j: %s', (comment, words) => {
    const matchers = inferExpectation(comment);
    if (words === 'review') expect(matchers).toEqual([{ kind: 'review', sentence: comment.replace(/\s+/g, ' ') }]);
    else expect(matchers?.map(describeMatcher).join(' & ')).toBe(words);
  });

  test.each([
    'Expected: {"a": ...',
    'Expected: (should ',
    'Expected: "a" and ',
    '{...',
    'Expected: `',
    'should 200 or ',
  ])('takes little time for a comment of many %j', (part) => {
    const start = performance.now();
    inferExpectation(part.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test('never throws, and never gives nothing to check', () => {
    const word = fc.constantFrom(
      'Expected:',
      'should',
      'return',
      '200',
      'or',
      '{',
      '...',
      '}',
      '"',
      '`',
      '+',
      '%',
      '<',
      'no',
      'results',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'binary' })), { maxLength: 12 }), (words) => {
        const matchers = inferExpectation(words.join(' '));
        if (matchers !== undefined) expect(matchers.length).toBeGreaterThan(0);
      }),
      { numRuns: propertyRuns(200), seed: 4 },
    );
  });
});
