import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Checklist } from '../../checklist/checklist';
import { parseChecklist } from '../../checklist/parseChecklist';
import { defaultLogPattern, journalPathOf } from '../../log/logPath';
import { toVisible } from '../../util/toVisible';
import { readFoundJournal } from '../../node/findJournals';
import { resumeRun, startRun, type OpenRun, type RunServices, type RunShells } from '../../node/openRun';
import { isProduction, type InputValues } from '../../run/inputs';
import { countedSteps } from '../../run/progress';
import { UserFacingError } from '../../util/userFacingError';
import { readText } from '../readText';
import { checkInputs, secretsFrom, type RunWords } from './runWords';

/** How what the command line does not say becomes known; every answer may be `undefined`: then nothing is opened. */
export interface TargetQuestions {
  inputs(checklist: Checklist, given: InputValues): Promise<InputValues | undefined>;
  release(checklist: Checklist): Promise<string | undefined>;
  /** Whether to start, with what is about to be started. */
  start(summary: string): Promise<boolean>;
  secrets(checklist: Checklist, missing: readonly string[], known: InputValues): Promise<InputValues | undefined>;
}

/**
 * Starts or resumes what the command line names. The workspace folder, in which commands run, is the one that the command
 * line was called in.
 */
export async function openTarget<S extends RunShells>(
  services: RunServices<S>,
  words: RunWords,
  questions: TargetQuestions,
): Promise<OpenRun<S> | undefined> {
  const workspaceFolder = await realpath(process.cwd());
  return words.target.kind === 'start'
    ? start(services, words, { workspaceFolder, questions })
    : resume(services, words, { workspaceFolder, questions });
}

interface Place {
  readonly workspaceFolder: string;
  readonly questions: TargetQuestions;
}

async function start<S extends RunShells>(
  services: RunServices<S>,
  { target, inputs: given, release: named }: RunWords,
  { workspaceFolder, questions }: Place,
): Promise<OpenRun<S> | undefined> {
  const text = await readText(target.file);
  const checklistPath = await realpath(target.file);
  requireBelow(workspaceFolder, checklistPath);
  const checklist = parseChecklist(text, services.shellParser);
  if (countedSteps(checklist, undefined).length === 0)
    throw new UserFacingError('This file has no step: no task list item and no command block that can be run.');
  checkInputs(checklist, given);
  const secrets = secretsFrom(checklist, process.env);
  const inputs = await questions.inputs(checklist, { ...secrets, ...given });
  if (!inputs) return undefined;
  const release = named ?? (inputs['version'] || (await questions.release(checklist)));
  if (release === undefined) return undefined;
  if (!(await questions.start(summarise(checklist, release, inputs)))) return undefined;
  const request = { workspaceFolder, checklistPath, text, checklist, release, inputs, logPattern: defaultLogPattern };
  return startRun(services, request);
}

async function resume<S extends RunShells>(
  services: RunServices<S>,
  { target }: RunWords,
  { workspaceFolder, questions }: Place,
): Promise<OpenRun<S> | undefined> {
  const journalPath = journalPathOf(resolve(target.file));
  if (!existsSync(journalPath)) throw new UserFacingError(`There is no journal ${toVisible(journalPath)}.`);
  await requireFolderOfRun(workspaceFolder, journalPath);
  const askSecrets = (checklist: Checklist, names: readonly string[]): Promise<InputValues | undefined> => {
    const known = secretsFrom(checklist, process.env);
    const missing = names.filter((name) => !(name in known));
    return missing.length === 0 ? Promise.resolve(known) : questions.secrets(checklist, missing, known);
  };
  return resumeRun(services, { workspaceFolder, journalPath: await realpath(journalPath), askSecrets });
}

/** In another folder than the one in which it was started, the run's commands would do something else. */
async function requireFolderOfRun(workspaceFolder: string, journalPath: string): Promise<void> {
  const { state } = await readFoundJournal(journalPath);
  if (!state) return;
  if (state.finished)
    throw new UserFacingError(
      `${state.started.release} is finished: ${state.finished.outcome.replaceAll('-', ' ')}. Its record is closed.`,
    );
  const { path } = state.started.checklist;
  if (existsSync(join(workspaceFolder, path))) return;
  throw new UserFacingError(
    `The run's checklist ${toVisible(path)} is not in ${workspaceFolder}. Go to the folder in which the run was started.`,
  );
}

function requireBelow(folder: string, path: string): void {
  const way = relative(folder, path);
  if (!isAbsolute(way) && way.split(/[/\\]/)[0] !== '..') return;
  throw new UserFacingError(
    `${path} is not in ${folder}, the folder in which its commands would run. Go to the folder that the checklist is for.`,
  );
}

function summarise(checklist: Checklist, release: string, inputs: InputValues): string {
  const secret = new Set(checklist.frontMatter.inputs.filter((input) => input.secret).map(({ name }) => name));
  return [
    toVisible(checklist.title),
    `  release: ${toVisible(release)}`,
    ...Object.entries(inputs).map(
      ([name, value]) => `  ${name}: ${secret.has(name) ? '(secret)' : toVisible(value) || '(empty)'}`,
    ),
    `  ${countedSteps(checklist, undefined).length} steps`,
    ...(isProduction(checklist.frontMatter, inputs)
      ? ['  Production: every command is confirmed before it runs.']
      : []),
  ].join('\n');
}
