import { baseName, skipOptions } from './prefixCommand';
import { guessCalls, type ProgramCall } from './programCall';

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

/** A call that runs another one: in a container, on another host, in another shell, as a module of Python. */
export interface RemoteCall {
  /** What runs there; absent when a bare shell or nothing is named (`ssh host`). */
  readonly calls: readonly ProgramCall[];
}

/** What a call runs elsewhere, if it does. */
export function findRemoteCall(call: ProgramCall): RemoteCall | undefined {
  const name = baseName(call.program);
  if (name === 'ssh') {
    const command = skipOptions(call.args, sshValued).slice(1);
    const [program, ...args] = skipOptions(command, sshValued);
    const calls = program === undefined ? [] : guessCalls([program, ...args].join(' '));
    return { calls };
  }
  const script =
    shells.has(name) || name === 'su' ? scriptOf(call.args) : name === 'eval' ? call.args.join(' ') : undefined;
  if (script !== undefined) return { calls: guessCalls(script) };
  const words =
    /^python[\d.]*$/.test(name) && call.args[0] === '-m' ? call.args.slice(1) : containerCommand(name, call.args);
  if (!words) return undefined;
  const [program, ...args] = words;
  return { calls: program === undefined ? [] : [{ ...call, program, args }] };
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
