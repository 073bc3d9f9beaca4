import { all, always, any, has, hasLetter, not } from '../argumentRule';
import type { DangerRule } from '../dangerRule';

/** Deletes or overwrites files and disks. */
export const fileDangers: readonly DangerRule[] = [
  {
    rule: 'rm-recursive',
    reason: 'deletes files for good',
    programs: ['rm'],
    when: any(hasLetter('rRf'), has('--recursive', '--force')),
  },
  {
    rule: 'find-delete',
    reason: 'deletes files for good',
    programs: ['find'],
    when: any(has('-delete'), all(has('-exec', '-execdir'), has('rm'))),
  },
  { rule: 'shred', reason: 'destroys files for good', programs: ['shred', 'wipe', 'srm'], when: always },
  { rule: 'truncate', reason: 'empties files', programs: ['truncate'], when: always },
  {
    rule: 'rsync-delete',
    reason: 'deletes files at the target',
    programs: ['rsync'],
    when: has('--delete', '--delete-after', '--delete-before', '--delete-excluded'),
  },
  {
    rule: 'disk',
    reason: 'overwrites a disk',
    programs: /^(?:mkfs(?:\..*)?|wipefs|fdisk|sfdisk|parted|mkswap|blkdiscard)$/,
    when: not(has('-l', '--list')),
  },
  {
    rule: 'dd',
    reason: 'overwrites its target',
    programs: ['dd'],
    when: (args) => args.some((word) => /^of=(?!\/dev\/null$)/.test(word)),
  },
  {
    rule: 'device-redirect',
    reason: 'writes over a device',
    programs: /./,
    when: (_, { outputFiles }) => outputFiles.some(isDevice),
  },
  {
    rule: 'device-write',
    reason: 'writes over a device',
    programs: ['tee', 'cp', 'mv', 'install'],
    when: (args) => isDevice(args.findLast((word) => !word.startsWith('-')) ?? ''),
  },
  {
    rule: 'permissions',
    reason: 'changes permissions or owners of whole folders',
    programs: ['chmod', 'chown', 'chgrp'],
    when: all(any(hasLetter('R'), has('--recursive')), (args) =>
      args.some((word) => /^\/(?:\w+)?\/?$/.test(word) || word === '777'),
    ),
  },
];

function isDevice(file: string): boolean {
  return /^\/dev\/(?:sd|hd|vd|nvme|xvd|disk|mapper|mmcblk)/.test(file);
}
