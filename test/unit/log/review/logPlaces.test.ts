import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseChecklist } from '../../../../src/checklist/parseChecklist';
import { deviationWords, listDeviations } from '../../../../src/log/deviations';
import { createLogContext, type LogContext } from '../../../../src/log/logContext';
import { findLogPlaces } from '../../../../src/log/review/logPlaces';
import { readFoundJournal } from '../../../../src/node/findJournals';
import { loadShellParserFromDisk } from '../../../../src/node/shellGrammar';

const shellParser = await loadShellParserFromDisk();
const folder = join(import.meta.dirname, '../../../fixtures/log');

async function read(name: string): Promise<{ readonly log: string; readonly context: LogContext }> {
  const { state } = await readFoundJournal(join(folder, `${name}.jsonl`));
  if (!state) throw new Error(`no run in ${name}`);
  const checklist = parseChecklist(state.started.checklist.text, shellParser);
  return { log: readFileSync(join(folder, `${name}.md`), 'utf8'), context: createLogContext(checklist, state) };
}

describe.each(['all-well', 'deviations', 'rolled-back', 'interrupted', 'hostile'])('%s', (name) => {
  it('has a place for each item that stands in the log, in its order, and no output is taken for one', async () => {
    const { log, context } = await read(name);
    const { steps } = findLogPlaces(log, context);
    const lines = log.split('\n');
    const places = [...steps.values()];
    expect(places.length).toBeGreaterThan(0);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    for (const line of places) expect(lines[line]).toMatch(/^ *- \[[ x]\] /);
    const from = lines.indexOf('## Steps');
    const statuses = lines.filter((line, index) => index > from && /^ {0,4}- \[[ x]\] .*/.test(line));
    expect(places.length).toBeGreaterThanOrEqual(Math.min(statuses.length, context.counted.size));
  });

  it('has a place for each deviation, under its own name', async () => {
    const { log, context } = await read(name);
    const places = findLogPlaces(log, context);
    const lines = log.split('\n');
    for (const deviation of listDeviations(context))
      expect(lines[places.deviation(deviation) ?? -1]).toContain(`**${deviationWords[deviation.kind]}:**`);
  });
});

it('finds what stands behind an output that looks like a step', async () => {
  const { log, context } = await read('deviations');
  const last = [...findLogPlaces(log, context).steps].at(-1);
  const [id = '', line = 0] = last ?? [];
  const item = log.split('\n')[line] ?? '';
  const forged = log.replace('## Steps\n', `## Steps\n\n\`\`\`text\n${item}\n\`\`\`\n`);
  expect(forged).not.toBe(log);
  expect(findLogPlaces(forged, context).steps.get(id as never)).toBe(line + 4);
});

it('finds nothing in a text that is no log', async () => {
  const { context } = await read('deviations');
  const places = findLogPlaces('# Something else\n\n- [ ] One\n', context);
  expect(places.steps.size).toBe(0);
  expect(places.deviations).toBeUndefined();
});
