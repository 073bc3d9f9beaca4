import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/expectation/expectation';
import { readJournal } from '../../../src/log/journal';
import { sealEvent } from '../../../src/log/journalLine';
import { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
import { isError } from '../../../src/log/verify/finding';
import { verifyRelease } from '../../../src/log/verify/verifyRelease';
import { addMergeAttributes, mergeAttributesToOffer, missingMergeAttributes } from '../../../src/node/mergeAttributes';
import { renderAgain } from '../../../src/node/renderAgain';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { fold } from '../../../src/run/fold';
import type { Person, RunEvent, RunEventData } from '../../../src/run/runEvent';
import { ann, ben, commandFinished, commandId, runStarted, stepId } from '../log/sampleEvents';
import { temporaryFolder } from './temporaryFolder';

const shellParser = await loadShellParserFromDisk();

/** How many pairs of branches are merged, from which seed on: `MERGE_PAIRS=1000` for very many. */
const pairs = Number(process.env['MERGE_PAIRS'] ?? 4);
const firstSeed = Number(process.env['MERGE_FIRST_SEED'] ?? 1);
const checklist = Array.from(
  { length: 6 },
  (_, index) => `- [ ] Step ${index}\n  \`\`\`sh\n  true ${index}\n  \`\`\`\n`,
);
const start = { ...runStarted, checklist: { path: 'RELEASE.md', text: `# Release\n\n${checklist.join('')}` } };

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** A repository with one release, in which people work on branches. */
class Repository {
  readonly folder = temporaryFolder();
  readonly journal = join(this.folder, 'releases/v1.jsonl');
  readonly log = join(this.folder, 'releases/v1.md');
  #seconds = 0;

  constructor(attributes = 'releases/*.jsonl merge=union\nreleases/*.md -merge\n') {
    mkdirSync(join(this.folder, 'releases'));
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.name', 'Ada Tester');
    this.git('config', 'user.email', 'ada@example.org');
    this.git('config', 'core.autocrlf', 'false');
    this.git('config', 'gc.auto', '0');
    if (attributes !== '') writeFileSync(join(this.folder, '.gitattributes'), attributes);
    writeFileSync(this.journal, '');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** git says no to a merge that it cannot finish; that is not our question. */
  merge(branch: string): void {
    try {
      this.git('merge', '-q', '--no-edit', branch);
    } catch {
      // What it left is in the files.
    }
  }

  /** Appends an event as the extension does: it follows every event that nobody has followed. */
  append(data: RunEventData, by: Person): RunEvent {
    const text = readFileSync(this.journal, 'utf8');
    const at = new Date(Date.UTC(2026, 10, 21, 8, 0, this.#seconds++)).toISOString();
    const { event, line } = sealEvent(data, { parents: readJournal(text).heads, at, by });
    writeFileSync(this.journal, `${text}${line}\n`);
    return event;
  }

  commit(message: string): void {
    writeFileSync(this.log, rebuildReleaseLog(readFileSync(this.journal, 'utf8'), shellParser));
    this.git('add', '-A');
    this.git('commit', '-q', '-m', message);
  }
}

/** What somebody may do next in a run, whatever state it is in. */
function anyEvents(random: () => number, by: Person): readonly RunEventData[] {
  const number = Math.floor(random() * 6);
  const step = stepId(`release/step-${number}`);
  const command = commandId(`release/step-${number}#1`);
  const ran = (outcome: 'passed' | 'failed'): readonly RunEventData[] => [
    { type: 'command-started', step, command, attempt: 1, commandLine: `true ${number} # ${by.name}` },
    commandFinished({
      ...{ step, command, outcome, stepOutcome: outcome },
      ...(outcome === 'failed' ? failed : { verdicts: [exitVerdict('matched')] }),
    }),
  ];
  const choices: readonly (readonly RunEventData[])[] = [
    ran('passed'),
    ran('failed'),
    [{ type: 'step-attested', step, note: `Seen by ${by.name}` }],
    [{ type: 'step-skipped', step, reason: 'no time' }],
    [{ type: 'step-reopened', step }],
    [{ type: 'step-rejected', step, reason: 'it is broken' }],
    [{ type: 'note-added', text: `A note of ${by.name}` }],
    [{ type: 'placeholder-filled', text: '<host>', value: by.name }],
    [{ type: 'run-resumed' }],
    [{ type: 'run-finished', outcome: 'aborted', reason: `${by.name} gave up` }],
  ];
  return choices[Math.floor(random() * choices.length)] ?? [];
}

const exitVerdict = (kind: Verdict['kind']): Verdict => ({
  kind,
  expectation: { matcher: { kind: 'exit', codes: [0], negated: false }, source: 'implied', text: '', line: 4 },
  message: 'The exit code.',
});
const failed = {
  verdicts: [exitVerdict('mismatched')],
  result: {
    kind: 'exited',
    exitCode: 1,
    durationMs: 5,
    output: { head: 'no\n', tail: '', omittedBytes: 0, bytes: 3, sha256: 'aa', complete: true },
  },
} as const;

/** Two people on two branches, who may take in each other's work on the way; merged in both directions. */
async function mergeBothWays(seed: number): Promise<void> {
  const random = randomOf(seed);
  const repository = new Repository();
  const written = new Set<string>();
  const work = (branch: string, by: Person): void => {
    repository.git('checkout', '-q', branch);
    const count = 1 + Math.floor(random() * 4);
    for (let i = 0; i < count; i += 1)
      for (const data of anyEvents(random, by)) written.add(repository.append(data, by).id);
    repository.commit(`${by.name} ${seed}`);
  };
  const takeIn = async (branch: string, other: string): Promise<void> => {
    repository.git('checkout', '-q', branch);
    repository.merge(other);
    await renderAgain(repository.log, shellParser);
    repository.git('add', '-A');
    repository.git('commit', '-q', '--allow-empty', '-m', `Take in ${other}`);
  };
  written.add(repository.append(start, ann).id);
  repository.commit('Start');
  for (const branch of ['ours', 'theirs']) repository.git('branch', branch);
  const rounds = random() < 0.3 ? 2 : 1;
  for (let round = 0; round < rounds; round += 1) {
    work('ours', ann);
    work('theirs', ben);
    if (round > 0 || rounds === 1) continue;
    // Both take in the other's work at the same time: the branches cross.
    repository.git('branch', '-f', 'ours-before', 'ours');
    await takeIn('ours', 'theirs');
    if (random() < 0.5) await takeIn('theirs', 'ours-before');
  }
  const sides: { readonly journal: string; readonly log: string }[] = [];
  for (const [branch, other] of [
    ['ours', 'theirs'],
    ['theirs', 'ours'],
  ] as const) {
    repository.git('checkout', '-q', '-B', `merged-${branch}`, branch);
    repository.merge(other);
    await renderAgain(repository.journal, shellParser);
    sides.push({ journal: readFileSync(repository.journal, 'utf8'), log: readFileSync(repository.log, 'utf8') });
    repository.git('add', '-A');
    repository.git('commit', '-q', '--allow-empty', '-m', 'Merged');
  }
  const [ours, theirs] = sides;
  if (!ours || !theirs) throw new Error('unreachable');
  const readings = sides.map(({ journal }) => readJournal(journal));
  const states = readings.map(({ events }) => fold(events));
  expect(new Set(readings[0]?.events.map(({ id }) => id)), 'no event is lost').toEqual(written);
  expect(states[0], 'the same state').toEqual(states[1]);
  expect(ours.log, 'the same log').toBe(theirs.log);
  for (const side of sides) {
    const errors = verifyRelease(side, shellParser).findings.filter(isError);
    expect(errors, 'not called tampering').toEqual([]);
  }
  rmSync(repository.folder, { recursive: true });
}

describe('two people on two branches', () => {
  it(
    `come to the same record, whoever merges (${pairs} seeded pairs)`,
    { timeout: 60_000 + pairs * 3000 },
    async () => {
      for (let seed = firstSeed; seed < firstSeed + pairs; seed += 1) {
        try {
          await mergeBothWays(seed);
        } catch (error) {
          throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
      }
    },
  );

  it('leave marks in both files where git was not told how to merge; rendering again mends them', async () => {
    const repository = new Repository('');
    repository.append(start, ann);
    repository.commit('Start');
    repository.git('branch', 'theirs');
    repository.append({ type: 'step-attested', step: stepId('release/step-0'), note: 'ours' }, ann);
    repository.commit('ours');
    repository.git('checkout', '-q', 'theirs');
    repository.append({ type: 'step-skipped', step: stepId('release/step-0'), reason: 'theirs' }, ben);
    repository.commit('theirs');
    repository.merge('main');
    const files = (): { journal: string; log: string } => ({
      journal: readFileSync(repository.journal, 'utf8'),
      log: readFileSync(repository.log, 'utf8'),
    });
    const found = verifyRelease(files(), shellParser).findings.filter(isError);
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['conflict-mark', 'log-conflict']));
    expect(await renderAgain(repository.log, shellParser)).toMatchObject({ isMended: true, isChanged: true });
    expect(await renderAgain(repository.log, shellParser)).toMatchObject({ isMended: false, isChanged: false });
    expect(verifyRelease(files(), shellParser).findings.filter(isError)).toEqual([]);
    expect(files().log).toMatch(
      /^- \*\*Decided differently on different branches:\*\* Step 0 \(Release\)\. .*: attested, “ours”\. .*: skipped, “theirs”\. What counts is “skipped”, since it claims less, until somebody decides again\.$/m,
    );
    expect(files().log).not.toContain('**Skipped:**');
    expect(files().log).toMatch(/- \[ \] Step 0 — \*\*skipped\*\* by .*; on the other branch: attested by Ann Lee/);
  });

  it('are not rendered over a journal that is not whole', async () => {
    const repository = new Repository();
    repository.append(start, ann);
    repository.append({ type: 'run-resumed' }, ann);
    repository.commit('Start');
    writeFileSync(repository.journal, readFileSync(repository.journal, 'utf8').replace('web-service', 'web-server'));
    const before = readFileSync(repository.log, 'utf8');
    await expect(renderAgain(repository.log, shellParser)).rejects.toThrow('v1.jsonl is not whole');
    expect(readFileSync(repository.log, 'utf8')).toBe(before);
    await expect(renderAgain(join(repository.folder, 'x.md'), shellParser)).rejects.toThrow('There is no journal');
    await expect(renderAgain(join(repository.folder, 'x'), shellParser)).rejects.toThrow('neither a log');
  });
});

describe('what git must be told to merge journals', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository('');
  });

  it.each([
    ['releases/v1.md', ['releases/*.jsonl merge=union', 'releases/*.md -merge']],
    ['v1.md', ['/*.jsonl merge=union']],
    ['my logs/a*b/v1.md', ['"my logs/a\\\\*b/*.jsonl" merge=union', '"my logs/a\\\\*b/*.md" -merge']],
  ])('%s', async (log, lines) => {
    const logPath = join(repository.folder, log);
    const missing = await missingMergeAttributes(repository.folder, logPath);
    expect(missing?.lines).toEqual(lines);
    if (!missing) throw new Error('unreachable');
    writeFileSync(missing.file, '*.png binary');
    await addMergeAttributes(missing);
    expect(readFileSync(missing.file, 'utf8')).toBe(`*.png binary\n${lines.join('\n')}\n`);
    expect(await missingMergeAttributes(repository.folder, logPath)).toBeUndefined();
  });

  it('is offered at the first release of a folder alone', async () => {
    expect(await mergeAttributesToOffer(repository.folder, repository.log)).toMatchObject({ lines: { length: 2 } });
    writeFileSync(join(repository.folder, 'releases/v2.jsonl'), '');
    expect(await mergeAttributesToOffer(repository.folder, repository.log)).toBeUndefined();
  });

  it('nothing where there is no repository', async () => {
    const folder = temporaryFolder();
    expect(await missingMergeAttributes(folder, join(folder, 'releases/v1.md'))).toBeUndefined();
  });
});
