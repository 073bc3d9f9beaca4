import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/expectation/evaluate';
import type { Matcher } from '../../../src/expectation/expectation';
import { silentExit } from '../../../src/expectation/silentExit';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { withImpliedExpectations } from '../../../src/expectation/withImpliedExpectations';

const shell = await loadShellParserFromDisk();

function reasonFor(text: string, pipefail = false): string | undefined {
  return silentExit(shell.readExit(text, pipefail).parts);
}

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
    ['npm test | tail -20 && ./deploy.sh', /tail alone/],
    ['./deploy.sh && df -h | sort', undefined],
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
    const reason = reasonFor(text);
    if (expected) expect(reason).toMatch(expected);
    else expect(reason).toBeUndefined();
  });

  test.each<readonly [string, RegExp | undefined]>([
    ['make | tee log # not without pipefail', /tee alone/],
    ['make | tee log # set -o pipefail', /tee alone/],
    ['echo pipefail; make | tee log', /tee alone/],
    ['set +o pipefail; make | tee log', /tee alone/],
    ['set -o pipefail; set +o pipefail; make | tee log', /tee alone/],
    ['(set -o pipefail); make | tee log', /tee alone/],
    ['(set -o pipefail; make | tee log)', undefined],
    ['if test -t 1; then set -o pipefail; fi; make | tee log', /tee alone/],
    ['test -t 1 || set -o pipefail; make | tee log', /tee alone/],
    ['test -t 1 && set -o pipefail; make | tee log', /tee alone/],
    ['set -e && set -o pipefail && make | tee log', undefined],
    ['set -euo pipefail\ncd api\nmake | tee log', undefined],
    ['set -o errexit -o pipefail; make | tee log', undefined],
    ['f() { set -o pipefail; }; make | tee log', /tee alone/],
    ['set -o pipefail; exec bash; make | tee log', /tee alone/],
    ['make | sudo tee /var/log/make.log', /tee alone/],
    ['make | /usr/bin/tee log', /tee alone/],
    ['make | tee log > /dev/null', /tee alone/],
    ['make | tee log && echo done', /tee alone/],
    ['make | tee log || exit 1', /tee alone/],
    ['make <<EOF | tee log\nyes\nEOF', /tee alone/],
    ['for f in a b; do ./build.sh $f | tee log; done', /tee alone/],
    ['make | while read line; do echo "$line"; done', undefined],
    ['for app in api web; do npm test --prefix $app; done', /last round/],
    ['for url in a b; do curl -f "$url"; done', /last round/],
    ['for app in api web\ndo\n  cd $app && make && cd ..\ndone', /last round/],
    ['for app in api web; do npm test --prefix $app || exit 1; done', undefined],
    ['set -e; for app in api web; do npm test --prefix $app; done', undefined],
    ['for i in 1 2 3; do date; done', undefined],
    ['until curl -f localhost; do sleep 1; done', undefined],
    ['while read -r app; do npm test --prefix $app; done < apps', /last round/],
    ['cat apps | while read app; do npm test --prefix $app; done', /last round/],
    ['while read app; do npm test --prefix $app || break; done < apps', /last round/],
    ['while read app; do npm test --prefix $app || exit 1; done < apps', undefined],
    ['while true; do make && break; sleep 5; done', undefined],
    ['while [ $n -lt 5 ]; do n=$((n + 1)); make && break; sleep 5; done', /alone|last round/],
    ['bash -c "make | tee log"', /tee alone/],
    ["sudo sh -lc 'make | tee log'", /tee alone/],
    ['ssh build@host "make | tee log"', /tee alone/],
    ["ssh host sudo bash -c 'make | tee log'", /tee alone/],
    ["eval 'make | tee log'", /tee alone/],
    ["set -o pipefail; eval 'make | tee log'", undefined],
    ["set -o pipefail; bash -c 'make | tee log'", /tee alone/],
    ["bash -o pipefail -c 'make | tee log'", undefined],
    ["bash -c 'make; echo done'", /echo alone/],
    ["bash -ec 'make; echo done'", undefined],
    ["bash -c 'make && make install'", undefined],
    ['bash deploy.sh -c x', undefined],
    ['ssh host', undefined],
    [`${'eval '.repeat(10)}make`, /too long/],
    ['make &\nwait', /wait ends well/],
    ['make & wait', /wait ends well/],
    ['make & wait $!', undefined],
    ['make & wait -n', undefined],
    ['export VERSION=$(git describe)', /export alone/],
    ['export VERSION="v$(git describe)" NAME=x', /export alone/],
    ['readonly VERSION=`git describe`', /readonly alone/],
    ['declare -r VERSION=$(git describe)', /declare alone/],
    ['local VERSION=$(git describe)', /local alone/],
    ['export VERSION=$(git describe) && make', /export alone/],
    ['export VERSION=1.2.3', undefined],
    ['VERSION=$(git describe)', undefined],
    ['curl -ofile https://example.org/a', /curl .*without -f/],
    ['curl -o f https://example.org/a', /curl .*without -f/],
    ['curl -XDELETE -uf:f https://example.org/a', /curl .*without -f/],
    ['curl -o -f https://example.org/a', /curl .*without -f/],
    ['curl -d@form https://example.org/a', /curl .*without -f/],
    ['curl -sfofile https://example.org/a', undefined],
    ['curl -sS -o file -f https://example.org/a', undefined],
    ['curl https://example.org/a || exit 1', /curl .*without -f/],
    ['npm test; echo "exit: $?"', /echo alone/],
    ['npm test; npm run lint', /npm alone/],
    ['cd api; npm run build; cd ..', /cd alone/],
    ['set -e; npm test; npm run lint', undefined],
    ['cd api; npm test', undefined],
    ['cd api; echo here', undefined],
    ['{ npm start & }', /background/],
  ])('by the syntax: %s', (text, expected) => {
    const reason = reasonFor(text);
    if (expected) expect(reason).toMatch(expected);
    else expect(reason).toBeUndefined();
  });

  test('behind pipefail the code is that of all', () => {
    expect(reasonFor('npm test | tail', true)).toBeUndefined();
    expect(reasonFor('set +o pipefail; npm test | tail', true)).toMatch(/tail alone/);
    expect(reasonFor('npm start &', true)).toMatch(/background/);
  });

  test.each([
    ['set -euo pipefail', false, true],
    ['set -e', true, true],
    ['set +o pipefail', true, false],
    ['(set +o pipefail)', true, true],
    ['if a; then set +o pipefail; fi', true, false],
    ['exec zsh', true, false],
    ['make # set -o pipefail', false, false],
  ])('%s, behind %s, leaves pipefail %s', (text, before, after) => {
    expect(shell.readExit(text, before).pipefail).toBe(after);
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
      'a | tee '.repeat(2_400),
      '('.repeat(19_000),
      '{ a & '.repeat(3_000),
      '"$('.repeat(6_000),
      'if a; then '.repeat(1_800),
    ])
      reasonFor(text);
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
