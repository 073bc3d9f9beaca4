import { baseName, dockerWords, shells, skipOptions } from './prefixCommand';
import type { ProgramCall } from './programCall';
import type { Danger } from './shellScript';

/** Says whether a call is dangerous. Its program has no folder, and `args` are the words after it. */
export interface DangerRule extends Danger {
  readonly programs: readonly string[] | RegExp;
  readonly when: (args: readonly string[], call: ProgramCall) => boolean;
}

type When = DangerRule['when'];

const always: When = () => true;
/** One of the words is among the arguments, also as `--word=value`. */
const has =
  (...words: readonly string[]): When =>
  (args) =>
    args.some(
      (word) => words.includes(word) || words.some((long) => long.startsWith('--') && word.startsWith(`${long}=`)),
    );
/** A short option, also in a cluster: `r` finds `-r` and `-fr`. */
const hasLetter =
  (letters: string): When =>
  (args) =>
    args.some((word) => new RegExp(`^-[a-zA-Z]*[${letters}][a-zA-Z]*$`).test(word));
/** The first words besides options are these, in this order. */
const starts =
  (...words: readonly string[]): When =>
  (args) =>
    words.join(' ') ===
    args
      .filter((word) => !word.startsWith('-'))
      .slice(0, words.length)
      .join(' ');
const any =
  (...rules: readonly When[]): When =>
  (args, call) =>
    rules.some((rule) => rule(args, call));
const all =
  (...rules: readonly When[]): When =>
  (args, call) =>
    rules.every((rule) => rule(args, call));
const not =
  (rule: When): When =>
  (args, call) =>
    !rule(args, call);
/** The subcommand of a tool whose own options may stand before it. */
const subcommand =
  (valued: readonly string[], ...words: readonly string[]): When =>
  (args) =>
    words.some((word) => skipOptions(args, valued).join(' ').concat(' ').startsWith(`${word} `));

const docker = /^(?:docker|docker-compose|podman|podman-compose|nerdctl)$/;
const compose =
  (when: When): When =>
  (args, call) =>
    (args.includes('compose') || call.program.endsWith('-compose')) &&
    when(dockerWords(baseName(call.program), args), call);
const engine =
  (when: When): When =>
  (args, call) =>
    !args.includes('compose') && when(dockerWords(baseName(call.program), args), call);
const kubectlValued = ['-n', '--namespace', '--context', '--kubeconfig', '--cluster', '-s'];
const kubectl = (...words: readonly string[]): When => subcommand(kubectlValued, ...words);
const helm = kubectl;
const gitValued = ['-C', '-c', '--git-dir', '--work-tree'];
const git =
  (name: string, when: When = always): When =>
  (args, call) => {
    const [word, ...rest] = skipOptions(args, gitValued);
    return word === name && when(rest, call);
  };
const databases =
  /^(?:psql|mysql|mariadb|sqlite3|mongo|mongosh|redis-cli|cockroach|clickhouse-client|sqlcmd|pg_restore|mongorestore)$/;
const migrationWords = /(?:^|[:_-])migrat(?:e|ions?)(?:$|[:_-])/;

/** What asks for confirmation before it runs: it destroys data, publishes, changes or stops what others use. */
export const dangerRules: readonly DangerRule[] = [
  {
    rule: 'rm-recursive',
    reason: 'deletes files for good',
    programs: ['rm'],
    when: any(hasLetter('rRf'), has('--recursive', '--force')),
  },
  {
    rule: 'find-delete',
    reason: 'deletes files for good',
    programs: ['find'],
    when: any(has('-delete'), all(has('-exec', '-execdir'), has('rm'))),
  },
  { rule: 'shred', reason: 'destroys files for good', programs: ['shred', 'wipe', 'srm'], when: always },
  { rule: 'truncate', reason: 'empties files', programs: ['truncate'], when: always },
  {
    rule: 'rsync-delete',
    reason: 'deletes files at the target',
    programs: ['rsync'],
    when: has('--delete', '--delete-after', '--delete-before', '--delete-excluded'),
  },
  {
    rule: 'disk',
    reason: 'overwrites a disk',
    programs: /^(?:mkfs(?:\..*)?|wipefs|fdisk|sfdisk|parted|mkswap|blkdiscard)$/,
    when: not(has('-l', '--list')),
  },
  {
    rule: 'dd',
    reason: 'overwrites its target',
    programs: ['dd'],
    when: (args) => args.some((word) => /^of=(?!\/dev\/null$)/.test(word)),
  },
  {
    rule: 'device-redirect',
    reason: 'writes over a device',
    programs: /./,
    when: (_, { outputFiles }) =>
      outputFiles.some((file) => /^\/dev\/(?:sd|hd|vd|nvme|xvd|disk|mapper|mmcblk)/.test(file)),
  },
  {
    rule: 'permissions',
    reason: 'changes permissions or owners of whole folders',
    programs: ['chmod', 'chown', 'chgrp'],
    when: all(any(hasLetter('R'), has('--recursive')), (args) =>
      args.some((word) => /^\/(?:\w+)?\/?$/.test(word) || word === '777'),
    ),
  },

  {
    rule: 'compose-down',
    reason: 'stops and removes running services',
    programs: docker,
    when: compose(starts('down')),
  },
  {
    rule: 'compose-stop',
    reason: 'stops or restarts running services',
    programs: docker,
    when: compose(any(starts('stop'), starts('restart'), starts('kill'), starts('rm'), starts('pause'))),
  },
  {
    rule: 'compose-deploy',
    reason: 'starts a new version of services',
    programs: docker,
    when: (args, call) => compose(starts('up'))(args, call) && args.some((word) => /prod|staging/i.test(word)),
  },
  {
    rule: 'docker-prune',
    reason: 'removes everything that is not in use',
    programs: docker,
    when: (args) => args.includes('prune'),
  },
  {
    rule: 'docker-remove',
    reason: 'removes containers, images or volumes',
    programs: docker,
    when: engine(
      any(
        all(any(starts('rm'), starts('rmi')), any(hasLetter('fv'), has('--force', '--volumes'))),
        starts('volume', 'rm'),
        starts('network', 'rm'),
        starts('stack', 'rm'),
        starts('service', 'rm'),
        starts('swarm', 'leave'),
      ),
    ),
  },
  {
    rule: 'docker-stop',
    reason: 'stops or restarts a running container',
    programs: docker,
    when: engine(
      any(
        starts('stop'),
        starts('restart'),
        starts('kill'),
        starts('container', 'stop'),
        starts('container', 'restart'),
      ),
    ),
  },
  {
    rule: 'docker-push',
    reason: 'publishes an image',
    programs: docker,
    when: any(engine(any(starts('push'), has('--push'))), compose(starts('push'))),
  },
  {
    rule: 'docker-deploy',
    reason: 'deploys services',
    programs: docker,
    when: engine(any(starts('stack', 'deploy'), starts('service', 'update'), starts('service', 'scale'))),
  },

  {
    rule: 'kubectl-delete',
    reason: 'deletes resources of a cluster',
    programs: ['kubectl', 'oc'],
    when: kubectl('delete', 'drain', 'evict'),
  },
  {
    rule: 'kubectl-scale',
    reason: 'changes how many instances of a service run',
    programs: ['kubectl', 'oc'],
    when: kubectl('scale', 'cordon', 'autoscale'),
  },
  {
    rule: 'kubectl-rollout',
    reason: 'rolls a service back or restarts it',
    programs: ['kubectl', 'oc'],
    when: all(kubectl('rollout'), has('undo', 'restart')),
  },
  {
    rule: 'kubectl-apply',
    reason: 'changes resources of a cluster',
    programs: ['kubectl', 'oc'],
    when: all(
      kubectl('apply', 'replace', 'patch', 'set'),
      (args) => !args.some((word) => word.startsWith('--dry-run')),
    ),
  },
  {
    rule: 'helm',
    reason: 'changes a deployed release',
    programs: ['helm'],
    when: all(helm('upgrade', 'install', 'uninstall', 'delete', 'rollback'), not(has('--dry-run'))),
  },
  {
    rule: 'argocd',
    reason: 'deploys to a cluster',
    programs: ['argocd'],
    when: all(has('app'), has('sync', 'delete', 'rollback', 'set', 'terminate-op')),
  },
  {
    rule: 'minikube-delete',
    reason: 'deletes a cluster',
    programs: ['minikube', 'kind', 'k3d', 'eksctl'],
    when: has('delete'),
  },
  {
    rule: 'terraform',
    reason: 'changes infrastructure',
    programs: ['terraform', 'tofu', 'terragrunt', 'pulumi', 'cdk'],
    when: has('apply', 'destroy', 'up', 'deploy', 'taint', 'import', 'run-all'),
  },
  {
    rule: 'ansible',
    reason: 'changes hosts',
    programs: ['ansible-playbook'],
    when: not(has('--check', '--syntax-check', '--list-hosts')),
  },

  {
    rule: 'git-push-force',
    reason: 'overwrites the history of a shared branch',
    programs: ['git'],
    when: git(
      'push',
      any(has('--force', '--force-with-lease', '--mirror'), hasLetter('f'), (args) =>
        args.some((word) => word.startsWith('+')),
      ),
    ),
  },
  {
    rule: 'git-push-delete',
    reason: 'deletes a branch or tag for everybody',
    programs: ['git'],
    when: git(
      'push',
      any(has('--delete', '--prune'), hasLetter('d'), (args) => args.some((word) => /^:\S/.test(word))),
    ),
  },
  {
    rule: 'git-push-tags',
    reason: 'publishes tags',
    programs: ['git'],
    when: git(
      'push',
      any(has('--tags', '--follow-tags', '--all', 'tag'), (args) =>
        args.some((word) =>
          /^(?:refs\/tags\/\S+|v?\d+\.\d+\S*|v\$\S+|\$\{?(?:TAG|VERSION|NEW_VERSION)\}?|v?[XYZxyz]+\.[XYZxyz]+\S*)$/.test(
            word,
          ),
        ),
      ),
    ),
  },
  {
    rule: 'git-push-main',
    reason: 'pushes to a shared branch',
    programs: ['git'],
    when: git('push', (args) => args.some((word) => /(?:^|:)(?:main|master|production|prod|release)$/.test(word))),
  },
  {
    rule: 'git-reset-hard',
    reason: 'throws uncommitted changes away',
    programs: ['git'],
    when: git('reset', has('--hard')),
  },
  {
    rule: 'git-clean',
    reason: 'deletes files that are not committed',
    programs: ['git'],
    when: git('clean', all(any(hasLetter('f'), has('--force')), not(any(hasLetter('n'), has('--dry-run'))))),
  },
  {
    rule: 'git-discard',
    reason: 'throws uncommitted changes away',
    programs: ['git'],
    when: any(
      git('checkout', has('--force', '-f', '.')),
      git('restore', has('.', ':/')),
      git('stash', has('drop', 'clear')),
    ),
  },
  {
    rule: 'git-delete',
    reason: 'deletes a tag or a branch',
    programs: ['git'],
    when: any(
      git('tag', any(hasLetter('d'), has('--delete'))),
      git('branch', any(has('-D'), all(has('--delete'), has('--force')))),
    ),
  },
  {
    rule: 'git-rewrite',
    reason: 'rewrites history',
    programs: ['git'],
    when: any(git('filter-branch'), git('filter-repo'), git('reflog', has('expire')), git('update-ref', has('-d'))),
  },

  {
    rule: 'publish',
    reason: 'publishes for good',
    programs: [
      'npm',
      'pnpm',
      'yarn',
      'bun',
      'cargo',
      'poetry',
      'flit',
      'hatch',
      'uv',
      'lerna',
      'vsce',
      'ovsx',
      'dart',
      'flutter',
      'deno',
      'jsr',
    ],
    when: all(
      any(starts('publish'), starts('npm', 'publish'), starts('pub', 'publish'), starts('release')),
      not(has('--dry-run', '-n')),
    ),
  },
  {
    rule: 'publish',
    reason: 'publishes for good',
    programs: [
      'twine',
      'gem',
      'nuget',
      'dotnet',
      'goreleaser',
      'mvn',
      './mvnw',
      'gradle',
      './gradlew',
      'pod',
      'changeset',
      'semantic-release',
      'conda',
      'anaconda',
    ],
    when: all(
      has('upload', 'push', 'yank', 'release', 'deploy', 'publish', 'release:perform', 'trunk'),
      not(has('--snapshot', '--dry-run')),
    ),
  },
  {
    rule: 'unpublish',
    reason: 'withdraws or marks a published package',
    programs: ['npm', 'cargo', 'pnpm', 'yarn'],
    when: any(
      starts('unpublish'),
      starts('deprecate'),
      starts('yank'),
      starts('dist-tag', 'add'),
      starts('dist-tag', 'rm'),
    ),
  },
  {
    rule: 'gh-release',
    reason: 'publishes or deletes a release',
    programs: ['gh', 'glab'],
    when: all(starts('release'), has('create', 'delete', 'edit', 'upload')),
  },
  {
    rule: 'gh-merge',
    reason: 'merges into a shared branch',
    programs: ['gh', 'glab'],
    when: any(starts('pr', 'merge'), starts('mr', 'merge')),
  },
  {
    rule: 'gh-workflow',
    reason: 'starts a workflow',
    programs: ['gh'],
    when: any(starts('workflow', 'run'), starts('run', 'rerun'), starts('run', 'cancel')),
  },
  { rule: 'gh-delete', reason: 'deletes on the server', programs: ['gh', 'glab'], when: has('delete', 'archive') },
  {
    rule: 'tbump',
    reason: 'commits, tags and pushes',
    programs: ['tbump', 'release-it', 'np'],
    when: not(has('--dry-run', '--no-push')),
  },

  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: ['alembic'],
    when: all(has('upgrade', 'stamp'), not(has('--sql'))),
  },
  {
    rule: 'migrate-down',
    reason: 'takes a database migration back and can lose data',
    programs: ['alembic', 'flyway', 'liquibase', 'knex', 'sequelize', 'goose', 'migrate', 'dbmate'],
    when: any(
      has(
        'downgrade',
        'down',
        'clean',
        'drop',
        'rollback',
        'undo',
        'migrate:rollback',
        'migrate:down',
        'drop-all',
        'reset',
      ),
      (args) => args.some((word) => /^(?:db:migrate:undo|rollback\w*)/.test(word)),
    ),
  },
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: [
      'flyway',
      'liquibase',
      'goose',
      'migrate',
      'dbmate',
      'knex',
      'sequelize',
      'typeorm',
      'prisma',
      'supabase',
      'atlas',
      'drizzle-kit',
      'flask',
      'rails',
      'rake',
    ],
    when: all(
      (args) =>
        args.some((word) =>
          /^(?:up|update|migrate|migrate:\w+|migration:\w+|db:migrate\S*|apply|push|upgrade|db:drop|db:reset|db:rollback)$/.test(
            word,
          ),
        ),
      not(any(has('status', '--dry-run', '--version'), starts('functions'))),
    ),
  },
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: ['python', 'python3', 'manage.py', 'php'],
    when: (args, call) =>
      baseName(call.program) === 'manage.py'
        ? /^(?:migrate|flush)$/.test(args[0] ?? '')
        : /^(?:manage\.py|artisan)$/.test(baseName(args[0] ?? '')) &&
          /^(?:migrate\S*|flush|db:wipe)$/.test(args[1] ?? ''),
  },
  {
    rule: 'migrate',
    reason: 'changes the structure of a database',
    programs: ['npm', 'pnpm', 'yarn', 'bun', 'make', 'composer', 'just', 'task', 'npx', 'bundle', 'sqlx', 'diesel'],
    when: (args) =>
      args.some((word) => migrationWords.test(word) && !/status|create|generate|list|check|test/.test(word)) &&
      !args.some((word) => /^(?:status|create|generate|--dry-run)$/.test(word)),
  },
  {
    rule: 'restore',
    reason: 'writes a backup over a database',
    programs: ['pg_restore', 'mongorestore', 'neo4j-admin', 'restic', 'borg', 'velero', 'etcdctl'],
    when: (args, call) => baseName(call.program).endsWith('restore') || has('restore', 'load', 'snapshot')(args, call),
  },
  {
    rule: 'restore',
    reason: 'runs a whole file or stream of statements on a database',
    programs: databases,
    when: (_, { input }) => input === 'file' || input === 'pipe',
  },
  {
    rule: 'sql-file',
    reason: 'runs a whole file of statements on a database',
    programs: ['psql'],
    when: any(has('-f', '--file'), (args) => args.some((word) => /^-f\S/.test(word))),
  },
  {
    rule: 'drop-database',
    reason: 'deletes a database',
    programs: ['dropdb', 'dropuser', 'mysqladmin'],
    when: (args, call) => baseName(call.program) !== 'mysqladmin' || has('drop', 'shutdown')(args, call),
  },
  {
    rule: 'redis-flush',
    reason: 'deletes or blocks a whole Redis database',
    programs: ['redis-cli'],
    when: (args) => args.some((word) => /^(?:flushall|flushdb|shutdown|del|unlink|save|debug)$/i.test(word)),
  },
  {
    rule: 'mongo-drop',
    reason: 'deletes data',
    programs: ['mongo', 'mongosh'],
    when: (args) => args.some((word) => /\b(?:dropDatabase|drop|deleteMany|deleteOne|remove)\(/.test(word)),
  },
  {
    rule: 'restore-script',
    reason: 'restores, rolls back, deploys or deletes',
    programs:
      /(?:^|[-_.])(?:restore|rollback|deploy|destroy|cleanup|uninstall|teardown|reset|purge|wipe|publish|upload-release|stop|shutdown|restart)(?:$|[-_.])/,
    when: not(has('--dry-run', '--help', '--check')),
  },
  {
    rule: 'restore-script',
    reason: 'restores, rolls back, deploys or deletes',
    programs: [
      ...shells,
      'python',
      'python3',
      'node',
      'npm',
      'pnpm',
      'yarn',
      'bun',
      'make',
      'just',
      'task',
      'fab',
      'cap',
      'ruby',
      'php',
      'source',
      '.',
    ],
    when: all(
      (args) =>
        args.some((word) =>
          /^(?!-)(?:\S*[/:_-])?(?:restore|rollback|deploy|destroy|teardown|purge|wipe|publish|release)(?:[-_:.]\S*)?$/.test(
            word,
          ),
        ),
      not(
        any(has('--dry-run', '--help', '--check', '-c', '-n'), (args) =>
          args.some((word) => /dry[-_]?run|check/.test(word)),
        ),
      ),
    ),
  },

  {
    rule: 'service-stop',
    reason: 'stops, restarts or reloads a service',
    programs: [
      'systemctl',
      'service',
      'initctl',
      'rc-service',
      'supervisorctl',
      'pm2',
      'brew',
      'launchctl',
      'sv',
      'nginx',
      'apachectl',
      'apache2ctl',
    ],
    when: has(
      'stop',
      'restart',
      'reload',
      'kill',
      'disable',
      'mask',
      'try-restart',
      'reload-or-restart',
      'delete',
      'shutdown',
      'unload',
      'bootout',
      'quit',
    ),
  },
  {
    rule: 'kill',
    reason: 'ends a running process',
    programs: ['kill', 'pkill', 'killall', 'xkill'],
    when: (args) => !/^-(?:0|l|L)$/.test(args[0] ?? ''),
  },
  { rule: 'fuser-kill', reason: 'ends running processes', programs: ['fuser'], when: any(hasLetter('k')) },
  {
    rule: 'shutdown',
    reason: 'stops the machine',
    programs: ['shutdown', 'reboot', 'halt', 'poweroff', 'init'],
    when: always,
  },
  {
    rule: 'packages',
    reason: 'changes installed packages',
    programs: ['apt', 'apt-get', 'yum', 'dnf', 'apk', 'pacman', 'zypper'],
    when: any(
      has('upgrade', 'dist-upgrade', 'full-upgrade', 'remove', 'purge', 'autoremove', 'erase', 'del'),
      hasLetter('R'),
    ),
  },
  {
    rule: 'crontab',
    reason: 'replaces or removes scheduled jobs',
    programs: ['crontab'],
    when: any(
      hasLetter('r'),
      (args, { input }) =>
        input !== 'terminal' || (args.some((word) => !word.startsWith('-')) && !/ -[leu] /.test(` ${args.join(' ')} `)),
    ),
  },
  {
    rule: 'firewall',
    reason: 'changes who can reach the machine',
    programs: ['iptables', 'ip6tables', 'nft', 'ufw', 'firewall-cmd'],
    when: not(has('-L', '--list', 'list', 'status', '-S', '--list-all', '--state')),
  },
  { rule: 'users', reason: 'removes a user', programs: ['userdel', 'deluser', 'groupdel'], when: always },

  {
    rule: 'cloud-deploy',
    reason: 'deploys',
    programs: [
      'vercel',
      'netlify',
      'fly',
      'flyctl',
      'railway',
      'firebase',
      'serverless',
      'sls',
      'sam',
      'wrangler',
      'gcloud',
      'eb',
      'amplify',
      'copilot',
      'cf',
      'supabase',
      'heroku',
      'render',
      'kamal',
      'nomad',
      'now',
      'surge',
      'gh-pages',
      'appwrite',
    ],
    when: any(
      has(
        'deploy',
        '--prod',
        'up',
        'publish',
        'destroy',
        'remove',
        'rollback',
        'scale',
        'promote',
        'push',
        'releases:rollback',
        'ps:restart',
        'ps:scale',
        'restart',
        'apps:destroy',
        'pg:reset',
        'maintenance:on',
      ),
      (_, { program }) => program === 'surge' || program === 'gh-pages',
    ),
  },
  {
    rule: 'cloud-delete',
    reason: 'deletes or stops cloud resources',
    programs: ['aws', 'gcloud', 'az', 'doctl', 'gsutil', 'hcloud', 'linode-cli', 'oci', 's3cmd', 'mc', 'rclone'],
    when: (args) =>
      args.some(
        (word) =>
          /^(?:delete|rm|rb|terminate|stop|remove|purge|deletefile|destroy|reboot)(?:-\S*)?$/.test(word) ||
          word === '--delete' ||
          word === '--remove',
      ) ||
      (args[0] === 'rclone' && args.includes('sync')),
  },
  {
    rule: 'cloud-deploy',
    reason: 'changes cloud resources',
    programs: ['aws', 'az', 'gcloud'],
    when: (args) =>
      args.some((word) =>
        /^(?:update|put|create|start|restore|failover|promote|modify|deploy|invalidate|register|execute)-\S+$/.test(
          word,
        ),
      ) ||
      (args.includes('deployment') && args.includes('create')),
  },
  {
    rule: 'http-change',
    reason: 'changes something on a server',
    programs: ['curl', 'http', 'https', 'xh'],
    when: (args) =>
      args.some(
        (word, index) =>
          (/^(?:DELETE|PUT|PATCH)$/.test(word) &&
            (index === 0 || /^(?:-\w*X|--request)$/.test(args[index - 1] ?? ''))) ||
          /^(?:-XDELETE|-XPUT|-XPATCH|--request=(?:DELETE|PUT|PATCH))$/.test(word),
      ),
  },
  {
    rule: 'pipe-to-shell',
    reason: 'runs what it downloads',
    programs: [...shells],
    when: (args, { input }) => input === 'pipe' && args.every((word) => word.startsWith('-')),
  },
];

/** SQL that destroys or rewrites, in an argument, a here-document or a session. */
export const sqlDanger =
  /\b(?:DROP\s+(?:TABLE|DATABASE|SCHEMA|INDEX|COLUMN|USER|ROLE|VIEW|TYPE|SEQUENCE|OWNED|CONSTRAINT|EXTENSION|FUNCTION|TRIGGER|POLICY|KEYSPACE|COLLECTION)|TRUNCATE\s+(?:TABLE\s+)?["`\w]|DELETE\s+FROM\s|ALTER\s+(?:TABLE|DATABASE|ROLE|USER)\s|UPDATE\s+\S+\s+SET\s)/i;
