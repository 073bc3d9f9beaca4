import type { Problem } from '../util/problem';
import type { Checklist, Command } from './checklist';
import { allCommands, allSteps } from './steps';
import { variableName } from './variableName';

/**
 * What is no mistake and good to know before the release: values that will be asked for, lines that are typed into a
 * session, programs that are missing here. `isOnPath` is asked for each program; without it, none is looked for.
 */
export function findNotes(checklist: Checklist, isOnPath?: (program: string) => boolean): readonly Problem[] {
  const perStep = allSteps(checklist).map(allCommands);
  const commands = perStep.flat();
  return [
    ...firstOfEach(commands, ({ placeholders }) => placeholders).map(([placeholder, command]) =>
      note('open-placeholder', `The run asks for a value for ${placeholder} before this command.`, command),
    ),
    ...perStep.flatMap(findTyped),
    ...findUnusedInputs(checklist, commands),
    ...(isOnPath ? findMissing(commands, isOnPath) : []),
  ].sort((a, b) => a.range.start.line - b.range.start.line);
}

/** Programs read variables without being told to, so this is no more than a note; a secret is meant for one of them. */
function findUnusedInputs(checklist: Checklist, commands: readonly Command[]): readonly Problem[] {
  const { inputs, production, log } = checklist.frontMatter;
  const text = commands.map((command) => command.text).join('\n');
  const conditions = new Set(
    allSteps(checklist).flatMap(({ blocks }) => blocks.map(({ options }) => options.when?.input)),
  );
  return inputs.flatMap(({ name, secret, line }): readonly Problem[] => {
    const variable = variableName(name);
    const isUsed = new RegExp(`\\b${variable}\\b`).test(text) || conditions.has(name) || log?.includes(`{${name}}`);
    if (isUsed || secret || production?.input === name) return [];
    const message = `No command names $${variable}. Is this input still asked for with a purpose?`;
    const place = { line, column: 0 };
    return [{ code: 'unused-input', severity: 'information', message, range: { start: place, end: place } }];
  });
}

function findTyped(commands: readonly Command[]): readonly Problem[] {
  return commands.flatMap((command, i) => {
    const before = commands[i - 1];
    if (command.kind !== 'typed' || !before || before.kind === 'typed') return [];
    const where = before.kind === 'editor' ? 'is for the editor' : 'is typed into the session';
    const message = `This ${where} that the command above opens. Pasted together with it, it could run on this machine.`;
    return [note('typed-text', message, command)];
  });
}

function findMissing(commands: readonly Command[], isOnPath: (program: string) => boolean): readonly Problem[] {
  const local = commands.filter(({ kind }) => kind !== 'typed');
  return firstOfEach(local, ({ programs }) => programs.filter(isName))
    .filter(([program]) => !builtins.has(program) && !isOnPath(program))
    .map(([program, command]) => ({
      ...note('program-not-found', `"${program}" is not on the PATH of this machine.`, command),
      severity: 'warning',
    }));
}

function firstOfEach(
  commands: readonly Command[],
  namesOf: (command: Command) => readonly string[],
): readonly (readonly [string, Command])[] {
  const first = new Map<string, Command>();
  for (const command of commands) for (const name of namesOf(command)) if (!first.has(name)) first.set(name, command);
  return [...first];
}

/** The name of a program as such: no path, no variable, no placeholder. */
function isName(program: string): boolean {
  return /^[A-Za-z][\w.+-]*$/.test(program);
}

const builtins: ReadonlySet<string> = new Set(
  'alias bg bind break builtin cd command continue declare dirs disown echo enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait'.split(
    ' ',
  ),
);

function note(code: string, message: string, { range }: Command): Problem {
  return { code, severity: 'information', message, range };
}
