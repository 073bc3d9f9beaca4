/** A word that an author can write, with what stands behind it and what it does. */
export interface KeyDoc {
  readonly key: string;
  /** What is put in behind the key, as a snippet of VS Code. */
  readonly snippet: string;
  /** One sentence or two, in Markdown. */
  readonly doc: string;
}

/** A snippet as it stands once it was put in: its defaults and first choices, without the marks. */
export function exampleOf(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

/** What can stand behind the language of a command block, or in a `<!-- step: … -->`. */
export const optionDocs: readonly KeyDoc[] = [
  { key: 'timeout', snippet: 'timeout=${1:2m}', doc: 'Ends the command after this time: `90s`, `2m`, `1h`.' },
  { key: 'retry', snippet: 'retry=${1:5}', doc: 'Runs the command again, up to this often, until its checks hold.' },
  { key: 'every', snippet: 'every=${1:10s}', doc: 'How long `retry` waits in between.' },
  { key: 'confirm', snippet: 'confirm', doc: 'Asks before it runs, and shows the resolved text.' },
  {
    key: 'when',
    snippet: 'when=${1:input}:${2:value}',
    doc: 'Is part of the release only when an input has this value.',
  },
  { key: 'cwd', snippet: 'cwd=${1:folder}', doc: 'The folder to run in, relative to the workspace folder.' },
  {
    key: 'requires',
    snippet: 'requires=${1:id}',
    doc: 'Ids of steps, with commas between, that must be passed, overridden or not applicable before this one is run or ticked.',
  },
  { key: 'id', snippet: 'id=${1:name}', doc: 'A name that stays when the words of the step change.' },
];

/** What only a `<!-- step: … -->` can hold. */
export const demandDocs: readonly KeyDoc[] = [
  {
    key: 'evidence',
    snippet: 'evidence=${1:[A-Z]+-\\\\d+}',
    doc: 'What must be given before the step counts as done: a text that this regular expression matches as a whole.',
  },
  {
    key: 'approvals',
    snippet: 'approvals=${1:2}',
    doc: 'How many different people must stand behind the step before it counts as done.',
  },
];

/** The keys of the front matter itself. */
export const frontMatterDocs: readonly KeyDoc[] = [
  { key: 'title', snippet: 'title: ${1:Release}', doc: 'The title of the checklist, in place of its first heading.' },
  {
    key: 'inputs',
    snippet: 'inputs:\n  ${1:version}:\n    description: ${2:What is released}',
    doc: 'Values asked for once per release. Commands see each as an environment variable: `version` as `$VERSION`.',
  },
  {
    key: 'log',
    snippet: 'log: ${1:releases/{date\\}-{version\\}.md}',
    doc: 'Where the release log is written, relative to the workspace folder. `{date}` and inputs by name are put in.',
  },
  { key: 'shell', snippet: 'shell: ${1:bash}', doc: 'The shell that blocks without a shell of their own run in.' },
  { key: 'env', snippet: 'env:\n  ${1:NAME}: ${2:value}', doc: 'Environment variables of the terminal.' },
  {
    key: 'production',
    snippet: 'production:\n  input: ${1:environment}\n  values: [${2:production}]',
    doc: 'Which values of one input make it a production release: every command is then confirmed.',
  },
  {
    key: 'sign-off',
    snippet: 'sign-off: [${1:Release manager}]',
    doc: 'Roles that must sign before the release is finished.',
  },
];

/** What can be said of one input. */
export const inputDocs: readonly KeyDoc[] = [
  { key: 'description', snippet: 'description: $1', doc: 'What the person is asked.' },
  { key: 'default', snippet: 'default: $1', doc: 'The value that is offered.' },
  {
    key: 'pattern',
    snippet: 'pattern: ${1:v\\\\d+\\\\.\\\\d+\\\\.\\\\d+}',
    doc: 'A regular expression that the whole value must match.',
  },
  { key: 'choices', snippet: 'choices: [${1:staging}, ${2:production}]', doc: 'The only values that can be chosen.' },
  { key: 'secret', snippet: 'secret: true', doc: 'Never written to the journal or the log.' },
  {
    key: 'required',
    snippet: 'required: ${1|false,true|}',
    doc: 'Whether it must be given. It must, unless this is `false`.',
  },
];

/** What a `production:` holds. */
export const productionDocs: readonly KeyDoc[] = [
  { key: 'input', snippet: 'input: ${1:environment}', doc: 'The input that decides.' },
  { key: 'values', snippet: 'values: [${1:production}]', doc: 'Its values that make it a production release.' },
];

/** The forms of the expectation grammar, by the word or sign that each begins with. */
export const grammarDocs: readonly KeyDoc[] = [
  {
    key: 'http',
    snippet: 'http ${1:200}',
    doc: 'The last HTTP status in the output is this one, or one of several: `http 200,202`.',
  },
  {
    key: 'json',
    snippet: 'json \\$.${1:status} = ${2:"healthy"}',
    doc: 'The JSON in the output has this value at this path. Without a comparison, it has the path.',
  },
  {
    key: 'number',
    snippet: 'number /(\\\\d+) ${1:passed}/ >= ${2:1}',
    doc: 'The number that the group captures, compared with `< <= = != >= >`. Units and `%` are understood.',
  },
  {
    key: 'contains',
    snippet: 'contains "${1:text}"',
    doc: 'A line contains this text as whole words, literally, whatever it looks like.',
  },
  {
    key: 'json has',
    snippet: 'json has {${1:"status": "healthy"}, ...}',
    doc: 'The JSON in the output has these members at least; `...` stands for any value, and in a list for any values.',
  },
  {
    key: 'each',
    snippet: 'each "${1:Up}"',
    doc: 'Every line of a listing says this text; the head of its table need not.',
  },
  { key: '!', snippet: '! ${1:text}', doc: 'No line contains the text.' },
  { key: '=', snippet: '= ${1:text}', doc: 'A line equals the text; `[..]` stands for anything.' },
  { key: '/', snippet: '/${1:regex}/', doc: 'A line matches the regular expression; `/…/i` without regard to case.' },
  { key: 'not empty', snippet: 'not empty', doc: 'Something was printed.' },
  { key: 'empty', snippet: 'empty', doc: 'Nothing was printed.' },
  {
    key: 'exit',
    snippet: 'exit ${1:0}',
    doc: 'The exit code: `exit 0`, one of several `exit 0,1`, any but `exit !0`.',
  },
  { key: 'lines', snippet: 'lines ${1:>=} ${2:1}', doc: 'How many lines were printed.' },
  { key: 'duration', snippet: 'duration < ${1:500ms}', doc: 'How long the command took, in `ms`, `s`, `m` or `h`.' },
  {
    key: 'tests',
    snippet: 'tests >= ${1:1}',
    doc: 'How many tests passed, by the summary of the test runner; none may have failed.',
  },
  {
    key: 'version',
    snippet: 'version >= ${1:1.0}',
    doc: 'The version in the output, compared part by part: 3.9 comes before 3.13.',
  },
  {
    key: 'capture',
    snippet: 'capture ${1:VERSION} /${2:v(\\\\S+)}/',
    doc: 'A line matches, and what the group captures is `$NAME` for the commands that follow.',
  },
];
