import { baseName, skipOptions } from './prefixCommand';
import { guessCalls, type ProgramCall } from './programCall';

/** Options of `docker exec`, `docker compose exec`, `kubectl exec`, `ssh` that take the next word as their value. */
const execValued = '-u --user -w --workdir -e --env --env-file --index -n --namespace -c --container'.split(' ');
const composeValued = '-f --file -p --project-name --profile --env-file --project-directory -H --context -c'.split(' ');
const sshValued = '-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w'.split(' ');

/** The calls that a call makes elsewhere: in a container, on another host, in another shell, as a module of Python. */
export function findRemoteCalls(call: ProgramCall): ProgramCall[] {
  const script = findScript(call);
  if (script !== undefined) return guessCalls(script);
  const name = baseName(call.program);
  const isModule = /^python[\d.]*$/.test(name) && call.args[0] === '-m';
  const [program, ...args] = isModule
    ? call.args.slice(1)
    : (packageCommand(name, call.args) ?? containerCommand(name, call.args));
  return program === undefined ? [] : [{ ...call, program, args }];
}

/** The program of a package that a package manager runs: `pnpm exec prisma migrate deploy`, `bunx prisma db push`. */
function packageCommand(name: string, args: readonly string[]): readonly string[] | undefined {
  if (name === 'bunx' || name === 'pnpx') return skipOptions(args, []);
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(name) || !/^(?:exec|dlx|x)$/.test(args[0] ?? '')) return undefined;
  return skipOptions(args.slice(1), ['-p', '--package']);
}

/** The shell text that a call hands to another shell, here or on another host: `bash -c 'make | tee log'`. */
export function findScript({ program, args }: ProgramCall): string | undefined {
  const name = baseName(program);
  return name === 'ssh' ? sshScript(args) : scriptOf(name, args);
}

/** Programs that read shell text. */
export const shells: ReadonlySet<string> = new Set(['bash', 'sh', 'zsh', 'dash', 'ksh', 'fish', 'ash']);

/** Whether what a call hands on runs on another host. */
export function isOnOtherHost({ program, args }: ProgramCall): boolean {
  const name = baseName(program);
  return name === 'ssh' || (cloudShells.has(name) && args.includes('ssh'));
}

/** What `ssh` runs on the host: all words after the host's name. */
function sshScript(args: readonly string[]): string {
  const afterHost = skipOptions(args, sshValued).slice(1);
  return skipOptions(afterHost, sshValued).join(' ');
}

/** What `eval` is given, and what a shell or `su` is given after `-c`, also in `-lc`; what a cloud's tool runs by ssh. */
function scriptOf(name: string, args: readonly string[]): string | undefined {
  if (name === 'eval') return args.join(' ');
  if (name === 'ansible') return ansibleScript(args);
  if (cloudShells.has(name) && args.includes('ssh')) return valueOf(args, '-C', '-c', '--command');
  if (!shells.has(name) && name !== 'su') return undefined;
  const index = args.findIndex((word) => /^-[a-z]*c$/.test(word) || word === '--command');
  // The words behind the script are its parameters; `ssh host sh -c '…'` has lost the quotes that kept it together.
  return index === -1 ? undefined : args.slice(index + 1).join(' ');
}

/** `ansible web -a "systemctl restart nginx"` runs its text on the hosts, unless it names another module. */
function ansibleScript(args: readonly string[]): string | undefined {
  const module = valueOf(args, '-m', '--module-name') ?? 'command';
  return /(?:^|\.)(?:command|shell|raw)$/.test(module) ? valueOf(args, '-a', '--args') : undefined;
}

/** Tools with an `ssh` of their own: `fly ssh console -C "…"`, `gcloud compute ssh host --command "…"`. */
const cloudShells = new Set(['fly', 'flyctl', 'gcloud', 'vagrant', 'eb']);

function valueOf(args: readonly string[], ...names: readonly string[]): string | undefined {
  const index = args.findIndex((word) => names.includes(word));
  if (index >= 0) return args[index + 1];
  const joined = args.find((word) => names.some((name) => word.startsWith(`${name}=`)));
  return joined?.slice(joined.indexOf('=') + 1);
}

/** What `docker exec`, `docker compose exec|run` or `kubectl exec … --` runs in the container. */
function containerCommand(name: string, args: readonly string[]): readonly string[] {
  const [subcommand, ...rest] = dockerWords(name, args);
  if (!isContainerTool.test(name) || (subcommand !== 'exec' && subcommand !== 'run')) return [];
  const dashes = rest.indexOf('--');
  if (/^(?:kubectl|oc)$/.test(name)) return dashes === -1 ? [] : rest.slice(dashes + 1);
  const valued = subcommand === 'run' ? [...execValued, '-p', '-v', '--name', '--network', '--entrypoint'] : execValued;
  return skipOptions(rest, valued).slice(1);
}

const isContainerTool = /^(?:docker|docker-compose|podman|podman-compose|kubectl|oc|nerdctl)$/;

/** The words of a container tool from the subcommand on: `docker compose -f x exec db psql` gives `exec db psql`. */
export function dockerWords(name: string, args: readonly string[]): readonly string[] {
  const words = skipOptions(args, [...composeValued, '-n', '--namespace', '--kubeconfig']);
  return name !== 'kubectl' && words[0] === 'compose' ? skipOptions(words.slice(1), composeValued) : words;
}
