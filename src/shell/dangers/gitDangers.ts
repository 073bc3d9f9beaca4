import { all, always, any, has, hasLetter, not, type ArgumentRule } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { sharedBranch } from '../doneAbove';
import { gitValued } from '../ownTags';
import { skipOptions } from '../prefixCommand';

const git =
  (name: string, when: ArgumentRule = always): ArgumentRule =>
  (args, call) => {
    const [word, ...rest] = skipOptions(args, gitValued);
    return word === name && when(rest, call);
  };

/** A push that is no trial. */
const push = (when: ArgumentRule): ArgumentRule => git('push', all(when, not(has('-n', '--dry-run'))));

/** What a platform is called as a remote repository: a push there deploys. */
const deployingRemote = /^(?:heroku|dokku|production|prod|live|staging|clever|scalingo|piku|gigalixir)$/;

/**
 * A ref that is named like a version, of a part of the repository too, or by a placeholder for one: `v1.2.3`,
 * `mobile-1.2.3`, `mobile-<MAJOR.MINOR>`, `v$MAJOR.$MINOR`, `v<version>`, `{tag}`.
 */
const isTag =
  /^(?:refs\/tags\/\S+|(?!(?:releases?|hotfix|feature|fix|support|bump|update|prepare|chore|docs)\b)@?(?:[\w./]+[-@]v?\d+\.\d+\.\d+|[\w./-]+[-@]v?(?:[<{[]+(?:new |release )?(?:version|tag|major\.minor[\w.]*)[>}\]]+|[XYZ]\.[XYZ]|MAJOR\.MINOR))\S*|v?\d+\.(?:\d+|x)\S*|v[$<{[]\S+|\$\{?\w*(?:tag|version)\}?|[<{[]+(?:new |release )?(?:tag|version)(?: name)?[>}\]]+|v?[XYZxyz]+\.[XYZxyz]+\S*)$/i;

/** Overwrites, deletes or publishes in a git repository. */
export const gitDangers: readonly DangerRule[] = [
  {
    rule: 'git-push-force',
    reason: 'overwrites the history of a shared branch',
    programs: ['git'],
    when: push(
      any(has('--force', '--force-with-lease', '--mirror'), hasLetter('f'), (args) =>
        args.some((word) => word.startsWith('+')),
      ),
    ),
  },
  {
    rule: 'git-push-delete',
    reason: 'deletes a branch or tag for everybody',
    programs: ['git'],
    when: push(any(has('--delete', '--prune'), hasLetter('d'), (args) => args.some((word) => /^:\S/.test(word)))),
  },
  {
    rule: 'git-push-tags',
    reason: 'publishes tags',
    programs: ['git'],
    when: push(any(has('--tags', '--follow-tags', '--all', 'tag'), (args) => args.some((word) => isTag.test(word)))),
  },
  {
    rule: 'git-push-main',
    reason: 'pushes to a shared branch',
    programs: ['git'],
    when: push((args) => args.some((word) => sharedBranch.test(word.slice(word.indexOf(':') + 1)))),
  },
  {
    rule: 'git-push-deploy',
    reason: 'deploys by a push',
    programs: ['git'],
    when: push((args) => args.some((word) => deployingRemote.test(word))),
  },
  {
    rule: 'git-reset-hard',
    reason: 'throws uncommitted changes away',
    programs: ['git'],
    when: git('reset', has('--hard')),
  },
  {
    rule: 'git-clean',
    reason: 'deletes files that are not committed',
    programs: ['git'],
    when: git('clean', all(any(hasLetter('f'), has('--force')), not(any(hasLetter('n'), has('--dry-run'))))),
  },
  {
    rule: 'git-discard',
    reason: 'throws uncommitted changes away',
    programs: ['git'],
    when: any(
      git('checkout', has('--force', '-f', '.')),
      git('restore', has('.', ':/')),
      git('stash', has('drop', 'clear')),
      git('rm', all(hasLetter('r'), hasLetter('f'))),
    ),
  },
  {
    rule: 'git-delete',
    reason: 'deletes a tag or a branch',
    programs: ['git'],
    when: any(
      git('tag', any(hasLetter('d'), has('--delete'))),
      git('branch', any(has('-D'), all(has('--delete'), has('--force')))),
    ),
  },
  {
    rule: 'git-rewrite',
    reason: 'rewrites history',
    programs: ['git'],
    when: any(git('filter-branch'), git('filter-repo'), git('reflog', has('expire')), git('update-ref', has('-d'))),
  },
  { rule: 'git-rewrite', reason: 'rewrites history', programs: ['bfg', 'git-filter-repo'], when: not(has('--help')) },
];
