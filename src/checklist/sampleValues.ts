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
  // A branch for one release, and the commits between two.
  { form: /(?<=[\s:/=])releases?[-/]v?\d+\.\d+(?:\.(?:\d+|x))?(?!\w|\.\w|\/)/g },
  { form: /(?<=(?:sha|commit|rev|revision)[ =]["']?)[\da-f]{40}(?!\w)/g },
  { form: /(?<![\w.$-])[a-z][\w-]*[_-]20\d\d[-_]?[01]\d[-_]?[0-3]\d(?:[-_T]?\d{4,6})?(?:\.\w+)+/gi },
  { form: /(?<![\w.@-])(?:user|username|youruser|your-user)@[\w.-]*\w/g },
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
    ...Array.from(text.matchAll(toReplace), toFound),
    ...Array.from(text.matchAll(toTag), toWhole),
  ];
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

const elision = /(?<=[\s"'=])(?:\.{3}|…)(?=$|[\s"'])/gm;

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
