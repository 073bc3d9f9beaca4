import { describe, expect, test } from 'vitest';
import { hiddenFailure } from '../../../src/expectation/hiddenFailure';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';

const shell = await loadShellParserFromDisk();

function reasonFor(text: string, pipefail = false): string | undefined {
  return hiddenFailure(shell.readExit(text, pipefail).parts);
}

describe('a failure that an empty output hides', () => {
  test.each([
    'curl -s https://example.org/log | grep ERROR',
    'curl -sfL https://example.org/log | wc -l',
    'curl --silent https://example.org/log | jq .errors | wc -l',
    'kubectl get pods 2>/dev/null | grep -v Running',
    'kubectl get pods 2> /dev/null | grep -v Running | wc -l',
    'make 2>&1 | grep -c warning',
    'make |& grep warning | wc -l',
    'wget -qO- https://example.org/log | grep ERROR',
    'ssh -q web-1 journalctl | grep ERROR',
    'cd app && curl -s https://example.org/log | grep ERROR',
    'set -o pipefail; curl -s https://example.org/log | grep ERROR',
  ])('%s', (text) => {
    expect(reasonFor(text)).toMatch(/^A failure before (?:grep|wc) would show nothing either$/);
  });

  test.each([
    'grep ERROR app.log',
    'curl -s https://example.org/log',
    'curl -sS https://example.org/log | grep ERROR',
    'curl -s --show-error https://example.org/log | grep ERROR',
    'curl https://example.org/log | grep ERROR',
    'kubectl get pods | grep -v Running',
    'kubectl get pods -l app=web -s https://example.org | wc -l',
    'make 2>&1 | wc -l',
    'make 2>&1 | tail -3',
    'make 2>/dev/null',
    'set -o pipefail; curl -s https://example.org/log | wc -l',
    'grep ERROR app.log 2>/dev/null',
  ])('is seen: %s', (text) => {
    expect(reasonFor(text)).toBeUndefined();
  });
});
