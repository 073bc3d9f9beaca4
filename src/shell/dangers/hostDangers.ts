import { all, always, any, has, hasLetter, not, starts } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { baseName } from '../prefixCommand';

/** Restores and deploys by scripts, stops services and machines. */
export const hostDangers: readonly DangerRule[] = [
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
      'httpd',
      'caddy',
      'monit',
      'unicornctl',
      'pumactl',
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
      'graceful',
      'isolate',
      'reboot',
      'poweroff',
      'halt',
      'set-property',
      'kickstart',
      'startOrReload',
      'startOrRestart',
      'phased-restart',
    ),
  },
  {
    rule: 'service-enable',
    reason: 'puts a service into use, now and at each start',
    programs: ['systemctl'],
    when: all(has('enable', 'reenable'), has('--now')),
  },
  {
    rule: 'service-stop',
    reason: 'starts, stops or restarts what its settings name',
    programs: ['supervisorctl'],
    when: has('update', 'remove'),
  },
  { rule: 'verb-deploy', reason: 'deploys', programs: ['pm2'], when: all(has('deploy'), not(has('setup'))) },
  {
    rule: 'certificate',
    reason: 'replaces or withdraws a certificate that is in use',
    programs: ['certbot', 'caddy', 'lego'],
    when: any(
      has('revoke', 'delete', '--revoke', '--force-renewal', '--force-renew'),
      all(has('renew', '--renew', '--issue'), has('--force')),
    ),
  },
  {
    rule: 'kill',
    reason: 'ends a running process',
    programs: ['kill', 'pkill', 'killall', 'xkill'],
    // `%1` is a job of this shell.
    when: (args) => !/^-(?:0|l|L)$/.test(args[0] ?? '') && !args.some((word) => /^(?:%\d*|\$!)$/.test(word)),
  },
  {
    rule: 'device-erase',
    reason: 'erases the memory of a device',
    programs: [
      'openocd',
      'esptool.py',
      'esptool',
      'nrfjprog',
      'nrfutil',
      'st-flash',
      'pyocd',
      'probe-rs',
      'STM32_Programmer_CLI',
      'idf.py',
    ],
    when: (args) => args.some((word) => /erase|^--recover$/i.test(word)),
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
    when: all(
      any(
        has(
          'upgrade',
          'dist-upgrade',
          'full-upgrade',
          'remove',
          'purge',
          'autoremove',
          'erase',
          'del',
          'dup',
          'downgrade',
        ),
        hasLetter('R'),
        all(starts('update'), ({ length }, { program }) => length > 0 && /^(?:yum|dnf|zypper)$/.test(program)),
      ),
      not(has('--dry-run', '-s', '--simulate', '--help')),
    ),
  },
  {
    rule: 'packages',
    reason: 'changes installed packages',
    programs: ['dpkg', 'rpm', 'snap', 'do-release-upgrade', 'flatpak'],
    when: any(
      has('--install', '--remove', '--purge', '--erase', '--upgrade', 'refresh', 'remove', 'revert'),
      (args, { program }) =>
        baseName(program) === 'do-release-upgrade' || args.some((word) => /^-(?:i|r|P|e|U\w*|F\w*)$/.test(word)),
    ),
  },
  {
    rule: 'disk',
    reason: 'takes disks or volumes away',
    programs: /^(?:lvremove|vgremove|pvremove|lvreduce|umount|cryptsetup|zpool|zfs|mdadm|resize2fs)$/,
    when: (args, { program }) =>
      /remove$|^umount$|^lvreduce$|^resize2fs$/.test(baseName(program)) ||
      has(
        'destroy',
        'rollback',
        'luksFormat',
        'erase',
        'detach',
        'offline',
        'export',
        '--stop',
        '--fail',
        '--remove',
        '--zero-superblock',
      )(args, { program, args, input: 'terminal', outputFiles: [], isForeground: true }),
  },
  {
    rule: 'machine',
    reason: 'changes how the machine runs',
    programs: ['sysctl', 'hostnamectl', 'mount', 'netplan', 'setenforce', 'grub-install', 'update-grub', 'sysrc'],
    when: any(has('-w', '-p', '--system', 'set-hostname', 'hostname', 'apply'), (args) =>
      args.some((word) => /(?:^|,)remount\b/.test(word)),
    ),
  },
  {
    rule: 'virtual-machine',
    reason: 'stops, changes or deletes a machine',
    programs: ['virsh', 'qm', 'pct', 'vagrant', 'VBoxManage', 'vboxmanage', 'multipass', 'lxc', 'incus'],
    when: has(
      'destroy',
      'shutdown',
      'reboot',
      'undefine',
      'snapshot-revert',
      'stop',
      'rollback',
      'restore',
      'migrate',
      'move',
      'move-volume',
      'move-disk',
      'halt',
      'reload',
      'suspend',
      'poweroff',
      'unregistervm',
      'delete',
      'reset',
      'resize',
    ),
  },
  {
    rule: 'hosts',
    reason: 'changes hosts',
    programs: ['salt', 'salt-ssh', 'salt-call', 'puppet', 'chef-client', 'chef-solo', 'knife'],
    when: all(
      (args, { program }) =>
        baseName(program).startsWith('chef') ||
        args.some((word) =>
          /^(?:state\.\w+|cmd\.run|service\.(?:restart|stop|reload)|pkg\.\w+|agent|apply|delete|ssh|bootstrap)$/.test(
            word,
          ),
        ),
      not(any(has('--noop', 'test=True', 'test=true', '--why-run', '-W', '--help'))),
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
    when: not(
      any(has('--list', 'list', 'status', 'show', '--list-all', '--state', '--version', '--help'), hasLetter('LS')),
    ),
  },
  {
    rule: 'network',
    reason: 'cuts the machine off from its network',
    programs: ['tailscale', 'wg-quick', 'ifdown', 'nmcli', 'ip'],
    when: (args, { program }) =>
      program.endsWith('ifdown') ||
      args.some((word) => /^(?:down|logout|off|del|delete|flush|replace|change)$/.test(word)),
  },
  {
    rule: 'remote-change',
    reason: 'starts or replaces something on another host',
    programs: /^(?:docker|docker-compose|podman|podman-compose|nerdctl|systemctl|service|pm2|git|mv|ln|tee)$/,
    when: (args, { program, isElsewhere }) => isElsewhere === true && changesHost(baseName(program), args),
  },
  {
    rule: 'dns',
    reason: 'changes the names that others find a service by',
    programs: ['nsupdate', 'rndc', 'pdnsutil', 'pdns_control'],
    when: (args, { program }) =>
      program.endsWith('nsupdate') ||
      args.some((word) =>
        /^(?:reload|reconfig|retransfer|purge|flush|stop|freeze|thaw|(?:add|replace|delete|set|clear|load)-\S+)$/.test(
          word,
        ),
      ),
  },
  {
    rule: 'cache-flush',
    reason: 'empties a cache that others use',
    programs: ['varnishadm', 'fastly', 'memcflush'],
    when: (args, { program }) =>
      program.endsWith('memcflush') || args.some((word) => /^(?:ban|purge|param\.set|vcl\.use|stop)/.test(word)),
  },
  {
    rule: 'queue-change',
    reason: 'changes or empties what a queue holds',
    programs: /^kafka-[a-z-]+(?:\.sh)?$/,
    when: (args, { program }) =>
      /^kafka-(?:delete-records|leader-election|reassign)/.test(baseName(program))
        ? !args.some((word) => /^--(?:verify|generate)$/.test(word))
        : args.some((word) => /^--(?:delete|alter|execute)$/.test(word)),
  },
  {
    rule: 'contract',
    reason: 'writes to a chain for good',
    programs: ['forge', 'cast', 'hardhat', 'truffle', 'anchor', 'solana', 'near'],
    when: any(
      starts('create'),
      starts('send'),
      starts('publish'),
      has('--broadcast', 'deploy', 'migrate', 'upgrade'),
      has('--network'),
    ),
  },
  { rule: 'users', reason: 'removes a user', programs: ['userdel', 'deluser', 'groupdel'], when: always },
];

/** What is nothing to ask about on one's own machine. */
function changesHost(name: string, args: readonly string[]): boolean {
  if (name === 'ln') return args.some((word) => /^-\w*f/.test(word));
  if (name === 'mv' || name === 'tee') return true;
  const words = args.filter((word) => !word.startsWith('-'));
  if (name === 'git') return words.some((word) => /^(?:pull|checkout|switch|merge)$/.test(word));
  if (/^(?:systemctl|service|pm2)$/.test(name)) return words.some((word) => /^(?:start|enable)$/.test(word));
  return words.some((word) => /^(?:run|up|start|load)$/.test(word)) && !args.includes('--rm');
}
