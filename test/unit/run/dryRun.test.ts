import { expect, test } from 'vitest';
import { parseChecklist } from '../../../src/checklist/parseChecklist';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { renderDryRun, type DryRun } from '../../../src/run/dryRun';

const shellParser = await loadShellParserFromDisk();

const text = `---
title: Web shop
inputs:
  version:
    required: true
  token:
    secret: true
  environment:
    choices: [staging, production]
env:
  REGION: eu
---

# Release

## Build

- [ ] Back up <!-- step: id=backup -->
- [ ] Build it
  \`\`\`bash timeout=2m retry=3 every=10s cwd=app
  make build
  # expect: ok
  # Expected: a good feeling
  \`\`\`
- [ ] Deploy
  \`\`\`bash requires=backup when=environment:production
  docker compose -p <project> down
  \`\`\`
- [ ] Look
  \`\`\`bash
  ssh web-1
  uptime
  exit
  kubectl get pods -w
  \`\`\`
- [ ] Write
  \`\`\`bash
  nano .env
  # add:
  DOMAIN=<your-domain>
  \`\`\`
- [ ] Tag it (\`git tag v1\`)

## Rollback

- [ ] Back
  \`\`\`bash cwd=../other
  ./back.sh
  \`\`\`

## Sign-off

- [ ] **Technical Lead:** ____ Date: ____
`;

function render(more: Partial<DryRun> = {}, checklist = text): string {
  return renderDryRun({
    checklist: parseChecklist(checklist, shellParser),
    shellParser,
    inputs: {},
    production: false,
    ...more,
  });
}

test('every step, with what would run, be asked, confirmed and checked', () => {
  expect(render()).toMatchInlineSnapshot(`
    "Dry run: Web shop
    Nothing was run. This is what a release would do, step by step.

    Steps: 7; 5 with commands, 2 by hand
    Variables of its terminals:
      REGION=eu
      VERSION=(asked for at the start)
      TOKEN=(secret, asked for at the start)
      ENVIRONMENT=(asked for at the start)
    Placeholders, asked for once each, before their first command: <project>, <your-domain>

    # Release

    ## Build
    - Back up
        by hand: a person ticks it
    - Build it
        runs in bash, in the folder app; up to 3 more times until its checks hold, every 10s; ended after 2m
        $ make build
            checked: contains "ok"; exit 0
            compared by a person: “Expected: a good feeling”
    - Deploy
        only after: “Back up”
        runs in bash
        only when environment is production, which is not known yet
        $ docker compose -p <project> down
            asked before: <project>
            confirmed before: it stops and removes running services
            checked: exit 0
    - Look
        runs in bash
        $ ssh web-1
            opens a session; a person ends it, and says how it went
        > uptime
            never run here: typed into the session when a person says so
        > exit
            never run here: typed into the session when a person says so
        $ kubectl get pods -w
            runs until a person stops it, and says what they have seen
    - Write
        runs in bash
        $ nano .env
            opens an editor; a person ends it, and says how it went
        > DOMAIN=<your-domain>
            never run: a person pastes it into the editor
            asked before: <your-domain>
    - Tag it (git tag v1)
        runs in bash
        $ git tag v1
            checked: exit 0
        or by hand: a person may tick it instead

    ## Rollback (only after the rollback was started)
    - Back
        runs in bash, in the folder ../other
        refused: the folder is outside the workspace folder
        $ ./back.sh
            checked: exit 0

    ## Sign-off
    - Technical Lead: ____ Date: ____
        signed by a person: Technical Lead
    "
  `);
});

test('what is known is put in', () => {
  const known = render({
    inputs: { version: '1.2.3', token: 'hush', environment: 'production' },
    production: true,
    release: 'v1.2.3',
    placeholders: { '<project>': 'web shop', '<your-domain>': 'a.example' },
    previous: { release: 'v1.2.2', differing: ['build/build-it#1'] },
  });
  expect(known).toContain('VERSION=1.2.3');
  expect(known).toContain('TOKEN=(secret');
  expect(known).not.toContain('hush');
  expect(known).toContain("$ docker compose -p 'web shop' down");
  expect(known).toContain('DOMAIN=a.example');
  expect(known).toContain('confirmed before by typing v1.2.3: it stops and removes running services');
  expect(known).toContain('only when environment is production, as it is');
  expect(known).toContain('changed or new since the last run, v1.2.2');
  expect(known).not.toContain('asked before');
  expect(render({ inputs: { environment: 'staging' } })).toContain(
    'not applicable: only when environment is production; it is staging',
  );
});

test('nothing in it moves the cursor, rings or hides', () => {
  const hostile = '- [ ] a\u001b[2Jb\n  ```bash\n  echo "\u001b]0;x\u0007" \u202e\n  ```\n';
  expect(render({}, hostile)).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
});
