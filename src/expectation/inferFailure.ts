import { asksServer } from './commandTraits';
import type { Matcher } from './expectation';

/**
 * What a sentence says of how a command must end that does not just end well: `Must not exit with 0`, `Exit code 0 or 2, not
 * 1`, `This must exit with an error and print "denied"`. `undefined` for all others, and where it depends on something.
 */
export function inferFailure(sentence: string, command: string): readonly Matcher[] | undefined {
  if (sentence.length > longest || !speaksOfEnd.test(sentence)) return undefined;
  const texts: string[] = [];
  const words = sentence
    .replace(/`([^`]*)`|"([^"]*)"|“([^”]*)”/g, (_, code?: string, quoted?: string, curly?: string) => {
      const text = code ?? quoted ?? curly ?? '';
      return /^\d{1,3}$/.test(text) ? text : `"${texts.push(text)}"`;
    })
    .replace(/[*_]/g, '')
    .replace(/[.!]$/, '')
    .trim();
  if (depends.test(words)) return undefined;
  if (notZero.some((pattern) => pattern.test(words))) return [failure];
  const codes = (severalCodes.exec(words) ?? otherCode.exec(words))?.[1]?.match(/\d+/g)?.map(Number);
  if (codes) return [{ kind: 'exit', codes, negated: false }];
  const [text, ...others] = texts;
  if (others.length > 0) return undefined;
  const shown: readonly Matcher[] = text === undefined ? [] : [{ kind: 'contains', text, literal: true }];
  if (isRefused.test(words)) return [...shown, { kind: 'review', sentence }];
  // A server's error is an answer, and a database's client goes on.
  if (asksServer(command) || isClient.test(command)) return undefined;
  return endsInError.test(words) || expectsError.test(words) ? [failure, ...shown] : undefined;
}

/** Nobody writes a longer one; bounds the time that reading it can take. */
const longest = 200;

const failure: Matcher = { kind: 'exit', codes: [0], negated: true };

const speaksOfEnd = /exit|error|fail|return code|exception|rejected|refused|denied|blocked/i;
const depends =
  /(?<!\p{L})(?:if|when|unless|until|before|after|once|while|otherwise|except|only|on (?:failure|success|staging|prod\p{L}*|dev))(?!\p{L})/iu;

const subject = String.raw`(?:(?:it|this|that|(?:the|this) (?:command|script|call|check|run|process|program|test|build|request|query|statement|second run|last command))\s+)?`;
const code = String.raw`(?:(?:an?|the) )?(?:exit )?(?:code |status )*(?:of )?`;
const notZero: readonly RegExp[] = [
  String.raw`^${subject}(?:(?:must|should|may|can|shall|will|does|do|ought to)(?: not|n['’]t| never)|cannot|never) (?:exits?|ends?|finish(?:es)?|returns?) (?:with )?${code}(?:0|zero)$`,
  String.raw`^(?:the |its |an? )?(?:expected )?(?:exit|return)(?:[ -](?:code|status))?\s*(?:[:：]|(?:is|must be|should be|may be|has to be|will be|must|should|may|can|shall|cannot)?\s*(?:not|never)(?: be)?|(?:(?:is|must be|should be|has to be) )?(?:anything (?:but|other than)|other than|different from|!=|≠|not))\s*(?:!=|≠|not |anything but )?\s*(?:0|zero)$(?<![:：]\s*(?:0|zero))`,
  String.raw`^(?:expect(?:ed)?:? )?${subject}(?:(?:must|should|has to|needs to|will|to) )?(?:exits?|ends?|finish(?:es)?|returns?) (?:with )?(?:an? )?non-?zero(?: exit)?(?: code| status)?$`,
  String.raw`^(?:expect(?:ed)?:? )?(?:an? )?non-?zero exit(?: code| status)?$`,
  String.raw`^(?:the )?exit (?:code|status) (?:is|must be|should be) non-?zero$`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** `Exit code 0 or 2, not 1`. */
const severalCodes =
  /^(?:expect(?:ed)?:? )?(?:the )?(?:exits?|exit (?:code|status))(?: with)?(?: (?:code|status))?(?: is| must be| should be|:)? (\d{1,3}(?:(?:, ?| or |, or )\d{1,3})+)(?:,? (?:and |but )?(?:not|never)(?: with)? \d{1,3}(?:(?:, ?| or | nor )\d{1,3})*)?$/i;
/** `Exits with 3 instead of 0`, `exit code 3, not 0`. */
const otherCode =
  /^(?:expect(?:ed)?:? )?(?:(?:it|this|the (?:command|script)) )?(?:(?:must|should|will) )?(?:exits?|exit (?:code|status))(?: with)?(?: (?:code|status))?(?: is| must be| should be|:)? (\d{1,3}),? (?:instead of|rather than|and not|but not|not) (?:with )?\d{1,3}$/i;

const shows = String.raw`(?:(?:prints?|shows?|says?|reports?|returns?|displays?|outputs?|mentions?|complains? (?:of|about)|contains?|logs?) )`;
/** `This must exit with an error and print "denied"`. */
const endsInError = new RegExp(
  String.raw`^(?:expect(?:ed)?:? )?${subject}(?:must|should|has to|needs to|is (?:expected|supposed) to|shall|to) (?:now )?(?:exit|end|fail|terminate|stop) (?:with|in) (?:an? )?(?:error|failure|exception)(?: (?:code|status|message))?(?:(?:,? and|,| that| which| saying)? ${shows}?(?:the (?:error|message|text|line) )?"\d+")?$`,
  'iu',
);
/** `Expect an error: "AccessDenied"`. */
const expectsError =
  /^expect (?:to (?:see|get) )?(?:an? |the |this )?(?:error|failure|exception)(?: message)?(?:\s*[:：]|,| with| saying| that says| like| containing| of)?(?: (?:the )?(?:message |text )?"\d+")?$/i;
/** `The statement is rejected with "permission denied"`. */
const isRefused =
  /^(?:(?:the|this|that|an?|any|your) )?(?:[\p{L}-]+ ){0,2}[\p{L}-]+ (?:is|are|gets?) (?:now |then |also )?(?:rejected|refused|denied|blocked) with (?:an? (?:error|message) )?"\d+"$/iu;
const isClient =
  /(?:^|[\s;&|(])(?:psql|mysql|mariadb|sqlite3?|redis-cli|mongo(?:sh)?|cqlsh|sqlcmd|sqlplus|clickhouse-client)(?=\s|$)/;
