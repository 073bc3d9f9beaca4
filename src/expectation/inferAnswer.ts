import { asksServer } from './commandTraits';
import type { Matcher } from './expectation';
import { templatePattern } from './inferText';
import { quotePattern } from './pattern';
import { answer, article, having } from './valueWords';

/** What is said of a server's answer in words of its own: `blocked (403)`, `X-Frame-Options: DENY`, ``JSON with `id` ``. */
export function inferAnswer(fact: string, command: string): readonly Matcher[] | undefined {
  const json = inferKeys(fact) ?? inferJsonWith(fact);
  if (json || !asksServer(command)) return json;
  return (
    inferTold(fact) ??
    inferArrayOf(fact) ??
    inferRedirect(fact, command) ??
    inferPage(fact) ??
    (showsHeaders.test(command) && !follows.test(command) ? inferHeaders(fact) : undefined)
  );
}

/** A header of an answer with its value; what may follow a semicolon is left open. */
export function inferHeader(name: string, value: string): Matcher {
  return headerLine(`${name}:\\s*${quotePattern(value)}(?:\\s*;.*)?\\s*$`);
}

/** `be rejected with 401`, `blocked (403)`. */
function inferTold(fact: string): readonly Matcher[] | undefined {
  const [, status] =
    /^(?:be |get )?(?:blocked|denied|rejected|refused|forbidden|unauthori[sz]ed|redirected|not found|fail|accepted|created)(?: with| by)?(?: an?)? \(?(?:HTTP |status |code )*([2-5]\d\d)(?: [A-Z]\w+)*\)?$/i.exec(
      fact,
    ) ?? [];
  const named = status ?? behindWords.exec(fact)?.[1];
  return named === undefined ? undefined : [{ kind: 'http', statuses: [Number(named)] }];
}

/** `` `301` → `/about` ``, `302 redirect to /login`, `301 to HTTPS`: where the answer sends to, which only its headers show. */
function inferRedirect(fact: string, command: string): readonly Matcher[] | undefined {
  const [, status, address = ''] = redirects.exec(fact) ?? [];
  if (status === undefined) return undefined;
  const target = /^https$/i.test(address) ? 'https://\\S+' : targetPattern(address);
  if (command.includes('%{redirect_url}')) {
    const before = command.includes('%{http_code}') ? `${status}\\s+` : '(?:.*\\s)?';
    return [{ kind: 'regex', pattern: `^\\s*${before}${target}\\s*$`, ignoreCase: true, negated: false }];
  }
  const http: Matcher = { kind: 'http', statuses: [Number(status)] };
  if (!showsHeaders.test(command) || follows.test(command)) return [http, { kind: 'review', sentence: fact }];
  return [http, headerLine(`location:\\s*${target}\\s*$`)];
}

/** An address, of which the origin and what an ellipsis stands for are left open. */
function targetPattern(address: string): string {
  const open = address.replace(/^(?:…|\.{3})(?=\/)/u, '');
  return `${open.startsWith('/') ? '(?:https?://[^/\\s]+)?' : ''}${templatePattern(open)}`;
}

const redirects =
  /^(?:HTTP(?:\/\d(?:\.\d)?)? )?`?(30[12378])`?(?: [A-Z]\w+)*\s*(?:→|⇒|->|=>|(?:(?:permanent |temporary )?redirects? )?(?:to|towards|nach|auf|a|hacia|para|vers|verso|на|ke|到|へ)\s|(?=(?:…|\.{3})?\/|https?:))\s*`?(https?:\/\/[^\s`]+|(?:…|\.{3})?\/[^\s`]*|https)`?$/iu;

/** `redirect to https (301)`, `an error page (HTTP 404)`. */
const behindWords =
  /^(?!.*\b(?:not?|never|or|if|unless|when|instead)\b)[^()\d]{3,60}\((?:HTTP )?((?:20[0-4]|30[1-8]|40[0-59]|41[0-9]|42[29]|50[0-4]))(?: [A-Z][A-Za-z ]*)?\)$/i;

/** ``JSON with `id` and `name` fields``: the keys are there. */
function inferKeys(fact: string): readonly Matcher[] | undefined {
  const [, list] =
    /^(?:an? )?(?:valid )?JSON(?: response| object| body)? (?:with|containing|that contains|including) (?:an? |the )?((?:`\w+`(?:, (?:and )?| and )?)+)(?: fields?| keys?| propert(?:y|ies))?$/i.exec(
      fact,
    ) ?? [];
  if (list === undefined) return undefined;
  return Array.from(list.matchAll(/`(\w+)`/g), ([, key]) => ({
    kind: 'contains',
    text: `"${key ?? ''}"`,
    literal: true,
  }));
}

/** `JSON with status: ok`, `JSON containing "token"`, `JSON with vote counts`: of the last, that it is JSON, and the rest by eye. */
function inferJsonWith(fact: string): readonly Matcher[] | undefined {
  const [, rest] = isJsonWith.exec(fact) ?? [];
  if (rest === undefined || /\b(?:not?|never|or|if|unless|when)\b/i.test(rest)) return undefined;
  const [, key, value] = /^[`(]?["'`]?([a-z_]\w*)["'`]?\s*[:=]\s*["'`]?([A-Za-z][\w-]*)["'`]?[`)]?$/.exec(rest) ?? [];
  if (key !== undefined && value !== undefined) {
    const isFlag = value === 'true' || value === 'false';
    return [{ kind: 'json', path: `$.${key}`, comparison: '=', value: isFlag ? value === 'true' : value }];
  }
  const keys = quotedKeys.test(rest) ? Array.from(rest.matchAll(/["'`](\w+)["'`]/g), ([, name]) => name ?? '') : [];
  if (keys.length > 0) return keys.map((name) => ({ kind: 'contains', text: `"${name}"`, literal: true }));
  return [
    { kind: 'json', path: '$' },
    { kind: 'review', sentence: rest },
  ];
}

const isJsonWith = new RegExp(
  `^(?:${article})?(?:some |valid )*JSON(?:[ -](?:${answer}))? (?:${having}) (?:${article})?(?!no\\b|an? empty|empty)(.+)$`,
  'iu',
);

const quotedKeys =
  /^(?:(?:the )?(?:keys?|fields?|members?|properties) )?(?:["'`]\w+["'`](?:, (?:and )?| and )?)+(?: (?:fields?|keys?|propert(?:y|ies)|objects?|arrays?|members?))?$/;

/** `Array of events with id and kind fields`: an array, and the keys are there. */
function inferArrayOf(fact: string): readonly Matcher[] | undefined {
  const [, list = ''] =
    /^(?:an? |the )?(?:valid )?(?:JSON )?(?:array|list) of [\w-]+(?: [\w-]+)? (?:with|containing|having|including) (?:an? |the )?((?:[`"]?[A-Za-z_]\w*[`"]?(?:,? and |, )?)+?) (?:fields?|keys?|propert(?:y|ies)|members?)$/i.exec(
      fact,
    ) ?? [];
  const keys = list.match(/\w+/g)?.filter((word) => word !== 'and') ?? [];
  if (keys.length === 0 || keys.length > 8) return undefined;
  return [
    { kind: 'json-subset', value: ['...'] },
    ...keys.map((key): Matcher => ({ kind: 'contains', text: `"${key}"`, literal: true })),
  ];
}

/** `HTML`, `HTML (landing page)`: a page, which may be another one than was meant. */
function inferPage(fact: string): readonly Matcher[] | undefined {
  if (
    !/^(?:an? |the )?HTML(?: (?:page|response|document|content|markup|code))?(?: (?:with|of|for|from|containing)\b.*|\s*\(.*\))?$/i.test(
      fact,
    )
  )
    return undefined;
  return [
    {
      kind: 'regex',
      pattern: '<(?:!doctype html|html)\\b|^(?:< )?content-type:\\s*text/html',
      ignoreCase: true,
      negated: false,
    },
    { kind: 'review', sentence: fact },
  ];
}

/** Behind redirects several answers are shown, and one of them is meant. */
const follows = /\s(?:-[a-zA-Z]*L[a-zA-Z]*|--location)(?=\s|$)/;
const showsHeaders = /\s(?:-[a-zA-Z]*[iIv][a-zA-Z]*|--head|--include|--verbose|-D)(?=\s|$)/;

function inferHeaders(fact: string): readonly Matcher[] | undefined {
  const [, name = '', value = ''] =
    /^`?([A-Za-z][a-z]*(?:-[A-Za-z]+)+|server|location|vary|etag): ([\w/+.=;:*, -]+)`?$/i.exec(fact) ?? [];
  if (name !== '') return [inferHeader(name, value.trim())];
  const present =
    /^(?:have |include |contain )?(?:an? |the )?(?:headers? )?`?([A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+)`?(?: headers?)?(?: (?:is )?(?:present|set))?$/.exec(
      fact,
    )?.[1];
  return present === undefined ? undefined : [headerLine(`${present}:\\s*\\S`)];
}

function headerLine(pattern: string): Matcher {
  return { kind: 'regex', pattern: `^(?:< )?${pattern}`, ignoreCase: true, negated: false };
}
