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
    rule: 'cloud-put',
    reason: 'changes what a store gives to others',
    programs: ['wrangler', 'aws', 'gsutil', 'gcloud', 'az', 's3cmd', 'mc', 'rclone', 's5cmd'],
    when: (args) => putsInStore(args) && !args.some((word) => /backup|dump|archive|\.log\b|--dry-?run/i.test(word)),
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

/** `wrangler r2 object put b/app.zip`, `aws s3 sync dist s3://b`, `gsutil cp a gs://b`, `az storage blob upload`. */
function putsInStore(args: readonly string[]): boolean {
  const words = args.filter((word) => !word.startsWith('-'));
  const hasStore = words.some((word) => /^(?:r2|kv\S*|object|key|blob|container|bulk|secret)$/.test(word));
  if (hasStore && words.some((word) => /^(?:put|upload|upload-batch|sync|delete)$/.test(word))) return true;
  const isCopy = words.slice(0, 3).some((word) => /^(?:cp|mv|sync|copy|rsync|mirror|put)$/.test(word));
  return isCopy && /^(?:s3|gs|r2):\/\//.test(words.at(-1) ?? '');
}
