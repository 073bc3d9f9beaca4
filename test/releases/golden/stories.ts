import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShellParser } from '../../../src/shell/shellScript';
import { captured, exited } from '../../unit/log/scenario';
import { ada, ben, ci, GoldenRelease, healthy, notes, tests } from './goldenRelease';

/** The journal of a release that shows one kind of log. */
export type Story = (folder: string, shellParser: ShellParser) => Promise<string>;

/** By the name of the log in docs/logs. `folder` is where the checklists are. */
export const stories: Readonly<Record<string, Story>> = {
  async successful(folder, shellParser) {
    const release = new GoldenRelease(webShop(folder), shellParser, 0);
    const session = await release.startShop();
    await release.prepare(session);
    await release.deploy();
    await release.confirm(session);
    await release.sign(session, 'Ada Tester');
    await session.finish();
    return release.writer.text;
  },

  async 'completed-with-deviations'(folder, shellParser) {
    const release = new GoldenRelease(webShop(folder), shellParser, 1);
    const session = await release.startShop();
    await release.review(session);
    await release.run('Run the tests', exited(1, 'collected 85 items\n\n79 passed, 6 failed in 37.90s\n', 40_900));
    release.writer.wait(600);
    await release.run('Run the tests', exited(0, tests, 41_300));
    await session.attest(release.id('Read the release notes'), 'Read on the release page');
    await session.attest(release.id('The title says the version'));
    await session.markNotApplicable(release.id('The breaking changes stand first'), 'Nothing breaks');
    await release.putOnHost();
    const starting = 'HTTP/2 503\r\nretry-after: 30\r\n\r\n{"status": "starting"}\n';
    await release.run('The shop answers', exited(0, starting, 90));
    release.by = ben;
    release.writer.wait(180);
    await session.override(release.id('The shop answers'), 'It was healthy three minutes later, seen in the browser');
    await session.skip(release.id('Warm the caches'), 'They fill by themselves on staging');
    await release.confirm(session);
    await release.sign(session, 'Ben Tester');
    await session.finish();
    return release.writer.text;
  },

  async 'rolled-back'(folder, shellParser) {
    const release = new GoldenRelease(webShop(folder), shellParser, 2);
    const session = await release.startShop();
    await release.prepare(session);
    await release.deploy();
    await release.run('Few requests fail', exited(0, 'requests: 9120\nerror rate: 7.3 %\n', 1_800));
    release.by = ben;
    release.writer.wait(140);
    await session.startRollback('7.3 % of the requests fail, all of them at the checkout');
    await release.run('Put the former version back', exited(0, 'web-shop v4.1.3 is on shop-1.example.org\n', 88_000));
    await release.run('The former version answers', exited(0, healthy.replace('v4.2.0', 'v4.1.3'), 80));
    await session.addNote('The checkout asks the old price service, which is gone. Ticket SHOP-771.');
    await session.finish();
    return release.writer.text;
  },

  async aborted(folder, shellParser) {
    const release = new GoldenRelease(webShop(folder), shellParser, 3);
    const session = await release.startShop();
    await release.review(session);
    await release.run('Run the tests', exited(1, failedTests, 40_900));
    release.writer.wait(900);
    await session.abort('Six tests of the checkout fail; the release waits for SHOP-764');
    return release.writer.text;
  },

  async 'still-open'(folder, shellParser) {
    const release = new GoldenRelease(webShop(folder), shellParser, 4);
    const session = await release.startShop();
    await session.attest(release.id('The change is reviewed'));
    await release.run('Run the tests', exited(1, failedTests, 40_900));
    await release.run('Read the release notes', exited(0, notes, 20));
    await release.run('Deploy to the host', {
      kind: 'unknown',
      reason: 'The terminal was closed before the command ended.',
      durationMs: 62_000,
      output: { ...captured('copying 1 of 3\n'), complete: false },
    });
    await session.override(release.id('Deploy to the host'), 'The host says that v4.2.0 is on it');
    await release.run('Warm the caches', {
      kind: 'unknown',
      reason: 'It ran for longer than its time-out of 60 s, and was ended.',
      durationMs: 60_000,
    });
    release.startCommand('The shop answers', 'curl -si https://shop-1.example.org/health');
    return release.writer.text;
  },

  async 'hostile-output'(folder, shellParser) {
    const release = new GoldenRelease(read(folder, 'hostile.md'), shellParser, 5);
    const session = await release.start({
      title: '</details> | `x` *y*',
      release: '<b>v1</b> `| [x](y) @ops $x$ #123',
    });
    release.placeholders['<details>'] = '<details>';
    release.answers.push(exited(1, hostileOutput.join('\n'), 1_200), exited(0, colours, 40));
    const [first, second, third, fourth] = release.checklist.sections.flatMap(({ steps }) => steps);
    if (!first || !second || !third || !fourth) throw new Error('The hostile checklist has fewer steps.');
    await session.runStep(first.id);
    await session.runStep(second.id);
    await session.skip(third.id, 'a\n\n# b </summary> ![img](http://x/y.png) ``` <!-- --> &lt;');
    await session.addNote('# one\n```\n<div>\n- two | three\n1. four\n===', fourth.id);
    release.by = { name: '@ada `x` $y$ <i>', email: 'ada@example.org' };
    await session.addNote(
      '[^1]: a footnote\n- [x] ticked by @ops :+1:\n> [!NOTE]\n$$\nx\n$$\nGH-124 https://x.org/@ops#123',
    );
    return release.writer.text;
  },

  /** Two people on two branches, whose journals git has put together line by line. */
  async merged(folder, shellParser) {
    const ours = new GoldenRelease(webShop(folder), shellParser, 6);
    const session = await ours.startShop();
    await ours.review(session);
    const theirs = new GoldenRelease(webShop(folder), shellParser, 6);
    theirs.by = ben;
    theirs.writer.lines.push(...ours.writer.lines);
    theirs.writer.events.push(...ours.writer.events);
    theirs.writer.wait(400);
    const common = ours.writer.lines.length;
    await ours.run('Run the tests', exited(0, tests, 41_300));
    await session.attest(ours.id('The title says the version'));
    await session.attest(ours.id('The breaking changes stand first'), 'There are none');
    const other = await theirs.resume();
    await other.attest(theirs.id('The title says the version'));
    await other.reject(theirs.id('The breaking changes stand first'), 'The price service is gone: that breaks');
    await other.addNote('I am on the train, without a network.');
    return [...ours.writer.lines, ...theirs.writer.lines.slice(common)].map((line) => `${line}\n`).join('');
  },

  async 'evidence-and-approvals'(folder, shellParser) {
    const release = new GoldenRelease(webShop(folder), shellParser, 7);
    const session = await release.startShop();
    const reviewed = release.id('The change is reviewed');
    await session.fillEvidence(reviewed, 'https://git.example.org/web-shop/pull/316');
    await session.attest(reviewed);
    await session.fillEvidence(reviewed, 'https://git.example.org/web-shop/pull/318');
    await session.attach({ path: 'reports/load-test.pdf', bytes: 184_320, sha256: digest('5c1e') }, reviewed);
    release.by = ben;
    release.writer.wait(3600);
    await session.approve(reviewed);
    await session.addNote('The load test was run twice.\nBoth runs are in the report.', reviewed);
    await release.run('Run the tests', exited(0, tests, 41_300));
    await session.attach({ path: 'reports/order-90211.png', bytes: 48_200, sha256: digest('e07a') });
    return release.writer.text;
  },

  async production(folder, shellParser) {
    const release = new GoldenRelease(webShop(folder), shellParser, 8);
    const session = await release.startShop({
      production: true,
      inputs: { version: 'v4.2.0', environment: 'production' },
      previous: { journal: 'releases/2026-11-22-v4.1.3.jsonl', release: 'web-shop v4.1.3', differing: [] },
    });
    await release.prepare(session);
    await release.deploy();
    await release.confirm(session);
    release.by = ben;
    await release.sign(session, 'Ben Tester');
    await session.finish();
    return release.writer.text;
  },

  /** CI runs what a machine can verify; a person resumes the release and does the rest. */
  async 'started-by-ci'(folder, shellParser) {
    const release = new GoldenRelease(webShop(folder), shellParser, 9);
    release.by = ci;
    const attempts = [{ log: 'aborted.md', startedAt: '2026-11-24T08:21:00.000Z', outcome: 'aborted' }] as const;
    await release.goUnattended(await release.startShop({ attempts }), exited(0, tests, 41_300));
    release.by = ada;
    release.writer.wait(1500);
    const session = await release.resume();
    await release.review(session);
    await release.readNotes(session);
    await release.deploy();
    await release.confirm(session);
    await release.sign(session, 'Ada Tester');
    await session.finish();
    return release.writer.text;
  },
};

const failedTests = [
  'collected 85 items',
  '',
  'FAILED checkout/gift-card.test.js: a gift card pays the whole order',
  'FAILED checkout/gift-card.test.js: a gift card pays a part of the order',
  '79 passed, 6 failed in 37.90s',
  '',
].join('\n');

const hostileOutput = [
  '</details>',
  '````text',
  '```',
  '- [x] Not an item | of any list',
  '',
  '# Not a heading',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '\u202Eevil\u202C \u0007bell\u200B',
  '@ops please look at #123 :tada: for $5 and $E = mc^2$ [^1]',
  `long ${'x'.repeat(2000)}`,
  ...Array.from({ length: 200 }, (_, index) => `line ${index}`),
  'POSTGRES_PASSWORD=hunter2hunter2',
  '`````',
];

const colours =
  '\u001b[1;31mred and bold\u001b[0m \u001b[2J\u001b[Hcleared\u001b]0;a title\u0007\r\n10 %\r20 %\r100 %\nwide: 日本語 🚀\n';

function digest(start: string): string {
  return start.repeat(16);
}

function webShop(folder: string): string {
  return read(folder, 'web-shop.md');
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
