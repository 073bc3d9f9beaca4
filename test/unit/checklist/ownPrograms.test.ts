import { describe, expect, test } from 'vitest';
import { allCommands, allSteps } from '../../../src/checklist/steps';
import { ChecklistParser } from '../../../src/checklist/parseChecklist';
import { parse, shell } from './parser';

function commandsIn(text: string): readonly string[] {
  return allSteps(parse(text))
    .flatMap(allCommands)
    .map((command) => command.text);
}

const item = '- [ ] `acme status`, all green\n';

describe('programs that the document itself shows', () => {
  test.each<readonly [name: string, text: string, commands: readonly string[]]>([
    ['nowhere', item, []],
    ['in a span with an option', `${item}- [ ] \`acme deploy --all\`\n`, ['acme status', 'acme deploy --all']],
    ['in a command block', `${item}\n\`\`\`bash\nacme login web\n\`\`\`\n`, ['acme login web', 'acme status']],
    ['behind a prompt', `${item}\n\`\`\`console\n$ acme login web\nfine\n\`\`\`\n`, ['acme login web', 'acme status']],
    ['in a block of another kind', `${item}\n\`\`\`yaml\nacme login: web\n\`\`\`\n`, []],
    [
      'in a here-document',
      `${item}\n\`\`\`bash\ncat > a <<EOF\nacme login web\nEOF\n\`\`\`\n`,
      ['cat > a <<EOF\nacme login web\nEOF'],
    ],
    ['in a span without an option', `${item}- [ ] Look at \`acme deploy\`\n`, []],
  ])('%s', (_, text, commands) => {
    expect(commandsIn(`# A\n\n${text}`)).toEqual(commands);
  });

  test('a word alone is a name all the same', () => {
    expect(commandsIn('# A\n\n- [ ] `acme` is up\n- [ ] `acme deploy --all`\n')).toEqual(['acme deploy --all']);
  });

  test('follow an edit elsewhere', () => {
    const parser = new ChecklistParser(shell);
    const read = (text: string): readonly string[] =>
      allSteps(parser.parse(text))
        .flatMap(allCommands)
        .map((command) => command.text);
    const without = `# A\n\n${item}\n## B\n\n- [ ] look\n`;
    const withOne = `# A\n\n${item}\n## B\n\n- [ ] look at \`acme deploy --all\`\n`;
    expect(read(without)).toEqual([]);
    expect(read(withOne)).toContain('acme status');
    expect(read(without)).toEqual([]);
  });
});
