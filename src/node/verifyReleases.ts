import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseChecklist } from '../checklist/parseChecklist';
import { isNamedAsLog, wasReleaseLog } from '../log/isReleaseLog';
import { createLogOutline } from '../log/logOutline';
import type { Finding } from '../log/verify/finding';
import { noReleaseLog, verifyRelease, type ReleaseFiles, type ReleaseVerification } from '../log/verify/verifyRelease';
import type { ShellParser } from '../shell/shellScript';
import { rememberLatest } from '../util/rememberLatest';
import { UserFacingError } from '../util/userFacingError';
import { gatherGitEvidence } from './gitEvidence';
import { codeOf } from './journalError';
import { verifyAttachments } from './verifyAttachments';

/** A release's record, verified. */
export interface VerifiedRelease extends Omit<ReleaseVerification, 'findings'> {
  /** Whether or not it is there. */
  readonly journal: string;
  /** Whether or not it is there. */
  readonly log: string;
  /** Of the files, then of git. */
  readonly findings: readonly Finding[];
}

/**
 * Verifies releases, each named by its log or its journal, or all in a folder. Tells after each how many are read. Rejects
 * with a `UserFacingError` when a path is not there.
 */
export async function verifyReleases(
  paths: readonly string[],
  shellParser: ShellParser,
  onDidRead?: (done: number, total: number) => void,
): Promise<readonly VerifiedRelease[]> {
  const releases = await verifyFiles(paths, shellParser, onDidRead);
  const evidence = await gatherGitEvidence(
    releases.flatMap(({ journal, state }) => (state ? [{ path: journal, checklist: state.started.checklist }] : [])),
  );
  return releases.map((release) => ({
    ...release,
    findings: [...release.findings, ...(evidence.get(release.journal) ?? [])],
  }));
}

/** {@link verifyReleases} without git, whose configuration in a folder that nobody trusts could have it run anything. */
export async function verifyFiles(
  paths: readonly string[],
  shellParser: ShellParser,
  onDidRead: (done: number, total: number) => void = () => undefined,
): Promise<readonly VerifiedRelease[]> {
  const stems = [...new Set((await Promise.all(paths.map(stemsOf))).flat())];
  const releases: VerifiedRelease[] = [];
  // Most releases of a folder have pinned the same text.
  const readOutline = rememberLatest((text) => createLogOutline(parseChecklist(text, shellParser), text));
  let next = readAhead(stems[0]);
  for (const [index, stem] of stems.entries()) {
    const [journal, log] = [`${stem}.jsonl`, `${stem}.md`];
    const files = await next;
    // Read while this one is verified.
    next = readAhead(stems[index + 1]);
    const release = isOther(stem, files) ? noReleaseLog : verifyRelease(files, shellParser, readOutline);
    const attached = release.state ? await verifyAttachments(journal, release.state) : [];
    releases.push({ journal, log, ...release, findings: [...release.findings, ...attached] });
    onDidRead(releases.length, stems.length);
  }
  return releases;
}

/** Paths without their ending: the one, or those of a folder's journals and of the logs that have lost theirs. */
async function stemsOf(path: string): Promise<readonly string[]> {
  const kind = await stat(path).catch((error: unknown) => {
    const reason = codeOf(error) === 'ENOENT' ? 'is not there' : `cannot be read (${String(error)})`;
    throw new UserFacingError(`${path} ${reason}.`);
  });
  if (!kind.isDirectory()) return [stemOf(path)];
  const names = new Set(await readdir(path));
  const stems = new Set([...names].filter((name) => endings.test(name)).map((name) => name.replace(endings, '')));
  const found: string[] = [];
  for (const stem of [...stems].sort()) {
    if (names.has(`${stem}.jsonl`) || (await hasLostJournal(join(path, `${stem}.md`)))) found.push(join(path, stem));
  }
  return found;
}

const endings = /\.(?:jsonl|md)$/;

function stemOf(path: string): string {
  if (!endings.test(path)) throw new UserFacingError(`${path} is neither a log (.md) nor a journal (.jsonl).`);
  return path.replace(endings, '');
}

/** A Markdown file of another kind (a README) may lie among logs; one that is a log has lost its journal. */
async function hasLostJournal(log: string): Promise<boolean> {
  return wasReleaseLog((await read(log)) ?? '');
}

/** Whether a file that was named is no log, and never was, as far as its name and what it says can tell. */
function isOther(stem: string, { journal, log }: ReleaseFiles): boolean {
  return journal === undefined && log !== undefined && !isNamedAsLog(basename(stem)) && !wasReleaseLog(log);
}

function readAhead(stem: string | undefined): Promise<ReleaseFiles> {
  const files = readFiles(stem);
  // What goes wrong is told where it is awaited, when its turn has come.
  files.catch(() => undefined);
  return files;
}

async function readFiles(stem: string | undefined): Promise<ReleaseFiles> {
  if (stem === undefined) return { journal: undefined, log: undefined };
  const [journal, log] = await Promise.all([read(`${stem}.jsonl`), read(`${stem}.md`)]);
  return { journal, log };
}

/** `undefined` when the file is not there. */
async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new UserFacingError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
