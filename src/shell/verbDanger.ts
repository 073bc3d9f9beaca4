import { baseName } from './prefixCommand';
import type { ProgramCall } from './programCall';
import type { Danger } from './shellScript';
import {
  isCalming,
  isHarmless,
  isRelease,
  releaseKind,
  verbOfName,
  verbOfOption,
  verbOfSubcommand,
  type VerbKind,
} from './verb';

/**
 * What a call of a program that no rule speaks of says by its words: the name of a script (`./restore-db.sh`, `node
 * tools/migrate.js`), the task of a package (`npm run deploy:prod`), a subcommand (`acme user delete 7`), an option
 * (`./update.ps1 -Rollback`). A danger asks a person; nothing that only looks or tries out is one.
 */
export function findVerbDanger(call: ProgramCall, isKnown: (name: string) => boolean): Danger | undefined {
  const { program, args } = withoutInterpreter(call);
  if (isHarmless(args)) return undefined;
  const name = baseName(program);
  const tasks = tasksOf(name, args);
  const kind = tasks
    ? firstOf(tasks, verbOfTask)
    : (program === call.program && isKnown(name)) || harmless.has(name)
      ? undefined
      : verbOfTool(name, args, call.isRoot === true);
  return kind && { rule: kind.rule, reason: kind.reason };
}

function verbOfTask(task: string): VerbKind | undefined {
  return verbOfName(task) ?? (/(?:^|[:_-])down$/.test(task) ? verbOfSubcommand(task) : undefined);
}

function verbOfTool(name: string, args: readonly string[], isRoot: boolean): VerbKind | undefined {
  const plain = leadingWords(args);
  const [first = ''] = plain;
  const named = verbOfScript(name, plain) ?? (isRoot ? verbOfInstaller(name, args) : undefined);
  const byWord = named ?? verbOfSubcommands(plain) ?? verbOfUpdate(args, isRoot);
  // What only tells or builds something does so whatever its options.
  return (
    byWord ?? (isCalming(first) || reading.has(first) || building.has(first) ? undefined : firstOf(args, verbOfOption))
  );
}

/** With the rights of the machine's owner, `./install.sh` installs for everybody. */
function verbOfInstaller(name: string, args: readonly string[]): VerbKind | undefined {
  return /^(?:\w+[-_])?(?:install|update|setup)(?:[-_]\w+)?\.\w+$/.test(name) && !isHarmless(args)
    ? releaseKind
    : undefined;
}

/** `shopctl update v1.2.0` puts that version in the place of another; `acme update` may only look. */
function verbOfUpdate(args: readonly string[], isRoot: boolean): VerbKind | undefined {
  const index = args.indexOf('update');
  if (index < 0 || index > 2) return undefined;
  const next = args[index + 1] ?? '';
  return /^(?:v?\d+(?:\.\d+)+\S*|latest|stable|<[^>]*version[^>]*>|vX\.Y\.Z|\$\{?\w*VERSION\}?)$/i.test(next) || isRoot
    ? releaseKind
    : undefined;
}

const building = toSet(
  'build compile install add generate gen format fmt lint cache clean optimize init pull fetch download link import export config checkout switch',
);

/** A bare `reset` is the terminal's own; `OnDelete` is the name of something, and cmdlets have rules of their own. */
function verbOfScript(name: string, [first]: readonly string[]): VerbKind | undefined {
  if (dataFile.test(name) || bareWords.has(name) || /^[A-Z][a-zA-Z-]+$/.test(name)) return undefined;
  const kind = verbOfName(name.replace(scriptFile, ''));
  return kind && first !== undefined && (isCalming(first, kind) || preparing.has(first)) ? undefined : kind;
}

/** As the name of a program these are anything. */
const bareWords: ReadonlySet<string> = new Set('reset drop remove prune revert push'.split(' '));

/** What a script that is named after its end does on the way there: `./deploy.sh keygen`. */
const preparing: ReadonlySet<string> = new Set(
  'keygen venv init setup build configure config install start scan search find'.split(' '),
);

function verbOfSubcommands(words: readonly string[]): VerbKind | undefined {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const kind = index === 0 && isRelease(word, next) ? releaseKind : verbOfSubcommand(word);
    if (kind) return next !== undefined && isCalming(next, kind) && !isThing(next) ? undefined : kind;
    if (isCalming(word) || reading.has(word)) return undefined;
  }
  return undefined;
}

/** `delete test`: what is deleted, rather than what makes it harmless. */
function isThing(word: string): boolean {
  return /^(?:test|tests|docs?|notes?|reports?|logs?|templates?|local|candidate)$/.test(word);
}

const reading: ReadonlySet<string> = new Set(
  'config set create add new run-tests start search find explain env init'.split(' '),
);

/** The words before the first that is a value: at most three, and none of the options. */
function leadingWords(args: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (const [index, word] of args.entries()) {
    if (words.length === 0 && (word.startsWith('-') || (/[/=]/.test(word) && args[index - 1]?.startsWith('-'))))
      continue;
    if (!/^[A-Za-z][A-Za-z:_.-]*$/.test(word) || words.length === 3) break;
    words.push(word);
  }
  return words;
}

/** The tasks that a runner is asked for; `undefined` for a program that is none. */
function tasksOf(name: string, args: readonly string[]): readonly string[] | undefined {
  const runner = runners.get(name);
  if (!runner) return undefined;
  const [first, ...rest] = withoutValues(args).filter((word) => !word.startsWith('-') && !word.includes('='));
  if (first === undefined && runner.byOption) return runner.byOption(args);
  if (first === undefined || (name === 'npm' && !npmScripts.has(first))) return [];
  if (runner.own.has(first)) return [];
  const named = runner.byOption?.(args) ?? [];
  if (named.length > 0) return named;
  return (first === 'run' || first === 'run-script' ? rest.slice(0, 2) : [first, ...rest.slice(0, 3)]).filter(
    (word) => !/^(?:[.~]|\/(?!\/\S+:))/.test(word) && !scriptFile.test(word) && !dataFile.test(word),
  );
}

interface Runner {
  /** Its own subcommands, which run no task. */
  readonly own: ReadonlySet<string>;
  /** The tasks that options name: `--target=deploy`. */
  readonly byOption?: (args: readonly string[]) => readonly string[];
}

function tasksBehind(...options: readonly string[]): (args: readonly string[]) => readonly string[] {
  return (args) =>
    args.flatMap((word, index) => {
      const joined = options.find((option) => word.startsWith(`${option}=`));
      if (joined !== undefined) return word.slice(joined.length + 1).split(',');
      return options.includes(args[index - 1] ?? '') ? word.split(',') : [];
    });
}

const packageManager =
  'add install i ci remove rm uninstall up upgrade update dlx exec x create init link unlink cache store config why outdated audit pack version info view publish unpublish deprecate login logout whoami owner access dist-tag tag set get prune patch import dedupe rebuild test build start dev lint ls list';
const runners: ReadonlyMap<string, Runner> = new Map<string, Runner>([
  ...'npm pnpm yarn bun jlpm'.split(' ').map((name) => [name, { own: toSet(packageManager) }] as const),
  [
    'composer',
    { own: toSet('install update require remove dump-autoload dumpautoload self-update create-project show validate') },
  ],
  ['nx', { own: toSet('reset migrate release'), byOption: tasksBehind('--target', '--targets', '-t') }],
  ['bazel', { own: toSet('build test query cquery aquery clean info version help fetch sync mod coverage shutdown') }],
  ['tox', { own: toSet(''), byOption: tasksBehind('-e') }],
  ['nox', { own: toSet(''), byOption: tasksBehind('-s', '-e') }],
  ['rails', { own: toSet('generate g new console c server s test routes runner about notes destroy') }],
  ...'make gmake just task rake invoke inv fab cap mage gulp grunt poe turbo mix artisan console lerna earthly ant pdm hatch'
    .split(' ')
    .map((name) => [name, { own: toSet('') }] as const),
]);
const npmScripts = toSet('run run-script stop restart');

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Without the values of options that say where: `make -C deploy test`. */
function withoutValues(args: readonly string[]): readonly string[] {
  return args.filter((_, index) => !valued.has(args[index - 1] ?? ''));
}

const valued = toSet(
  '-H -C -f --file --directory --prefix -w --workspace --filter -F --cwd --dir -p --project --scope',
);

/** The call of the script that an interpreter is given: `python -u tools/reset.py --all` calls `tools/reset.py`. */
function withoutInterpreter(call: ProgramCall): ProgramCall {
  const name = baseName(call.program).replace(/\.exe$/i, '');
  if (!interpreter.test(name)) return call;
  const script = call.args.findIndex((word) => !word.startsWith('-') && word !== 'run');
  const options = call.args.slice(0, Math.max(0, script));
  const program = call.args[script];
  const isScript =
    program !== undefined && (/[./]/.test(program) || /^(?:artisan|occ)$/.test(program) || shellLike.test(name));
  if (!isScript || options.some((word) => /^(?:-c|-e|-p|-n|--eval|--check|-[a-z]*c|-Command)$/.test(word)))
    return /^(?:bun|deno)$/.test(name) ? call : { ...call, args: [] };
  return { ...call, program, args: call.args.slice(script + 1) };
}

const interpreter =
  /^(?:python[\d.]*|node|nodejs|ruby|perl|php[\d.]*|bash|sh|zsh|dash|ksh|source|\.|deno|bun|tsx|ts-node|pwsh|powershell|go)$/;
const shellLike = /^(?:bash|sh|zsh|dash|ksh|pwsh|powershell)$/;
const scriptFile = /\.(?:sh|bash|zsh|py|js|mjs|cjs|ts|rb|pl|php|ps1|bat|cmd|exe|go)$/i;
const dataFile = /\.(?:env|md|json|ya?ml|txt|log|sql|conf|cfg|ini|toml|csv|zip|gz|tar|html)$/i;

/** Programs whose words are no verbs: they print, read, edit, or only change what a developer has on the machine. */
const harmless: ReadonlySet<string> = toSet(
  [
    'echo printf cat bat less more head tail grep rg ag egrep fgrep zgrep sed awk gawk ls ll find fd tree stat file du df date sleep wc sort uniq cut tr jq yq diff cmp which whereis type man info tldr apropos whatis open xdg-open start code vim vi nvim nano emacs cd pushd popd mkdir touch cp mv ln rm rmdir chmod chown test [ [[ export set unset declare local readonly alias true false read return exit trap wait jobs history watch tee xargs column base64 openssl md5sum sha256sum seq yes env printenv id whoami hostname uname ps top htop free lsof ss netstat nc ping dig nslookup host',
    'git hg svn docker docker-compose podman podman-compose nerdctl psql mysql mariadb sqlite3 mongo mongosh redis-cli cockroach clickhouse-client sqlcmd pg_dump pg_dumpall mysqldump curl wget http https xh scp sftp ssh rsync tar zip unzip gzip gunzip cmake ctest ninja meson',
    'pip pip2 pip3 pipx uv uvx poetry pipenv cargo rustup go gem bundle brew apt apt-get aptitude dpkg rpm yum dnf apk pacman zypper snap flatpak nvm fnm volta n pyenv rbenv asdf mise sdk corepack conda mamba npx pnpx bunx choco winget scoop nuget dotnet swift dart flutter',
    'jest vitest pytest playwright cypress mocha rspec phpunit k6 locust ab wrk hey eslint prettier tsc webpack vite rollup esbuild pre-commit husky yalc codecov coveralls sentry-cli datadog-ci direnv tmux screen xcodebuild xcrun adb dvc dbt nmap release-please kill pkill killall systemctl',
    'shellcheck shfmt hadolint yamllint markdownlint actionlint bats mypy ruff black flake8 pylint isort bandit golangci-lint gosec staticcheck rubocop phpstan phpcs gofmt clang-format ktlint swiftlint checkov tflint tfsec trivy grype syft semgrep snyk kubeconform kubeval kube-linter conftest cfn-lint ansible-lint act vale lychee cspell typos promtool amtool',
  ].join(' '),
);

function firstOf(words: readonly string[], kindOf: (word: string) => VerbKind | undefined): VerbKind | undefined {
  for (const word of words) {
    const kind = kindOf(word);
    if (kind) return kind;
  }
  return undefined;
}
