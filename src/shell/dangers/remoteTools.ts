import { isHarmless, wordsOf } from '../verb';
import { baseName } from '../prefixCommand';
import type { ArgumentRule } from '../argumentRule';
import type { DangerRule } from '../dangerRule';

/** Tools that speak to nothing but what others use: clouds, platforms, clusters, stores of configuration. */
const tools: ReadonlyMap<string, ToolWords> = new Map(
  Object.entries({
    'aws az gcloud doctl hcloud linode-cli vultr-cli oci ibmcloud scw exo openstack gsutil s3cmd mc rclone': {},
    'vercel now netlify ntl railway render firebase serverless sls sam wrangler eb amplify copilot supabase': {},
    'appwrite convex deployctl sst platform upsun clever scalingo koyeb qovery northflank shuttle databricks': {},
    'mina waypoint okteto devspace garden pulumi cdk velero eksctl talosctl rancher juju govc': {},
    'flarectl octodns-sync dnscontrol fastly akamai patronictl repmgr pcs crm nats rabbitmqctl rabbitmqadmin': {},
    'heroku fly flyctl dokku': { changes: 'set unset on off boot' },
    cf: { changes: 'set map unmap restage rename' },
    flux: { changes: 'bootstrap' },
    argocd: { changes: 'set' },
    kamal: { changes: 'boot' },
    nomad: { changes: 'run fail gc' },
    vault: { changes: 'write seal' },
    'consul etcdctl': { changes: 'leave' },
    ceph: { changes: 'out in set unset mark' },
  } satisfies Readonly<Record<string, Additions>>).flatMap(([names, { changes = '' }]: [string, Additions]) =>
    names.split(' ').map((name) => [name, { changes: toSet(changes) }] as const),
  ),
);

interface Additions {
  /** Words that change something with these tools, besides those that do so with any. */
  readonly changes?: string;
}

interface ToolWords {
  readonly changes: ReadonlySet<string>;
}

const ends = toSet(
  'delete del rm rb remove destroy terminate stop restart reboot purge deletefile drain evict suspend deallocate shutdown kill reset halt undeploy unpublish uninstall revoke disable deactivate deregister decommission repair cancel wipe flush disconnect evacuate',
);

const changes = toSet(
  'deploy redeploy publish promote rollback revert swap scale resize up down push update upgrade apply patch replace restore failover switchover import sync execute invalidate modify register refresh reconcile resume pause activate reinit edit migrate rebuild reload put send purge switch move clone attach standby setup config-zip alias bind reassign demote rotate step-down rolling',
);

/** With these, the tool tells something, or prepares it on the machine; what stands behind is what it tells of. */
const reads = toSet(
  'list ls get show describe status logs log view info history diff plan preview inspect whoami login logout version help open dev build builds test lint validate check wait watch top explain events tree tail console ssh exec export capture download pull read template search synth print package local emulators docs metrics can port topology what whatif account completion doctor audit report members lookup link gen generate new config-get snapshot-save link-project diagnose url open-console browse components',
);

/** As the first word, these are the tool's own settings on the machine. */
const own = toSet('config configure auth login sso context completion plugin plugins components version help');

/** Words that are verbs only where no other verb follows: `deploy list`, `restore describe`, `backup delete`. */
const nouns = toSet('deploy restore rollback promote scale push import alias update upgrade sync up set refresh');

const made = toSet(
  'deployment deployments deploys release releases invalidation record records recordset traffic transaction restore change refresh pipeline service app',
);
const kept = toSet('backup backups snapshot snapshots dump export');
const setOnTheFly = toSet('traffic capacity image instances weight desired splits default');

/**
 * What a call of such a tool changes: `gcloud run services update web` → `cloud-deploy`, `az group delete` →
 * `cloud-delete`; `undefined` for what only tells something. Only the words before the first option behind the path
 * count, so that values of options say nothing.
 */
export function changeBy(name: string, args: readonly string[]): 'cloud-delete' | 'cloud-deploy' | undefined {
  const tool = tools.get(name);
  if (!tool || isHarmless(args) || args.includes('--local') || args.some((word) => query.test(word))) return undefined;
  const path = pathOf(args);
  if (own.has(path[0] ?? '')) return undefined;
  const all = path.flatMap(wordsOf);
  for (const [index, word] of path.entries()) {
    const change = changeOf(word, all, tool);
    const next = path[index + 1];
    if (change === undefined) {
      if (wordsOf(word).some((each) => reads.has(each)) && !isGroup(name, word)) return undefined;
    } else if (!(
      nouns.has(word) &&
      next !== undefined &&
      (isVerb(next, all, tool) || reads.has(wordsOf(next)[0] ?? ''))
    ))
      return change;
  }
  return args.some((word) => /^--(?:prod|production|delete|remove|force-new-deployment|doit)$/.test(word))
    ? 'cloud-deploy'
    : undefined;
}

/** What is asked of a database: `wrangler d1 execute db --command "SELECT 1"`. */
const query = /^(?:--command=)?\s*(?:SELECT|SHOW|EXPLAIN)\s/i;

function isVerb(word: string, all: readonly string[], tool: ToolWords): boolean {
  return changeOf(word, all, tool) !== undefined;
}

function changeOf(word: string, all: readonly string[], tool: ToolWords): 'cloud-delete' | 'cloud-deploy' | undefined {
  const words = wordsOf(word);
  const [first = ''] = words;
  // `ps:restart`; but `nightly-sync` is the name of something.
  const last = wordsOf(word.split(/[:_]/).at(-1) ?? '')[0] ?? '';
  const isCompound = words.length > 1;
  if (word === 'update-kubeconfig') return undefined;
  if (/^(?:create|add|save|start|put|take|run)$/.test(first) || /^(?:create|add|save)$/.test(last)) {
    if (all.some((each) => kept.has(each)) && !all.includes('restore')) return undefined;
    if (all.some((each) => made.has(each)) && !/^(?:save|take)$/.test(first)) return 'cloud-deploy';
    if (isCompound && /^(?:start|put|run)$/.test(first)) return 'cloud-deploy';
  }
  if (isCompound && (first === 'change' || last === 'release' || words.includes('update'))) return 'cloud-deploy';
  if (first === 'set' && all.some((each) => setOnTheFly.has(each) || each === 'appsettings' || each === 'record'))
    return 'cloud-deploy';
  if (isCompound && words.some((each) => reads.has(each)) && !ends.has(first) && !changes.has(first)) return undefined;
  if (ends.has(first) || ends.has(last)) return 'cloud-delete';
  return changes.has(word) ||
    changes.has(first) ||
    changes.has(last) ||
    tool.changes.has(first) ||
    tool.changes.has(last)
    ? 'cloud-deploy'
    : undefined;
}

/** `gcloud builds`, `az webapp log`: a word that reads with one tool is a group of commands with another. */
function isGroup(name: string, word: string): boolean {
  return (
    /^(?:gcloud|az|aws)$/.test(name) && /^(?:builds?|logs?|local|version|versions|events|config|metrics)$/.test(word)
  );
}

/** The words that name what to do: `-c /etc/a.yml failover shop -f` gives `failover shop`. */
function pathOf(args: readonly string[]): readonly string[] {
  const path: string[] = [];
  for (const word of args) {
    if (word.startsWith('-')) {
      if (path.length > 1 || (path.length === 1 && !isShort(word))) break;
      continue;
    }
    if (/^[A-Za-z][\w:.-]*$/.test(word)) path.push(word);
    else if (path.length > 0) break;
    if (path.length === 6) break;
  }
  return path;
}

function isShort(option: string): boolean {
  return /^-\w$/.test(option);
}

const changing =
  (rule: 'cloud-delete' | 'cloud-deploy'): ArgumentRule =>
  (args, { program }) =>
    changeBy(baseName(program), args) === rule;

/** Deploys to, changes or deletes what is in a cloud, on a platform, in a cluster. */
export const remoteToolDangers: readonly DangerRule[] = [
  {
    rule: 'cloud-delete',
    reason: 'deletes or stops what others use',
    programs: [...tools.keys()],
    when: changing('cloud-delete'),
  },
  {
    rule: 'cloud-deploy',
    reason: 'deploys, or changes what others use',
    programs: [...tools.keys()],
    when: changing('cloud-deploy'),
  },
];

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').filter(Boolean));
}
