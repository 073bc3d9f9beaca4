import { isPrefix } from '../shell/prefixCommand';
import type { LineShell } from '../shell/shellScript';
import type { SimpleCommand } from '../shell/simpleScript';
import { languageKind } from './languages';
import { isPrintedTable } from './printedLines';
import { programs, wordPrograms } from './programs';

/** What decides whether a block is commands to run. */
export interface BlockText {
  readonly language: string;
  /** The text with prompts taken away, and whether there were any. */
  readonly script: string;
  readonly prompted: boolean;
  /** Set when the text is for a shell that has no grammar here. */
  readonly lineShell?: LineShell | undefined;
  /** Names of variables that the checklist uses somewhere: `$NAME` or `${NAME}`. */
  readonly usedVariables: ReadonlySet<string>;
}

/** A block's text, split. */
export interface SplitText {
  readonly commands: readonly SimpleCommand[];
  /** Places that the grammar cannot read. */
  readonly errors: readonly unknown[];
}

/** Why a block is not to be run, for a person; `undefined` when it is. The text is parsed only where that decides. */
export function reasonNotRunnable(block: BlockText, parse: () => SplitText): string | undefined {
  const language = languageKind(block.language);
  switch (language.kind) {
    case 'other-shell':
      if (block.lineShell === undefined)
        return `${language.name}: only bash, zsh, ksh, sh, fish and PowerShell can be run`;
      return reasonInShell(block, parse);
    case 'data':
      return `${language.name}, not shell`;
    case 'shell':
      return reasonInShell(block, parse);
    case 'session':
    case 'unknown':
    case 'code':
      if (isForeignText(block.script)) return language.kind === 'code' ? `${language.name}, not shell` : 'Not shell';
      if (beginsWithWords(block)) return whyNotPlain(language);
      if (isHeldToNoMore(block) && plainlyRuns(block)) return undefined;
      return reasonUnlessPlain({ ...block, commands: parse() }, language);
  }
}

/** A fence that is not closed yet takes in the items below it. */
function reasonInShell(block: BlockText, parse: () => SplitText): string | undefined {
  if (isTaskList.test(block.script)) return 'Task list items, not commands';
  if (isDifference(block.script)) return 'Differences of two texts, not commands';
  return plainlyRuns(block) ? undefined : reasonInText({ ...block, commands: parse() });
}

const isTaskList = /^(?:[ \t]*(?:#.*)?\n)*[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\][ \t]+[^\s\]]/;

/** Lines that `diff` marks, and no others: `<  image: a:1`, `---`, `>  image: a:2`. */
function isDifference(script: string): boolean {
  if (!/^\s*[<>-]/.test(script) || !/^\s*[<>] /m.test(script)) return false;
  const lines = script.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length > 1 && lines.every((line) => isOfDifference.test(line)) && lines.some((line) => /^\s*---/.test(line))
  );
}

const isOfDifference = /^\s*(?:[<>]\s.*|---|\d+(?:,\d+)?[acd]\d+(?:,\d+)?)\s*$/;

interface ParsedBlock extends Omit<BlockText, 'language'> {
  readonly commands: SplitText;
}

/** Whether the first command, however the text is split, begins as no text of another kind does. Needs no grammar. */
function plainlyRuns(block: BlockText): boolean {
  const { script } = block;
  const first = /^(?!\s*(?:#|$)).+$/m.exec(script);
  if (!first || !(isProgramWord.test(first[0]) || isCmdlet(first[0], block) || isNoSetting(first[0], block)))
    return false;
  const isHidden = script.slice(0, first.index).includes('<<');
  return !isHidden && !mayBePowerShell.test(script) && !isForeignText(script);
}

/** Small letters, a path, a word of a sentence, or the sign of a list or a table, and no assignment. */
const isProgramWord = /^\s*(?:(?:[a-z]|\.{1,2}\/|~\/)[^\s=]*|[A-Z][a-z]+|[-|])(?:\s|$)/;
const mayBePowerShell = /\$\w+\s*=/;

function isCmdlet(line: string, { lineShell }: BlockText): boolean {
  return lineShell === 'pwsh' && /^\s*[A-Z][a-z]+-[A-Z][A-Za-z]+(?:\s|$)/.test(line);
}

/** An assignment of a variable that the checklist uses, or of what a command prints. */
function isNoSetting(line: string, { lineShell, usedVariables }: BlockText): boolean {
  const [, name, value = ''] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
  if (name === undefined || lineShell !== undefined) return false;
  return usedVariables.has(name) || (value.includes('$(') && !value.includes('#'));
}

/** Behind a prompt, or for a shell without a grammar, a text need not be plain shell. */
function isHeldToNoMore({ prompted, lineShell }: Pick<BlockText, 'prompted' | 'lineShell'>): boolean {
  return prompted || lineShell !== undefined;
}

/** Whether a text with no prompt, in a fence of no certain language, plainly holds no command. Needs no grammar. */
export function isPlainlyNoShell(script: string): boolean {
  return isForeignText(script) || beginsWithWords({ script, prompted: false });
}

/**
 * Whether the first command, however the text is split, calls what is plainly no program: `Date: …`, `1. Build`,
 * `- [ ] Test`, `https://…`, `platform :ios`. Needs no grammar.
 */
function beginsWithWords(block: Pick<BlockText, 'script' | 'prompted' | 'lineShell'>): boolean {
  const { script } = block;
  if (isHeldToNoMore(block) || mayBePowerShell.test(script)) return false;
  const word = firstWord.exec(script)?.[1];
  if (word === undefined || programs.has(word) || wordPrograms.has(word)) return false;
  return (
    !isSmallWord.test(word) ||
    !(script.includes('--') || /\s-[a-zA-Z][\w-]*\s+[^\s-]/.test(script) || shellWords.has(word) || isPrefix(word))
  );
}

/**
 * With a capital letter before small ones or a colon behind, a number with its full stop or a word of digits and letters, a
 * word in brackets, the sign of a list item, an address, or a word of small letters, which with a long option may be a tool
 * that nobody knows.
 */
const firstWord =
  /^(?:[ \t]*(?:#.*)?\n)*[ \t]*([A-Z][a-z][\w-]*|[A-Za-z][\w-]*:|\d+\.|\d[\d.-]*[A-Za-z][\w.-]*|\[\w+\]|[-+]|\*(?=[ \t]+[[A-Za-z])|https?:\/\/[\w./-]+|[a-z][\w.-]*)(?!\S|\s*\()/;
const isSmallWord = /^[a-z][\w.-]*$/;
/** Words of the shell itself, which begin a command without calling a program. */
const shellWords = new Set(
  'select until do done then else elif fi in esac coproc declare readonly typeset source unsetenv'.split(' '),
);

function reasonUnlessPlain(block: ParsedBlock, language: ReturnType<typeof languageKind>): string | undefined {
  const reason = reasonInText(block);
  if (reason !== undefined) return reason;
  return isHeldToNoMore(block) || isPlainShell(block) ? undefined : whyNotPlain(language);
}

function whyNotPlain(language: ReturnType<typeof languageKind>): string {
  switch (language.kind) {
    case 'code':
      return `${language.name}, not shell`;
    case 'session':
      return 'A session without a prompt: it cannot be told what is a command and what is output';
    default:
      return 'No language is given, and it does not plainly look like shell commands';
  }
}

/** A kind of text that stands in a block with a shell's name and is no shell. */
interface TextRule {
  readonly applies: (block: ParsedBlock) => boolean;
  readonly reason: string;
}

const textRules: readonly TextRule[] = [
  {
    applies: ({ commands, script }) => commands.commands.length === 0 && script.trim() !== '',
    reason: 'Only comments, no command',
  },
  { applies: ({ script }) => script.trim() === '', reason: 'Nothing in it' },
  {
    applies: (block) =>
      everyCommand(block, ({ text }) =>
        /^(?:@(?:daily|hourly|weekly|monthly|reboot)|[\d*][\d*/,-]*(?:\s+[\d*/,-]+){4})\s/.test(text),
      ),
    reason: 'A crontab line, not a command',
  },
  {
    applies: (block) =>
      everyCommand(block, ({ text }) => /^\/[a-z][\w:-]*(?:\s(?![-/]).*)?$/.test(text) && !text.includes('/bin')),
    reason: 'A slash command of another program, not shell',
  },
  {
    applies: ({ commands, lineShell }) =>
      lineShell === undefined && commands.commands.some(({ text }) => /^\$[A-Za-z_]\w*\s*=/.test(text)),
    reason: 'PowerShell or PHP under the name of a shell: it cannot be told what is meant',
  },
  {
    applies: (block) =>
      everyCommand(block, ({ text }) =>
        /^(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|ALTER|CREATE (?:TABLE|INDEX|VIEW|USER|DATABASE|EXTENSION)|DROP|GRANT|SHOW|VACUUM|ANALYZE|WITH)\s/.test(
          text,
        ),
      ),
    reason: 'SQL, not shell',
  },
  { applies: ({ script }) => isForeignText(script), reason: 'Not shell' },
  { applies: ({ script }) => isPrintedTable(script), reason: 'A table that a command prints' },
  { applies: ({ script }) => areBoxes(script), reason: 'A list of boxes to tick' },
  { applies: areSettings, reason: 'Settings (NAME=value), not commands' },
];

/** `[ ] Login works`: no test of the shell is empty, or a cross. */
function areBoxes(script: string): boolean {
  const lines = script.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  return lines.length > 0 && lines.every((line) => /^\s*(?:[-*]\s+)?\[[ xX]?\]\s+\S/.test(line));
}

function reasonInText(block: ParsedBlock): string | undefined {
  return textRules.find(({ applies }) => applies(block))?.reason;
}

function everyCommand({ commands }: ParsedBlock, holds: (command: SimpleCommand) => boolean): boolean {
  return commands.commands.length > 0 && commands.commands.every(holds);
}

/** The first words show a data format or a programming language. A brace alone may open a group of the shell. */
function isForeignText(script: string): boolean {
  const first = /^(?:\{\s*)?.*/.exec(script.trimStart())?.[0] ?? '';
  return /^(?:\[\s*$|\{\s*["}]|\[\s*[{"]|<[?!a-zA-Z][^<>]*>\s*$|\/\/|\/\*|<\?php|import .+ from |import \w+$|package \w+$|(?:const|let|var) \w+ =|func \w+\(.*\{\s*$|function \w+\(\s*[^)\s].*\{\s*$|def \w+\(|class \w+|@\w+\(|db\.\w+\.|---\s*$|[├└│┌])/.test(
    first,
  );
}

/** Two assignments or more and nothing else, of variables that the checklist does not use: the lines of a file. */
function areSettings(block: ParsedBlock): boolean {
  const { commands } = block.commands;
  const names = commands.map(({ text }) => /^([A-Za-z_]\w*)=(?!.*\$\()[^\n]*$/.exec(text)?.[1]);
  const areAllUnused = names.every((name) => name !== undefined && !block.usedVariables.has(name));
  // No file of settings says a name twice: `PYTHONPATH=src tool list`, `PYTHONPATH=src tool check`.
  const areOfOnce = new Set(names).size === names.length;
  return commands.length > 1 && areAllUnused && areOfOnce && !commands.some(callsBehindAssignment);
}

/** `CI=true npm run build`; the words of an unquoted value (`NAME=My Cool App`) are no program. */
function callsBehindAssignment({ programs: names }: SimpleCommand): boolean {
  return names.some((name) => programs.has(name) || isProgramPath.test(name));
}

/** Every command begins with a program that is known, or with a path, and nothing in it is wrong. */
function isPlainShell({ commands }: ParsedBlock): boolean {
  return (
    commands.errors.length === 0 && commands.commands.some(callsProgram) && commands.commands.every(isPlainCommand)
  );
}

function callsProgram({ programs: names }: SimpleCommand): boolean {
  return names.length > 0;
}

function isPlainCommand({ text, programs: names }: SimpleCommand): boolean {
  if (isSampleOutput.test(text) || isSentence.test(text)) return false;
  const [first] = names;
  if (first === undefined) return isAssignment.test(text) || /^(?:export|set|source|unset)\s/.test(text);
  if (/^(?:\.{1,2}|~)?\/[\w.-]+/.test(first)) return isProgramPath.test(first);
  if (programs.has(first)) return true;
  return (wordPrograms.has(first) && !isCode.test(text)) || isCalledWithOptions.test(text);
}

/** Its value may be quoted, or a placeholder of several words. */
const isAssignment = /^(?:export\s+)?[A-Za-z_]\w*=(?:<[^<>\n]+>|"[^"\n]*"|'[^'\n]*'|[^\s"'<])*$/;
/** `./build`, `~/bin/x`, `/opt/app/run.sh`; `/etc/hosts`, `/api/users` and `./notes.md` are names of files and routes. */
const isProgramPath =
  /^(?:\.{1,2}|~)\/(?:[\w.-]+\/)*(?:[\w-]+|[\w.-]+\.(?:sh|bash|zsh|py|rb|pl|js|mjs|ts|php|run|bin|exe|AppImage))$|\/s?bin\/|\.(?:sh|bash|zsh|py|rb|pl|run)$/;
/**
 * A tool that nobody knows, with a long option and another argument, or with two short ones and what they are given: no
 * output and no configuration begins like that.
 */
const isCalledWithOptions =
  /^[a-z][\w.-]*\s(?=\S+\s+\S)(?:[^\n]*\s)?--[a-z][\w-]+(?=[\s=]|$)|^[A-Za-z][\w.-]*(?:\s+-[a-zA-Z][\w-]*(?:\s+[^\s-]\S*)){2}/;
/** Four plain words and more, the end of a sentence, a key with its value: written for people. */
const isSentence = /^[A-Za-z'’]+(?:,? [a-z'’]+){4,}[.:]?$|^[A-Z][\w ]*:(?:\s|$)/;
const isSampleOutput =
  /^(?:npm (?:warn|err!|notice)|(?:git|docker|go|psql|node|python|java) (?:version )?v?\d|docker version \d|curl: \(|error[: ]|warning[: ])/i;
const isCode = /[{;]\s*$|^\w+\(|^(?:go func|import \w+$|return |let |set \w+ =|for .* in .*:$|if .*:$|while .*:$)/;
