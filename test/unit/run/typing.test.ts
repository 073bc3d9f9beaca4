import { describe, expect, test } from 'vitest';
import type { CommandId } from '../../../src/checklist/checklist';
import { stepState } from '../../../src/run/progress';
import { nextTyped } from '../../../src/run/typing';
import { findStep } from '../../../src/checklist/steps';
import { UserFacingError } from '../../../src/util/userFacingError';
import { createHarness, exited, MemoryJournal, type Harness, type HarnessOptions } from './harness';

const text = `- [ ] Look
  \`\`\`bash
  ssh web-1
  uptime
  docker compose down <service>
  cat <<EOF
  a
  b
  EOF
  exit
  echo here
  \`\`\`
`;

/** Runs the step, and does something while `ssh web-1` runs. */
async function whileOpen(
  work: (harness: Harness, command: (n: number) => CommandId) => Promise<void>,
  options: HarnessOptions = {},
  checklist = text,
): Promise<Harness> {
  const opened: { harness?: Harness } = {};
  const harness = await createHarness(checklist, {
    ...options,
    running: async (commandLine) => {
      if (commandLine !== 'ssh web-1' || !opened.harness) return;
      await work(opened.harness, (n) => `${harness.id('Look')}#${n}` as CommandId);
    },
  });
  opened.harness = harness;
  await harness.session.runStep(harness.id('Look'));
  return harness;
}

describe('typing into a session', () => {
  test('types a line, and records which, resolved, and into what', async () => {
    const { typed, journal, session, sent, id } = await whileOpen(async ({ session, id }, command) => {
      expect(await session.typeCommand(id('Look'), command(2))).toBe('typed');
    });
    expect(typed).toEqual(['uptime']);
    expect(journal.events.find(({ type }) => type === 'command-typed')).toMatchObject({
      commandLine: 'uptime',
      session: 'ssh web-1',
      by: { name: 'Ada' },
    });
    expect(session.state.typed.get(`${id('Look')}#2` as CommandId)).toHaveLength(1);
    expect(sent.map((line) => line.text)).toEqual(['ssh web-1', 'echo here']);
    expect(sent.map(({ isWatched }) => isWatched)).toEqual([true, undefined]);
    expect(stepState(session.state, id('Look')).kind).toBe('review');
  });

  test('several lines are typed one by one', async () => {
    const { typed, journal } = await whileOpen(async ({ session, id }, command) => {
      await session.typeCommand(id('Look'), command(4));
    });
    expect(typed).toEqual(['cat <<EOF', 'a', 'b', 'EOF']);
    expect(journal.events.find(({ type }) => type === 'command-typed')).toMatchObject({
      commandLine: 'cat <<EOF\na\nb\nEOF',
    });
  });

  test('what is dangerous is confirmed, with its placeholders put in and the session named', async () => {
    const { typed, asked } = await whileOpen(
      async ({ session, id }, command) => {
        await session.typeCommand(id('Look'), command(3));
      },
      { placeholders: { '<service>': 'web' } },
    );
    expect(asked).toMatchObject([{ commandLine: 'docker compose down web', typedInto: 'ssh web-1' }]);
    expect(typed).toEqual(['docker compose down web']);
  });

  test('nothing is typed or recorded when the person does not confirm', async () => {
    const { typed, journal } = await whileOpen(
      async ({ session, id }, command) => {
        expect(await session.typeCommand(id('Look'), command(3))).toBe('declined');
      },
      { placeholders: { '<service>': 'web' }, confirm: false },
    );
    expect(typed).toEqual([]);
    expect(journal.events.some(({ type }) => type === 'command-typed')).toBe(false);
  });

  test.each(["a'; reboot", 'a b', '$(reboot)', 'a\nreboot'])(
    'a value that could be read otherwise there: %j',
    async (value) => {
      const { typed } = await whileOpen(
        async ({ session, id }, command) => {
          await expect(session.typeCommand(id('Look'), command(3))).rejects.toThrow(UserFacingError);
        },
        { placeholders: { '<service>': value } },
      );
      expect(typed).toEqual([]);
    },
  );

  test('in production every line is confirmed', async () => {
    const { asked } = await whileOpen(
      async ({ session, id }, command) => {
        await session.typeCommand(id('Look'), command(2));
      },
      { production: true },
    );
    expect(asked.map(({ commandLine, typedInto }) => [commandLine, typedInto])).toEqual([
      ['ssh web-1', undefined],
      ['uptime', 'ssh web-1'],
      ['echo here', undefined],
    ]);
  });

  test('lines of which the session took only some are recorded as far as they were typed', async () => {
    const left = ['cat <<EOF', 'a'];
    const { journal } = await whileOpen(
      async ({ session, id }, command) => {
        await expect(session.typeCommand(id('Look'), command(4))).rejects.toThrow(/ended.*2 of 4 lines/);
      },
      {
        type: (line) =>
          left.shift() === line ? Promise.resolve() : Promise.reject(new UserFacingError('It has ended.')),
      },
    );
    expect(journal.events.find(({ type }) => type === 'command-typed')).toMatchObject({ commandLine: 'cat <<EOF\na' });
  });

  test('what was typed is kept when the journal could not take it, and is written before the next event', async () => {
    const journal = new MemoryJournal();
    const append = journal.append.bind(journal);
    await whileOpen(
      async ({ session, id }, command) => {
        journal.append = (data) =>
          data.type === 'command-typed' ? Promise.reject(new UserFacingError('disk full')) : append(data);
        await expect(session.typeCommand(id('Look'), command(2))).rejects.toThrow(/disk full.*was typed/);
        journal.append = append;
      },
      { journal },
    );
    expect(journal.events.map(({ type }) => type)).toEqual([
      ...['run-started', 'command-started', 'command-typed', 'command-finished', 'command-started', 'command-finished'],
    ]);
  });

  test('nobody is told that something waits to be written when it was written', async () => {
    const told: boolean[] = [];
    await whileOpen(async ({ session, id }, command) => {
      session.onDidChange(() => told.push(session.hasUnrecordedResults));
      await session.typeCommand(id('Look'), command(2));
    });
    expect(told).toEqual([false, false, false, false]);
  });

  test('a tab is a key there: nothing of the text is typed', async () => {
    const { typed } = await whileOpen(
      async ({ session, id }, command) => {
        await expect(session.typeCommand(id('Look'), command(2))).rejects.toThrow(/control character/);
      },
      {},
      '- [ ] Look\n  ```bash\n  ssh web-1\n  cut -d "\t" x\n  ```\n',
    );
    expect(typed).toEqual([]);
  });

  test('one thing at a time', async () => {
    const { typed } = await whileOpen(async ({ session, id }, command) => {
      const first = session.typeCommand(id('Look'), command(2));
      await expect(session.typeCommand(id('Look'), command(2))).rejects.toThrow(UserFacingError);
      await first;
    });
    expect(typed).toEqual(['uptime']);
  });

  test.each([
    ['before the session is open', 2],
    ['a command of the local shell', 6],
  ])('not %s', async (_, n) => {
    const { session, typed, id } = await createHarness(text);
    await expect(session.typeCommand(id('Look'), `${id('Look')}#${n}` as CommandId)).rejects.toThrow(/not open/);
    expect(typed).toEqual([]);
  });

  test('not after the session', async () => {
    const { session, typed, id } = await createHarness(text);
    await session.runStep(id('Look'));
    await expect(session.typeCommand(id('Look'), `${id('Look')}#2` as CommandId)).rejects.toThrow(/not open/);
    expect(typed).toEqual([]);
  });

  test('the next line is the first that was not typed since the session was opened', async () => {
    const seen: (CommandId | undefined)[] = [];
    const { session, id } = await whileOpen(async ({ session, id }, command) => {
      const step = findStep(session.checklist, id('Look'));
      if (!step) throw new Error('unreachable');
      seen.push(nextTyped(session.state, step));
      await session.typeCommand(id('Look'), command(2));
      seen.push(nextTyped(session.state, step));
    });
    const step = findStep(session.checklist, id('Look'));
    expect(seen).toEqual([`${id('Look')}#2`, `${id('Look')}#3`]);
    expect(step && nextTyped(session.state, step)).toBeUndefined();
  });

  test('a typed command is never run', async () => {
    const { session, sent, id } = await createHarness(text);
    await expect(session.runCommand(id('Look'), `${id('Look')}#2` as CommandId)).rejects.toThrow(/typed, not run/);
    expect(sent).toEqual([]);
  });
});

describe('text for an editor', () => {
  const editor = '- [ ] Write\n  ```bash\n  nano .env\n  # add:\n  DOMAIN=<your-domain>\n  ```\n';

  test('is never typed; it is given to be pasted, with any value as it is', async () => {
    const { session, typed, id } = await createHarness(editor, { placeholders: { '<your-domain>': "it's a b" } });
    const command = `${id('Write')}#2` as CommandId;
    await expect(session.typeCommand(id('Write'), command)).rejects.toThrow(UserFacingError);
    expect(await session.resolveText(id('Write'), command)).toBe("DOMAIN=it's a b");
    expect(typed).toEqual([]);
  });
});

describe('what a person ends', () => {
  const follow = '- [ ] Watch\n  ```bash\n  docker compose logs -f\n  curl localhost\n  ```\n';

  test('following ends by Ctrl-C, which is no failure; the person says what they have seen', async () => {
    const { session, id } = await createHarness(follow, {
      answers: { 'docker compose logs -f': [exited(130, 'ready\n')] },
    });
    expect(await session.runStep(id('Watch'))).toBe('review');
    await session.attest(id('Watch'));
    expect(stepState(session.state, id('Watch'))).toMatchObject({ kind: 'passed', how: 'attested' });
  });

  test('what follows is run by the next act of the person, and what was followed is not followed again', async () => {
    const answers = { 'docker compose logs -f': [exited(130)] };
    const stop: { now?: () => void } = {};
    const harness = await createHarness(follow, {
      answers,
      running: (line) => {
        if (line.includes('logs')) stop.now?.();
        return Promise.resolve();
      },
    });
    const { session, sent, id } = harness;
    stop.now = () => session.stop();
    expect(await session.runStep(id('Watch'))).toBe('pending');
    expect(await session.runStep(id('Watch'))).toBe('review');
    expect(sent.map((line) => line.text)).toEqual(['docker compose logs -f', 'curl localhost']);
  });

  test('each stop after the first presses Ctrl-C once more, and says whether anything runs', async () => {
    const stops: boolean[] = [];
    const stop: { now?: () => void } = {};
    const { session, interrupts, id } = await createHarness(follow, {
      answers: { 'docker compose logs -f': [exited(130)] },
      running: () => Promise.resolve(stop.now?.()),
    });
    stop.now = () => stops.push(session.stop(), session.stop(), session.stop());
    expect(session.stop()).toBe(false);
    await session.runStep(id('Watch'));
    expect({ stops, interrupts: interrupts.count }).toEqual({ stops: [true, true, true], interrupts: 2 });
  });

  test('nothing is run after a stop that came while the person was asked', async () => {
    const stop: { now?: () => void } = {};
    const { session, sent, journal, id } = await createHarness('- [ ] Mend\n  ```bash confirm\n  make it\n  ```\n', {
      confirm: () => {
        stop.now?.();
        return Promise.resolve(true);
      },
    });
    stop.now = () => session.stop();
    expect(await session.runStep(id('Mend'))).toBe('declined');
    expect([sent, journal.events.filter(({ type }) => type === 'command-started')]).toEqual([[], []]);
  });

  test('an expectation that its output contradicts is a failure all the same', async () => {
    const checklist = '- [ ] Watch\n  ```bash\n  docker compose logs -f\n  # expect: ready\n  ```\n';
    const { session, id } = await createHarness(checklist, {
      answers: { 'docker compose logs -f': [exited(130, 'broken\n')] },
    });
    expect(await session.runStep(id('Watch'))).toBe('failed');
  });

  test('an ordinary command that was stopped has failed', async () => {
    const checklist = '- [ ] Build\n  ```bash\n  make build\n  ```\n';
    const { session, id } = await createHarness(checklist, { answers: { 'make build': [exited(130)] } });
    expect(await session.runStep(id('Build'))).toBe('failed');
  });
});
