import { all, any, has, starts } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { shells } from '../remoteCall';

/** Deploys to a cloud, deletes there, or changes something over HTTP. */
export const cloudDangers: readonly DangerRule[] = [
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
          /^(?:delete|rm|rb|terminate|stop|restart|swap|remove|purge|deletefile|destroy|reboot)(?:-\S*)?$/.test(word) ||
          word === '--delete' ||
          word === '--remove',
      ) ||
      (args[0] === 'rclone' && args.includes('sync')),
  },
  {
    rule: 'cloud-delete',
    reason: 'deletes or stops what services share',
    programs: ['vault', 'consul', 'nomad', 'etcdctl', 'conda', 'mamba'],
    when: any(
      has('delete', 'destroy', 'stop', 'purge', 'del'),
      starts('env', 'remove'),
      all(starts('remove'), has('--all')),
    ),
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
    reason: 'asks a server to end, delete or publish something',
    programs: ['curl', 'http', 'https', 'xh'],
    when: all(
      (args) => args.some((word) => /^(?:POST|-XPOST|--request=POST|-d|--data\S*)$/.test(word)),
      (args) =>
        args.some((word) =>
          /(?:\/\/|^\/|:\d+\/)\S*\/(?:revoke|delete|destroy|disable|deactivate|cancel|reset|purge|flush|shutdown|restart|deploy|publish|rollback|restore|promote|drain|failover)\b/.test(
            word,
          ),
        ),
    ),
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
