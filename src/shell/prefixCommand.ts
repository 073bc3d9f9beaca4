import type { ProgramCall } from './programCall';

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
  ['pnpm', { valued: ['-C', '--dir', '-F', '--filter'], operands: 1 }],
  ['yarn', { valued: ['--cwd'], operands: 1 }],
  ['heroku', { valued: ['-a', '--app', '-r', '--remote', '-s', '--size'], operands: 1 }],
  ['railway', { valued: ['-s', '--service', '-e', '--environment'], operands: 1 }],
  ['doppler', { valued: ['-p', '--project', '-c', '--config'], operands: 1 }],
  ['op', { valued: ['--env-file'], operands: 1 }],
  ['dotenv', { valued: ['-f', '-e'] }],
  ['aws-vault', { valued: ['--duration'], operands: 2 }],
  ['chamber', { valued: [], operands: 2 }],
  ['direnv', { valued: [], operands: 2 }],
]);

/** Runners whose first word must be this one before a program follows: `poetry run pytest`, but not `poetry publish`. */
const runWord = new Map([
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['uv', 'run'],
  ['bundle', 'exec'],
  ['pnpm', 'exec'],
  ['yarn', 'exec'],
  ['heroku', 'run'],
  ['railway', 'run'],
  ['doppler', 'run'],
  ['op', 'run'],
  ['aws-vault', 'exec'],
  ['chamber', 'exec'],
  ['direnv', 'exec'],
]);

export function isPrefix(program: string): boolean {
  return prefixes.has(program);
}

/** The call that a call comes down to when `sudo`, `env`, `timeout 5` and the like are looked through. */
export function lookThrough(call: ProgramCall): ProgramCall {
  let inner = call;
  for (let left = mostPrefixes; left > 0; left -= 1) {
    const next = withoutPrefix(inner);
    if (!next) return inner;
    inner = next;
  }
  return inner;
}

/** The names behind `sudo`, `env` and the like; `xargs` is named too, since it does work of its own. */
export function programsOf(call: ProgramCall): string[] {
  const { program } = lookThrough(call);
  return call.program === 'xargs' && program !== 'xargs' ? ['xargs', program] : [program];
}

/** More than anybody writes, and few enough for a line of nothing but `sudo`. */
const mostPrefixes = 100;

function withoutPrefix(call: ProgramCall): ProgramCall | undefined {
  const prefix = prefixes.get(call.program);
  const word = runWord.get(call.program);
  if (!prefix) return undefined;
  const own = skipOptions(call.args, prefix.valued);
  if (word !== undefined && own[0] !== word) return undefined;
  const rest = prefix.operands === undefined ? own : skipOptions(own.slice(prefix.operands), prefix.valued);
  const words = call.program === 'env' || call.program === 'sudo' ? dropAssignments(rest) : rest;
  const [program, ...args] = words;
  if (program === undefined) return undefined;
  return givesRights.test(call.program) ? { ...call, program, args, isRoot: true } : { ...call, program, args };
}

const givesRights = /^(?:sudo|doas)$/;

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
