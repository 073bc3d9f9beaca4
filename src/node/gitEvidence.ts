import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Finding } from '../log/verify/finding';
import type { RunStarted } from '../run/runEvent';
import { runGit } from './runGit';

/** A journal that git is asked about. */
export interface EvidenceQuery {
  readonly path: string;
  /** What the run says of its checklist; absent when the journal could not be read. */
  readonly checklist?: RunStarted['checklist'];
}

/**
 * What git can say of journals that the files themselves cannot: whether the checklist is the one of its commit, whether the
 * record is committed, and whether by a signed commit. By path, as given. Asks each repository a few questions in all, however
 * many journals there are.
 */
export async function gatherGitEvidence(
  queries: readonly EvidenceQuery[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const evidence = new Map<string, readonly Finding[]>();
  for (const [repository, own] of await byRepository(queries)) {
    const checklists = await checkChecklists(repository, own);
    const commits = await findCommits(repository, own);
    for (const { query, place } of own) {
      evidence.set(query.path, [
        checklistFinding(query.checklist, checklists.get(query.path)),
        commitFinding(commits, place),
      ]);
    }
  }
  return evidence;
}

/** A query, with its journal's path relative to the top of the repository, with `/`. */
interface PlacedQuery {
  readonly query: EvidenceQuery;
  readonly place: string;
}

/** By the top folder of each repository; journals that are in none have no entry. */
async function byRepository(queries: readonly EvidenceQuery[]): Promise<ReadonlyMap<string, readonly PlacedQuery[]>> {
  const tops = new Map<string, Promise<string | undefined>>();
  const placed = new Map<string, PlacedQuery[]>();
  for (const query of queries) {
    const folder = await realpath(dirname(query.path));
    const known = tops.get(folder) ?? topOf(folder);
    tops.set(folder, known);
    const top = await known;
    if (top === undefined) continue;
    const place = relative(top, join(folder, query.path.slice(dirname(query.path).length)))
      .split(sep)
      .join('/');
    const list = placed.get(top);
    if (list) list.push({ query, place });
    else placed.set(top, [{ query, place }]);
  }
  return placed;
}

async function topOf(folder: string): Promise<string | undefined> {
  const top = await runGit(folder, ['rev-parse', '--show-toplevel']);
  return top ? realpath(text(top).trimEnd()) : undefined;
}

type ChecklistCheck = 'equal' | 'different' | 'not-found';

/**
 * A run's checklist stands at its path below the workspace folder, which is the repository's top or a folder between it and
 * the journal's: each is tried.
 */
async function checkChecklists(
  top: string,
  queries: readonly PlacedQuery[],
): Promise<ReadonlyMap<string, ChecklistCheck>> {
  const asked = queries.flatMap(({ query, place }) =>
    objectNames(query.checklist, place).map((name) => ({ query, name })),
  );
  if (asked.length === 0) return new Map();
  const input = asked.map(({ name }) => `${name}\n`).join('');
  const answer = await runGit(top, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], { input });
  const lines = answer ? text(answer).split('\n') : [];
  const checks = new Map<string, ChecklistCheck>();
  for (const [index, { query }] of asked.entries()) {
    const id = /^blob ([0-9a-f]+)$/.exec(lines[index] ?? '')?.[1];
    const check = id === undefined ? 'not-found' : compareBlob(id, query.checklist?.text ?? '');
    if (ranks.indexOf(check) > ranks.indexOf(checks.get(query.path) ?? 'not-found')) checks.set(query.path, check);
  }
  return checks;
}

const ranks: readonly ChecklistCheck[] = ['not-found', 'different', 'equal'];

function objectNames(checklist: EvidenceQuery['checklist'], place: string): readonly string[] {
  const { commit, path } = checklist ?? {};
  if (commit === undefined || path === undefined) return [];
  // The words come from a file that anybody may have written, and go to git line by line.
  if (!/^[0-9a-f]{40,64}$/.test(commit) || /[\n\0]/.test(path)) return [];
  const folders = place.split('/').slice(0, -1);
  return [...folders.keys(), folders.length].map(
    (depth) => `${commit}:${[...folders.slice(0, depth), path].join('/')}`,
  );
}

function compareBlob(id: string, content: string): ChecklistCheck {
  const bytes = Buffer.from(content);
  const hash = createHash(id.length === 40 ? 'sha1' : 'sha256');
  const own = hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return own === id ? 'equal' : 'different';
}

function checklistFinding(checklist: EvidenceQuery['checklist'], check: ChecklistCheck = 'not-found'): Finding {
  const { commit, path } = checklist ?? {};
  if (commit === undefined)
    return note(
      'checklist-not-pinned',
      'The release was made from a text that no commit held then; the journal alone says what it was.',
    );
  const short = commit.slice(0, 12);
  switch (check) {
    case 'equal':
      return note('checklist-pinned', `The checklist is ${path} as commit ${short} has it.`);
    case 'different':
      return {
        ...note('checklist-differs', `The checklist in the journal is not ${path} as commit ${short} has it.`),
        severity: 'error',
      };
    case 'not-found':
      return {
        ...note(
          'checklist-not-found',
          `Commit ${short} with ${path} is not in this clone: whether the checklist is its text cannot be told. Fetch the whole history to check it.`,
        ),
        severity: 'warning',
      };
  }
}

/** The newest commit that touched a file. */
interface LastCommit {
  readonly id: string;
  /** git's letter: G good, B bad, U good and of unknown trust, X and Y expired, R revoked, E cannot be checked, N none. */
  readonly signature: string;
  readonly signer: string;
}

interface Commits {
  readonly last: ReadonlyMap<string, LastCommit>;
  /** Files that are not as their last commit has them. */
  readonly changed: ReadonlySet<string>;
}

async function findCommits(top: string, queries: readonly PlacedQuery[]): Promise<Commits> {
  const folders = [...new Set(queries.map(({ place }) => dirname(place)))];
  const plain = ['-c', 'core.quotePath=false'];
  const format = '--format=%x01%H%x00%G?%x00%GS';
  const options = { timeoutMs: 60_000 };
  const [log, status] = await Promise.all([
    runGit(top, [...plain, 'log', '--name-only', format, '--', ...folders], options),
    runGit(
      top,
      [...plain, 'status', '--porcelain', '-z', '--untracked-files=all', '--ignored', '--', ...folders],
      options,
    ),
  ]);
  return { last: parseLog(log ? text(log) : ''), changed: parseStatus(status ? text(status) : '') };
}

function parseLog(log: string): ReadonlyMap<string, LastCommit> {
  const last = new Map<string, LastCommit>();
  for (const entry of log.split('\x01').slice(1)) {
    const [head = '', ...files] = entry.split('\n');
    const [id = '', signature = 'N', signer = ''] = head.split('\0');
    for (const file of files) if (file !== '' && !last.has(file)) last.set(file, { id, signature, signer });
  }
  return last;
}

function parseStatus(status: string): ReadonlySet<string> {
  return new Set(status.split('\0').map((entry) => entry.slice(3)));
}

function commitFinding({ last, changed }: Commits, place: string): Finding {
  const commit = last.get(place);
  if (!commit || changed.has(place)) return note('not-committed', 'The journal is not committed as it stands here.');
  const short = commit.id.slice(0, 12);
  switch (commit.signature) {
    case 'G':
    case 'U':
      return note('commit-signed', `Its last commit, ${short}, is signed by ${commit.signer}.`);
    case 'N':
      return note(
        'commit-not-signed',
        `Its last commit, ${short}, is not signed: that the whole record was not invented afresh cannot be proved.`,
      );
    case 'B':
      return { ...note('commit-not-signed', `The signature of its last commit, ${short}, is bad.`), severity: 'error' };
    default:
      return note(
        'commit-not-signed',
        `The signature of its last commit, ${short}, could not be checked here (its key is missing, expired or revoked).`,
      );
  }
}

function note(code: Finding['code'], message: string): Finding {
  return { code, severity: 'note', file: 'journal', message };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
