const people = [
  { name: 'Ada Tester', email: 'ada@example.org' },
  { name: 'Ben Tester', email: 'ben@example.org' },
  { name: 'Cleo Tester', email: 'cleo@example.org' },
];
const output = 'collected 85 items, all of them passed\n'.repeat(40);

/**
 * Writes releases of one checklist, a day after each other: seven of ten successful, the others of every kind.
 *
 * @param {{ makeRelease: Function, writeRelease: Function }} of parts.ts
 * @param {unknown} shellParser
 * @param {{ folder: string, count: number, text: string }} options
 */
export function manyReleases({ makeRelease, writeRelease }, shellParser, { folder, count, text }) {
  for (let index = 0; index < count; index += 1) {
    const release = `web-service v1.${Math.floor(index / 10)}.${index % 10}`;
    const made = makeRelease(
      {
        checklist: { path: 'RELEASE.md', text },
        release,
        startedAt: new Date(Date.UTC(2024, 0, 1 + index, 8)).toISOString(),
        by: people[index % people.length],
        inputs: { version: release.split(' ')[1], environment: index % 2 ? 'staging' : 'production' },
        ...outcomeOf(index),
      },
      shellParser,
    );
    writeRelease(folder, `${String(index).padStart(4, '0')}`, made);
  }
}

function outcomeOf(index) {
  const done = { kind: 'done', output };
  switch (index % 10) {
    case 3:
    case 6:
      return {
        outcome: 'completed-with-deviations',
        turnOf: (_, step) => (step === 1 ? { kind: 'skipped', reason: 'Nothing of it in this release' } : done),
      };
    case 9:
      return { outcome: 'aborted', turnOf: (_, step) => (step < 4 ? done : { kind: 'open' }) };
    default:
      return { turnOf: () => done };
  }
}
