import { describe, expect, test } from 'vitest';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { toDeclaredDanger, type DeclaredDanger } from '../../../src/shell/declaredDanger';
import { shellParser } from './parser';

const any = { subcommands: [], flags: [] };
const declared: readonly DeclaredDanger[] = [
  { program: 'acme', subcommands: ['promote', 'region move'], flags: [], reason: 'moves customers' },
  { program: 'acme', subcommands: [], flags: ['--live'], reason: 'touches the live system' },
  { program: './scripts/switch.sh', ...any, reason: 'switches over' },
  { program: 'rm', subcommands: ['nothing'], flags: ['--never'], reason: 'is never found' },
];
const parser = await loadShellParserFromDisk(undefined, declared);

function reasons(text: string, shell?: 'pwsh' | 'fish'): readonly string[] {
  return parser.parse(text, shell).commands.flatMap(({ dangers }) => dangers.map(({ reason }) => reason));
}

describe('a declared danger', () => {
  test.each([
    ['acme promote v1', ['moves customers']],
    ['acme --env prod promote v1', ['moves customers']],
    ['acme -v region move eu us', ['moves customers']],
    ['/opt/bin/acme promote', ['moves customers']],
    ['sudo env A=1 acme promote', ['moves customers']],
    ["ssh web 'acme promote'", ['moves customers']],
    ['sh -c "acme promote"', ['moves customers']],
    ['echo "$(acme promote)"', ['moves customers']],
    ['ls | xargs acme promote', ['moves customers']],
    ['acme status --live', ['touches the live system']],
    ['acme promote --live=yes', ['moves customers', 'touches the live system']],
    ['./scripts/switch.sh', ['switches over']],
    ['acme status', []],
    ['acme move region', []],
    ['echo acme promote', []],
    ['acme # promote', []],
    ['acme "promote it"', []],
    ['acmes show', []],
    ['scripts/other.sh', []],
  ])('%s', (text, expected) => {
    expect(reasons(text)).toEqual(expected);
  });

  test('in shells that have no grammar here', () => {
    expect(reasons('acme promote', 'fish')).toEqual(['moves customers']);
    expect(reasons('acme promote', 'pwsh')).toEqual(['moves customers']);
  });

  test('typed into a session', () => {
    const [, typed] = parser.parse('ssh web\nacme promote\n').commands;
    expect(typed).toMatchObject({ kind: 'typed', dangers: [{ reason: 'moves customers' }] });
  });

  test('takes no danger away', () => {
    for (const text of ['rm -rf a', 'docker compose down', 'psql -c "DROP TABLE a"'])
      expect(reasons(text)).toEqual(shellParser.parse(text).commands[0]?.dangers.map(({ reason }) => reason));
  });
});

describe('an entry of the settings', () => {
  test('with its program alone', () => {
    expect(toDeclaredDanger({ program: 'acme' })).toEqual({
      ...any,
      program: 'acme',
      reason: 'is called dangerous in this workspace',
    });
  });

  test.each([
    [undefined],
    [null],
    ['acme'],
    [{}],
    [{ program: 'a b' }],
    [{ program: 'a', flags: '-x' }],
    [{ program: 'a', subcommands: [1] }],
    [{ program: 'a', reason: 1 }],
  ])('%j is none', (value) => {
    expect(toDeclaredDanger(value)).toBeUndefined();
  });
});
