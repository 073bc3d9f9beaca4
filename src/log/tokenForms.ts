/** A secret that is known by its form. What the first group matches stays before the mark. */
export interface TokenForm {
  readonly kind: string;
  readonly pattern: RegExp;
}

/**
 * Every pattern runs in linear time on every text: repetitions are bounded, or take what no later part of the pattern
 * could want back, and a match can only begin where a run of its own characters begins.
 */
export const tokenForms: readonly TokenForm[] = [
  {
    kind: 'private key',
    // Line breaks may be written as \n, as in JSON. A key that was cut off has no end line.
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?:\r?\n|\\r\\n|\\n)[ \t]{0,40}(?:[A-Za-z0-9+/=]{1,200}|[A-Za-z-]{1,40}: [^\n\\]{0,200})?)*(?:(?:\r?\n|\\r\\n|\\n)?[ \t]{0,40}-----END [A-Z0-9 ]{0,40}-----)?/g,
  },
  { kind: 'AWS access key', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g },
  { kind: 'GitHub token', pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255})/g },
  { kind: 'GitLab token', pattern: /(?<![A-Za-z0-9])gl[a-z]{2,4}-[\w-]{20,255}/g },
  { kind: 'npm token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/g },
  { kind: 'Slack token', pattern: /(?<![A-Za-z0-9])(?:xox[a-z]|xapp)-[\w-]{10,255}/g },
  { kind: 'JWT', pattern: /(?<![\w-])eyJ[\w-]{5,}\.eyJ[\w-]{5,}\.[\w-]*/g },
  { kind: 'password', pattern: /(:\/\/[^\s/:@?#"'‹]{0,256}:)(?!‹redacted: )[^\s/@"'‹]{1,256}(?=@)/g },
  { kind: 'credentials', pattern: /(\bauthorization["']?[:=] {0,4}["']?(?:bearer|basic|token) {1,4})[^\s"'‹]+/gi },
  {
    kind: 'secret',
    // NAME=value, where the name says that it is one. References ($NAME), blanks (<…>, ***) and marks stay.
    pattern:
      /(?<!\w)(\w{0,60}(?:password|passwd|passphrase|secret|token|api_?key|private_key|access_key|credentials?)\w{0,40}(?:=| = ))(?![$<*‹%{])(?:"(?:[^"\\\n‹]|\\.)*"?|'[^'\n‹]*'?|[^\s"'‹]+)/gi,
  },
];
