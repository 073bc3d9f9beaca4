import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporaryFolder';

/** A file system of its own, 64 kB large; `undefined` where this user may not mount one. */
export function mountSmallDisk(): { readonly folder: string; setReadOnly(): void } | undefined {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  try {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' }));
  return { folder, setReadOnly: () => mount('-o', 'remount,ro', folder) };
}

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'ignore' });
}
