import { asksServer, asksVersion } from './commandTraits';
import type { Matcher } from './expectation';
import { inferAnswer, inferHeader } from './inferAnswer';
import { inferHttp, splitHttp, splitHttpPlace } from './inferHttp';
import { inferEmptiness } from './inferEmptiness';
import { inferKnown } from './inferKnown';
import { inferDone } from './inferDone';
import { inferDuration } from './inferDuration';
import { inferNamedLimits } from './inferLimits';
import { inferMembers } from './inferMembers';
import { inferNamedStates } from './inferNamedState';
import { inferNumber, loneNumber } from './inferNumber';
import { inferSuccess, inferSuccessAmong } from './inferSuccess';
import { inferTestCount } from './inferTestCount';
import {
  inferAbsence,
  inferFileName,
  inferOneOf,
  inferQuoted,
  inferQuotedPart,
  inferStart,
  inferTarget,
} from './inferText';
import { inferProgramVersion, inferVersion, inferVersionLine } from './inferVersion';
import { parseJsonSample, parseObjectLiteral } from './jsonSample';
import { readLimits } from './limit';
import { convert } from './quantity';
import { inferValues } from './inferValues';
import { loosen } from './loosen';
import { isHedged, splitFacts } from './severalFacts';
import { plainQuotes, withoutRemark } from './valuePhrase';
import { tellsOfCommand } from './tellsState';
import { answer, article, explains, having, likeBefore, likeBehind } from './valueWords';

/**
 * Reads what an author expects, without the words that mark it (`Expected:`, `should return`). `undefined` unless it is
 * understood; of what is understood in part, the rest is for a person to review. The command decides what some words
 * can mean; empty when it is not known.
 */
export function inferFact(fact: string, command = ''): readonly Matcher[] | undefined {
  const text = plainQuotes(fact.trim())
    .replace(/\s*[✓✔✅☑]️?$/u, '')
    .replace(/(?<=[^.…])[.!]$/, '')
    .trim()
    .replace(commandSays, '')
    .replace(explains, '$1')
    .replace(isAnswerWith, '');
  return (
    inferKnown(text, command) ??
    inferDuration(text, command) ??
    inferOfAll(text, command) ??
    inferAnswer(text, command) ??
    inferStatusAndMore(text, command) ??
    inferPlain(text, command) ??
    inferParts(text, command) ??
    inferConjunction(text, command) ??
    inferValues(text, command) ??
    inferAlike(text, command) ??
    inferRemarked(text, command) ??
    inferSeveral(text, command) ??
    inferAmong(text, command) ??
    inferLeading(text, command) ??
    inferNamedLimits(text) ??
    inferNamedStates(text) ??
    inferDone(text, command)
  );
}

/** `The command should return …`: what it is said of. */
const commandSays =
  /^(?:(?:the|this) (?:command|script|query|call|request|response|output)s?|(?:output|response|logs?|console|terminal))\s+(?:(?:should|must|will)\s+)?(?:now\s+)?(?:(?:return|print|show|output|display|give|be|i)s?:?\s+|responds? with\s+|(?=exit))(?=["“`{[\d]|(?:not?|nothing|zero|empty|HTTP|status|exits?)\b)/i;

/** `All endpoints return 200`: this command's status, and whether the others answer so by eye. */
function inferOfAll(text: string, command: string): readonly Matcher[] | undefined {
  const told = text.replace(allAnswer, '');
  return told === text ? undefined : withRest(inferStatusAndMore(told, command) ?? inferPlain(told, command), text);
}

const allAnswer =
  /^(?:all|both|each|every|todos|todas|alle|tous|toutes|tutti|tutte|все)(?: (?:of )?(?:the |them|these |those |los |las |os |as |les |le |i |gli )?(?:\p{L}+)?)? (?:(?:should|must|will) )?(?:returns?|responds?(?: with)?|answers?(?: with)?|gives?|shows?|devuelven|retornam|geben|liefern|renvoient|restituiscono|возвращают)\s+(?=(?:an? )?`?(?:HTTP|status|[1-5]\d\d(?!\d)))/iu;

/** `una respuesta 200 con …`: the answer of which the rest is said. */
const isAnswerWith = new RegExp(
  `^(?:${article})?(?:HTTP )?(?:${answer})(?:\\s+(?:${having}))?\\s+(?:(?:status|code|código|Code|код)\\s+)*(?=\`?[1-5]\\d\\d(?!\\d))`,
  'iu',
);

/** `200 OK or an appropriate response`, `something like "ready"`: an example confirms, and anything else is for a person. */
function inferAlike(text: string, command: string): readonly Matcher[] | undefined {
  const example = likeBehind.exec(text)?.[1] ?? (likeBefore.test(text) ? text.replace(likeBefore, '') : undefined);
  const read = example === undefined ? undefined : inferFact(example, command);
  return read && loosen(read);
}

/** `JSON (DB connectivity OK)`, `"ready" — the queue is drained`: the value, and what is said behind it by eye unless it only explains. */
function inferRemarked(text: string, command: string): readonly Matcher[] | undefined {
  const remarked = withoutRemark(text);
  const matchers = remarked && inferOneOfSeveral(remarked.text, command);
  const isCount = remarked?.isPart === false && matchers?.every(({ kind }) => kind === 'number') === true;
  if (!isCount && matchers?.every(({ kind }) => standsAlone.has(kind)) !== true) return undefined;
  return remarked?.isPart === true ? [...matchers, ...review(text)] : matchers;
}

/** Kinds that mean the same whatever is said behind them. */
const standsAlone: ReadonlySet<Matcher['kind']> = new Set([
  'json',
  'json-subset',
  'contains',
  'http',
  'regex',
  'tests',
]);

/** Facts with commas between, of which some can be checked: all of the words are for a person unless each of them can. */
function inferSeveral(text: string, command: string): readonly Matcher[] | undefined {
  const facts = splitFacts(text);
  const read = facts?.map((fact) => inferOneOfSeveral(fact, command));
  if (read?.some((matchers) => matchers !== undefined) !== true) return undefined;
  const matchers = read.flatMap((one) => one ?? []);
  // `3 pods Running and 1 Completed`: neither is the number of all the lines.
  if (matchers.filter(({ kind }) => kind === 'lines').length > 1) return review(text);
  return read.includes(undefined) ? [...matchers, ...review(text)] : matchers;
}

/** `` `Healthy` with a valid certificate ``: the quoted text, and all of the words for a person. */
function inferLeading(text: string, command: string): readonly Matcher[] | undefined {
  const [, quoted = ''] = /^(`[^`]+`|"[^"]+"|“[^”]+”)\s+\p{L}/u.exec(text) ?? [];
  // `session_id` names a field, of which the value is printed.
  if (quoted === '' || text.length > 300 || isHedged(text) || /^.[a-z]+(?:[_A-Z][A-Za-z]*)*.$/.test(quoted))
    return undefined;
  const behind = text.slice(quoted.length).trim();
  // Of `` `/users` returns the list `` it is the subject.
  if (tellsOfCommand(behind) || /^[にがはをの]/u.test(behind)) return undefined;
  const matchers = inferOneOfSeveral(quoted, command) ?? inferQuoted(quoted);
  return matchers && [...matchers, ...review(text)];
}

/** What a fact means among others: no word is all that is printed, and nothing is empty. */
function inferOneOfSeveral(fact: string, command: string): readonly Matcher[] | undefined {
  const matchers =
    inferKnown(fact, command) ??
    inferAnswer(fact, command) ??
    inferPlain(fact, command) ??
    inferValues(fact, command) ??
    inferNamedLimits(fact) ??
    inferNamedStates(fact);
  const isSure = matchers?.every(
    ({ kind }) => kind !== 'equals' && kind !== 'empty' && kind !== 'non-empty' && kind !== 'review',
  );
  return isSure === true ? matchers : undefined;
}

/** How it went, or what is printed. */
function inferPlain(text: string, command: string): readonly Matcher[] | undefined {
  const tests = inferTestCount(text);
  return tests ? [tests] : (inferSuccess(text, command) ?? inferRange(text) ?? inferWhole(text, command));
}

/** `between 3 and 5`: both ends of it hold. */
function inferRange(text: string): readonly Matcher[] | undefined {
  const limits = readLimits(text);
  return limits.length > 1 && limits.every(({ rest }) => rest === '')
    ? limits.map(({ comparison, value }) => ({
        kind: 'number',
        pattern: loneNumber,
        ignoreCase: false,
        comparison,
        value,
      }))
    : undefined;
}

/** `print the version and exit without an error`: that it went well, and all of the words for a person. */
function inferAmong(text: string, command: string): readonly Matcher[] | undefined {
  return isHedged(text) ? undefined : inferSuccessAmong(text, command);
}

function inferWhole(text: string, command: string): readonly Matcher[] | undefined {
  const [, span] = /^`([^`]+)`$/.exec(text) ?? [];
  if (span !== undefined) return inferWhole(span, command) ?? inferQuoted(text);
  const matcher =
    inferTestCount(text) ??
    inferExit(text) ??
    inferHttp(text) ??
    inferJson(text, command) ??
    inferEmptiness(text, command) ??
    inferVersion(text, asksVersion(command)) ??
    (asksVersion(command) ? inferProgramVersion(text, command) : undefined) ??
    asCurlTime(inferNumber(text), command);
  if (matcher !== undefined) return matcher.kind === 'exit' && saysMore(text) ? [matcher, ...review(text)] : [matcher];
  return (
    inferQuoted(text) ??
    inferOneOf(text) ??
    inferAbsence(text) ??
    inferTarget(text) ??
    inferFileName(text) ??
    inferWord(text) ??
    inferQuotedPart(text) ??
    inferStart(text) ??
    (asksVersion(command) ? inferVersionLine(text) : undefined)
  );
}

/** `curl -w '%{time_total}'` prints seconds, and no unit. */
function asCurlTime(matcher: Matcher | undefined, command: string): Matcher | undefined {
  if (matcher?.kind !== 'number' || !command.includes('%{time_total}') || /%\{(?!time_total)/.test(command))
    return matcher;
  const value = convert({ value: matcher.value, ...(matcher.unit !== undefined && { unit: matcher.unit }) }, 's');
  if (value === undefined) return matcher;
  const { comparison } = matcher;
  return { kind: 'number', pattern: '(?:^|[\\s:=])(\\d+\\.\\d{3,})s?\\s*$', ignoreCase: false, comparison, value };
}

/** `wc -l`, `echo $?`: one number is all that is printed. */
const printsNumber = /\bwc\s+-[lwc]\s*$|\bgrep\b.*\s-\w*c\b|^echo \$\?$|\bcount\(/i;

/** Several facts of which the first is understood, or a fact with an explanation behind it. */
function inferParts(text: string, command: string): readonly Matcher[] | undefined {
  const explained = /^(.*\S)\s+\((?:e\.g\.|i\.e\.|for example|such as|all |no |because|as )[^()]*\)$/i.exec(text)?.[1];
  if (explained !== undefined) {
    const read = inferFact(explained, command);
    return saysMore(text) ? withRest(read, text) : read;
  }
  const [, count] =
    /^(\d{1,6})\s+\((?![^()]*\b(?:or|more|less|about|least|most|up to|plus|minus)\b)[^()\d]*\)$/i.exec(text) ?? [];
  if (count !== undefined && printsNumber.test(command)) {
    const read = inferWhole(count, command);
    return saysMore(text) ? withRest(read, text) : read;
  }
  const [, first, rest] = /^(.*?[^.\s](?<!\b(?:e\.g|i\.e|etc|vs|approx)))\.\s+(\p{Lu}.*)$/su.exec(text) ?? [];
  if (first !== undefined && rest !== undefined) return withRest(inferFact(first, command), rest);
  const redirect = /^(.*\b30\d (?:permanent |temporary )?redirect)s? (to \S.*)$/i.exec(text);
  if (redirect !== null) return withRest(inferWhole(redirect[1] ?? '', command), redirect[2] ?? '');
  const exit = /^((?:all )?exits?(?: with)?(?: code| status)? \d{1,3})\s+(?:and|with|,)\s*(.+)$/i.exec(text);
  if (exit !== null) return withRest(inferWhole(exit[1] ?? '', command), exit[2] ?? '');
  return undefined;
}

/** `exit code 0, no output`, `12 passed and 0 failed`: several facts, each of which is understood by itself. */
function inferConjunction(text: string, command: string): readonly Matcher[] | undefined {
  if (/["“`{[]/.test(text)) return undefined;
  const parts = text.split(/\s*[,;]\s+(?:and\s+)?|\s+(?:and|with)\s+/);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const read = parts.map((part) => inferPlain(part, command));
  const isSure = read.every((matchers) => matchers?.every(({ kind }) => factsAlone.has(kind)) === true);
  return isSure ? read.flatMap((matchers) => matchers ?? []) : undefined;
}

/** Kinds that read the same in a list of facts. */
const factsAlone: ReadonlySet<Matcher['kind']> = new Set(['exit', 'empty', 'tests', 'http']);

/** `HTTP/2 200, content-type: …`, `` `200` and `{"ok":true}` ``. */
function inferStatusAndMore(text: string, command: string): readonly Matcher[] | undefined {
  const split = splitHttp(text) ?? (asksServer(command) ? splitHttpPlace(text) : undefined);
  if (!split) return undefined;
  const header = /^([a-z][\w-]+):\s+([\w/+.-]+(?:;\s*[\w=-]+)?)$/i.exec(split.rest);
  if (header !== null) return [split.http, inferHeader(header[1] ?? '', header[2] ?? '')];
  if (/^\((?:[^()]*)\)$/.test(split.rest)) return saysMore(split.rest) ? [split.http, ...review(text)] : [split.http];
  return [split.http, ...(inferBody(split.rest, command) ?? review(split.rest))];
}

/** What stands behind a status is the body: one quoted word in it may be a key or a text. */
function inferBody(text: string, command: string): readonly Matcher[] | undefined {
  const bare = text.replace(/^(?:an?\s+|the\s+)?(?:body|response)\s*:?\s+/i, '');
  if (/^(?:a )?(?:valid )?JSON(?: body| response)?(?:\s+\([^()]*\))?$/i.test(bare)) return [anyJson];
  const matchers = inferAnswer(bare, command) ?? inferWhole(bare, command) ?? inferMembers(bare, command);
  return matchers?.every(({ kind }) => kind !== 'equals') ? matchers : undefined;
}

/** Whether brackets at the end tell one more fact: `200 (with an ETag)`, `exit 0 (no output)`; others explain the first. */
function saysMore(text: string): boolean {
  const remark = /\(([^()]*)\)$/.exec(text)?.[1] ?? '';
  return tellsMore.test(remark.trim()) && !tellsOfSuccess.test(remark.trim());
}

/** `(no errors)`, `(all passed)`: the same in other words. */
const tellsOfSuccess =
  /^(?:(?:no|zero|without) (?:\p{L}+ )?(?:errors?|failures?|problems?|issues?|trouble|findings?|violations?|offenses|diffs?)|all (?:\p{L}+ )?(?:pass\p{L}*|ok|good|green|clean|fine|well|succeed\p{L}*))$/iu;

const tellsMore =
  /^(?:(?:and|plus|with|without|no|zero|all|every|each|both|only)(?!\p{L})(?!.*\b(?:yet|needed|required|necessary)\b)|(?:exactly |at least |at most |[<>≤≥]=? ?)?\d+ (?!more|others?)\p{L})/iu;

function withRest(matchers: readonly Matcher[] | undefined, rest: string): readonly Matcher[] | undefined {
  return matchers && [...matchers, ...review(rest)];
}

function review(sentence: string): readonly Matcher[] {
  return [{ kind: 'review', sentence }];
}

/** Any JSON at all. */
export const anyJson: Matcher = { kind: 'json', path: '$' };

/** `exit 0`, `exits with code 1`; an explanation in parentheses may follow. */
function inferExit(text: string): Matcher | undefined {
  const bare = text.replace(/\s*\([^()]*\)$/, '');
  const [, code] =
    /^(?:all )?exits?(?:\s+with)?(?:\s+the)?(?:\s+(?:exit )?(?:code|status))?:?\s+(\d{1,3})$/i.exec(bare) ?? [];
  const meant = code ?? exitsByCase.exec(text)?.[1] ?? (/^(?:an? )?clean exit$/i.test(bare) ? '0' : undefined);
  return meant === undefined ? undefined : { kind: 'exit', codes: [Number(meant)], negated: false };
}

/** `exits 0 if all checks pass, 1 otherwise`: of the two, the one for all being well. */
const exitsByCase =
  /^exits?(?: with)?(?: code| status)? (0) (?:if|when|on) (?!.*\b(?:not?|never|fail\w*|error)\b.*,)[^,;]*\b(?:pass(?:es)?|success\w*|succeeds?|ok|healthy|valid|clean|well|match(?:es)?)\b[^,;]*[,;] (?:and |or )?(?:\d|non-zero|nonzero)\d* (?:otherwise|if|when|on|else)\b[^.]*$/i;

function inferJson(text: string, command: string): Matcher | undefined {
  const isArray = /^(?:an?\s+)?(?:valid )?json\s+array$/i.test(text);
  if (isArray || (/^(?:an?\s+)?(?:valid )?(?:json )?array of \w+(?: \w+)?$/i.test(text) && asksServer(command))) {
    return { kind: 'json-subset', value: ['...'] };
  }
  if (/^(?:a )?valid json(?: (?:response|output|object|with proper formatting))*$/i.test(text)) return anyJson;
  if (/^(?:an? )?JSON(?: (?:response|body|object|document))?$/.test(text) && asksServer(command)) return anyJson;
  const value = parseJsonSample(text) ?? (asksServer(command) ? parseObjectLiteral(text) : undefined);
  if (value !== undefined) return value === '...' ? undefined : { kind: 'json-subset', value };
  const [, path = '', word = ''] =
    /^`?\$?\.?([a-z_]\w*(?:\.[a-z_]\w*)+)`?\s*(?:==?|:|is|should be|equals)\s*["“`]([^"”`]+)["”`]$/i.exec(text) ?? [];
  if (path !== '') return { kind: 'json', path: `$.${path}`, comparison: '=', value: word };
  const [member, ...others] = asksServer(command) ? (inferMembers(text, command) ?? []) : [];
  return others.length === 0 && member?.kind === 'json' ? member : undefined;
}

/**
 * One word as it would be printed: `PONG`, `True`, `1.2.3`; the name of a format is none, nor a sentence without spaces.
 * A name of several parts (`acme.shop.v1.Orders`) stands among others.
 */
function inferWord(text: string): readonly Matcher[] | undefined {
  if (/^[A-Za-z]\w+(?:\.\w+){2,}$/.test(text)) return [{ kind: 'contains', text, literal: true }];
  if (/^(?:json|html|xml|ya?ml|csv|pdf|uuid|url|sha|text|output)$/i.test(text)) return undefined;
  if (/^(?:works?|passes|succeeds|runs|builds|compiles|completes|loads|starts|opens|exists|appears)$/.test(text))
    return undefined;
  if (/^[a-z][a-z\d]*(?:_[a-z\d]+)+$/.test(text)) return inferValues(text, '');
  return /^(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\p{L}\p{N}_]*|v?\d+(?:\.\d+)+)$/u.test(text)
    ? [{ kind: 'equals', text }]
    : undefined;
}
