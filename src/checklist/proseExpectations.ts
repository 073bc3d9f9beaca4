import type { Expectation, Matcher } from '../expectation/expectation';
import { asksServer } from '../expectation/commandTraits';
import { inferAround } from '../expectation/inferAround';
import { inferChecked } from '../expectation/inferChecked';
import { tellsEffect } from '../expectation/inferEffect';
import { doubts, whereSure } from '../expectation/doubts';
import { inferForbidden } from '../expectation/inferForbidden';
import { inferListed, isDenying } from '../expectation/inferListed';
import { inferAnnounced, inferBound, inferProse } from '../expectation/inferProse';
import { statementReader, type Statement } from '../expectation/inferStatement';
import { inferSuccess } from '../expectation/inferSuccess';
import { inferExample, inferOutput } from '../expectation/sampleOutput';
import { commandLikeness } from './commandText';
import type { ShellScript } from '../shell/shellScript';
import { loosen } from '../expectation/loosen';
import { tellsOfCommand } from '../expectation/tellsState';
import { findInlineCommands } from './inlineCommands';
import {
  areAlike,
  candidatesOf,
  findNamed,
  isCalled,
  namedByText,
  namesNumber,
  type NamedCommand,
  type NamedWords,
} from './namedCommand';
import { asksToCheck, isCriteria, isRecord, labelIn } from './resultLabel';
import { mayNameSome, whoIsMeant, type Said } from './whoIsMeant';
import { toReview } from './declaredExpectations';
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
  const declared = surroundings.filter(({ kind }) => kind === 'declared').map(({ text, line }) => toReview(text, line));
  const read = readAround([{ index: 0, text: command, topic: command.toLowerCase() }], surroundings).get(0) ?? [];
  return [...read, ...declared];
}

/** What a sentence says of some or all of several commands in the same words, for each of them; empty where it does not. */
export function readToldOf(
  texts: readonly string[],
  sentence: string,
  line: number,
): readonly (readonly Expectation[])[] {
  const commands = texts.map((text, index) => ({ index, text, topic: text.toLowerCase() }));
  const told = readTold({ text: oneLine(sentence), line }, undefined, commands);
  if (!told) return [];
  return commands.map(({ index }) =>
    told
      .filter(({ indexes }) => indexes.includes(index))
      .flatMap(({ matchers, text }) =>
        matchers.map((matcher): Expectation => ({ matcher, source: 'inferred', text, line })),
      ),
  );
}

function readAround(
  commands: readonly NamedCommand[],
  surroundings: readonly Surrounding[],
): ReadonlyMap<number, readonly Expectation[]> {
  const found = new Map<number, readonly Expectation[]>();
  if (commands.length === 0) return found;
  const inOrder = pairInOrder(surroundings, commands);
  for (const [i, surrounding] of surroundings.entries()) {
    if (surrounding.kind === 'only-if' || surrounding.kind === 'turned' || surrounding.kind === 'declared') continue;
    const isTurned = surrounding.kind === 'output' && isTurnedBehind(surroundings.slice(i + 1));
    const meant = inOrder.get(surrounding) ?? commands;
    for (const { indexes, text, line, ...said } of readSurrounding(surrounding, meant)) {
      const other = surrounding.kind === 'output' ? undefined : ofAnother(text, commands);
      // An item is read for the command that it holds; of other words that is not sure.
      if (other === 'told' && surrounding.kind !== 'paragraph') continue;
      const isForPerson = isTurned || (other !== undefined && said.matchers.some(({ kind }) => kind !== 'exit'));
      const matchers: readonly Matcher[] = isForPerson ? [{ kind: 'review', sentence: text }] : said.matchers;
      const read = matchers.map((matcher): Expectation => ({ matcher, source: 'inferred', text, line }));
      for (const index of indexes) found.set(index, [...(found.get(index) ?? []), ...read]);
    }
  }
  return found;
}

/**
 * Lines of a list with as many values as there are commands, each with the command whose result it is: the lines are
 * numbered, or the commands alike.
 */
function pairInOrder(
  surroundings: readonly Surrounding[],
  commands: readonly NamedCommand[],
): ReadonlyMap<Surrounding, readonly NamedCommand[]> {
  const pairs = new Map<Surrounding, readonly NamedCommand[]>();
  const candidates = candidatesOf(commands);
  if (candidates.length < 2) return pairs;
  for (const label of new Set(surroundings.map((one) => one.label))) {
    const lines = surroundings.filter((one) => one.kind === 'bullet' && one.label === label && label !== undefined);
    const areValues = lines.every(({ text }) => beginsWithValue.test(text) && !mayNameSome(text));
    const areNumbered = lines.every(({ number }, i) => number === i + 1);
    const meant = lines.length === candidates.length ? candidates : areNumbered ? commands : [];
    if (!areValues || lines.length !== meant.length || !(areNumbered || areAlike(meant))) continue;
    for (const [i, line] of lines.entries()) pairs.set(line, meant.slice(i, i + 1));
  }
  return pairs;
}

const beginsWithValue =
  /^(?:["“`<>≥≤\d]|(?:prints?|returns?|shows?|should|must|exits?|outputs?|says?|reports?|nothing|empty|no output)(?!\p{L}))/iu;

/** Whether words behind a second block say that it is not what must come, before another block stands there. */
function isTurnedBehind(behind: readonly Surrounding[]): boolean {
  const next = behind.findIndex(({ kind }) => kind === 'output' || kind === 'turned');
  return behind[next]?.kind === 'turned';
}

const isSample =
  /\b(?:sample|example|typical|similar|something like|(?:good|healthy|success)["”]? looks|(?:output|response|result)s?(?: like)(?=\W*(?:$|this|the following|in (?:the|your)))|e\.g\.|trigger|start|kick off)(?!\p{L})|^[^\p{L}]*(?:(?:the )?(?:output|response|reply|answer|stdout|standard output)|returns|prints|outputs|displays|yields|produces|ausgabe|salida|saída|sortie|uscita|вывод|输出|出力|응답|响应|レスポンス)\s*(?:[:：]|$)|(?<!\p{L})(?:ejemplo|exemplo|exemple|beispiel\p{L}*|esempio|пример|contoh)(?!\p{L})|(?:示|範|出力|内容|實|実行|レスポンス)例|サンプル|예시|출력 예/iu;

/** Whether a block below the label shows what comes out mostly so, or came out once. */
function isExample(label: string): boolean {
  return isSample.test(label) || labelIn(label) === undefined || isOfCase.test(label);
}

/** `Response (when the queue is empty):`: of several, one comes. */
const isOfCase = /[(（]\s*(?:if|when|in case|wenn|falls|si|se|quando|cuando|если|jika|nếu|如果|若|場合)(?!\p{L})/iu;

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
    const rows = readRows(surrounding, commands);
    if (rows) return rows;
    const command = label === undefined ? last : (namedInLabel(label, commands)?.command ?? last);
    if (label !== undefined && isDenying(label))
      return [{ indexes: [command.index], text: oneLine(text), line, matchers: inferForbidden(text, label) }];
    if (label !== undefined && doubts(label)) {
      const sentence = oneLine(`${label} ${text}`);
      return [{ indexes: [command.index], text: oneLine(text), line, matchers: [{ kind: 'review', sentence }] }];
    }
    // What was printed once need not come again.
    if (label !== undefined && isExample(label))
      return [{ indexes: [command.index], text: oneLine(text), line, matchers: inferExample(text) }];
    return (
      readAnswers(text, line, commands) ??
      inferOutput(text).map((sample) => ({ ...sample, line: line + sample.line, indexes: [command.index] }))
    );
  }
  const isTitle = kind === 'item' || kind === 'heading';
  const told =
    kind === 'paragraph' || (isTitle && !mayNameSome(text))
      ? undefined
      : readTold({ text: oneLine(text), line }, label, commands);
  if (told) return kind === 'sibling' ? told.filter(({ matchers }) => matchers.every(isSure)) : told;
  if (label !== undefined && (kind === 'sibling' || (asksToCheck(label) && !isCriteria(label)))) {
    const isAsked = asksToCheck(label) && !isCriteria(label);
    const read = isAsked ? readChecked(surrounding, commands, last) : readTicked(surrounding, label, commands, last);
    // A person ticks the item: there is no need to ask twice, unless it is said to come of the command.
    const listed = readName(surrounding, commands);
    if (listed) return [listed];
    const isOfPerson = kind === 'sibling' && (isAsked || isCriteria(label)) && !tellsOfOutput.test(text);
    return isOfPerson ? read.filter(({ matchers }) => matchers.every(isSure)) : read;
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
  if (kind === 'sibling' && stated.length === 0) return readSibling(surrounding, commands, last);
  const bound = stated.length > 0 || kind === 'sibling' ? undefined : inferBound(oneLine(text));
  return bound ? [{ indexes: [last.index], text: oneLine(text), line, matchers: bound }] : stated;
}

/** A sample with a line for each of several like commands; one with more is of all of them. */
function readRows(surrounding: Surrounding, commands: readonly NamedCommand[]): readonly ReadText[] | undefined {
  const { text, line, label } = surrounding;
  const candidates = candidatesOf(commands);
  const isPlain = label === undefined || !(isDenying(label) || doubts(label) || isExample(label));
  if (commands.length < 2 || !isPlain) return undefined;
  const said = label === undefined ? undefined : whoIsMeant(`${lastPartOf(label).replace(/\W*$/, '')}: "x"`, commands);
  const isOfAll = said?.length === 1 && said[0]?.isGuess === false;
  if (isOfAll)
    return (said[0]?.commands ?? []).flatMap(({ index }) =>
      inferOutput(text).map((sample) => ({ ...sample, line: line + sample.line, indexes: [index] })),
    );
  if (!areAlike(candidates)) return undefined;
  const rows = text.split('\n').flatMap((row, i) => (row.trim() === '' ? [] : [{ text: row.trim(), line: line + i }]));
  if (rows.length < 2) return undefined;
  if (rows.length !== candidates.length) {
    const review = { kind: 'review', sentence: oneLine(text) } as const;
    return [{ indexes: candidates.map(({ index }) => index), text: oneLine(text), line, matchers: [review] }];
  }
  return rows.map((row, i) => ({
    ...row,
    indexes: [candidates[i]?.index ?? 0],
    matchers: inferOutput(row.text).flatMap(({ matchers }) => matchers),
  }));
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

type Labelled = Pick<ReadText, 'indexes' | 'matchers'>;

/** A task item behind a command, with no label: what it quotes of the output, or that what the command does went well. */
function readSibling(
  surrounding: Surrounding,
  commands: readonly NamedCommand[],
  last: NamedCommand,
): readonly ReadText[] {
  const text = oneLine(surrounding.text);
  if (commands.length === 1 && tellsOutput.test(text)) {
    const isQuoted = /["“`]/.test(text);
    return readChecked(surrounding, commands, last).filter(({ matchers }) =>
      matchers.every((matcher) => isSure(matcher) || (isQuoted && matcher.kind !== 'review')),
    );
  }
  const words = text.replace(inBrackets, '');
  const [command, ...others] = commands.filter(({ topic }) => names(words, topic));
  const isOfOne = command !== undefined && others.length === 0;
  const matchers = isOfOne ? (inferSuccess(words, command.text) ?? inferWork(words, command.text)) : undefined;
  return command && matchers?.every(isSure) === true
    ? [{ indexes: [command.index], text, line: surrounding.line, matchers }]
    : [];
}

/** `Image pulls successfully` behind `docker pull`: the command's own verb. What it only starts may fail later. */
function inferWork(words: string, command: string): readonly Matcher[] | undefined {
  const verb =
    /^(?:[\p{L}\d-]+ ){1,3}([\p{Ll}]{3,}?)(?:s|es|ed) (?:successfully|cleanly|without (?:errors|issues|problems))[.!]?$/u.exec(
      words,
    )?.[1];
  if (verb === undefined || /^(?:start|restart|run|launch|boot|deploy|trigger|schedul|creat|appl)/.test(verb))
    return undefined;
  const isOwn = new RegExp(`^\\S+(?: [a-z-]+)? ${verb}e?(?: |$)`).test(command) && !/[|;&\n]/.test(command);
  return isOwn ? [{ kind: 'exit', codes: [0], negated: false }] : undefined;
}

const inBrackets = /\s*\([^()]*\)[.!]?$/;

/** A name alone under `Verify each function:`, of a command that lists: it confirms where it is listed. */
function readName({ text, line }: Surrounding, commands: readonly NamedCommand[]): ReadText | undefined {
  const name = /^`?([A-Za-z][A-Za-z\d]*(?:[-_.:/][A-Za-z\d]+)+)`?$/.exec(text.trim())?.[1];
  const command = name === undefined ? undefined : commands.findLast((one) => listsThings.test(one.text));
  if (name === undefined || command === undefined) return undefined;
  return {
    indexes: [command.index],
    text: name,
    line,
    matchers: [{ kind: 'contains', text: name, literal: true, isLoose: true }],
  };
}

const listsThings =
  /(?:^|\s)(?:list|ls|ps|get|show|search|tree|find|status|dir|--list|images|describe)(?=\s|$)|\\d[tn]/i;

/** What stands under a label speaks of the last command, unless it can only be said of another one. */
function readLabelled(words: string, label: string, commands: readonly NamedCommand[], last: NamedCommand): Labelled {
  const named = namedInLabel(label, commands);
  if (named) return readNamed(words, label, { ...named, words });
  if (namesNumber(lastPartOf(label))) return { indexes: [], matchers: [] };
  const meant = commands.length > 1 ? findNamed(words, commands) : undefined;
  if (meant) return readNamed(words, label, meant);
  const read = inferListed(words, label, last.text);
  const matchers = isRecord(label) ? recorded(read, words) : read;
  const ofServer = matchers.some(({ kind }) => kind === 'http');
  const ofBlock = /\bcriteri/i.test(label) && matchers.some(({ kind }) => kind === 'exit');
  if (commands.length === 1 || !(ofServer || ofBlock)) return { indexes: [last.index], matchers };
  const command = ofServer ? commands.findLast(({ text }) => asksServer(text)) : undefined;
  return command
    ? { indexes: [command.index], matchers: inferListed(words, label, command.text) }
    : { indexes: [last.index], matchers: [{ kind: 'review', sentence: words }] };
}

/** `Expected results: Step 2:`: the command that the label's last words name. */
function namedInLabel(label: string, commands: readonly NamedCommand[]): NamedWords | undefined {
  return findNamed(lastPartOf(label), commands);
}

function lastPartOf(label: string): string {
  return label.split(/[:：]\s+/).at(-1) ?? label;
}

/** What is said of the one command that the words themselves name. */
function readNamed(words: string, label: string, { command, words: said, isGuess }: NamedWords): Labelled {
  if (isGuess) return { indexes: [command.index], matchers: [{ kind: 'review', sentence: words }] };
  return { indexes: [command.index], matchers: inferListed(said === '' ? words : said, label, command.text) };
}

/** What came out once, so that another result is for a person. */
function recorded(matchers: readonly Matcher[], words: string): readonly Matcher[] {
  return loosen(matchers) ?? [{ kind: 'review', sentence: words }];
}

/** A task item that speaks of what is printed, or quotes it: `Output: "created"`, `No "format error"`. */
const tellsOutput =
  /^(?:\*\*)?(?:(?:the )?(?:output|logs?|response|result)(?:\*\*)?(?: shows?| says?| contains?| is|\s*[:：])|(?:no|shows?|prints?|returns?|displays?|lists?|contains?)\s+["“`])/iu;

/** Words whose subject is what the command prints, or the command itself. */
const tellsOfOutput =
  /^(?:\*\*)?(?:the |an? |all |both )?(?:(?:error|log|success) )?(?:output|logs?|response|result|message|command|exit code|body|json|headers?|status(?: code)?|console)s?(?:\*\*)?[\s:]/iu;

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
  if (matcher.kind === 'json-subset') return true;
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
  const told = readTold(sentence, undefined, commands);
  if (told) return told;
  const named = commands.length > 1 ? findNamed(sentence.text, commands) : undefined;
  const ofNamed = named ? readOfNamed(sentence, kind, named) : [];
  if (ofNamed.length > 0) return ofNamed;
  const stated = kind === 'bullet' ? readStatement({ kind, ...sentence }, commands) : [];
  if (named || stated.length > 0) return stated;
  if (commands.length > 1 && namesNumber(sentence.text)) return [];
  const last = commands.at(-1);
  const matchers = last && (inferOrdered(sentence.text, kind, last.text) ?? inferBehind(sentence.text, kind));
  if (!matchers) return [];
  const inWords = namedInWords(sentence.text, commands);
  if (inWords.some((command) => command !== last)) {
    // ``Once `make` is done, it should print "up"`` is said of what comes after it.
    const meant = opensWithTime.test(sentence.text) ? new Set([...inWords, last]) : inWords;
    const indexes = [...meant].map(({ index }) => index);
    return [{ ...sentence, indexes, matchers: [{ kind: 'review', sentence: sentence.text }] }];
  }
  const isOfAll =
    matchers.every((matcher) => matcher.kind === 'http') &&
    /\b(?:errors|all|both|each|every|responses|endpoints)\b/i.test(sentence.text) &&
    commands.every((command) => asksServer(command.text));
  const indexes = isOfAll ? commands.map(({ index }) => index) : [last.index];
  return [{ ...sentence, indexes, matchers }];
}

/** ``Expected: `curl x` returns 200``: whether words speak of a command that they hold, and of none of these; `told` where they plainly tell its result. */
function ofAnother(words: string, commands: readonly NamedCommand[]): 'told' | 'named' | undefined {
  const own = words.includes('`') ? findInlineCommands(words, 'item') : [];
  const [first] = own;
  if (first === undefined || !leadsToCommand.test(words.slice(0, first.start))) return undefined;
  if (own.some(({ text }) => commands.some((command) => isCalled(text, command)))) return undefined;
  const around = { before: words.slice(0, first.start), after: words.slice(first.end) };
  return inferAround(around, first.text) ? 'told' : 'named';
}

const leadsToCommand =
  /^\W*(?:(?:expected|result|verify|check|confirm|ensure|make sure|then|now|next|and|also|finally|again|please|run|running|execute|that|the|with|via|by)(?!\p{L})\W*)*$/iu;

const opensWithTime =
  /^\W*(?:once|after|when|as soon as|before|until|with|then|nach|sobald|wenn|après|dès|después|cuando|depois|quando|dopo)(?!\p{L})/iu;

/** The commands whose text stands in the words, wherever. */
function namedInWords(words: string, commands: readonly NamedCommand[]): readonly NamedCommand[] {
  if (commands.length < 2) return [];
  const spans = Array.from(words.matchAll(/`([^`]+)`/g), ([, span = '']) => namedByText(span, commands));
  return [...new Set(spans.filter((command) => command !== undefined))];
}

/** What words say of some or all of several commands, each with what is said of it. */
function readTold(
  sentence: Sentence,
  label: string | undefined,
  commands: readonly NamedCommand[],
): readonly ReadText[] | undefined {
  if (commands.length === 1 && label !== undefined) return undefined;
  const said =
    whoIsMeant(sentence.text, commands, label !== undefined) ??
    (label === undefined ? undefined : saidUnder(label, sentence.text, commands));
  if (!said) return undefined;
  const read = said.flatMap((one) =>
    one.commands.map((command) => ({ command, matchers: inferSaid(one, command.text, sentence.text) })),
  );
  // Where something is said of one command, what cannot be read of another is for a person.
  const isResult = read.some(({ matchers }) => matchers !== undefined);
  const unread = isResult ? [{ kind: 'review', sentence: sentence.text } as const] : undefined;
  return read.flatMap(({ command, matchers = unread }) =>
    matchers ? [{ ...sentence, indexes: [command.index], matchers }] : [],
  );
}

/** `Expected of both:` above a value. */
function saidUnder(label: string, text: string, commands: readonly NamedCommand[]): readonly Said[] | undefined {
  const head = lastPartOf(label).replace(/\W*$/, '');
  return whoIsMeant(`${head}: ${text}`, commands);
}

/** A guess is for a person, and so is the half of a sentence that cannot be checked. */
function inferSaid({ words, isGuess }: Said, command: string, sentence: string): readonly Matcher[] | undefined {
  const review = { kind: 'review', sentence } as const;
  const parts = words
    .split(/,? and (?=(?:exit|print|say|show|return|output|answer)s? )/)
    .map((part, i) => inferProse(i === 0 ? part : `It should ${part}`, 'paragraph', command));
  if (parts.every((matchers) => matchers === undefined)) return undefined;
  if (isGuess) return [review];
  const read = parts.flatMap((matchers): readonly Matcher[] => matchers ?? [review]);
  // A person reads what the author wrote.
  const checked = read.filter(({ kind }) => kind !== 'review');
  return checked.length === read.length ? read : [...checked, review];
}

/** `The second command should print 3`, `` `redis-cli ping` answers `PONG` ``: what is told of that command is a result of it. */
function readOfNamed(
  sentence: Sentence,
  kind: 'paragraph' | 'bullet',
  { command, words, isSubject, isGuess }: NamedWords,
): readonly ReadText[] {
  const wordings = isSubject ? [words, sentence.text, `It ${words}`] : [words];
  const readings = wordings.flatMap((text) => {
    const matchers = inferOrdered(text, text === words ? kind : 'paragraph', command.text);
    return matchers ? [matchers] : [];
  });
  const matchers =
    readings.find((one) => one.every((matcher) => matcher.kind !== 'review')) ??
    readings[0] ??
    (isSubject && tellsOfCommand(words) ? [{ kind: 'review', sentence: sentence.text } as const] : undefined);
  const isSureOf = !isGuess && matchers !== undefined && whereSure(matchers, words) === matchers;
  const read = matchers && !isSureOf ? [{ kind: 'review', sentence: sentence.text } as const] : matchers;
  return read ? [{ ...sentence, indexes: [command.index], matchers: read }] : [];
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
  const told = matchers.filter((matcher) => matcher.kind !== 'review');
  return (
    told.length > 0 &&
    told.every((matcher) => ['http', 'version', 'json', 'number', 'tests', 'not-contains'].includes(matcher.kind))
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
