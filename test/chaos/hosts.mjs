import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths.mjs';
import { createMark, killMarked } from '../host/processTree.mjs';
import { launchVSCode } from '../host/launch.mjs';
import { ensureServer } from '../host/install.mjs';

/**
 * Where releases are played, and what can befall one there besides what befalls its files.
 *
 * @typedef {object} Host
 * @property {() => Promise<import('./link.mjs').Connection>} worker one that waits for a job
 * @property {Record<string, (connection: import('./link.mjs').Connection) => unknown>} injuries after one of them the
 *   worker may be gone
 * @property {() => void | Promise<void>} clear nothing of a release that is over is left running
 * @property {() => void | Promise<void>} close
 */

/** Each release in a process of its own, with no editor. @returns {Host} */
export function headlessHost({ out, link }) {
  let mark;
  let child;
  const end = async (connection, harm) => {
    const ended = once(child, 'exit');
    harm();
    await Promise.all([ended, connection.over]);
  };
  return {
    worker: () => {
      mark ??= createMark();
      const env = { ...process.env, CHAOS_PORT: String(link.port), [mark.name]: mark.value };
      child = spawn(process.execPath, [join(out, 'headlessWorker.js')], {
        stdio: ['ignore', 'inherit', 'inherit'],
        env,
      });
      return link.next();
    },
    injuries: {
      kill: (connection) => end(connection, () => child.kill('SIGKILL')),
      leave: (connection) => end(connection, () => connection.send('leave')),
      'close-terminal': (connection) => connection.send('close-terminal'),
    },
    clear: () => {
      if (mark) killMarked(mark);
      mark = undefined;
    },
    close: () => undefined,
  };
}

/** All releases in one window of a real VS Code, whose extension host is another after each kill and each reload. */
export async function editorHost({ out, link, version, folder }) {
  await ensureServer(version);
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  const vscode = await launchVSCode({
    ...{ version, workspace, dataDir: join(folder, 'data') },
    extensionDevelopmentPath: root,
    extensionTestsPath: join(out, 'editorWorker.js'),
    env: { CHAOS_PORT: String(link.port) },
  });
  let connection;
  const restart = async () => {
    await vscode.page.reload();
    await connection?.over;
  };
  return {
    worker: async () => {
      if (!connection || connection.isOver) connection = await link.next();
      return connection;
    },
    injuries: {
      'kill-extension-host': async () => {
        for (const pid of vscode.extensionHostPids()) process.kill(pid, 'SIGKILL');
        await restart();
      },
      'reload-window': restart,
      'close-terminal': () => connection.send('close-terminal'),
      'kill-shell': () => connection.send('kill-shell'),
    },
    clear: () => undefined,
    close: () => vscode.close(),
  };
}
