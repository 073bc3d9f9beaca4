import { describe, expect, test } from 'vitest';
import { toReleaseRows, type ReleaseRow } from '../../../../src/vscode/tree/releaseRows';
import { block, checklist, command, section, step } from './fixtures';

/** The tree as indented lines, with the kind of each row. */
function draw(rows: readonly ReleaseRow[], indent = ''): readonly string[] {
  return rows.flatMap((row) => {
    const words = row.kind === 'section' ? row.section.title : row.kind === 'step' ? row.label : row.command.text;
    const inner = row.kind === 'command' ? [] : draw(row.children, `${indent}  `);
    return [`${indent}${row.kind} ${words}`, ...inner];
  });
}

const one = block([command('c#1', 'npm test')]);
const two = block([command('c#1', 'npm ci'), command('c#2', 'npm test')]);

const cases = {
  'a lone title around everything is left out': {
    sections: [
      section('Title', { level: 1, steps: [step('a')], sections: [section('Inner', { steps: [step('b')] })] }),
    ],
    rows: ['step a', 'section Inner', '  step b'],
  },
  'a title with nothing but steps stays': {
    sections: [section('Title', { level: 1, steps: [step('a')] })],
    rows: ['section Title', '  step a'],
  },
  'text before the first heading stands at the top': {
    sections: [section('', { level: 0, steps: [step('a')] }), section('B', { steps: [step('b')] })],
    rows: ['step a', 'section B', '  step b'],
  },
  'sections without a step inside are left out': {
    sections: [section('Empty'), section('Outer', { sections: [section('Inner', { level: 3, steps: [step('a')] })] })],
    rows: ['section Outer', '  section Inner', '    step a'],
  },
  'commands are children only when there are several': {
    sections: [section('S', { steps: [step('a', { blocks: [one] }), step('b', { blocks: [two] })] })],
    rows: ['section S', '  step a', '  step b', '    command npm ci', '    command npm test'],
  },
  'a heading with only its own commands is one row': {
    sections: [section('Build', { steps: [step('Build', { kind: 'heading', blocks: [one] })] })],
    rows: ['step Build'],
  },
  'a heading with more inside shows its first command, not its words again': {
    sections: [section('Build', { steps: [step('Build', { kind: 'heading', blocks: [one] }), step('look')] })],
    rows: ['section Build', '  step npm test', '  step look'],
  },
  'a step without words shows its first command': {
    sections: [section('S', { steps: [step('x', { kind: 'paragraph', title: '', blocks: [one] })] })],
    rows: ['section S', '  step npm test'],
  },
  'steps inside steps': {
    sections: [section('S', { steps: [step('a', { children: [step('b'), step('c')] })] })],
    rows: ['section S', '  step a', '    step b', '    step c'],
  },
};

describe('toReleaseRows', () => {
  test.each(Object.entries(cases))('%s', (_name, { sections, rows }) => {
    expect(draw(toReleaseRows(checklist(sections)))).toEqual(rows);
  });
});
