import { noOwnPrograms, type OwnPrograms } from './ownPrograms';
import { programs, wordPrograms } from './programs';

/** How surely a code span's text is a command, whatever stands around it. */
export type Likeness = 'none' | 'named' | 'likely' | 'certain';

/**
 * Whether a text of one line plainly is a command: `certain` when nothing else is written like that, `likely` when it
 * is one where a command is to be expected (`pytest`), `named` when only an order to run it makes it one
 * (`scripts/release`, `helm-docs`, `tool up`). `own` are programs that the document shows elsewhere.
 */
export function commandLikeness(text: string, own: OwnPrograms = noOwnPrograms): Likeness {
  const written = text.trim();
  if (isWord.test(written) && bareLikeness(written, false) === 'none') return 'none';
  if (written === '' || /[\n`]/.test(written) || isNoCommand.test(written)) return 'none';
  if (isCommandPlaceholder.test(written)) return 'likely';
  const command = written.replace(/^(?:\$\s+)?(?:(?:[A-Z_][A-Z0-9_]*=(?:"[^"]*"|'[^']*'|\S*))\s+)*/, '');
  const [program = '', ...args] = command.split(/\s+/);
  if (args.length === 0) return bareLikeness(program, command !== written);
  if (isSyntax.test(command)) return 'certain';
  if (isProse.test(command)) return 'none';
  if (/^(?:(?:\.{1,2}|~)?\/|[a-z])[\w.-]*(?:\/[\w.-]+)*$/.test(program) && program.includes('/'))
    return isScript(program) ? likenessOfScript(program, command) : 'named';
  if (programs.has(program)) return 'certain';
  if (wordPrograms.has(program)) return takesWord.has(program) || hasEvidence.test(args.join(' ')) ? 'certain' : 'none';
  if (!/^[a-z][a-z\d._+-]*$/.test(program)) return 'none';
  if (/\s--?[a-zA-Z][\w-]*/.test(command)) return 'certain';
  return own.has(program) ? 'likely' : 'named';
}

/** One word, as most code spans are, and no placeholder. */
const isWord = /^[^\s[{<]\S*$/;

/** Whether the whole text of an item, without a code span, plainly is a command. */
export function isCommandItem(text: string): boolean {
  const [program = '', second = ''] = text.split(/\s+/, 2);
  if (!mayBeCommandItem(program)) return false;
  if (isNoCommand.test(text) || isProse.test(text) || /[^\s.][.:,;!?]$/.test(text) || isStatement.test(text))
    return false;
  if (program === 'sudo') return programs.has(second) || wordPrograms.has(second);
  if (/^\.{1,2}\/[\w./-]+$/.test(program)) return true;
  return programs.has(program) && /\s(?:--?[a-zA-Z][\w-]*|\S*\/\S*)(?=\s|$)/.test(text);
}

/** `verify: make check`: a field with the command that it holds. */
export const commandLabel = /^(?:verify|verification|check|run|cmd|command|test):\s+/i;

/** Whether the first word of an item may be that of a command. */
export function mayBeCommandItem(program: string): boolean {
  if (program.endsWith(':') && commandLabel.test(`${program} `)) return true;
  return program === 'sudo' || program.startsWith('.') || programs.has(program);
}

/** `scripts/x.sh y` and `bin/x y` are nothing else; `kind/feature release` may be a label. */
function likenessOfScript(program: string, command: string): Likeness {
  const isProgram =
    /^(?:\.{0,2}\/|~\/)|\.\w+$|^(?:s?bin|scripts?|tools?|hack|ci|build|dev|utils?|vendor|venv|node_modules)\//.test(
      program,
    );
  return isProgram || /\s--?[a-zA-Z][\w-]*/.test(command) ? 'certain' : 'likely';
}

function bareLikeness(program: string, hasVariables: boolean): Likeness {
  if (/^\.{1,2}\/[\w./-]*\w$/.test(program) && isScript(program)) return 'likely';
  if (/^[\w.-]+(?:\/[\w.-]+)*\/[\w-]+(?:\.(?:sh|bash|py|pl|rb))?$/.test(program) && isScript(program)) return 'named';
  if (hasVariables && programs.has(program)) return 'certain';
  if (runsBare.has(program)) return 'likely';
  return /^[a-z][a-z\d]*(?:-[a-z\d]+)+$/.test(program) ? 'named' : 'none';
}

/** A path of a script: its last part has a script's ending or none. */
function isScript(path: string): boolean {
  return /(?:^|\/)[\w-]+(?:\.(?:sh|bash|zsh|py|pl|rb|js|mjs|ts))?$/.test(path);
}

/** Flags alone, slash commands, URLs, comparisons, assignments with spaces, calls in code, elisions, Windows paths. */
const isNoCommand =
  /^(?:-|\/[a-z][\w:-]*(?:\s|$)(?!.*\/)|[a-z][\w+.-]*:\/\/|[<>=]|\w:\\|#|@|"|'|\$\{?\w+\}?$)|^[\w.]+\s*(?:[=!<>]=|=\s|[*+]\s)|^[\w.]+\s=|^\w+(?:\.\w+)*\(|^[\w-]+:\s|;\s*$(?<!done;?)|[{(]\s*$/;
const isCommandPlaceholder = /^[{<[]\s*[\w -]*(?:command|cmd)\s*[}>\]]$/i;
const isSyntax =
  /^(?:\[\[?\s.*\s\]\]?(?:\s|$)|for \w+ in .*;\s*do .*done|while .*;\s*do .*done|if .*;\s*then .*fi\b|\( ?cd )/;
/** Four plain words and more: a sentence, a message. */
const isProse = /^[A-Za-z'’]+(?:,? [a-z'’]+){4,}[.:!]?$|^[A-Z][a-z]+ /;
/** What is said of a command: `npm test passes`. */
const isStatement =
  /\s(?:pass(?:es|ed|ing)?|is|are|was|were|has|have|should|must|works?|succeeds?|fails?|runs|completed?|done|successful(?:ly)?|and|or|the|a|for|to|in|on|with|from)(?:\s|$)/i;
const hasEvidence = /[-./*$"'|<>~[\]=\\]/;
/** Programs named like words that take a plain word. */
const takesWord = new Set(['make', 'go', 'just', 'flutter', 'cat', 'swift', 'man', 'kill', 'sleep', 'yes']);
/** Programs that do their work without an argument. */
const runsBare = new Set(
  'pytest mypy tox nox make eslint flake8 ruff black isort pylint jest vitest rspec rubocop tsc yarn clippy phpunit phpstan prettier stylelint tbump goreleaser semantic-release golangci-lint shellcheck bandit pip-audit govulncheck staticcheck gosec actionlint yamllint hadolint pyright markdownlint gitleaks knip detekt ktlint swiftlint pre-commit mvn gradle rake sbt'.split(
    ' ',
  ),
);
