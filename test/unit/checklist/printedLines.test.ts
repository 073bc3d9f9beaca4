import { describe, expect, test } from 'vitest';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

function commandsIn(language: string, text: string): readonly string[] {
  const model = parse(`# A\n\n\`\`\`${language}\n${text}\n\`\`\`\n`);
  return allSteps(model)
    .flatMap(allCommands)
    .map((command) => command.text);
}

/** A block without prompts, and what of it is run. */
const shown: readonly (readonly [name: string, text: string, commands: readonly string[]])[] = [
  ['a change', 'kubectl apply -f web.yaml\ndeployment.apps/web configured', ['kubectl apply -f web.yaml']],
  ['a program of that name', 'kubectl delete pod web-1\npod "web-1" deleted', ['kubectl delete pod web-1']],
  ['a table', 'kubectl get pods\nNAME   READY  STATUS\nweb-1  1/1    Running', ['kubectl get pods']],
  ['a table with two columns', 'helm list\nNAME\tREVISION\nweb\t3', ['helm list']],
  ['a state, then a comment', 'show it\nOnDelete\n\n# Next\nmake all', ['show it', 'make all']],
  ['an image', 'show image\nregistry.example.com/team/app:1.2', ['show image']],
  ['JSON on a line', 'curl http://x/\n{"ok": true}', ['curl http://x/']],
  ['JSON over lines', 'curl http://x/\n{\n  "ok": true\n}\nmake all', ['curl http://x/', 'make all']],
  [
    'a status and headers',
    'curl -I http://x/\nHTTP/1.1 200 OK\nserver: x\n\nmake all',
    ['curl -I http://x/', 'make all'],
  ],
  ['a word of a state', 'systemctl is-active web\nactive', ['systemctl is-active web']],
  ['a tick', 'make test\n✓ all there', ['make test']],
  ['what is told', 'terraform apply\nApply complete! Resources: 1 added', ['terraform apply']],
  ['a log line', 'make run\n[INFO] listening', ['make run']],
  ['nothing', 'make check\n\n(no output)', ['make check']],
  ['a number', 'wc -l < a\n42', ['wc -l < a']],
];

/** Blocks of which each line is run as it stands, or typed. */
const run: readonly (readonly [name: string, text: string, count: number])[] = [
  ['commands', 'make\nls\n./build all', 3],
  ['a here-document', 'cat > a <<EOF\nNAME   READY\nweb  1/1\n{"ok": true}\nEOF\nmake', 2],
  ['quoted JSON', 'curl -d \'{\n"a": 1\n}\' http://x/\nmake', 2],
  ['a continued line', 'curl \\\n  -X POST \\\n  http://x/a/b\nmake', 2],
  ['a session', 'redis-cli\nPING\nOnDelete', 3],
  ['a program with a capital', 'make\nRscript a.R\nJLinkExe -device x', 3],
  ['a group', '{\n  echo a\n  echo b\n}\nls', 2],
  ['an assignment', 'make\nA=1 ./build\nB=2 ./test', 3],
  ['a bracket that stays open', 'make\n{\n"a": 1 }\nls', 4],
  ['a branch', 'if true; then\nRunning\nfi', 1],
];

/** A command, and lines that it surely prints, so that the lines below them are looked at too. */
const above = 'kubectl get pods\nNAME   READY\nweb-1  1/1\n';

/** What a shell can run, though words of output stand in it. */
const runnable: readonly string[] = [
  'STATUS=completed',
  'RESULT="passed"',
  'STATE=$(./state | grep completed)',
  'MODE=strict ./wait completed',
  'app/run created',
  'app/run "x" created',
  'scripts/migrate replaced',
  'bin/tool edited database',
  'pod/web condition met && ./deploy',
  'deployment/web restarted; ./deploy',
  'service/web created > /tmp/log',
  'Ansible passed | tee log',
  'Check_all passed',
  'Rscript',
  './deploy  --all',
  './deploy  all',
  'release  --all',
  'A=1  ./deploy',
  'kubectl  delete pod web-1',
  '"./deploy"  all',
  '$HOME/deploy  all',
  '[ "$V" = "1.2.3" ]',
  '{ "./deploy"; }',
];

describe('blocks without prompts that show what their commands print', () => {
  test.each(shown)('%s is no command', (_, text, commands) => {
    expect(commandsIn('bash', text)).toEqual(commands);
  });
  test.each(run)('%s: nothing is taken for output', (_, text, count) => {
    expect(commandsIn('bash', text)).toHaveLength(count);
  });
  test.each(runnable)('%s is run below a table, and below a command', (line) => {
    expect(commandsIn('bash', above + line)).toEqual(['kubectl get pods', line]);
    expect(commandsIn('bash', `make all\n✓ all there\n${line}`)).toEqual(['make all', line]);
  });
  test.each(['./deploy --all', 'kubectl get pods', 'A=1 make', 'make > log'])('%s is run below a list head', (line) => {
    expect(commandsIn('bash', `make all\n✓ Should list:\n  ${line}`)).toEqual(['make all', line]);
  });
  test.each([
    ['a table alone', 'NAME   READY\nweb-1  1/1'],
    ['differences', '<  image: a:1\n---\n>  image: a:2'],
  ])('%s is not run', (_, text) => {
    expect(commandsIn('bash', text)).toEqual([]);
  });
});
