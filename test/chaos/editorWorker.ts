import * as vscode from 'vscode';
import { testServices } from '../integration/testRelease';
import { Channel } from './channel';
import { playJob, type Job } from './playJob';

/**
 * Called by VS Code in each extension host that it starts. Plays one release after the other, until the host is ended.
 * Besides what playJob says, it is told `close-terminal` and `kill-shell`.
 */
export async function run(): Promise<never> {
  const channel = new Channel(Number(process.env['CHAOS_PORT']));
  for (;;) {
    const job = await nextJob(channel);
    const injuries = channel.onWord((word) => {
      if (word === 'close-terminal') void vscode.commands.executeCommand('workbench.action.terminal.killAll');
      if (word === 'kill-shell') void killShells();
    });
    try {
      const services = await testServices(job.env, job.storageFolder);
      const release = await playJob(services, job, channel);
      release.dispose();
      release.shells.dispose();
      await release.journal.close();
    } catch (error) {
      channel.tell(`broken ${String((error as Error).stack)}`);
    }
    injuries.dispose();
    for (const terminal of vscode.window.terminals) terminal.dispose();
  }
}

function nextJob(channel: Channel): Promise<Job> {
  return new Promise((resolve) => {
    const once = channel.onWord((line) => {
      if (!line.startsWith('{')) return;
      once.dispose();
      resolve(JSON.parse(line) as Job);
    });
  });
}

async function killShells(): Promise<void> {
  for (const { processId } of vscode.window.terminals) {
    const id = await processId;
    if (id !== undefined) process.kill(id, 'SIGKILL');
  }
}
