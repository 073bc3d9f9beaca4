import type { FoundSecret } from './foundSecret';
import { looksRandom } from './randomness';

/** A way in which a secret is written where no name stands before it. The first group is what stays before the mark. */
interface PhraseForm {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Only values that look like made by a machine. */
  readonly random?: true;
}

/** Every repetition is bounded, and each match can only begin where a word does. */
const phraseForms: readonly PhraseForm[] = [
  // postgres://app:PASSWORD@db, https://TOKEN@host, also with an `@` in the password.
  {
    kind: 'password',
    pattern: /(:\/\/[^\s/:@?#"'‹]{0,256}:)(?!‹redacted: |\$\{?\w+\}?@|<[^>]*>@|\*{3,}@)[^\s/"'‹]{1,256}(?=@)/g,
  },
  { kind: 'password', pattern: /(:\/\/)[\w~.+/=-]{16,256}(?=@)/g, random: true },
  // Authorization: Bearer TOKEN, in a header, in JSON, after -H.
  {
    kind: 'credentials',
    pattern:
      /(\bauthorization\\{0,3}["']?[ \t]{0,2}[:=][ \t]{0,4}\\{0,3}["']?(?:(?:bearer|basic|token|apikey|negotiate|digest|aws4-hmac-sha256|splunk)[ \t]{1,4}))(?!\$)[^\s"'\\‹]+/gi,
  },
  {
    kind: 'credentials',
    pattern: /(\bauthorization\\{0,3}["']?[ \t]{0,2}[:=][ \t]{0,4}\\{0,3}["']?)[^\s"'\\‹$<]{12,4096}/gi,
    random: true,
  },
  { kind: 'credentials', pattern: /(\b(?:bearer|basic)[ \t]{1,2})[\w~.+/=-]{12,4096}/gi, random: true },
  {
    kind: 'cookie',
    pattern: /(\bset-cookie\\{0,3}["']?[ \t]{0,2}:[ \t]{0,4}\\{0,3}["']?[^\s=;"'‹]{1,128}=)[^\s;"'‹]{1,8192}/gi,
  },
  {
    kind: 'cookie',
    pattern: /((?<![\w-])cookie\\{0,3}["']?[ \t]{0,2}:[ \t]{0,4}\\{0,3}["']?)(?=[^\n"'‹;=]{1,128}=)[^\n"'‹]{1,8192}/gi,
  },
  // Options that programs have for it.
  {
    kind: 'password',
    pattern:
      /(\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mycli)\b[^\n|;&]{0,300}?[ \t]-p)(?![\s$"‹<*]|"\$)(?:'[^'\n]*'|"[^"\n]*"|[^\s"'‹]+)/g,
  },
  {
    kind: 'password',
    pattern:
      /(\b(?:sshpass|mongo|mongosh|mongodump|mongorestore|cqlsh|influx|sqlcmd|bcp|docker login|podman login|helm registry login|helm repo add|az login|oc login|cf login|twine upload|jf|vsce|ovsx)\b[^\n|;&]{0,300}?[ \t]-{1,2}[pPw](?:ass(?:word)?)?(?:[ \t]{1,4}|=|(?=['"])))(?![$"‹<*-]|"\$)(?:'[^'\n]*'|"[^"\n]*"|[^\s"'‹]+)/g,
  },
  { kind: 'password', pattern: /(\bsshpass[ \t]{1,4}-p)(?![\s$"‹<*])(?:'[^'\n]*'|[^\s"'‹]+)/g },
  {
    kind: 'password',
    pattern:
      /(\b(?:redis-cli|valkey-cli)\b[^\n|;&]{0,300}?[ \t](?:-a|--pass)[ \t]{1,4})(?![$"‹<*])(?:'[^'\n]*'|[^\s"'‹]+)/g,
  },
  {
    kind: 'password',
    pattern:
      /(\b(?:curl|wget|http|https|xh|smbclient|rpcclient)\b[^\n|;&]{0,500}?[ \t](?:-u|-U|--user|--proxy-user|-a|--auth)[ =]?['"]?[^\s:%"'‹$]{1,128}[:%])(?![$‹<*])[^\s"'‹]{1,512}/g,
  },
  {
    kind: 'password',
    pattern:
      /(\b(?:ldapsearch|ldapmodify|ldapadd|ldapwhoami|ldapdelete)\b[^\n|;&]{0,300}?[ \t]-w[ \t]{0,4})(?![$"‹<*])(?:'[^'\n]*'|[^\s"'‹]+)/g,
  },
  {
    kind: 'password',
    pattern:
      /(\b(?:zip|unzip|7z|7za|7zz|unrar)\b[^\n|;&]{0,200}?[ \t]-(?:P[ \t]{0,4}|p))(?![$"‹<*]|[\s])(?:'[^'\n]*'|[^\s"'‹]{3,})/g,
  },
  {
    kind: 'password',
    pattern:
      /(\bhtpasswd[ \t]{1,4}-[a-zA-Z]{0,8}b[a-zA-Z]{0,8}[ \t]{1,4}(?:[^\s"'‹$]{1,200}[ \t]{1,4}){1,2})(?![$"‹<*])(?:'[^'\n]*'|[^\s"'‹]+)(?=[ \t]*(?:$|[\n|;&>)]))/gm,
  },
  {
    kind: 'password',
    pattern: /(\b(?:add_user|change_password)[ \t]{1,4}[^\s"'‹]{1,128}[ \t]{1,4})(?![$"‹<*])(?:'[^'\n]*'|[^\s"'‹]+)/g,
  },
  { kind: 'password', pattern: /((?<![\w.-])(?:pass|env-pass)(?:in|out)?:)(?![$"‹<*])[^\s"'‹:]{4,256}/g },
  {
    kind: 'password',
    pattern:
      /(\becho[ \t]{1,4}(?:-n[ \t]{1,4})?['"]?)(?![$‹<*])[^\s"'‹|]{4,256}(?=['"]?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4}-S|docker[ \t]{1,4}login|passwd|chpasswd|podman[ \t]{1,4}login|gh[ \t]{1,4}auth))/g,
  },
  {
    kind: 'password',
    pattern: /(\b[\w.-]{1,64}:)(?![$‹<*])[^\s"'‹|:]{4,256}(?=['"]?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?chpasswd)/g,
  },
  // SQL, Redis, .netrc, .pgpass.
  {
    kind: 'password',
    pattern:
      /(\b(?:identified[ \t]+(?:with[ \t]+\w{1,40}[ \t]+)?by|(?:encrypted[ \t]+)?password)[ \t]{1,4}\\?)(?:'[^'\n‹]{1,512}'|"[^"\n‹]{1,512}")/gi,
  },
  { kind: 'password', pattern: /(\b(?:requirepass|masterauth)[ \t]{1,4})(?![$"‹<*]|(?:no|yes)\b)[^\s"'‹]{4,256}/gi },
  {
    kind: 'password',
    pattern:
      /(\bmachine[ \t]{1,4}\S{1,256}[ \t]{1,4}login[ \t]{1,4}\S{1,256}\s{1,8}password[ \t]{1,4})(?![$"‹<*])[^\s"'‹]{1,256}/g,
  },
  // "The new password for admin is: …"
  {
    kind: 'password',
    pattern:
      /((?<!\w)(?:pass(?:word|phrase|code)|secret|token|credentials?|api[ -]?key)s?\b[^\n‹]{0,60}?(?:\bis|\bto|\bwas|:|=)[ \t]{1,4}["'`(<]?)(?=[\w~!@#$%^&*+/=.-])[^\s"'`‹()<>]{12,512}/gi,
    random: true,
  },
];

export function findPhrases(text: string): readonly FoundSecret[] {
  return phraseForms.flatMap(({ kind, pattern, random }) =>
    Array.from(text.matchAll(pattern)).flatMap((match) => {
      const start = match.index + (match[1] ?? '').length;
      const end = match.index + match[0].length;
      const value = text.slice(start, end).replace(/^["']|["']$/g, '');
      return random && !looksRandom(value) ? [] : [{ kind, value, from: match.index, start, end }];
    }),
  );
}
