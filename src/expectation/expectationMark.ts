import { readForeignDemand } from './foreignDemand';
import { restate } from './restate';
import { findSuccess } from './success';

/** A comment or a sentence that expects something. */
export interface Mark {
  /** What is expected, without the words that mark it; in English where the words around a value are in another language. */
  readonly fact: string;
  /** The words before the fact. */
  readonly lead: string;
  /** What it is said of: `pai-gateway` in `pai-gateway should be "healthy"`. Empty when nothing is named. */
  readonly subject: string;
  /** It is said of all of several things. */
  readonly isOfAll: boolean;
  /**
   * How far the fact can be trusted: a `word` may be what is printed (`Expected: PONG`), or only a `form` that cannot
   * be meant otherwise counts (`Target: <200ms`), or it is for a person alone.
   */
  readonly trust: 'word' | 'form' | 'person';
}

/** Finds what marks a sentence as an expectation: a label, `should`, `must`, an arrow; in ten languages. */
export function findMark(sentence: string): Mark | undefined {
  const plain = sentence
    .replaceAll('**', '')
    .replace(/^(you)['’]ll (?=see )/i, '$1 will ')
    .replace(/^(?:[-*•✓✔✅☑]️?\s+|[_*](?=\p{L}))+/u, '');
  const arrow = /^(?:→|⇒|[-=]>|#?=>)\s*/u.exec(plain);
  const text = (arrow === null ? plain : plain.slice(arrow[0].length))
    .replace(opening, '')
    .replace(exitLabel, 'Expected: exit ');
  return (
    findEnglishMark(text) ??
    (tellsSuccess(text) ? toMark(text, 'form') : undefined) ??
    findForeign(text) ??
    (arrow === null ? undefined : toMark(text, 'form')) ??
    findTold(text)
  );
}

/** A label, or a verb that demands. */
function findEnglishMark(text: string): Mark | undefined {
  for (const { mark, trust } of labels) {
    const lead = mark.exec(text)?.[0];
    if (lead !== undefined) return ofAll(toMark(text.slice(lead.length), trust, lead));
  }
  return readDemand(text.replace(nothingDemanded, 'should print nothing').replace(exitDemanded, 'should exit '));
}

/** The same in another language. What is understood of it in part is for a person. */
function findForeign(text: string): Mark | undefined {
  const demand = readForeignDemand(text);
  if (demand === undefined) return undefined;
  return (demand.english === undefined ? undefined : findEnglishMark(demand.english)) ?? toMark(text, 'person');
}

/** What is told in a sentence of its own: `3 rows expected`, `Verify that it prints "x"`. */
function findTold(text: string): Mark | undefined {
  const [, told] = /^(.+?) (?:is |are )?expected[.)]*$/i.exec(text) ?? [];
  if (told !== undefined) return toMark(told, 'form');
  const restated = restate(text);
  if (restated !== undefined) return readDemand(restated);
  return isForPerson.test(text) ? toMark(text, 'person') : undefined;
}

function toMark(fact: string, trust: Mark['trust'], lead = ''): Mark {
  return { fact, lead, trust, subject: '', isOfAll: false };
}

/** `All tests pass`, `Läuft ohne Fehler`; of a name, or of what a command only speaks to, where a word demands it. */
export function tellsSuccess(text: string): boolean {
  const success = findSuccess(text);
  if (success === undefined) return false;
  return success.isDemanded || !['named', 'thing', 'trial'].includes(success.of);
}

const nothingDemanded =
  /^(?:nothing|no (?:output|lines?)) (?:should|must) be (?:printed|shown|returned|displayed|listed)/i;
const exitDemanded = /^(?:the )?exit (?:code|status)(?: of .{1,30})? (?:should|must) be (?=\d)/i;

/** What stands behind `should` or `must`, said of what stands before. */
function readDemand(text: string): Mark | undefined {
  const [, subject = '', predicate] = bracketed.exec(text) ?? behindSubject.exec(text) ?? [];
  return predicate === undefined ? undefined : readModal(subject.trim(), predicate);
}

/** `All services "Up"` behind a label: the quoted text in every line. */
function ofAll(mark: Mark): Mark {
  const [, fact] =
    /^[Aa]ll(?: \p{L}+){1,2} (["“`].*?|Up|Running|Ready|Bound)(?: status| state)?$/u.exec(mark.fact) ?? [];
  return fact === undefined ? mark : { ...mark, fact, isOfAll: true };
}

/** `should return 503`, after its subject. What is said of several things at once only a text in each line can hold. */
function readModal(subject: string, predicate: string): Mark {
  const fact = predicate.replace(modal, '');
  const said = verb.exec(fact);
  const rest = said === null ? fact : fact.slice(said[0].length);
  const lead = predicate.slice(0, predicate.length - rest.length);
  const isOfAll = /^(?:all|both|every|each)\b(?:\s[\p{L}\d_-]+){0,3}$/iu.test(subject);
  const ofSeveral =
    /\b(?:all|each|every|both|any|some|most|few|only|none|no|not|never|n?either|services|if|when|unless)\b/i.test(
      subject,
    );
  if (isOfAll && said !== null) return { ...toMark(rest, 'form', lead), subject, isOfAll };
  if (ofSeveral) return { ...toMark(fact, 'person'), subject };
  // A word after "be" mostly describes: `should be quiet`; so does one that will come: `will print usage`.
  const describes = /^be\b/i.test(fact) || /^will\b/i.test(predicate);
  if (said !== null) return { ...toMark(rest, describes ? 'form' : 'word', lead), subject };
  const isForm =
    /^(?:[1-5]\d\d$|(?:respond|answer|load|take|run|build|return|execute|end)(?: successfully)? (?:(?:in )?(?:under|less than|at most|no more than|[<≤])|within)|exit|succeed|pass|complete|finish|exist|(?:have|find|produce|give|yield) (?:no|zero) |resolve to |have (?:an? |the )?(?:headers? )?`?[A-Z]\w*-[A-Z]|have (?:mode|permissions?|perms?|`?\d{3,4}`? permissions) |be (?:blocked|denied|rejected|refused|redirected)|not be empty|not \p{L}+ )/iu.test(
      fact,
    );
  return { ...toMark(fact, isForm ? 'form' : 'person'), subject };
}

const labels: readonly { readonly mark: RegExp; readonly trust: Mark['trust'] }[] = [
  {
    mark: /^(?:expect(?:ed|s)?(?: (?:output|results?|response|value|version|(?:HTTP )?(?:status(?: code)?|code)|(?:log )?(?:line|message)))?(?: in (?:the |its )?[\w -]{2,40}?)?|(?:you )?(?:should|must) (?:see|show|print|output|return|be))[*_]*\s*:[*_]*\s*/i,
    trust: 'word',
  },
  {
    mark: /^expect(?:ed|s)?(?: [\p{L}\d-]+){1,3}? (?:response|result|output|status|code|answer|reply|body|message|value|count|state|line|outcome)s?[*_]*\s*:[*_]*\s*/iu,
    trust: 'form',
  },
  { mark: /^(?:what )?you (?:should |will |['’]ll )?(?:see|get)[*_]*\s*:[*_]*\s*/i, trust: 'word' },
  {
    mark: /^(?:target|output|results?|response|body|look for|returns|(?:pass|success|acceptance) criteria|verifica|verificar|verify|vérifie[rz]?)[*_]*\s*:[*_]*\s*/i,
    trust: 'form',
  },
  { mark: /^(?:want(?:ed)?|desired|good|healthy|success)\s*:\s*/i, trust: 'form' },
  {
    mark: /^(?:ok(?:ay)?|good|fine|pass(?:es)?) (?:if|when) (?:it(?:['’]s| is)? )?(?=empty|\d|["“`]|[<>]|no\b|nothing)/i,
    trust: 'form',
  },
  {
    mark: /^(?:HTTP )?(?:status|response)(?: code)?[*_]*\s*:[*_]*\s*(?=`?(?:HTTP\S* )?[1-5]\d\d)/i,
    trust: 'form',
  },
  { mark: /^(?:returns|shows|prints|outputs|expect|expects|look for)\s+(?!:)/i, trust: 'form' },
  {
    mark: /^(?:want|gives|yields|displays|reports|says|contains|resolves to|responds(?: with)?|answers(?: with)?|evaluates to)\s+(?=["“`{\d<>]|(?:nothing|no|empty|true|false)\b)/i,
    trust: 'form',
  },
];

/** What numbers a sentence, or says when it holds: `3.`, `Test 2 -`, `At this point, `. */
export const opening =
  /^(?:(?:(?:step|test|check) \d{1,2}\s*[.:)–—-]|\d{1,2}[.)]|(?:in this case|at this point|after(?:wards?| that| this| a (?:few|couple of) \p{L}+)|finally|(?:once|when) (?:it is |\p{L}+ )?(?:done|finished|complete|ready|deployed|up|running)|on success|if (?:successful|all (?:is|goes|went) well|everything (?:worked|works|is (?:ok|okay|fine|well|correct)|(?:went|goes) (?:well|fine))|it (?:worked|works|succeeds|succeeded)),|(?:now|then),),?)\s+)+/iu;

/** `Expected exit code: 0`. */
const exitLabel = /^expect(?:ed)? exit(?: code| status)?\s*:?\s*(?=\d)/i;

/** Words that demand; `will` and the like only with a verb of showing, `needs to` only with a state: else they tell what is done. */
const demand =
  'should|must|(?:needs?|ha(?:s|ve)|ought|shall|(?:(?:is|are)\\s+)?supposed)(?:\\s+to)?(?=\\s+(?:(?:be|equal)\\s+(?:["“`\\d<>=]|(?:empty|zero|nothing|true|false|on|up|at|above|below|under|over|at least|at most|exactly|[A-Z]{2,})\\b)|(?:return|print|say|show|read|match)\\s))|(?:will|[\'’]ll)(?=\\s+(?:now\\s+)?(?:see|return|print|show|say|report|output|display|be empty|respond with)\\s)';
const bracketed = new RegExp(`^(.*)\\(((?:${demand}) [^()]+)\\)$`, 'i');
const behindSubject = new RegExp(`^(.*?)(?<![\\p{L}\\d])((?:${demand})(?!\\p{L}).*)$`, 'iu');
const modal = new RegExp(`^(?:${demand})\\s+(?:now\\s+|only\\s+|just\\s+|always\\s+)?`, 'iu');

/**
 * `abort if anything is listed`, `any output means trouble`, `wait until 3/3`: what
 * must come, or must not, in words that a person compares.
 */
const isForPerson =
  /^expect|\bexpected(?: to\b|[.)]*$)|\(target\b|^(?:verificar que|vérifier que|verificare che)\b|^(?:abort|stop|bail(?: out)?|do not (?:continue|proceed)|don['’]t (?:continue|proceed)|(?:not )?(?:ok|okay|good|fine)) (?:if|unless|when)\b(?!.*\bfails?\b)|^any(?:thing)? (?:but|other than|else|here|output|row|line|result|match)\b.{0,60}\b(?:is|are|means?|indicates?)\b|^wait (?:until|till)\b|^(?:silent|quiet) (?:on|when)\b/i;

const verb =
  /^(?:return|show|see|print|output|say|display|be|equal|match|read|report|respond with|answer(?: with)?|give(?: you)?|get|receive|yield|contain|include|list|(?:end|start) with)\s+(?:that\s+)?/i;
