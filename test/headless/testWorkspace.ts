import { deepStrictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { readJournal } from '../../src/log/journal';
import { rebuildReleaseLog } from '../../src/log/rebuildReleaseLog';
import { fold } from '../../src/run/fold';
import type { RunState } from '../../src/run/runState';
import type { ShellParser } from '../../src/shell/shellScript';
import { schemaErrors } from '../unit/log/schemaErrors';
import { TerminalPerson } from './terminalPerson';
import { root } from './testRunner';

/** The command line, bundled by the test's own set-up. */
export const cli = join(root, 'dist', 'cli.js');

/** What a run has left in the folder for logs. */
export interface LeftRun {
  readonly journal: string;
  readonly state: RunState;
  /** The log on the disk, and what the journal renders to. */
  readonly log: string;
  readonly rebuilt: string;
}

/** A folder with a checklist and a git repository, in which `release-checklist run` is called as a process of its own. */
export class TestWorkspace {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'run-test-')));

  /** @param checklist the text of RELEASE.md, or a folder to be copied */
  constructor(checklist: { readonly text: string } | { readonly copyOf: string }) {
    if ('text' in checklist) writeFileSync(join(this.folder, 'RELEASE.md'), checklist.text);
    else cpSync(checklist.copyOf, this.folder, { recursive: true });
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: this.folder });
    git('init', '-q');
    git('config', 'user.name', 'Ada Tester');
    git('config', 'user.email', 'ada@example.org');
    git('add', '-A');
    git('commit', '-q', '-m', 'Begin');
  }

  /** Calls `run` in a terminal, with a person before it. */
  person(words: string, env: Readonly<Record<string, string>> = {}): TerminalPerson {
    const commandLine = `'${process.execPath}' '${cli}' run ${words}`;
    return new TerminalPerson({ commandLine, cwd: this.folder, env });
  }

  /** The same from a shell, which notes how the terminal is set before and after: see `terminalModes`. */
  personInShell(words: string, env: Readonly<Record<string, string>> = {}): TerminalPerson {
    const script = 'stty -g > modes; "$@"; code=$?; stty -g >> modes; exit $code';
    const commandLine = `sh -c '${script}' sh '${process.execPath}' '${cli}' run ${words}`;
    return new TerminalPerson({ commandLine, cwd: this.folder, env });
  }

  terminalModes(): readonly string[] {
    return readFileSync(join(this.folder, 'modes'), 'utf8').trim().split('\n');
  }

  /** Calls `run` where there is no terminal. */
  async unattended(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { exitCode, stdout, stderr } = await execa(process.execPath, [cli, 'run', ...words], {
      ...{ cwd: this.folder, env, stdin: 'ignore', reject: false },
    });
    return { exitCode, stdout, stderr };
  }

  journals(): readonly string[] {
    try {
      return readdirSync(join(this.folder, 'releases'))
        .filter((name) => name.endsWith('.jsonl'))
        .map((name) => join(this.folder, 'releases', name));
    } catch {
      return [];
    }
  }

  /** The one run that was made here; its journal is whole. */
  left(shellParser: ShellParser): LeftRun {
    const [journal = ''] = this.journals();
    const text = readFileSync(journal, 'utf8');
    const { events, problems } = readJournal(text);
    deepStrictEqual(schemaErrors(events), [], 'the events are what the schema says');
    const state = fold(events);
    if (problems.length > 0 || !state) throw new Error(`${journal}: ${JSON.stringify(problems)}`);
    const log = readFileSync(journal.replace(/jsonl$/, 'md'), 'utf8');
    return { journal, state, log, rebuilt: rebuildReleaseLog(text, shellParser) };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
