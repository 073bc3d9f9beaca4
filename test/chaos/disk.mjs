import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder for releases, on a disk of its own that can be filled where this user may mount one.
 *
 * @returns what can befall the files of a release there, as pairs of harm and its mending; what this user has no right to
 *   is in `refused`
 */
export function openDisk(path) {
  const isMounted = mount(path);
  const canProtect = tryProtect(path);
  const harms = {
    'take-away': ({ logs }) => ({
      harm: () => renameSync(logs, `${logs}.away`),
      mend: () => renameSync(`${logs}.away`, logs),
    }),
    'fill-disk': () => ({ harm: () => fill(path), mend: () => rmSync(join(path, 'filler')) }),
    protect: ({ journalPath }) => ({
      harm: () => protect('+i', journalPath),
      mend: () => protect('-i', journalPath),
    }),
  };
  const refused = [...(isMounted ? [] : ['fill-disk']), ...(canProtect ? [] : ['protect'])];
  return {
    path,
    refused,
    harms: Object.fromEntries(Object.entries(harms).filter(([name]) => !refused.includes(name))),
    close: () => {
      if (isMounted) execFileSync('umount', ['--lazy', path]);
    },
  };
}

function mount(path) {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function fill(path) {
  const filler = join(path, 'filler');
  for (let size = 512 * 1024; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Not so much any more.
    }
  }
}

function tryProtect(path) {
  const file = join(path, 'protected');
  writeFileSync(file, '');
  try {
    protect('+i', file);
    protect('-i', file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(file);
  }
}

/** Root may write whatever the file's mode says; not what is immutable. */
function protect(flag, path) {
  execFileSync('chattr', [flag, path], { stdio: 'ignore' });
}
