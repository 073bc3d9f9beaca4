import { asksServer } from './commandTraits';
import type { Matcher } from './expectation';
import { splitValues } from './valuePhrase';
import { article, having, is, isInScript } from './valueWords';

/**
 * Names with their values, as they stand in JSON, in settings or in a report: `environment: test and department: it-ops`,
 * `` `installed` is `true` ``, ``JSON whose `started` field is `true` ``.
 */
export function inferMembers(text: string, command: string): readonly Matcher[] | undefined {
  const json = isJsonWith.exec(text);
  const isJson = json !== null || asksServer(command) || /\bjq\b|json/i.test(command);
  const phrase = splitValues(json === null ? text : text.slice(json[0].length));
  if (!phrase || phrase.join === 'any') return undefined;
  const members = phrase.values.map(readMember);
  if (members.length === 0 || !members.every((member) => member !== undefined)) return undefined;
  return members.map((member) => toMatcher(member, isJson));
}

interface Member {
  readonly name: string;
  readonly value: string;
  /** Whether the value is the one that is printed, and no word that only describes it. */
  readonly isExact: boolean;
  /** The whole of it, where nothing in it is quoted. */
  readonly asWritten?: string;
}

const isJsonWith = new RegExp(
  `^(?:${article})?(?:valid )?JSON(?:[ -](?:object|response|body|document|output|payload|objekt|objeto|objet|oggetto))?,? (?:whose|where|in which|in dem|dont|donde|dove|onde|cuyo|${having}) `,
  'iu',
);

/** Names that programs give: quoted, with a sign or capitals within, or one of those that tell a state. */
const name =
  '(?:[`"](?<quoted>[\\w.-]+)[`"]|(?<bare>[\\w.-]*[a-z][_.-][\\w.-]*\\w|[A-Z][A-Z\\d_]{2,}|[a-z]+(?:[A-Z][a-z\\d]+)+)|(?<state>status|state|phase|mode|health|result|environment|env|count|total|size|length|replicas|lag|[A-Za-z][a-z]{1,20}(?=\\s?[:=])))';
const field = '(?: (?:field|key|member|property|value|flag|attribute|column|feld|wert|campo|champ|поле))?';
const value = '(?:[`"](?<text>[^`"]+)[`"]|(?<word>true|false|null|\\d[\\w.-]*|[A-Za-z][\\w-]*(?:[./][\\w-]+)*))';
const isMember = new RegExp(
  `^(?:${article})?${name}${field}\\s*(?:==?|:|=>|→|\\s(?:${is})\\s|\\s?(?:${isInScript})\\s?)\\s*(?:(?:set to|also)\\s+)?${value}$`,
  'u',
);

function readMember(text: string): Member | undefined {
  const told = text.trim().replace(/^\p{Lu}(?=\p{Ll}*\s)/u, (letter) => letter.toLowerCase());
  const groups = isMember.exec(told)?.groups;
  if (!groups) return undefined;
  const { quoted, bare, state, text: shown, word = '' } = groups;
  const isTold =
    /^(?:an?|the|not|no|non|now|set|at|in|on|to|of|un|il|el|le|ein|being|still|also|as|any|anything|something|whatever|empty|absent|missing|present|required|unset|optional|string|number|boolean|array|object|listed|shown|there)$/i.test(
      word,
    );
  // `api_server is healthy` tells a state in words; `api_server: healthy` shows it.
  const isShown = /[:=→]/u.test(text.replace(/[`"][^`"]*[`"]/g, '')) || shown !== undefined || quoted !== undefined;
  if (isTold || !(isShown || state !== undefined) || isLabel.test(state ?? '')) return undefined;
  const isExact = shown !== undefined || isFixed(word) || /[:=]/.test(text);
  const isBare = quoted === undefined && shown === undefined;
  return {
    name: quoted ?? bare ?? state ?? '',
    value: shown ?? word,
    isExact,
    ...(isBare && { asWritten: text.trim() }),
  };
}

/** What stands before a colon, and names no member. */
const isLabel =
  /^(?:note|tip|hint|warning|expect\w*|output|results?|example|https?|exit|code|response|body|must|should|returns?|and|or|see|then|if|returned|shows?)$/i;

/** With the sign that a program would put between. */
const isPlain = /^[\w.-]+(?:: |\s?=\s?)[\w./-]+$/;

function toMatcher({ name, value, isExact, asWritten }: Member, isJson: boolean): Matcher {
  const isWord = /^[A-Za-z][\w -]*$/.test(value);
  if (isJson && isExact && isWord && /^[a-z_][\w.]*$/.test(name)) {
    const member = isFixed(value) ? (JSON.parse(value) as boolean | null) : value;
    return { kind: 'json', path: `$.${name}`, comparison: '=', value: member };
  }
  return {
    kind: 'contains',
    text: isPlain.test(asWritten ?? '') ? (asWritten ?? '') : `${name}: ${value}`,
    literal: true,
    isLoose: true,
  };
}

/** Values of JSON that stand without quotes. */
function isFixed(value: string): boolean {
  return /^(?:true|false|null)$/.test(value);
}
