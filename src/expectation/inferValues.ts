import { asksServer } from './commandTraits';
import type { Matcher } from './expectation';
import { inferCounted } from './inferLimits';
import { inferQuoted } from './inferText';
import { inferMembers } from './inferMembers';
import { inferPermissions } from './inferPermissions';
import { inferValueKind } from './inferValueKind';
import { quotePattern } from './pattern';
import { isPrintedToken, tokenPattern } from './printedToken';
import { maskQuoted, splitValues, withoutRemark, type ValuePhrase } from './valuePhrase';

/**
 * Reads a text made of values that can only be printed, and of words that join and explain them:
 * `0.0.0.0:7000->7000`, `2f1f125 or a0a1ba5`, `nginx and redis listed`, `` `installed` is `true` ``. Without quotes they may
 * only describe the result: found whole they confirm, and where they are not found a person decides.
 */
export function inferValues(text: string, command: string): readonly Matcher[] | undefined {
  const read = inferWholePhrase(text, command);
  if (read) return read;
  const remarked = withoutRemark(text);
  const values = remarked && inferWholePhrase(remarked.text, command);
  return values && remarked.isPart ? [...values, { kind: 'review', sentence: text }] : values;
}

function inferWholePhrase(text: string, command: string): readonly Matcher[] | undefined {
  const none = inferNoneOf(text) ?? inferValueKind(text, command);
  if (none || isQualified.test(maskQuoted(text))) return none;
  return (
    inferPermissions(text, command) ??
    inferMembers(text, command) ??
    inferCounted(text) ??
    inferReported(text) ??
    inferIncluded(text) ??
    inferList(text)
  );
}

/** What is denied, holds in some cases, or is only nearly so. */
const isQualified =
  /(?<!\p{L})(?:not?|never|none|nothing|without|cannot|neither|nor|if|unless|when|except|before|after|until|instead|rather|than|may|might|could|some|any|several|about|approximately|around|sometimes|either|between|but|no|sin|sem|sans|ohne|senza|ni|nie|nicht|kein\p{L}*|não|non|ne|pas|не|нет|без|если|si|wenn|falls|oder)(?!\p{L})|n['’]t(?!\p{L})|[不没無无]|ない|않|없/iu;

/** `my_table, other_table`, `2f1f125 or a0a1ba5`, `"a" and b_c`, `nginx, redis listed`. */
function inferList(text: string): readonly Matcher[] | undefined {
  const [, list = text, tail] = isListed.exec(text) ?? [];
  const phrase = splitValues(list.replace(leads, ''));
  if (!phrase || phrase.values.length === 0) return undefined;
  const isNamed = phrase.values.length > 1 && (namesKind.test(list) || kindBehind.test(text));
  const values = phrase.values.map((value) =>
    valuePattern(value.replace(kindBehind, ''), isNamed ? 'named' : tail === undefined ? 'no' : 'told'),
  );
  if (!values.every((value) => value !== undefined)) return undefined;
  return toMatchers(values, phrase);
}

function toMatchers(values: readonly (string | Matcher)[], { join }: ValuePhrase): readonly Matcher[] | undefined {
  if (join === 'each') return values.map((value) => (typeof value === 'string' ? looseText(value) : value));
  const patterns = values.map(patternOf);
  return patterns.every((pattern) => pattern !== undefined) ? [loose(patterns.join('|'))] : undefined;
}

function patternOf(value: string | Matcher): string | undefined {
  if (typeof value === 'string') return tokenPattern(value);
  return value.kind === 'regex' && !value.negated && !value.ignoreCase ? value.pattern : undefined;
}

/** Whether the words around say that words of a language are listed, or what they are the names of. */
type Listed = 'no' | 'told' | 'named';

/** A quoted text is held to firmly, a bare one only confirms. */
function valuePattern(value: string, listed: Listed): string | Matcher | undefined {
  const bare = value.replace(leads, '').replace(/[.!]$/, '');
  if (/^["`]/.test(bare)) {
    const [matcher, ...others] = inferQuoted(bare) ?? [];
    return others.length === 0 && matcher?.kind !== 'review' ? matcher : undefined;
  }
  const named = isNamedValue.exec(bare)?.[1];
  if (named !== undefined) {
    const [matcher, ...others] = inferQuoted(named) ?? [];
    return others.length === 0 && matcher?.kind === 'contains' ? { ...matcher, isLoose: true } : undefined;
  }
  // `local-path (default)`: as a listing marks one of its rows.
  const marked = /^(\S+) \([a-z]{3,20}\)$/.exec(bare)?.[1];
  if (marked !== undefined && (isPrintedToken(marked) || /^[a-z]+(?:-[a-z]+)+$/.test(marked))) return bare;
  if (isPrintedToken(bare)) return isTemplate.test(bare) ? loose(tokenPattern(bare)) : bare;
  if (listed === 'no' || !isPlainName.test(bare) || isPronoun.test(bare)) return undefined;
  if (listed === 'told' && isThing.test(bare)) return undefined;
  return loose(tokenPattern(bare));
}

/** ``the token `a_b` ``; what is old or missing is not printed. */
const isNamedValue =
  /^(?:the|an?|its|your) (?!(?:\p{L}+ )?(?:old|missing|removed|former|deleted|obsolete|deprecated|previous|below|above|under|over|like)(?!\p{L}))(?:[\p{L}-]{2,20} ){1,2}(["`][^"`]+["`])$/iu;

/** `columns id and name`, `id, name columns`: several words of a language are names there. */
const namesKind =
  /^(?:the |all |both )*(?:names|files|tables|columns|keys|fields|headers|services|containers|images|users|databases|topics|queues|branches|variables|packages|modules)(?![\w-])/i;
const kindBehind =
  /\s+(?:tables|columns|keys|fields|headers|services|containers|images|databases|topics|queues|branches|packages|indexes)$/i;

/** `.../v1`, `2.x.x`, `<id>`: parts stand for anything. */
const isTemplate = /\.{3}|…|<[^<>]+>|\{[^{}]+\}|\.[xX](?!\w)|X{3,}/;

/** What the values are: `the tables a_b, c_d`. */
const leads =
  /^(?:(?:both|the|all|at least|of|names?|files?|tables?|columns?|keys?|fields?|headers?|services?|containers?|images?|users?|databases?|topics?|queues?|branch(?:es)?|variables?|packages?|modules?|paths?|address(?:es)?)(?::\s*|\s+))+(?=\S)/i;

/** `… listed`, `… are shown`, `… in der Liste`. */
const isListed =
  /^(.+?)\s+((?:(?:is|are|both|all|should be|appears?|son|está[ns]?|são|sont|sind|sono|werden)\s+)*(?:listed|shown|displayed|printed|visible|present|there|in the (?:list|output|listing)|appears?|listad[oa]s?|en la lista|presentes?|visibles?|listés?|affichés?|présente?s?|aufgelistet|gelistet|angezeigt|vorhanden|sichtbar|in der liste|elencat[ie]|presenti|visibili|na lista|exibid[oa]s|в списке|видны|terdaftar|muncul))$/iu;

const isPlainName = /^[\p{L}][\p{L}\d]*(?:[-/.:][\p{L}\d]+)*$/u;
const isPronoun =
  /^(?:it|they|this|that|these|those|something|nothing|none|no|not|everything|all|both|each|any|some|output|one|two|three|new|old)$/i;
/** What is listed by its kind: `process listed`. */
const isThing =
  /^(?:(?:result|error|warning|item|name|value|file|process|service|container|pod|node|table|column|row|line|user|image|package|job|task|worker|device|version|branch|tag|commit|backup|message|log|record|page|plugin|module|key|port|rule|host|server|route|volume|network|certificate|change|migration)(?:e?s)?|entry|entries)$/i;

/** ``zero unexplained `stale_row` entries``: the name beside a 0. */
function inferNoneOf(text: string): readonly Matcher[] | undefined {
  const [, name] =
    /^(?:0|zero|no) (?:[\p{L}-]+ ){0,3}`([^`\d]+)`(?: (?:rows?|lines?|entries|entry|items?|records?))?$/iu.exec(text) ??
    [];
  return name === undefined ? undefined : [loose(beside('0', `${quotePattern(name)}(?: \\p{L}+)?`))];
}

/** `3 workers`, `workers: 3`, with nothing else on the line but one word. */
function beside(number: string, words: string): string {
  return `^\\W*${number}(?: \\p{L}+)? ${words}\\W*$|^\\W*(?:\\p{L}+ )?${words}\\W*[:=]\\W*${number}\\W*$`;
}

/** `enabled 1`: a name and its number, as reports of settings write them. */
function inferReported(text: string): readonly Matcher[] | undefined {
  const [, name = '', number = ''] = /^([a-z][a-z_]{2,30}) (\d{1,6})$/.exec(text) ?? [];
  return name === '' || isCounter.test(name) ? undefined : [loose(`^\\s*${name}\\s*[ :=]\\s*${number}\\s*$`)];
}

/** What a number stands behind in a sentence: `version 3`, `port 80`. */
const isCounter =
  /^(?:exit|exits|code|status|version|about|around|over|under|above|below|at|of|step|test|line|page|least|most|exactly|only|zero|than|to|approximately)$/;

function looseText(text: string): Matcher {
  return { kind: 'contains', text, literal: true, isLoose: true };
}

/** A pattern that confirms, and cannot contradict. */
function loose(pattern: string, ignoreCase = false): Matcher {
  return { kind: 'regex', pattern, ignoreCase, negated: false, isLoose: true };
}

/** `11 rules incl. -S execve`: what must be among others, and all of the words for a person. */
function inferIncluded(text: string): readonly Matcher[] | undefined {
  const [, included = ''] = isIncluding.exec(text) ?? [];
  const option = /^(?:`)?(--?[A-Za-z][\w-]*(?:[ =][\w./:-]+)?)`?$/.exec(included)?.[1];
  const matchers = option === undefined ? inferList(included) : [loose(`(?:^|\\s)${quotePattern(option)}(?:\\s|$)`)];
  return included === '' ? undefined : matchers && [...matchers, { kind: 'review', sentence: text }];
}

const isIncluding =
  /^[\p{L}\d][\p{L}\d ,-]{0,60}?,?\s+(?:incl(?:\.|uding)?|among them|darunter|einschließlich|incluyendo|entre ellos|incluindo|entre eles|dont|y compris|tra cui|inclus[oai]|включая|termasuk|bao gồm|包括)\s+(\S.*)$/iu;

/** Words of a language behind a label that announces what is printed: `academies, users`. */
export function inferPlainList(text: string, command: string): readonly Matcher[] | undefined {
  const phrase = splitValues(text);
  if (!phrase || phrase.values.length < 2 || phrase.join === 'any' || asksServer(command)) return undefined;
  const isNames =
    phrase.values.every((value) => isPlainName.test(value) && !isPronoun.test(value)) &&
    !phrase.values.every((value) => isThing.test(value));
  return isNames
    ? phrase.values.map((value) => ({ kind: 'contains', text: value, literal: true, isLoose: true }))
    : undefined;
}
