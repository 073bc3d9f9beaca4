import { always, any, has, hasLetter, not } from '../argumentRule';
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
  {
    rule: 'network',
    reason: 'cuts the machine off from its network',
    programs: ['tailscale', 'wg-quick', 'ifdown', 'nmcli', 'ip'],
    when: (args, { program }) => program.endsWith('ifdown') || args.some((word) => /^(?:down|logout|off)$/.test(word)),
  },
  {
    rule: 'remote-change',
    reason: 'starts or replaces something on another host',
    programs: /^(?:docker|docker-compose|podman|podman-compose|nerdctl|systemctl|service|pm2|git|mv|ln|tee)$/,
    when: (args, { program, isElsewhere }) => isElsewhere === true && changesHost(baseName(program), args),
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
