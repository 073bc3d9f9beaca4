import { describe, expect, test } from 'vitest';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

/** The kinds of what is written of the first command of a task item. */
function kindsIn(item: string): readonly string[] {
  const [first] = allSteps(parse(`# D\n\n- [ ] ${item}\n`)).flatMap(allCommands);
  const written = first?.expectations.filter(({ source }) => source !== 'implied') ?? [];
  return written.map(({ matcher }) => matcher.kind);
}

const status = '`kubectl get po`';

describe('words before a command in a code span that turn around what is told of it', () => {
  test.each([
    ...['Stop if', 'Abort when', 'Do not deploy if', 'Wait while', 'Call the DBA if', 'Before the fix', 'Skip if'],
    ...['It is a bug if', 'Without the patch', 'On a failed node', 'Previously', 'Yesterday', 'Unless', 'Hold until'],
    ...['Known bug:', 'Bad:', 'Not OK:', 'Symptom:', 'Regression:', 'Rollback trigger:', 'Red flag:', 'Anything but:'],
    ...[
      'Escalate once',
      'Escalate as soon as',
      'Abbrechen wenn',
      'Arrêter si',
      'Pare se',
      'Остановить, если',
      '如果',
      '❌',
    ],
  ])('%s', (lead) => {
    for (const told of ['prints `old`', '→ `old`', 'returns 0', 'shows no `Running`', 'prints nothing'])
      expect(kindsIn(`${lead} ${status} ${told}.`)).toEqual(['review']);
  });

  test.each([
    ...['Check that', 'Verify if', 'Make sure', 'Verificar se', 'Prüfen, ob', 'Verify:', 'Run', 'DB reachable:'],
    ...[
      'After the deploy,',
      'When you run',
      'Once done,',
      'Confirm the service is not down:',
      'No failed jobs:',
      'Now',
    ],
  ])('%s: nothing is turned around', (lead) => {
    expect(kindsIn(`${lead} ${status} prints \`old\`.`)).toEqual(['equals']);
  });

  test.each(['(bad)', '(this is the bug)', '(should be `new`)', '(not OK)', '(before)', '(old behaviour)'])(
    'brackets behind: %s',
    (aside) => {
      expect(kindsIn(`${status} prints \`old\` ${aside}`)).toEqual(['review']);
    },
  );
});

describe('what is denied behind a command in a code span', () => {
  test.each([
    ['— no "ERROR" lines', 'not-contains'],
    ['— zero `ERROR` lines', 'not-contains'],
    ['— never `ERROR`', 'not-contains'],
    ['— free of `ERROR`', 'not-contains'],
    [': no `ERROR`', 'not-contains'],
    ['(no `ERROR`)', 'not-contains'],
    ['— anything but `ERROR`', 'review'],
    ['— anything else than `ok` is a failure', 'review'],
    ['— without `ERROR`', 'review'],
    ['— pas de `ERROR`', 'review'],
    ['— abort on `ERROR`', 'review'],
  ])('%s', (told, kind) => {
    expect(kindsIn(`Check the log: ${status} ${told}`)).toEqual([kind]);
  });

  test('several texts are denied each', () => {
    expect(kindsIn(`Check the log: ${status} — no \`ERROR\` or \`FATAL\` lines`)).toEqual([
      'not-contains',
      'not-contains',
    ]);
    expect(kindsIn(`Check the log: ${status} — \`started\`, not \`Traceback\``)).toEqual(['contains', 'not-contains']);
  });

  test('a state that has ended', () => {
    expect(kindsIn(`Check that ${status} no longer prints \`old\`.`)).toEqual(['review']);
  });

  test('what is not to be run is no result', () => {
    expect(kindsIn(`Run ${status}, not \`kubectl get pods\``)).toEqual([]);
  });
});

describe('bullets nested under a label below a command in a code span', () => {
  test.each([
    ['Expected:', ['contains', 'contains']],
    ['Expect:', ['contains', 'contains']],
    ['Should show:', ['contains', 'contains']],
    ['Should not show:', ['not-contains', 'not-contains']],
    ['Not expected:', ['review', 'review']],
  ])('%s', (label, kinds) => {
    expect(kindsIn(`Check the log: ${status}\n  - ${label}\n    - \`ready\`\n    - \`other\``)).toEqual(kinds);
  });
});

describe('a sentence that leads to a block', () => {
  test.each([
    ['This must print "boom":', 'contains'],
    ['Running this must not print "boom":', 'review'],
    ['You should not see `boom` here:', 'not-contains'],
  ])('%s', (lead, kind) => {
    const [first] = allSteps(parse(`# D\n\n${lead}\n\n\`\`\`bash\nkubectl get po\n\`\`\`\n`)).flatMap(allCommands);
    expect(first?.expectations.filter(({ source }) => source !== 'implied').map(({ matcher }) => matcher.kind)).toEqual(
      [kind],
    );
  });
});

/** The kinds of what is written of the only command of a document. */
function kindsOf(text: string): readonly string[] {
  const commands = allSteps(parse(`# D\n\n${text}`)).flatMap(allCommands);
  const written = commands.flatMap(({ expectations }) => expectations.filter(({ source }) => source !== 'implied'));
  return written.map(({ matcher }) => matcher.kind);
}

describe('words of a sentence or a comment that turn around what it tells', () => {
  const demanding = ['equals', 'contains', 'regex', 'number', 'lines', 'empty', 'http'];

  test.each([
    ...['Wait while', 'On a failed node', 'Without the patch', 'Abbrechen wenn', 'Pare se', '如果', 'Known bug:'],
    ...[
      'Regression:',
      'History:',
      'Previously',
      'In the old release',
      'Rollback trigger:',
      'Red flag:',
      'Escalate once',
    ],
    ...['People reported that', 'The ticket says', 'Retry for as long as', '❌'],
  ])('%s', (lead) => {
    const block = '```bash\nkubectl get po\n```\n';
    for (const text of [
      `### ${lead} it returns \`old\`\n\n${block}`,
      `${block}\n${lead} it prints \`old\`.\n`,
      `\`\`\`bash\nkubectl get po  # ${lead} it returns 0\n\`\`\`\n`,
    ])
      expect(kindsOf(text).filter((kind) => demanding.includes(kind))).toEqual([]);
  });

  test.each(['After the deploy,', 'Once done,', 'If all went well,', 'Now'])('%s: demanded', (lead) => {
    const kinds = kindsOf(`\`\`\`bash\nkubectl get po\n\`\`\`\n\n${lead} it should print \`old\`.\n`);
    expect(kinds.filter((kind) => demanding.includes(kind))).not.toEqual([]);
  });
});

describe('a value alone in a cell', () => {
  test.each([
    ['Expected', ['contains']],
    ['Result', ['contains']],
    ['Target', []],
  ])('%s', (head, kinds) => {
    const row = `| Command | ${head} |\n| --- | --- |\n| \`./status.sh\` | \`production\` |\n`;
    expect(kindsOf(row)).toEqual(kinds);
  });
});

describe('what may be said of another command, or of no output', () => {
  const both = '```bash\nsystemctl is-active web\nsystemctl is-active worker\n```\n';

  test.each([
    ...['Either should print `active`.', 'Neither may print anything but `ok`.'],
    ...['Both should be `active`, worker may also be `inactive`.', 'Both scripts read `.env`.'],
    ...['All should print `active`, the second `inactive`.', 'The first may print `WARN`.'],
    ...['Should print at least 20 and 10.', 'There should be no `5xx` lines.', 'The container `web` is removed.'],
  ])('%s', (sentence) => {
    expect(new Set(kindsOf(`${both}\n${sentence}\n`))).toEqual(new Set(['review']));
  });

  test.each([
    ['The first should no longer list `old-api`; the second `new-api`.', ['not-contains', 'review']],
    ['The first should be greater than 0, the second 0.', ['number', 'review']],
  ])('%s', (sentence, kinds) => {
    expect(kindsOf(`${both}\n${sentence}\n`)).toEqual(kinds);
  });

  test('a file in brackets behind a command is not what it prints', () => {
    expect(kindsOf('- [ ] `make deb` (`dist/app.deb`), `make rpm` (`dist/app.rpm`)\n')).toEqual([]);
  });
});
