import { constants } from 'node:os';
import { join } from 'node:path';
import type { InputDeclaration } from '../checklist/checklist';
import { variableName } from '../checklist/variableName';
import { toVisible } from '../util/toVisible';
import { HeadlessShells } from '../node/headless/headlessShells';
import { memoryVault } from '../node/memoryVault';
import type { OpenRun, RunServices } from '../node/openRun';
import type { Prompter } from '../run/ports';
import { UserFacingError } from '../util/userFacingError';
import { UsageError, type CliCommand, type CliOutput } from './command';
import { showDryRun } from './run/dryRun';
import { goThrough } from './run/goThrough';
import { loadRunParser } from './run/loadRunParser';
import { openTarget, type TargetQuestions } from './run/openTarget';
import { askInputs, askReleaseName, askYesNo, createPrompter } from './run/questions';
import { describeRunResult, exitCodeOf, exitCodes, toRunResultJson } from './run/runResult';
import { parseRunWords, type RunWords } from './run/runWords';
import { createStyle } from './run/style';
import { Terminal } from './run/terminal';
import { goUnattended } from './run/unattended';

export const run: CliCommand = {
  name: 'run',
  usage: '(FILE | --resume LOG) [--input NAME=VALUE]… [--release NAME] [--dry-run | --ci [--json]]',
  summary:
    'Goes through a checklist in this terminal, in the current folder; --ci runs what a machine alone can verify, ' +
    '--dry-run shows what would be run. ' +
    'Exit code: 0 successful, 1 failed, unknown, rolled back or aborted, 3 open, to be resumed, 4 completed with deviations.',
  async run(words, output, errors) {
    const parsed = parseRunWords(words);
    if (parsed.dryRun) return showDryRun(parsed, output, errors);
    return parsed.ci ? runUnattended(parsed, output, errors) : runAttended(parsed, errors);
  },
};

async function runAttended(words: RunWords, errors: CliOutput): Promise<number> {
  const { stdin, stdout, env } = process;
  if (!stdin.isTTY)
    throw new UsageError('run asks a person, and its input is no terminal. With --ci it runs what needs nobody.');
  const terminal = new Terminal(stdin, stdout, env);
  const questions: TargetQuestions = {
    inputs: (checklist, given) => askInputs(terminal, checklist.frontMatter.inputs, given),
    release: (checklist) => askReleaseName(terminal, checklist),
    start: (summary) => {
      terminal.line(summary);
      return askYesNo(terminal, 'Start? Nothing runs until you run a step.');
    },
    secrets: (checklist, missing, known) =>
      askInputs(
        terminal,
        checklist.frontMatter.inputs.filter(({ name }) => missing.includes(name)),
        known,
      ),
  };
  const shellOptions = { size: () => terminal.size };
  const opened = await openTarget(await services(createPrompter(terminal), errors, shellOptions), words, questions);
  if (!opened) {
    terminal.line('No release was started or resumed.');
    return exitCodes.open;
  }
  return attend(
    opened,
    (signal) => {
      signal.addEventListener('abort', () => terminal.leave());
      return goThrough(opened, terminal);
    },
    (text) => terminal.line(text),
  );
}

async function runUnattended(words: RunWords, output: CliOutput, errors: CliOutput): Promise<number> {
  const write = (text: string): void => (words.json ? errors : output).write(text);
  const opened = await openTarget(await services(nobody, errors, {}), words, unattendedQuestions);
  if (!opened) throw new UserFacingError('No release was started.');
  const style = createStyle(!words.json && process.stdout.isTTY, process.env);
  const report = (text: string): void => {
    write(`${text}\n`);
    if (words.json) output.write(`${JSON.stringify(toRunResultJson(opened), undefined, 1)}\n`);
  };
  return attend(opened, (signal) => goUnattended(opened, { write, style, signal }), report);
}

/** What nobody can answer is an error before the start, and no afterwards. */
const unattendedQuestions: TargetQuestions = {
  inputs: ({ frontMatter }, given) => {
    const values = frontMatter.inputs.map((input) => ({ input, value: given[input.name] ?? input.default ?? '' }));
    const missing = values.filter(({ input, value }) => input.required && value === '').map(({ input }) => input);
    if (missing.length > 0) throw new UserFacingError(`Nobody can be asked with --ci: ${howToGive(missing)}.`);
    return Promise.resolve(Object.fromEntries(values.map(({ input, value }) => [input.name, value])));
  },
  release: () => {
    throw new UserFacingError('Nobody can be asked with --ci: give --release NAME.');
  },
  start: () => Promise.resolve(true),
  secrets: ({ frontMatter }, missing) => {
    const inputs = frontMatter.inputs.filter(({ name }) => missing.includes(name));
    throw new UserFacingError(`Secret values are not kept: ${howToGive(inputs)}.`);
  },
};

function howToGive(inputs: readonly InputDeclaration[]): string {
  return inputs
    .map(({ name, secret }) => (secret ? `set $${variableName(name)} in the environment` : `give --input ${name}=…`))
    .join(', ');
}

const nobody: Prompter = {
  confirm: () => Promise.resolve(false),
  askPlaceholder: () => Promise.resolve(undefined),
};

async function services(
  prompter: Prompter,
  errors: CliOutput,
  shellOptions: Pick<ConstructorParameters<typeof HeadlessShells>[0], 'size'>,
): Promise<RunServices<HeadlessShells>> {
  return {
    shellParser: await loadRunParser(errors),
    prompter,
    vault: memoryVault(),
    where: 'a terminal',
    openShells: (options) => new HeadlessShells({ ...options, ...shellOptions, scripts: scriptsFolder() }),
    onLogError: (error) => {
      errors.write(`The release log could not be written; the journal has everything. ${toVisible(String(error))}\n`);
    },
  };
}

/** From `dist/`, where the bundle is. */
function scriptsFolder(): string {
  return join(__dirname, '..', 'media', 'shell');
}

/** Goes through an open run to its end, or until a signal asks us to go; then everything is written, and said. */
async function attend(
  opened: OpenRun<HeadlessShells>,
  go: (signal: AbortSignal) => Promise<void>,
  report: (text: string) => void,
): Promise<number> {
  const stop = new AbortController();
  let signalled: NodeJS.Signals | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    signalled = signal;
    stop.abort(signal);
    // What runs is ended with us, and recorded as not seen to its end.
    opened.shells.kill();
  };
  const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  try {
    await go(stop.signal);
  } finally {
    if (opened.session.hasUnrecordedResults)
      report('A result could not be recorded, and is known here alone: write down what you see above.');
    await opened.releaseLog.flush();
    await opened.journal.close();
    opened.shells.dispose();
    opened.dispose();
    for (const signal of signals) process.off(signal, onSignal);
  }
  report(describeRunResult(opened, process.cwd()));
  if (signalled) return 128 + constants.signals[signalled];
  return exitCodeOf(opened.session.checklist, opened.session.state);
}
