import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { quoteForPosix } from '../../../src/node/shell/shellQuote';
import { fillPlaceholders, type FillOptions } from '../../../src/shell/fillPlaceholders';
import { hostileValues } from './hostileValues';
import { shellParser } from './parser';

/** A command with the placeholder `<x>`, and what its program must get for a value. */
interface Place {
  readonly name: string;
  readonly text: string;
  readonly gets?: (value: string) => string;
}

const show = "printf '%s\\0'";

const places: readonly Place[] = [
  { name: 'a bare word', text: `${show} <x>` },
  { name: 'double quotes', text: `${show} "a <x> b"`, gets: (value) => `a ${value} b` },
  { name: 'single quotes', text: `${show} 'a <x> b'`, gets: (value) => `a ${value} b` },
  { name: 'an option', text: `${show} --opt=<x>`, gets: (value) => `--opt=${value}` },
  { name: 'a path', text: `${show} /srv/<x>/app`, gets: (value) => `/srv/${value}/app` },
  { name: 'two pieces of a word', text: `${show} "a"<x>'b'`, gets: (value) => `a${value}b` },
];

const posixPlaces: readonly Place[] = [
  ...places,
  { name: 'a substitution', text: `${show} "$(printf %s. <x>)"`, gets: (value) => `${value}.` },
  { name: 'an assignment', text: `V=<x>; ${show} "$V"` },
  { name: 'an assignment before a program', text: `V=<x> sh -c 'printf "%s\\0" "$V"'` },
  { name: 'a here-document', text: `V=$(cat <<EOF\na <x> b.\nEOF\n); ${show} "$V"`, gets: (value) => `a ${value} b.` },
  {
    name: 'a literal here-document',
    text: `V=$(cat <<'EOF'\na <x> b.\nEOF\n); ${show} "$V"`,
    gets: (value) => `a ${value} b.`,
  },
];

const bashPlaces: readonly Place[] = [
  ...posixPlaces,
  { name: 'a test', text: `V="<x>"; [[ "$V" == <x> ]] && ${show} "$V"` },
  { name: 'a here-string', text: `V=$(cat <<< "<x>."); ${show} "$V"`, gets: (value) => `${value}.` },
  { name: 'an array', text: `V=(a <x>); ${show} "\${V[1]}"` },
];

/** Text that another shell reads once more: a value that would need quoting there is refused. */
const nested: readonly Place[] = [
  { name: 'bash -c', text: `bash -c 'printf "%s\\0" <x>'` },
  { name: 'ssh', text: 'ssh host "ls <x>"' },
  { name: 'eval', text: 'eval "printf \'%s\\0\' <x>"' },
];

it('has a hundred values', () => {
  expect(new Set(hostileValues).size).toBeGreaterThanOrEqual(100);
});

it.each([
  ['bash', bashPlaces],
  ['dash', posixPlaces],
  ['zsh', posixPlaces],
  ['fish', [...places, { name: 'a variable', text: `set V <x>; ${show} $V` }]],
] as const)('%s gets every value byte for byte, or the person is told why not', (shell, own) => {
  if (spawnSync(shell, ['-c', 'true']).error) {
    console.warn(`${shell} is not installed: not tried`);
    return;
  }
  checkAll(shell, own, () => '');
});

it('gets secret values byte for byte by variables', () => {
  const options = { variables: { '<x>': 'CHECKLIST_X' } };
  checkAll('bash', bashPlaces, (value) => `export CHECKLIST_X=${quoteForPosix(value)}\n`, options);
  for (const { text } of bashPlaces.filter(({ name }) => name !== 'a literal here-document')) {
    expect(fillPlaceholders(shellParser, text, { '<x>': 'hunter2' }, options)).not.toMatchObject({
      text: expect.stringContaining('hunter2') as string,
    });
  }
});

it('gets inputs and captured values byte for byte from the environment', () => {
  const cases = hostileValues.map((value) => ({
    value,
    text: `export V=${quoteForPosix(value)}; ${show} "$V"`,
    expected: value,
  }));
  expect(runAll('bash', cases)).toEqual(cases.map(({ expected }) => expected));
});

it.each(nested)('refuses in $name what would be read once more', ({ text }) => {
  const filled = hostileValues.filter((value) => 'text' in fillPlaceholders(shellParser, text, { '<x>': value }));
  expect(filled.filter((value) => !/^[\w@%+=:,./-]+$/.test(value))).toEqual([]);
});

it('refuses NUL everywhere', () => {
  for (const { text } of [...bashPlaces, ...nested])
    expect(fillPlaceholders(shellParser, text, { '<x>': 'a\0b' })).toMatchObject({
      refused: expect.stringContaining('NUL') as string,
    });
});

interface Case {
  readonly value: string;
  readonly text: string;
  readonly expected: string;
}

function checkAll(
  shell: string,
  own: readonly Place[],
  before: (value: string) => string,
  options?: FillOptions,
): void {
  const refused: string[] = [];
  const cases = own.flatMap(({ name, text, gets = String }) =>
    hostileValues.flatMap((value): Case[] => {
      const filled = fillPlaceholders(shellParser, text, { '<x>': value }, { shell, ...options });
      if ('text' in filled) return [{ value, text: before(value) + filled.text, expected: gets(value) }];
      refused.push(name);
      return [];
    }),
  );
  expect(runAll(shell, cases)).toEqual(cases.map(({ expected }) => expected));
  // Line breaks may end a here-document, and `<<` may hide where one starts: nothing else is refused.
  expect(refused.filter((name) => !name.includes('here-'))).toEqual([]);
  expect(refused.length).toBeLessThanOrEqual((own.length * hostileValues.length) / 50);
}

/** Runs the texts in one shell, each sourced from a file of its own, as the terminal's shell does. */
function runAll(shell: string, cases: readonly Case[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'release-checklist-'));
  try {
    const lines = cases.map(({ text }, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, `${text}\n`);
      return shell === 'fish'
        ? `source ${file} </dev/null; printf '\\n--\\n'`
        : `(. ${file}) </dev/null; printf '\\n--\\n'`;
    });
    const script = join(folder, 'all');
    writeFileSync(script, lines.join('\n'));
    const bare: Record<string, readonly string[]> = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] };
    const { stdout, stderr } = spawnSync(shell, [...(bare[shell] ?? []), script], { encoding: 'utf8', cwd: folder });
    expect(stderr).toBe('');
    return stdout.split('\0\n--\n').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
