import type { Act, Ending } from './ending';

const quit: Act = { seen: 'started', does: { keys: '\x03' } };
const stop: Act = { seen: 'started', does: 'stop' };
const forever = "sh -c 'echo started; exec sleep 600'";
const stubborn = `sh -c 'trap "echo no" INT; echo started; while :; do sleep 0.1; done'`;
const asksForName = `sh -c 'printf "Name? "; read -r name; echo "Hello $name"'`;

/** These leave the cursor behind the `^C` until they show their prompt; ksh adds 256 to a signal's number. */
const quitIn: Ending['expectedIn'] = {
  fish: { kind: 'exited', exitCode: 130, output: 'started\n^C' },
  ksh: { kind: 'exited', exitCode: 258, output: 'started\n^C' },
};
/** A slow machine may take most of it to start the command that it is to end. */
const options = { timeoutMs: 1_000 };
const timeOut = 'It ran for longer than its time-out of 1 s, and was ended.';

/** What a person does while a command runs, and what ends it in the person's stead. */
export const person: readonly Ending[] = [
  {
    name: 'Ctrl-C',
    text: `${forever}\necho after`,
    acts: [quit],
    expected: { kind: 'exited', exitCode: 130, output: 'started\n^C\n' },
    expectedIn: quitIn,
  },
  {
    name: 'Ctrl-C in a loop',
    text: {
      posix: `while :; do ${forever}; done; echo after`,
      fish: `while true; ${forever}; end; echo after`,
    },
    acts: [quit],
    expected: { kind: 'exited', exitCode: 130, output: 'started\n^C\n' },
    expectedIn: quitIn,
  },
  {
    name: 'Ctrl-C in a command that lives on',
    text: `sh -c 'trap "echo trapped; exit 5" INT; echo started; while :; do sleep 0.1; done'`,
    acts: [quit],
    expected: { kind: 'exited', exitCode: 5, output: 'started\n^Ctrapped\n' },
  },
  {
    name: 'Ctrl-\\',
    text: forever,
    acts: [{ seen: 'started', does: { keys: '\x1c' } }],
    expected: { kind: 'exited', exitCode: 131, output: /^started\n\^\\/ },
    expectedIn: { ksh: { kind: 'exited', exitCode: 3, output: /^started\n\^\\/ } },
  },
  {
    name: 'Ctrl-Z',
    text: forever,
    acts: [{ seen: 'started', does: { keys: '\x1a' } }],
    expected: { kind: 'exited', exitCode: 148, output: /^started\n\^Z/ },
    after: [{ posix: 'kill -KILL %%; wait %% 2> /dev/null; true', fish: 'kill -KILL %1' }],
  },
  {
    name: 'Ctrl-D at the end of what is typed',
    text: "sh -c 'echo started; cat; echo ended'",
    acts: [{ seen: 'started', does: { keys: 'typed\r\x04' } }],
    expected: { kind: 'exited', exitCode: 0, output: 'started\ntyped\ntyped\nended\n' },
  },
  {
    name: 'a question that is answered',
    text: {
      posix: `printf 'Name? '; read -r name; echo "Hello $name"`,
      fish: asksForName,
      // The line editor of its own `read` shows again what was typed before it had the terminal.
      ksh: asksForName,
    },
    acts: [{ seen: 'Name? ', does: { keys: 'Ada\r' } }],
    expected: { kind: 'exited', exitCode: 0, output: 'Name? Ada\nHello Ada\n' },
  },
  {
    name: 'a hidden password',
    text: `sh -c 'stty -echo; printf "Password: "; read -r p; stty echo; echo; echo "\${#p}"'`,
    acts: [{ seen: 'Password: ', does: { keys: 'hunter2\r' } }],
    expected: { kind: 'exited', exitCode: 0, output: 'Password: \n7\n' },
  },
  {
    name: "a hidden password, asked for with the shell's own words",
    text: {
      // The prompt comes when the echo is off: this person types sooner than any other.
      posix: `( { until stty -a < /dev/tty | grep -q -- '-echo '; do sleep 0.01; done; printf 'Password: '; } & ); read -r -s p; echo; echo "\${#p}"`,
      dash: `stty -echo; printf 'Password: '; read -r p; stty echo; echo; echo "\${#p}"`,
      ksh: `stty -echo; printf 'Password: '; read -r p; stty echo; echo; echo "\${#p}"`,
      fish: `read --silent --prompt-str 'Password: ' p; string length "$p"`,
    },
    acts: [{ seen: 'Password: ', does: { keys: 'hunter2\r' } }],
    expected: { kind: 'exited', exitCode: 0, output: 'Password: \n7\n' },
    expectedIn: { fish: { kind: 'exited', exitCode: 0, output: /^(?!.*hunter2).*Password: .*7\n$/s } },
  },
  {
    name: 'less',
    text: 'seq 1000 | less',
    acts: [{ seen: '3\r\n', does: { keys: 'q' } }],
    expected: { kind: 'exited', exitCode: 0, output: /1\n2\n3\n/ },
  },
  {
    name: 'a command that never ends, stopped by the run',
    // Not printed by the shell itself: a Ctrl-C while it starts the command is lost, whoever presses it.
    text: "sh -c 'echo started; exec tail -f /dev/null'",
    acts: [stop],
    expected: { kind: 'exited', exitCode: 130, output: 'started\n^C\n' },
    expectedIn: quitIn,
  },
  {
    name: 'stopped before it began',
    text: 'echo never',
    isStoppedBefore: true,
    expected: { kind: 'not-started', reason: 'It was stopped before it began.' },
  },
  {
    name: 'its time-out',
    text: 'echo started; sleep 600',
    options,
    expected: { kind: 'unknown', reason: timeOut, output: /^started\n/ },
  },
  {
    name: 'its time-out, Ctrl-C survived',
    text: stubborn,
    options,
    expected: { kind: 'unknown', reason: timeOut, output: /^started\n\^Cno\n/ },
  },
  {
    name: 'in time',
    text: 'echo quick',
    options: { timeoutMs: 60_000 },
    expected: { kind: 'exited', exitCode: 0, output: 'quick\n' },
  },
  {
    name: 'the terminal closed by the person',
    text: 'echo started; sleep 600',
    acts: [{ seen: 'started', does: 'close' }],
    expected: { kind: 'unknown', reason: 'The terminal was closed while the command ran.', output: /^started/ },
    except: { headless: 'it runs in the terminal in which the person has started it' },
  },
];
