import { ancestorsOf, isAlive } from './processTree.mjs';

/**
 * What must be undone however this process ends. Each action is synchronous, since nothing else runs at `exit`.
 * An action that is undone early is taken off the list by the function that `onEnd` returns.
 */
const actions = new Set();
let listening = false;

/** @param {() => void} action @returns {() => void} forgets the action again */
export function onEnd(action) {
  listen();
  actions.add(action);
  return () => actions.delete(action);
}

/**
 * Ends the process with this exit code when the person presses Ctrl-C or the system asks it to stop; by default the
 * code that a shell gives for the signal.
 */
let codeForSignal;
export function exitOnSignalWith(code) {
  codeForSignal = code;
  listen();
}

function listen() {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    for (const action of [...actions].reverse()) {
      try {
        action();
      } catch (error) {
        console.error(`While cleaning up: ${error.message}`);
      }
    }
    actions.clear();
  });
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
  for (const [name, number] of Object.entries(numbers)) {
    process.on(name, () => process.exit(codeForSignal ?? 128 + number));
  }
}

/**
 * Ends this process when the npm that started it has ended: npm does not pass a signal on, and its end does not reach us. Only under
 * npm, since a program that outlives the terminal it was started from does so on purpose.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = ancestorsOf(process.pid);
  const npm = ancestors.findIndex(({ command }) => /\bnpm\b/.test(command));
  const watched = ancestors.slice(0, npm + 1); // npm, and the shell between us.
  setInterval(() => {
    if (!watched.every(({ pid }) => isAlive(pid))) process.exit(codeForSignal ?? 1);
  }, 300).unref();
}
