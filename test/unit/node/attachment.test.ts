import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAttachment } from '../../../src/node/attachment';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { verifyReleases } from '../../../src/node/verifyReleases';
import { ann, JournalWriter, runStarted } from '../log/sampleEvents';
import { temporaryFolder } from './temporaryFolder';

const shellParser = await loadShellParserFromDisk();

function makeWorkspace(): string {
  const workspace = join(temporaryFolder(), 'shop');
  mkdirSync(join(workspace, 'releases'), { recursive: true });
  mkdirSync(join(workspace, 'proof'));
  writeFileSync(join(workspace, 'proof', 'scan.txt'), 'clean\n');
  writeFileSync(join(workspace, '..', 'outside.txt'), 'elsewhere\n');
  return workspace;
}

describe('readAttachment', () => {
  it('gives path, size and digest', async () => {
    const workspace = makeWorkspace();
    const byRelative = await readAttachment(workspace, 'proof/../proof/scan.txt');
    const byAbsolute = await readAttachment(workspace, join(workspace, 'proof', 'scan.txt'));
    expect(byRelative).toEqual({
      path: 'proof/scan.txt',
      bytes: 6,
      sha256: '2e22da2ab13713309ac75219e525b8e06ed02f3f1963b8feef203fa25827f93d',
    });
    expect(byAbsolute).toEqual(byRelative);
  });

  it('refuses what is not in the workspace, and what is no file', async () => {
    const workspace = makeWorkspace();
    symlinkSync(join(workspace, '..', 'outside.txt'), join(workspace, 'proof', 'link.txt'));
    await expect(readAttachment(workspace, '../outside.txt')).rejects.toThrow('This file is not: ');
    await expect(readAttachment(workspace, 'proof/link.txt')).rejects.toThrow('This file is not: ');
    await expect(readAttachment(workspace, 'proof')).rejects.toThrow('is no file');
    await expect(readAttachment(workspace, 'proof/none.txt')).rejects.toThrow('is not there');
  });
});

describe('verify of attachments', () => {
  async function codes(workspace: string): Promise<readonly string[]> {
    const [release] = await verifyReleases([join(workspace, 'releases')], shellParser);
    return release?.findings.map(({ code }) => code).filter((code) => code.startsWith('attachment')) ?? [];
  }

  async function record(workspace: string, path: string): Promise<void> {
    const writer = new JournalWriter();
    writer.add(runStarted);
    const file = await readAttachment(workspace, 'proof/scan.txt');
    writer.add({ type: 'file-attached', ...file, path }, ann);
    writeFileSync(join(workspace, 'releases', 'v1.jsonl'), writer.lines.map((line) => `${line}\n`).join(''));
  }

  it('tells an equal file from a changed one and from one that is gone', async () => {
    const workspace = makeWorkspace();
    await record(workspace, 'proof/scan.txt');
    expect(await codes(workspace)).toEqual(['attachment-whole']);
    writeFileSync(join(workspace, 'proof', 'scan.txt'), 'CLEAN\n');
    expect(await codes(workspace)).toEqual(['attachment-differs']);
    rmSync(join(workspace, 'proof', 'scan.txt'));
    expect(await codes(workspace)).toEqual(['attachment-not-found']);
  });

  it('looks at no file outside the folder that the path begins in', async () => {
    const workspace = makeWorkspace();
    await record(workspace, '../outside.txt');
    expect(await codes(workspace)).toEqual(['attachment-not-found']);
    symlinkSync(join(workspace, '..', 'outside.txt'), join(workspace, 'link.txt'));
    await record(workspace, 'link.txt');
    expect(await codes(workspace)).toEqual(['attachment-not-found']);
  });
});
