/** What a word of a command says that it does, told apart by what a person loses if it is wrong. */
export interface VerbKind {
  readonly rule: string;
  /** Stands after “It”, or after “It is named like one that”. */
  readonly reason: string;
  /** Words beside the verb that make it harmless, besides those that do so beside any verb. */
  readonly calmedBy?: ReadonlySet<string>;
}

const deletes: VerbKind = { rule: 'verb-delete', reason: 'deletes or takes away something' };
const stops: VerbKind = { rule: 'verb-stop', reason: 'stops, restarts or moves what runs' };
const deploys: VerbKind = { rule: 'verb-deploy', reason: 'deploys or publishes' };
const restores: VerbKind = { rule: 'verb-restore', reason: 'writes an earlier state over the present one' };
const migrates: VerbKind = {
  rule: 'migrate',
  reason: 'changes the structure or the place of data',
  calmedBy: new Set(['create', 'generate', 'gen', 'new', 'add', 'make', 'makemigrations', 'squash']),
};

const forces: VerbKind = { rule: 'force', reason: 'is told to go over what would stop it' };

const verbs: ReadonlyMap<string, VerbKind> = new Map([
  ...toEntries(
    deletes,
    'delete destroy drop purge wipe erase truncate prune reset nuke uninstall teardown undeploy unpublish decommission evict revoke remove flush cleanup deprovision',
  ),
  ...toEntries(
    stops,
    'stop restart reload shutdown kill reboot halt poweroff drain suspend terminate scale failover switchover cutover demote',
  ),
  ...toEntries(deploys, 'deploy redeploy publish promote rollout push upload upgrade'),
  ...toEntries(restores, 'restore rollback revert'),
  ...toEntries(migrates, 'migrate backfill reindex'),
]);

/** Words that are verbs only with something to be done to: `apply` alone or to `tf`, `import` of `data`. */
const verbsOf: readonly (readonly [words: ReadonlySet<string>, objects: ReadonlySet<string>, kind: VerbKind])[] = [
  [
    toWords('apply ship up'),
    toWords(
      'tf terraform terragrunt tofu k8s kube kubernetes helm infra infrastructure manifests stack cdk pulumi all',
    ),
    deploys,
  ],
  [
    toWords('switch swap shift route move flip'),
    toWords('traffic blue green slot slots live dns primary region'),
    stops,
  ],
  [
    toWords('import seed sync load copy clone replace overwrite reload refresh'),
    toWords('db database prod production live data dump backup users staging'),
    migrates,
  ],
  [toWords('run apply do execute exec perform start trigger up down'), toWords('migration migrations'), migrates],
  [toWords('enable on start enter'), toWords('maintenance'), stops],
];

/** A name of one word that says all: `make apply`, `npm run ship`. */
const alone: ReadonlyMap<string, VerbKind> = new Map([
  ['apply', deploys],
  ['ship', deploys],
  ['migration', migrates],
  ['cutover', stops],
]);

function toWords(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

function toEntries(kind: VerbKind, words: string): readonly (readonly [string, VerbKind])[] {
  return words.split(' ').map((word) => [word, kind]);
}

/** What only looks, tries out or writes about it: `deploy-check`, `migrate:status`, `release-notes`. */
const calming: ReadonlySet<string> = new Set(
  'check checks checker test tests testing verify verification validate validation status list ls show report reports log logs view info history diff plan preview dry dryrun simulate simulation lint notes note changelog docs doc help template drill rehearsal rehearse monitor smoke health audit local e2e spec estimate watch describe get candidate'.split(
    ' ',
  ),
);

/** A release is made where nothing but these words stands beside it: `make-release`, `release.prod`; not `release-notes`. */
const besideRelease: ReadonlySet<string> = new Set(
  'do make cut run create new update upload publish push tag ship app the all prod production latest stable beta next major minor patch final github gitlab docker image images container npm pypi maven crates chart charts helm gem and bump commit'.split(
    ' ',
  ),
);

/**
 * What a name of several words says that it does: of a script, a task of a package, a subcommand. `undefined` where it
 * names nothing that a person must be asked about.
 */
export function verbOfName(name: string): VerbKind | undefined {
  const words = wordsOf(name);
  // `test-and-deploy` does both.
  const isBoth = words.includes('and') || words.includes('then');
  const [first = '', second = ''] = words;
  // `publish-docs` gives the documents to others.
  if (words.length === 2 && /^(?:publish|deploy|push)$/.test(first) && /^(?:docs?|storybook|site)$/.test(second))
    return deploys;
  if (!isBoth && words.some((word) => calming.has(word))) return undefined;
  if (words.includes('release') && words.every((word) => word === 'release' || besideRelease.has(word))) return deploys;
  const isVerb = (word: string, index: number): boolean =>
    verbs.has(word) && (index === 0 || index === words.length - 1 || !nounsBetween.has(word));
  const kind = verbs.get(words.find(isVerb) ?? '') ?? verbWithObject(words);
  return kind && words.some((word) => kind.calmedBy?.has(word)) ? undefined : kind;
}

function verbWithObject(words: readonly string[]): VerbKind | undefined {
  const [only = ''] = words;
  if (words.length === 1) return alone.get(only);
  return verbsOf.find(
    ([does, objects]) => words.some((word) => does.has(word)) && words.some((word) => objects.has(word)),
  )?.[2];
}

/** Between other words these are mostly things: `reconcile_rollout_state`. */
const nounsBetween: ReadonlySet<string> = new Set('rollout push upload scale drain reload'.split(' '));

/** What one subcommand says that it does: `delete`, `db:reset`, `delete-user`; a noun that holds a verb says nothing. */
export function verbOfSubcommand(word: string): VerbKind | undefined {
  const words = wordsOf(word);
  if (word === 'apply') return deploys;
  if (word === 'rm') return deletes;
  const edge = verbs.get(words[0] ?? '') ?? verbs.get(words.at(-1) ?? '') ?? (isDown(words) ? stops : undefined);
  const kind = edge ?? (words.length > 1 ? verbWithObject(words) : undefined);
  return words.some((each) => calming.has(each) || kind?.calmedBy?.has(each)) ? undefined : kind;
}

function isDown(words: readonly string[]): boolean {
  return words.length <= 2 && words.at(-1) === 'down';
}

/** Whether a word behind a verb, or before it, says that the tool only tells or prepares something: `migrate status`. */
export function isCalming(word: string, kind?: VerbKind): boolean {
  const words = wordsOf(word);
  return words.some((each) => calming.has(each) || kind?.calmedBy?.has(each));
}

/** `release` as a subcommand makes one unless more is said: `acme release 1.4`, but not `acme release branch`. */
export function isRelease(word: string, next: string | undefined): boolean {
  return word === 'release' && (next === undefined || besideRelease.has(next));
}

export const releaseKind = deploys;

/** What an option asks for besides: `--restart`, `--delete-all`, `-Rollback`. */
export function verbOfOption(option: string): VerbKind | undefined {
  if (option === '--force') return forces;
  const [, name, value] = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/.exec(option) ?? [];
  if (name === undefined || /^(?:no|never|false|0|off)$/i.test(value ?? '')) return undefined;
  if (!option.startsWith('--') && !/^[A-Z][a-z]/.test(name)) return undefined;
  const words = wordsOf(name);
  const [first = ''] = words;
  const kind = verbs.get(first);
  if (!kind || notOptions.has(first) || words.some((word) => calming.has(word))) return undefined;
  return words.length === 1 || destroying.has(first) ? kind : undefined;
}

/** As options, these say where to or how much. */
const notOptions: ReadonlySet<string> = new Set(['scale', 'truncate', 'drain', 'reload']);
const destroying: ReadonlySet<string> = new Set(['delete', 'destroy', 'drop', 'purge', 'wipe']);

/** Options with which nothing is done, whatever the command is named. */
export function isHarmless(args: readonly string[]): boolean {
  return args.some(
    (word) => word === '-h' || harmlessOption.test(word) || /\bdry[-_]?run\b(?!=(?:0|false|no)$)/i.test(word),
  );
}

const harmlessOption =
  /^(?:--(?:dry|dryrun|check|help|version|plan|pretend|simulate|no-?op|what-?if|preview|list|status|validate|diff|verify|no-?(?:push|deploy|publish)|snapshot|sql|check-only|list-\w+)(?:=.*)?|-\?|\/\?|-WhatIf|-Help|help)$/i;

/** The words of a name: `db:resetAll.prod` has `db`, `reset`, `all`, `prod`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])(?=[A-Z])/g, '$1-')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter(Boolean);
}
