import { expect, test } from 'vitest';
import { describeMatcher } from '../../../src/expectation/describeMatcher';
import { inferListed } from '../../../src/expectation/inferListed';

test.each([
  [
    'Should show:',
    'nginx: configuration file test is successful',
    'contains "nginx: configuration file test is successful"',
  ],
  ['Should show:', '✓ Frontend build successful', 'contains "Frontend build successful"'],
  ['Should show:', '- conf.d/web.conf', 'contains "conf.d/web.conf"'],
  ['Should list:', '- orders', 'contains "orders"'],
  ['Targets:', '- Error rate < 1%', '< 1 %'],
  ['Targets:', '- Durchsatz: mindestens 500 req/s', '≥ 500 req/s'],
  ['Should show:', '- the list of orders', 'by eye: the list of orders'],
  ['Should not contain:', '- `CrashLoop`', 'does not contain "CrashLoop"'],
  ['No warnings such as:', '- "out of memory"', 'does not contain "out of memory"'],
  ['Keine Meldungen wie:', '- `OOMKilled`', 'does not contain "OOMKilled"'],
  ['Should not contain:', '- secrets', 'by eye: Should not contain: secrets'],
  ['Should not show:', '- Error rate < 1%', 'by eye: Should not show: Error rate < 1%'],
])('%s %s', (head, text, expected) => {
  expect(inferListed(text, head, 'acme report').map(describeMatcher).join(' & ')).toBe(expected);
});
