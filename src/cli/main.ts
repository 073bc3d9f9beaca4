import packageJson from '../../package.json';
import { UserFacingError } from '../util/userFacingError';
import { UsageError, type CliCommand, type CliOutput } from './command';
import { check } from './check';
import { compare } from './compare';
import { inspect } from './inspect';
import { lint } from './lint';
import { render } from './render';
import { report } from './report';
import { run } from './run';
import { verify } from './verify';

/** In the order in which the help lists them. */
const commands: readonly CliCommand[] = [inspect, check, lint, run, render, verify, report, compare];

/** Runs one command line. Resolves with the exit code: 0, 1 or 3 when a command says so, 2 when the words make no sense. */
export async function main(words: readonly string[], output: CliOutput, errors: CliOutput): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? errors : output).write(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    output.write(`${packageJson.version}\n`);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    errors.write(`There is no command "${name}". ${program} --help lists what there is.\n`);
    return 2;
  }
  return runCommand(command, rest, output, errors);
}

const program = 'release-checklist';

async function runCommand(
  command: CliCommand,
  words: readonly string[],
  output: CliOutput,
  errors: CliOutput,
): Promise<number> {
  if (words.includes('--help')) {
    output.write(`Usage: ${program} ${command.name} ${command.usage}\n\n${command.summary}\n`);
    return 0;
  }
  try {
    return await command.run(words, output, errors);
  } catch (error) {
    if (error instanceof UsageError) {
      errors.write(`${error.message}\nUsage: ${program} ${command.name} ${command.usage}\n`);
      return 2;
    }
    if (!(error instanceof UserFacingError)) throw error;
    errors.write(`${error.message}\n`);
    return 2;
  }
}

function help(): string {
  const lines = commands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(24)}  ${summary}`);
  return [`Usage: ${program} COMMAND`, '', ...lines, '', '  --version, --help', ''].join('\n');
}
