import { all, not, type ArgumentRule } from '../argumentRule';
import type { DangerRule } from '../dangerRule';
import { baseName } from '../prefixCommand';

const isTrial: ArgumentRule = (args, { program }) =>
  args.some((word) => /^--(?:dry-run|help|list-only)$/.test(word)) ||
  (baseName(program) === 'rsync' && hasAnyLetter(args, 'n'));

/** The words that are no options; the last is where to. */
function pathsOf(args: readonly string[]): readonly string[] {
  return args.filter((word) => !word.startsWith('-'));
}

function targetOf(args: readonly string[]): string {
  return pathsOf(args).at(-1) ?? '';
}

/** `.env.bak`, `backups/2026.sql`, `app.old`, `shop-backup.tgz` */
const keptFile = /(?:^|[/._-])(?:backups?|bak|bkp|old|orig|save|saved|dumps?|snapshots?|archives?)(?=$|[/._\d-])|~$/i;

/** Where a machine keeps what its services run by. */
const systemPlace =
  /^\/(?:etc|usr\/(?:local\/)?(?:s?bin|lib)|lib\/systemd|srv|opt|var\/www|boot)\/(?!apt\/|yum\.repos\.d|\S*keyrings?)/;

const remotePlace = /^(?:[\w.-]+@)?(?:[\w.-]{2,}|\$\{?\w+\}?|<[^>]+>|\[[^\]]+\]|\{[^}]+\}):(?!\/\/)/;

/** Writes over what services run by, here or on another host. */
export const liveFileDangers: readonly DangerRule[] = [
  {
    rule: 'file-restore',
    reason: 'writes a saved state over the present one',
    programs: ['cp', 'mv', 'rsync', 'install', 'copy'],
    when: all(not(isTrial), (args) => {
      const sources = pathsOf(args).slice(0, -1);
      const target = targetOf(args);
      return sources.some((word) => keptFile.test(word)) && !keptFile.test(target) && !isAside(target);
    }),
  },
  {
    rule: 'file-restore',
    reason: 'writes a saved state over the present one',
    programs: ['tar', 'unzip', 'bsdtar', '7z'],
    when: (args, { program }) =>
      args.some((word) => /\.(?:t?gz|tar|zip|7z|xz|bz2|zst|tgz)/.test(word) && keptFile.test(word)) &&
      (baseName(program) === 'unzip'
        ? !hasAnyLetter(args, 'ltvp')
        : /^-?[a-z]*x|^--extract|^--get$/.test(args.find((word) => /^-?[a-zA-Z]*[xct]|^--/.test(word)) ?? '')) &&
      !args.some((word) => isAside(word)),
  },
  {
    rule: 'system-file',
    reason: 'changes a file that services of this machine run by',
    programs: ['cp', 'mv', 'tee', 'install', 'rm', 'rsync', 'unlink', 'sed', 'ln'],
    when: all(
      (args, { program, isRoot }) =>
        isRoot === true &&
        (baseName(program) !== 'sed' || args.some((word) => /^(?:-\w*i|--in-place)/.test(word))) &&
        (baseName(program) !== 'ln' || hasAnyLetter(args, 'f')) &&
        systemPlace.test(`${targetOf(args)}/`) &&
        !keptFile.test(targetOf(args)),
      not(isTrial),
    ),
  },
  {
    rule: 'switch-link',
    reason: 'lets a name stand for another version',
    programs: ['ln'],
    when: (args) =>
      hasAnyLetter(args, 'f') &&
      /(?:^|\/)(?:current|live|latest|production|prod|active|stable)\/?$/.test(targetOf(args)),
  },
  {
    rule: 'upload',
    reason: 'writes files on another host',
    programs: ['rsync', 'scp'],
    when: all(
      (args) =>
        remotePlace.test(targetOf(args)) &&
        pathsOf(args).length > 1 &&
        !keptFile.test(targetOf(args)) &&
        !/:(?:\/tmp|~?\/?$)/.test(targetOf(args)),
      not(isTrial),
    ),
  },
  {
    rule: 'make-install',
    reason: 'installs for everybody on this machine',
    programs: ['make', 'gmake', 'cmake', 'ninja', 'meson'],
    when: (args, { isRoot }) =>
      isRoot === true &&
      args.some((word) => /^(?:install|--install)$/.test(word)) &&
      !args.some((word) => word.startsWith('DESTDIR=')),
  },
];

/** A place where nothing lives: what is put there overwrites nothing that counts. */
function isAside(path: string): boolean {
  return /^(?:\/tmp|\/var\/tmp|\/dev\/null|\$\{?TMP\w*|\.\/tmp|tmp)(?:\/|$)|test|restore|verify|scratch|download/i.test(
    path,
  );
}

function hasAnyLetter(args: readonly string[], letters: string): boolean {
  return args.some((word) => new RegExp(`^-[a-zA-Z]*[${letters}]`).test(word));
}
