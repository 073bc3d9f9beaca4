import { asksVersion } from './commandTraits';
import type { Matcher } from './expectation';
import { inferExpectation } from './inferExpectation';
import { inferStatement } from './inferStatement';
import { inferVersion } from './inferVersion';
import { quotePattern } from './pattern';
import { tellsLimit } from './tellsLimit';

/**
 * What a sentence right behind a command says of its result although nothing marks it: `More than 100 rows expected.`, `Node 18+
 * required.`, `No more than 3 moderate and no high vulnerabilities.`, ``The tag is `v1.4.0`.``, `` `/health` → 200 ``.
 * `undefined` where it may only describe.
 */
export function inferPlainly(plain: string, command: string): readonly Matcher[] | undefined {
  if (plain.length > longest) return undefined;
  const text = plain.replace(/[.!]$/, '').trim();
  return (
    inferPathStatus(text) ??
    inferDemanded(text, command) ??
    inferBareLimit(text, command) ??
    inferOwnValue(text, command)
  );
}

/** Nobody writes a longer one; bounds the time that reading it can take. */
const longest = 200;

/** `` `/admin` → 403 ``: confirmed where a line has both, and by eye elsewhere. */
function inferPathStatus(text: string): readonly Matcher[] | undefined {
  const [, path, status] = pathStatus.exec(text) ?? [];
  if (path === undefined || status === undefined) return undefined;
  const pattern = `(?:^|[\\s"'(]|https?://[\\w.:-]+)${quotePattern(path)}${between}${status}${behindStatus}`;
  return [{ kind: 'regex', pattern, ignoreCase: false, negated: false, isLoose: true }];
}

const between =
  '[\\s"\':,|)=→>-]+(?:(?:HTTP(?:/\\d(?:\\.\\d)?)?|status|code|returns?|returned|responded|answered|got|is)[\\s"\':=]+)*';
/** No other number, which may be the status that came: `/health 200 expected, got 403`. */
const behindStatus = '(?:[^\\w.%/]\\D*(?:\\d+(?:\\.\\d+)?\\s?(?:ms|s|B|kB|KB|bytes)\\D*)*)?$';

const pathStatus =
  /^`?(?:(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS) )?((?:https?:\/\/[\w.-]+(?::\d+)?)?\/[\w./{}-]*)`?\s*(?:→|⇒|[-=]>|:|returns?|responds? with|answers?|gives?)\s*`?(?:HTTP )?([1-5]\d\d)`?(?: [A-Z][A-Za-z]+){0,3}$/;

/** `More than 100 rows expected`; what is required tells a result where the command asks for the version of it. */
function inferDemanded(text: string, command: string): readonly Matcher[] | undefined {
  const [, what = '', word = ''] = demanded.exec(text) ?? [];
  if (what === '') return undefined;
  if (!/^(?:requ|need|erford|neces|nécess)/i.test(word))
    return isCounted(what) || /^["“`][^"”`]+["”`]$/.test(what)
      ? inferExpectation(`Expected: ${what}`, command)
      : undefined;
  if (!asksVersion(command)) return undefined;
  const version = inferVersion(what, true);
  if (version) return [version];
  const named = inferStatement(what, command);
  const isOwn = named !== undefined && command.toLowerCase().includes(named.subject.toLowerCase());
  return isOwn && named.matchers.some(({ kind }) => kind === 'version' || kind === 'regex')
    ? named.matchers
    : undefined;
}

const demanded =
  /^(\S.*?)\s+(?:(?:is|are|wird|werden|es|son|é|são|est|sont|è|sono)\s+)?(expected|required|needed|erwartet|erforderlich|esperad[oa]s?|attendue?s?|attes[oaie]|requis\p{L}*|necesari[oa]s?|necessári[oa]s?|nécessaires?)(?: here)?$/iu;

/** `No more than 3 moderate and no high vulnerabilities`: a limit of what an output counts, and no verb. */
function inferBareLimit(text: string, command: string): readonly Matcher[] | undefined {
  return isCounted(text) && tellsLimit(text) ? inferExpectation(`Expected: ${text}`, command) : undefined;
}

/** Whether words count what is printed or found, and say no more. */
function isCounted(text: string): boolean {
  return counted.test(text) && !hasVerb.test(text);
}

const counted =
  /^(?:(?:no|not) (?:more|less|fewer) than|at (?:most|least)|(?:more|less|fewer|greater) than|over|under|above|below|between|exactly|only|just|max\.?|min\.?|[<>≤≥]=?|zero|no|\d+|mindestens|höchstens|mehr als|weniger als|genau|al menos|más de|menos de|como máximo|exactamente|au moins|au plus|plus de|moins de|almeno|al massimo|più di|meno di|pelo menos|no máximo|mais de)\s*(?:.*\s)?(?:rows?|records?|lines?|results?|matches|hits?|entries|entry|items?|restarts?|vulnerabilit(?:y|ies)|errors?|warnings?|failures?|findings?|violations?|alerts?|documents?|pods?|containers?|replicas?|commits?|migrations?|tests?|output|zeilen|treffer|einträge|fehler|warnungen|filas|registros|líneas|errores|lignes|enregistrements|erreurs|righe|record|errori|linhas|erros)(?:,? (?:each|in total|found|left|listed|per \p{L}+|in the (?:output|list|log|table)))?$/iu;

const hasVerb =
  /(?<!\p{L})(?:is|are|was|were|be|has|have|had|can|may|might|could|will|would|should|must|need\p{L}*|require\p{L}*|if|when|unless|because|to|for|before|after|until|take|takes|uses?|allow\p{L}*|support\p{L}*|fit|fits|works?|kann|können|darf|wenn|puede\p{L}*|si|peut|peuvent|può|possono|pode\p{L}*)(?!\p{L})/iu;

/** ``The tag is `v1.4.0` `` of a command that shows it and does not name it. Another value is for a person. */
function inferOwnValue(text: string, command: string): readonly Matcher[] | undefined {
  const [, name = '', value] = ownValue.exec(text) ?? [];
  if (value === undefined || command.includes(value) || isUsual.test(name) || !shows.test(command)) return undefined;
  const noun = name.split(' ').at(-1)?.toLowerCase() ?? '';
  if (!new RegExp(`(?:^|[^\\p{L}])${quotePattern(noun)}e?s?(?:[^\\p{L}]|$)`, 'iu').test(command)) return undefined;
  return [{ kind: 'contains', text: value, literal: true, isLoose: true }];
}

const ownValue =
  /^(?:the|its|your|our)\s+((?:[\p{L}-]+ ){0,2}[\p{L}-]{3,}) (?:is|are|reads|equals|should be|must be)(?: now| still)? ["“`]([^"”`]+)["”`]$/iu;
const isUsual = /\b(?:default|usual|standard|initial|example|sample|old|previous|next|optional)\b/i;
/** Words of commands that only show. */
const shows =
  /(?:^|\s)(?:describe|show|get|list|ls|status|current|inspect|print|printenv|rev-parse|info|query|cat|head|tail|jq|--show-\w+|--version|-V|version|select|history|whoami|hostname)(?=\s|$)/i;
