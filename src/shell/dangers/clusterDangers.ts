import { all, any, has, not, starts, subcommand, type ArgumentRule } from '../argumentRule';
import type { DangerRule } from '../dangerRule';

const kubectlValued = ['-n', '--namespace', '--context', '--kubeconfig', '--cluster', '-s'];
const kubectl = (...words: readonly string[]): ArgumentRule => subcommand(kubectlValued, ...words);
const helm = kubectl;
const kube = ['kubectl', 'oc', 'k', 'kubecolor'];
const isTrial: ArgumentRule = (args) => args.some((word) => word.startsWith('--dry-run'));

/** Changes what runs in a cluster, or the machines under it. */
export const clusterDangers: readonly DangerRule[] = [
  {
    rule: 'kubectl-delete',
    reason: 'deletes resources of a cluster',
    programs: kube,
    when: all(any(kubectl('delete', 'drain', 'evict'), starts('adm', 'drain')), not(isTrial)),
  },
  {
    rule: 'kubectl-scale',
    reason: 'changes how many instances of a service run',
    programs: kube,
    when: kubectl('scale', 'cordon', 'autoscale'),
  },
  {
    rule: 'kubectl-rollout',
    reason: 'rolls a service back or restarts it',
    programs: kube,
    when: all(kubectl('rollout'), has('undo', 'restart', 'pause', 'resume', 'latest'), not(isTrial)),
  },
  {
    rule: 'kubectl-apply',
    reason: 'changes resources of a cluster',
    programs: kube,
    when: all(
      any(
        kubectl('apply', 'replace', 'patch', 'set', 'edit', 'label', 'annotate', 'taint', 'uncordon', 'expose'),
        kubectl('start-build', 'import-image'),
        all(kubectl('create'), any(has('-f', '--filename', '-k'), starts('create', 'job'))),
      ),
      not(isTrial),
    ),
  },
  {
    rule: 'helm',
    reason: 'changes a deployed release',
    programs: ['helm'],
    when: all(helm('upgrade', 'install', 'uninstall', 'delete', 'rollback', 'push', 'cm-push'), not(isTrial)),
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
    programs: ['minikube', 'kind', 'k3d'],
    when: has('delete'),
  },
  {
    rule: 'terraform',
    reason: 'changes infrastructure',
    programs: ['terraform', 'tofu', 'terragrunt'],
    when: any(
      has('apply', 'destroy', 'taint', 'import', 'refresh', 'force-unlock'),
      all(has('state'), has('rm', 'mv', 'push', 'replace-provider')),
      all(has('workspace', 'stack'), has('delete', 'rm')),
    ),
  },
  {
    rule: 'ansible',
    reason: 'changes hosts',
    programs: ['ansible-playbook'],
    when: not(has('-C', '--check', '--syntax-check', '--list-hosts', '--list-tasks', '--list-tags', '--help')),
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
  {
    rule: 'cluster-upgrade',
    reason: 'changes a cluster, or the machines under it',
    programs: ['kubeadm', 'istioctl', 'linkerd', 'k0s', 'rke', 'cilium'],
    when: all(has('upgrade', 'install', 'apply', 'reset', 'uninstall', 'up', 'remove'), not(has('plan', '--help'))),
  },
];
