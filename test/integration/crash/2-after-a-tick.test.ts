import { deepStrictEqual, match, ok, strictEqual } from 'node:assert';
import { killExtensionHost } from '../harness';
import { acknowledged, recordAcknowledged } from './acknowledged';
import { resumeTestRelease, stepNamed } from './resumeTestRelease';

suite('after a kill while a command ran', () => {
  test('nothing acknowledged is missing; the result of the running step is unknown; the release goes on', async () => {
    const { session, journal } = await resumeTestRelease();
    const ids = journal.events.map(({ id }) => id);
    deepStrictEqual(
      acknowledged().filter((id) => !ids.includes(id)),
      [],
    );
    strictEqual(session.state.steps.get(stepNamed(session, 'Look at it').id)?.kind, 'passed');
    const wait = session.state.steps.get(stepNamed(session, 'Wait').id);
    ok(wait?.kind === 'errored');
    match(wait.reason, /was interrupted while this command ran/);
    recordAcknowledged(session);
    await session.override(stepNamed(session, 'Wait').id, 'the service answers');
    await session.attest(stepNamed(session, 'Announce it').id);
  });

  // Right after the tick, with the log not written yet perhaps.
  suiteTeardown(() => killExtensionHost());
});
