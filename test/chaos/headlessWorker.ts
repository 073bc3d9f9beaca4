// Plays one release with no editor, until it is finished or ended from outside. Besides what playJob says, it is told
// `close-terminal` and `leave`.
import { join } from 'node:path';
import { HeadlessShells } from '../../src/node/headless/headlessShells';
import { memoryVault } from '../../src/node/memoryVault';
import { loadShellParserFromDisk } from '../../src/node/shellGrammar';
import { Channel } from './channel';
import { playJob, type HostServices, type Job } from './playJob';

const channel = new Channel(Number(process.env['CHAOS_PORT']));
let shells: HeadlessShells | undefined;
const once = channel.onWord((line) => {
  once.dispose();
  channel.onWord((word) => {
    if (word === 'leave') leave();
    if (word === 'close-terminal') shells?.kill();
  });
  void work(JSON.parse(line) as Job).catch((error: unknown) => {
    channel.tell(`broken ${String((error as Error).stack)}`);
  });
});

async function work(job: Job): Promise<void> {
  const scripts = join(__dirname, '../../media/shell');
  const host: HostServices<HeadlessShells> = {
    shellParser: await loadShellParserFromDisk(),
    vault: memoryVault(),
    where: 'a test',
    openShells: (options) => {
      const env = { ...options.env, ...job.env };
      shells = new HeadlessShells({ ...options, env, scripts, size: () => ({ columns: 100, rows: 30 }) });
      return shells;
    },
  };
  await playJob(host, job, channel);
}

function leave(): void {
  shells?.dispose();
  process.exit(0);
}
