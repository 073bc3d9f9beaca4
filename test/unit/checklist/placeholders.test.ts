import { describe, expect, test } from 'vitest';
import { listPlaceholders } from '../../../src/checklist/listPlaceholders';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { parse } from './parser';

function list(text: string): readonly string[] {
  return listPlaceholders(text, parse(text)).map(
    ({ text: found, range, kind }) => `${range.start.line + 1} ${kind} ${found}`,
  );
}

const block = (...lines: string[]): string => ['```bash', ...lines, '```', ''].join('\n');

const cases: Readonly<Record<string, readonly [text: string, ...found: string[]]>> = {
  'names in words': [
    'Release {name} of <team> to your-domain.com on YYYY-MM-DD',
    '1 open {name}',
    '1 open <team>',
    '1 open your-domain.com',
    '1 open YYYY-MM-DD',
  ],
  'blanks to fill in': ['**Date:** ________', '1 open ________'],
  'fields in brackets': [
    '**Lead:** [Contact Info]\n\n| Who | Where |\n|---|---|\n| [Name] | _Configure in PagerDuty_ |',
    '1 open [Contact Info]',
    '5 open [Name]',
    '5 open _Configure in PagerDuty_',
  ],
  'links, notes and boxes are none': [
    '- [ ] See [the guide](x.md), [other page][1] and [done]\n\n[done]: y.md\n[1]: z.md',
  ],
  'HTML, types and addresses are none': [
    '<details><summary>More</summary></details> `Map<string>` <https://x.org> <!-- <name> -->',
  ],
  'program code is left alone': ['```ts\nconst a: Map<string> = `{name}`;\n```'],
  'a sample version, wherever it stands': [
    `Tag it (\`v1.2.3\`).\n\n${block('git tag -s v1.2.3', 'docker push app:v1.2.3')}`,
    '1 sample v1.2.3',
    '4 sample v1.2.3',
    '5 sample v1.2.3',
  ],
  'an image of this release, and a tag to give': [
    `- Create a release with the tag \`v2.1.0\`, built with \`1.22.0\`\n\n${block('docker build . -t acme/app:4.11-0')}`,
    '1 sample v2.1.0',
    '4 sample 4.11-0',
  ],
  'versions that are put for others, or told': [
    block(
      "sed -i 's/4.1.2/4.1.3/' setup.cfg",
      'git commit -m "版本4.1.3发布"',
      'git log v4.1.2..',
      'VERSIONS="4.1.3.rc1,5.0.0" acme announce',
    ),
    '2 sample 4.1.2',
    '2 sample 4.1.3',
    '3 sample 4.1.3',
    '4 sample v4.1.2',
    '5 sample 4.1.3.rc1',
  ],
  'a setting to fill in': [
    `Set \`API_KEY=sk-...\`\n\n${block('acme set KEY=value', 'curl "http://x/?KEY=value"', 'echo see the notes...')}`,
    '1 open sk-...',
    '4 open KEY=value',
  ],
  'what stands in the place of a placeholder, below an example': [
    block('acme move <id> <host>', '# Example', 'acme move 42 blue', 'acme move 43 red'),
    '2 open <id>',
    '2 open <host>',
    '4 sample 42',
    '4 sample blue',
  ],
  'what one machine gave': [
    block('kubectl logs web-k2xz7', 'acme show job-1711234567890', 'git revert 1a2b3c4'),
    '2 sample web-k2xz7',
    '3 sample job-1711234567890',
    '4 sample 1a2b3c4',
  ],
  'versions of a script, an option, a folder and an image': [
    block(
      './publish.sh 4.0.1',
      'acme -ExpectedVersion 5.1.2',
      'cd app-release-6.1.0',
      'kubectl set image ds/a b=c/b:7.2.0',
    ),
    '2 sample 4.0.1',
    '3 sample 5.1.2',
    '4 sample 6.1.0',
    '5 sample 7.2.0',
  ],
  'or another': [block('acme use shop-31e9  # or the id of yours', 'acme use web  # the web'), '2 sample shop-31e9'],
  'a part of a name': ['Run `git tag v<version>` and `mysql -p<password>`', '1 open <version>', '1 open <password>'],
  'versions of tools are none': [
    block('nvm install v18.2.0', 'pip install x==1.2.3', 'curl https://x.org/v1.2.3/a.sh', 'docker run postgres:15.2'),
  ],
  'a version in an assignment, and a dated backup': [
    block('VERSION=2.13.0 ./release.sh', 'psql < backup_20231120.sql'),
    '2 sample 2.13.0',
    '3 sample backup_20231120.sql',
  ],
  'a value that a comment says to replace': [block('SHA="abc123"  # Replace with the actual SHA'), '2 sample abc123'],
  'a variable that nothing sets': [
    block('export TAG=1', 'docker push $REGISTRY/app:$TAG', "awk '{print $NAME}' $HOME/x"),
    '3 sample $REGISTRY',
  ],
  'a variable that nothing sets, in a code span and in words': [
    [
      '- [ ] Run `git tag $TAG` for v$MAJOR.$MINOR, then tell `$TAG` by `subject: [NEW] acme $NAME is out`',
      '- [ ] Set `$LEVEL`, and $LEVEL is read; costs $US; see `awk "{print}" $HOME/x`',
      '- [ ] `DB_HOST=${ACME_HOST}` is set',
      '',
      '```text',
      'acme $NAME',
      '```',
    ].join('\n'),
    '1 sample $TAG',
    '1 sample $MAJOR',
    '1 sample $MINOR',
    '1 sample $TAG',
    '1 sample $NAME',
  ],
  'an input is set': [`---\ninputs: [version]\n---\n${block('echo $VERSION $OTHER')}`, '5 sample $OTHER'],
  'an elision in a command': [block('git commit -m "..."', 'go test ./...'), '2 sample ...'],
  'the name of a branch for one release, and versions that are told as an example': [
    '- [ ] Create a branch for the series (e.g. `4.x`) with a `-dev` suffix, such as `5.0-dev`\n- [ ] `git switch release-1.4`; Node `18.x`\n- [ ] Merge `release-X` into `docs-vX`, tagged _vX.Y.Z_; `lib-vX11`',
    '1 sample 4.x',
    '1 sample 5.0-dev',
    '2 sample release-1.4',
    '3 open X',
    '3 open vX',
    '3 open vX.Y.Z',
  ],
  'words in angle brackets with marks of a sentence': [
    "- [ ] Send `<news & notes>` to <the lead's list, or the team>\n\n```bash\nsort <a & cat b >c\n```",
    '1 open <news & notes>',
    "1 open <the lead's list, or the team>",
  ],
  'the title of an issue': ["---\nname: vX.Y.Z\ntitle: 'Release vX.Y.Z'\n---\n- [ ] a", '3 open vX.Y.Z'],
  'an item that is nothing but dots': ['- [ ] ...\n- [ ] a ...', '1 open ...'],
  'what nobody knows yet': [
    'Run: ???\n\n## Tests by ???\n\n- ???\n- why???\n- `ls ???`',
    '1 open ???',
    '3 open ???',
    '5 open ???',
  ],
  'versions with a part left open': ['Version vYYYY.MM.## or v1.?.?', '1 open vYYYY.MM.##', '1 open v1.?.?'],
  'two revisions': [block('git diff OLD_REVISION..NEW_REVISION'), '2 open OLD_REVISION', '2 open NEW_REVISION'],
  'a version told as an example, in another language': ['- [ ] 已确认版本号，例如 `v1.0.0`', '1 sample v1.0.0'],
  'a variable in lower case in the title': ["---\ntitle: 'Release v$version'\n---\n- [ ] a", '2 sample $version'],
  'what is named by what it is, and letters in their order': [
    block(
      'pg_dump -h old-host shop',
      'acme revert previous-commit-sha',
      'acme link --ref abcdefgh',
      'ls /home/user/shop',
      'acme --new-version x --db-host y',
    ),
    '2 sample old-host',
    '3 sample previous-commit-sha',
    '4 sample abcdefgh',
    '5 sample user',
  ],
  'a version behind an order, not that of a tool': [
    block('sudo acme update v0.3.0', 'rustup update 1.70.0'),
    '2 sample v0.3.0',
  ],
  'what is still to be decided, and long notes': [
    '- **Lead:** TBD\n\n| a | b |\n|---|---|\n| x | por definir |\n\nNotes: [What went wrong, what was done about it, and who was told of it by whom]\nOk: ___',
    '1 open TBD',
    '5 open por definir',
    '7 open [What went wrong, what was done about it, and who was told of it by whom]',
    '8 open ___',
  ],
  'a part of an address, or words with hyphens': [
    'Set `0x<treasury-address>`, `Map<string>` and `List<MyType>`',
    '1 open <treasury-address>',
  ],
  'MAJOR.MINOR': [block('git checkout -b release/MAJOR.MINOR'), '2 open MAJOR.MINOR'],
};

describe('placeholders', () => {
  test.each(Object.entries(cases))('%s', (_, [text, ...found]) => {
    expect(list(text)).toEqual(found);
  });

  test('a range holds what it names', () => {
    const text = `\uFEFF<name>\r\n\r\n- [ ] <other>\r\n  \`\`\`bash\r\n  echo <third>\r\n  \`\`\`\r\n`;
    const lines = text.split('\r\n');
    const found = listPlaceholders(text, parse(text));
    expect(found).toHaveLength(3);
    for (const { range, text: name } of found)
      expect(lines[range.start.line]?.slice(range.start.column, range.end.column)).toBe(name);
  });

  test('only what certainly must be replaced keeps a command from running', () => {
    const text = block('git tag v1.2.3', 'docker push $REGISTRY/app', 'git commit -m "..."', 'echo <name>');
    const open = allSteps(parse(text))
      .flatMap(allCommands)
      .map(({ placeholders }) => placeholders);
    expect(open).toEqual([[], [], [], ['<name>']]);
  });
});
