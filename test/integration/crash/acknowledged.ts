import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunSession } from '../../../src/run/runSession';
import { workspaceFolder } from '../testRelease';

/** Where a file of one window tells the next which events the session had shown as done. */
const file = (): string => join(workspaceFolder().uri.fsPath, 'acknowledged.txt');

export function recordAcknowledged(session: RunSession): void {
  session.onDidChange(({ id }) => {
    appendFileSync(file(), `${id}\n`);
  });
}

export function acknowledged(): readonly string[] {
  return existsSync(file()) ? readFileSync(file(), 'utf8').split('\n').filter(Boolean) : [];
}
