import { all, any, has, not, starts } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { shells } from '../remoteCall';
import { remoteToolDangers } from './remoteTools';
import { requestDangers } from './requestDangers';

/** Deploys to a cloud, deletes there, or changes something over HTTP. */
export const cloudDangers: readonly DangerRule[] = [
  ...remoteToolDangers,
  {
    rule: 'cloud-deploy',
    reason: 'publishes a site',
    programs: ['surge', 'gh-pages'],
    when: not(has('--help')),
  },
  {
    rule: 'cloud-delete',
    reason: 'deletes an environment',
    programs: ['conda', 'mamba'],
    when: any(starts('env', 'remove'), all(starts('remove'), has('--all'))),
  },
  {
    rule: 'cloud-put',
    reason: 'changes what a store gives to others',
    programs: ['wrangler', 'aws', 'gsutil', 'gcloud', 'az', 's3cmd', 'mc', 'rclone', 's5cmd'],
    when: (args) => putsInStore(args) && !args.some((word) => /backup|dump|archive|\.log\b|--dry-?run/i.test(word)),
  },
  ...requestDangers,
  {
    rule: 'pipe-to-shell',
    reason: 'runs what it downloads',
    programs: [...shells],
    when: (args, { input }) =>
      (input === 'pipe' && args.every((word) => word.startsWith('-'))) ||
      args.some((word) => /^(?:<\(|\$\()(?:curl|wget)\s/.test(word)),
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
