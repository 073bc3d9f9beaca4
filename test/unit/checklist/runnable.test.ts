import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonNotRunnable } from '../../../src/checklist/runnable';
import { allSections, allSteps } from '../../../src/checklist/steps';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import type { ShellScript } from '../../../src/shell/shellScript';
import { propertyRuns } from '../propertyRuns';
import { parse } from './parser';

const shell = await loadShellParserFromDisk();

const fence = (language: string, text: string): string => `# A\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;

/** Language, text, and the beginning of the reason; nothing for a block that runs. */
const cases: readonly (readonly [language: string, text: string, reason?: string])[] = [
  ['', 'frobctl -f a.cfg -c "init; exit"'],
  ['', 'JFrob -device x1 -if swd'],
  ['', 'frob -f a.cfg', 'No language'],
  ['', 'total -a -b', 'No language'],
  ['', 'Alice -yes -no', 'No language'],
  ['bash', 'anything --at all'],
  ['sh', 'ls'],
  ['zsh', 'ls'],
  ['shell script', 'ls'],
  ['console', '$ ls'],
  ['console', 'docker ps'],
  ['console', 'all is well', 'A session without a prompt'],
  ['bash', '# only words', 'Only comments'],
  ['bash', '# Next\n\n- [ ] Verify the health', 'Task list items'],
  ['sh', '1. [x] Verify the health', 'Task list items'],
  ['bash', '[ -f x ] || exit'],
  ['bash', 'Verify the health\nls'],
  ['bash', '', 'Nothing in it'],
  ['bash', '0 2 * * * /opt/backup.sh', 'A crontab line'],
  ['bash', '/deploy production', 'A slash command'],
  ['bash', '/usr/local/bin/deploy production'],
  ['bash', 'Get-Item -Path .'],
  ['bash', '$a = 1;\necho $a', 'PowerShell or PHP'],
  ['bash', 'SELECT 1;', 'SQL'],
  ['bash', '{\n  "a": 1\n}', 'Not shell'],
  ['bash', '{ echo a; echo b; }'],
  ['bash', '{\n  echo a\n  echo b\n}'],
  ['bash', 'function deploy() {\n  echo a\n}\ndeploy'],
  ['bash', 'function deploy(a) {\n  return a\n}', 'Not shell'],
  ['bash', '[ -f x ] && echo y'],
  ['bash', 'A=1\nB=2', 'Settings'],
  ['bash', 'APP_NAME=Bread Shop\nAPP_ENV=test', 'Settings'],
  ['bash', 'LIBDIR=lib frob list\nLIBDIR=lib frob check'],
  ['bash', 'CI=true npm ci\nNODE_ENV=test npm run build'],
  ['bash', 'A=1 ./build.sh\nB=2 ./deploy.sh'],
  ['bash', 'export A=1\nexport B=2'],
  ['bash', 'A=1'],
  ['bash', 'A=1\nB=2\necho $A'],
  ['bash', 'SUM=$(sha256sum x)\nDAY=$(date)'],
  ['powershell', 'ls'],
  ['powershell', '# only words', 'Only comments'],
  ['', 'PS C:\\src> Get-Item a\nName'],
  ['fish', 'ls'],
  ['nu', 'ls', 'Nushell'],
  ['yaml', 'git: status', 'YAML'],
  ['json', '{}', 'JSON'],
  ['sql', 'SELECT 1;', 'SQL'],
  ['text', 'git status', 'Text'],
  ['', 'git push origin main'],
  ['', './build.sh --fast'],
  ['', 'sudo systemctl restart nginx'],
  ['', 'NAME=x make all'],
  ['', 'COMMIT=<merge commit of step 1>\ngit tag -s v1 $COMMIT'],
  ['', "bumper --extensions rs,toml '1.0.0' '1.0.1'\nbumper --extensions md '1.0.0' '1.0.1' book"],
  ['', '/usr/local/bin/app reload'],
  ['', '~/deploy/run.sh'],
  ['', '/etc/nginx/nginx.conf\n/var/log/app.log', 'No language'],
  ['', '/api/users\n/api/health', 'No language'],
  ['', './docs/notes.md', 'No language'],
  ['', 'bumper --all', 'No language'],
  ['', 'bumper rs --all'],
  ['', 'usage: tool [--help] file\n  --help  shows this', 'No language'],
  ['', 'Options --verbose and --quiet exclude each other', 'No language'],
  ['', '$ whatever-it-is'],
  ['', 'user@host:~$ uptime\n 10:00 up 3 days'],
  ['', 'make sure that everybody has read this', 'No language'],
  ['', 'docker version 27.1', 'No language'],
  ['', 'npm warn deprecated x', 'No language'],
  ['', 'Version: 1.0\nDate: today', 'No language'],
  ['', 'git status\nOn branch main', 'No language'],
  ['', 'HTTP/1.1 200 OK', 'No language'],
  ['', 'Build () {\n  make all\n}'],
  ['', '1. Build (all of it)\n2. Test', 'No language'],
  ['', '- [ ] Build\n- [ ] Test', 'No language'],
  ['', '* [ ] Build\n* [ ] Test', 'No language'],
  ['', '* * * * * make', 'A crontab line'],
  ['console', 'Started: yes', 'A session without a prompt'],
  ['', 'src/\n├── a.ts', 'No language'],
  ['swift', 'git tag v1'],
  ['swift', 'let a = 1', 'Swift'],
  ['go', 'go build ./...'],
  ['go', 'package main', 'Go'],
  ['python', 'import os', 'Python'],
  ['python', 'print("a")', 'Python'],
  ['js', 'const a = 1', 'JavaScript'],
  ['brainfuck', '+++', 'brainfuck'],
];

test.each(cases.map(([language, text, reason]) => ({ language, text, reason })))(
  '$language: $text',
  ({ language, text, reason }) => {
    const checklist = parse(fence(language, text));
    const blocks = [...allSteps(checklist), ...allSections(checklist)].flatMap((place) => place.blocks);
    expect(blocks).toHaveLength(1);
    const [block] = blocks;
    if (reason === undefined) {
      expect(block?.reason).toBeUndefined();
      expect(block?.commands.length).toBeGreaterThan(0);
    } else {
      expect(block).toMatchObject({ runnable: false, commands: [] });
      expect(block?.reason).toMatch(new RegExp(`^${reason}`));
    }
  },
);

test.each([
  ['bash', 'ls', undefined],
  ['powershell', 'ls', 'pwsh'],
  ['bash', 'New-Item a -Force', 'pwsh'],
  ['console', 'PS C:\\src> dir', 'pwsh'],
  ['fish', 'ls', 'fish'],
  ['yaml', 'New-Item: a', undefined],
])('%s: %s is for the shell %s', (language, text, shell) => {
  const blocks = allSections(parse(fence(language, text))).flatMap(({ steps, blocks: own }) => [
    ...own,
    ...steps.flatMap((step) => step.blocks),
  ]);
  expect(blocks.map((block) => block.shell)).toEqual([shell]);
});

/** Whether a block is run, and whether its commands were read to tell. */
function decide(language: string, script: string): { readonly reason: string | undefined; readonly isRead: boolean } {
  let isRead = false;
  const read = (): ShellScript => {
    isRead = true;
    return shell.parse(script);
  };
  const reason = reasonNotRunnable({ language, script, prompted: false, usedVariables: new Set(['USED']) }, read);
  return { reason, isRead };
}

test('where the first word decides that a block is run, the commands say the same', () => {
  const lines = fc.constantFrom(
    ...['', '# note', '# cat <<EOF', '   ', 'ls -l', 'git status', './run.sh', '~/bin/x', '/deploy now', 'A=1', 'a=1'],
    ...['SELECT 1;', 'select 1;', '0 2 * * * x', '@daily x', '$a = 1', 'echo $a = 1', 'psql', '\\q', '>>> import x'],
    ...['cat <<EOF', 'EOF', 'for f in *; do', 'done', 'if', 'fi', 'echo "a', '"', '{', '}', ';', 'export B=2', 'x \\'],
    ...['USED=1', 'USED=$(ls', 'B=$(date)', 'B=$(date) # x', 'B=1 # $(x)', ')', 'Note that', '- a', '| a |', 'Sql> x'],
  );
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 6 }), (script) => {
      const text = script.join('\n');
      const { reason, isRead } = decide('bash', text);
      if (isRead) return;
      const { commands } = shell.parse(text);
      expect([reason, commands[0]?.text]).toEqual([
        undefined,
        expect.stringMatching(/^(?:[a-z.~]|Note|- a|\| a|USED=|B=\$\()/),
      ]);
      expect(commands.filter(({ text: words }) => /^\$\w+\s*=/.test(words))).toEqual([]);
      expect(commands[0]?.text).not.toMatch(/^(?!USED=)\w+=(?!\$\()/);
    }),
    { numRuns: propertyRuns(1000), seed: 3 },
  );
});

test('where the first word decides that a block is none to run, its first command calls that word', () => {
  const lines = fc.constantFrom(
    ...['', '# note', '   ', 'Date: [date]', 'Build ()', 'Build () {', 'Build(x)', '1. First (now)', 'Docker run "x'],
    ...['ls', 'Note', 'Note && ls', 'git: x', 'A=1', '$a = 1', 'cat <<EOF', 'EOF', '{', '}', 'make', '; ls'],
    ...['Step: x \\', 'Makefile | sh', 'Copy $(ls', ')', 'Password: ', 'Sql> x', '# cat <<EOF', '- [ ] x', '* [ ] x'],
    ...[
      '* * * * * x',
      '+ a | b',
      'nice make',
      'until x',
      'foo bar',
      'foo bar --baz qux',
      'foo \\',
      'foo() {',
      'foo; ls',
    ],
    ...['foo "x', 'foo && make', 'vite v6', 'platform :ios', 'https://a.example/b', 'http://a?b=c', 'let x = 1', '. x'],
    ...['2026-01-05T10Z GET /', '[scheduler] up', '[x] y --z', '7z a x', '3 a b'],
  );
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 6 }), (script) => {
      const text = script.join('\n');
      const { reason, isRead } = decide('', text);
      if (isRead || reason === 'Not shell') return;
      const [first] = shell.parse(text).commands;
      expect(reason).toMatch(/^No language/);
      expect(first?.programs[0] ?? first?.text).toMatch(
        /^(?:[A-Z][a-z]+|[a-z]+:|1\.|2026-\S*$|\[(?:scheduler|x)\]$|[-+*]$|(?:foo|vite|platform)$|https:\/\/a\.example\/b$)/,
      );
      expect(first?.text).not.toMatch(/^foo.*--/);
      expect(first?.text).not.toMatch(/^\w+\s*\(/);
    }),
    { numRuns: propertyRuns(1000), seed: 5 },
  );
});
