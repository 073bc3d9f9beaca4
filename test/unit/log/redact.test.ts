import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/log/redact';
import { redactEvent } from '../../../src/log/redactEvent';
import { commandFinished, runStarted } from './sampleEvents';

const letters = (count: number): string => 'aB3dE6gH9'.repeat(count).slice(0, count);
const token = letters(36);
const key = ['-----BEGIN RSA PRIVATE KEY-----', letters(64), `${letters(40)}==`, '-----END RSA PRIVATE KEY-----'];

describe('createRedactor, text that is published', () => {
  const published = 'python -c "print(\'SECRET_KEY=\' + token(32))" # hunter2hunter2';
  const { redact } = createRedactor(['hunter2hunter2'], { published });

  it('leaves a command of the checklist as it stands there', () => {
    const command = 'python -c "print(\'SECRET_KEY=\' + token(32))"';
    expect(redact(command)).toBe(command);
  });

  it('takes out what a program prints, and secret inputs everywhere', () => {
    expect(redact('SECRET_KEY=Zk3_x-9')).toBe('SECRET_KEY=‹redacted: secret›');
    expect(redact('echo hunter2hunter2')).toBe('echo ‹redacted: secret input›');
  });
});

describe('createRedactor, tokens known by their form', () => {
  const { redact } = createRedactor([]);
  it.each<[string, string, string]>([
    ['AWS', 'id AKIAIOSFODNN7EXAMPLE.', 'id ‹redacted: AWS access key›.'],
    ['GitHub', `remote ghp_${token} ok`, 'remote ‹redacted: GitHub token› ok'],
    ['GitHub, fine-grained', `github_pat_${letters(22)}_${letters(59)}`, '‹redacted: GitHub token›'],
    ['GitLab', `glpat-${letters(20)}`, '‹redacted: GitLab token›'],
    ['npm', `//r/:_authToken npm_${token}`, '//r/:_authToken ‹redacted: npm token›'],
    ['Slack', 'xoxb-123456789012-abcdefABCDEF', '‹redacted: Slack token›'],
    ['JWT', 'cookie eyJhbGciOi.eyJzdWIiOi.SflKxwRJ-_x;', 'cookie ‹redacted: JWT›;'],
    ['a private key', `a\n${key.join('\n')}\nb`, 'a\n‹redacted: private key›\nb'],
    ['a private key in JSON', `{"k":"${key.join('\\n')}\\n"}`, '{"k":"‹redacted: private key›\\n"}'],
    ['a private key that was cut', key.slice(0, 2).join('\n'), '‹redacted: private key›'],
    ['a password in a URL', 'postgres://app:hunter2@db:5432/x', 'postgres://app:‹redacted: password›@db:5432/x'],
    ['a header', 'Authorization: Bearer abc.def', 'Authorization: Bearer ‹redacted: credentials›'],
    ['SECRET_KEY', 'SECRET_KEY=Zk3_x-9', 'SECRET_KEY=‹redacted: secret›'],
    ['JWT_SECRET_KEY', 'JWT_SECRET_KEY=Zk3_x-9', 'JWT_SECRET_KEY=‹redacted: secret›'],
    ['POSTGRES_PASSWORD', 'a POSTGRES_PASSWORD=Zk3_x-9 b', 'a POSTGRES_PASSWORD=‹redacted: secret› b'],
    ['in quotes', 'export API_KEY="a b\\"c" d', 'export API_KEY=‹redacted: secret› d'],
    ['in open quotes', "TOKEN='a b", 'TOKEN=‹redacted: secret›'],
    ['in lower case', 'db-password = x1', 'db-password = ‹redacted: secret›'],
  ])('replaces %s', (_, text, expected) => {
    expect(redact(text)).toBe(expected);
    expect(redact(redact(text))).toBe(expected);
  });

  it.each([
    'The token is valid, the password policy holds: 3 secrets checked',
    'PASSWORD=$PASSWORD TOKEN=${TOKEN} SECRET=<secret> KEY=value API_KEY=*** PASSWORD={{x}} TOKEN=%TOKEN%',
    'PASSWORD=\nTOKEN= next',
    'http://localhost:8080/health and ssh://git@host:22/x, mail to a@b.org',
    'commit 5f2c1d0a9b8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a, sha256:deadbeef',
    'eyJust three.eyJ words',
  ])('leaves alone %j', (text) => {
    expect(redact(text)).toBe(text);
  });

  // Quadratic would be minutes. Processor time, so that a busy machine does not count.
  it('stays linear on texts made to be slow', { timeout: 120_000 }, () => {
    const hostile = [
      'eyJaaaaa.',
      '-eyJ',
      'PASSWORD="',
      `TOKEN='`,
      'PASSWORD',
      'a',
      '://',
      '://a:',
      '-----BEGIN PRIVATE KEY-----\n',
      '-----BEGIN PRIVATE KEY-----\n  ',
      'authorization: bearer ',
      'xoxb-',
      ' ',
      '\\',
      '‹redacted: ',
      '-----END PRIVATE KEY-----',
      'TOKEN=\\"',
      'password is ',
      'mysql ',
      'cookie: a=',
      'SG.aaaaaaaaaaaaaaaaaaaa.',
      `${'a1'.repeat(30)}\n`,
      '…',
      '\u001b[',
    ];
    const started = process.cpuUsage();
    for (const piece of hostile) redact(piece.repeat(Math.ceil(100_000 / piece.length)));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000);
  });
});

describe('createRedactor, secret inputs', () => {
  const secret = `p@ss "w'rd/ñ+&`;
  const { redact } = createRedactor([secret, 'abc', '']);
  it.each([
    ['plain', secret],
    ['base64', Buffer.from(secret).toString('base64')],
    ['base64 for URLs', Buffer.from(secret).toString('base64url')],
    ['URL-encoded', encodeURIComponent(secret)],
    ['form-encoded', encodeURIComponent(secret).replaceAll('%20', '+')],
    ['URL-encoded in lower case', encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
    ['in single quotes of a shell', secret.replaceAll("'", `'\\''`)],
  ])('replaces it %s', (_, form) => {
    expect(redact(`a ${form} b`).replace(/=+/, '')).toBe('a ‹redacted: secret input› b');
  });

  it('replaces lines of a secret of several lines', () => {
    const { redact: lines } = createRedactor(['first line of it\nsecond line of it\n']);
    expect(lines('  second line of it\n')).toBe('  ‹redacted: secret input›\n');
  });

  it('leaves short values alone, which stand everywhere', () => {
    expect(redact('abc')).toBe('abc');
  });

  it('leaves no secret and is done after one pass, whatever stands around', () => {
    const values = fc.array(fc.string({ minLength: 4, maxLength: 20 }), { maxLength: 3 });
    fc.assert(
      fc.property(values, fc.array(fc.string()), (secrets, around) => {
        const { redact: once } = createRedactor(secrets);
        const text = once(around.join(secrets[0] ?? ''));
        expect(once(text)).toBe(text);
        const visible = text.replace(/‹redacted: [a-zA-Z -]+›/g, '\0');
        for (const value of secrets) expect(visible.includes(value)).toBe(false);
      }),
    );
  });
});

describe('redactEvent', () => {
  const shout = { redact: (text: string) => text.toUpperCase(), learn: () => undefined };

  it('takes every text of people and programs, and no name of ours', () => {
    const event = commandFinished({ captures: { step: 'a' }, result: { kind: 'not-started', reason: 'because' } });
    expect(redactEvent(event, shout)).toEqual({
      ...event,
      captures: { step: 'A' },
      result: { kind: 'not-started', reason: 'BECAUSE' },
    });
  });

  it('leaves the checklist as it is committed', () => {
    const redacted = redactEvent(runStarted, shout);
    expect(redacted).toMatchObject({ checklist: runStarted.checklist, inputs: { version: 'V1.2.3' } });
  });
});
