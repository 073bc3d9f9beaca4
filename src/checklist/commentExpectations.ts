import type { Expectation, Matcher } from '../expectation/expectation';
import { asksServer } from '../expectation/commandTraits';
import { inferStatement } from '../expectation/inferStatement';
import { tellsState } from '../expectation/tellsState';
import { inferExpectation, inferTrailing } from '../expectation/inferExpectation';
import { inferListed, inferRow } from '../expectation/inferListed';
import { inferPrinted } from '../expectation/inferPrinted';
import type { ShellCommand, ShellScript } from '../shell/shellScript';
import type { Problem } from '../util/problem';
import { remember } from '../util/remember';
import { attributeComments } from './commentAttribution';
import { declaredIn, isDeclared, joinComments, misspeltIn, type CommentUnit } from './commentUnits';
import { mayNameSome } from './whoIsMeant';
import { readToldOf } from './proseExpectations';
import { readDeclared, readMisspelt, type DeclaredExpectations } from './declaredExpectations';
import type { ScriptPositions } from './scriptPositions';

export interface CommentExpectations {
  /** By the index of the command. */
  readonly expectations: ReadonlyMap<number, readonly Expectation[]>;
  readonly problems: readonly Problem[];
}

/** What a block's comments say about results: declared with `# expect:`, or inferred from the author's own words. */
export function readCommentExpectations(script: ShellScript, positions: ScriptPositions): CommentExpectations {
  // A comment is asked what it says more than once: whether it goes on, speaks of a result, and of which.
  const inferComment = remember(inferExpectation);
  const inferUnit = remember((unit: CommentUnit, command: ShellCommand | undefined) =>
    inferIn(script, unit, command?.text ?? '', inferComment),
  );
  const units = joinComments(script.comments, (text) => isDeclared(text) || inferComment(text, '') !== undefined);
  const expectations = new Map<number, readonly Expectation[]>();
  const problems: Problem[] = [];
  const add = (command: number, read: readonly Expectation[]): void => {
    expectations.set(command, [...(expectations.get(command) ?? []), ...read]);
  };
  const speaksOfResult = (unit: CommentUnit): boolean =>
    isDeclared(unit.text) ||
    (!unit.trailing && mayNameSome(unit.text)) ||
    inferUnit(unit, commandOf(unit, script)) !== undefined ||
    inferState(unit.text, commandBelow(unit, script)?.text ?? '') !== undefined;
  for (const { comment, command } of attributeComments(script.commands, units, speaksOfResult)) {
    const told = readTold(comment, command, script, positions);
    for (const [i, read] of told ?? []) add(i, read);
    if (told) continue;
    const read = readUnit(comment, () => inferUnit(comment, script.commands[command]) ?? [], positions);
    problems.push(...read.problems);
    const first = read.expectations.some(isOfAllAbove) ? startOfRun(script.commands, command) : command;
    for (let i = first; i <= command; i++) add(i, read.expectations);
  }
  script.commands.forEach((command, i) => {
    if (command.kind === 'typed') add(i, readTyped(command, positions));
  });
  return { expectations, problems };
}

/** `# All of these must print "ok"`: what a comment says of some or all of the commands around it, by their indexes. */
function readTold(
  unit: CommentUnit,
  command: number,
  { commands }: ShellScript,
  positions: ScriptPositions,
): ReadonlyMap<number, readonly Expectation[]> | undefined {
  if (unit.trailing || unit.head !== undefined || isDeclared(unit.text)) return undefined;
  const [first, last] = runAround(commands, command, unit);
  const texts = commands.slice(first, last + 1).map(({ text }) => text);
  const told = texts.length < 2 ? [] : readToldOf(texts, unit.text, positions.at(unit.line, unit.start).line);
  return told.length === 0 ? undefined : new Map(told.map((read, i) => [first + i, read]));
}

/** The commands that stand line under line on the comment's side of it, from the first to the last. */
function runAround(commands: readonly ShellCommand[], command: number, unit: CommentUnit): readonly [number, number] {
  const isAbove = (commands[command]?.start ?? 0) < unit.start;
  const isNextTo = (i: number): boolean => commands[i]?.endLine === (commands[i + 1]?.startLine ?? -1) - 1;
  let [first, last] = [command, command];
  if (isAbove) while (first > 0 && isNextTo(first - 1)) first--;
  else while (last + 1 < commands.length && isNextTo(last)) last++;
  return [first, last];
}

function readUnit(
  unit: CommentUnit,
  infer: () => readonly Matcher[],
  positions: ScriptPositions,
): DeclaredExpectations {
  const { text, line, end } = unit;
  const start = end - text.length;
  const misspelt = misspeltIn(text);
  if (misspelt !== undefined) return readMisspelt(misspelt, text, positions.at(line, start + text.indexOf(misspelt)));
  if (isDeclared(text)) {
    const read = declaredIn(text).map(({ grammar, at }) => readDeclared(grammar, positions.at(line, start + at)));
    return {
      expectations: read.flatMap(({ expectations }) => expectations),
      problems: read.flatMap(({ problems }) => problems),
    };
  }
  const place = positions.at(line, unit.start).line;
  const sentence = (unit.head !== undefined && text.includes('\n') ? `${unit.head.text} ${text}` : text).replaceAll(
    '\n',
    ' ',
  );
  const matchers = infer();
  // A sample of which every line is expected: each where it stands.
  const lines = text.split('\n');
  const isLineByLine = unit.head !== undefined && lines.length > 1 && lines.length === matchers.length;
  return {
    expectations: matchers.map((matcher, i) =>
      isLineByLine ? toExpectation(matcher, lines[i] ?? '', place + i) : toExpectation(matcher, sentence, place),
    ),
    problems: [],
  };
}

function inferIn(
  script: ShellScript,
  unit: CommentUnit,
  command: string,
  inferComment: typeof inferExpectation,
): readonly Matcher[] | undefined {
  const { text, head, trailing } = unit;
  if (head !== undefined) return inferListed(text, head.text, command);
  if (trailing) return inferTrailing(text, command);
  if (endsBlock(unit, script)) return inferTrailing(text, command) ?? inferPrinted(text, command);
  if (isValue.test(text) && standsAlone(unit, script)) return inferTrailing(text, command);
  return inferRow(text) ?? inferComment(text, command) ?? inferState(text, command);
}

/** `# Public pages return JSON`, `# Admin redirects to the login`, `# Security headers present` above a request: what it answers. */
function inferState(text: string, command: string): readonly Matcher[] | undefined {
  if (!asksServer(command) || text.length > 120 || text.includes('\n') || !tellsState(text)) return undefined;
  if (/^[^\p{L}]*\d|[:：?]$/u.test(text) || !answers.test(text)) return undefined;
  return inferStatement(text, command)?.matchers ?? [{ kind: 'review', sentence: text }];
}

const answers =
  /^(?:[\p{L}\d+&/-]+ ){1,5}(?:(?:returns?|redirects?|responds?|answers?|rejects?|refuses?|denies|serves?|renders?|loads?)(?: .*)?|(?:is |are )?(?:present|absent|reachable|accessible|unreachable|rejected|denied|blocked|refused|redirected|enforced|intact))$/iu;

function toExpectation(matcher: Matcher, text: string, line: number): Expectation {
  return { matcher, source: 'inferred', text, line };
}

/** The command on the comment's own line, or the last one where the comment ends the block. */
function commandOf(unit: CommentUnit, script: ShellScript): ShellCommand | undefined {
  if (endsBlock(unit, script)) return script.commands.at(-1);
  if (isValue.test(unit.text) && standsAlone(unit, script))
    return script.commands.find(({ endLine }) => endLine === unit.line - 1);
  return script.commands.find(({ startLine, endLine }) => startLine <= unit.line && unit.line <= endLine);
}

/** The command right below a comment on a line of its own. */
function commandBelow({ trailing, endLine }: CommentUnit, { commands }: ShellScript): ShellCommand | undefined {
  return trailing ? undefined : commands.find(({ startLine }) => startLine === endLine + 1);
}

/** Whether a comment of one line stands right below the last command, with nothing but comments between. */
function endsBlock({ start, line, text }: CommentUnit, { commands, comments }: ShellScript): boolean {
  const last = commands.at(-1);
  if (last === undefined || start < last.end || line === last.endLine || text.includes('\n')) return false;
  const between = comments.filter((other) => other.line > last.endLine && other.line < line);
  return between.length === line - last.endLine - 1;
}

/** Whether a comment of one line stands right below a command, and a blank line below it. */
function standsAlone({ line, text, trailing }: CommentUnit, { commands, comments }: ShellScript): boolean {
  if (trailing || text.includes('\n') || !commands.some(({ endLine }) => endLine === line - 1)) return false;
  return ![...commands.map(({ startLine }) => startLine), ...comments.map((other) => other.line)].includes(line + 1);
}

/** `v20.11.0`, `200`: a value and nothing more. */
const isValue = /^v?\d+(?:\.\d+){1,3}$|^\d{2,}$/;

/** What must not be printed is meant of every command that prints, not of the last one alone. */
function isOfAllAbove({ matcher, source }: Expectation): boolean {
  return source === 'inferred' && matcher.kind === 'not-contains';
}

/** The first of the commands that stand line under line and begin with the same two words. */
function startOfRun(commands: readonly ShellCommand[], last: number): number {
  let first = last;
  for (; first > 0; first--) {
    const [above, below] = [commands[first - 1], commands[first]];
    if (above === undefined || below === undefined || !isNext(above, below)) break;
  }
  return first;
}

function isNext(above: ShellCommand, below: ShellCommand): boolean {
  return above.endLine + 1 === below.startLine && firstWords(above) === firstWords(below);
}

function firstWords({ text }: ShellCommand): string {
  return text.split(/\s+/, 2).join(' ');
}

/** What is typed into a session has the comment signs of its language: `SELECT 1;  -- Should show 1`. */
function readTyped({ text, startLine, start }: ShellCommand, positions: ScriptPositions): readonly Expectation[] {
  let offset = start;
  return text.split('\n').flatMap((words, i) => {
    const [, comment] = /(?:^|\s)(?:--|\/\/)\s+(\S.*)$/.exec(words) ?? [];
    const place = positions.at(startLine + i, offset).line;
    offset += words.length + 1;
    return comment === undefined
      ? []
      : (inferExpectation(comment, words) ?? []).map((matcher) => toExpectation(matcher, comment, place));
  });
}
