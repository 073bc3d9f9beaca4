import { basename, join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Checklist } from '../checklist/checklist';
import { parseChecklist } from '../checklist/parseChecklist';
import { journalPathOf, logPathOfJournal, resolveLogPath } from '../log/logPath';
import { recordOutput } from '../log/recordOutput';
import { createRedactor } from '../log/redact';
import { renderReleaseLog } from '../log/releaseLog';
import { freeLogPath } from '../node/freeLogPath';
import { gitIdentity, pinnedCommit } from '../node/git';
import { JournalFile } from '../node/journalFile';
import { findPreviousRun } from '../node/previousRun';
import { ReleaseLogFile } from '../node/releaseLogFile';
import { isProduction, recordableInputs, runEnvironment, type InputValues } from '../run/inputs';
import type { Prompter } from '../run/ports';
import { RunSession, type RunSessionOptions } from '../run/runSession';
import type { ShellParser } from '../shell/shellScript';
import { DisposableStore, type Disposable } from '../util/disposable';
import { UserFacingError } from '../util/userFacingError';
import type { RunTerminals } from './runTerminals';

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
  const logPath = join(root, await freeLogPath(root, logPathOf(request)));
  const commit = await pinnedCommit(root, path, text);
  const { shellParser } = services;
  const previous = await findPreviousRun(root, { path, checklist, logPattern: patternOf(request), shellParser });
  const redact = createRedactor(secretValues(checklist, inputs), text);
  const journal = await JournalFile.create(journalPathOf(logPath), { by: await gitIdentity(root), redact });
  const terminals = services.createTerminals({
    name: release,
    workspaceFolder: root,
    env: runEnvironment(checklist.frontMatter, inputs),
  });
  const session = await RunSession.start(sessionOptions(services, { checklist, journal, terminals, redact }), {
    title: checklist.title || basename(path),
    release,
    checklist: { path, text, ...(commit === undefined ? {} : { commit }) },
    ...recordableInputs(checklist.frontMatter, inputs),
    production: isProduction(checklist.frontMatter, inputs),
    ...(previous === undefined ? {} : { previous }),
  });
  return open(services, { session, journal, terminals, checklistUri, logPath });
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
  let redact = createRedactor([]);
  const journal = await JournalFile.open(journalPath, {
    by: await gitIdentity(root),
    redact: (text) => redact(text),
  });
  const start = journal.events[0];
  if (start?.type !== 'run-started') {
    await journal.close();
    throw new UserFacingError(`${basename(journalPath)} does not begin with the start of a release.`);
  }
  const checklist = parseChecklist(start.checklist.text, services.shellParser);
  const secrets = start.secretInputs.length === 0 ? {} : await askSecrets(checklist, start.secretInputs);
  if (!secrets) {
    await journal.close();
    return undefined;
  }
  redact = createRedactor(Object.values(secrets), start.checklist.text);
  const env = runEnvironment(checklist.frontMatter, { ...start.inputs, ...secrets });
  const terminals = services.createTerminals({ name: start.release, workspaceFolder: root, env });
  const options = sessionOptions(services, { checklist, journal, terminals, redact: (text) => redact(text) });
  const session = await RunSession.resume(options, journal.events);
  const checklistUri = vscode.Uri.joinPath(folder.uri, start.checklist.path);
  return open(services, { session, journal, terminals, checklistUri, logPath: logPathOfJournal(journalPath) });
}

interface SessionParts {
  readonly checklist: Checklist;
  readonly journal: JournalFile;
  readonly terminals: RunTerminals;
  readonly redact: (text: string) => string;
}

function sessionOptions(services: ReleaseServices, parts: SessionParts): RunSessionOptions {
  const { checklist, journal, terminals, redact } = parts;
  return {
    checklist,
    journal,
    prompter: services.prompter,
    shellParser: services.shellParser,
    openRunner: (shell) => terminals.open(shell),
    recordOutput: (output) => recordOutput(output, redact),
    delay: async (milliseconds, signal) => {
      await delay(milliseconds, undefined, { signal }).catch(() => undefined);
    },
  };
}

interface OpenParts {
  readonly session: RunSession;
  readonly journal: JournalFile;
  readonly terminals: RunTerminals;
  readonly checklistUri: vscode.Uri;
  readonly logPath: string;
}

/** Keeps the Markdown log in step with the journal, from now until disposed. */
function open(
  services: ReleaseServices,
  { session, journal, terminals, checklistUri, logPath }: OpenParts,
): OpenRelease {
  const store = new DisposableStore();
  const releaseLog = new ReleaseLogFile(logPath, services.onLogError);
  const render = (): void => {
    // Taken now: until the log's turn comes, the journal may have gone on.
    const { checklist, state } = session;
    const { events } = journal;
    releaseLog.request(() => renderReleaseLog(checklist, state, events));
  };
  store.add(journal.onDidReadForeign(() => session.adopt(journal.events)));
  store.add(session.onDidChange(render));
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

function patternOf({ checklist, logPattern }: Pick<NewRelease, 'checklist' | 'logPattern'>): string {
  return checklist.frontMatter.log ?? logPattern;
}

function logPathOf({ checklist, release, inputs, logPattern }: NewRelease): string {
  return resolveLogPath(patternOf({ checklist, logPattern }), {
    date: new Date().toISOString().slice(0, 10),
    version: release,
    title: checklist.title,
    inputs: recordableInputs(checklist.frontMatter, inputs).inputs,
  });
}

function secretValues(checklist: Checklist, inputs: InputValues): readonly string[] {
  return checklist.frontMatter.inputs.filter(({ secret }) => secret).map(({ name }) => inputs[name] ?? '');
}

function toPortable(path: string): string {
  return path.split('\\').join('/');
}
