/** Whether a variable, a key, an option or a placeholder of this name holds a secret: `DB_PASSWORD`, `clientSecret`, `<token>`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (describers.has(last)) return false;
  return words.some((word, index) => secretWords.has(word) || secretPairs.has(`${words[index - 1] ?? ''} ${word}`));
}

/** Whether a name speaks of a secret where its value looks like one: `SIGNATURE`, `APP_KEY`, `SENTRY_DSN`. */
export function isSecretNameForRandomValue(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  return !describers.has(last) && !words.includes('public') && words.some((word) => weakWords.has(word));
}

const secretWords = new Set(
  (
    'password passwords passwd pwd passphrase passcode secret secrets token tokens credential credentials apikey ' +
    'pgpassword accesstoken secretkey clientsecret authtoken userpass rootpw adminpw bindpw'
  ).split(' '),
);

/** Words that make a secret together. */
const secretPairs = new Set(
  (
    'api key,private key,access key,auth key,signing key,encryption key,master key,account key,storage key,shared key,' +
    'secret key,license key,db pass,user pass,root pass,admin pass,mysql pass,smtp pass,mail pass,redis pass,auth pass,' +
    'db pw,user pw,root pw,admin pw,session cookie,set cookie'
  ).split(','),
);

const weakWords = new Set(
  'key keys pass auth salt jwt signature sig sign pat dsn otp totp pin seed cookie session bearer'.split(' '),
);

/** What a name ends in that tells of a secret and holds none: `TOKEN_URL`, `secretName`, `password_file`. */
const describers = new Set(
  (
    'file files path dir name names type types count url uri endpoint host port ttl expiry expires expiration expired ' +
    'age length len size arn ref version policy hash digest id ids status state manager store provider enabled required ' +
    'valid created updated rotation rotated limit usage used format algorithm scope scopes mount stdin fd env prompt ' +
    'request requests reset strength min max history at in of'
  ).split(' '),
);

/** `clientSecret`, `CLIENT_SECRET`, `client-secret` → client, secret. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(-120)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
