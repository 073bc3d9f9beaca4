import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shellNames } from '../../endings/ending';
import { endingFilesOf, hostileFilesOf, startupEnvironment, writeStartupFile } from '../../endings/startupFiles';
import { createTestRunner, outputOf, type TestRunner } from './testRunner';

/** bash has more of its own: see startupFiles.test.ts. */
const shells = shellNames.filter((shell) => shell !== 'bash');

for (const shell of shells) {
  suite(`terminal: hostile start-up files of ${shell}`, () => {
    let home: string;
    let tested: TestRunner;
    setup(() => {
      home = mkdtempSync(join(tmpdir(), 'home-'));
      tested = createTestRunner({ shell, env: startupEnvironment(home, shell) });
    });
    teardown(() => {
      tested.end();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    });
    const run = (text: string): ReturnType<TestRunner['run']> => tested.run(text, { shell });

    for (const [name, text] of hostileFilesOf(shell)) {
      test(`${name}: exit codes and output are known`, async () => {
        writeStartupFile(home, shell, text);
        assert.equal(outputOf(await run('/bin/echo "$RC"')), 'read\r\n');
        const execution = await run("/bin/echo hi\n/bin/sh -c 'exit 4'");
        assert.equal(outputOf(execution), 'hi\r\n');
        assert.ok(execution.kind === 'exited' && execution.output.complete);
        assert.equal(execution.exitCode, 4);
        assert.equal(outputOf(await run('/bin/echo next')), 'next\r\n');
      });
    }

    for (const [name, text] of endingFilesOf(shell)) {
      test(`${name}: nothing runs, and it is said why`, async () => {
        writeStartupFile(home, shell, text);
        const execution = await run('/bin/echo hi');
        assert.equal(execution.kind, 'not-started', JSON.stringify(execution));
        assert.match(JSON.stringify(execution), /ended before it came to its first prompt/);
      });
    }
  });
}
