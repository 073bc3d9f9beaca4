import { guessCalls, type ProgramCall } from './programCall';

interface Prefix {
  /** Options that take the next word as their value. */
  readonly valued: readonly string[];
  /** Words that stand between the options and the program, such as the duration of `timeout`. */
  readonly operands?: number;
}

/** Programs that run the program named after them. */
const prefixes = new Map<string, Prefix>([
  ['sudo', { valued: ['-u', '-g', '-h', '-p', '-C', '-D', '-r', '-t', '-T', '-U', '--user', '--group'] }],
  ['doas', { valued: ['-u', '-C'] }],
  ['env', { valued: ['-u', '-C', '--unset', '--chdir'] }],
  ['time', { valued: ['-f', '-o'] }],
  ['nohup', { valued: [] }],
  ['nice', { valued: ['-n'] }],
  ['ionice', { valued: ['-c', '-n'] }],
  ['setsid', { valued: [] }],
  ['stdbuf', { valued: ['-i', '-o', '-e'] }],
  ['timeout', { valued: ['-k', '-s', '--signal', '--kill-after'], operands: 1 }],
  ['exec', { valued: ['-a'] }],
  ['command', { valued: [] }],
  ['builtin', { valued: [] }],
  ['xargs', { valued: ['-I', '-n', '-P', '-L', '-d', '-a', '-s', '-E', '--max-args', '--max-procs', '--delimiter'] }],
  ['poetry', { valued: [], operands: 1 }],
  ['pipenv', { valued: [], operands: 1 }],
  ['uv', { valued: [], operands: 1 }],
  ['bundle', { valued: [], operands: 1 }],
  ['npx', { valued: ['-p', '--package'] }],
]);

/** Runners whose first word must be this one before a program follows: `poetry run pytest`, but not `poetry publish`. */
const runWord = new Map([
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['uv', 'run'],
  ['bundle', 'exec'],
]);

/** The call that a call comes down to when `sudo`, `env`, `timeout 5` and the like are looked through. */
export function lookThrough(call: ProgramCall): ProgramCall {
  const prefix = prefixes.get(call.program);
  const word = runWord.get(call.program);
  if (!prefix || (word !== undefined && call.args[0] !== word)) return call;
  const rest = skipOptions(call.args, prefix.valued).slice(prefix.operands ?? 0);
  const words = call.program === 'env' || call.program === 'sudo' ? dropAssignments(rest) : rest;
  const [program, ...args] = words;
  return program === undefined ? call : lookThrough({ ...call, program, args });
}

/** The words from the first one on that is neither an option nor an option's value. */
export function skipOptions(args: readonly string[], valued: readonly string[]): readonly string[] {
  let index = 0;
  while (index < args.length) {
    const word = args[index] ?? '';
    if (word === '--') return args.slice(index + 1);
    if (!/^-./.test(word)) break;
    index += valued.includes(word) ? 2 : 1;
  }
  return args.slice(index);
}

function dropAssignments(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^\w+=/.test(word));
  return first === -1 ? [] : words.slice(first);
}

/** The name of a program without its folder. */
export function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** Options of `docker exec`, `docker compose exec`, `kubectl exec`, `ssh` that take the next word as their value. */
const execValued = [
  '-u',
  '--user',
  '-w',
  '--workdir',
  '-e',
  '--env',
  '--env-file',
  '--index',
  '-n',
  '--namespace',
  '-c',
  '--container',
];
const composeValued = [
  '-f',
  '--file',
  '-p',
  '--project-name',
  '--profile',
  '--env-file',
  '--project-directory',
  '-H',
  '--context',
  '-c',
];
const sshValued = '-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w'.split(' ');

/** A call that runs another one elsewhere: in a container, on another host, in another shell. */
export interface RemoteCall {
  /** What runs there; absent when a bare shell or nothing is named (`ssh host`). */
  readonly calls: readonly ProgramCall[];
  /** Where: a container gets only the words, a shell reads them again. */
  readonly through: 'container' | 'shell' | 'ssh';
}

/** What a call runs elsewhere, if it does. */
export function findRemoteCall(call: ProgramCall): RemoteCall | undefined {
  const name = baseName(call.program);
  if (name === 'ssh') {
    const command = skipOptions(call.args, sshValued).slice(1);
    const [program, ...args] = skipOptions(command, sshValued);
    const calls = program === undefined ? [] : guessCalls([program, ...args].join(' '));
    return { through: 'ssh', calls };
  }
  const script =
    shells.has(name) || name === 'su' ? scriptOf(call.args) : name === 'eval' ? call.args.join(' ') : undefined;
  if (script !== undefined) return { through: 'shell', calls: guessCalls(script) };
  const words = containerCommand(name, call.args);
  if (!words) return undefined;
  const [program, ...args] = words;
  return { through: 'container', calls: program === undefined ? [] : [{ ...call, program, args }] };
}

/** Programs that read shell text. */
export const shells: ReadonlySet<string> = new Set(['bash', 'sh', 'zsh', 'dash', 'ksh', 'fish', 'ash']);

/** The text after `-c`, also in `-lc`. */
function scriptOf(args: readonly string[]): string | undefined {
  const index = args.findIndex((word) => /^-[a-z]*c$/.test(word) || word === '--command');
  return index === -1 ? undefined : args[index + 1];
}

/** What `docker exec`, `docker compose exec|run` or `kubectl exec … --` runs in the container. */
function containerCommand(name: string, args: readonly string[]): readonly string[] | undefined {
  const [subcommand, ...rest] = dockerWords(name, args);
  if (!isContainerTool.test(name) || (subcommand !== 'exec' && subcommand !== 'run')) return undefined;
  const dashes = rest.indexOf('--');
  if (/^(?:kubectl|oc)$/.test(name)) return dashes === -1 ? undefined : rest.slice(dashes + 1);
  const valued =
    subcommand === 'run'
      ? [...execValued, '-p', '-v', '--name', '--network', '--entrypoint', '--rm-image']
      : execValued;
  return skipOptions(rest, valued).slice(1);
}

const isContainerTool = /^(?:docker|docker-compose|podman|podman-compose|kubectl|oc|nerdctl)$/;

/** The words of a container tool from the subcommand on: `docker compose -f x exec db psql` gives `exec db psql`. */
export function dockerWords(name: string, args: readonly string[]): readonly string[] {
  const words = skipOptions(args, [...composeValued, '-n', '--namespace', '--kubeconfig']);
  return name !== 'kubectl' && words[0] === 'compose' ? skipOptions(words.slice(1), composeValued) : words;
}
