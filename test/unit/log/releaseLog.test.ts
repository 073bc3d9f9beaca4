import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandId, StepId } from '../../../src/checklist/checklist';
import { allSteps } from '../../../src/checklist/steps';
import { readJournal } from '../../../src/log/journal';
import { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
import { renderReleaseLog } from '../../../src/log/releaseLog';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { reduce } from '../../../src/run/reduce';
import type { RunState } from '../../../src/run/runState';
import { UserFacingError } from '../../../src/util/userFacingError';
import { commandFinished, ben, JournalWriter, runStarted } from './sampleEvents';
import { captured, exited, Scenario } from './scenario';
import { schemaErrors } from './schemaErrors';

const shellParser = await loadShellParserFromDisk();
const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/log', name);

const serviceChecklist = readFileSync(fixture('service.checklist.md'), 'utf8');
const hostileChecklist = readFileSync(fixture('hostile.checklist.md'), 'utf8');

const sessionChecklist = readFileSync(fixture('sessions.checklist.md'), 'utf8');

const play: Readonly<Record<string, () => Promise<Scenario>>> = {
  async 'all well'() {
    const scenario = new Scenario(serviceChecklist, shellParser);
    const session = await scenario.start({
      inputs: { version: 'v1.2.3', environment: 'staging' },
      secretInputs: ['token'],
    });
    await scenario.run('Run the tests', exited(0, 'collecting\n85 passed in 3.20s\n', 41_300));
    await session.attest(scenario.id('Look at the diff'));
    await session.attest(scenario.id('The title says the version'));
    await session.attest(scenario.id('The breaking changes stand first'), 'there are none');
    scenario.placeholders['<host>'] = 'web-1';
    await scenario.run(
      'Ask the service for its health',
      exited(0),
      exited(0, 'HTTP/1.1 200 OK\n\n{"status": "healthy"}\n', 87),
    );
    scenario.by = ben;
    await scenario.run('Read the release notes aloud', exited(0, 'one\ntwo\n'));
    await session.attest(scenario.id('Read the release notes aloud'));
    await session.addNote(
      'Traffic looks normal.\n- p95 120 ms\n- no errors',
      scenario.id('Ask the service for its health'),
    );
    await session.addNote('Done within the window.');
    await session.sign(signOffId(scenario), 'Ben Okafor');
    await session.sign(scenario.id('Security'), 'Cleo Marsh');
    await session.finish();
    return scenario;
  },

  async sessions() {
    const scenario = new Scenario(sessionChecklist, shellParser);
    const differing = [
      commandOf(scenario, 'Look at the service on its host'),
      commandOf(scenario, 'Wait for the service'),
    ];
    const previous = { journal: 'releases/2026-10-21-v1.2.2.jsonl', release: 'web-service v1.2.2', differing };
    const session = await scenario.start({ path: 'docs/HOSTS.md', inputs: {}, previous });
    const look = scenario.step('Look at the service on its host');
    scenario.whileRunning = async (commandLine) => {
      if (!commandLine.startsWith('ssh')) return;
      const [, uptime, restart] = look.blocks.flatMap(({ commands }) => commands);
      if (!uptime || !restart) throw new Error('unreachable');
      await session.typeCommand(look.id, uptime.id);
      scenario.by = ben;
      await session.typeCommand(look.id, restart.id);
      await session.typeCommand(look.id, restart.id);
    };
    scenario.placeholders['<service>'] = 'web';
    await scenario.run(look.title, exited(0, 'up 3 days\nlogout\n', 63_000));
    await session.attest(look.id);
    await scenario.run('Set the domain', exited(0));
    await session.attest(scenario.id('Set the domain'), 'Pasted and saved');
    await scenario.run('Watch the pods', exited(130, 'web-1 Running\n^C\n'));
    await session.attest(scenario.id('Watch the pods'));
    await scenario.run('Wait for the service', exited(7), exited(0, 'ok\n'));
    const late = {
      kind: 'unknown',
      reason: 'It ran for longer than its time-out of 60 s, and was ended.',
      durationMs: 60_000,
    } as const;
    await scenario.run('Warm the caches', late);
    await session.override(scenario.id('Warm the caches'), 'They fill by themselves');
    await scenario.run('Clean up outside', {
      kind: 'not-started',
      reason: 'Its folder ../other is outside the workspace folder.',
    });
    await session.skip(scenario.id('Clean up outside'), 'Cleaned by hand');
    await session.finish();
    return scenario;
  },

  async deviations() {
    const scenario = new Scenario(serviceChecklist, shellParser);
    const session = await scenario.start({ inputs: { version: 'v1.2.3' } });
    await scenario.run('Run the tests', exited(1, '79 passed, 3 failed in 3.20s\n'));
    await scenario.run('Run the tests', exited(0, '85 passed in 3.20s\n'));
    await session.attest(scenario.id('Look at the diff'));
    await session.skip(scenario.id('The title says the version'), 'No release page in this `environment` | yet');
    await session.markNotApplicable(scenario.id('The breaking changes stand first'), 'Nothing breaks');
    scenario.placeholders['<host>'] = 'web-1';
    await scenario.run(
      'Ask the service for its health',
      exited(0),
      exited(0, 'HTTP/1.1 503 Service Unavailable\n\n{"status": "starting"}\n'),
    );
    scenario.by = ben;
    await session.override(
      scenario.id('Ask the service for its health'),
      'It was healthy a minute later, seen by hand',
    );
    await session.attest(scenario.id('Read the release notes aloud'), 'Read from the screen');
    await session.sign(signOffId(scenario), 'Ben Okafor');
    await session.sign(scenario.id('Security'), 'Cleo Marsh');
    await session.finish();
    return scenario;
  },

  async interrupted() {
    const scenario = new Scenario(serviceChecklist, shellParser);
    await scenario.start();
    await scenario.run('Run the tests', {
      kind: 'unknown',
      reason: 'The terminal was closed before the command ended.',
      durationMs: 62_000,
      output: { ...captured('collecting\n'), complete: false },
    });
    scenario.writer.add({
      type: 'command-started',
      step: scenario.id('Read the release notes aloud'),
      command: commandOf(scenario, 'Read the release notes aloud'),
      attempt: 1,
      commandLine: 'cat NOTES.md',
    });
    const session = await scenario.resume();
    await session.attest(scenario.id('Look at the diff'));
    return scenario;
  },

  async 'rolled back'() {
    const scenario = new Scenario(serviceChecklist, shellParser);
    const session = await scenario.start({
      production: true,
      inputs: { version: 'v1.2.3', environment: 'production' },
    });
    await scenario.run('Run the tests', exited(0, '85 passed\n'));
    scenario.placeholders['<host>'] = 'web-1';
    await scenario.run('Ask the service for its health', exited(7, 'curl: (7) Failed to connect to web-1 port 8080\n'));
    await session.override(scenario.id('Ask the service for its health'), 'Rolling back');
    await session.startRollback('The service does not come up.');
    await scenario.run('Put the former version back', exited(0, '', 12_000));
    await session.attest(scenario.id('Tell the team'));
    await session.finish();
    return scenario;
  },

  async hostile() {
    const scenario = new Scenario(hostileChecklist, shellParser);
    const session = await scenario.start({ title: '</details> | `x` *y*', release: '<b>v1</b> `| [x](y)' });
    const output = [
      '</details>',
      '````text',
      '```',
      '- [x] Not an item | of any list',
      '',
      '# Not a heading',
      '<script>alert(1)</script>',
      '\u001b[31mred\u001b[0m \u202Eevil\u202C \u0007bell\u200B',
      `long ${'x'.repeat(2000)}`,
      ...Array.from({ length: 200 }, (_, index) => `line ${index}`),
      'POSTGRES_PASSWORD=hunter2hunter2',
      '`````',
    ];
    const [first, second, third] = scenario.checklist.sections.flatMap(({ steps }) => steps);
    scenario.placeholders['<details>'] = '<details>';
    scenario.answers.push(exited(1, output.join('\n')));
    if (first) await session.runStep(first.id);
    if (second) await session.skip(second.id, 'a\n\n# b </summary> ![img](http://x/y.png) ``` <!-- --> &lt;');
    if (third) await session.addNote('# one\n```\n<div>\n- two | three\n1. four\n===', third.id);
    return scenario;
  },
};

function signOffId({ checklist }: Scenario): StepId {
  const step = allSteps(checklist).find(({ signOff }) => signOff !== undefined);
  if (!step) throw new Error('No line to sign');
  return step.id;
}

function commandOf(scenario: Scenario, title: string): CommandId {
  const [command] = scenario.step(title).blocks.flatMap(({ commands }) => commands);
  if (!command) throw new Error(`No command in ${title}`);
  return command.id;
}

describe.each(Object.entries(play))('the log of a run: %s', (name, run) => {
  const file = name.replaceAll(' ', '-');
  // The journals are records of such runs, and stay as they are: what was once written must render for ever.
  it('is what the committed journal renders to', async () => {
    const journal = readFileSync(fixture(`${file}.jsonl`), 'utf8');
    expect(readJournal(journal).problems).toEqual([]);
    await expect(rebuildReleaseLog(journal, shellParser)).toMatchFileSnapshot(fixture(`${file}.md`));
  });

  it('is the same live, after each event, and rebuilt from the journal', async () => {
    const { checklist, writer } = await run();
    expect(writer.events.length).toBeGreaterThan(5);
    expect(schemaErrors(writer.events)).toEqual([]);
    let state: RunState | undefined;
    for (const [index, event] of writer.events.entries()) {
      state = reduce(state, event);
      const live = state && renderReleaseLog(checklist, state, writer.events.slice(0, index + 1));
      const lines = writer.lines.slice(0, index + 1).map((line) => `${line}\n`);
      expect(rebuildReleaseLog(lines.join(''), shellParser)).toBe(live);
    }
  });
});

it('of two people on two branches is what the merged journal renders to, whatever the order of its lines', async () => {
  const journal = readFileSync(fixture('merged.jsonl'), 'utf8');
  const log = rebuildReleaseLog(journal, shellParser);
  expect(readJournal(journal).heads).toHaveLength(2);
  await expect(log).toMatchFileSnapshot(fixture('merged.md'));
  const [first = '', ...others] = journal.trimEnd().split('\n');
  expect(rebuildReleaseLog([first, ...others.reverse()].join('\n'), shellParser)).toBe(log);
});

it('says why a journal cannot be rendered', () => {
  expect(() => rebuildReleaseLog('{"a":1}\n', shellParser)).toThrow(UserFacingError);
  expect(() => rebuildReleaseLog('{"a":1}\n', shellParser)).toThrow('line 1: This line holds no event.');
});

it('keeps results of steps that are not in the checklist', () => {
  const writer = new JournalWriter();
  writer.add(runStarted);
  writer.add(commandFinished());
  expect(rebuildReleaseLog(writer.text, shellParser)).toContain('## Results without a step');
});

describe.each([
  ['a few lines', 'HTTP/1.1 200 OK\n\n{"status": "healthy", "region": "eu-1"}\n'],
  [
    'very much',
    `HTTP/1.1 200 OK\n\n{"status": "healthy"}\n${'A line of a long output, as programs print them.\n'.repeat(400)}`,
  ],
])('the log of 500 steps, half of which print %s', (_, output) => {
  it('stays under 300 kB', async () => {
    const words = 'Look at the dashboard of the payment service, and compare it with the one of last week';
    const steps = Array.from({ length: 500 }, (_, index) =>
      index % 2 === 0
        ? `- [ ] ${index}: ${words}\n`
        : `- [ ] ${index}: Ask service ${index}\n  \`\`\`sh\n  curl -si http://service-${index}.internal/health\n  \`\`\`\n  \`\`\`expect\n  http 200\n  "healthy"\n  \`\`\`\n`,
    );
    const sections = steps.map((step, index) => (index % 25 === 0 ? `\n## Part ${index / 25 + 1}\n\n${step}` : step));
    const scenario = new Scenario(`# Release\n${sections.join('')}`, shellParser);
    const session = await scenario.start();
    for (const step of allSteps(scenario.checklist)) {
      if (step.blocks.length === 0) await session.attest(step.id);
      else {
        scenario.answers.push(exited(0, output, 87));
        await session.runStep(step.id);
      }
    }
    await session.finish();
    const log = renderReleaseLog(scenario.checklist, session.state, scenario.writer.events);
    expect(session.state.finished?.outcome).toBe('successful');
    expect(Buffer.byteLength(log)).toBeLessThan(300_000);
    expect(Buffer.byteLength(log)).toBeGreaterThan(100_000);
  });
});
