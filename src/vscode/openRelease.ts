import { randomBytes } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Checklist } from '../checklist/checklist';
import { leavesFolder } from '../checklist/folderPath';
import { parseChecklist } from '../checklist/parseChecklist';
import { journalPathOf, logPathOfJournal, resolveLogPath } from '../log/logPath';
import { recordOutput } from '../log/recordOutput';
import { toVisible } from '../util/toVisible';
import { createRedactor, type Redactor } from '../log/redact';
import { redactingPrompter } from '../log/redactingPrompter';
import { renderReleaseLog } from '../log/releaseLog';
import { readFoundJournal } from '../node/findJournals';
import { freeLogPath } from '../node/freeLogPath';
import { gitIdentity, pinnedCommit } from '../node/git';
import { JournalFile } from '../node/journalFile';
import { findPreviousRun } from '../node/previousRun';
import { requireInside } from '../node/requireInside';
import { ReleaseLogFile } from '../node/releaseLogFile';
import { isProduction, recordableInputs, runEnvironment, type InputValues } from '../run/inputs';
import type { Prompter } from '../run/ports';
import { RunSession, type RunSessionOptions } from '../run/runSession';
import type { ShellParser } from '../shell/shellScript';
import { DisposableStore, type Disposable } from '../util/disposable';
import { UserFacingError } from '../util/userFacingError';
import type { RunTerminals } from './runTerminals';
import type { KeptSecrets, SecretVault } from './secretVault';

/** A release whose journal is open: its session, and where its files are. */
export interface OpenRelease extends Disposable {
  readonly session: RunSession;
  readonly checklistUri: vscode.Uri;
  readonly logUri: vscode.Uri;
  readonly journal: JournalFile;
  readonly releaseLog: ReleaseLogFile;
  readonly terminals: RunTerminals;
}

/** What opening a release needs from the extension. */
export interface ReleaseServices {
  readonly shellParser: ShellParser;
  readonly prompter: Prompter;
  readonly createTerminals: (options: TerminalsOptions) => RunTerminals;
  /** Told when the Markdown log could not be written; the journal has everything nonetheless. */
  readonly onLogError: (error: unknown) => void;
  readonly vault: SecretVault;
  /** Has a release's secrets taken out of what is shown and logged, until disposed. */
  readonly hideSecrets: (redact: Redactor['redact']) => Disposable;
}

export interface TerminalsOptions {
  readonly name: string;
  readonly workspaceFolder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What the person has confirmed for a new release. */
export interface NewRelease {
  readonly folder: vscode.WorkspaceFolder;
  readonly checklistUri: vscode.Uri;
  /** The text that is pinned: what runs is this, whatever becomes of the file. */
  readonly text: string;
  readonly checklist: Checklist;
  readonly release: string;
  readonly inputs: InputValues;
  /** Path of the log relative to the folder, with patterns: `releases/{date}-{version}.md`. */
  readonly logPattern: string;
}

/** Creates the journal, writes the first event and the first log. */
export async function startRelease(services: ReleaseServices, request: NewRelease): Promise<OpenRelease> {
  const { folder, checklistUri, text, checklist, release, inputs } = request;
  const root = folder.uri.fsPath;
  const path = toPortable(relative(root, checklistUri.fsPath));
  const salt = randomBytes(8).toString('hex');
  const redactor = createRedactor(secretValues(checklist, inputs), { published: text, salt });
  const recordable = recordableInputs(checklist.frontMatter, inputs, (value) => redactor.redact(value) !== value);
  const logPath = join(root, await freeLogPath(root, logPathOf(request, recordable.inputs, redactor)));
  await requireInside(root, logPath);
  const commit = await pinnedCommit(root, path, text);
  const logPattern = patternOf(request);
  const { shellParser } = services;
  const previous = await findPreviousRun(root, { path, checklist, logPattern, shellParser });
  const journal = await JournalFile.create(journalPathOf(logPath), { by: await gitIdentity(root), redactor });
  const secrets = services.vault.begin();
  for (const name of recordable.secretInputs) await secrets.set(inputKey(name), inputs[name] ?? '');
  const terminals = services.createTerminals({
    name: toVisible(redactor.redact(release)),
    workspaceFolder: root,
    env: runEnvironment(checklist.frontMatter, inputs),
  });
  const parts = { checklist, journal, terminals, redactor, secrets };
  const session = await RunSession.start(sessionOptions(services, parts), {
    title: checklist.title || basename(path),
    release,
    checklist: { path, text, ...(commit === undefined ? {} : { commit }) },
    ...recordable,
    salt,
    production: isProduction(checklist.frontMatter, inputs),
    ...(previous === undefined ? {} : { previous }),
  });
  await secrets.belongTo(runIdOf(journal));
  return open(services, { ...parts, session, checklistUri, logPath });
}

/** Opens the journal of a release that was interrupted, and goes on with it. */
export async function resumeRelease(
  services: ReleaseServices,
  journalPath: string,
  askSecrets: (checklist: Checklist, names: readonly string[]) => Promise<InputValues | undefined>,
): Promise<OpenRelease | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(journalPath));
  if (!folder) throw new UserFacingError('Open the folder of this release in VS Code to resume it.');
  const root = folder.uri.fsPath;
  const logPath = logPathOfJournal(journalPath);
  await requireInside(root, journalPath);
  await requireInside(root, logPath);
  const { state, unreadable = '' } = await readFoundJournal(journalPath);
  if (!state) throw new UserFacingError(`${basename(journalPath)} cannot be resumed. ${unreadable}`);
  const { started: start } = state;
  if (leavesFolder(start.checklist.path))
    throw new UserFacingError(
      `${basename(journalPath)} names a checklist outside the workspace folder (${toVisible(start.checklist.path)}), as no release does: it is not resumed.`,
    );
  const salt = start.salt === undefined ? {} : { salt: start.salt };
  const redactor = createRedactor([], { published: start.checklist.text, ...salt });
  const journal = await JournalFile.open(journalPath, { by: await gitIdentity(root), redactor });
  const checklist = parseChecklist(start.checklist.text, services.shellParser);
  const secrets = await services.vault.open(runIdOf(journal));
  const missing = start.secretInputs.filter((name) => secrets.get(inputKey(name)) === undefined);
  const answers = missing.length === 0 ? {} : await askSecrets(checklist, missing);
  if (!answers) {
    await journal.close();
    return undefined;
  }
  for (const [name, value] of Object.entries(answers)) await secrets.set(inputKey(name), value);
  for (const value of secrets.values()) redactor.learn(value);
  const given = start.secretInputs.map((name) => [name, secrets.get(inputKey(name)) ?? ''] as const);
  const terminals = services.createTerminals({
    name: toVisible(redactor.redact(start.release)),
    workspaceFolder: root,
    env: runEnvironment(checklist.frontMatter, { ...start.inputs, ...Object.fromEntries(given) }),
  });
  const parts = { checklist, journal, terminals, redactor, secrets };
  const session = await RunSession.resume(sessionOptions(services, parts), journal.events);
  const checklistUri = vscode.Uri.joinPath(folder.uri, start.checklist.path);
  return open(services, { ...parts, session, checklistUri, logPath });
}

interface SessionParts {
  readonly checklist: Checklist;
  readonly journal: JournalFile;
  readonly terminals: RunTerminals;
  readonly redactor: Redactor;
  readonly secrets: KeptSecrets;
}

function sessionOptions(services: ReleaseServices, parts: SessionParts): RunSessionOptions {
  const { checklist, journal, terminals, redactor, secrets } = parts;
  return {
    checklist,
    journal,
    secrets,
    prompter: redactingPrompter(services.prompter, redactor.redact),
    shellParser: services.shellParser,
    openRunner: (shell) => terminals.open(shell),
    recordOutput: (output) => recordOutput(output, redactor.redact),
    delay: async (milliseconds, signal) => {
      await delay(milliseconds, undefined, { signal }).catch(() => undefined);
    },
  };
}

interface OpenParts extends SessionParts {
  readonly session: RunSession;
  readonly checklistUri: vscode.Uri;
  readonly logPath: string;
}

/** Keeps the Markdown log in step with the journal, and what is shown free of secrets, from now until disposed. */
function open(services: ReleaseServices, parts: OpenParts): OpenRelease {
  const { session, journal, terminals, redactor, checklistUri, logPath } = parts;
  const store = new DisposableStore();
  const releaseLog = new ReleaseLogFile(logPath, services.onLogError);
  const render = (): void => {
    // Taken now: until the log's turn comes, the journal may have gone on.
    const { checklist, state } = session;
    const { events } = journal;
    releaseLog.request(() => renderReleaseLog(checklist, state, events));
  };
  store.add(services.hideSecrets(redactor.redact));
  store.add(journal.onDidReadForeign(() => session.adopt(journal.events)));
  store.add(session.onDidChange(render));
  store.add(
    session.onDidChange(({ type }) => {
      if (type !== 'run-finished') return;
      void releaseLog.flush();
      void services.vault.remove(runIdOf(journal));
    }),
  );
  // The window may be about to end: what waits for a pause is written now.
  store.add({ dispose: () => void releaseLog.flush() });
  store.add(session);
  render();
  return {
    session,
    checklistUri,
    logUri: vscode.Uri.file(logPath),
    journal,
    releaseLog,
    terminals,
    dispose: () => store.dispose(),
  };
}

function patternOf({ checklist, logPattern }: NewRelease): string {
  return checklist.frontMatter.log ?? logPattern;
}

function logPathOf(request: NewRelease, inputs: InputValues, { redact }: Redactor): string {
  const { checklist, release } = request;
  return resolveLogPath(patternOf(request), {
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
