import type { Expectation, Matcher } from '../expectation/expectation';
import { asksServer } from '../expectation/commandTraits';
import { inferChecked } from '../expectation/inferChecked';
import { tellsEffect } from '../expectation/inferEffect';
import { inferListed } from '../expectation/inferListed';
import { inferAnnounced, inferBound, inferProse } from '../expectation/inferProse';
import { statementReader, type Statement } from '../expectation/inferStatement';
import { inferExample, inferOutput } from '../expectation/sampleOutput';
import { commandLikeness } from './commandText';
import type { ShellScript } from '../shell/shellScript';
import { asksToCheck } from './resultLabel';
import type { Surrounding } from './surroundings';

/** What the words around a block expect of its commands, by the index of the command. */
export function readProseExpectations(
  script: ShellScript,
  surroundings: readonly Surrounding[],
): ReadonlyMap<number, readonly Expectation[]> {
  return readAround(describeCommands(script), surroundings);
}

/** What the words behind a command in a code span expect of it. */
export function readExpectationsBehind(command: string, surroundings: readonly Surrounding[]): readonly Expectation[] {
  if (surroundings.length === 0) return [];
  return readAround([{ index: 0, text: command, topic: command.toLowerCase() }], surroundings).get(0) ?? [];
}

function readAround(
  commands: readonly NamedCommand[],
  surroundings: readonly Surrounding[],
): ReadonlyMap<number, readonly Expectation[]> {
  const found = new Map<number, readonly Expectation[]>();
  if (commands.length === 0) return found;
  for (const surrounding of surroundings) {
    if (surrounding.kind === 'only-if') continue;
    for (const { indexes, text, line, matchers } of readSurrounding(surrounding, commands)) {
      const read = matchers.map((matcher): Expectation => ({ matcher, source: 'inferred', text, line }));
      for (const index of indexes) found.set(index, [...(found.get(index) ?? []), ...read]);
    }
  }
  return found;
}

/** A command, and the words by which an author can mean it. */
interface NamedCommand {
  readonly index: number;
  readonly text: string;
  /** The command and the comments right above it, in lower case. */
  readonly topic: string;
}

const isSample =
  /\b(?:sample|example|typical|similar|something like|(?:good|healthy|success)["”]? looks|(?:output|response|result)s?(?: like)(?=\W*(?:$|this|the following|in (?:the|your)))|e\.g\.|trigger|start|kick off)(?!\p{L})|^[^\p{L}]*(?:output|response|ausgabe|salida|saída|sortie|uscita|вывод|输出|出力|응답|响应|レスポンス)\s*[:：]|(?<!\p{L})(?:ejemplo|exemplo|exemple|beispiel\p{L}*|esempio|пример|contoh)(?!\p{L})|(?:示|範|出力|内容|實|実行|レスポンス)例|サンプル|예시|출력 예/iu;

interface ReadText {
  readonly indexes: readonly number[];
  readonly text: string;
  readonly line: number;
  readonly matchers: readonly Matcher[];
}

function describeCommands({ commands, comments }: ShellScript): readonly NamedCommand[] {
  return commands.flatMap(({ text, kind, start }, index) => {
    const above = commands[index - 1]?.end ?? -1;
    const own = comments.filter((comment) => !comment.trailing && comment.start > above && comment.start < start);
    const topic = [text, ...own.map((comment) => comment.text)].join('\n').toLowerCase();
    return kind === 'typed' ? [] : [{ index, text, topic }];
  });
}

function readSurrounding(surrounding: Surrounding, commands: readonly NamedCommand[]): readonly ReadText[] {
  const { kind, text, line, label } = surrounding;
  const last = commands.at(-1);
  if (!last) return [];
  if (kind === 'output') {
    // What was printed once need not come again.
    if (isSample.test(label ?? ''))
      return [{ indexes: [last.index], text: oneLine(text), line, matchers: inferExample(text) }];
    return (
      readAnswers(text, line, commands) ??
      inferOutput(text).map((sample) => ({ ...sample, line: line + sample.line, indexes: [last.index] }))
    );
  }
  if (label !== undefined && (kind === 'sibling' || asksToCheck(label))) {
    const isAsked = asksToCheck(label);
    const read = isAsked ? readChecked(surrounding, commands, last) : readTicked(surrounding, label, commands, last);
    // A person ticks the item: there is no need to ask twice.
    return kind === 'sibling' ? read.filter(({ matchers }) => matchers.every(isSure)) : read;
  }
  if (label !== undefined) {
    const words = oneLine(text);
    return [{ text: words, line, ...readLabelled(words, label, commands, last) }];
  }
  if (kind === 'paragraph' && isShown(text))
    return [{ indexes: [last.index], text: oneLine(text), line, matchers: [{ kind: 'review', sentence: text }] }];
  if (kind === 'paragraph')
    return sentencesOf(text, line).flatMap((sentence) => readSentence(sentence, 'paragraph', commands));
  if (kind === 'item' && /[:：]\s*$/.test(text)) {
    const matchers = inferAnnounced(oneLine(text), last.text);
    if (matchers) return [{ indexes: [last.index], text: oneLine(text), line, matchers }];
  }
  if (kind === 'bullet') return readSentence({ text: oneLine(text), line }, 'bullet', commands);
  const stated = readStatement(surrounding, commands);
  if (kind === 'sibling' && stated.length === 0 && commands.length === 1 && tellsOutput.test(text))
    return readChecked(surrounding, commands, last).filter(({ matchers }) => matchers.every(isSure));
  const bound = stated.length > 0 || kind === 'sibling' ? undefined : inferBound(oneLine(text));
  return bound ? [{ indexes: [last.index], text: oneLine(text), line, matchers: bound }] : stated;
}

/** Several JSON objects, a line each: what each of as many requests answers, in their order. */
function readAnswers(text: string, line: number, commands: readonly NamedCommand[]): readonly ReadText[] | undefined {
  const rows = text.split('\n').flatMap((row, i) => (row.trim() === '' ? [] : [{ text: row.trim(), line: line + i }]));
  const asking = commands.filter((command) => asksServer(command.text));
  if (rows.length < 2 || rows.length !== asking.length) return undefined;
  const answers = rows.map((row) => inferOutput(row.text)[0]?.matchers ?? []);
  if (!answers.every(([matcher]) => matcher?.kind === 'json-subset')) return undefined;
  return rows.map((row, i) => ({ ...row, indexes: [asking[i]?.index ?? 0], matchers: answers[i] ?? [] }));
}

/** What stands under a label speaks of the last command, unless it can only be said of another one. */
function readLabelled(
  words: string,
  label: string,
  commands: readonly NamedCommand[],
  last: NamedCommand,
): Pick<ReadText, 'indexes' | 'matchers'> {
  const matchers = inferListed(words, label, last.text);
  const ofServer = matchers.some(({ kind }) => kind === 'http');
  const ofBlock = /\bcriteri/i.test(label) && matchers.some(({ kind }) => kind === 'exit');
  if (commands.length === 1 || !(ofServer || ofBlock)) return { indexes: [last.index], matchers };
  const command = ofServer ? commands.findLast(({ text }) => asksServer(text)) : undefined;
  return command
    ? { indexes: [command.index], matchers: inferListed(words, label, command.text) }
    : { indexes: [last.index], matchers: [{ kind: 'review', sentence: words }] };
}

/** A task item that speaks of what is printed, or quotes it: `Output: "created"`, `No "format error"`. */
const tellsOutput =
  /^(?:\*\*)?(?:(?:the )?(?:output|logs?|response|result)(?:\*\*)?(?: shows?| says?| contains?| is|\s*[:：])|(?:no|shows?|prints?|returns?|displays?|lists?|contains?)\s+["“`])/iu;

/** A task item under `Pass criteria:`. */
function readTicked(
  surrounding: Surrounding,
  label: string,
  commands: readonly NamedCommand[],
  last: NamedCommand,
): readonly ReadText[] {
  const stated = readStatement(surrounding, commands);
  const { line } = surrounding;
  const text = oneLine(surrounding.text);
  return stated.length > 0 ? stated : [{ text, line, ...readLabelled(text, label, commands, last) }];
}

/** Words that may only describe are for the person who ticks the item. */
function isSure(matcher: Matcher): boolean {
  return matcher.kind !== 'review' && matcher.kind !== 'equals' && !('isLoose' in matcher);
}

/** Under `Verify:`, and of what is ticked: what tells a state is expected, an order is not. */
function readChecked(
  { text, line }: Surrounding,
  commands: readonly NamedCommand[],
  last: NamedCommand,
): readonly ReadText[] {
  const words = oneLine(text);
  const stated = readStatement({ kind: 'sibling', text, line }, commands);
  if (stated.length > 0) return stated;
  const command = commands.findLast((one) => asksServer(one.text)) ?? last;
  const matchers = inferChecked(words, command.text);
  if (!matchers) return [];
  // Of several commands it cannot be told which one gives what.
  const isOfOne = commands.length === 1 || matchers.every(({ kind }) => kind === 'http' || kind === 'review');
  const read = isOfOne ? matchers : [{ kind: 'review', sentence: words } as const];
  return [{ indexes: [command.index], text: words, line, matchers: read }];
}

/** Several words in a code span and nothing else, right below a command: mostly what it prints. */
function isShown(text: string): boolean {
  const shown = /^`([^`\n]+)`[.!]?$/.exec(text)?.[1];
  return shown !== undefined && /^\S+\s+\S+\s+\S/.test(shown) && commandLikeness(shown) === 'none';
}

interface Sentence {
  readonly text: string;
  readonly line: number;
}

function readSentence(
  sentence: Sentence,
  kind: 'paragraph' | 'bullet',
  commands: readonly NamedCommand[],
): readonly ReadText[] {
  const stated = kind === 'bullet' ? readStatement({ kind, ...sentence }, commands) : [];
  if (stated.length > 0) return stated;
  const last = commands.at(-1);
  const matchers = last && (inferOrdered(sentence.text, kind, last.text) ?? inferBehind(sentence.text, kind));
  if (!matchers) return [];
  const isOfAll =
    matchers.every((matcher) => matcher.kind === 'http') &&
    /\b(?:errors|all|both|each|every|responses|endpoints)\b/i.test(sentence.text) &&
    commands.every((command) => asksServer(command.text));
  const indexes = isOfAll ? commands.map(({ index }) => index) : [last.index];
  return [{ ...sentence, indexes, matchers }];
}

/** ``We should also verify that it is `up` ``: who is to do it says nothing; what is quoted there is a result. */
function inferOrdered(text: string, kind: 'paragraph' | 'bullet', command: string): readonly Matcher[] | undefined {
  const order = text.replace(asked, '');
  return order === text || !/["“`]/.test(order)
    ? inferProse(text, kind, command)
    : inferProse(order, 'bullet', command);
}

const asked =
  /^(?:(?:then|now|next|finally),? )?(?:we|you|let['’]s|let us|one)(?: (?:should|must|can|will|also|now|then|next|need to|have to|want to))* (?=(?:verify|check|confirm|ensure|make sure)(?: that)? )/i;

function inferBehind(text: string, kind: 'paragraph' | 'bullet'): readonly Matcher[] | undefined {
  return kind === 'paragraph' && tellsEffect(text) ? [{ kind: 'review', sentence: text }] : undefined;
}

/** Only what can be checked, and only when it is clear which command is meant. */
function readStatement({ kind, text, line }: Surrounding, commands: readonly NamedCommand[]): readonly ReadText[] {
  const words = oneLine(text);
  const infer = statementReader(words);
  if (!infer) return [];
  const candidates = commands.flatMap((command) => {
    const statement = infer(command.text);
    return statement && isAllowed(statement, kind) ? [{ command, statement }] : [];
  });
  const meant = chooseCandidates(candidates, kind, commands.length);
  return meant.map(({ command, statement }) => ({
    indexes: [command.index],
    text: words,
    line,
    matchers: statement.matchers,
  }));
}

interface Candidate {
  readonly command: NamedCommand;
  readonly statement: Statement;
}

/** What names the step says what is done: only a number or a format in it is a result. */
function isAllowed({ matchers }: Statement, kind: Surrounding['kind']): boolean {
  if (kind !== 'item' && kind !== 'heading') return true;
  return matchers.every((matcher) =>
    ['http', 'version', 'json', 'number', 'tests', 'not-contains'].includes(matcher.kind),
  );
}

function chooseCandidates(
  candidates: readonly Candidate[],
  kind: Surrounding['kind'],
  all: number,
): readonly Candidate[] {
  const [first] = candidates;
  if (!first) return [];
  const named = candidates.filter(({ command, statement }) => names(statement.subject, command.topic));
  if (named.length === 1) return named;
  const isNamed = contentWords(first.statement.subject).length > 0;
  if (!isNamed) {
    const isExit = first.statement.matchers.every((matcher) => matcher.kind === 'exit');
    return candidates.length === 1 || isExit || kind === 'bullet' ? candidates.slice(-1) : [];
  }
  if (kind === 'item' || kind === 'heading') {
    const isOfAll = candidates.length === all && /s\b/.test(first.statement.subject);
    return candidates.length === 1 || isOfAll ? candidates : [];
  }
  return [];
}

/** Whether the subject's words stand in what the command is about. */
function names(subject: string, topic: string): boolean {
  return contentWords(subject).some((word) => topic.includes(word));
}

function contentWords(subject: string): readonly string[] {
  const words = subject.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];
  return words.map((word) => word.replace(/(?<=\p{L}{3})s$/u, '')).filter((word) => !emptyWords.has(word));
}

/** Words that name no one thing; without a plural's `s`. */
const emptyWords = new Set(
  'the endpoint api server service return response page check test verify output result all statu code request valid now get post should url site command body header that and with curl http status each every message show has contain include print report display give say respond answer verifie'.split(
    ' ',
  ),
);

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/** The sentences of a paragraph, each with the line on which it begins. */
function sentencesOf(text: string, line: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(
    /(?<=[.!?。][*_"”)`]{0,3})\s+(?=[\p{Lu}*_"“`✅✓])|\n(?=\s*(?:✅|✓|✔|\*\*[^*\n]{2,40}[:：]?\*\*))|$/gu,
  )) {
    const words = text.slice(start, index);
    const before = text.slice(0, start + (/^\s*/.exec(words)?.[0].length ?? 0));
    if (words.trim() !== '') sentences.push({ text: oneLine(words), line: line + before.split('\n').length - 1 });
    start = index + gap.length;
  }
  return joinFacts(sentences);
}

/** What follows a labelled fact in its paragraph belongs to it: `Expected: 401. Must not return rows.` */
function joinFacts(sentences: readonly Sentence[]): readonly Sentence[] {
  const [first] = sentences;
  if (!first || !/^[*_]*(?:expected|erwartet|attendu|esperad|atteso)/i.test(first.text)) return sentences;
  const next = sentences.findIndex(({ text }, i) => i > 0 && text.startsWith('**'));
  const own = next < 0 ? sentences : sentences.slice(0, next);
  const rest = next < 0 ? [] : joinFacts(sentences.slice(next));
  return [{ text: own.map(({ text }) => text).join(' '), line: first.line }, ...rest];
}
