import { expect, test } from 'vitest';
import { tellStop } from '../../../src/cli/run/tellStop';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import type { RunSession } from '../../../src/run/runSession';
import { exited, Scenario } from '../log/scenario';

const shellParser = await loadShellParserFromDisk();
const text = `- [ ] Build
  \`\`\`sh
  make
  \`\`\`
- [ ] Look at it
- [ ] Install
  \`\`\`sh
  make install HOST=<host>
  \`\`\`
`;

async function stopOf(
  play: (scenario: Scenario, session: RunSession) => Promise<void>,
  signal?: string,
): Promise<unknown> {
  const scenario = new Scenario(text, shellParser);
  const session = await scenario.start();
  await play(scenario, session);
  const note = tellStop(session, signal);
  return note && { text: note.text, isAtBuild: note.step === scenario.id('Build') };
}

test('a failed step is where it stopped', async () => {
  const note = await stopOf((scenario) => scenario.run('Build', exited(1, 'no')));
  expect(note).toMatchObject({ isAtBuild: true, text: expect.stringContaining('the step failed') as string });
});

test('an unknown result too', async () => {
  const unknown = { kind: 'unknown', reason: 'It was closed.', durationMs: 1 } as const;
  const note = await stopOf((scenario) => scenario.run('Build', unknown));
  expect(note).toMatchObject({ isAtBuild: true, text: expect.stringContaining('its result is unknown') as string });
});

test('what ended it from outside says more than the step that it was at', async () => {
  const note = await stopOf((scenario) => scenario.run('Build', exited(1, 'no')), 'SIGTERM');
  expect(note).toEqual({ isAtBuild: false, text: 'Run unattended, it was ended from outside, by SIGTERM.' });
});

test('each step that is left to people is named, with why', async () => {
  const note = await stopOf((scenario) => scenario.run('Build', exited(0, '')));
  expect(note).toEqual({
    isAtBuild: false,
    text: [
      'Run unattended, as far as nobody is needed; 2 steps left to people:',
      '“Look at it”: it is done by a person',
      '“Install”: a person fills in <host>',
    ].join('\n'),
  });
});

test('a run that is finished has nothing to say, whatever came after', async () => {
  const abort = (_: Scenario, session: RunSession): Promise<void> => session.abort('No');
  expect(await stopOf(abort)).toBeUndefined();
  expect(await stopOf(abort, 'SIGTERM')).toBeUndefined();
});
