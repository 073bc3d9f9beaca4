import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../../../src/log/journal';
import { renderReleaseLog } from '../../../src/log/releaseLog';
import { fold } from '../../../src/run/fold';
import { workspaceFolder } from '../testRelease';
import { acknowledged } from './acknowledged';
import { resumeTestRelease, stepNamed } from './resumeTestRelease';

suite('after a kill right after a tick', () => {
  test('the tick is there, and the release is taken to its end', async () => {
    writeFileSync(join(workspaceFolder().uri.fsPath, 'stop'), '');
    const release = await resumeTestRelease();
    const { session, journal } = release;
    const ids = journal.events.map(({ id }) => id);
    deepStrictEqual(
      acknowledged().filter((id) => !ids.includes(id)),
      [],
    );
    strictEqual(new Set(ids).size, ids.length);
    strictEqual(session.state.steps.get(stepNamed(session, 'Announce it').id)?.kind, 'passed');
    strictEqual(await session.runStep(stepNamed(session, 'Last').id), 'passed');
    await session.finish();
    strictEqual(session.state.finished?.outcome, 'completed-with-deviations');
    await release.releaseLog.flush();

    const { events, problems } = readJournal(readFileSync(journal.path, 'utf8'));
    deepStrictEqual(problems, []);
    const state = fold(events);
    ok(state);
    strictEqual(readFileSync(release.logUri.fsPath, 'utf8'), renderReleaseLog(session.checklist, state, events));
    strictEqual(state.resumed.length, 2);
  });
});
