import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/expectation/evaluate';
import type { Matcher } from '../../../src/expectation/expectation';
import { silentEnd, silentExit } from '../../../src/expectation/silentExit';
import { withImpliedExpectations } from '../../../src/expectation/withImpliedExpectations';

describe('silentEnd', () => {
  test.each([
    ['exit', false],
    ['  exit 0 # done', false],
    ['logout;', false],
    ["exec sh -c 'exit 0'", false],
    ['deploy', true],
    ['. ./release.sh', true],
    ["trap 'exit 0' ERR; false", true],
    ['exit 3', true],
    ['exit 0 || deploy', true],
    ['executor', true],
  ])('%s', (text, isSilent) => {
    expect(silentEnd(text) !== undefined).toBe(isSilent);
  });
});

describe('silentExit', () => {
  test.each<readonly [string, RegExp | undefined]>([
    ['./server &', /background/],
    ['nohup ./server > server.log 2>&1 &', /background/],
    ['(cd api && npm start) &', /background/],
    ['make && echo done', undefined],
    ['make 2>&1', undefined],
    ['echo a \\&', undefined],
    ['./deploy.sh | tee deploy.log', /tee alone/],
    ['./deploy.sh 2>&1 | tee -a "logs/deploy | today.log"', /tee alone/],
    ['./deploy.sh |& tee deploy.log', /tee alone/],
    ['./deploy.sh | tee >(wc -l)', /tee alone/],
    ['npm test 2>&1 | tail -20', /tail alone/],
    ['cmake --build build -j4 | \\\n  tail -3', /tail alone/],
    ['df -h | sort', undefined],
    ['docker compose ps | head -5', undefined],
    ['npm test || cat error.log', undefined],
    ['npm test | grep -q passed', undefined],
    ['npm test | tail -20 && ./deploy.sh', undefined],
    ["echo 'make | tee log'", undefined],
    ['set -o pipefail; npm test | tail -20', undefined],
    ['curl http://localhost:8080/health', /curl .*without -f/],
    ['cd api && curl -sS -o health.json \\\n  "https://example.org/health"', /curl .*without -f/],
    ['curl -X POST -H "X-Force: -f" https://example.org/deploy', /curl .*without -f/],
    ['curl -fsS https://example.org/health', undefined],
    ['curl --fail-with-body https://example.org/health', undefined],
    ['curl https://example.org/health | jq -e .ok', undefined],
    ['curl -s https://example.org/health > health.json && grep -q ok health.json', undefined],
    ['curl --version', undefined],
    ['echo curl', undefined],
    ['curl -s localhost | grep -q Hello && echo "Good" || echo "Bad"', /echo alone/],
    ['test -f a.txt || printf "missing\\n"', /printf alone/],
    ['test -f a.txt || { echo "missing"; }', /echo alone/],
    ['test -f a.txt || (echo missing)', /echo alone/],
    ['test -f a.txt || { echo "missing"; exit 1; }', undefined],
    ['test -f a.txt || echo "missing" && false', undefined],
    ['docker stop old || true', undefined],
    ['echo "a || echo b"', undefined],
    ['if make; then echo done; else echo failed; fi', /echo alone/],
    ['if grep -q ERROR log\nthen\n  echo "errors"\nfi', /echo alone/],
    ['if make; then echo done; else echo failed; exit 1; fi', undefined],
    ['if make; then ./deploy.sh; fi', undefined],
    ['if a; then echo 1; elif b; then echo 2; else false; fi', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    const reason = silentExit(text);
    if (expected) expect(reason).toMatch(expected);
    else expect(reason).toBeUndefined();
  });

  test('behind pipefail the code is that of all', () => {
    expect(silentExit('npm test | tail', 'set -euo pipefail\nnpm test | tail')).toBeUndefined();
    expect(silentExit('npm start &', 'set -euo pipefail\nnpm start &')).toMatch(/background/);
  });

  test('answers in time, whatever the text', () => {
    for (const text of [
      '|'.repeat(50_000),
      'a|tee '.repeat(20_000),
      '"'.repeat(50_001),
      '& '.repeat(50_000),
      'if then '.repeat(20_000),
      `if ${'then else '.repeat(10_000)}fi`,
      '|| echo ('.repeat(20_000),
    ])
      silentExit(text);
  });
});

describe('an exit code that tells nothing', () => {
  const observed = {
    output: 'all is well',
    outputComplete: true,
    durationMs: 1,
    programs: ['tee'],
    silentExit: 'Why.',
  };

  test.each<readonly [string, readonly Matcher[], number, string]>([
    ['alone', [], 0, 'review'],
    ['that is not 0', [], 2, 'mismatched'],
    ['beside what a machine has compared', [{ kind: 'non-empty' }], 0, 'matched,matched'],
    ['beside what a person compares', [{ kind: 'review', sentence: 'All is well' }], 0, 'review,review'],
    ['beside a time', [{ kind: 'duration', comparison: '<', milliseconds: 5 }], 0, 'matched,review'],
    ['that the author asks for', [{ kind: 'exit', codes: [0], negated: false }], 0, 'matched'],
  ])('%s', (_name, matchers, exitCode, kinds) => {
    const declared = matchers.map((matcher) => ({ matcher, source: 'declared', text: 'said', line: 0 }) as const);
    const { verdicts } = evaluate(withImpliedExpectations(declared, 0), { ...observed, exitCode });
    expect(verdicts.map(({ kind }) => kind).join()).toBe(kinds);
  });
});
