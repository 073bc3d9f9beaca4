/** A token that is known by its form: a text that it begins with, and what must follow. */
export interface TokenForm {
  readonly kind: string;
  /** Regular expressions without groups, each for one form of the token. */
  readonly forms: readonly string[];
}

/**
 * Tokens by the prefixes that their issuers gave them so that they are found. Sources: the issuers' own pages, and the
 * rules of two kept scanners, gitleaks (config/gitleaks.toml, 8.30) and secretlint (preset-recommend, 13.0). Where they
 * ask for an exact length, this asks for less: an output may hold a token cut short.
 *
 * Neither scanner can stand here itself. secretlint's rules are programs: they read files, wait for promises, pass over
 * what a comment in the text tells them to, and some need more than linear time on hostile texts; gitleaks is no library
 * for JavaScript.
 */
export const tokenForms: readonly TokenForm[] = [
  {
    kind: 'JWT',
    forms: ['eyJ[\\w-]{5,1000}\\.eyJ[\\w-]{5,}(?:\\.[\\w-]*){0,3}', 'eyJ[\\w-]{16,1000}(?:\\.[\\w-]*){4}'],
  },
  { kind: 'AWS access key', forms: ['(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{12,16}(?![A-Za-z0-9])'] },
  { kind: 'AWS key', forms: ['ABSK[A-Za-z0-9+/]{40,300}={0,2}', 'bedrock-api-key-[\\w+/=-]{20,}'] },
  { kind: 'GitHub token', forms: ['gh[pousr]_[A-Za-z0-9_.-]{16,}', 'github_pat_\\w{16,}'] },
  { kind: 'GitLab token', forms: ['gl[a-z]{2,5}-[\\w.-]{16,}', 'GR1348941[\\w-]{16,}', '_gitlab_session=\\w{16,}'] },
  { kind: 'npm token', forms: ['npm_[A-Za-z0-9]{16,}'] },
  { kind: 'PyPI token', forms: ['pypi-[\\w-]{40,}'] },
  { kind: 'RubyGems token', forms: ['rubygems_[a-f0-9]{32,}'] },
  { kind: 'crates.io token', forms: ['cio[A-Za-z0-9]{32}(?![A-Za-z0-9])'] },
  { kind: 'NuGet key', forms: ['oy2[a-z0-9]{43}(?![a-z0-9])'] },
  { kind: 'Slack token', forms: ['xox[a-z](?:\\.xox[a-z])?-[\\w-]{10,}', 'xapp-[\\w-]{10,}'] },
  { kind: 'webhook', forms: ['https://hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w/+-]{16,}'] },
  { kind: 'webhook', forms: ['https://[\\w.-]{1,80}\\.webhook\\.office\\.com/[\\w/@-]{30,}'] },
  { kind: 'webhook', forms: ['https://(?:\\w{1,10}\\.)?discord(?:app)?\\.com/api/webhooks/\\d{10,}/[\\w-]{30,}'] },
  { kind: 'Stripe key', forms: ['(?:sk|rk|pk)_(?:live|test|prod)_[A-Za-z0-9]{10,}', 'whsec_[A-Za-z0-9+/]{16,}={0,2}'] },
  { kind: 'SendGrid key', forms: ['SG\\.[\\w-]{16,}\\.[\\w-]{16,}'] },
  { kind: 'Twilio key', forms: ['SK[0-9a-f]{32}(?![0-9a-zA-Z])'] },
  { kind: 'Mailgun key', forms: ['key-[0-9a-f]{32}(?![0-9a-zA-Z])'] },
  { kind: 'Mailchimp key', forms: ['[0-9a-f]{32}-us\\d{1,2}(?!\\w)'] },
  { kind: 'Brevo key', forms: ['xkeysib-[a-f0-9]{40,}-?\\w{0,20}', 'xsmtpsib-[a-f0-9]{40,}-?\\w{0,20}'] },
  { kind: 'Google key', forms: ['AIza[\\w-]{30,}', 'GOCSPX-[\\w-]{20,}', 'ya29\\.[\\w.-]{20,}', '1//0[\\w-]{20,}'] },
  { kind: 'Azure key', forms: ['[\\w~.-]{3}\\dQ~[\\w~.-]{31,34}'] },
  { kind: 'DigitalOcean token', forms: ['do[opr]_v1_[a-f0-9]{32,}'] },
  { kind: 'Heroku key', forms: ['HRKU-[\\w-]{30,}'] },
  { kind: 'Databricks token', forms: ['dapi[a-f0-9]{32}(?:-\\d)?(?![a-zA-Z0-9])'] },
  { kind: 'Docker token', forms: ['dckr_(?:pat|oat)_[\\w-]{16,}'] },
  { kind: 'Vault token', forms: ['hv[sbr]\\.[\\w-]{20,}', 's\\.[A-Za-z0-9]{24}(?![A-Za-z0-9.])'] },
  { kind: 'Terraform token', forms: ['[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{20,}'] },
  { kind: 'Doppler token', forms: ['dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{20,}'] },
  { kind: 'Pulumi token', forms: ['pul-[a-f0-9]{32,}'] },
  { kind: 'Shopify token', forms: ['shp(?:at|ca|pa|ss)_[A-Za-z0-9]{16,}'] },
  { kind: 'Square token', forms: ['sq0[a-z]{3}-[\\w-]{20,}', 'EAAA[\\w-]{56,}'] },
  { kind: 'PayPal token', forms: ['access_token\\$production\\$\\w{16}\\$[a-f0-9]{32}'] },
  {
    kind: 'OpenAI key',
    forms: ['sk-(?:proj|svcacct|admin|None)-[\\w-]{20,}', 'sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{10,}'],
  },
  { kind: 'Anthropic key', forms: ['sk-ant-[\\w-]{20,}'] },
  { kind: 'Hugging Face token', forms: ['(?:hf|api_org)_[A-Za-z]{30,}'] },
  {
    kind: 'AI key',
    forms: ['gsk_[A-Za-z0-9]{40,}', 'pplx-[A-Za-z0-9]{40,}', 'r8_[A-Za-z0-9]{36,}', 'xai-[\\w-]{40,}'],
  },
  { kind: 'Linear key', forms: ['lin_(?:api|oauth)_[A-Za-z0-9]{30,}'] },
  { kind: 'Notion token', forms: ['ntn_[A-Za-z0-9]{40,}', 'secret_[A-Za-z0-9]{43}(?![A-Za-z0-9])'] },
  { kind: 'Atlassian token', forms: ['ATATT3[\\w+/=-]{50,}', 'ATCTT3[\\w+/=-]{50,}', 'ATBB[A-Za-z0-9]{28,}'] },
  { kind: 'Airtable token', forms: ['pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}'] },
  { kind: 'Figma token', forms: ['figd_[\\w-]{30,}'] },
  { kind: 'Dropbox token', forms: ['sl\\.[\\w-]{100,}'] },
  { kind: 'Postman key', forms: ['PMAK-[a-f0-9]{24}-[a-f0-9]{34}'] },
  { kind: 'Grafana token', forms: ['glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}', 'glc_[A-Za-z0-9+/]{32,}={0,3}'] },
  { kind: 'Sentry token', forms: ['sntry[su]_[\\w+/=-]{30,}'] },
  { kind: 'New Relic key', forms: ['NR(?:AK|AA|II|JS|IQ|SP|RA|BR|I)-[A-Za-z0-9-]{18,}'] },
  { kind: 'Dynatrace token', forms: ['dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{40,}'] },
  { kind: 'Splunk token', forms: ['Splunk [0-9a-f]{8}-[0-9a-f-]{27}'] },
  { kind: 'SonarQube token', forms: ['sq[aup]_[a-f0-9]{40}'] },
  {
    kind: 'CI token',
    forms: ['CCI[A-Z]{3}_\\w{22}_[a-f0-9]{40}', 'bk[a-z]{2}_[a-f0-9]{40}', 'tskey-[a-z]{2,20}-[\\w-]{16,}'],
  },
  {
    kind: 'hosting token',
    forms: ['(?:nf[pcoub]|vc[piark]|sbp|sbs|pscale_(?:tkn|pw|oauth))_[\\w.-]{30,}', 'v[kc]_[a-z]{2}_\\w{40,}'],
  },
  { kind: 'hosting token', forms: ['fo1_[\\w-]{43}', 'fm[12][ar]?_[\\w+/=-]{50,}', 'rnd_[A-Za-z0-9]{28,}'] },
  { kind: 'Cloudflare token', forms: ['cf(?:k|ut|at)_[A-Za-z0-9]{40,}', 'v1\\.0-[a-f0-9]{24}-[a-f0-9]{140,}'] },
  { kind: 'Artifactory token', forms: ['AKCp[A-Za-z0-9]{60,}', 'cmVmdGtuO[A-Za-z0-9]{40,}'] },
  {
    kind: '1Password token',
    forms: [
      'ops_ey[A-Za-z0-9+/]{60,}={0,3}',
      'A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}',
    ],
  },
  { kind: 'Telegram token', forms: ['\\d{8,10}:AA[\\w-]{32,33}(?![\\w-])'] },
  { kind: 'Discord token', forms: ['[MNO][A-Za-z\\d_-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}'] },
  { kind: 'Alibaba key', forms: ['LTAI[A-Za-z0-9]{16,24}(?![A-Za-z0-9])'] },
  { kind: 'Facebook token', forms: ['EAA[MC][A-Za-z0-9]{80,}'] },
  { kind: 'age key', forms: ['AGE-SECRET-KEY-1[A-Z0-9]{40,}'] },
];
