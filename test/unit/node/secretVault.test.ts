import { expect, it } from 'vitest';
import { memoryVault } from '../../../src/node/memoryVault';

const day = 24 * 60 * 60 * 1000;

it('keeps values by the run that they belong to, once that is known', async () => {
  const secrets = new Map<string, string>();
  const vault = memoryVault(secrets);
  const begun = vault.begin();
  await begun.set('input a', 'one');
  expect(secrets.size).toBe(0);
  await begun.belongTo('run-1');
  await begun.set('input b', 'two');
  expect((await vault.open('run-1')).values()).toEqual(['one', 'two']);
  expect((await vault.open('run-2')).values()).toEqual([]);
});

it('stores nothing for a run without secrets', async () => {
  const secrets = new Map<string, string>();
  await memoryVault(secrets).begin().belongTo('run-1');
  expect(secrets.size).toBe(0);
});

it('forgets what belongs to a run that has ended, and to one that nobody goes on with', async () => {
  const [secrets, state] = [new Map<string, string>(), new Map<string, unknown>()];
  const vault = memoryVault(secrets, state);
  for (const id of ['ended', 'old', 'new']) await (await vault.open(id)).set('input a', 'one');
  await vault.remove('ended');
  const ages = [
    { id: 'old', at: 0 },
    { id: 'new', at: 20 * day },
  ];
  state.set('releaseChecklist.runsWithSecrets', ages);
  await vault.removeOld(31 * day);
  expect([...secrets.keys()]).toEqual(['releaseChecklist.run.new']);
});

it('takes what it cannot read for nothing', async () => {
  const vault = memoryVault(
    new Map([
      ['releaseChecklist.run.a', '{"x":1}'],
      ['releaseChecklist.run.b', 'no JSON'],
    ]),
  );
  expect((await vault.open('a')).values()).toEqual([]);
  expect((await vault.open('b')).values()).toEqual([]);
});
