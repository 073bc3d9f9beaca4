import { MadeUp } from './madeUp';

/** A secret, and a text in which somebody or some program has put it. */
export interface Planted {
  readonly kind: string;
  /** What must not be in anything that is written. */
  readonly secret: string;
  /** As a terminal gets it. */
  readonly text: string;
  /** Whether it is the value of a secret input, so that its value is known. */
  readonly isInput: boolean;
}

type Make = (random: MadeUp) => string;

/** Tokens that are known by their form, put together from parts so that no scanner takes this file for a leak. */
const tokens: Readonly<Record<string, Make>> = {
  'AWS access key': (r) => `AKIA${r.text(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
  'GitHub token': (r) => `gh${r.pick(['p', 'o', 's'])}_${r.alphanumeric(36)}`,
  'GitHub fine-grained token': (r) => `github_pat_${r.alphanumeric(22)}_${r.alphanumeric(59)}`,
  'GitLab token': (r) => `gl${r.pick(['pat', 'dt', 'rt', 'ptt'])}-${r.urlSafe(19)}x`,
  'npm token': (r) => `npm_${r.alphanumeric(36)}`,
  'PyPI token': (r) => `pypi-AgEIcHlwaS5vcmc${r.urlSafe(70)}x`,
  'Slack token': (r) => `xoxb-${r.digits(12)}-${r.digits(12)}-${r.alphanumeric(24)}`,
  'Stripe key': (r) => `sk_live_${r.alphanumeric(24)}`,
  'SendGrid key': (r) => `SG.${r.urlSafe(22)}.${r.urlSafe(42)}x`,
  'Google key': (r) => `AIza${r.urlSafe(34)}x`,
  JWT: (r) => `eyJ${r.urlSafe(33)}.eyJ${r.urlSafe(120)}.${r.urlSafe(42)}x`,
  'Vault token': (r) => `hvs.${r.urlSafe(90)}x`,
  'OpenAI key': (r) => `sk-proj-${r.urlSafe(60)}x`,
};

/** Secrets that are known by what stands around them: the text has `{}` where the secret is. */
const labelled: Readonly<Record<string, { readonly make: Make; readonly texts: readonly string[] }>> = {
  'environment file': {
    make: (r) => r.urlSafe(32),
    texts: ['DB_PASSWORD={}', 'export SECRET_KEY="{}"', "export API_TOKEN='{}'", 'JWT_SECRET_KEY={} # new'],
  },
  'generated key': {
    make: (r) => r.hex(64),
    texts: ['JWT_SECRET={}', 'ENCRYPTION_KEY={}', 'SESSION_SECRET: {}', 'The new signing secret is: {}'],
  },
  JSON: {
    make: (r) => r.alphanumeric(18),
    texts: ['{"user":"app","password":"{}"}', '  "apiKey": "{}",', '{"data":"{\\"client_secret\\":\\"{}\\"}"}'],
  },
  YAML: {
    make: (r) => r.alphanumeric(14),
    texts: ['  password: {}', 'adminPassword: "{}"', "  token: '{}'", 'stringData:\n  secret: {}\n  name: x'],
  },
  URL: {
    make: (r) => r.alphanumeric(11),
    texts: [
      'postgres://app:{}@db.internal:5432/app',
      'remote: https://ci:{}@git.internal/x.git',
      'redis://:{}@cache:6379/0',
    ],
  },
  header: {
    make: (r) => r.alphanumeric(30),
    texts: ['> Authorization: Bearer {}', 'curl -H "X-Api-Key: {}" https://api.internal', 'PRIVATE-TOKEN: {}'],
  },
  'basic authorization': {
    make: (r) => r.alphanumeric(28),
    texts: ['authorization: Basic {}==', '"Authorization":"Basic {}"'],
  },
  cookie: {
    make: (r) => r.alphanumeric(24),
    texts: ['< Set-Cookie: sessionid={}; Path=/; HttpOnly', 'Cookie: theme=dark; sid={}'],
  },
  option: {
    make: (r) => r.alphanumeric(12),
    texts: [
      'deploy --password={} --user app',
      'deploy --api-key {} -v',
      'mysql -h db -u root -p{} app',
      "sshpass -p '{}' ssh app@web",
      'redis-cli -h cache -a {} ping',
      'curl -u admin:{} https://ci.internal',
      'docker login -u ci -p {} registry.internal',
    ],
  },
  'connection string': {
    make: (r) => `${r.base64(86)}==`,
    texts: ['DefaultEndpointsProtocol=https;AccountName=app;AccountKey={};EndpointSuffix=x', 'SharedAccessKey={}'],
  },
  SQL: {
    make: (r) => r.alphanumeric(13),
    texts: ["ALTER USER app WITH PASSWORD '{}';", "CREATE USER app IDENTIFIED BY '{}';"],
  },
};

/** How a program may print a value that it was given. */
const encodings: Readonly<Record<string, (value: string, random: MadeUp) => string>> = {
  plain: (value) => value,
  base64: (value) => Buffer.from(value).toString('base64'),
  'base64, one byte before': (value, r) => Buffer.from(`${r.alphanumeric(1)}${value}:x`).toString('base64'),
  'base64, two bytes before': (value, r) => Buffer.from(`${r.alphanumeric(2)}${value}:x`).toString('base64'),
  'base64 for URLs': (value) => Buffer.from(`app:${value}`).toString('base64url'),
  'URL-encoded': (value) => encodeURIComponent(value),
  'URL-encoded in lower case': (value) => encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
  'as a form': (value) => new URLSearchParams({ q: value }).toString(),
  JSON: (value) => JSON.stringify({ q: value }),
  'JSON in JSON': (value) => JSON.stringify(JSON.stringify({ q: value })),
  'quoted for a shell': (value) => `'${value.replaceAll("'", `'\\''`)}'`,
  'quoted by printf %q': (value) => value.replace(/[^\w@%+=:,./\u0080-\uffff-]/g, '\\$&'),
  hex: (value) => Buffer.from(value).toString('hex'),
  'hex in upper case': (value) => Buffer.from(value).toString('hex').toUpperCase(),
  HTML: (value) =>
    value
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'over lines': (value) => `${'.'.repeat(72)}${value.slice(0, 6)}\r\n${value.slice(6)}`,
  'base64 over lines': (value) =>
    (
      Buffer.from(`${'user:app '.repeat(7)}${value}${' tail'.repeat(9)}`)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\n'),
  coloured: (value) => `\u001b[32m${value.slice(0, 5)}\u001b[1;31m${value.slice(5)}\u001b[0m`,
  'written over': (value) => `loading…\r\u001b[K${value}`,
};

/** How a token may be printed of which only the form is known. */
const prints: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `using ${token}, ok`,
  (token) => `{"v":"${token}"}`,
  (token) => `\u001b[33m${token.slice(0, 9)}\u001b[0m${token.slice(9)}`,
  // The terminal's width, 80 columns: it stands at the end of a line.
  (token) => (`${'='.repeat(60)} ${token}`.match(/.{1,80}/g) ?? []).join('\r\n'),
];

/** Two hundred secrets of twenty-five kinds, in outputs, inputs and commands. */
export function plantSecrets(seed: number): readonly Planted[] {
  const random = new MadeUp(seed);
  const planted: Planted[] = [];
  const add = (kind: string, secret: string, text: string, isInput = false): void => {
    planted.push({ kind, secret, text, isInput });
  };
  for (const [kind, make] of Object.entries(tokens))
    for (let n = 0; n < 8; n++) {
      const token = make(random);
      add(kind, token, (prints[n % prints.length] ?? String)(token));
    }
  for (let n = 0; n < 8; n++) {
    const key = privateKey(random, n);
    add('private key', key.secret, key.text);
  }
  for (const [kind, { make, texts }] of Object.entries(labelled))
    for (let n = 0; n < 7; n++) {
      const secret = make(random);
      add(kind, secret, (texts[n % texts.length] ?? '').replace('{}', secret));
    }
  for (const encode of Object.values(encodings)) {
    const secret = random.password();
    add('secret input', secret, encode(secret, random), true);
  }
  return planted;
}

function privateKey(random: MadeUp, n: number): { secret: string; text: string } {
  const kind = random.pick(['RSA ', 'EC ', 'OPENSSH ', '']);
  const body = Array.from({ length: 12 }, () => random.base64(64));
  const [begin, end] = ['BEGIN', 'END'].map((word) => `-----${word} ${kind}PRIVATE KEY-----`);
  const lines = [begin, ...body, end];
  const texts = [
    lines.join('\n'),
    lines.join('\r\n'),
    `{"key":"${lines.join('\\n')}\\n"}`,
    lines.map((line) => `    ${line}`).join('\n'),
    lines.slice(0, 7).join('\n'),
    lines.slice(6).join('\n'),
    `KEY="${lines.join('\n')}"`,
    lines.join(' '),
  ];
  return { secret: body.join(''), text: texts[n % texts.length] ?? '' };
}
