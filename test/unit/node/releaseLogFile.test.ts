import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freeLogPath } from '../../../src/node/freeLogPath';
import { ReleaseLogFile, removeLeftovers } from '../../../src/node/releaseLogFile';
import { temporaryFolder } from './temporaryFolder';

const noError = (error: unknown): never => {
  throw error;
};

describe('ReleaseLogFile', () => {
  it('writes the last of the texts that were asked for, and few of the others', async () => {
    const path = join(temporaryFolder(), 'log.md');
    const releaseLog = new ReleaseLogFile(path, noError);
    let rendered = 0;
    for (let count = 1; count <= 100; count += 1) {
      releaseLog.request(() => `${(rendered += 1)} ${count}\n`);
      if (count % 10 === 0) await Promise.resolve();
    }
    await releaseLog.flush();
    expect(readFileSync(path, 'utf8')).toMatch(/ 100\n$/);
    expect(rendered).toBeLessThan(20);
    releaseLog.request(() => 'after\n');
    await releaseLog.flush();
    expect(readFileSync(path, 'utf8')).toBe('after\n');
    expect(readdirSync(join(path, '..'))).toEqual(['log.md']);
  });

  it('renders once after a pause, however many events come, and nothing while they do', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const path = join(temporaryFolder(), 'log.md');
    const releaseLog = new ReleaseLogFile(path, noError);
    let rendered = 0;
    for (let count = 1; count <= 5; count += 1) {
      releaseLog.request(() => `${(rendered += 1)} ${count}\n`);
      await Promise.resolve();
    }
    expect(rendered).toBe(0);
    await vi.runAllTimersAsync();
    await releaseLog.flush();
    expect(rendered).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('1 5\n');
  });

  it('removes what a killed process has left beside the log', async () => {
    const folder = temporaryFolder();
    const old = new Date(Date.now() - 120_000);
    writeFileSync(join(folder, 'log.md.123'), '');
    utimesSync(join(folder, 'log.md.123'), old, old);
    const releaseLog = new ReleaseLogFile(join(folder, 'log.md'), noError);
    releaseLog.request(() => 'one\n');
    await releaseLog.flush();
    expect(readdirSync(folder)).toEqual(['log.md']);
  });

  it('tells of what it could not write, and writes the next', async () => {
    const folder = temporaryFolder();
    const errors: unknown[] = [];
    const releaseLog = new ReleaseLogFile(join(folder, 'log.md'), (error) => errors.push(error));
    mkdirSync(join(folder, 'log.md'));
    releaseLog.request(() => 'text');
    await releaseLog.flush();
    releaseLog.request(() => noError(new Error('cannot render')));
    await releaseLog.flush();
    expect(errors.map(String)).toEqual([expect.stringContaining('EISDIR'), 'Error: cannot render']);
    await releaseLog.flush();
  });
});

describe('removeLeftovers', () => {
  it('removes what a killed process left, and nothing else', async () => {
    const folder = temporaryFolder();
    const old = new Date(Date.now() - 120_000);
    for (const name of ['log.md', 'log.md.123', 'log.md.456', 'log.md.bak', 'log.mdx.1', 'other.md.123']) {
      writeFileSync(join(folder, name), '');
      if (name !== 'log.md.456') utimesSync(join(folder, name), old, old);
    }
    await removeLeftovers(join(folder, 'log.md'));
    expect(readdirSync(folder).sort()).toEqual(['log.md', 'log.md.456', 'log.md.bak', 'log.mdx.1', 'other.md.123']);
  });
});

describe('freeLogPath', () => {
  it('is the first that neither a log nor a journal has', async () => {
    const folder = temporaryFolder();
    expect(await freeLogPath(folder, 'releases/x.md')).toBe('releases/x.md');
    mkdirSync(join(folder, 'releases'));
    writeFileSync(join(folder, 'releases/x.md'), '');
    writeFileSync(join(folder, 'releases/x-2.jsonl'), '');
    expect(await freeLogPath(folder, 'releases/x.md')).toBe('releases/x-3.md');
  });
});
