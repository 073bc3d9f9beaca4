import { all, any, has, not, subcommand, type ArgumentRule } from '../argumentRule';
import type { DangerRule } from '../dangerRule';

const kubectlValued = ['-n', '--namespace', '--context', '--kubeconfig', '--cluster', '-s'];
const kubectl = (...words: readonly string[]): ArgumentRule => subcommand(kubectlValued, ...words);
const helm = kubectl;

/** Changes what runs in a cluster, or the machines under it. */
export const clusterDangers: readonly DangerRule[] = [
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
    rule: 'helm',
    reason: 'changes a deployed release',
    programs: ['helmfile', 'werf', 'skaffold'],
    when: has('apply', 'sync', 'destroy', 'converge', 'dismiss', 'run', 'deploy', 'delete'),
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
    when: any(
      has('apply', 'destroy', 'up', 'deploy', 'taint', 'import', 'run-all', 'force-unlock'),
      all(has('state'), has('rm', 'mv', 'push', 'replace-provider')),
      all(has('workspace', 'stack'), has('delete', 'rm')),
    ),
  },
  {
    rule: 'ansible',
    reason: 'changes hosts',
    programs: ['ansible-playbook'],
    when: not(has('--check', '--syntax-check', '--list-hosts')),
  },
  {
    rule: 'ansible',
    reason: 'changes hosts',
    programs: ['ansible'],
    when: all(
      has('-m', '--module-name'),
      not(any(has('ping', 'setup', 'debug', 'command', 'shell', 'raw', '--check', '--list-hosts'))),
    ),
  },
];
