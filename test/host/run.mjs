import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, dirname } from 'node:path';
import { onEnd } from './cleanup.mjs';
import { isWindows } from './paths.mjs';
import { createMark, killTree } from './processTree.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] the whole environment; this process's own when absent
 * @property {number} [timeout] in milliseconds; the process group is killed when it is over
 * @property {boolean} [echo] show the output while it comes
 *
 * @typedef {{ readonly code: number, readonly output: string, readonly timedOut: boolean }} RunResult
 */

/**
 * Runs a program in a process group of its own, to its end. Never throws for what the program does: a program that
 * cannot be started has code 127, one that was killed 1.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(file, args, { cwd, env = process.env, timeout, echo = false } = {}) {
  return new Promise((resolve) => {
    const mark = createMark();
    const marked = { ...env, [mark.name]: mark.value };
    const child = spawn(file, args, { cwd, env: marked, detached: !isWindows, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    let timedOut = false;
    const kill = () => child.pid && killTree(child.pid, mark);
    const forget = onEnd(kill);
    const timer =
      timeout &&
      setTimeout(() => {
        timedOut = true;
        kill();
      }, timeout);
    const done = (code) => {
      clearTimeout(timer);
      forget();
      resolve({ code, output: Buffer.concat(chunks).toString('utf8'), timedOut });
    };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].on('data', (chunk) => {
        chunks.push(chunk);
        if (echo) process[stream].write(chunk);
      });
    }
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${file}: ${error.message}\n`));
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** As `run`, but an exit code other than 0 is an error whose message ends with the last lines of the output. */
export async function runOrThrow(what, file, args, options) {
  const result = await run(file, args, options);
  if (result.code === 0) return result;
  const why = result.timedOut ? 'took too long' : `ended with code ${result.code}`;
  throw new Error(`${what} ${why}:\n${result.output.trimEnd().split('\n').slice(-25).join('\n')}`);
}

/**
 * How to call npm: through the same npm that runs us when there is one, since on Windows `npm` is a script that cannot
 * be spawned; else the one beside this Node, else the one on the PATH.
 *
 * @returns {[file: string, ...args: string[]]}
 */
export function npmCommand() {
  const given = process.env.npm_execpath;
  if (given && /npm-cli\.c?js$/.test(given)) return [process.execPath, given];
  const beside = isWindows
    ? join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
    : join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return existsSync(beside) ? [process.execPath, beside] : ['npm'];
}

/** What npm, Node and a VS Code in whose terminal we run put into the environment. */
const inherited = /^(npm_|VSCODE_|ELECTRON_)|^(INIT_CWD|NODE|NODE_OPTIONS|COLOR)$/i;

/**
 * This process's environment as it was before npm, or a VS Code in whose terminal it runs, added their own: their variables, and
 * the `node_modules/.bin` folders in front of the PATH.
 */
export function plainEnvironment(env = process.env) {
  const kept = Object.entries(env).filter(([name]) => !inherited.test(name));
  const plain = Object.fromEntries(kept);
  const pathName = Object.keys(plain).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  plain[pathName] = (plain[pathName] ?? '')
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/](\.bin|@npmcli|npm[\\/])/.test(folder))
    .join(delimiter);
  return plain;
}
