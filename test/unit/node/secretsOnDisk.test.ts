import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { createRedactor } from '../../../src/log/redact';
import { redactingPrompter } from '../../../src/log/redactingPrompter';
import { renderReleaseLog } from '../../../src/log/releaseLog';
import { JournalFile } from '../../../src/node/journalFile';
import { createOutputExaminer } from '../../../src/node/outputExaminer';
import { ReleaseLogFile } from '../../../src/node/releaseLogFile';
import { BoundedOutput } from '../../../src/node/shell/boundedOutput';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { recordableInputs, runEnvironment } from '../../../src/run/inputs';
import type { CommandLine, Execution } from '../../../src/run/ports';
import { RunSession } from '../../../src/run/runSession';
import { SafeOutput } from '../../../src/vscode/safeOutput';
import { ann } from '../log/sampleEvents';
import { leftIn } from '../log/secrets/leftOf';
import { plantSecrets } from '../log/secrets/planted';
import { temporaryFolder } from './temporaryFolder';

const shellParser = await loadShellParserFromDisk();

interface Release {
  readonly session: RunSession;
  readonly folder: string;
  /** What the person is shown on the way. */
  readonly messages: string[];
  readonly redact: (text: string) => string;
  /** Everything that was written or shown, but for the events' ids: digests by chance hold eight digits of anything. */
  readonly everything: () => Promise<string>;
}

/** A release whose commands are run by bash, and whose journal and log are on the disk. */
async function startRelease(
  text: string,
  inputs: Readonly<Record<string, string>>,
  placeholders: Readonly<Record<string, string>> = {},
): Promise<Release> {
  const folder = temporaryFolder();
  const checklist = parseChecklist(text, shellParser);
  const secret = checklist.frontMatter.inputs.filter((input) => input.secret).map(({ name }) => inputs[name] ?? '');
  const redactor = createRedactor(secret, { published: text, salt: 'aa55' });
  const { redact } = redactor;
  const journal = await JournalFile.create(join(folder, 'log.jsonl'), { by: ann, redactor });
  const releaseLog = new ReleaseLogFile(join(folder, 'log.md'), (error) => {
    throw error;
  });
  const messages: string[] = [];
  const say = (message: string): void => void messages.push(message);
  const prompter = redactingPrompter(
    {
      confirm: (request) => Promise.resolve((say(JSON.stringify(request)), true)),
      askPlaceholder: (placeholder, command) =>
        Promise.resolve((say(placeholder + command), placeholders[placeholder])),
    },
    redact,
  );
  const options = {
    checklist,
    journal,
    prompter,
    shellParser,
    examineOutput: createOutputExaminer(redactor, undefined),
    delay: () => Promise.resolve(),
    openRunner: () => ({
      run: (line: CommandLine) =>
        Promise.resolve(runWithBash(line, folder, runEnvironment(checklist.frontMatter, inputs))),
      type: () => Promise.resolve(),
      interrupt: () => undefined,
      reveal: () => undefined,
      dispose: () => undefined,
    }),
  };
  const session = await RunSession.start(options, {
    ...{ title: 'Release', release: 'v1', checklist: { path: 'RELEASE.md', text }, salt: 'aa55', production: false },
    ...recordableInputs(checklist.frontMatter, inputs, (value) => redact(value) !== value),
  });
  const everything = async (): Promise<string> => {
    releaseLog.request(() => renderReleaseLog(checklist, session.state, journal.events));
    await releaseLog.flush();
    await journal.close();
    const files = readdirSync(folder).filter((name) => name.startsWith('log.'));
    expect(files.sort()).toEqual(['log.jsonl', 'log.md']);
    const written = files.map((name) => readFileSync(join(folder, name), 'utf8'));
    return journal.events.reduce((text, { id }) => text.replaceAll(id, 'id'), [...written, ...messages].join('\n'));
  };
  return { session, folder, messages, redact, everything };
}

function runWithBash(
  { text, env = {} }: CommandLine,
  cwd: string,
  inputs: Readonly<Record<string, string>>,
): Execution {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', text], {
    ...{ cwd, encoding: 'utf8', env: { PATH: process.env['PATH'], ...inputs, ...env } },
  });
  const output = new BoundedOutput();
  output.push(stdout.replaceAll('\n', '\r\n') + stderr);
  return { kind: 'exited', exitCode: status ?? -1, durationMs: 1, output: output.finish(true) };
}

async function runAll({ session }: Release): Promise<void> {
  for (const step of allSteps(session.checklist)) if (allCommands(step).length > 0) await session.runStep(step.id);
}

it('keeps 200 planted secrets out of journal, log, channel and messages', async () => {
  const planted = plantSecrets(20_261_121);
  const given = planted.filter(({ isInput }) => isInput);
  const groups = Array.from({ length: 20 }, (_, n) => planted.filter((_each, index) => index % 20 === n));
  const text = [
    '---',
    'inputs:',
    ...given.map((_, index) => `  p${index}: { secret: true }`),
    '---',
    '# Release',
    ...groups.flatMap((_, n) => ['', `- [ ] Step ${n}`, '  ```sh', `  head -c -0 out-${n}-*`, '  ```']),
    ...['', '- [ ] Told', '  ```sh', '  printf "%s" <first> <second> > /dev/null', '  ```', '- [ ] Noted'],
  ].join('\n');
  const inputs = Object.fromEntries(given.map(({ secret }, index) => [`p${index}`, secret]));
  const tokens = planted.filter(({ kind }) => ['JWT', 'npm token', 'GitHub token', 'Stripe key'].includes(kind));
  const [first, second] = tokens.slice(0, 2).map(({ secret }) => secret);
  const release = await startRelease(text, inputs, { '<first>': first ?? '', '<second>': second ?? '' });
  for (const [n, group] of groups.entries())
    for (const [index, each] of group.entries()) writeFileSync(join(release.folder, `out-${n}-${index}`), each.text);
  await runAll(release);
  for (const { secret } of tokens) await release.session.addNote(`It says ${secret}, why?`);
  const noted = allSteps(release.session.checklist).at(-1);
  if (noted) await release.session.skip(noted.id, `because of ${tokens[0]?.text ?? ''}`);
  const channel = { error: (line: string) => release.messages.push(line) };
  const output = new SafeOutput(channel as never);
  output.hideSecrets(release.redact);
  for (const { text: printed } of planted) output.error(`Error: it said ${printed}`);

  const everything = await release.everything();
  const leftOf = leftIn(everything);
  const left = planted.filter(({ secret }) => leftOf(secret).length > 0);
  expect(left).toEqual([]);
  expect(everything.match(/‹redacted: /g)?.length).toBeGreaterThan(planted.length);
});

it('keeps what is captured, found and given for a secret placeholder to the run', async () => {
  const made = 'Zk3x9QwLmN47rTyUvB2s';
  const password = `p'w"$(id)\`\\ x9`;
  const text = [
    '# Release',
    '- [ ] Make',
    '  ```sh',
    `  echo "made: $(echo ${made} | tr A-Za-z N-ZA-Mn-za-m)"`,
    '  # expect: capture MADE_TOKEN /made: (\\S+)/',
    '  ```',
    '- [ ] Use',
    '  ```sh',
    '  printf "%s|" "$MADE_TOKEN" <password> "--pw=<password>" \'it is <password>\' > used',
    '  ```',
    '- [ ] Show',
    '  ```sh',
    '  cat used; base64 used; false',
    '  ```',
  ].join('\n');
  const release = await startRelease(text, {}, { '<password>': password });
  await runAll(release);
  const secret = made.replace(/[a-z]/gi, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)),
  );
  expect(readFileSync(join(release.folder, 'used'), 'utf8')).toBe(
    `${secret}|${password}|--pw=${password}|it is ${password}|`,
  );
  const everything = await release.everything();
  expect(leftIn(everything)(secret)).toEqual([]);
  expect(leftIn(everything.replace(text, ''))(password)).toEqual([]);
  expect(everything).toContain('"$CHECKLIST_PASSWORD"');
});

const seed = resolve(__dirname, '../../../../shared/seeds/003_a3cd84a06865aba7.md');

const canRunSeed = existsSync(seed) && spawnSync('python', ['--version']).status === 0;

it.skipIf(!canRunSeed)(
  'keeps the secrets out that a real checklist makes (skipped where it, or Python, is not there)',
  async () => {
    const text = readFileSync(seed, 'utf8');
    const release = await startRelease(text, {});
    const step = allSteps(release.session.checklist).find(({ title }) => title.includes('Generate Production Secrets'));
    if (!step) throw new Error('the step is not there');
    const printed: string[] = [];
    const [command] = allCommands(step);
    expect(command?.text).toContain('token_urlsafe');
    await release.session.runStep(step.id);
    for (const { last } of [...release.session.state.commands.values()].filter((each) => each.kind === 'finished')) {
      expect(last.outcome).toBe('passed');
      if (last.result.kind === 'exited') printed.push(last.result.output.head);
    }
    expect(printed).toEqual(
      ['SECRET_KEY', 'JWT_SECRET_KEY', 'POSTGRES_PASSWORD'].map(
        (name) => expect.stringMatching(new RegExp(`^${name}=‹redacted: secret( #[0-9a-f]{6})?›$`)) as string,
      ),
    );
    expect((await release.everything()).replace(text, '')).not.toMatch(/(?:KEY|PASSWORD)=[\w-]{8}/);
  },
);
