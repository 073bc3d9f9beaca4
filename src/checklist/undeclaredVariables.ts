import { findHereDocuments } from '../shell/hereDocument';
import type { Problem } from '../util/problem';
import type { Command, FrontMatter, Section } from './checklist';
import type { SourceText } from './sourceText';
import { allSteps } from './steps';
import { findSetVariables, isSetEverywhere } from './unsetVariables';
import { variableName } from './variableName';

/**
 * Variables of commands that are no inputs, in a checklist that declares inputs: it says what its commands need. Nothing
 * is said of a checklist that sources a file or evaluates a text, for these may set anything.
 */
export function findUndeclaredVariables(
  frontMatter: FrontMatter,
  sections: readonly Section[],
  source: SourceText,
): readonly Problem[] {
  if (frontMatter.inputs.length === 0) return [];
  const commands = allSteps({ sections })
    .flatMap(({ blocks }) => blocks.filter(({ runnable, shell }) => runnable && shell === undefined))
    .flatMap((block) => block.commands);
  if (commands.some(({ text }) => setsAnything.test(text))) return [];
  const set = findSetVariables(source.lines.join('\n'), frontMatter);
  for (const { text } of commands) for (const name of namesRead(text)) set.add(name);
  const seen = new Set<string>();
  return commands
    .filter(({ kind }) => kind !== 'typed')
    .flatMap((command) => variablesIn(command.text).map((use) => ({ ...use, command })))
    .filter(({ name }) => !set.has(name) && !isSetEverywhere(name) && !isFromOutside.test(name))
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .map(({ name, written, command }) => toProblem(name, written, command, frontMatter, source));
}

const setsAnything = /(?:^|[;&|(]\s*)(?:source|\.|eval)\s+\S|\bset\s+-a\b/m;
/** What programs and hosts are set up with, and no release. */
const isFromOutside =
  /^(?:(?:AWS|AZURE|GOOGLE|GCLOUD|CLOUDSDK|DOCKER|COMPOSE|KUBE|HELM|VAULT|NODE|NPM|NVM|PNPM|YARN|PYTHON|PIP|CONDA|CARGO|RUST|GEM|BUNDLE|MAVEN|GRADLE|ANDROID|PG|MYSQL|REDIS|SUDO|GIT|GPG|BUILDKITE|JENKINS|RUNNER)_?\w*|(?:https?|no|all)_proxy|OS|ARCH|TZ|EDITOR)$/i;

interface VariableUse {
  readonly name: string;
  readonly written: string;
}

/** Every name after `read`, `mapfile` and the like; options among them do no harm. */
function namesRead(text: string): readonly string[] {
  const lists = text.matchAll(/\b(?:read|mapfile|readarray|getopts|select|export|printf -v)\b([^\n;|&<]*)/g);
  return Array.from(lists, ([, words]) => words?.match(/[A-Za-z_]\w*/g) ?? []).flat();
}

/** Variables that the shell itself replaces: not in single quotes, not in a here-document, not in a comment. */
function variablesIn(text: string): readonly VariableUse[] {
  let bare = text;
  for (const { bodyStart, bodyEnd } of findHereDocuments(text).toReversed())
    bare = bare.slice(0, bodyStart) + bare.slice(bodyEnd);
  return Array.from(bare.matchAll(parts), ([part]) => usesIn(part)).flat();
}

const parts =
  /\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"|(?<=^|\s)#[^\n]*|\$\$|\$'(?:\\[^]|[^'\\])*'|\$\{[A-Za-z_]\w*\}|\$[A-Za-z_]\w*/g;

function usesIn(part: string): readonly VariableUse[] {
  if (/^["]/.test(part)) {
    const words = /\$\(|`/.test(part) ? part.replace(/'[^']*'/g, '') : part;
    return Array.from(words.slice(1, -1).matchAll(/\\[^]|\$\$|\$\{?[A-Za-z_]\w*\}?/g), ([use]) => usesIn(use)).flat();
  }
  const name = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))$/.exec(part)?.slice(1).find(Boolean);
  return name === undefined ? [] : [{ name, written: part }];
}

function toProblem(
  name: string,
  written: string,
  { range: { start, end } }: Command,
  { inputs }: FrontMatter,
  source: SourceText,
): Problem {
  const right = inputs
    .map((input) => variableName(input.name))
    .find((variable) => variable.toLowerCase() === name.toLowerCase());
  const message =
    right === undefined
      ? `Nothing sets $${name}: declare it under "inputs" or "env" in the front matter, or set it in a step before.`
      : `$${name} is set nowhere; the input is $${right}, in upper case.`;
  let line = start.line;
  while (line < end.line && !(source.lines[line] ?? '').includes(written)) line++;
  const column = Math.max(0, (source.lines[line] ?? '').indexOf(written, line === start.line ? start.column : 0));
  const range = { start: source.position(line, column), end: source.position(line, column + written.length) };
  return { code: 'undeclared-input', severity: 'warning', message, range };
}
