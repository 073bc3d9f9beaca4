import { findOnPath } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Makes sure that programs are there: with Debian's apt where it may install, else by an error that says what to do.
 *
 * @param {readonly string[]} programs of which each must be on the PATH
 * @param {readonly string[]} packages Debian's packages that hold them
 * @param {string} why completes the sentence "Missing: make, …"
 */
export async function ensurePrograms(programs, packages, why) {
  const missing = programs.filter((program) => !findOnPath(program));
  if (missing.length === 0) return;
  const manually = `Missing: ${missing.join(', ')}, ${why}. Install ${packages.join(' ')} (Debian's names) and try again.`;
  const apt = await aptCommand();
  if (!apt) throw new Error(manually);
  console.log(`Installing ${packages.join(' ')} by apt …`);
  const result = await aptInstall(apt, packages);
  if (result.code !== 0) throw new Error(`${manually}\napt-get said: ${result.output.trimEnd().split('\n').at(-1)}`);
}

/** The shells that commands are run in, and what commands of the tests and of the sample call, as far as a system may lack them. */
export async function ensureTestPrograms() {
  const programs = ['zsh', 'fish', 'ksh', 'dash', 'less', 'curl'];
  await ensurePrograms(programs, programs, 'to run the tests in them');
}

/** How apt can be called without asking the person for anything; undefined when it cannot. */
async function aptCommand() {
  const apt = findOnPath('apt-get');
  if (!apt) return undefined;
  if (process.getuid?.() === 0) return [apt];
  const sudo = findOnPath('sudo');
  const passwordless = sudo && (await run(sudo, ['-n', 'true'])).code === 0;
  return passwordless ? [sudo, '-n', 'DEBIAN_FRONTEND=noninteractive', apt] : undefined;
}

/** The package lists of a fresh image are empty or old: on failure they are fetched and it is tried once more. */
async function aptInstall([file, ...args], packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run(file, [...args, 'install', '-y', '-q', '--no-install-recommends', ...packages], { env, timeout: 600_000 });
  const first = await install();
  if (first.code === 0) return first;
  await run(file, [...args, 'update', '-q'], { env, timeout: 300_000 });
  return install();
}
