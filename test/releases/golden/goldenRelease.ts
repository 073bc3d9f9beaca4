import { tellStop } from '../../../src/cli/run/tellStop';
import { whyPersonNeeded } from '../../../src/cli/run/whyPersonNeeded';
import type { CommandId } from '../../../src/checklist/checklist';
import { allSteps } from '../../../src/checklist/steps';
import type { Person } from '../../../src/run/runEvent';
import type { Execution } from '../../../src/run/ports';
import { countedSteps, isSettled } from '../../../src/run/progress';
import { stateOf } from '../../../src/run/demands';
import type { RunSession } from '../../../src/run/runSession';
import type { ShellParser } from '../../../src/shell/shellScript';
import { exited, Scenario, type ScenarioStart } from '../../unit/log/scenario';

export const ada: Person = { name: 'Ada Tester', email: 'ada@example.org' };
export const ben: Person = { name: 'Ben Tester', email: 'ben@example.org' };
export const ci: Person = { name: 'Release CI', email: 'ci@example.org' };

export const healthy =
  'HTTP/2 200\r\ncontent-type: application/json\r\n\r\n{"status": "healthy", "version": "v4.2.0"}\n';
export const tests = 'collected 85 items\n\n85 passed in 38.20s\n';
export const notes = '# v4.2.0\n\n- Gift cards can be paid with\n- Receipts are sent in the language of the shop\n';

/** A release of the web shop on a day of its own, played on the real session. Commands take the time that they say. */
export class GoldenRelease extends Scenario {
  constructor(text: string, shellParser: ShellParser, day: number) {
    super(text, shellParser);
    this.by = ada;
    this.placeholders['<host>'] = 'shop-1.example.org';
    this.writer.wait(day * 86_400 + day * 420);
    this.whileRunning = () => {
      const [next] = this.answers;
      if (next && next.kind !== 'not-started') this.writer.wait(Math.max(0, Math.round(next.durationMs / 1000) - 1));
      return Promise.resolve();
    };
  }

  startShop(start: ScenarioStart = {}): Promise<RunSession> {
    return this.start({
      commit: '7d3f0a91c25be8647f1d02a9c3b85e60d4f7a218',
      release: 'web-shop v4.2.0',
      inputs: { version: 'v4.2.0', environment: 'staging' },
      secretInputs: ['token'],
      code: { commit: '7d3f0a91c25be8647f1d02a9c3b85e60d4f7a218', isChanged: false },
      ...start,
    });
  }

  /** Both people stand behind the change. */
  async review(session: RunSession): Promise<void> {
    const id = this.id('The change is reviewed');
    const by = this.by;
    await session.fillEvidence(id, 'https://git.example.org/web-shop/pull/318');
    await session.attest(id);
    this.writer.wait(95);
    this.by = by === ada ? ben : ada;
    await session.approve(id);
    this.by = by;
  }

  /** All that comes before the deployment goes well. */
  async prepare(session: RunSession): Promise<void> {
    await this.review(session);
    await this.run('Run the tests', exited(0, tests, 41_300));
    await this.readNotes(session);
  }

  async readNotes(session: RunSession): Promise<void> {
    await this.run('Read the release notes', exited(0, notes, 20));
    this.writer.wait(70);
    await session.attest(this.id('Read the release notes'));
    await session.attest(this.id('The title says the version'));
    await session.attest(this.id('The breaking changes stand first'), 'There are none');
  }

  async putOnHost(): Promise<void> {
    await this.run('Deploy to the host', exited(0, 'web-shop v4.2.0 is on shop-1.example.org\n', 94_000));
  }

  /** It is put on the host, and all is well there. */
  async deploy(): Promise<void> {
    await this.putOnHost();
    await this.run('The shop answers', exited(0, healthy, 87));
    await this.run('Warm the caches', exited(0, 'warmed 1200 pages\n', 21_000));
  }

  /** All that comes after the deployment goes well. */
  async confirm(session: RunSession): Promise<void> {
    await this.run('Few requests fail', exited(0, 'requests: 18204\nerror rate: 0.04 %\n', 1_800));
    this.writer.wait(240);
    await session.attest(
      this.id('An order goes through, from the cart to the receipt'),
      'Order 90211, paid by gift card',
    );
    await session.attest(this.id('Tell the team'));
  }

  sign(session: RunSession, name: string): Promise<void> {
    const line = allSteps(this.checklist).find(({ signOff }) => signOff);
    if (!line) throw new Error('The checklist has no line to sign.');
    return session.sign(line.id, name);
  }

  /** What `run --ci` does with the answers: every step that no person is needed for. */
  async goUnattended(session: RunSession, ...answers: readonly Execution[]): Promise<void> {
    this.answers.push(...answers);
    for (const step of countedSteps(session.checklist, session.state)) {
      if (isSettled(stateOf(step, session.state)) || whyPersonNeeded(session, step) !== undefined) continue;
      await session.runStep(step.id);
    }
    const note = tellStop(session);
    if (note) await session.addNote(note.text, note.step);
  }

  /** A command that is running when the record is looked at. */
  startCommand(title: string, commandLine: string): void {
    const [command] = this.step(title).blocks.flatMap(({ commands }) => commands);
    const id: CommandId | undefined = command?.id;
    if (!id) throw new Error(`No command in ${title}`);
    this.writer.add({ type: 'command-started', step: this.id(title), command: id, attempt: 1, commandLine }, this.by);
  }
}
