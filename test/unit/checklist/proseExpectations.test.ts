import { describe, expect, test } from 'vitest';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { describeMatcher } from '../../../src/expectation/describeMatcher';
import { parse } from './parser';

/** Every written expectation of a document, as `line of the command: line, what is checked`; lines are 1-based. */
function expectationsOf(text: string): readonly string[] {
  return allSteps(parse(text))
    .flatMap(allCommands)
    .flatMap(({ range, expectations }) =>
      expectations
        .filter(({ source }) => source !== 'implied')
        .map(
          ({ line, matcher }) =>
            `${range.start.line + 1}: ${line + 1} ${matcher.kind === 'review' ? 'review' : describeMatcher(matcher)}`,
        ),
    );
}

const block = '```bash\nmake all\n```\n';
const asks = '```bash\ncurl -i http://x/health\n```\n';
const asksTwo = '```bash\n# The home page\ncurl -I http://x/\n\ncurl -i http://x/health\n```\n';

const pair = '```bash\ncurl -s http://x/health\nredis-cli ping\n```\n';

/** One of two commands, named by its place, its text or its address: the sentence behind them, and what it expects. */
const named: readonly (readonly [string, readonly string[]])[] = [
  ['The first command should print "up".', ['2: 6 contains "up"']],
  ['The second command should print "PONG".', ['3: 6 contains "PONG"']],
  ['The first line should be "PONG".', ['3: 6 review']],
  ['The last command must return "PONG".', ['3: 6 contains "PONG"']],
  ['Command 1: should print "up".', ['2: 6 contains "up"']],
  ['`redis-cli ping` returns `PONG`.', ['3: 6 contains "PONG"', '6: 6 has the line "PONG"']],
  ['`redis-cli` should answer with some word.', ['3: 6 review']],
  ['`/health` should return the state of the service.', ['2: 6 review']],
  ['Der zweite Befehl sollte "PONG" ausgeben.', ['3: 6 contains "PONG"']],
  ['El primer comando debe mostrar "up".', ['2: 6 contains "up"']],
  ['O segundo comando deve mostrar "PONG".', ['3: 6 contains "PONG"']],
  ['La deuxième commande doit afficher "PONG".', ['3: 6 contains "PONG"']],
  ['Il secondo comando deve mostrare "PONG".', ['3: 6 contains "PONG"']],
  ['Вторая команда должна вывести "PONG".', ['3: 6 contains "PONG"']],
  ['The second command needs a running server.', []],
  ['The third command should print "done".', ['2: 6 review', '3: 6 review']],
  ['`redis-cli ping` asks the cache.', []],
  ['Step 2: restart the worker.', []],
];
const namedCases = named.map(
  ([sentence, expected]) => [`of two: ${sentence}`, `${pair}\n${sentence}\n`, expected] as const,
);

/** What stands after a block, and what it expects. */
const after: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'JSON for an example',
    `${asks}\nYou should get a response like:\n\n\`\`\`json\n{"ok":true,"id":"a1"}\n\`\`\`\n`,
    ['2: 8 JSON like {"ok":true,"id":"a1"}'],
  ],
  [
    'a text for an example',
    `${block}\nYou should get a response like this in the terminal:\n\n\`\`\`\nall done\n\`\`\`\n`,
    ['2: 8 contains "all done"'],
  ],
  ['what can be done then', `${block}\nYou'll now be able to access the page in a browser.\n`, ['2: 5 review']],
  [
    'a prompt of the terminal',
    'See what is there by executing:\n\n```text\nfrobber needs\n```\n\nExpected: "all there"\n',
    ['4: 7 contains "all there"'],
  ],
  [
    'what is typed elsewhere',
    'In psql, see what is there by typing:\n\n```text\nfrobber needs\n```\n\nExpected: "all there"\n',
    [],
  ],
  [
    'a fence that shows what a paragraph tells',
    `${asks}\n**Expected Response**: HTTP 201 Created\n\`\`\`json\n{"ok":true}\n\`\`\`\n`,
    ['2: 5 HTTP 201', '2: 7 JSON with {"ok":true}'],
  ],
  [
    'a block of Markdown behind a told result',
    `${asks}\nExpected output: "ok"\n\`\`\`\n## Next\nsome words\n\`\`\`\n`,
    ['2: 5 contains "ok"'],
  ],
  [
    'a heading that announces an output',
    `${asks}\n#### Expected output\n\n\`\`\`json\n{"ok":true}\n\`\`\`\n`,
    ['2: 8 JSON with {"ok":true}'],
  ],
  ['a heading of the next step', `${asks}\n#### Response times\n\n\`\`\`json\n{"ok":true}\n\`\`\`\n`, []],
  [
    'a line of JSON for each of two commands',
    '```bash\ncurl http://x/data\ncurl http://x/health\n```\n\nExpected output:\n```json\n{"message":"hi"}\n{"status":"ok"}\n```\n',
    ['2: 8 JSON with {"message":"hi"}', '3: 9 JSON with {"status":"ok"}'],
  ],
  [
    'what is to be confirmed',
    `${block}\nConfirm:\n\n- the queue is empty\n- open the page and log in\n- "all done" is printed\n`,
    ['2: 7 review', '2: 9 contains "all done"'],
  ],
  [
    'what is to be confirmed, in Japanese',
    `${block}\n**確認事項**:\n- 「done」と表示されること\n- 処理対象の数\n`,
    ['2: 6 contains "done"'],
  ],
  [
    'what a label says before it leads to a list',
    `${block}\n**Expected:** No ERROR or PANIC messages. Should see:\n- "Starting up..."\n- "Connected to it"\n`,
    [
      '2: 5 does not contain "ERROR"',
      '2: 5 does not contain "PANIC"',
      '2: 6 matches /(?:^|[^\\w.,-])Starting up.+/',
      '2: 7 contains "Connected to it"',
    ],
  ],
  [
    'a status in the brackets of a label',
    `${asks}\n**Expected response** (HTTP 201):\n\`\`\`json\n{"ok":true}\n\`\`\`\n`,
    ['2: 5 HTTP 201', '2: 7 JSON with {"ok":true}'],
  ],
  [
    'the lines of an output that a comment shows',
    '```bash\ncurl -sI http://x/\n# Expected:\n# HTTP/2 200\n# content-type: text/html\n\nmake ps\n# Expected output:\n# web: Up (healthy)\n# db: Up\n```\n',
    [
      '2: 4 HTTP 200',
      '2: 5 contains "content-type: text/html"',
      '7: 9 contains "web: Up (healthy)"',
      '7: 10 contains "db: Up"',
    ],
  ],
  [
    'bullets in other languages behind one with the command',
    '- [ ] a\n  - Comando: `git status`\n  - Estado esperado: `all is committed`\n- [ ] b\n  - Befehl: `git status`\n  - Erwarteter Status: `all is committed`\n- [ ] c\n  - Commande : `git status`\n  - Résultat attendu : `all is committed`\n',
    ['2: 3 contains "all is committed"', '5: 6 contains "all is committed"', '8: 9 contains "all is committed"'],
  ],
  [
    'a criterion that names another command',
    `${block}\n**Pass criteria:**\n\n1. \`tool install web\` succeeds.\n`,
    ['2: 7 review'],
  ],
  [
    'what must not be there, below a heading that announces what is good',
    `${block}\n### What good looks like\n\nNo events such as:\n\n- \`OOMKilled\`\n- "BackOff"\n`,
    ['2: 9 does not contain "OOMKilled"', '2: 10 does not contain "BackOff"'],
  ],
  [
    'what must not be printed, in a fence and in the lines of a comment',
    `${block}\n**Expected:** no lines such as these:\n\n\`\`\`\npanic in worker\n\`\`\`\n\n## B\n\n\`\`\`bash\ncat log\n# Should not contain these messages:\n# panic in worker\n# lost connection\n\`\`\`\n`,
    ['2: 8 review', '14: 16 review'],
  ],
  ['boxes under a label', `${asks}\n**Pass criteria:**\n- [ ] HTTP 200\n- [ ] The login works\n`, ['2: 6 HTTP 200']],
  [
    'what a tick tells in the block itself',
    '```bash\ngrep -c listen site.conf\n✓ Should return: 19\n\nls conf.d\n✅ Should list:\n  - conf.d/gate.conf\n```\n',
    ['2: 3 number = 19', '5: 7 matches /(?:^|[\\s/"\'])conf\\.d/gate\\.conf(?:[\\s/*@|="\',:]|$)/'],
  ],
  [
    'boxes that quote what is printed',
    `${block}\n- [ ] Output: \`site/config created\`\n- [ ] No "format error"\n- [ ] Edit "site.conf"\n`,
    ['2: 5 contains "site/config created"', '2: 6 does not contain "format error"'],
  ],
  [
    'expected results in the block itself',
    '```bash\nnpm run audit\n\nExpected results:\n- Score: ≥ 90\n- Throughput > 500 requests/second\n```\n',
    ['2: 5 number ≥ 90', '2: 6 > 500 requests/second'],
  ],
  [
    'what good looks like, under a heading',
    `${block}\n### What “good” looks like\n\nThe pods are all there:\n\n\`\`\`text\nall ready\n\`\`\`\n`,
    ['2: 7 review', '2: 10 contains "all ready"'],
  ],
  ['a version below each command', '```bash\nnode --version\n# v20.18.0\n\nls\n```\n', ['2: 3 contains "v20.18.0"']],
  [
    'results of one command of several, by its number',
    '```bash\nstart-it\nstatus\n```\n\n### Expected results\n\n**Step 1:**\n\n- Output shows: "started"\n',
    ['2: 10 review'],
  ],
  [
    'results of commands whose comments number them',
    '```bash\n# Step 1: start\nstart-it\n\n# Step 2: look\nstatus-of it\n```\n\n### Expected results\n\n**Step 1:**\n\n- Output shows: "started"\n\n**Step 2:**\n\n- Output shows: "idle"\n- Shows the time since then\n\n**Step 4:**\n\n- Output shows: "gone"\n',
    ['3: 13 contains "started"', '6: 17 contains "idle"', '6: 18 review'],
  ],
  ...namedCases,
  [
    'states told above requests',
    '```bash\n# Public pages return JSON\ncurl -s http://x/a\n\n# Security headers present\ncurl -sI http://x/ | grep -i frame\n\n# Fetch the page\ncurl -s http://x/b\n```\n',
    ['3: 2 has $', '6: 5 review'],
  ],
  [
    'names in comments below words that head them',
    '```bash\nollama list\n\n# Should show at least:\n# text-embed\n# chat:2b\n```\n',
    ['2: 5 contains "text-embed"', '2: 6 contains "chat:2b"'],
  ],
  ['what is demanded right above', `Running it must print "all done":\n\n${block}`, ['4: 1 contains "all done"']],
  ['advice right above', `You should read "the manual" before you run it:\n\n${block}`, []],
  [
    'what is expected, in a sentence',
    `${asks}\nExpected result is a 200 response. Then log in.\n`,
    ['2: 5 HTTP 200', '2: 5 review'],
  ],
  ['where to look', `${block}\n**Check:** Console → Rules → two new rows.\n`, ['2: 5 review']],
  ['where files went', `${block}\nBackups are saved to: \`out/\`\n`, ['2: 5 review']],
  [
    'JSON with a line behind it',
    `${asks}\nExpected output:\n\n\`\`\`json\n{\n  "ok": true\n}\nStatus: 200\n\`\`\`\n`,
    ['2: 8 JSON with {"ok":true}', '2: 8 HTTP 200'],
  ],
  [
    'a criterion in another language, and what must not come',
    `${asks}\n**Critério de sucesso:**\n- ✅ Status HTTP: 200\n- ✅ Fila vazia\n\n**Critério de falha:**\n- ❌ Status HTTP: 503\n`,
    ['2: 6 review', '2: 7 review'],
  ],
  ['what must not come', `${asks}\n**Failure criteria:**\n- HTTP 503\n- "refused"\n`, []],
  ['an answer to what fails', `${asks}\n**Response (error):**\n\n\`\`\`json\n{"ok":false}\n\`\`\`\n`, []],
  [
    'an answer of one case',
    `${asks}\n**Response** (if the queue is empty):\n\n\`\`\`json\n{"ok":true}\n\`\`\`\n`,
    ['2: 8 review'],
  ],
  [
    'what came once',
    `${block}\n**Result**:\n- Name: \`web-api\`\n- all went well\n`,
    ['2: 6 contains "Name: web-api"', '2: 7 review'],
  ],
  [
    'a fence under words that tell that it is done',
    `${block}\n**✅ 연결 완료**:\n\`\`\`\nLinked shop to project q1w2\n\`\`\`\n`,
    ['2: 7 contains "Linked shop to project q1w2"'],
  ],
  ['a fence to be written elsewhere', `${block}\n**Add to the settings**:\n\`\`\`\nshop linked to q1w2\n\`\`\`\n`, []],
  [
    'names under boxes that ask to verify each',
    '- [ ] See what is deployed:\n  ```bash\n  gcloud functions list\n  ```\n- [ ] Verify each function:\n  - [ ] mail-sync\n  - [ ] order-sync\n  - [ ] Open the console\n',
    ['3: 6 contains "mail-sync"', '3: 7 contains "order-sync"'],
  ],
  [
    'an item that heads the items behind it',
    '- `git config --list`\n  - Should contain at least the following:\n  - `user.name=ME`\n  - `core.editor=vi`\n',
    ['1: 3 contains "user.name=ME"', '1: 4 contains "core.editor=vi"'],
  ],
  [
    'boxes behind one that has run a command',
    '- [ ] Ran: `docker build -t shop .`\n- [ ] Build completed successfully (no errors)\n- [ ] Build time: ____\n- [ ] Output: "shop built"\n- [ ] Tell the team\n- [ ] Ran: `docker push shop`\n',
    ['1: 2 exit 0', '1: 4 contains "shop built"'],
  ],
  [
    'a box behind one that says itself what comes of it',
    '- [ ] Unit tests pass (`npm test`)\n- [ ] Integration tests passing\n',
    ['1: 1 exit 0'],
  ],
  [
    'the one of several commands that a box names',
    '```bash\ndocker pull shop/app\ndocker run -p 80:80 shop/app\n```\n\n- [ ] Image pulls successfully\n- [ ] The page loads\n',
    ['2: 6 exit 0'],
  ],
  [
    'a task that begins with its command',
    '- [ ] `npm run demo` generates `out/plan.json`.\n- [ ] wheel and sdist pass `twine check dist/*`\n- [ ] All tests pass (`npm test`) - Current: **24/24**\n',
    ['1: 1 review', '2: 2 exit 0', '3: 3 exit 0'],
  ],
  ['a description of a command', '- `npm run demo` generates `out/plan.json`.\n', []],
  [
    'a row of which the names and the age change',
    `${block}\nExpected output:\n\n\`\`\`\nweb-6f78c9c7b9-8qv2n  1/1  Running  4d\n\`\`\`\n`,
    [String.raw`2: 8 matches /(?:^|[^\w.,-])web-[\da-z]+-[a-z\d]{5}\s+1/1\s+Running\s+(?:\d[\d.,]*\s?[a-zµ]+…`],
  ],
  [
    'tests and groups of the shell, which are run',
    '```bash\nV=1\n[ "$V" = "1.2.3" ]\n# Should exit 1\n{ "./run.sh"; }\n# Should exit 2\napp/run started\n# Should exit 3\n```\n',
    ['3: 4 exit 1', '5: 6 exit 2', '7: 8 exit 3'],
  ],
  ['a box that is no command', '# R\n\n```bash\n[ ] Login works\n[x] Sound plays\n```\n', []],
  ['boxes that describe', `${block}\n**Success criteria:**\n- [ ] Mail.Hub repository added\n`, []],
  [
    'names in a list',
    `${block}\nThe output should include:\n\n- user_profiles\n- web.service\n- a short greeting\n`,
    ['2: 7 contains "user_profiles"', '2: 8 contains "web.service"', '2: 9 review'],
  ],
  [
    'task items under words that ask to check',
    `${asks}\n**Verify:**\n- [ ] Returns 202 Accepted\n- [ ] Order saved to the store\n- [ ] Returns order_id (not null)\n- [ ] Open the page\n`,
    ['2: 6 HTTP 202', '2: 8 matches /"order_id"\\s*:\\s*(?:"[^"]+"|-?\\d|[\\[{][^\\]}]|true|false)/'],
  ],
  [
    'a list under words that ask to check, in another language',
    `${block}\n**確認項目**:\n- 対象のユーザー数\n- エラーがないこと\n\n**出力例**:\n\n\`\`\`\nall done\n\`\`\`\n`,
    ['2: 7 exit 0', '2: 12 contains "all done"'],
  ],
  [
    'headers to be there',
    `${asks}\nConfirme a presença de:\n\n- \`X-Frame-Options: DENY\`\n- Abra o painel\n`,
    ['2: 7 matches /^[<\\s]*X-Frame-Options:\\s*DENY(?:[^\\w.-]|$)/'],
  ],
  ['orders under words that ask to check', `${block}\nVerify:\n\n- Open the page\n- Click "Next"\n`, []],
  ['a query under words that ask to check', `${block}\n**Database check:**\n\n\`\`\`sql\nSELECT 1;\n\`\`\`\n`, []],
  [
    'an answer for each request',
    `${asksTwo}\n预期输出：\n\n\`\`\`json\n{"ok":true}\n{"up":true}\n\`\`\`\n`,
    ['3: 11 JSON with {"ok":true}', '5: 12 JSON with {"up":true}'],
  ],
  ['what we should verify', `${block}\nWe need to verify that it is \`Up\`.\n`, ['2: 5 has the line "Up"']],
  ['where something is put', `${block}\nThe reports are written to \`./out\`.\n`, ['2: 5 review']],
  [
    'where something is put, in another language',
    `${block}\nOs relatórios são salvos em \`./out\`.\n`,
    ['2: 5 review'],
  ],
  ['what has nothing to do with it', `${block}\nThe team is informed in the morning.\n`, []],
  ['a sentence that goes on', `${block}\n...which should give you \`all done\`\n`, ['2: 5 contains "all done"']],
  ['nearly so', `${block}\n…which should give you something like \`all done 2\`\n`, ['2: 5 contains "all done 2"']],
  ['what must be gone', `${block}\nThe removed entry should no longer appear in the list.\n`, ['2: 5 review']],
  ['what somebody has to do', `${block}\nThe changelog should be edited by hand.\n`, []],
  [
    'no result of a grep',
    '```bash\ngrep -r x src\n```\n\n**Expected Result:** The command should return no results. They are links.\n',
    ['2: 5 prints nothing', '2: 5 review'],
  ],
  [
    'a second block that looks like commands',
    `${block}\nIt should return\n\n\`\`\`bash\n/usr/bin/frob\n\`\`\`\n`,
    ['2: 8 contains "/usr/bin/frob"'],
  ],
  [
    'a sample behind a prompt',
    `${block}\nThis should give you something like:\n\n\`\`\`bash\n$ frob 1.2\n\`\`\`\n`,
    ['2: 8 review'],
  ],
  [
    'the next number, of the output',
    `1. Run it:\n\n   \`\`\`bash\n   make all\n   \`\`\`\n\n2. Confirm the JSON output includes both tags.\n3. Tell the team.\n`,
    ['4: 7 review'],
  ],
  [
    'the next number, of a state',
    `1. Run it:\n\n   \`\`\`bash\n   make all\n   \`\`\`\n2. **Check:** All tests should pass, as in the log.\n`,
    ['4: 6 review'],
  ],
  [
    'a program that nobody knows',
    `1. See the jobs:\n   \`\`\`\n   frobber list <job>\n   \`\`\`\n   - **Expected Result:** The job is done.\n`,
    ['3: 5 review'],
  ],
  ['a labelled paragraph', `${block}Expected: \`all done\`\n`, ['2: 4 contains "all done"']],
  ['a bold label', `${block}\n**Expected:** "all done".\n`, ['2: 5 contains "all done"']],
  ['an italic label', `${block}*Expected output*: "a" then "b"\n`, ['2: 4 contains "a"', '2: 4 contains "b"']],
  ['you should see', `${block}\nYou should see "all done".\n`, ['2: 5 contains "all done"']],
  ["you'll see, for a person", `${block}\nYou'll see the list of files.\n`, ['2: 5 review']],
  ['pass criteria', `${block}\n**Pass criteria:** every page looks right\n`, ['2: 5 review']],
  ['should return', `${asks}Should return 404.\n`, ['2: 4 HTTP 404']],
  ['verify a fact', `${asks}Verify: \`HTTP/1.1 200 OK\`\n`, ['2: 4 HTTP 200']],
  [
    'criteria of a block, each of the command that it can be said of',
    '```bash\ncurl -I http://x/\ntell team\n```\n**Success criteria:**\n\n- Server returns 503\n- exits with status 0\n',
    ['2: 7 HTTP 503', '3: 8 review'],
  ],
  ['what holds of both', `${block}Both parts are \`Running\` and \`1/1\`.\n`, ['2: 4 review']],
  ['what must not stand in a column', `${block}The EXTERNAL-IP must not be \`<none>\`.\n`, ['2: 4 review']],
  ['a tick', `${asks}✅ Health check returns 200\n`, ['2: 4 HTTP 200']],
  [
    'a second block',
    `${block}**Expected output:**\n\`\`\`\none line\nnext line\n\`\`\`\n`,
    ['2: 6 contains "one line"', '2: 7 contains "next line"'],
  ],
  [
    'a second block of JSON',
    `${asks}Expected response:\n\n\`\`\`json\n{\n  "ok": true\n}\n\`\`\`\n`,
    ['2: 7 JSON with {"ok":true}'],
  ],
  ...[
    'The response:',
    'Sample output',
    'Example response',
    'stdout:',
    'Standard output:',
    'Returns:',
    'Expect:',
    'Make sure the output matches:',
    'Check that the result is:',
    'It must print:',
    'The output should match:',
  ].map((label): readonly [string, string, readonly string[]] => [
    `a second block under "${label}"`,
    `${block}${label}\n\n\`\`\`\none line\nnext line\n\`\`\`\n`,
    label === 'Expect:' || /match|is:|must/.test(label)
      ? ['2: 7 contains "one line"', '2: 8 contains "next line"']
      : ['2: 7 contains "one line"', '2: 7 contains "next line"'],
  ]),
  [
    'a bullet with a block',
    `${block}- Expected output:\n\n  \`\`\`\n  one line\n  \`\`\`\n`,
    ['2: 7 contains "one line"'],
  ],
  [
    'a block that is folded away',
    `${block}<details>\n<summary><b>Expected output</b></summary>\n\n\`\`\`\none line\n\`\`\`\n\n</details>\n`,
    ['2: 8 contains "one line"'],
  ],
  [
    'a folded block of something else',
    `${block}<details>\n<summary>Notes</summary>\n\n\`\`\`\none line\n\`\`\`\n\n</details>\n`,
    [],
  ],
  ['a block of output', `${block}\n\`\`\`output\none line\n\`\`\`\n`, ['2: 6 contains "one line"']],
  ['a second block with no words', `${block}\n\`\`\`\nkey: value\n\`\`\`\n`, []],
  [
    'bullets under a label',
    `${block}Expected:\n\n- "one"\n- the page looks right\n`,
    ['2: 6 contains "one"', '2: 7 review'],
  ],
  ['bullets', `${block}\n- Confirm all resources are provisioned\n- Write down the number\n`, ['2: 5 review']],
  ['the good branch', `${block}\nIf you see "ready", the service works.\n`, ['2: 5 review']],
  ['other languages', `${asks}\nRésultat attendu : 200\n\n`, ['2: 5 HTTP 200']],
  [
    'a label with its fact, that ends like a label',
    `${asks}\nExpected: JSON with search results\n`,
    ['2: 5 has $', '2: 5 review'],
  ],
  ['an italic label in words', `${block}*Expected Output*: the log shows \`done: 3\`.\n`, ['2: 4 contains "done: 3"']],
  ['an order to expect', `${block}\nExpect "all done" within a minute.\n`, ['2: 5 contains "all done"', '2: 5 review']],
  ['an order to expect a text', `${block}\nExpect \`all done\`.\n`, ['2: 5 contains "all done"']],
  ['what you should see', `${block}\n**What you should see:** \`all done\`\n`, ['2: 5 contains "all done"']],
  ['a line of the output', `${block}\nThe last line should be \`Done\`.\n`, ['2: 5 review']],
  ['a label to verify a state', `${block}\n**Verify:** the worker is up and has a key.\n`, ['2: 5 review']],
  ['a label to do something', `${block}\n**Verify:** open the page.\n`, []],
  ['what anything shows', `${block}\nThe nightly scan should report zero stale rows.\n`, ['2: 5 review']],
  ['when it went well', `${block}\nIf everything worked, it prints "all done".\n`, ['2: 5 contains "all done"']],
  ['what it means', `${block}\nThis confirms that the worker is up.\n`, ['2: 5 review']],
  ['what is to be done', `${block}\nYou should back up the database first.\n`, []],
  ['what it prints', `${block}\nIt prints "all done".\n`, ['2: 5 contains "all done"']],
  ['what it prints, when', `${block}\nIt prints "all done" when ready.\n`, ['2: 5 review']],
  [
    'below its item, not indented',
    '- Go\n\n  ```bash\n  make all\n  ```\n\nExpected: `all done`\n',
    ['4: 7 contains "all done"'],
  ],
  [
    'below its item, of what comes next',
    '- Go\n\n  ```bash\n  make all\n  ```\n\nThen tell the team.\n\n- Expected\n',
    [],
  ],
  [
    'what it starts, below its item',
    '- Go\n\n  ```bash\n  make all\n  ```\n\nThis should trigger the following:\n\n- A build starts\n- Pages are made\n',
    ['4: 9 review', '4: 10 review'],
  ],
  [
    'below a list, of its last block alone',
    '- Go\n\n  ```bash\n  make a\n  ```\n- Come\n\n  ```bash\n  make b\n  ```\n\nExpected: `b`\n',
    ['9: 12 has the line "b"'],
  ],
  ['a code span alone', `${block}\n\`All done! 3 made, 0 left.\`\n`, ['2: 5 review']],
  ['a command alone', `${block}\n\`git push origin v1\`\n`, []],
  ['a file to look for', `${block}\nIn the config look for:\n\`\`\`\nport: 1\n\`\`\`\n`, []],
  ['never', `${block}\nShould never print \`panic\`.\n`, ['2: 5 does not contain "panic"']],
  ['what it returns', `${block}\nReturns \`true\`.\n`, ['2: 5 contains "true"']],
  ['what it returns, when', `${block}\nReturns \`true\` when logged in.\n`, ['2: 5 review']],
  ['a status and another', `${asks}\n- Verify that the page returns 200 (not 404)\n`, ['2: 5 HTTP 200']],
  ['an arrow', `${block}\n→ \`all done\`\n`, ['2: 5 contains "all done"']],
  ['an arrow to words', `${block}\n→ looks right\n`, ['2: 5 review']],
  [
    'two states',
    `${block}\nSync status should read \`in sync\`, health status \`good\`.\n`,
    ['2: 5 contains "in sync"', '2: 5 review'],
  ],
  ['a demand in German', `${block}\nBeide Zahlen müssen gleich sein.\n`, ['2: 5 review']],
  ['an order in German', `${block}\nDanach muss jemand Bescheid sagen.\n`, []],
  ['a demand in Spanish', `${block}\nEl total debe ser igual al anterior.\n`, ['2: 5 review']],
  ['a block to look for', `${block}\nLook for\n\`\`\`\nall done\n\`\`\`\n`, ['2: 7 contains "all done"']],
  [
    'a sample',
    `${block}\nExample output:\n\`\`\`\n3 files in 2 folders\n\`\`\`\n`,
    ['2: 7 contains "3 files in 2 folders"'],
  ],
  [
    'an output',
    `${block}\n**Output:**\n\`\`\`\n3 files in 2 folders\n\`\`\`\n`,
    ['2: 7 contains "3 files in 2 folders"'],
  ],
  [
    'labels on lines of their own',
    `${asks}\n**Expected:** \`{"ok":true}\`\n**Not expected:** any stack trace\n`,
    ['2: 5 JSON with {"ok":true}', '2: 6 review'],
  ],
  ['a modal of another language', `${block}Die Ausgabe muss "fertig" enthalten.\n`, ['2: 4 contains "fertig"']],
  ['an effect', `${block}\nThis will create a draft release.\n`, ['2: 5 review']],
  ['an effect elsewhere', `${block}\nThis will trigger the workflow that uploads it.\n`, ['2: 5 review']],
  ['a file that comes of it', `${block}\nThis creates \`out/tool\`, a single file.\n`, ['2: 5 review']],
  ['a file, in another language', `${block}\n生成 tool.zip\n`, ['2: 5 review']],
  ['an effect, in another language', `${block}\nCela va créer le dossier \`out\`.\n`, ['2: 5 review']],
  ['an absence to verify', `${block}\n- Verify that there are no errors\n`, ['2: 5 exit 0']],
];

/** What stands after a block, and is no result. */
const none: readonly (readonly [string, string])[] = [
  ['an instruction', `${block}\nThen tell the team in the channel.\n`],
  ['a lead-in', `${block}\nThen run:\n\n\`\`\`bash\nls\n\`\`\`\n`],
  ['a branch for the case of failure', `${block}\nIf it fails, look at "server.log".\n`],
  ['a branch for another result', `${block}\nIf you see "EADDRINUSE", kill the process.\n`],
  ['an explanation', `${block}\nThe script needs the credentials of the team.\n`],
  ['what it causes', `${block}\nThis creates problems for old clients.\n`],
  ['a rule', `${block}\nBugfix releases should not contain new features.\n`],
  [
    'what is said of the command of another paragraph',
    `${block}\nRun \`make check\` too.\n\n- Check that the "page" shows\n`,
  ],
  ['a duty in another language', `${block}\nDer Server muss danach neu gestartet werden.\n`],
  ['a note', `${block}\nNote: this should print the "old" name on old systems.\n`],
  ['a command to verify with', `${block}\n- Verify connection strings in the vault\n`],
  ['the next numbered step', `1. Build\n   ${block.replaceAll('\n', '\n   ')}\n2. Verify the site is up\n`],
  ['words under another heading', `${block}\n## Next\n\nExpected: "x"\n`],
  ['words after another block', `${block}\n\`\`\`yaml\na: 1\n\`\`\`\n\nExpected: "x"\n`],
];

describe('after a block', () => {
  test.each(after)('%s', (_name, text, expected) => {
    expect(expectationsOf(text)).toEqual(expected);
  });
  test.each(none)('%s expects nothing', (_name, text) => {
    expect(expectationsOf(text)).toEqual([]);
  });
});

describe('the step', () => {
  test("an item's own words, when a number in them can be checked", () => {
    expect(expectationsOf('- [ ] Health check returns 200:\n  ```bash\n  curl -i http://x\n  ```\n')).toEqual([
      '3: 1 HTTP 200',
    ]);
    expect(expectationsOf('- [ ] **Python 3.13+** installed\n  ```bash\n  python --version\n  ```\n')).toEqual([
      '3: 1 version ≥ 3.13',
    ]);
    expect(expectationsOf('- [ ] All tests pass\n  ```bash\n  npm test\n  ```\n')).toEqual([]);
    expect(expectationsOf('- [ ] Build returns 200\n  ```bash\n  make build\n  ```\n')).toEqual([]);
  });
  test("an item's limit, for a person; not an order with a number", () => {
    const under = (words: string): readonly string[] =>
      expectationsOf(`- [ ] ${words}\n  \`\`\`bash\n  ./measure.sh\n  \`\`\`\n`);
    expect(under('Error rate below 1%')).toEqual(['3: 1 review']);
    expect(under('Check that at least 20 % of the disk is free')).toEqual(['3: 1 review']);
    expect(under('Scale to at least 3 replicas')).toEqual([]);
    expect(under('Wait at least 5 minutes')).toEqual([]);
    expect(under('Measure the error rate')).toEqual([]);
  });
  test("not an item's words when it has several blocks", () => {
    const two = '  ```bash\n  curl -i http://x\n  ```\n\n  text\n\n  ```bash\n  curl -i http://y\n  ```\n';
    expect(expectationsOf(`- [ ] Health check returns 200:\n${two}`)).toEqual([]);
  });
  test('the heading, of every command that it speaks of', () => {
    const text = '## Other methods return 404\n\n```bash\ncurl -i -X PUT http://x\ncurl -i -X POST http://x\n```\n';
    expect(expectationsOf(text)).toEqual(['4: 1 HTTP 404', '5: 1 HTTP 404']);
  });
});

describe('a column of results', () => {
  test('what is surely a value', () => {
    const table =
      '| Check | Command | Result |\n|---|---|---|\n| a | `redis-cli llen a` | 0 |\n| b | `cat x` | Pass |\n';
    expect(expectationsOf(table)).toEqual(['3: 3 number = 0']);
  });
});

describe('task items after a block', () => {
  test('only what can be checked, of the command that is named', () => {
    const items =
      '\n- [ ] Home page returns 200\n- [ ] Health endpoint returns valid JSON\n- [ ] Everything looks right\n- [ ] Queue returns 200\n';
    expect(expectationsOf(`## Check\n\n${asksTwo}${items}`)).toEqual(['5: 10 HTTP 200', '7: 11 has $']);
  });
  test('nothing of a test run that says no status', () => {
    const items = '\n- [ ] Home page responds (200)\n- [ ] Responses are valid JSON\n- [ ] All tests pass in the log\n';
    expect(expectationsOf(`## Check\n\n\`\`\`bash\npytest tests -v\n\`\`\`\n${items}`)).toEqual(['4: 9 exit 0']);
  });
  test('not those behind an item with a block of its own', () => {
    const text =
      '- [ ] Ask\n  ```bash\n  curl -i http://x/health\n  ```\n- [ ] Ask again\n  ```bash\n  curl -i http://y\n  ```\n- [ ] Health returns 200\n';
    expect(expectationsOf(text)).toEqual([]);
  });
});

describe('comments', () => {
  test('rows with targets, each its own', () => {
    const text =
      '```bash\ndocker images\n# Should show:\n# app/api   latest  ~180MB (target <200MB)\n# app/web   latest  ~85MB  (target <100MB)\n```\n';
    expect(expectationsOf(text)).toEqual(['2: 4 < 200 MB', '2: 5 < 100 MB']);
  });
  test('what must not be there, in each of the logs above', () => {
    const text = '```bash\ndocker logs a\ndocker logs b\n\n# Look for:\n# - No ERROR or FATAL messages\n```\n';
    const words = ['6 does not contain "ERROR"', '6 does not contain "FATAL"'];
    expect(expectationsOf(text)).toEqual([...words.map((word) => `2: ${word}`), ...words.map((word) => `3: ${word}`)]);
  });
  test('to verify names the command below', () => {
    expect(expectationsOf('```bash\nmake\n# Verificar que todo funciona\ncurl x\n```\n')).toEqual(['4: 3 review']);
  });
  test('in a session, with the signs of its language', () => {
    const text = '```bash\npsql -d app\nSELECT COUNT(*) FROM users; -- Should show the users\n```\n';
    expect(expectationsOf(text)).toEqual(['3: 3 review']);
  });
});

describe('sessions with their output', () => {
  test.each([
    ['ssh', ['2: 3 has the line "ssh"']],
    ['{"ok":true,"id":7}', ['2: 3 JSON like {"ok":true,"id":7}']],
    ['HTTP/2 200\ndate: today', ['2: 3 HTTP 200']],
    [
      'HTTP/2 200\ncontent-type: text/html\n\n<p>a</p>',
      ['2: 3 HTTP 200', '2: 4 contains "content-type: text/html"', '2: 6 review'],
    ],
    ['all there', ['2: 3 contains "all there"']],
    ['a: 1\n\nb: on', ['2: 3 contains "a: 1"', '2: 5 contains "b: on"']],
    ['(no output)', ['2: 3 prints nothing']],
    ['took 3s', ['2: 3 review']],
    ['NAME  AGE  IP\nweb  1d  10.0.0.1', ['2: 3 review']],
    ['256 SHA256:1MSk me (ED25519)', ['2: 3 review']],
  ])('%j', (output, expected) => {
    expect(expectationsOf(`\`\`\`console\n$ show it\n${output}\n\`\`\`\n`)).toEqual(expected);
  });
});

describe('code spans and tables', () => {
  test('words behind the command', () => {
    expect(expectationsOf('- [ ] Run `npm test` → exits 0\n')).toEqual(['1: 1 exit 0']);
    expect(expectationsOf('- [ ] Run `npm test` and tell the team\n')).toEqual([]);
  });
  test.each([
    ['Run `npm test`. All tests should pass.', ['1: 1 exit 0']],
    ['Run `npm test`.\n  All 214 tests should pass.', ['1: 2 ≥ 214 passed']],
    ['`make check --deploy`; it must report no issues', ['1: 1 review']],
    ['`redis-cli ping` → PONG', ['1: 1 has the line "PONG"']],
    ['`redis-cli ping` -> PONG', ['1: 1 has the line "PONG"']],
    ['`redis-cli ping` => `PONG`', ['1: 1 has the line "PONG"']],
    ['`curl -I http://x` → HTTP 200', ['1: 1 HTTP 200']],
    ['`curl -s http://x` deve retornar `{"ok":true}`', ['1: 1 JSON with {"ok":true}']],
    ['`pytest -q` (deben pasar todas)', ['1: 1 exit 0']],
    ['`node -v` (18+)', ['1: 1 version ≥ 18']],
    ['`make lint` (no warnings)', ['1: 1 review']],
    ['`make lint` (takes a minute)', []],
    ['`make lint` (200 files)', []],
    ["Ensure `make distcheck` doesn't fail", ['1: 1 exit 0']],
    ['`make` builds without warnings', ['1: 1 review']],
    ['Test coverage >80%: `npm run test:coverage`', ['1: 1 > 80 %']],
    // How high it is, its exit code does not tell.
    ['Test coverage >80%: `npm test`', ['1: 1 review']],
    ['Test coverage ≥ 80% (`pytest --cov`)', ['1: 1 ≥ 80 %']],
    ['`wc -l < hosts` equals 214', ['1: 1 number = 214']],
    ['Coverage is fine (`pytest --cov`)', []],
    ['Save it: `pg_dump shop > shop.sql`\n  Expected: a file of some size', ['1: 2 review']],
    ['Wait till `kubectl get pods` shows everything `Running`', ['1: 1 review']],
    ['`npm ci` and `npm test`: exits with 0', ['1: 1 exit 0']],
    ['Run `npm ci`. Then tell the team.', []],
    ['`make a` gives 0 problems and "done"', ['1: 1 number = 0', '1: 1 contains "done"']],
    ['`curl -s http://x | jq .state` == "ok"', ['1: 1 contains "ok"']],
    ['`kubectl get nodes` all Ready', ['1: 1 review']],
    ['`make a` – all green, took < 5 min', ['1: 1 exit 0', '1: 1 review']],
    ['`make a` - once for all of the hosts', []],
    ['Version is 2.1.0: `frob-tool --about`', ['1: 1 review']],
    ['Inside the window (`date -u` between 02:00 and 04:00)', ['1: 1 review']],
    ['`kubectl get pdb` (ALLOWED must be ≥ 1)', ['1: 1 review']],
    ['`curl http://x` gives 200 (not 404)', ['1: 1 HTTP 200']],
    ['Bundle is smaller than 2 MB: `du -m app.js`', ['1: 1 review']],
    ['Wait at least 5 minutes: `sleep 300`', []],
    ['Step 3: `make all`', []],
    ['`df -h /srv` (mind. 20 % frei)', ['1: 1 review']],
    ['`df -h /srv` (entre 10 y 20 %)', ['1: 1 review']],
    ['`terraform plan -detailed-exitcode` (exit code 0; 2 is drift)', ['1: 1 exit 0']],
    ['`make check` (exit code 0, but 1 is fine)', ['1: 1 review']],
    ['`grep -c x log` (keine Ausgabe)', ['1: 1 prints nothing']],
    ['`grep x log` (sin salida)', ['1: 1 prints nothing']],
    ['`curl -sI http://x` → erwartet `HTTP/2 503`', ['1: 1 HTTP 503']],
    ['`curl -s http://x` liefert `{"ok":true}`', ['1: 1 JSON with {"ok":true}']],
    ['`curl -s http://x` devuelve 204', ['1: 1 HTTP 204']],
    ['Danach `systemctl is-active a` ausführen: sollte `active` liefern.', ['1: 1 every line contains "active"']],
    ['`web` and `db` are running (`docker compose ps`).', ['1: 1 review']],
    ['`make lint` must exit 0, `make docs` must print `done`', ['1: 1 exit 0', '1: 1 has the line "done"']],
    ['Run `npm ci`. If it fails, should you see "EACCES", clean the cache.', []],
    ['Run `npm ci`. Should you see "EACCES", stop.', []],
    ['Run `make a` and make sure that it prints `ready`. The bot does the same.', ['1: 1 contains "ready"']],
    ['Run `make a` inside the container and confirm that the output shows `a@2` or higher', ['1: 1 review']],
    ['Run `make a` and confirm that the counter incremented', ['1: 1 review']],
    ['Run `make a` and check the changelog', []],
    ['`make check` succeeds for all parts', ['1: 1 exit 0']],
    ['`make test` with `SLOW=1` set — passes', ['1: 1 exit 0']],
    ['`make test` — 16 unit tests pass', ['1: 1 ≥ 16 passed']],
    ['`make check` — clean', ['1: 1 exit 0']],
    ['`make build` — bundle for the shop, zero errors', ['1: 1 exit 0']],
    ['`free -h` no muestra más swap', ['1: 1 review']],
    ['`jq .client config.json` mengembalikan `"a-1"`', ['1: 1 contains "a-1"']],
    ['`curl -s http://x/a` returns `Healthy` with a valid certificate', ['1: 1 contains "Healthy"', '1: 1 review']],
    ['`make a` returns `run_id` with a date', ['1: 1 review']],
    ['`make a` lists hosts, counts them, prints "all done"', ['1: 1 review']],
    ['`make check` — lint, format and tests', []],
    ['`make a` — нет новых строк', ['1: 1 review']],
    ['`docker compose logs web` shows it listening', ['1: 1 review']],
    ['`curl -sI http://x/a` not 404 (the socket)', ['1: 1 does not contain "404"']],
    ['`curl -s http://x/a` returns 200 without a token', ['1: 1 HTTP 200', '1: 1 review']],
    [
      '`curl -sI http://x` → `301` → `https://x/`',
      ['1: 1 HTTP 301', '1: 1 matches /^(?:< )?location:\\s*https://x/\\s*$/'],
    ],
  ])('%j', (words, expected) => {
    expect(expectationsOf(`- [ ] ${words}\n`)).toEqual(expected);
  });
  test.each([
    ['**Verify:** `curl -s http://x/a` returns JSON.', ['1: 1 has $']],
    ['**Verification:** Run `make a` and confirm that the counter incremented.', ['1: 1 review']],
    ['**Step 2 - Look.**\nRun `make a` and confirm that the output shows `Fails (0)`.', ['2: 2 contains "Fails (0)"']],
    ['Run: `make test`\nExpected: exit 0.', ['1: 2 exit 0']],
    ['Run `make a`:\n\nExpected: `all done`', ['1: 3 contains "all done"']],
    ['Run `make a`. It should print:\n\n```\nall done\n```', ['1: 4 contains "all done"']],
    ['Run `make a`.\n\n```\nall done\n```', []],
    ['Run `make a`.\n\nOutput goes to the log.', []],
    [
      '- **Command:** `curl -s http://x/a`\n- **Expected Result:** The command should return `{"ok":true}`.',
      ['1: 2 JSON with {"ok":true}'],
    ],
    [
      '- **Command:** `make a`\n- **Expected output:**\n  ```\n  all done\n  ```\n- **Expected:** "bye"',
      ['1: 4 contains "all done"', '1: 6 contains "bye"'],
    ],
    ['- Run `make a`\n- Look around\n- Expected: "bye"', []],
    ['**4. Ask Redis**\n\n`redis-cli ping` — expect PONG.', ['3: 3 has the line "PONG"']],
  ])('behind a paragraph or a bullet: %j', (words, expected) => {
    expect(expectationsOf(`${words}\n`)).toEqual(expected);
  });
  test.each([
    ['`cargo build`', 'All crates compile', ['exit 0']],
    ['`cargo fmt --check`', 'Clean', ['exit 0']],
    ['`cargo run`', 'Clean', ['review']],
    ['`kubectl get nodes`', '1 node, Ready', ['1 line', 'every line contains "Ready"']],
    ['`curl -sI http://x/a`', '`200`, `image/x-icon`', ['HTTP 200', 'contains "image/x-icon"']],
    ['`curl -sL http://x/a`', '`308` → `/b`', ['HTTP 308', 'review']],
    ['`make a`', '`{"ok":true,...}`, exit 0', ['JSON with {"ok":true}', 'exit 0']],
    [
      '`curl -s http://x/a`',
      '`Allow: /` and `Map: b`, no `Deny`',
      ['contains "Allow: /"', 'contains "Map: b"', 'does not contain "Deny"'],
    ],
    ['`curl -s http://x/a`', '`200`, or `204` when it is new', ['review']],
    ['`make a`', '"done", soon after the start', ['review']],
  ])('a cell of several facts: %s %s', (command, cell, expected) => {
    const read = expectationsOf(`| Command | Expected |\n|---|---|\n| ${command} | ${cell} |\n`);
    expect(read).toEqual(expected.map((words) => `3: 3 ${words}`));
  });
  test('a command behind other words, in a row that says what is expected', () => {
    const row = (head: string): string =>
      `| Steps | ${head} |\n|---|---|\n| Upgrade, \`frobber host ls\` | All are there |\n`;
    expect(expectationsOf(row('Expected'))).toEqual(['3: 3 review']);
    expect(expectationsOf(row('Notes'))).toEqual([]);
  });
  test('a column of what is expected', () => {
    const table =
      '| Check | Command | Expected |\n|---|---|---|\n| a | `test -f x` | Exit 0 |\n| b | `cat x` | Hook entries |\n| c | `cat y` | - |\n';
    expect(expectationsOf(table)).toEqual(['3: 3 exit 0', '4: 4 review']);
  });
});
