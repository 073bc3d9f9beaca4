import type { Matcher } from './expectation';
import { inferNumber } from './inferNumber';
import { quotePattern } from './pattern';

/**
 * What a comment right below a block's last command expects although no word marks it: a line as it is printed
 * (`Failed requests: 0` of a command that looks for "Failed requests"), or, for a person, a state that is told
 * (`Apply complete! 3 added`). `undefined` where it says what to do, or explains.
 */
export function inferPrinted(comment: string, command: string): readonly Matcher[] | undefined {
  const sentence = comment.trim();
  if (sentence.length > longest || isDone.test(sentence) || isText.test(sentence)) return undefined;
  if (/^-?\d{1,15}$/.test(sentence)) return toMatchers(inferNumber(sentence));
  const [, key = '', value = ''] = /^([\p{L}_][\p{L}\d_ .-]{1,60}?)\s*[:=]\s*(\S.*)$/u.exec(sentence) ?? [];
  if (key !== '' && isValue.test(value) && command.toLowerCase().includes(key.toLowerCase())) {
    const pattern = `(?:^|[^\\w-])${quotePattern(key)}\\s*[:=]\\s*${quotePattern(value)}(?![\\w%.,/-])`;
    return [{ kind: 'regex', pattern: asLinear(pattern), ignoreCase: true, negated: false }];
  }
  const isState = [tellsState, isAbsence, isWord].some((shape) => shape.test(sentence));
  return key !== '' || isState ? [{ kind: 'review', sentence }] : undefined;
}

function toMatchers(matcher: Matcher | undefined): readonly Matcher[] | undefined {
  return matcher && [matcher];
}

/** The engine knows no look-ahead: what follows is a character, or the end. */
function asLinear(pattern: string): string {
  return pattern.replace(/\(\?!\[(.*)\]\)$/, '(?:[^$1]|$)');
}

const longest = 200;

/** One word or number, as a program prints it. */
const isValue = /^(?:-?\d+(?:\.\d+)?%?|true|false|yes|no|on|off|ok|none|null|[A-Z][A-Za-z]{1,20}|v?\d+(?:\.\d+)+)$/i;

/** Orders, conditions and notes: `Edit .env`, `or use npm`, `Note: …`. */
const isDone =
  /^(?:(?:then|now|also|and|or|and then|please|optionally|alternatively)\b|(?:if|when|unless|for|in|on|to|with|without|because|since|this is|that is|note|tip|hint|warning|caution|important|todo|fixme|example|e\.g|usage|options?|docs?|see|source|default|requires?|windows|linux|mac(?:os)?|ubuntu|debian|url|link|reference|details|next|step|add|adjust|allow|apply(?! complete)|ask|attach|back ?up|browse|build|bump|call|change|check|choose|clean|click|close|commit|compare|configure|confirm|contact|copy|create|delete|deploy|describe|disable|download|edit|enable|ensure|enter|execute|export|fill|find|fix|follow|generate|get|give|go|ignore|import|increase|inspect|install|keep|load|log|login|look|make|merge|monitor|move|navigate|notify|open|paste|press|publish|pull|push|put|read|record|reduce|reload|remove|rename|repeat|replace|restart|restore|retry|revert|review|roll ?back|rotate|run|save|scale|search|select|send|set|share|skip|start|stop|submit|switch|tag|take|tell|test|trigger|try|turn|type|uninstall|update|upgrade|upload|use|validate|verify|view|visit|wait|watch|write)\b)/i;

/** Text that is no sentence: an address, a setting with its placeholder, a command, a rule of dashes. */
const isText =
  /^(?:https?:|[-=#*~_]{2}|\S+\/\S+$|[$@{<(])|\s--?[a-z]|^[A-Z][A-Z\d_]+=|\b(?:your|example)[-_ ]|[<[]\w+[>\]]|\.\.\.|…|:$/i;

/** `Apply complete!`, `3 added, 0 changed`, `Connection to db succeeded`. */
const tellsState =
  /!(?:\s|$)|^\d+ [\p{L}-]+[,:] \S|\b(?:complete|completed|succeeded|successful|successfully|passed|finished|running|healthy|active|ready|up to date|enabled|disabled|connected|accepted|denied|refused|found|listed|empty|identical|unchanged)[.!]?$/iu;
/** `no hits`, `nothing critical`. */
const isAbsence = /^(?:no|nothing|none|zero)(?: [\p{L}-]+){0,5}[.!]?$/iu;
/** `Enforcing`, `false`. */
const isWord = /^[\p{L}\d][\p{L}\d_.%-]{1,30}$/u;
