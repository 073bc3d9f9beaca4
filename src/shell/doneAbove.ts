import { gitValued, tagsMadeBy } from './ownTags';
import { baseName, skipOptions } from './prefixCommand';
import type { ProgramCall } from './programCall';
import { dockerWords } from './remoteCall';

/** What the commands of a script have done so far, as far as it makes a later one dangerous. */
export interface DoneAbove {
  /** The tags that were made. */
  readonly tags: readonly string[];
  /** Whether another version was fetched: what starts behind that is a deployment. */
  readonly fetchesVersion: boolean;
  /** Whether git stands on a branch that others use: a push that names no branch goes there. */
  readonly isOnSharedBranch: boolean;
}

export const nothingAbove: DoneAbove = { tags: [], fetchesVersion: false, isOnSharedBranch: false };

/** What is done when these calls are done too. */
export function addDone(above: DoneAbove, calls: readonly ProgramCall[]): DoneAbove {
  return {
    tags: [...above.tags, ...tagsMadeBy(calls)],
    fetchesVersion: above.fetchesVersion || calls.some(fetches),
    isOnSharedBranch: calls.reduce(isSharedAfter, above.isOnSharedBranch),
  };
}

/** Branches that others build on, or that deploy by themselves. */
export const sharedBranch = /^(?:refs\/heads\/)?(?:main|master|trunk|production|prod|live|staging|gh-pages|release)$/;

/** `git pull`, `docker compose pull`, or services that were stopped before. */
function fetches({ program, args }: ProgramCall): boolean {
  const name = baseName(program);
  if (name === 'git') return args.includes('pull');
  const [word = ''] = composeTool.test(name) ? dockerWords(name, args) : [];
  return /^(?:pull|load|down|stop)$/.test(word);
}

export const composeTool = /^(?:docker|docker-compose|podman|podman-compose|nerdctl)$/;

/** `git checkout main` goes to a shared branch, `git checkout -b fix` to one's own; what is reverted was released. */
function isSharedAfter(isShared: boolean, { program, args }: ProgramCall): boolean {
  const [word, ...rest] = baseName(program) === 'git' ? skipOptions(args, gitValued) : [];
  if (word === 'revert') return true;
  if (word !== 'checkout' && word !== 'switch') return isShared;
  if (rest.includes('--')) return isShared;
  const [branch] = rest.filter((each) => !each.startsWith('-'));
  return branch === undefined ? isShared : sharedBranch.test(branch) && !rest.some((each) => /^-[bBcC]$/.test(each));
}

/** `git push`, `git push origin`: the branch that git stands on goes to where it came from. */
export function pushesCurrentBranch({ program, args }: ProgramCall): boolean {
  const [word, ...rest] = baseName(program) === 'git' ? skipOptions(args, gitValued) : [];
  const isTrial = rest.some((each) => /^(?:-n|--dry-run)$/.test(each));
  const words = rest.filter((each) => !each.startsWith('-'));
  return word === 'push' && !isTrial && (words.length < 2 || words[1] === 'HEAD');
}
