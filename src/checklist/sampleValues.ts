import type { FoundPlaceholder } from '../shell/placeholder';
import type { Command } from './checklist';

/** What a command names that was made for one release or one person: a version, a dated backup, `user@server`. */
interface SampleRule {
  readonly form: RegExp;
  /** The programs that it must be an argument of; any when absent. */
  readonly programs?: ReadonlySet<string>;
  /** How the command must begin; anyhow when absent. */
  readonly when?: RegExp;
}

const version = String.raw`v?\d+\.\d+(?:\.\d+)?(?:[-.](?:rc|beta|alpha|pre)[.\d]*\d|-(?:rc|beta|alpha|pre))?`;
/** Three numbers are hardly anything else. */
const release = String.raw`v?\d+\.\d+\.\d+(?:[-.](?:rc|beta|alpha|pre)[.\d]*\d)?`;
const releasers = new Set([
  'git',
  'docker',
  'podman',
  'cosign',
  'gh',
  'glab',
  'helm',
  'crane',
  'skopeo',
  'docker-compose',
]);

const rules: readonly SampleRule[] = [
  {
    form: new RegExp(String.raw`(?<=[\s:=/"'@-])v\d+\.\d+\.\d+(?:-\w+(?:\.\w+)*)?(?!\w|\.\w|/)`, 'g'),
    programs: releasers,
  },
  { form: new RegExp(String.raw`(?<=\b\w*(?:VERSION|TAG|RELEASE)S?=["']?)${version}(?![\w.])`, 'gi') },
  { form: new RegExp(String.raw`(?<=^git (?:tag|verify-tag|push \w+)(?: -\w+)* )${version}(?![\w.])`, 'g') },
  // What a commit or a tag says, and what is put for what.
  { form: new RegExp(String.raw`(?<![\w.])${release}(?!\w|\.\w)`, 'g'), when: /^git (?:commit|tag) .*["']/ },
  {
    form: new RegExp(String.raw`(?<![\w.])${release}(?!\w|\.\w)`, 'g'),
    programs: new Set([
      'fastmod',
      'sed',
      'gsed',
      'perl',
      'sd',
      'bump2version',
      'bumpversion',
      'bump-my-version',
      'twine',
      'gh',
      'glab',
    ]),
  },
  { form: new RegExp(String.raw`(?<= --(?:new|release)-version[ =]["']?)${version}(?![\w.])`, 'g') },
  {
    form: new RegExp(
      String.raw`(?<=^(?:cargo set-version|lerna version|hatch version|uv version|changie batch|cargo release) )${version}(?![\w.])`,
      'g',
    ),
  },
  { form: new RegExp(String.raw`(?<=^(?:npm|yarn|pnpm|poetry) version )${version}(?![\w.])`, 'g') },
  { form: new RegExp(String.raw`(?<=^echo ["']?)${version}(?=["']? *>+ *\S*version)`, 'gi') },
  {
    form: new RegExp(
      String.raw`(?<=\b(?:docker|podman|nerdctl) (?:buildx build|build|push|tag)\s[^|;&\n]*[\w/]:)v?\d+\.\d+[\w.-]*\w(?=["'\s]|$)`,
      'g',
    ),
  },
  // A version that a script of one's own is given, an option names, or a folder or a file that was built is named by.
  {
    form: new RegExp(String.raw`(?<=\s["']?)${release}(?=["']?(?:\s|$))`, 'g'),
    when: /^(?:(?:ba|z)?sh |python3? |node |pwsh (?:-File )?|npm run |just |make |task |sudo )*[\w./\\:-]*(?:release|deploy|update|upgrade|bump|publish|rollback|promote|version|tag)[\w.-]*(?:\s|$)/i,
  },
  {
    form: new RegExp(
      String.raw`(?<=\s--?(?:new|next|target|expected|release|app|from|to|old|previous|current)-?version[ =:]["']?)${version}(?![\w.])`,
      'gi',
    ),
  },
  { form: new RegExp(String.raw`(?<=\breleases?[-_]v?)\d+\.\d+\.\d+(?=["'\s\\]|$)`, 'gi') },
  {
    form: /(?<=[-_]v?)\d+\.\d+\.\d+(?:-(?:rc|beta|alpha)[.\d]*)?(?=(?:-[\w.-]+)?\.(?:vsix|whl|tgz|dmg|msi|AppImage|nupkg|crate|gem|aab|ipa)\b)/gm,
  },
  { form: /(?<=[\w/]:)v?\d+\.\d+[\w.-]*\w(?=["'\s]|$)/g, when: /^(?:kubectl|oc) .*\bset image / },
  // What one machine gave: `web-5d9c7b6f4-x8k2p`, `job-1711234567890`, a commit.
  {
    form: /(?<=[\s/"'])[a-z][a-z\d-]*-(?:[a-f\d]{8,10}-)?(?=[a-z\d]{0,4}[b-df-hj-np-tv-z])(?=[a-z\d]{0,4}\d)[b-df-hj-np-tv-z2-9]{5}(?=["'\s:]|$)/g,
    programs: new Set(['kubectl', 'oc', 'k', 'crictl', 'stern']),
  },
  { form: /(?<![\w.-])[A-Za-z][A-Za-z_]*[-_]1[4-9]\d{8}(?:\d{3})?(?:[-_]\w+)?(?![\w-])/g },
  {
    form: /(?<=\s)(?=[a-f]*\d)(?=\d*[a-f])[a-f\d]{7,40}(?=\s|$)/g,
    when: /^git (?:checkout|revert|cherry-pick|reset --hard|show|log|diff) /,
  },
  { form: /(?<![\w-])(?:i|vpc|subnet|sg|ami|vol|eni|rtb|igw|snap)-0[a-f\d]{7,16}(?![\w-])/g },
  { form: /(?<![\w-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w-])/gi },
  // A version behind an order, whatever the tool.
  {
    form: new RegExp(
      String.raw`(?<=\s(?:update|upgrade|rollback|release|deploy|promote|bump|publish)(?: --?[\w-]+)* )${release}(?![\w.])`,
      'g',
    ),
    when: /^(?!(?:sudo )?(?:rustup|nvm|pyenv|rbenv|brew|npm|pip3?|conda|cargo|go) )/,
  },
  // What is named by what it is: `old-host`, `previous-commit-sha`, `my-bucket`.
  {
    form: /(?<=[\s"'=@/])(?:(?:old|new|previous|prev|current|target|source|db|remote|prod|production|staging|primary|replica|bastion)-(?:host|server|commit|commit-sha|commit-hash|sha|hash|version|tag|cluster|ip|revision)|(?:commit|image|release)-(?:sha|hash|digest)|(?:my|some)-(?:server|host|bucket|project|cluster|registry|org|namespace|db|database|image|repo|branch|token))(?=["'\s:/]|$)/g,
  },
  // Letters and digits in their order: `abcdefgh`, `abc123`, `1234567890`.
  {
    form: /(?<=[\s"'=@/:])(?:abc[-_]?\d{3}[a-z\d]*|abcd(?:ef(?:gh\w*)?)?\d*|xyz[-_]?\d{3}|a1b2c3\w*|deadbeef|123456789\d?)(?=["'\s:/.]|$)/g,
  },
  { form: /(?<![\w-])(?:PROJ|JIRA|TICKET|ABC|ISSUE|TASK)-(?:\d{1,5}|N+)(?![\w-])/g },
  { form: /(?<=\/home\/|\/Users\/)(?:user|username|you|name|usuario|utilisateur|benutzer)(?=\/|["'\s]|$)/g },
  // A branch for one release, and the commits between two.
  { form: /(?<=[\s:/=])releases?[-/]v?\d+\.\d+(?:\.(?:\d+|x))?(?!\w|\.\w|\/)/g },
  { form: /(?<=(?:sha|commit|rev|revision)[ =]["']?)[\da-f]{40}(?!\w)/g },
  { form: /(?<![\w.$-])[a-z][\w-]*[_-]20\d\d[-_]?[01]\d[-_]?[0-3]\d(?:[-_T]?\d{4,6})?(?:\.\w+)+/gi },
  {
    form: /(?<![\w.@-])(?:user|username|youruser|your-user|usuario|utilisateur|benutzer|utente|you|someone|email\d?)@[\w.-]*\w/g,
  },
];

/** The value on a line whose comment says that it must be replaced. */
const toReplace =
  /^[^#\n]*?\b\w+=(["']?)([\w.:/-]+)\1[ \t]+#[^\n]*\b(?:replace|change (?:this|to|it)|your (?:actual|own)|the actual)\b/gim;

/** The sample values of a text, each wherever it stands, once a command was seen to use it. */
export function findSampleValues(text: string, commands: readonly Command[]): readonly FoundPlaceholder[] {
  const values = new Set([
    ...commands.flatMap(valuesOf),
    ...Array.from(text.matchAll(exampleVersion), ([value]) => value),
  ]);
  const everywhere = [...values].flatMap((value) => occurrencesOf(value, text));
  return [
    ...everywhere,
    ...elisionsOf(text, commands),
    ...instancesOf(text, commands),
    ...Array.from(text.matchAll(toReplace), toFound),
    ...namedOtherwise(text),
    ...Array.from(text.matchAll(toTag), toWhole),
    ...Array.from(text.matchAll(inCode), toWhole).filter(
      ({ text: value }) => values.has(value) || values.has(`v${value}`),
    ),
  ];
}

/** `version = "1.2.3"`, once a command is seen to tag, build or name that version. */
const inCode = /(?<=\bversion["']?\s*[:=]\s*["'])v?\d+\.\d+\.\d+(?=["'])/gi;

/** `acme use shop-31e9  # or the id of your project`: the last word of the command, in the ten languages. */
function namedOtherwise(text: string): readonly FoundPlaceholder[] {
  return Array.from(text.matchAll(orAnother)).flatMap(({ index }) => {
    const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
    const [value] = /^[a-z][\w.-]* [^#]*$/.test(line) ? (/[\w.:/@-]+(?=["']?$)/.exec(line.slice(-200)) ?? []) : [];
    if (value === undefined || value.startsWith('-')) return [];
    const start = index - line.length + line.lastIndexOf(value);
    return [{ text: value, start, end: start + value.length }];
  });
}

const orAnother =
  /(?<=\S)[ \t]+# *(?:or (?:the|your|another)\b|your\b|replace\b|change (?:this|to|it)\b|または|もしくは|あなたの|自分の|或|替换|你的|您的|или |ваш|замените|oder |ihre?\b|ersetzen|ou |votre\b|remplacez|o (?:el|la|tu|su)\b|reemplaza|substitua|sostituisci|또는|변경)/gi;

/** What stands where another command has a placeholder: `pct start 105` beside `pct start <id>`, below `# Example`. */
function instancesOf(text: string, commands: readonly Command[]): readonly FoundPlaceholder[] {
  const templates = commands.flatMap(toTemplate);
  if (templates.length === 0) return [];
  const lines = text.split('\n');
  return commands
    .filter((command) => command.placeholders.length === 0 && isBelowExample(lines, command))
    .flatMap((command) => {
      const match = templates.map((template) => template.exec(command.text)).find((found) => found !== null);
      const [, ...spans] = match?.indices ?? [];
      const offset = offsetOf(text, command);
      if (offset < 0) return [];
      return spans
        .filter((span) => span !== undefined)
        .map(([from, to]) => ({ text: command.text.slice(from, to), start: offset + from, end: offset + to }));
    })
    .filter(({ text: value }) => !/^["']?[$-]/.test(value));
}

function isBelowExample(lines: readonly string[], { range }: Command): boolean {
  return example.test(lines[range.start.line - 1] ?? '');
}

const example = /^\s*#.*(?:\b(?:example|e\.g\.|beispiel|z\. ?b\.|exemple|ejemplo|exemplo|esempio)|例|пример|예)/i;

/** The form of a command of at least two fixed words, with a group for each placeholder that stands alone. */
function toTemplate({ text, placeholders }: Command): readonly RegExp[] {
  if (placeholders.length === 0 || text.includes('\n')) return [];
  const words = text.split(/\s+/);
  const isOpen = (word: string): boolean => placeholders.includes(word);
  if (words.filter((word) => !isOpen(word)).length < 2 || !words.some(isOpen)) return [];
  const form = words.map((word) => (isOpen(word) ? '(\\S+)' : escapeWord(word, placeholders))).join('\\s+');
  return [new RegExp(`^${form}$`, 'd')];
}

/** A word as it is, with anything where a placeholder is a part of it. */
function escapeWord(word: string, placeholders: readonly string[]): string {
  const held = placeholders.find((placeholder) => word.includes(placeholder));
  return held === undefined ? escapeRegExp(word) : word.split(held).map(escapeRegExp).join('\\S+');
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Where a command stands in the text; -1 where it is not found as it is written. */
function offsetOf(text: string, { text: written, range }: Command): number {
  const lines = text.split('\n');
  const line = lines.slice(0, range.start.line).join('\n').length + (range.start.line > 0 ? 1 : 0);
  const at = text.indexOf(written, line);
  return at >= 0 && at <= line + (lines[range.start.line]?.length ?? 0) ? at : -1;
}

/** ``Create a release with the tag `v1.2.3` ``: a version that somebody is told to give. */
const toTag =
  /(?<=\b(?:bump|tag|create|set|publish|name)\b[^\n`]{0,60}\b(?:tag|version|release|to|as)\b:? `)v?\d+\.\d+\.\d+(?:-[\w.]+)?(?=`)/gi;

/** ``a branch for the series (e.g. `4.x`)``, ``with a `-dev` suffix, e.g. `5.0-dev` ``, ``confirm the version, such as `v1.0.0` `` */
const exampleVersion =
  /(?<=\b(?:branch|tag|version|release|suffix)[^`\n]{0,20}\b(?:e\.g\.|for example|such as|like),? `)v?\d+(?:\.\d+)*\.(?:\d+|x)(?:[-+][\w.+-]*\w)?(?=`)|(?<=(?:\b(?:e\.g\.|for example|such as|z\. ?B\.|par exemple|por ejemplo|por exemplo|ad esempio)|例如|比如|たとえば|например)[,，:：]? ?`)v\d+\.\d+\.\d+(?:-[\w.]+)?(?=`)/gi;

/** `...` where a word of a command should stand; the shell takes it as it is. */
function elisionsOf(text: string, commands: readonly Command[]): readonly FoundPlaceholder[] {
  const lines = new Set(commands.flatMap(({ range }) => linesOf(range.start.line, range.end.line)));
  return Array.from(text.matchAll(elision), toWhole).filter(({ start }) => {
    return lines.has(text.slice(0, start).split('\n').length - 1);
  });
}

const elision = /(?<=[\s"'=,])(?:\.{3}|…)(?=$|[\s"'])/gm;

function linesOf(line: number, endLine: number): readonly number[] {
  return Array.from({ length: endLine - line + 1 }, (_, i) => line + i);
}

function toWhole(match: RegExpMatchArray): FoundPlaceholder {
  const start = match.index ?? 0;
  return { text: match[0], start, end: start + match[0].length };
}

function valuesOf({ text, programs }: Command): readonly string[] {
  const words = text.replace(/[a-z]+:\/\/\S+/g, '');
  return rules
    .filter((rule) => !rule.programs || programs.some((program) => rule.programs?.has(program)))
    .filter(({ when }) => when?.test(text) !== false)
    .flatMap(({ form }) => words.match(form) ?? []);
}

function occurrencesOf(value: string, text: string): readonly FoundPlaceholder[] {
  const found: FoundPlaceholder[] = [];
  for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
    const end = start + value.length;
    if (!/[\w.]/.test(text[start - 1] ?? '') && !/^(?:\w|\.\d)/.test(text.slice(end, end + 2)))
      found.push({ text: value, start, end });
  }
  return found;
}

function toFound(match: RegExpMatchArray): FoundPlaceholder {
  const [whole, quote = '', value = ''] = match;
  const start = (match.index ?? 0) + whole.indexOf(`=${quote}${value}`) + 1 + quote.length;
  return { text: value, start, end: start + value.length };
}
