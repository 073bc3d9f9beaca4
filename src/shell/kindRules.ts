import { all, always, any, has, hasLetter, not, starts, type ArgumentRule } from './argumentRule';
import { baseName } from './prefixCommand';
import { dockerWords } from './remoteCall';
import type { ProgramCall } from './programCall';

type Rules = Readonly<Record<string, ArgumentRule>>;

const information = has('--version', '--help', '-V');
/** A bare call, or one with short options only. */
const withoutWords: ArgumentRule = (args) =>
  args.every((word) => /^-(?![vVhc]$)[a-zA-Z]$|^--(?:login|quiet|interactive)$/.test(word));
const hasFlag = (letters: string, ...words: readonly string[]): ArgumentRule => any(has(...words), hasLetter(letters));
const first = (...words: readonly string[]): ArgumentRule => any(...words.map((word) => starts(word)));
/** At most so many words besides the options. */
const words =
  (most: number, ...valued: readonly string[]): ArgumentRule =>
  (args) =>
    operands(args, valued).length <= most;

const sessions: Rules = {
  ssh: not(any(hasFlag('NfV', '--version'), information)),
  mosh: words(1),
  telnet: always,
  ftp: always,
  sftp: not(has('-b')),
  psql: not(any(hasFlag('cfl', '--command', '--file', '--list'), information)),
  mysql: not(any(hasFlag('e', '--execute'), information)),
  mariadb: not(any(hasFlag('e', '--execute'), information)),
  sqlite3: all(words(1, '-separator', '-cmd', '-init'), not(any(has('-version', '-cmd'), information))),
  sqlplus: always,
  'redis-cli': all(
    words(0, '-h', '-p', '-a', '-n', '-u', '--user', '--pass', '-s'),
    not(any(has('--scan', '--bigkeys', '--stat', '--latency', '--pipe', '--rdb'), information)),
  ),
  mongo: all(
    words(1, '-u', '-p', '--host', '--port', '--username', '--password', '--authenticationDatabase'),
    not(any(has('--eval'), information)),
  ),
  mongosh: all(
    words(1, '-u', '-p', '--host', '--port', '--username', '--password', '--authenticationDatabase'),
    not(any(has('--eval', '-f', '--file'), information)),
  ),
  python: any(withoutWords, djangoShell),
  node: withoutWords,
  irb: withoutWords,
  ipython: withoutWords,
  php: any(has('-a'), (args) => args[0] === 'artisan' && args[1] === 'tinker'),
  R: withoutWords,
  ghci: always,
  iex: always,
  rails: first('console', 'c', 'dbconsole', 'db'),
  flask: first('shell'),
  su: not(hasFlag('c', '--command')),
  sudo: hasFlag('is', '--login', '--shell'),
  bash: withoutWords,
  sh: withoutWords,
  zsh: withoutWords,
  dash: withoutWords,
  ksh: withoutWords,
  fish: withoutWords,
  ash: withoutWords,
  screen: not(has('-d', '-dm', '-dmS', '-ls', '-list', '-X')),
  tmux: not(any(has('-d'), first('ls', 'list-sessions', 'kill-session', 'send-keys', 'kill-server', 'has-session'))),
  docker: (args) => dockerWords('docker', args)[0] === 'attach',
  fly: all(starts('ssh'), not(has('-C', '--command'))),
  flyctl: all(starts('ssh'), not(has('-C', '--command'))),
  gcloud: all(starts('compute', 'ssh'), not(has('--command'))),
  vagrant: all(starts('ssh'), not(has('-c', '--command'))),
  aws: any(starts('ssm', 'start-session'), all(starts('ecs', 'execute-command'), has('--interactive'))),
  heroku: first('ps:exec', 'pg:psql'),
  'manage.py': first('shell', 'shell_plus', 'dbshell'),
};

const editors: Rules = {
  nano: not(information),
  pico: always,
  vi: not(information),
  vim: not(any(has('-es', '-s'), information)),
  nvim: not(any(has('--headless', '-es'), information)),
  emacs: not(any(has('--batch', '-batch', '--script'), information)),
  micro: not(information),
  mcedit: always,
  joe: always,
  ed: always,
  code: not(any(has('--install-extension', '--list-extensions', '--uninstall-extension', '-v'), information)),
  subl: always,
  notepad: always,
  gedit: always,
  crontab: has('-e'),
  visudo: not(hasFlag('c', '--check')),
  vipw: always,
  sudoedit: always,
  sudo: has('-e', '--edit'),
  kubectl: kubectlEdits,
  oc: kubectlEdits,
  systemctl: first('edit'),
  'ansible-vault': first('edit', 'create'),
  $EDITOR: always,
  '${EDITOR}': always,
  '${EDITOR:-vi}': always,
  $VISUAL: always,
};

const followers: Rules = {
  tail: hasFlag('fF', '--follow'),
  journalctl: hasFlag('f', '--follow'),
  docker: dockerFollows,
  'docker-compose': dockerFollows,
  podman: dockerFollows,
  kubectl: kubectlFollows,
  oc: kubectlFollows,
  stern: always,
  heroku: all(has('logs', 'logs:tail'), any(has('--tail', '-t'), has('logs:tail'))),
  pm2: all(first('logs', 'monit'), not(has('--nostream'))),
  aws: all(has('logs'), has('tail'), has('--follow')),
  vercel: all(first('logs'), has('--follow', '-f')),
  watch: not(any(has('-g', '--chgexit'), information)),
  top: not(hasFlag('bv')),
  htop: not(information),
  btop: not(information),
  iotop: not(hasFlag('b')),
  ping: not(any(hasFlag('cw'), information)),
  ping6: not(hasFlag('cw')),
  ssh: all(hasFlag('N'), not(hasFlag('f'))),
  'redis-cli': any(has('--stat', '--latency', 'monitor', 'MONITOR', 'subscribe', 'SUBSCRIBE')),
  multitail: always,
  dmesg: hasFlag('wW', '--follow'),
  adb: first('logcat'),
  flutter: first('logs', 'run'),
  npm: serves,
  pnpm: serves,
  yarn: serves,
  bun: serves,
  jlpm: serves,
  python: pythonServes,
  'http.server': always,
  'manage.py': first('runserver', 'livereload'),
  php: any(has('-S'), (args) => args[0] === 'artisan' && ['serve', 'queue:work'].includes(args[1] ?? '')),
  rails: first('server', 's'),
  flask: has('run'),
  uvicorn: not(information),
  gunicorn: not(any(hasFlag('D', '--daemon', '--check-config'), information)),
  mkdocs: first('serve'),
  hugo: first('server', 'serve'),
  jekyll: first('serve', 's'),
  vite: any(withoutWords, first('dev', 'preview')),
  ngrok: not(any(information, first('config', 'version'))),
  stripe: first('listen'),
  tcpdump: not(any(hasFlag('cr'))),
};

/** Whether a call opens a session of its own in the terminal. */
export function isSession(call: ProgramCall): boolean {
  return matches(sessions, call);
}

/** Whether a call opens an editor. */
export function isEditor(call: ProgramCall): boolean {
  return matches(editors, call);
}

/** Whether a call goes on until the person stops it. */
export function isFollower(call: ProgramCall): boolean {
  return matches(followers, call);
}

function matches(rules: Rules, call: ProgramCall): boolean {
  const name = baseName(call.program).replace(/^python[\d.]+$/, 'python');
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  return rule?.(call.args, call) ?? false;
}

function operands(args: readonly string[], valued: readonly string[]): string[] {
  return args.filter((word, index) => !word.startsWith('-') && !valued.includes(args[index - 1] ?? ''));
}

function djangoShell(args: readonly string[]): boolean {
  return baseName(args[0] ?? '') === 'manage.py' && ['shell', 'shell_plus', 'dbshell'].includes(args[1] ?? '');
}

/** `npm start`, `yarn dev`, `npm run start:prod`: a server in the foreground. */
function serves(args: readonly string[]): boolean {
  const [script, ...rest] = args.filter((word) => !word.startsWith('-') && word !== 'run');
  return (
    rest.length === 0 &&
    /^(?:dev|start|serve|watch|preview)(?::(?:dev|prod|staging|local|web|api|ssr))?$/.test(script ?? '')
  );
}

function pythonServes(args: readonly string[]): boolean {
  return baseName(args[0] ?? '') === 'manage.py' && args[1] === 'runserver';
}

function dockerFollows(args: readonly string[], call: ProgramCall): boolean {
  const [subcommand, ...rest] = dockerWords('docker', args);
  if (subcommand === 'logs') return hasFlag('f', '--follow')(rest, call);
  if (subcommand === 'stats') return !has('--no-stream')(rest, call);
  if (subcommand === 'events') return !has('--until')(rest, call);
  return subcommand === 'up' && !has('-d', '--detach', '--wait', '--no-start')(rest, call);
}

function kubectlEdits(args: readonly string[]): boolean {
  return dockerWords('kubectl', args)[0] === 'edit';
}

function kubectlFollows(args: readonly string[], call: ProgramCall): boolean {
  const [subcommand, ...rest] = dockerWords('kubectl', args);
  if (subcommand === 'logs') return hasFlag('f', '--follow')(rest, call);
  if (subcommand === 'get') return has('-w', '--watch', '--watch-only')(rest, call);
  return subcommand === 'port-forward' || subcommand === 'proxy';
}
