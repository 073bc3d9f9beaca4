import { randomBytes } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Checklist } from '../checklist/checklist';
import { leavesFolder } from '../checklist/folderPath';
import { parseChecklist } from '../checklist/parseChecklist';
import { logFormat } from '../log/logFormat';
import { journalPathOf, logPathOfJournal, resolveLogPath } from '../log/logPath';
import { toVisible } from '../util/toVisible';
import { createRedactor, type Redactor } from '../log/redact';
import { redactingPrompter } from '../log/redactingPrompter';
import { ReleaseLogRenderer } from '../log/releaseLog';
import { isProduction, recordableInputs, runEnvironment, type InputValues } from '../run/inputs';
import type { CommandRunner, Prompter } from '../run/ports';
import { RunSession, type RunSessionOptions } from '../run/runSession';
import type { ShellParser } from '../shell/shellScript';
import { DisposableStore, type Disposable } from '../util/disposable';
import { UserFacingError } from '../util/userFacingError';
import { readFoundJournal } from './findJournals';
import { freeLogPath } from './freeLogPath';
import { findEarlierAttempts } from './earlierAttempts';
import { checkedOutCode, gitIdentity, pinnedCommit } from './git';
import { JournalFile } from './journalFile';
import { createOutputExaminer } from './outputExaminer';
import { ReleaseLogFile } from './releaseLogFile';
import { findPreviousRun, findStarts } from './previousRun';
import { requireInside } from './requireInside';
import { RunLock } from './runLock';
import type { KeptSecrets, SecretVault } from './secretVault';

/** The shells of one run: one for each that its blocks name. */
export interface RunShells {
  /** The runner for a shell; one that refuses each command with a reason where the shell is not supported. */
  open(shell: string): CommandRunner;
  /** What is known of the command that the run was interrupted in, as a sentence. */
  readonly describeInterruption?: () => Promise<string | undefined>;
}

export interface RunShellsOptions {
  /** What no other run has: the path of its journal. */
  readonly run: string;
  /** The release, as it may be shown. */
  readonly name: string;
  readonly workspaceFolder: string;
  readonly env: Readonly<Record<string, string>>;
  /** The shell that the checklist's front matter names. */
  readonly shell: string | undefined;
}

/** What opening a run needs from the editor or the command line. */
export interface RunServices<S extends RunShells> {
  readonly shellParser: ShellParser;
  readonly prompter: Prompter;
  readonly openShells: (options: RunShellsOptions) => S;
  /** Told when the Markdown log could not be written; the journal has everything nonetheless. */
  readonly onLogError: (error: unknown) => void;
  readonly vault: SecretVault;
  /** Path of the program that examines large outputs in a thread of its own; without it they are examined here. */
  readonly outputWorker?: string;
  /** Completes "This release is open in …", for whoever finds it open: `VS Code`. */
  readonly where: string;
}

/** A run whose journal is open: its session, and where its files are. */
export interface OpenRun<S extends RunShells> extends Disposable {
  readonly session: RunSession;
  readonly checklistPath: string;
  readonly logPath: string;
  readonly journal: JournalFile;
  readonly releaseLog: ReleaseLogFile;
  readonly shells: S;
  /** Takes the run's secrets out of what is shown. */
  readonly redactor: Redactor;
}

/** What the person has confirmed for a new run. */
export interface NewRun {
  /** The folder in which commands run, and to which the log's path is relative. */
  readonly workspaceFolder: string;
  readonly checklistPath: string;
  /** The text that is pinned: what runs is this, whatever becomes of the file. */
  readonly text: string;
  readonly checklist: Checklist;
  readonly release: string;
  readonly inputs: InputValues;
  /** Path of the log relative to the folder, with patterns: `releases/{date}-{version}.md`. */
  readonly logPattern: string;
}

/** Creates the journal, writes the first event and the first log. */
export async function startRun<S extends RunShells>(services: RunServices<S>, request: NewRun): Promise<OpenRun<S>> {
  const { workspaceFolder, checklistPath, text, checklist, release, inputs } = request;
  const path = toPortable(relative(workspaceFolder, checklistPath));
  const salt = randomBytes(8).toString('hex');
  const redactor = createRedactor(secretValues(checklist, inputs), { published: text, salt });
  const recordable = recordableInputs(checklist.frontMatter, inputs, (value) => redactor.redact(value) !== value);
  const pattern = logPathOf(request, recordable.inputs, redactor);
  const logPath = join(workspaceFolder, await freeLogPath(workspaceFolder, pattern));
  await requireInside(workspaceFolder, logPath);
  const { shellParser } = services;
  const [commit, code, starts] = await Promise.all([
    pinnedCommit(workspaceFolder, path, text),
    checkedOutCode(workspaceFolder),
    findStarts(workspaceFolder, { path, logPattern: patternOf(request) }),
  ]);
  const previous = await findPreviousRun(workspaceFolder, starts, { checklist, shellParser });
  const recordedRelease = redactor.redact(release);
  const attempts = await findEarlierAttempts(starts, {
    ...{ checklist, release: recordedRelease, inputs: recordable.inputs, logPath },
  });
  const journal = await JournalFile.create(journalPathOf(logPath), {
    by: await gitIdentity(workspaceFolder),
    redactor,
  });
  const lock = await RunLock.take(journal.path, services.where);
  return orLetGo({ journal, lock }, async () => {
    const secrets = services.vault.begin();
    for (const name of recordable.secretInputs) await secrets.set(inputKey(name), inputs[name] ?? '');
    const shells = services.openShells({
      run: journal.path,
      name: toVisible(redactor.redact(release)),
      workspaceFolder,
      env: runEnvironment(checklist.frontMatter, inputs),
      shell: checklist.frontMatter.shell,
    });
    const parts = { checklist, journal, lock, shells, redactor, secrets };
    const session = await RunSession.start(sessionOptions(services, workspaceFolder, parts), {
      title: checklist.title || basename(path),
      release,
      checklist: { path, text, ...(commit === undefined ? {} : { commit }) },
      ...recordable,
      salt,
      production: isProduction(checklist.frontMatter, inputs),
      ...(previous === undefined ? {} : { previous }),
      ...(code === undefined ? {} : { code }),
      ...(attempts.length === 0 ? {} : { attempts }),
    });
    await secrets.belongTo(runIdOf(journal));
    return open(services, { ...parts, session, checklistPath, logPath });
  });
}

/** A run that was interrupted, and how its secrets are asked for. */
export interface InterruptedRun {
  readonly workspaceFolder: string;
  readonly journalPath: string;
  /** The values of secret inputs that are not kept; `undefined` when the person gave up. */
  readonly askSecrets: (checklist: Checklist, names: readonly string[]) => Promise<InputValues | undefined>;
}

/** Opens the journal of a run that was interrupted, and goes on with it; `undefined` when the person gave up. */
export async function resumeRun<S extends RunShells>(
  services: RunServices<S>,
  { workspaceFolder, journalPath, askSecrets }: InterruptedRun,
): Promise<OpenRun<S> | undefined> {
  const logPath = logPathOfJournal(journalPath);
  await requireInside(workspaceFolder, journalPath);
  await requireInside(workspaceFolder, logPath);
  const { state, unreadable = '' } = await readFoundJournal(journalPath);
  if (!state) throw new UserFacingError(`${basename(journalPath)} cannot be resumed. ${unreadable}`);
  const { started: start } = state;
  if (leavesFolder(start.checklist.path))
    throw new UserFacingError(
      `${basename(journalPath)} names a checklist outside the workspace folder (${toVisible(start.checklist.path)}), as no release does: it is not resumed.`,
    );
  const salt = start.salt === undefined ? {} : { salt: start.salt };
  const redactor = createRedactor([], { published: start.checklist.text, ...salt });
  const lock = await RunLock.take(journalPath, services.where);
  const by = await gitIdentity(workspaceFolder);
  const journal = await orLetGo({ lock }, () => JournalFile.open(journalPath, { by, redactor }));
  return orLetGo({ journal, lock }, async () => {
    const checklist = parseChecklist(start.checklist.text, services.shellParser);
    const secrets = await services.vault.open(runIdOf(journal));
    const missing = start.secretInputs.filter((name) => secrets.get(inputKey(name)) === undefined);
    const answers = missing.length === 0 ? {} : await askSecrets(checklist, missing);
    if (!answers) {
      await letGo({ journal, lock });
      return undefined;
    }
    for (const [name, value] of Object.entries(answers)) await secrets.set(inputKey(name), value);
    for (const value of secrets.values()) redactor.learn(value);
    const given = start.secretInputs.map((name) => [name, secrets.get(inputKey(name)) ?? ''] as const);
    const shells = services.openShells({
      run: journal.path,
      name: toVisible(redactor.redact(start.release)),
      workspaceFolder,
      env: runEnvironment(checklist.frontMatter, { ...start.inputs, ...Object.fromEntries(given) }),
      shell: checklist.frontMatter.shell,
    });
    const parts = { checklist, journal, lock, shells, redactor, secrets };
    const session = await RunSession.resume(sessionOptions(services, workspaceFolder, parts), journal.events);
    const checklistPath = join(workspaceFolder, start.checklist.path);
    return open(services, { ...parts, session, checklistPath, logPath });
  });
}

interface Held {
  readonly journal?: JournalFile;
  readonly lock: RunLock;
}

/** When the rest of the opening fails, the run is not left open by nobody: it can be opened again, here and elsewhere. */
async function orLetGo<T>(held: Held, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    await letGo(held);
    throw error;
  }
}

async function letGo({ journal, lock }: Held): Promise<void> {
  await journal?.close();
  await lock.release();
}

interface SessionParts<S> {
  readonly checklist: Checklist;
  readonly journal: JournalFile;
  readonly lock: RunLock;
  readonly shells: S;
  readonly redactor: Redactor;
  readonly secrets: KeptSecrets;
}

function sessionOptions<S extends RunShells>(
  services: RunServices<S>,
  workspaceFolder: string,
  parts: SessionParts<S>,
): RunSessionOptions {
  const { checklist, journal, shells, redactor, secrets } = parts;
  return {
    checklist,
    journal,
    logFormat,
    checkedOutCode: () => checkedOutCode(workspaceFolder),
    secrets,
    prompter: redactingPrompter(services.prompter, redactor.redact),
    shellParser: services.shellParser,
    openRunner: (shell) => shells.open(shell),
    ...(shells.describeInterruption && { describeInterruption: shells.describeInterruption }),
    examineOutput: createOutputExaminer(redactor, services.outputWorker),
    delay: async (milliseconds, signal) => {
      await delay(milliseconds, undefined, { signal }).catch(() => undefined);
    },
  };
}

interface OpenParts<S> extends SessionParts<S> {
  readonly session: RunSession;
  readonly checklistPath: string;
  readonly logPath: string;
}

/** Keeps the Markdown log in step with the journal, from now until disposed. */
function open<S extends RunShells>(services: RunServices<S>, parts: OpenParts<S>): OpenRun<S> {
  const { session, journal, lock, shells, redactor, checklistPath, logPath } = parts;
  const store = new DisposableStore();
  const releaseLog = new ReleaseLogFile(logPath, services.onLogError);
  const renderer = new ReleaseLogRenderer();
  const render = (): void => {
    // Taken now: until the log's turn comes, the journal may have gone on.
    const { checklist, state } = session;
    const { events } = journal;
    releaseLog.request(() => renderer.render(checklist, state, events));
  };
  store.add(journal.onDidReadForeign(() => session.adopt(journal.events)));
  store.add(session.onDidChange(render));
  store.add(
    session.onDidChange(({ type }) => {
      if (type !== 'run-finished') return;
      void releaseLog.flush();
      void services.vault.remove(runIdOf(journal));
    }),
  );
  // The editor's window may be about to end: what waits for a pause is written now.
  store.add({ dispose: () => void releaseLog.flush() });
  store.add(session);
  store.add({ dispose: () => void lock.release() });
  render();
  return { session, checklistPath, logPath, journal, releaseLog, shells, redactor, dispose: () => store.dispose() };
}

function patternOf({ checklist, logPattern }: Pick<NewRun, 'checklist' | 'logPattern'>): string {
  return checklist.frontMatter.log ?? logPattern;
}

function logPathOf({ checklist, release, logPattern }: NewRun, inputs: InputValues, { redact }: Redactor): string {
  return resolveLogPath(patternOf({ checklist, logPattern }), {
    date: new Date().toISOString().slice(0, 10),
    version: redact(release),
    title: redact(checklist.title),
    inputs,
  });
}

function secretValues(checklist: Checklist, inputs: InputValues): readonly string[] {
  return checklist.frontMatter.inputs.filter(({ secret }) => secret).map(({ name }) => inputs[name] ?? '');
}

/** The id of a journal's first event, which no other journal has. */
function runIdOf({ events: [first] }: JournalFile): string {
  return first?.id ?? '';
}

function inputKey(name: string): string {
  return `input ${name}`;
}

function toPortable(path: string): string {
  return path.split('\\').join('/');
}
