import { describe, expect, test } from 'vitest';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import type { Expectation } from '../../../src/expectation/expectation';
import { parse } from './parser';

/** What is written of the only command of a document. */
function writtenIn(text: string): readonly Expectation[] {
  const commands = allSteps(parse(text)).flatMap(allCommands);
  return commands.flatMap(({ expectations }) => expectations.filter(({ source }) => source !== 'implied'));
}

const block = '```bash\ndocker compose logs api\n```\n';
const kindsOf = (text: string): readonly string[] => writtenIn(text).map(({ matcher }) => matcher.kind);

/** Heads of what must not be in the output. */
const forbidding = [
  'You should not see:',
  'The output must not contain any of these:',
  "It shouldn't print:",
  'The output should no longer show:',
  'Should NOT be:',
  'Nothing like this may appear:',
  'None of these are printed:',
  'There should be no lines like:',
  'Die Ausgabe darf nicht enthalten:',
  'La salida no debe contener:',
  'La sortie ne doit pas contenir :',
  'A saída não deve conter:',
  "L'output non deve contenere:",
  'Вывод не должен содержать:',
  '不应出现：',
];

/** Heads that forbid less plainly, or want what stands below after all: it is shown to a person, and never held to be absent. */
const unsure = [
  'Check that the following is absent:',
  'Confirm the absence of:',
  'The output must be free of:',
  'Expect not to see:',
  'Forbidden output:',
  'If you see this, stop:',
  'Do not proceed if the output shows:',
  'Look for errors like:',
  'Watch out for warnings such as:',
  '出力に次が含まれていないこと：',
  'Do not proceed if the output does not show:',
  "Stop if you don't see:",
  'Stop if any of the following is missing:',
  'If any of these are missing, stop and roll back:',
  'Check that the following is not missing:',
  'None of these should be missing:',
  'The output must not be empty:',
  'The build should not show warnings. You should see:',
  'The output should not show errors and look like this:',
  'Expected output should not be empty:',
  'Expected (if not already installed):',
  'Stop the log when you see:',
  'Stop when you see:',
  'When you see this, stop the server:',
];

/** Heads of what comes in another case, or is turned around in other words: nothing to demand. */
const turned = [
  'You should see no trace of:',
  'You should see everything but:',
  'You should see this line disappear:',
  'You should see this only if it failed:',
  'Expected output lacks:',
  'Should print something other than:',
  'If the output is as follows, abort:',
  'This output is bad:',
  'The output looks like this when broken:',
  'Expected output on failure:',
  'Expected output (failure):',
  'Expected output before the fix:',
  'Erwartete Ausgabe im Fehlerfall:',
  "Sortie attendue en cas d'échec :",
  'Salida esperada si falla:',
  'Saída esperada antes da correção:',
  'Output atteso in caso di errore:',
  'Ожидаемый вывод при ошибке:',
  'Rollback needed if the output is:',
  'Restart the pod if the output is:',
  'Call the DBA in case the output is:',
  'Rerun this as long as the output is:',
  'Yesterday the expected output was:',
  'The output should be clean of:',
  'There should be zero lines with:',
  'Expected (old):',
  'Expected only on dev:',
  'Expected on staging:',
];

/** Sentences behind a sample that say that it is not what must come. */
const condemning = [
  'If you see this, stop.',
  'This must not happen.',
  'The above is wrong.',
  'This is what a failed rollout looks like.',
  'This output means that the rollout failed.',
  'Do not continue in this state.',
  'In that case roll back.',
  'If the output is as above, stop.',
  'Nobody should ever see this.',
  'So darf es nicht aussehen.',
  'Esto no debe pasar.',
  'Cela ne doit pas arriver.',
  'Questo è sbagliato.',
  'Это ошибка.',
  '这是错误的。',
];

/** Sentences behind a sample that say something else. */
const harmless = [
  'If you see this, you are done.',
  'If you do not see this, stop.',
  'This means that all is well.',
  'If this fails, check the logs.',
  'This does not change anything.',
  'Do not continue before you see this.',
  'If it does not look like this, roll back.',
];

describe('what must not be printed', () => {
  test.each(forbidding)('%s a fence', (head) => {
    const written = writtenIn(`# D\n\n${block}\n${head}\n\n\`\`\`\nERROR: boom\n\`\`\`\n`);
    expect(written.map(({ matcher }) => matcher.kind)).toEqual(['not-contains', 'review']);
  });

  test.each(forbidding)('%s a list', (head) => {
    expect(kindsOf(`# D\n\n${block}\n${head}\n\n- \`ERROR: boom\`\n- errors of any kind\n`)).toEqual([
      'not-contains',
      'review',
    ]);
  });

  test.each(unsure)('%s never taken for absent', (head) => {
    for (const below of ['```\nServer started\n```\n', '- `Server started`\n', '']) {
      const own = below === '' ? `${head} \`Server started\`` : `${head}\n\n${below}`;
      expect(kindsOf(`# D\n\n${block}\n${own}\n`)).not.toContain('not-contains');
    }
  });

  test.each(turned)('%s a fence, for a person', (head) => {
    const kinds = kindsOf(`# D\n\n${block}\n${head}\n\n\`\`\`\nERROR: boom\n\`\`\`\n`);
    expect(kinds.filter((kind) => kind !== 'review' && kind !== 'not-contains')).toEqual([]);
  });

  test.each([
    ...['You should not see this:', 'Bad output:', 'Before the fix it looks like this:', 'So darf es nicht aussehen:'],
    ...['Ne doit pas ressembler à ceci :', 'これは失敗例です：', '## Bad example'],
  ])('%s a session', (head) => {
    const text = `# D\n\n${head}\n\n\`\`\`console\n$ systemctl is-active nginx\nfailed\n\`\`\`\n`;
    expect(kindsOf(text)).toEqual(['review']);
  });

  test.each([
    ...['Not expected:', 'Unexpected:', 'Stop on:', 'Known bad:', 'This used to print:', 'Instead of:', 'Old output:'],
    ...['If it hangs you see:', 'These should have disappeared:', '❌', '**Wrong**', 'Error case:', 'A user saw:'],
    ...['Nicht so:', 'Vorher:', 'Abbrechen bei:', 'Antes:', 'Pas comme ça :', 'Не так:', '错误示例：'],
    ...['### Not expected', '### Rollback if', '### Fail'],
  ])('%s a session, for a person', (head) => {
    const text = `# D\n\n${head}\n\n\`\`\`console\n$ systemctl is-active nginx\nfailed\n\`\`\`\n`;
    expect(kindsOf(text)).toEqual(['review']);
  });

  test.each([
    'After the fix:',
    'If all is well:',
    'To avoid errors, list the units first:',
    'Check that nothing is broken:',
  ])('%s a session that is wanted', (head) => {
    const text = `# D\n\n${head}\n\n\`\`\`console\n$ systemctl is-active nginx\nactive\n\`\`\`\n`;
    expect(kindsOf(text)).toEqual(['equals']);
  });

  test('a session that begins with a word that condemns it', () => {
    expect(kindsOf('# D\n\n```console\n# bad:\n$ systemctl is-active nginx\nfailed\n```\n')).toEqual(['review']);
  });

  test.each(condemning)('behind a session and an output: %s', (sentence) => {
    const session = '```console\n$ systemctl is-active nginx\nfailed\n```\n';
    expect(new Set(kindsOf(`# D\n\n${session}\n${sentence}\n`))).toEqual(new Set(['review']));
    const output = `${block}\nOutput:\n\n\`\`\`\nERROR: boom\n\`\`\`\n`;
    expect(new Set(kindsOf(`# D\n\n${output}\n${sentence}\n`))).toEqual(new Set(['review']));
  });

  test.each(harmless)('behind a session, and of something else: %s', (sentence) => {
    const session = '```console\n$ systemctl is-active nginx\nactive\n```\n';
    expect(kindsOf(`# D\n\n${session}\n${sentence}\n`)).toContain('equals');
  });

  test.each([
    ['Expected on failure: `Traceback`', ['review']],
    ['**Expected output (before the fix):** `Traceback`', ['review']],
    ['You should not see: `Traceback`', ['not-contains']],
    ['If you see `Traceback`, stop and roll back.', ['review']],
    ['Stop if the output contains "Traceback".', ['review']],
    ['Stop if you do not see "ready".', ['review']],
    ['When you see `Server started`, stop it with Ctrl-C.', ['review']],
  ])('behind the block: %s', (sentence, kinds) => {
    expect(kindsOf(`# D\n\n${block}\n${sentence}\n`)).toEqual(kinds);
  });

  test.each([
    ['Must not contain', ['not-contains']],
    ['Expected (failure)', ['review']],
    ['Not expected', ['review']],
  ])('in a column: %s', (head, kinds) => {
    const text = `# D\n\n| Command | ${head} |\n| --- | --- |\n| \`docker compose logs api\` | \`boom\` |\n`;
    expect(kindsOf(text)).toEqual(kinds);
  });

  test('a head that is wanted after all demands', () => {
    expect(kindsOf(`# D\n\n${block}\nYou should see:\n\n\`\`\`\nall done\n\`\`\`\n`)).not.toContain('review');
    expect(kindsOf(`# D\n\n${block}\nIf you do not see:\n\n\`\`\`\nall done\n\`\`\`\n`)).toEqual([]);
  });
});
